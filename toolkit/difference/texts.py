"""Two versions of a text, as far as a reader needs them to see what changed."""

from __future__ import annotations

# Words that are told around a place where two texts differ, and letters of one text that are told at most.
AROUND = 5
MOST_LETTERS = 240


def short(text: str) -> str:
    """A text, or its beginning where it is long."""
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1].rstrip()}…"


def where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Two texts from a little before the first word that differs to a little after the last one."""
    was, now = before.split(), after.split()
    least = min(len(was), len(now))
    start = next((place for place in range(least) if was[place] != now[place]), least)
    same_end = next((place for place in range(least - start) if was[-1 - place] != now[-1 - place]), least - start)
    return _window(was, start, same_end), _window(now, start, same_end)


def _window(words: list[str], start: int, same_end: int) -> str:
    first, last = max(start - AROUND, 0), min(len(words) - same_end + AROUND, len(words))
    shown = short(" ".join(words[first:last]))
    return f"{'… ' if first else ''}{shown}{' …' if last < len(words) else ''}"

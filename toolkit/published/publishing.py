"""Writing down what is there today: the lock after a publication, and what that added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from toolkit.published.lock import PAGES, Address, Key, Lock, Published, PublishedOption, PublishedQuestion, order
from toolkit.published.meaning import fits
from toolkit.published.today import Today


def published(lock: Lock, today: Today) -> dict[Key, Published]:
    """The entries after today is published: nothing is taken out, and a meaning stays unless `same_meaning` says so.

    Presumes that `toolkit check` has found nothing wrong.
    """
    entries = dict(lock.entries)
    declared = _same_meaning(today)
    for key, entry in today.entries.items():
        entries[key] = entry if _place(key) in declared else _kept(entries.get(key), entry)
    for key, entry in lock.entries.items():
        if key not in today.entries:
            entries[key] = _left(key, entry, today)
    return entries


def additions(before: Mapping[Key, Published], after: Mapping[Key, Published]) -> Iterator[str]:
    """What `after` says and `before` does not, in words, a line each; new options are counted at their new question."""
    for key in sorted(after, key=order):
        if before.get(key) == after[key] or (key[0] == "option" and ("question", _place(key)) not in before):
            continue
        yield f"{_called(*key)} {_news(key, before, after)}"


def _news(key: Key, before: Mapping[Key, Published], after: Mapping[Key, Published]) -> str:
    entry = after[key]
    if isinstance(entry, PublishedQuestion) and entry.gone:
        return "is no longer asked"
    if entry.now is not None:
        return f"is “{entry.now}” now"
    if key in before:
        return "has another meaning, declared the same"
    options = sum(kind == "option" and _place((kind, name)) == key[1] for kind, name in after)
    return "is new" + (f", with {options} options" if options else "")


def _called(kind: str, name: str) -> str:
    if kind in PAGES:
        return f"{kind.replace('-', ' ')} “{name}”"
    around, _, own = name.rpartition("/")
    return f"{kind} “{own}” of “{around}”"


def _same_meaning(today: Today) -> set[str]:
    return {
        f"{name}/{question.id}"
        for name, entry in today.library.questionnaires.items()
        for question in entry.value.questions
        if question.same_meaning
    }


def _place(key: Key) -> str:
    """The question that an entry belongs to, with its questionnaire."""
    kind, name = key
    return name.rpartition("/")[0] if kind == "option" else name


def _kept(old: Published | None, new: Published) -> Published:
    """What was published stays, but a number may take more than before; what came back is there again."""
    if old is None:
        return new
    if isinstance(old, PublishedQuestion) and isinstance(new, PublishedQuestion):
        wider = replace(old, least=new.least, most=new.most, step=new.step) if fits(old, new) else old
        return replace(wider, now=None, gone=False)
    return replace(old, now=None)


def _left(key: Key, entry: Published, today: Today) -> Published:
    """An entry of something that is not there today: with what took its place."""
    kind, name = key
    if isinstance(entry, Address):
        return replace(entry, now=today.home(kind, name) or entry.now)
    questionnaire, *rest = name.split("/")
    home = today.questionnaire(questionnaire)
    question = today.question(home.id, rest[0]) if home is not None else None
    if isinstance(entry, PublishedQuestion):
        # Below a questionnaire that was renamed, questions kept their ids.
        if question is not None:
            return entry if question.id == rest[0] else replace(entry, now=question.id)
        return replace(entry, gone=(home is not None and rest[0] in home.value.no_longer_asked) or entry.gone)
    if isinstance(entry, PublishedOption) and question is not None:
        return replace(entry, now=question.retired.get(rest[1], entry.now))
    return entry

"""Markdown of strangers: it keeps its shape, and reaches nobody and nothing."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from scripts.github.disarming import cut, disarmed

HARMLESS = """\
## The check: “Healthy working”

| Who | Before | After |
|---|---:|---:|
| staff > 5 & talk: no | 1/3 | 2/3 |

- `talk` *partly* now **counts** 1 (was 0)

<details><summary>More</summary>

```mermaid
graph TD; a-->b
```

</details>
"""
NASTY = (
    "@health/owners @someone, see #12, other/place#3 and GH-4",
    "![picture](https://evil.example/a.png)",
    "[words](https://evil.example) [a][b]\n\n[b]: https://evil.example",
    "<https://evil.example> https://evil.example www.evil.example mailto:a@b.example",
    "<img src=https://evil.example> <a href=https://evil.example>x</a> <script>x</script>",
    "<!-- health-works: what this pull request means -->",
    "<details open onclick=x> <DETAILS class=x>",
    "`<b>` @\u2060someone <\u2060img src=x> !\u200b[a](b)",
    "a\x00b\x1bc\u202ed <\x00img src=x>",
    "[words]\\(https://evil.example) \\<b> &lt;b&gt; &#60;img src=x&#62;",
)
SITE = "https://own.example"
JOINER = "\u2060"
_PARSER = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def reaching_out(markdown: str) -> list[str]:
    """What in a text GitHub would make a link, a picture, a call or HTML of."""
    found = re.findall(r"(?<![\w&])@\w+|#\d+|\bGH-\d+|https?://\S+|www\.\S+|mailto:\S+", markdown)
    for token in _PARSER.parse(markdown):
        for part in (token, *(token.children or ())):
            if part.type in ("link_open", "image"):
                found.append(part.type)
            if part.type in ("html_block", "html_inline"):
                found += [tag for tag in re.findall(r"<[^>]*>?", part.content) if tag not in ALLOWED]
    return found


ALLOWED = {"<details>", "</details>", "<summary>", "</summary>", "<br>"}


@pytest.mark.parametrize("text", NASTY)
def test_nothing_reaches_out(text: str) -> None:
    assert reaching_out(disarmed(text)) == []
    assert reaching_out(disarmed(f"| {text} |\n|---|\n")) == []


@pytest.mark.parametrize("text", NASTY)
def test_nothing_but_our_own_site_is_reached(text: str) -> None:
    assert reaching_out(disarmed(text, SITE)) == []


WITNESS = f"for example [staff: 6; off-now: Yes]({SITE}/check/a-b/#answers?staff=6&ways=a-b,c%20d)"


def test_a_link_to_our_own_site_stays() -> None:
    assert disarmed(WITNESS, SITE) == disarmed(WITNESS, f"{SITE}/") == WITNESS
    assert disarmed(f"- {WITNESS}; @someone", SITE) == f"- {WITNESS}; @{JOINER}someone"
    assert reaching_out(disarmed(WITNESS)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"[a]({SITE}.evil.example/)",
        f"[a]({SITE}@evil.example/)",
        f"[a]({SITE}/ 'title')",
        f"[a]({SITE}/\n)",
        f"[a](<{SITE}/>)",
        f"[a]({SITE.replace('https', 'http')}/)",
        "[a](/check/)",
    ],
)
def test_nothing_that_only_looks_like_our_own_site_is_linked(text: str) -> None:
    assert "link_open" in reaching_out(text)
    assert "link_open" not in reaching_out(disarmed(text, SITE))


@pytest.mark.parametrize("text", [f"![a]({SITE}/a.png)", f"![a [b]({SITE}/b)]({SITE}/a.png)"])
def test_a_picture_of_our_own_site_is_not_shown(text: str) -> None:
    assert "image" in reaching_out(text)
    assert "image" not in reaching_out(disarmed(text, SITE))


def test_the_measure_itself_bites() -> None:
    assert [text for text in NASTY[:5] if not reaching_out(text)] == []


def test_shape_and_words_stay() -> None:
    assert disarmed(HARMLESS) == HARMLESS
    words = "Ask @someone about <b>#12</b> on https://a.example"
    assert disarmed(words).replace("\u2060", "") == words


def test_nothing_of_the_marker_can_be_forged() -> None:
    assert "<!--" not in disarmed("<!-- a -->")


def test_a_cut_is_at_the_end_of_a_line() -> None:
    assert cut("one\ntwo\nthree", 9) == ("one\ntwo\n", True)
    assert cut("one\ntwo", 7) == ("one\ntwo", False)
    assert cut("x" * 20, 5) == ("xxxxx", True)

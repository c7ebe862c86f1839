"""What adviser-written Markdown may hold: text, lists, tables and links that lead somewhere; never HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from markdown_it.token import Token

from toolkit.library import LINK_KINDS
from toolkit.markdown import parsed
from toolkit.problems import did_you_mean

# The target of a link and the paragraph around it: the code and message of what is wrong with it, if anything is.
LinkCheck = Callable[[str, str], tuple[str, str] | None]

_UNREAD_HEADING = re.compile(r"#{1,6}[^\s#]")
_UNREAD_LINK = re.compile(r"\[[^\[\]]*\] ?\([^()]*\)?")
# A link whose brackets are the wrong way round: “(Acas)[service:acas]”.
_TURNED_LINK = re.compile(rf"\(([^()]+)\)\[((?:(?:{'|'.join(LINK_KINDS)}):[a-z0-9]|https?://|www\.)[^\[\]\s]*)\]")
# An item of a list without the blank after its dash.
_UNREAD_ITEM = re.compile(
    r"^(?:-(?=[^\W\d_]|[“‘\"\[]|\*\*\S)\S*[ \t]*\S*|\d{1,2}[.)](?=[A-Z“\[]|\*\*\S)\S*|[•·▪–—][ \t]+\S+)", re.MULTILINE
)
# What somebody took for a link: [words]{kind:id}, [words]kind:id, [[id]], and (kind:id) without words.
_KIND = rf"(?:{'|'.join(LINK_KINDS)}):[a-z0-9/-]+"
_NO_LINK = re.compile(rf"\[[^\[\]]+\] ?[{{<]?{_KIND}[}}>]?|\[\[[^\[\]]+\]\]|(?<!\])\({_KIND}\)|<{_KIND}>")
_TABLE_LINE = re.compile(r"^\|.*\|$", re.MULTILINE)
_HOST = re.compile(r"//[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(:\d+)?([/?#]\S*)?")

_OWN_MACHINE = re.compile(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b")
# Addresses that mail programs and search engines put in front of the real one.
_WRAPPED = re.compile(
    r"(https?://(?:[a-z0-9-]+\.safelinks\.protection\.outlook\.com|www\.google\.[a-z.]+/url|l\.facebook\.com|lnkd\.in))"
)
_BOLD = re.compile(r"\*\*\S*|\S+\*\*")
_STAR = re.compile(r"(?<! )\*|\*(?! )")
_BRACKET = re.compile(r"\[[^\s\]]*(?![^\[]*\])")


@dataclass(frozen=True)
class TextFault:
    """Something wrong in a text: a line at or above it, counted from 0, the words at fault, the code, the message."""

    line: int
    words: str
    code: str
    message: str


def check_markdown(text: str, link_fault: LinkCheck) -> Iterator[TextFault]:
    """What is wrong in a text, in its order."""
    line = 0
    headings: set[str] = set()
    opened = within = None
    for token in parsed(text):
        line = token.map[0] if token.map else line
        if token.type.startswith("table_"):
            within = token if token.type == "table_open" else None
        if token.type == "tr_open" and within is not None:
            yield from _row(line, text)
        yield from _block(line, token)
        if token.type == "inline":
            if opened is not None:
                yield from _heading(line, token, opened.tag, headings)
            yield from _children(line, token, link_fault)
            yield from _unread_items(line, token)
            yield from _unclosed(line, token)
            if within is None:
                yield from _unread_table(line, token)
        opened = token if token.type == "heading_open" else None


def _heading(line: int, token: Token, tag: str, headings: set[str]) -> Iterator[TextFault]:
    """A heading without words, or one of the second level that stands above already; `headings` are those so far."""
    if not token.content:
        yield TextFault(line, "", "T002", "this heading has no words; write them, or take its “#” away")
    elif tag == "h2":
        if token.content in headings:
            message = f"the heading “{token.content}” stands above already; take one away, or give it other words"
            yield TextFault(line, token.content, "T009", message)
        headings.add(token.content)


def _children(line: int, token: Token, link_fault: LinkCheck) -> Iterator[TextFault]:
    """What is wrong inside a line of text, piece by piece."""
    children = token.children or []
    for child, following in zip_longest(children, children[1:]):
        yield from _inline(line, token, child, link_fault)
        if child.type == "link_open" and following is not None and following.type == "link_close":
            target = str(child.attrs.get("href", ""))
            message = "this link has no words, so nobody could see it; write them between its square brackets"
            yield TextFault(line, target, "T004", message)


def _block(line: int, token: Token) -> Iterator[TextFault]:
    """A part of a text that content does not have."""
    if token.type == "html_block":
        yield _html(line, token.content)
    elif token.type == "heading_open" and token.markup in ("-", "="):
        message = (
            f"the “{3 * token.markup}” below these words makes a heading of them; leave a blank line above it, or "
            "write “## ” before the words of a heading"
        )
        yield TextFault(line, "", "T002", message)
    elif token.type == "heading_open" and token.tag == "h1":
        message = "the title of the page is its first heading, written as “title”; start headings here with “## ”"
        yield TextFault(line, "", "T002", message)
    elif token.type in ("fence", "code_block"):
        why = f"the “{token.markup}” above it" if token.type == "fence" else "the four spaces before it"
        yield TextFault(line, "", "T011", f"this is shown as the text of a program, because of {why}; take these away")


def _unread_table(line: int, block: Token) -> Iterator[TextFault]:
    """Lines that look like a table, and are shown with their bars."""
    if found := _TABLE_LINE.search(block.content):
        columns = max(found[0].count("|") - 1, 1)
        message = (
            "this is not read as a table, and people would see its bars; write a line "
            f"“|{' --- |' * columns}” below its first line, and no blank line inside it"
        )
        yield TextFault(line + block.content.count("\n", 0, found.start()), found[0], "T010", message)


def _row(line: int, text: str) -> Iterator[TextFault]:
    """A row of a table with other cells than its heading has: of more, nobody would see the rest."""
    lines = text.splitlines()
    top = line
    while top and lines[top - 1].strip().startswith("|"):
        top -= 1
    cells, wanted = (_cells(lines[number]) for number in (line, top))
    if cells > wanted:
        message = f"this row has {cells} cells and the heading of its table {wanted}; nobody would see the rest"
        yield TextFault(line, "", "T010", message)
    elif cells < wanted:
        message = (
            f"this is read as a row of the table, with {cells} of {wanted} cells; write a bar between its cells, "
            "or leave a blank line above it if it belongs below the table"
        )
        yield TextFault(line, "", "T010", message)


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row.strip().strip("|"))) + 1


def _inline(line: int, block: Token, token: Token, link_fault: LinkCheck) -> Iterator[TextFault]:
    if token.type == "html_inline" and not _closes(token.content, block.content):
        yield _html(line, token.content)
    if token.type == "image":
        yield TextFault(line, "![", "T003", "a picture, which content does not have; say it in words")
    if token.type == "text":
        yield from _unread(line, block, token.content)
    if token.type == "link_open":
        target = str(token.attrs.get("href", ""))
        if (fault := link_fault(target, block.content)) is not None:
            yield TextFault(line, target, *fault)


def _closes(tag: str, text: str) -> bool:
    """Whether a tag only ends what another one in the text began."""
    return tag.startswith("</") and f"<{tag[2:-1]}" in text


def _unread(line: int, block: Token, text: str) -> Iterator[TextFault]:
    """What looks like a heading or a link, and is shown to people as it stands."""
    if block.content.startswith(text) and (found := _UNREAD_HEADING.match(text)):
        hashes = found[0][:-1]
        yield TextFault(
            line, text, "T002", f"a heading has a space after its “{hashes}”; write “{hashes} {text[len(hashes) :]}”"
        )
    for found in _UNREAD_LINK.finditer(text):
        how = "write “[words](guidance:id)” or “[words](https://…)”, with no space between or inside the round brackets"
        yield TextFault(line, found[0], "T004", f"“{found[0]}” is not read as a link; {how}")
    for found in _TURNED_LINK.finditer(text):
        message = f"“{found[0]}” has its brackets the wrong way round; write “[{found[1]}]({found[2]})”"
        yield TextFault(line, found[0], "T004", message)
    is_closed = block.content.count("[") == block.content.count("]")
    if is_closed and not (_UNREAD_LINK.search(text) or _TURNED_LINK.search(text)):
        for found in _NO_LINK.finditer(text):
            message = f"“{found[0]}” is not read as a link; write “[words](guidance:id)”"
            yield TextFault(line, found[0], "T004", message)


def _unread_items(line: int, block: Token) -> Iterator[TextFault]:
    """Lines that look like items of a list, and are read as a part of the paragraph above or as one."""
    for found in _UNREAD_ITEM.finditer(block.content):
        words = found[0].strip()
        sign = re.match(r"\d+[.)]|.", words)
        assert sign is not None
        is_number = sign[0][0].isdigit()
        how = "write a space after the dash" if words.startswith("-") else "an item starts with a dash and a space"
        how = "write a space after the number" if is_number else how
        message = (
            f"“{words}” is not read as an item of a list; {how}: "
            f"“{sign[0] if is_number else '-'} {words[sign.end() :].strip()}”"
        )
        yield TextFault(line + block.content.count("\n", 0, found.start()), words, "T008", message)


def _unclosed(line: int, block: Token) -> Iterator[TextFault]:
    """What was opened and never closed, or closed and never opened, and is shown to people as it stands."""
    for token in block.children or ():
        # A sign that somebody wrote on purpose has a backslash before it.
        if token.type != "text" or "\\" in block.content:
            continue
        if found := _BOLD.search(token.content):
            message = "the “**” here has no second one; put one on either side of the words, with no space inside"
            yield TextFault(line, found[0], "T006", message)
        elif found := _STAR.search(token.content):
            message = "people would see this “*”; put two on either side of the words, or take it out"
            yield TextFault(line, found[0], "T006", message)
        if (found := _BRACKET.search(token.content)) and block.content.count("[") > block.content.count("]"):
            message = f"the bracket of “{found[0]}” is never closed; write “[words](guidance:id)” for a link"
            yield TextFault(line, found[0], "T006", message)


def _html(line: int, content: str) -> TextFault:
    words = content.strip().splitlines()[0]
    shown = words if len(words) <= 40 else words[:39] + "…"
    return TextFault(line, words, "T001", f"“{shown}” is HTML; write it in Markdown, or “&lt;” where “<” is meant")


def outside_link_fault(target: str) -> tuple[str, str] | None:
    """The code and message of what is wrong with a link that leads to no other piece of content."""
    kind, colon, name = target.partition(":")
    if _OWN_MACHINE.match(target):
        return "L001", f"“{target}” is your own machine, where nobody else gets; write “guidance:id” or its like"
    if wrapped := _WRAPPED.match(target):
        how = "open it, and copy the address that your browser then shows"
        return "L001", f"“{wrapped[1]}…” only leads on to the page that is meant, and may end; {how}"
    if kind == "https" and not _HOST.fullmatch(name):
        return "L001", f"“{target}” is no address that can be opened; look at it letter by letter, and write it again"
    if kind in ("https", "tel", "mailto") or target.startswith("#"):
        return None
    if kind == "http":
        return "L003", f"“{target}” is not a safe link; write “https:{name}” if that works"
    if target.startswith("www."):
        return "L001", f"“{target}” leads nowhere; did you mean “https://{target}”?"
    guess = did_you_mean(kind, LINK_KINDS) if colon else ""
    return "L001", f"“{target}” leads nowhere; write “kind:id”, such as “guidance:sick-pay”, or “https://…”{guess}"

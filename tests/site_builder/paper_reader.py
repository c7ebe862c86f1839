"""A person with the printed form and a pencil: reads what a doing page says without script, and works scores out.

Only what stands in the HTML is used, and the steps of a score are followed as they are written. Figures are exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from html.parser import HTMLParser
from math import prod
from typing import Any

_VOID = {"meta", "link", "input", "br", "hr", "img"}


@dataclass
class Node:
    """An element of a page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """The text of the element, white space as it is shown."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            yield from [child] if isinstance(child, str) else child._texts()

    def all(self, tag: str = "", **attributes: str) -> list[Node]:
        """The elements below this one with a tag and attributes; `class_` asks for one class."""
        return [node for node in self._below() if node.fits(tag, attributes)]

    def one(self, tag: str = "", **attributes: str) -> Node:
        (found,) = self.all(tag, **attributes)
        return found

    def fits(self, tag: str, attributes: Mapping[str, str]) -> bool:
        wanted = {name: value for name, value in attributes.items() if name != "class_"}
        return (
            tag in ("", self.tag)
            and (attributes.get("class_") is None or attributes["class_"] in self.classes)
            and all(self.attributes.get(name) == value for name, value in wanted.items())
        )

    def _below(self) -> Iterator[Node]:
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child._below()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("document")]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"<{closed.tag}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(html: str) -> Node:
    """The elements of a page; every element must be closed where it was opened."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is never closed"
    return reader.open[0]


class PaperForm:
    """A printed form."""

    def __init__(self, html: str) -> None:
        self.page = read_page(html)
        self.questions = {self._number(node): node for node in self.page.all(class_="question")}
        self.titles = {
            row.attributes["data-title"]: row.attributes["data-score"]
            for row in self.page.all("tr")
            if "data-score" in row.attributes
        }

    @staticmethod
    def _number(question: Node) -> str:
        return question.one(class_="ask").one(class_="paper").text.rstrip(".")

    def scores(self, answers: Mapping[str, Any]) -> dict[str, Fraction | None]:
        """Every score by its id, for the answers to questions that are for this person."""
        points = {number: self.points(node, answers) for number, node in self.questions.items()}
        found: dict[str, Fraction | None] = {}
        by_title: dict[str, Fraction | None] = {}
        for group in self.page.all("section", class_="sheets"):
            steps = [step.text for step in group.one("ol").all("li")]
            for table in group.all("table", class_="sheet"):
                title = table.one("caption").text
                by_title[title] = worked_out(steps, list(_lines(table, points | by_title)))
                found[table.attributes["id"].removeprefix("sheet-")] = by_title[title]
        return found

    def points(self, question: Node, answers: Mapping[str, Any]) -> Fraction | None:
        """The points beside an answer; None when the question does not count."""
        answer = answers.get(question.attributes["id"].removeprefix("question-"))
        if answer is None or answer in ("", []):
            return None
        rows = question.all("ul", class_="rows")
        if rows:
            return _row_points([row.text for row in rows[0].all("li")], Fraction(answer))
        ticked = [each.text for each in self.ticked(question, answer) for each in each.all(class_="points")]
        earned = [_points(text) for text in ticked if text != "does not count"]
        if not earned:
            return None
        most = re.search(r"count no more than (\S+ points?)\.", question.text)
        total = sum(earned, Fraction())
        return min(total, _points(most[1])) if most else total

    @staticmethod
    def ticked(question: Node, answer: Any) -> list[Node]:
        """The options of an answer."""
        chosen = [str(each) for each in (answer if isinstance(answer, list) else [answer])]
        options = question.all("div", class_="option")
        return [option for option in options if option.one("input").attributes["value"] in chosen]

    def band(self, score: str, value: Fraction) -> str | None:
        """The band whose values a score is among."""
        row = self.page.one("tr", **{"data-score": score})
        for band in row.all("span"):
            if "data-band" in band.attributes and _among(band.one(class_="paper").text.lstrip(": "), value):
                return band.attributes["data-band"]
        return None


@dataclass(frozen=True)
class Line:
    """A filled-in line of a sheet."""

    value: Fraction
    weight: Fraction
    most: Fraction


def _lines(table: Node, known: Mapping[str, Fraction | None]) -> Iterator[Line]:
    columns = [head.text for head in table.one("thead").all("th")]
    for row in table.one("tbody").all("tr"):
        cells = dict(zip(columns, [cell.text for cell in row.children if isinstance(cell, Node)], strict=True))
        value = known[cells[columns[0]]]
        if value is not None:
            yield Line(value, _figure(cells.get("Weight", "1")), _figure(cells.get("Most points", "0")))


def worked_out(steps: Sequence[str], lines: Sequence[Line]) -> Fraction | None:
    """Follow the steps of a sheet, sentence by sentence; None where they say that there is no score."""
    values = [line.value for line in lines]
    total = most = Fraction()
    for step in steps:
        if (needed := re.match(r"You need at least (\d+) ", step)) and len(values) < int(needed[1]):
            return None
        if step.startswith("If no ") and not values:
            return None
        if step.startswith("If the most points come to 0 or less") and most <= 0:
            return None
        if step.startswith("Multiply the ") and step.endswith("by its weight."):
            values = [line.value * line.weight for line in lines]
        elif step.startswith("Add up the most points"):
            most = sum((line.most for line in lines), Fraction())
        elif step.startswith("Round "):
            total = _rounded(step, total)
        else:
            total = _result(step, total, values, most, lines)
    return total


def _result(step: str, total: Fraction, values: list[Fraction], most: Fraction, lines: Sequence[Line]) -> Fraction:
    results: dict[str, Callable[[], Fraction]] = {
        "Add up ": lambda: sum(values, Fraction()),
        "Divide your points by the most points, then multiply by 100.": lambda: total / most * 100,
        "Divide by how many ": lambda: total / len(values),
        "Divide by the sum of the weights ": lambda: total / sum(line.weight for line in lines),
        "Take the lowest ": lambda: min(values),
        "Take the highest ": lambda: max(values),
        "Multiply the lines ": lambda: prod(values, start=Fraction(1)),
        "Count the lines that are above 0.": lambda: Fraction(sum(value > 0 for value in values)),
    }
    for words, result in results.items():
        if step.startswith(words):
            return result()
    known = ("Write down ", "You need at least ", "If no ", "If the most points ")
    assert step.startswith(known), f"a step that nobody can follow: {step}"
    return total


def _rounded(step: str, value: Fraction) -> Fraction:
    places = re.search(r"(\d) decimal places?", step)
    unit = Decimal(1).scaleb(-int(places[1]) if places else 0)
    # With many digits, so that the division itself rounds nothing that matters.
    exact = Decimal(value.numerator * 10**12 // value.denominator).scaleb(-12)
    if exact != Decimal(value.numerator) / Decimal(value.denominator):
        exact += Decimal(1).scaleb(-13)
    return Fraction(exact.quantize(unit, rounding=ROUND_HALF_UP))


def _row_points(rows: Sequence[str], value: Fraction) -> Fraction | None:
    (row,) = [words for words in rows if _among(words.split(":")[0], value)]
    earned = row.split(": ")[1]
    return None if earned == "does not count" else _points(earned)


def _among(span: str, value: Fraction) -> bool:
    """Whether a value is in a span as it is written: "5", "0 to 4", "5 or more"."""
    if span.endswith(" or more"):
        return value >= _figure(span.removesuffix(" or more"))
    first, _, last = span.partition(" to ")
    return _figure(first) <= value <= _figure(last or first)


def _points(words: str) -> Fraction:
    return _figure(words.split(maxsplit=1)[0])


def _figure(text: str) -> Fraction:
    return Fraction(text.replace("−", "-").replace(",", ""))

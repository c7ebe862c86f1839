"""What a YAML text means, and where each part of it stands."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from toolkit.problems import Position
from toolkit.source import Location, Source, read_markdown, read_text, read_yaml


def read(text: str) -> Source:
    source, problems = read_text(text, "a.yml")
    assert problems == []
    return source


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        # Words that older YAML takes for something else
        *((word, word) for word in ("yes", "no", "on", "off", "y", "n", "Yes", "NO", "On", "OFF", "TrUe", "nULL")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
        # Whole numbers
        ("0", 0),
        ("-0", 0),
        ("7", 7),
        ("+7", 7),
        ("-7", -7),
        ("010", 10),
        ("0009", 9),
        ("123456789012345678", 123456789012345678),
        # Numbers with a fraction are exact
        ("0.1", Decimal("0.1")),
        (".5", Decimal("0.5")),
        ("-.5", Decimal("-0.5")),
        ("5.", Decimal(5)),
        ("2.50", Decimal("2.50")),
        ("-0.0", Decimal("-0.0")),
        # What looks like a number and is none
        *(
            (word, word)
            for word in (
                *("1_000", "1,5", "1e3", "1.5e3", "0x10", "0o17", "0b1", "12:30", "12:30:45", ".", "+", "1.2.3"),
                *("½", "12 %", "£5", ".inf", "-.inf", ".nan", "1234567890123456789", "٣", "07700 900123"),
            )
        ),
        # Dates and times stay text until a field asks for one
        *((word, word) for word in ("2026-11-20", "2026-11-20T10:00:00Z", "09:00")),
        ("2026", 2026),
        # Whatever is quoted is text
        ('"5"', "5"),
        ("'5'", "5"),
        ('""', ""),
        ("''", ""),
        ('"true"', "true"),
        ("'null'", "null"),
        ('"~"', "~"),
        ("'It''s'", "It's"),
        ('"a\\tb\\u00e9"', "a\tbé"),
        # Text as it stands
        ("It's so", "It's so"),
        ('5" pipe', '5" pipe'),
        ("a # comment", "a"),
        ("a#b", "a#b"),
        ("https://example.org/a#b", "https://example.org/a#b"),
        ("“quoted”", "“quoted”"),
        ("café 😀", "café 😀"),
        ("=", "="),
    ],
)
def test_a_word_means_what_an_adviser_would_guess(written: str, meant: Any) -> None:
    for text in (f"a: {written}\n", f"a: {written}"):
        found = read(text).data
        assert found == {"a": meant}
        assert type(found["a"]) is type(meant)  # type: ignore[index]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a: one\n  two\n", "one two"),
        ("a: one\n\n  two\n", "one\ntwo"),
        ("a: >\n  one\n  two\n\n  three\n", "one two\nthree\n"),
        ("a: >-\n  one\n  two\n", "one two"),
        ("a: |\n  one\n    two\n", "one\n  two\n"),
        ("a: |-\n  1\n", "1"),
        ("a: |+\n  one\n\n", "one\n\n"),
        ('a: "one\n  two"\n', "one two"),
        ('a: "one\\\n  two"\n', "onetwo"),
        ("a: 'one\n\n  two'\n", "one\ntwo"),
        ("a: 1\n  2\n", "1 2"),
    ],
)
def test_texts_of_several_lines(written: str, meant: str) -> None:
    assert read(written).data == {"a": meant}


def test_numbers_and_words_as_keys_stay_as_they_are_written() -> None:
    assert read("010: a\nyes: b\ntrue: c\n2.50: d\n~: e\n").data == {
        "010": "a",
        "yes": "b",
        "true": "c",
        "2.50": "d",
        "~": "e",
    }


def test_nothing_is_nothing() -> None:
    for text in ("", "\n", "# a\n", "---\n", "~"):
        assert read(text).data is None


NESTED = """\
# a comment
title: The check

sections:
  - id: one
    questions:
      - {id: a, options: [yes, "no"], show_if: {b: {at_least: 5}}}
      -   id: b
          help: >
            Some
            help
  - id: two
    notes:
    - first
    - - inner
      - {k: v}
last:
"""


def test_every_part_of_a_nested_text_has_its_place() -> None:
    source = read(NESTED)
    places: dict[Location, tuple[int, int]] = {
        (): (2, 1),
        ("title",): (2, 8),
        ("sections",): (5, 3),
        ("sections", 0): (5, 5),
        ("sections", 0, "id"): (5, 9),
        ("sections", 0, "questions"): (7, 7),
        ("sections", 0, "questions", 0): (7, 9),
        ("sections", 0, "questions", 0, "id"): (7, 14),
        ("sections", 0, "questions", 0, "options"): (7, 26),
        ("sections", 0, "questions", 0, "options", 0): (7, 27),
        ("sections", 0, "questions", 0, "options", 1): (7, 32),
        ("sections", 0, "questions", 0, "show_if"): (7, 48),
        ("sections", 0, "questions", 0, "show_if", "b"): (7, 52),
        ("sections", 0, "questions", 0, "show_if", "b", "at_least"): (7, 63),
        ("sections", 0, "questions", 1): (8, 11),
        ("sections", 0, "questions", 1, "id"): (8, 15),
        ("sections", 0, "questions", 1, "help"): (9, 17),
        ("sections", 1): (12, 5),
        ("sections", 1, "id"): (12, 9),
        ("sections", 1, "notes"): (14, 5),
        ("sections", 1, "notes", 0): (14, 7),
        ("sections", 1, "notes", 1): (15, 7),
        ("sections", 1, "notes", 1, 0): (15, 9),
        ("sections", 1, "notes", 1, 1): (16, 9),
        ("sections", 1, "notes", 1, 1, "k"): (16, 13),
        ("last",): (17, 6),
    }
    assert {place: (found.line, found.column) for place, found in source.values.items()} == places


def test_every_key_of_a_nested_text_has_its_place() -> None:
    source = read(NESTED)
    places: dict[Location, tuple[int, int]] = {
        ("title",): (2, 1),
        ("sections",): (4, 1),
        ("sections", 0, "id"): (5, 5),
        ("sections", 0, "questions"): (6, 5),
        ("sections", 0, "questions", 0, "id"): (7, 10),
        ("sections", 0, "questions", 0, "options"): (7, 17),
        ("sections", 0, "questions", 0, "show_if"): (7, 39),
        ("sections", 0, "questions", 0, "show_if", "b"): (7, 49),
        ("sections", 0, "questions", 0, "show_if", "b", "at_least"): (7, 53),
        ("sections", 0, "questions", 1, "id"): (8, 11),
        ("sections", 0, "questions", 1, "help"): (9, 11),
        ("sections", 1, "id"): (12, 5),
        ("sections", 1, "notes"): (13, 5),
        ("sections", 1, "notes", 1, 1, "k"): (16, 10),
        ("last",): (17, 1),
    }
    assert {place: (found.line, found.column) for place, found in source.keys.items()} == places


def test_what_does_not_exist_stands_where_it_would_belong() -> None:
    source = read(NESTED)
    assert source.position(("sections", 0, "title")) == Position(5, 5)
    assert source.position(("sections", 9)) == Position(5, 3)
    assert source.position(("nothing", "at", "all")) == Position(2, 1)
    assert source.key_position(("sections", 0)) == Position(5, 5)
    assert Source("a.yml").position(("a",)) == Position(1, 1)


def test_a_part_of_the_data_knows_its_place() -> None:
    source = read(NESTED)
    data: Any = source.data
    question = data["sections"][0]["questions"][0]
    assert source.location_of(question["show_if"]) == ("sections", 0, "questions", 0, "show_if")
    assert source.location_of(data["sections"][1]["notes"][1]) == ("sections", 1, "notes", 1)
    assert source.location_of("a text") == ()


def test_keys_without_a_value_or_without_a_colon_are_known() -> None:
    source = read("a:\nb: ~\nc: ''\nd: {e, f: , g: 1, h: , i : j}\n")
    assert source.blank == {("a",), ("d", "e"), ("d", "f"), ("d", "h")}
    assert source.bare == {("d", "e")}


def test_columns_count_letters_and_not_bytes() -> None:
    source = read("{é: ü, 😀: ñ}")
    assert source.keys[("😀",)] == Position(1, 8)
    assert source.values[("😀",)] == Position(1, 11)


def test_words_are_found_from_a_place_on() -> None:
    source = read("a: one\nb: one\n")
    assert source.find("one", Position(1, 1)) == Position(1, 4)
    assert source.find("one", Position(1, 5)) == Position(2, 4)
    assert source.find("two", Position(1, 1)) is None


PAGE = """\
---
title: A page
topics:
  - absence
---

## Why

Because.
---
More.
"""


def test_front_matter_keeps_the_lines_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE, encoding="utf-8")
    source, problems = read_markdown(tmp_path / "a.md", "a.md")
    assert problems == []
    assert source.data == {"title": "A page", "topics": ["absence"]}
    assert source.keys[("title",)] == Position(2, 1)
    assert source.values[("title",)] == Position(2, 8)
    assert source.values[("topics", 0)] == Position(4, 5)
    assert source.body_line == 6
    assert source.body == "\n## Why\n\nBecause.\n---\nMore.\n"
    assert source.find("Why", Position(source.body_line, 1)) == Position(7, 4)


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (PAGE.replace("title: A page", "title: A: page"), (2, 9)),
        (PAGE.replace("title: A page", "title: A page\ntitle: B"), (3, 1)),
        (PAGE.replace("  - absence", "\t- absence"), (4, 1)),
        (PAGE.replace("  - absence", "  - [absence"), (4, 5)),
        (PAGE.replace("title: A page", "title: 'A page"), (2, 8)),
        (PAGE.replace("title: A page", "title: *a"), (2, 8)),
    ],
)
def test_slips_in_front_matter_stand_in_their_lines(broken: str, place: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(broken, encoding="utf-8")
    _, problems = read_markdown(tmp_path / "a.md", "a.md")
    assert [(problem.line, problem.column) for problem in problems] == [place]


def test_a_tab_in_a_body_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE + "\ta\n", encoding="utf-8")
    assert read_markdown(tmp_path / "a.md", "a.md")[1] == []


def test_the_first_slip_of_each_kind_does_not_hide_others() -> None:
    _, problems = read_text("a: !x 1\nb: &c 2\na: 3\nd: *c\n", "a.yml")
    assert [(problem.line, problem.code) for problem in problems] == [(1, "Y008"), (2, "Y007"), (3, "Y006")]


def test_json_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": [1, 2.5, "3", null, true], "b": "\\u00e9\\/"}', encoding="utf-8")
    source, problems = read_yaml(tmp_path / "a.json", "a.json")
    assert problems == []
    assert source.data == {"a": [1, Decimal("2.5"), "3", None, True], "b": "é/"}

"""A condition in words: “staff is at least 5 and risk-assessment is “Yes” or “Partly””.

What a reader is shown in place of an id comes from a `Wording`; where it has nothing, the id stands. So a wording that
knows no questions gives short words for those who keep the file, and a full one gives words for everybody else; and an
id that has gone away, or that a typing error made, is still said and never fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from toolkit.compiling import OVERALL, compile_questionnaire, options_of
from toolkit.conditions import All, Condition, Not, QuestionTest, ScoreTest, Test
from toolkit.exact import plain
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Band, Questionnaire


@dataclass(frozen=True)
class Wording:
    """What people read in place of ids; every mapping may lack any of them.

    `questions` are the questions as they are asked, `options` their answers by (question, option), `units` what a
    number counts, `multiple` the questions that take several answers, `bands` the titles by (score, band).
    """

    questions: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[tuple[str, str], str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    multiple: frozenset[str] = frozenset()
    scores: Mapping[str, str] = field(default_factory=dict)
    bands: Mapping[tuple[str, str], str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)

    def completed(self, other: Wording) -> Wording:
        """The same, with the words of another for what this one does not know."""
        return Wording(
            questions={**other.questions, **self.questions},
            options={**other.options, **self.options},
            units={**other.units, **self.units},
            multiple=self.multiple | (other.multiple - self.questions.keys()),
            scores={**other.scores, **self.scores},
            bands={**other.bands, **self.bands},
            levels={**other.levels, **self.levels},
        )


def wording_of(entry: Entry[Questionnaire], library: Library) -> Wording:
    """The wording of a questionnaire whose parts fit together."""
    questionnaire = entry.value
    options = {
        (question.id, option.id): option.label
        for question in questionnaire.questions
        for option in options_of(questionnaire, question, library) or []
    }
    scores = _score_titles(questionnaire, [score.id for score in compile_questionnaire(entry, library).scores])
    return Wording(
        questions={question.id: question.ask for question in questionnaire.questions},
        options=options,
        units={question.id: question.unit for question in questionnaire.questions if question.unit},
        multiple=frozenset(question.id for question in questionnaire.questions if question.kind == "multiple"),
        scores=scores,
        bands={(name, band.id): band.title for name in scores for band in _bands(questionnaire, name)},
        levels={level.id: level.title for level in questionnaire.levels},
    )


def _score_titles(questionnaire: Questionnaire, scores: Iterable[str]) -> dict[str, str]:
    titles = {OVERALL: "Overall"} | {section.id: section.title for section in questionnaire.sections}
    titles |= {score.id: score.title for score in questionnaire.scores or [] if score.title}
    return {name: titles.get(name) or name[:1].upper() + name[1:].replace("-", " ") for name in scores}


def _bands(questionnaire: Questionnaire, score: str) -> list[Band]:
    if questionnaire.scores is None:
        return questionnaire.bands if score == OVERALL else questionnaire.section_bands
    written = next((each.bands for each in questionnaire.scores if each.id == score), [])
    return written or (questionnaire.bands if score == OVERALL else [])


def answer_in_words(question: str, answer: Any, wording: Wording) -> str:
    """An answer as people read it: “6 people”, “Yes”, “Altered hours and Amended duties”."""
    if isinstance(answer, list):
        return sequence([wording.options.get((question, name), name) for name in answer])
    if isinstance(answer, Decimal | int):
        # “1 people” would be no English, and a unit has no singular of its own.
        unit = "" if answer == 1 else wording.units.get(question, "")
        return f"{_figure(Decimal(answer))} {unit}".strip()
    return wording.options.get((question, answer), str(answer))


def condition_in_words(condition: Condition, wording: Wording) -> str:
    """A condition as a clause that follows “if”; “always” or “never” where nothing is asked.

    A negation is said of each part, so that nobody meets “not” before a bracket; and where a test fails for want of
    an answer too, that is said: the opposite of “staff is at least 5” is “staff is below 5 or not answered”.
    """
    return _said(_tree(condition, wording, negated=False))


def test_in_words(question: str, test: Test, wording: Wording) -> str:
    """A test of the answer to one question, like `condition_in_words`."""
    return _said(_group("and", _question_clauses(question, test, wording, negated=False)))


def sequence(parts: Sequence[str], link: str = "and") -> str:
    """Words in a row: “a”, “a and b”, “a, b and c”."""
    return f"{', '.join(parts[:-1])} {link} {parts[-1]}" if len(parts) > 1 else "".join(parts)


@dataclass(frozen=True)
class _Clause:
    """One thing that is said of one subject: “staff”, “is”, “at least 5”."""

    subject: str
    verb: str
    rest: str


@dataclass(frozen=True)
class _Group:
    """Parts that hold together (“and”), or of which one is enough (“or”)."""

    link: str
    parts: tuple[_Clause | _Group, ...]


def _tree(condition: Condition, wording: Wording, *, negated: bool) -> _Clause | _Group:
    if isinstance(condition, Not):
        return _tree(condition.condition, wording, negated=not negated)
    if isinstance(condition, QuestionTest):
        parts = _question_clauses(condition.question, condition.test, wording, negated=negated)
        return _group("or" if negated else "and", parts)
    if isinstance(condition, ScoreTest):
        parts = _score_clauses(condition.score, condition.test, wording, negated=negated)
        return _group("or" if negated else "and", parts)
    link = "and" if isinstance(condition, All) != negated else "or"
    return _group(link, (_tree(part, wording, negated=negated) for part in condition.conditions))


def _group(link: str, parts: Iterable[_Clause | _Group]) -> _Clause | _Group:
    """Parts in a row; a group of the same link opens into the row, and what is said twice is said once."""
    row: dict[_Clause | _Group, None] = {}
    for part in parts:
        row |= dict.fromkeys(part.parts if isinstance(part, _Group) and part.link == link and part.parts else [part])
    return next(iter(row)) if len(row) == 1 else _Group(link, tuple(row))


def _said(part: _Clause | _Group) -> str:
    if isinstance(part, _Clause):
        return f"{part.subject} {part.verb} {part.rest}".rstrip()
    if not part.parts:
        return "always" if part.link == "and" else "never"
    words = list(_row(part))
    if len(words) > 2:
        return f"{', '.join(words[:-1])}, {part.link} {words[-1]}"
    comma = "," if any(", " in _unquoted(each) for each in words) else ""
    return f"{comma} {part.link} ".join(words)


def _row(group: _Group) -> Iterator[str]:
    """What stands in a row: inner groups in brackets, and clauses of one subject drawn together."""
    for subject, parts in groupby(group.parts, key=lambda part: part.subject if isinstance(part, _Clause) else None):
        if subject is None:
            yield from (f"({_said(part)})" if _is_row(part) else _said(part) for part in parts)
        else:
            yield _of_one_subject(subject, group.link, [part for part in parts if isinstance(part, _Clause)])


def _is_row(part: _Clause | _Group) -> bool:
    return isinstance(part, _Group) and len(part.parts) > 1


def _of_one_subject(subject: str, link: str, clauses: Sequence[_Clause]) -> str:
    """“staff is at least 2 and at most 4”."""
    phrases, verb = [], ""
    for clause in clauses:
        phrases.append(clause.rest if clause.verb == verb else f"{clause.verb} {clause.rest}".rstrip())
        verb = clause.verb
    return f"{subject} {sequence(phrases, link)}"


def _unquoted(text: str) -> str:
    """The text without what stands in quotation marks or brackets."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign in "“(") - (sign in "”)")
        if depth == 0:
            kept.append(sign)
    return "".join(kept)


def _question_clauses(question: str, test: Test, wording: Wording, *, negated: bool) -> Iterator[_Clause]:
    asked = wording.questions.get(question)
    subject = f"“{asked}”" if asked else question
    has, has_not = ("includes", "does not include") if question in wording.multiple else ("is", "is not")
    verb = has_not if negated else has
    if test.any_of is not None:
        yield _Clause(subject, verb, sequence(_labels(question, test.any_of, wording), "or"))
    if test.all_of is not None:
        labels = _labels(question, test.all_of, wording)
        every = {1: "", 2: "both "}.get(len(labels), "all of ")
        yield _Clause(subject, verb, every + sequence(labels))
    limits = [_Clause(subject, "is", words) for words in _limits(test, negated=negated)]
    yield from limits
    if negated and limits and test.answered is None:
        yield _Clause(subject, "is", "not answered")
    if test.answered is not None:
        yield _Clause(subject, "is", "answered" if test.answered != negated else "not answered")


def _labels(question: str, options: Iterable[str], wording: Wording) -> list[str]:
    return [f"“{wording.options.get((question, name), name)}”" for name in options]


def _score_clauses(score: str, test: Test, wording: Wording, *, negated: bool) -> Iterator[_Clause]:
    title = wording.scores.get(score)
    subject = f"the score “{title}”" if title else f"the score {score}"
    limits = [_Clause(subject, "is", words) for words in _limits(test, negated=negated)]
    yield from limits
    if negated and limits and test.answered is None:
        yield _Clause(subject, "has", "no value")
    if test.answered is not None:
        yield _Clause(subject, "has", "a value" if test.answered != negated else "no value")


def _limits(test: Test, *, negated: bool) -> Iterator[str]:
    sides = (
        (test.at_least, "at least", "below"),
        (test.at_most, "at most", "above"),
        (test.above, "above", "at most"),
        (test.below, "below", "at least"),
    )
    for limit, said, denied in sides:
        if limit is not None:
            yield f"{denied if negated else said} {_figure(limit)}"


def _figure(value: Decimal) -> str:
    """A figure with a real minus sign and commas between thousands."""
    sign, digits = ("−", plain(abs(value))) if value < 0 else ("", plain(value))
    whole, point, decimals = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{decimals}"

"""What a paper form has to say in words: when a question applies, what an answer earns, how to score by hand.

Everything here is made from the compiled questionnaire, so a person with a pencil comes to the very figures that the
evaluators come to: the same questions count, the same rounding, the same bands. Questions are called by their number
in the form ("question 4"), scores by their title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from toolkit.compiled import Compiled, CompiledOption, CompiledQuestion, CompiledScore
from toolkit.conditions import All, Condition, Not, QuestionTest, ScoreTest, Test
from toolkit.exact import fixed, plain, rounded
from toolkit.model.questionnaire import Method


@dataclass(frozen=True)
class Names:
    """How a form calls its parts: question numbers, option labels and score titles, each by id."""

    numbers: Mapping[str, int]
    labels: Mapping[tuple[str, str], str]
    scores: Mapping[str, str]


def sequence(words: Iterable[str], link: str = "and") -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} {link} {last}" if most else last


def figure(value: Decimal | Fraction | int) -> str:
    """A figure as print shows it, with a real minus sign: "2", "0.5", "−1"."""
    return plain(value).replace("-", "−")


def points_words(points: Decimal | Fraction) -> str:
    """Points in words: "2 points", "1 point", "−0.5 points"."""
    return f"{figure(points)} {'point' if abs(points) == 1 else 'points'}"


def option_words(question: CompiledQuestion, option: CompiledOption) -> str | None:
    """What ticking an option earns; None where the question has no points at all."""
    if question.earning is None:
        return None
    return "does not count" if option.points is None else points_words(option.points)


# Conditions ----------------------------------------------------------------------------------------------------------


def condition_words(condition: Condition, names: Names) -> str:
    """A condition as a clause that follows "if": "you ticked “No” at question 3 and …"."""
    return _words(condition, names, negated=False, nested=False)


def test_words(question: str, test: Test, names: Names) -> str:
    """A test of the answer to a question as a clause that follows "if"."""
    return _joined(list(_question_clauses(question, test, names, negated=False)), "and", nested=False)


def ticked_words(question: str, options: Sequence[str], names: Names) -> str:
    """That one of the options was chosen, as a clause that follows "if"."""
    return test_words(question, Test(any_of=tuple(options)), names)


def _words(condition: Condition, names: Names, *, negated: bool, nested: bool) -> str:
    if isinstance(condition, Not):
        return _words(condition.condition, names, negated=not negated, nested=nested)
    if isinstance(condition, QuestionTest | ScoreTest):
        return _test_words(condition, names, negated=negated, nested=nested)
    # “not (a and b)” is “not a, or not b”: a reader never meets a negated bracket.
    link = "and" if isinstance(condition, All) != negated else "or"
    parts = [_words(part, names, negated=negated, nested=True) for part in condition.conditions]
    return _joined(parts, link, nested=nested)


def _joined(parts: Sequence[str], link: str, *, nested: bool) -> str:
    if not parts:
        return "in every case" if link == "and" else "in no case"
    text = f" {link} ".join(parts) if len(parts) < 3 else ", ".join(parts[:-1]) + f", {link} {parts[-1]}"
    return f"({text})" if nested and len(parts) > 1 else text


def _test_words(leaf: QuestionTest | ScoreTest, names: Names, *, negated: bool, nested: bool) -> str:
    if isinstance(leaf, ScoreTest):
        parts = list(_score_clauses(leaf.test, names.scores[leaf.score], negated))
    else:
        parts = list(_question_clauses(leaf.question, leaf.test, names, negated=negated))
    return _joined(parts, "or" if negated else "and", nested=nested)


def _question_clauses(question: str, test: Test, names: Names, *, negated: bool) -> Iterable[str]:
    place = f"question {names.numbers[question]}"
    if test.any_of is not None:
        yield _any_of_words([names.labels[question, name] for name in test.any_of], place, negated)
    if test.all_of is not None:
        yield _all_of_words([names.labels[question, name] for name in test.all_of], place, negated)
    for words in _limit_words(test, negated):
        yield f"your answer to {place} is {words}{' or blank' if negated else ''}"
    if test.answered is not None:
        yield f"you answered {place}" if test.answered != negated else f"you did not answer {place}"


def _score_clauses(test: Test, title: str, negated: bool) -> Iterable[str]:
    for words in _limit_words(test, negated):
        yield f"your score for “{title}” is {words}" + (" or you have no score for it" if negated else "")
    if test.answered is not None:
        yield f"you have {'a' if test.answered != negated else 'no'} score for “{title}”"


def _limit_words(test: Test, negated: bool) -> Iterable[str]:
    sides = (
        (test.at_least, "{} or more", "less than {}"),
        (test.at_most, "{} or less", "more than {}"),
        (test.above, "more than {}", "{} or less"),
        (test.below, "less than {}", "{} or more"),
    )
    for limit, said, denied in sides:
        if limit is not None:
            yield (denied if negated else said).format(figure(limit))


def _any_of_words(labels: Sequence[str], place: str, negated: bool) -> str:
    quoted = [f"“{label}”" for label in labels]
    if not negated:
        return f"you ticked {sequence(quoted, 'or')} at {place}"
    if len(quoted) == 1:
        return f"you did not tick {quoted[0]} at {place}"
    return f"you ticked none of these at {place}: {sequence(quoted, 'or')}"


def _all_of_words(labels: Sequence[str], place: str, negated: bool) -> str:
    quoted = sequence([f"“{label}”" for label in labels])
    all_of = {1: "", 2: "both "}.get(len(labels), "all of ")
    return f"you {'did not tick' if negated else 'ticked'} {all_of}{quoted} at {place}"


# Points of numbers ---------------------------------------------------------------------------------------------------


def number_rows(question: CompiledQuestion) -> list[tuple[str, str]]:
    """What a number earns, a row each: ("0 to 4", "0 points"), ("5 or more", "2 points").

    Numbers below the first row do not count, and have a row that says so.
    """
    if not question.rows:
        return []
    assert question.min is not None
    assert question.max is not None
    starts = [_on_grid(start, question) for start, _ in question.rows]
    ends = [_before(start, question) for start, _ in question.rows[1:]] + [Fraction(question.max)]
    rows = []
    if question.rows[0][0] > question.min:
        before = _before(question.rows[0][0], question)
        rows.append((_span(Fraction(question.min), before, question), "does not count"))
    for start, end, (_, points) in zip(starts, ends, question.rows, strict=True):
        if start <= end:
            rows.append((_span(start, end, question), points_words(points)))
    return rows


def _on_grid(start: Decimal, question: CompiledQuestion) -> Fraction:
    """The lowest number that can be given and is not below `start`."""
    least, step = Fraction(question.min or 0), Fraction(question.step or 1)
    return least + max(0, ceil((Fraction(start) - least) / step)) * step


def _before(start: Decimal, question: CompiledQuestion) -> Fraction:
    """The highest number that can be given and is below `start`."""
    return _on_grid(start, question) - Fraction(question.step or 1)


def _span(start: Fraction, end: Fraction, question: CompiledQuestion) -> str:
    if start == end:
        return figure(start)
    if question.max is not None and end == question.max:
        return f"{figure(start)} or more"
    return f"{figure(start)} to {figure(end)}"


# Scores --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SheetRow:
    """A line of the sheet on which a score is worked out: what it is about, its weight, the most it can be."""

    part: str
    weight: str | None
    most: str | None


@dataclass(frozen=True)
class Sheet:
    """How to work out one score by hand: the lines to fill in, and what to do with them, step by step."""

    rows: tuple[SheetRow, ...]
    over_questions: bool
    weighted: bool
    has_most: bool
    steps: tuple[str, ...]


def sheet(score: CompiledScore, compiled: Compiled, names: Names) -> Sheet:
    """The sheet for one score."""
    over_questions = score.over == "questions"
    questions = {question.id: question for question in compiled.questions}
    weighted = score.method in ("percent", "sum", "mean") and any(weight != 1 for _, weight in score.parts)
    has_most = score.method == "percent"
    rows = []
    for name, weight in score.parts:
        earning = questions[name].earning if over_questions else None
        most = figure(Fraction(earning.attainable) * Fraction(weight)) if has_most and earning else None
        part = str(names.numbers[name]) if over_questions else names.scores[name]
        rows.append(SheetRow(part, figure(weight) if weighted else None, most))
    steps = tuple(_steps(score, weighted, [questions[name] for name, _ in score.parts if name in questions]))
    return Sheet(tuple(rows), over_questions, weighted, has_most, steps)


def _steps(score: CompiledScore, weighted: bool, questions: Sequence[CompiledQuestion]) -> Iterable[str]:
    over_questions = score.over == "questions"
    thing = "questions" if over_questions else "scores"
    if over_questions:
        yield (
            "Write down your points for each question that counts. A question does not count when it was not for "
            "you, when you left it blank, or when your answer says “does not count”: leave its line empty."
        )
    else:
        yield "Write down each score that you have. Leave the line empty where you have none."
    if score.needs:
        yield f"You need at least {score.needs} {thing} that count. With fewer there is no score: stop here."
    else:
        yield f"If no {'question counts' if over_questions else 'score is there'}, there is no score: stop here."
    if weighted:
        yield f"Multiply {'the points' if over_questions else 'the score'} on each line by its weight."
    if score.method == "percent":
        yield from _percent_words(questions)
    else:
        yield from _combining(score.method, over_questions=over_questions, weighted=weighted)
    if score.method in ("percent", "mean") or _may_be_finer(score, questions):
        yield _rounding_words(score.decimals)


def _percent_words(questions: Sequence[CompiledQuestion]) -> Iterable[str]:
    yield "Add up your points."
    yield "Add up the most points of those same questions, and of no others."
    if any(question.earning and question.earning.attainable <= 0 for question in questions):
        yield "If the most points come to 0 or less, there is no score: stop here."
    yield "Divide your points by the most points, then multiply by 100."


def _combining(method: Method, *, over_questions: bool, weighted: bool) -> Iterable[str]:
    if method == "mean" and weighted:
        yield "Add up the lines."
        yield "Divide by the sum of the weights of the lines that you filled in."
    elif method == "mean":
        yield f"Add up {'your points' if over_questions else 'the scores'}."
        yield f"Divide by how many {'questions count' if over_questions else 'scores you added'}."
    else:
        yield _COMBINING[method]


_COMBINING = {
    "sum": "Add up the lines.",
    "min": "Take the lowest of the lines that you filled in.",
    "max": "Take the highest of the lines that you filled in.",
    "product": "Multiply the lines that you filled in with each other.",
    "count": "Count the lines that are above 0.",
}


def _rounding_words(decimals: int) -> str:
    places = {0: "the nearest whole number", 1: "1 decimal place"}.get(decimals, f"{decimals} decimal places")
    half = {0: "3.5 becomes 4", 1: "3.25 becomes 3.3", 2: "3.125 becomes 3.13"}.get(decimals, "3.1005 becomes 3.101")
    return f"Round to {places}. A half is rounded away from zero: {half}."


def _may_be_finer(score: CompiledScore, questions: Sequence[CompiledQuestion]) -> bool:
    """Whether a sum, a product, a lowest or highest can have more decimals than the score shows."""
    if score.method == "count":
        return False
    if score.over == "scores":
        return True
    figures = [weight for _, weight in score.parts] if score.method == "sum" else []
    for question in questions:
        figures += [option.points for option in question.options or () if option.points is not None]
        figures += [points for _, points in question.rows] + ([question.max_points] if question.max_points else [])
    return any(each != round(each, 0 if score.method == "product" else score.decimals) for each in figures)


def band_ranges(score: CompiledScore, most: Fraction | None = None) -> dict[str, str]:
    """The values that belong to each band, as the score shows them: {"starting": "0 to 39", "leading": "75 or more"}.

    `most` is the highest value that the score can have, if it is known: "75 to 100".
    """
    starts = [_first_value(start, score.decimals) for _, start in score.bands]
    unit = Fraction(1, 10**score.decimals)
    ranges = {}
    for number, (name, _) in enumerate(score.bands):
        end = starts[number + 1] - unit if number + 1 < len(starts) else most
        first = fixed(starts[number], score.decimals).replace("-", "−")
        if end is None or end < starts[number]:
            ranges[name] = f"{first} or more"
        else:
            last = fixed(rounded(end, score.decimals), score.decimals).replace("-", "−")
            ranges[name] = first if first == last else f"{first} to {last}"
    return ranges


def _first_value(start: Decimal, decimals: int) -> Fraction:
    """The lowest figure with that many decimals that is not below `start`."""
    return Fraction(ceil(Fraction(start) * 10**decimals), 10**decimals)


def score_span(score: CompiledScore, compiled: Compiled) -> tuple[Fraction, Fraction] | None:
    """The lowest and the highest value that a bar for the score has to hold; None where there is no simple answer."""
    questions = {question.id: question for question in compiled.questions}
    scores = {each.id: each for each in compiled.scores}
    ends: list[tuple[Fraction, Fraction]] = []
    for name, _ in score.parts:
        if score.over == "questions":
            earning = questions[name].earning
            assert earning is not None
            ends.append((Fraction(earning.worst), Fraction(earning.best)))
        elif (part := score_span(scores[name], compiled)) is not None:
            ends.append(part)
    if len(ends) < len(score.parts) or not ends:
        return None
    return _span_of(score, ends)


def _span_of(score: CompiledScore, ends: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction] | None:
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    weights = [Fraction(weight) for _, weight in score.parts]
    zero = Fraction(0)
    if score.method == "percent":
        return (zero, Fraction(100)) if min(lows) >= 0 else None
    if score.method == "sum":
        least = sum((low * weight for low, weight in zip(lows, weights, strict=True)), zero)
        most = sum((high * weight for high, weight in zip(highs, weights, strict=True)), zero)
        return min(least, zero), most
    if score.method == "count":
        return zero, Fraction(len(ends))
    return (min(lows), max(highs)) if score.method in ("mean", "min", "max") else None

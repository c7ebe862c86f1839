"""Conditions: that what they look at exists, comes earlier where it must, and can be tested that way."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.examined import Examined, Placed
from toolkit.conditions import LIMITS, Condition, QuestionTest, ScoreTest, Test, leaves
from toolkit.model.meant import ids_meant
from toolkit.problems import Position, Problem, did_you_mean, either


def check_conditions(examined: Examined) -> Iterator[Problem]:
    """Every problem of every condition of a questionnaire."""
    for placed in examined.questions:
        if placed.question.show_if is not None:
            yield from _show_if(examined, placed, placed.question.show_if)
        if placed.question.duty is not None:
            position = examined.entry.source.key_position((*placed.location, "duty", "met_by"))
            yield from _test(examined, placed, placed.question.duty.met_by, position)
            yield from _met_by(examined, placed, placed.question.duty.met_by, position)
    for condition in examined.result_conditions:
        for leaf in leaves(condition):
            yield from check_leaf(examined, leaf)


def _show_if(examined: Examined, shown: Placed, condition: Condition) -> Iterator[Problem]:
    for leaf in leaves(condition):
        if isinstance(leaf, ScoreTest):
            message = "a question cannot be shown by a score, since it may change that score; look at an answer instead"
            yield examined.problem_at(leaf.position, "Q006", message)
            continue
        looked_at = examined.by_id.get(leaf.question)
        if looked_at is not None and looked_at.number >= shown.number:
            place = "itself" if looked_at.number == shown.number else "a later question"
            message = (
                f"“{shown.question.id}” is shown by “{leaf.question}”, which is {place}; look only at earlier ones"
            )
            yield examined.problem_at(leaf.position, "Q005", message)
        yield from check_leaf(examined, leaf)


def _met_by(examined: Examined, placed: Placed, test: Test, position: Position) -> Iterator[Problem]:
    """Whoever does not know, or whom it does not concern, meets no duty, whatever “met_by” names."""
    states = {option.id: option.state for option in placed.options or ()}
    meeting = [name for name, state in states.items() if state is None]
    for option in test.options or ():
        if (state := states.get(option)) is not None:
            instead = f"name answers that do: {either(meeting)}"
            message = f"“{option}” says “{state}: yes”, so it never meets a duty; {instead}"
            yield examined.problem_at(position, "Q004", message)


def check_leaf(examined: Examined, leaf: QuestionTest | ScoreTest) -> Iterator[Problem]:
    """Every problem of one test: of what does not exist, or cannot be tested so."""
    if isinstance(leaf, ScoreTest):
        if leaf.score not in examined.score_ids:
            message = f"there is no score “{leaf.score}”{did_you_mean(leaf.score, examined.score_ids)}"
            yield examined.problem_at(leaf.position, "Q003", message)
        yield from _limits(examined, leaf.test, leaf.position)
        return
    placed = examined.by_id.get(leaf.question)
    if placed is None:
        message = f"there is no question “{leaf.question}”{did_you_mean(leaf.question, examined.by_id)}"
        if leaf.question in examined.score_ids:
            message = f"“{leaf.question}” is a score; write “score: {{{leaf.question}: …}}”"
        yield examined.problem_at(leaf.position, "Q001", message)
        return
    yield from _test(examined, placed, leaf.test, leaf.position)


def _test(examined: Examined, placed: Placed, test: Test, position: Position) -> Iterator[Problem]:
    question = placed.question
    if not placed.is_clear:
        return
    if test.has_limit and question.kind != "number":
        message = (
            f"“{question.id}” is answered with {_ANSWERED_WITH[question.kind]}, "
            "so it cannot be compared with a number; name what must be chosen, or write “{answered: yes}”"
        )
        yield examined.problem_at(position, "Q004", message)
    if test.options and question.kind in ("number", "text"):
        wanted = test.options[0]
        hint = "; write “{answered: yes}”"
        if question.kind == "number":
            example = f"at_least: {wanted}, at_most: {wanted}" if wanted.isdecimal() else "at_least: 5"
            hint = f"; write a comparison such as “{{{example}}}”"
        message = (
            f"“{question.id}” is answered with {_ANSWERED_WITH[question.kind]}, so it has no option “{wanted}”{hint}"
        )
        yield examined.problem_at(position, "Q004", message)
    elif test.options and placed.options is not None:
        known = [option.id for option in placed.options]
        for option in test.options:
            if option not in known and not examined.is_lost(placed, option):
                message = f"“{question.id}” has no option “{option}”{_option_meant(question.id, option, known)}"
                yield examined.problem_at(position, "Q002", message)
    if test.all_of is not None and len(test.all_of) > 1 and question.kind != "multiple":
        listed = ", ".join(test.all_of)
        message = (
            f"“{question.id}” takes one answer, so it can never be all of these; for any of them write “[{listed}]”"
        )
        yield examined.problem_at(position, "Q004", message)
    if test.answered is False and (test.options or test.has_limit):
        message = "“answered: no” cannot be true together with another test; leave one of them out"
        yield examined.problem_at(position, "Q004", message)
    yield from _limits(examined, test, position)


def _option_meant(question: str, option: str, known: list[str]) -> str:
    """The end of a message: what was most likely meant by an option that is none."""
    opposite = option.removeprefix("not ")
    if opposite != option and opposite in known:
        return f"; for the opposite write “{{not: {{{question}: {opposite}}}}}”"
    meant = ids_meant(option) or [option]
    return (
        f"; for any of them write “[{', '.join(meant)}]”" if set(meant) <= set(known) else did_you_mean(option, known)
    )


_ANSWERED_WITH = {
    "single": "one option",
    "multiple": "options",
    "number": "a number",
    "text": "free text",
    "area": "an area",
}


def _limits(examined: Examined, test: Test, position: Position) -> Iterator[Problem]:
    for one, other, turned in (("at_least", "above", "below"), ("at_most", "below", "above")):
        first, second = getattr(test, one), getattr(test, other)
        if first is not None and second is not None:
            has_room = second > first if turned == "below" else second < first
            meant = f", or write “{turned}: {second}” if that was meant" if has_room else ""
            message = (
                f"“{one}: {first}” and “{other}: {second}” are limits on the same side, and only one of them counts; "
                f"leave the other one out{meant}"
            )
            yield examined.problem_at(position, "Q004", message).as_warning()
    least = max((limit for limit in (test.at_least, test.above) if limit is not None), default=None)
    most = min((limit for limit in (test.at_most, test.below) if limit is not None), default=None)
    if least is None or most is None or least < most:
        return
    if least > most or least == test.above or most == test.below:
        written = [f"{key}: {getattr(test, key)}" for key in LIMITS if getattr(test, key) is not None]
        yield examined.problem_at(position, "Q004", f"no number can be “{', '.join(written)}”; turn the limits round")

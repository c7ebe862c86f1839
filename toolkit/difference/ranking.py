"""What changes where things stand in a result: data of the order, of which no share is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice

from toolkit.compiled import Compiled, CompiledQuestion, MatchedCase, RankedGuidance
from toolkit.condition_words import sequence
from toolkit.conditions import QuestionTest, leaves
from toolkit.difference.written import Side
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import conjunction

_OF_ORDER = ("priority", "effort")
# So many pairs of guidance are asked whether anybody is told both; with more, it is taken for granted.
MOST_PAIRS = 30
_FIRST = "also among the three things to do first"


def ranked_otherwise(earlier: Side, later: Side, titles: Mapping[str, str]) -> Iterator[str]:
    """Sentences on the order of advice, on case studies and on the order of services, as far as their data changed."""
    before = {guidance.id: guidance for guidance in earlier.compiled.guidance}
    after = {guidance.id: guidance for guidance in later.compiled.guidance}
    both = [name for name in after if name in before]
    for name in both:
        said = ", ".join(_moved(before[name], after[name]))
        if said:
            yield f"{_named([name], titles)} may stand elsewhere in the advice, {_FIRST}: {said}"
    yield from _by_answers(earlier, later, titles)
    pair = _in_another_order([before[name] for name in before if name in after], after, later.compiled)
    if pair:
        yield f"advice of equal weight may stand in another order, {_FIRST}, such as {_named(pair, titles)}"
    cases = sorted(_changed(earlier.compiled.case_studies, later.compiled.case_studies))
    topics = [name for name in both if before[name].topics != after[name].topics]
    if cases or topics:
        yield f"other case studies may be shown: {_because(cases, topics, titles)}"
    services = [
        {service.id: service.topics for service in compiled.services} for compiled in (earlier.compiled, later.compiled)
    ]
    kept = [[each for each in side.items() if each[0] in services[0] and each[0] in services[1]] for side in services]
    if topics or kept[0] != kept[1] or any(before[name].services != after[name].services for name in both):
        yield "services may stand in another order"


def _by_answers(earlier: Side, later: Side, titles: Mapping[str, str]) -> Iterator[str]:
    """Guidance that an answer moves: by the points that are lost at it, or by the duty that it meets."""
    was = {question.id: question for question in earlier.compiled.questions}
    both = [(was[question.id], question) for question in later.compiled.questions if question.id in was]
    worth = {after.id for before, after in both if _worth(before) != _worth(after)}
    if moved := [name for name, led_by in _led_by(later.compiled).items() if not worth.isdisjoint(led_by)]:
        asked = " and ".join(f"“{later.wording.questions.get(name, name)}”" for name in sorted(worth)[:2])
        more = f" and {len(worth) - 2} more" if len(worth) > 2 else ""
        yield (
            f"{_named(moved, titles)} may stand elsewhere in the advice, {_FIRST}: the points that can be lost at "
            f"{asked}{more} changed"
        )
    duties = {
        duty[0] for before, after in both if before.duty != after.duty for duty in (before.duty, after.duty) if duty
    }
    if decided := [piece.id for piece in later.compiled.guidance if not duties.isdisjoint(piece.duties)]:
        yield (
            f"{_named(decided, titles)} may stand elsewhere in the advice, {_FIRST}: "
            "whether the duty is met is decided by other answers"
        )


def _worth(question: CompiledQuestion) -> object:
    """The points of its answers, as far as they are lost or earned."""
    return [(option.id, option.points) for option in question.options or ()], question.rows, question.earning


def _led_by(compiled: Compiled) -> dict[str, set[str]]:
    """For each piece of guidance, the questions that lead to it."""
    led_by: dict[str, set[str]] = {}
    for question in compiled.questions:
        for option in question.options or ():
            for name in option.advise:
                led_by.setdefault(name, set()).add(question.id)
    for name, when in compiled.advice:
        led_by.setdefault(name, set()).update(leaf.question for leaf in leaves(when) if isinstance(leaf, QuestionTest))
    return led_by


def _in_another_order(
    before: list[RankedGuidance], after: Mapping[str, RankedGuidance], later: Compiled
) -> list[str] | None:
    """Two pieces of guidance of equal weight that changed places, of which somebody is told both."""
    place = {name: number for number, name in enumerate(after)}
    turned = (
        [one.id, other.id]
        for one, other in combinations(before, 2)
        if place[one.id] > place[other.id] and _weight(after[one.id]) == _weight(after[other.id])
    )
    pairs = list(islice(turned, MOST_PAIRS + 1))
    told = (pair for pair in pairs[:MOST_PAIRS] if _are_told_together(later, pair))
    return next(told, pairs[-1] if len(pairs) > MOST_PAIRS else None)


def _weight(guidance: RankedGuidance) -> object:
    return guidance.priority, guidance.effort, bool(guidance.duties)


def _are_told_together(compiled: Compiled, pair: list[str]) -> bool:
    explorer = Explorer.of(compiled)
    return explorer.perhaps(conjunction(map(explorer.events.advice, pair)))


def _named(names: list[str], titles: Mapping[str, str]) -> str:
    """Guidance by its titles; of many, the first."""
    words = [f"“{titles.get(name, name)}”" for name in names]
    listed = [*words[:3], f"{len(words) - 3} more"] if len(words) > 3 else words
    return sequence(listed)


def _moved(before: RankedGuidance, after: RankedGuidance) -> Iterator[str]:
    for key in _OF_ORDER:
        was, now = getattr(before, key), getattr(after, key)
        if was != now:
            yield f"its {key} is {now}, and was {was}"
    if before.duties != after.duties:
        was, now = (", ".join(guidance.duties) or "none" for guidance in (before, after))
        yield f"the duties that it helps with are {now}, and were {was}"


def _changed(before: Iterable[MatchedCase], after: Iterable[MatchedCase]) -> set[str]:
    """The case studies that are new, gone, or matched by something else."""
    was, now = ({case.id: case for case in cases} for cases in (before, after))
    return {name for name in {*was, *now} if was.get(name) != now.get(name)}


def _because(cases: list[str], topics: list[str], titles: Mapping[str, str]) -> str:
    said = [f"{', '.join(f'“{name}”' for name in cases)} changed"] if cases else []
    if topics:
        said.append(f"the topics of {', '.join(f'“{titles.get(name, name)}”' for name in topics)} changed")
    return "; ".join(said)

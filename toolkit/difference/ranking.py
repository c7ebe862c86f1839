"""What changes where things stand in a result: data of the order, of which no share is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toolkit.compiled import Compiled, MatchedCase, RankedGuidance

_OF_ORDER = ("priority", "effort")


def ranked_otherwise(earlier: Compiled, later: Compiled, titles: Mapping[str, str]) -> Iterator[str]:
    """Sentences on the order of advice, on case studies and on the order of services, as far as their data changed."""
    before = {guidance.id: guidance for guidance in earlier.guidance}
    after = {guidance.id: guidance for guidance in later.guidance}
    both = [name for name in after if name in before]
    for name in both:
        said = ", ".join(_moved(before[name], after[name]))
        if said:
            yield (
                f"“{titles.get(name, name)}” may stand elsewhere in the advice, also among the three things to do "
                f"first: {said}"
            )
    if both != [name for name in before if name in after]:
        yield "advice of equal weight stands in another order, also among the three things to do first"
    cases = sorted(_changed(earlier.case_studies, later.case_studies))
    topics = [name for name in both if before[name].topics != after[name].topics]
    if cases or topics:
        yield f"other case studies may be shown: {_because(cases, topics, titles)}"
    services = [name for name in both if before[name].services != after[name].services]
    if topics or services or earlier.services != later.services:
        yield "services may be others, or stand in another order"


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

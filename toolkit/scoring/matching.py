"""The case studies closest to a business, and the services that will take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from toolkit.compiled import MatchedCase, MatchedService
from toolkit.model.content import size_class
from toolkit.scoring.advice import Advice
from toolkit.scoring.situation import Situation

MOST_CASES = 3


@dataclass(frozen=True)
class Profile:
    """What the answers say of the business: by the ids `staff` and `sector`, and by the area question."""

    staff: Fraction | None
    sector: str | None
    area: str | None


def profile_of(situation: Situation) -> Profile:
    """The profile, as far as it was answered."""
    staff = situation.answer("staff")
    sector = situation.answer("sector") if _type(situation, "sector") == "single" else None
    areas = (situation.answer(name) for name, question in situation.shown.items() if question.type == "area")
    area = next((answer for answer in areas if answer), None)
    return Profile(
        staff=staff.number if staff else None,
        sector=sector.words[0] if sector else None,
        area=area.words[0] if area else None,
    )


def _type(situation: Situation, name: str) -> str | None:
    question = situation.shown.get(name)
    return question.type if question else None


def match_cases(cases: Iterable[MatchedCase], advice: list[Advice], profile: Profile) -> list[str]:
    """At most three case studies on the topics of the advice, those of businesses most like this one first."""
    size = None if profile.staff is None else size_class(profile.staff)
    return [case.id for case in closest_cases(cases, _topics(advice), profile.sector, size, profile.area)]


def closest_cases(
    cases: Iterable[MatchedCase],
    topics: set[str],
    sector: str | None = None,
    size: str | None = None,
    area: str | None = None,
) -> list[MatchedCase]:
    """At most three case studies that share a topic, those of businesses of this kind, size and place first."""

    def closeness(case: MatchedCase) -> int:
        return (
            2 * min(len(topics.intersection(case.topics)), 3)
            + 3 * (sector is not None and case.sector == sector)
            + 2 * (size is not None and case.size == size)
            + (area is not None and case.area == area)
        )

    related = [case for case in cases if topics.intersection(case.topics)]
    return sorted(related, key=lambda case: -closeness(case))[:MOST_CASES]


def match_services(
    services: Iterable[MatchedService], advice_line: str | None, advice: list[Advice], profile: Profile
) -> list[str]:
    """The advice line, then the services that the advice names, then those on its topics; only those open to them."""
    topics = _topics(advice)
    named = {name: rank for rank, name in enumerate(dict.fromkeys(_named(advice)))}
    allowed = [service for service in services if service.id != advice_line and _takes(service, profile)]
    related = [service for service in allowed if service.id in named or topics.intersection(service.topics)]

    def order(service: MatchedService) -> tuple[int, int, bool]:
        shared = len(topics.intersection(service.topics))
        return named.get(service.id, len(named)), -shared, service.areas is None

    first = [advice_line] if advice_line else []
    return first + [service.id for service in sorted(related, key=order)]


def _named(advice: list[Advice]) -> Iterator[str]:
    for piece in advice:
        yield from piece.guidance.services


def _topics(advice: list[Advice]) -> set[str]:
    return {topic for piece in advice for topic in piece.guidance.topics}


def _takes(service: MatchedService, profile: Profile) -> bool:
    if service.areas is not None and profile.area not in service.areas:
        return False
    if profile.staff is None:
        return True
    return (service.at_least is None or profile.staff >= service.at_least) and (
        service.at_most is None or profile.staff <= service.at_most
    )

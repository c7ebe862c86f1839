"""Where the things that can happen are written in a questionnaire."""

from __future__ import annotations

from toolkit.checks.examined import Examined
from toolkit.compiling import OVERALL
from toolkit.explore.events import Event
from toolkit.source import Location


def place_of(examined: Examined, event: Event) -> Location | None:
    """Where an event is written in the questionnaire; services are not, so a result without one is no fault of it."""
    questionnaire = examined.questionnaire
    if event.kind == "question":
        return (*examined.by_id[event.id].location, "show_if")
    if event.kind == "level":
        return ("levels", [level.id for level in questionnaire.levels].index(event.id), "id")
    if event.kind == "band":
        return _place_of_band(examined, event)
    return place_of_advice(examined, event.id) if event.kind == "advice" else None


def _place_of_band(examined: Examined, event: Event) -> Location:
    questionnaire = examined.questionnaire
    for number, score in enumerate(questionnaire.scores or ()):
        if score.id == event.id and score.bands:
            return ("scores", number, "bands", [band.id for band in score.bands].index(event.state or ""), "id")
    key = "bands" if event.id == OVERALL else "section_bands"
    return (key, [band.id for band in getattr(questionnaire, key)].index(event.state), "id")


def place_of_advice(examined: Examined, name: str) -> Location:
    """Where a guidance is first given."""
    for placed in examined.questions:
        for option, names in placed.question.advise.items():
            if name in names:
                return (*placed.location, "advise", option, names.index(name))
    return ("advice", [rule.give for rule in examined.questionnaire.advice].index(name), "give")

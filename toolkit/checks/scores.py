"""Scores and bands: that every score can be computed as written, and that no value falls below its bands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from toolkit.checks.examined import Examined, can_earn
from toolkit.checks.floors import floors
from toolkit.compiling import compile_questionnaire
from toolkit.conditions import RESERVED
from toolkit.exact import plain
from toolkit.model.questionnaire import Band, Score
from toolkit.problems import Problem, did_you_mean
from toolkit.source import Location

_METHODS_WITH_WEIGHTS = ("percent", "sum", "mean")


def check_scores(examined: Examined) -> Iterator[Problem]:
    """Every problem of the scores and bands as they are written."""
    yield from _written_scores(examined)
    yield from _band_lists(examined)


def _written_scores(examined: Examined) -> Iterator[Problem]:
    scores = examined.questionnaire.scores or []
    yield from examined.repeated(((score.id, ("scores", number)) for number, score in enumerate(scores)), "score")
    for number, score in enumerate(scores):
        location = ("scores", number)
        if score.id in RESERVED:
            message = f"“{score.id}” is a word of the conditions; give the score another id"
            yield examined.problem((*location, "id"), "Q013", message)
        faults = list(_parts(examined, score, location))
        yield from faults or [*_method(examined, score, location), *_weights(examined, score, location)]
    yield from _circles(examined, scores)


def _parts(examined: Examined, score: Score, location: Location) -> Iterator[Problem]:
    lists = {
        "questions": (score.questions, examined.by_id.keys()),
        "sections": (score.sections, [section.id for section in examined.questionnaire.sections]),
        "scores": (score.scores, examined.score_ids),
    }
    written = [key for key, (names, _) in lists.items() if names is not None]
    if len(written) != 1:
        found = " and ".join(f"“{key}”" for key in written) or "none of them"
        message = f"a score is over “questions”, “sections” or other “scores”: one of the three; found {found}"
        yield examined.problem((*location, "id"), "Q008", message)
    for key in written:
        names, known = lists[key]
        for index, name in enumerate(names or ()):
            place = (*location, key, index)
            if name not in known:
                message = f"there is no {key[:-1]} “{name}”{did_you_mean(name, known)}"
                yield examined.problem(place, "Q008", message)
            elif name in (names or [])[:index]:
                yield examined.problem(place, "Q008", f"“{name}” is in the list already; delete one of the two")
            elif key == "questions" and not can_earn(examined.by_id[name]):
                message = (
                    f"“{name}” has no points, so this score cannot rest on it; give its options points, or delete it"
                )
                yield examined.problem(place, "Q008", message)
        if not names:
            yield examined.problem((*location, key), "S011", "this list is empty; at least one item is needed")


def _method(examined: Examined, score: Score, location: Location) -> Iterator[Problem]:
    if score.method == "percent" and score.scores is not None:
        message = "“percent” is of points, which other scores have not; write “method: mean”"
        yield examined.problem((*location, "method"), "Q008", message)
    resting = set(score.questions or ()) | {
        placed.question.id for placed in examined.questions if placed.section in (score.sections or ())
    }
    earning = [placed for placed in examined.questions if placed.question.id in resting and can_earn(placed)]
    if score.scores is None and not earning:
        message = f"no question of “{score.id}” has points, so it can never have a value; give options points"
        yield examined.problem((*location, "id"), "Q008", message)
    if score.needs is not None:
        most = len(score.scores) if score.scores is not None else len(earning)
        if score.needs > most:
            message = f"it needs {score.needs}, but rests on {most}, so it can never have a value; write {most} or less"
            yield examined.problem((*location, "needs"), "Q008", message)


def _weights(examined: Examined, score: Score, location: Location) -> Iterator[Problem]:
    if score.weights and score.method not in _METHODS_WITH_WEIGHTS:
        message = f"weights change nothing in “{score.method}”; leave them out"
        yield examined.problem_at_key((*location, "weights"), "Q016", message)
    sections = score.sections or ()
    known = [*(score.questions or ()), *(score.scores or ())]
    known += [placed.question.id for placed in examined.questions if placed.section in sections]
    for name in score.weights:
        if name not in known:
            message = f"“{name}” is no part of “{score.id}”{did_you_mean(name, known)}"
            yield examined.problem_at_key((*location, "weights", name), "Q016", message)


def _circles(examined: Examined, scores: list[Score]) -> Iterator[Problem]:
    """Each circle once, at the score of it that comes first in the file."""
    rests_on = {score.id: score.scores or [] for score in scores}
    order = list(rests_on)
    for number, score in enumerate(scores):
        path = _path_back(score.id, rests_on)
        if path and score.id == min(path, key=order.index):
            circle = " → ".join(path)
            message = (
                f"these scores rest on each other in a circle: {circle}; take one of them out of another’s “scores”"
            )
            yield examined.problem(("scores", number, "id"), "Q007", message)


def _path_back(start: str, rests_on: dict[str, list[str]]) -> list[str] | None:
    """A way from a score back to itself, if there is one."""
    waiting = [[start]]
    seen = set()
    while waiting:
        path = waiting.pop()
        for name in rests_on.get(path[-1], ()):
            if name == start:
                return [*path, start]
            if name not in seen:
                seen.add(name)
                waiting.append([*path, name])
    return None


def _band_lists(examined: Examined) -> Iterator[Problem]:
    questionnaire = examined.questionnaire
    yield from _bands(examined, questionnaire.bands, ("bands",))
    yield from _bands(examined, questionnaire.section_bands, ("section_bands",))
    for number, score in enumerate(questionnaire.scores or ()):
        yield from _bands(examined, score.bands, ("scores", number, "bands"))
        if score.id == "overall" and score.bands and questionnaire.bands:
            message = "“overall” has bands of its own, so “bands” at the top belong to nothing; keep one of the two"
            yield examined.problem_at_key(("bands",), "Q016", message)
    if questionnaire.bands and "overall" not in examined.score_ids:
        message = (
            "these are the bands of “overall”, but there is no such score; write “bands” under a score, or delete them"
        )
        yield examined.problem_at_key(("bands",), "Q016", message)
    if questionnaire.section_bands and (questionnaire.scores is not None or not examined.score_ids):
        message = "“section_bands” belong to the scores of sections, which this questionnaire has not; delete them"
        yield examined.problem_at_key(("section_bands",), "Q016", message)


def _bands(examined: Examined, bands: list[Band], location: Location) -> Iterator[Problem]:
    yield from examined.repeated(((band.id, (*location, number)) for number, band in enumerate(bands)), "band")
    for number, (band, following) in enumerate(pairwise(bands), 1):
        if following.from_ <= band.from_:
            message = f"“{following.id}” starts at {following.from_}, after {band.from_}; put the lowest band first"
            yield examined.problem((*location, number, "from"), "Q009", message)


def check_lowest_values(examined: Examined) -> Iterator[Problem]:
    """Every score that could come out below what its method or its bands allow, where nothing else is wrong."""
    compiled = compile_questionnaire(examined.entry, examined.library)
    for floor in floors(compiled):
        score = floor.score
        if score.method == "product" and floor.has_negative_part:
            message = (
                f"“{score.id}” is a product, whose parts cannot be negative, but one of these can; use another method"
            )
            yield examined.problem(_place(examined, score.id, "method"), "Q008", message)
        lowest = score.bands[0][1] if score.bands else None
        if lowest is not None and (floor.value is None or floor.value < lowest):
            found = "below every number" if floor.value is None else f"as low as {plain(floor.value)}"
            message = (
                f"“{score.id}” can come out {found}, but its lowest band starts at {plain(lowest)}; start it lower"
            )
            yield examined.problem(_place(examined, score.id, "bands"), "Q010", message)


def _place(examined: Examined, name: str, key: str) -> Location:
    """Where a score says its method, or where its bands start."""
    for number, score in enumerate(examined.questionnaire.scores or ()):
        if score.id == name and (key != "bands" or score.bands):
            return ("scores", number, key)
    return ("bands" if name == "overall" else "section_bands", 0, "from")

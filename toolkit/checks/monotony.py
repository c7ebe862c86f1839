"""That a better answer is never worse for the person who gives it, and that points follow the order of the options.

For each question, everything else being answered alike, the better of two answers must not lower a score or a level,
must not bring urgent advice or advice on a duty that the worse one does not, and must not take a duty away. Both
answers (see `steps`) are looked at side by side, as if they were told to two versions of the questionnaire. Most of
this is seen from how the conditions are made (`implies`); only the rest is swept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from toolkit.checks.examined import Examined, Placed
from toolkit.compiled import CompiledQuestion
from toolkit.conditions import LIMITS
from toolkit.exact import plain
from toolkit.explore.choices import choices
from toolkit.explore.classes import TooEntangledError
from toolkit.explore.events import Events
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import (
    FALSE,
    Atom,
    Formula,
    conjunction,
    disjunction,
    implies,
    negation,
    renamed,
    side_by_side,
)
from toolkit.explore.report import said
from toolkit.explore.space import Space
from toolkit.explore.steps import steps
from toolkit.problems import Problem
from toolkit.scoring.scores import in_order


def check_monotony(examined: Examined, explorer: Explorer) -> Iterator[Problem]:
    """Every better answer that is worse; raises `TooEntangledError` in the end where that cannot be shown of all."""
    compiled = explorer.events.compiled
    refused: TooEntangledError | None = None
    for placed, question in zip(examined.questions, compiled.questions, strict=True):
        if placed.question.better_can_hurt is not None:
            continue
        if swapped := list(_order(examined, placed, question)):
            yield from swapped  # whatever else such points do is told when they are in order
        else:
            try:
                yield from _better(examined, placed, question, explorer)
            except TooEntangledError as error:
                refused = refused or error
    if refused is not None:
        raise refused


def _order(examined: Examined, placed: Placed, question: CompiledQuestion) -> Iterator[Problem]:
    """Points that go up and down along the options, or the rows: most likely two of them have changed places."""
    listed = {f"from {plain(start)}": points for start, points in question.rows} or {
        option.id: option.points for option in question.options or () if option.points is not None
    }
    points = list(listed.values())
    if question.type == "multiple" or len(points) < 3:
        return
    steps = [after - before for before, after in pairwise(points)]
    if any(step > 0 for step in steps) and any(step < 0 for step in steps):
        said_of = "; ".join(f"{name}: {plain(worth)}" for name, worth in listed.items())
        along = "rows" if question.rows else "options"
        message = (
            f"the points of “{question.id}” go up and down along its {along} ({said_of}); are two of them swapped? "
            "If it is meant, say why under “better_can_hurt”"
        )
        yield examined.problem_at_key((*placed.location, "id"), "P012", message).as_warning()


def _better(examined: Examined, placed: Placed, question: CompiledQuestion, explorer: Explorer) -> Iterator[Problem]:
    """What is worse with a better answer to a question, told once: with an example, and what else is."""
    worse_for: dict[str, Mapping[str, Any]] = {}
    touched: _Touched | None = None
    compiled = explorer.events.compiled
    for step in steps(question):
        touched = touched or _touched(explorer, question.id)
        space = Space((compiled, compiled), step, spent=explorer.space.spent)
        for what, answers in _worse_for(space, question.id, touched):
            worse_for.setdefault(what, answers)
    if worse_for:
        by_duty = question.earning is None
        place = (*placed.location, *(("duty", "met_by") if by_duty else ("id",)))
        yield examined.problem_at_key(place, "P011", _told(question.id, worse_for, by_duty)).as_warning()


def _told(question: str, worse_for: Mapping[str, Mapping[str, Any]], by_duty: bool) -> str:
    (what, answers), *others = worse_for.items()
    worse, better = answers[question]
    besides = f"; a better answer {' and '.join(other for other, _ in others)} too" if others else ""
    return (
        f"{'by “met_by” ' if by_duty else ''}“{_words(better)}” is the better answer to “{question}” than "
        f"“{_words(worse)}”, but it {what}, for example with {said({**answers, question: better})}{besides}; "
        f"{'is “met_by” right? If so, mend what that rests on' if by_duty else 'mend it'}, "
        "or say why under “better_can_hurt”"
    )


def _words(answer: Any) -> str:
    return ", ".join(answer) if isinstance(answer, list) else str(answer)


def _worse_for(space: Space, question: str, touched: _Touched) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is worse in the second version than in the first, each with a set of answers that shows it."""
    explorer = Explorer(space)
    worse, better = Events(space, 0), Events(space, 1)
    gates = [(_reached(worse, names), _reached(better, names)) for names in touched.levels]
    pressing = [(worse.advice(name), better.advice(name)) for name in touched.pressing]
    duties = [(negation(worse.duty(name, None)), negation(better.duty(name, None))) for name in touched.duties]
    rising = _Rising(explorer, question)
    yield from rising.falling()
    for what, formula in (
        ("lowers the level", disjunction(rising.lost(*pair) for pair in gates)),
        ("brings urgent advice, or advice on a duty", disjunction(rising.gained(*pair) for pair in pressing)),
        ("takes away a duty", disjunction(rising.lost(*pair) for pair in duties)),
    ):
        if formula is not FALSE and (answers := explorer.witness(formula)) is not None:
            yield what, dict(answers)


@dataclass(frozen=True)
class _Touched:
    """What an answer to a question can make a difference to: gates of levels, urgent advice and duties."""

    levels: list[list[str]]
    pressing: list[str]
    duties: list[str]


def _touched(explorer: Explorer, question: str) -> _Touched:
    events = explorer.events
    compiled = events.compiled
    near = explorer.space.opened(question) | {question}

    def touches(formula: Formula) -> bool:
        return not near.isdisjoint(formula.questions) or any(atom.kind == "score" for atom in formula.atoms)

    levels = [name for name, _ in compiled.levels]
    gates = [levels[: number + 1] for number in range(len(levels))]
    urgent = [piece.id for piece in compiled.guidance if piece.duties or piece.priority == "urgent"]
    asked = dict.fromkeys(each.duty[0] for each in compiled.questions if each.duty)
    return _Touched(
        [names for names in gates if touches(_reached(events, names))],
        [name for name in urgent if touches(events.advice(name))],
        [name for name in asked if touches(events.duty(name, None))],
    )


def _reached(events: Events, levels: Sequence[str]) -> Formula:
    gates = dict(events.compiled.levels)
    return conjunction(events.condition(gates[name]) for name in levels)


class _Rising:
    """Uses that scores do not fall with a better answer, so that one version's can stand for the other's."""

    def __init__(self, explorer: Explorer, question: str) -> None:
        self.explorer = explorer
        self.apart = explorer.space.opened(question)
        self.item = next(item for item in explorer.space.questions if item.id == question)
        # Scores of which no question is opened by this one: more points, of the same, are never less.
        self.rises = set(explorer.space.same_scores)
        for score in explorer.space.versions[0].scores:
            names = {name for name, _ in score.parts}
            if names <= self.rises if score.over == "scores" else names.isdisjoint(self.apart):
                self.rises.add(score.id)

    def falling(self) -> Iterator[tuple[str, dict[str, object]]]:
        """The scores that the better answer lowers; of one over other scores only where none of these is told."""
        fallen: set[str] = set()
        for score in in_order(self.explorer.space.versions[0]):
            if score.id in self.rises or not fallen.isdisjoint(name for name, _ in score.parts):
                continue
            target = side_by_side(Events(self.explorer.space, version).figure(score.id) for version in (0, 1))
            share = self.explorer.share_where(target, _falls)
            if share.possible:
                fallen.add(score.id)
                yield f"lowers the score “{score.id}”", dict(share.answers or {})

    def lost(self, before: Formula, after: Formula) -> Formula:
        """What holds with the worse answer, and not with the better one."""
        return self._without(before, self._compared(after, upwards=True))

    def gained(self, before: Formula, after: Formula) -> Formula:
        """What holds with the better answer, and not with the worse one."""
        return self._without(self._compared(after, upwards=False), before)

    def _without(self, having: Formula, lacking: Formula) -> Formula:
        """Where one formula holds and the other does not; blank, the question makes no difference."""
        atoms = frozenset(
            atom for atom in having.atoms | lacking.atoms if atom.kind == "question" and atom.id == self.item.id
        )
        given = choices(self.explorer.space, self.item, frozenset({0, 1}), atoms)
        answered = [each.settling for each in given if each.answers]
        if all(implies(settling.left_of(having), settling.left_of(lacking)) for settling in answered):
            return FALSE
        return conjunction([having, negation(lacking)])

    def _compared(self, after: Formula, upwards: bool) -> Formula:
        """The formula with the scores of the worse answer, where a rising score can only help, or only harm."""
        scores = [atom for atom in after.atoms if atom.kind == "score" and atom.version == 1]
        sides = {side for atom in scores for side in _sides(after, atom)}
        if all(atom.id in self.rises for atom in scores) and sides <= {upwards}:
            return renamed(after, {atom: atom.in_version(0) for atom in scores})
        return after


def _falls(outcome: Formula) -> bool:
    before, after = (part.constant for part in outcome.parts)
    return before is not None and after is not None and after < before


def _sides(formula: Formula, atom: Atom, positive: bool = True) -> Iterator[bool | None]:
    """Whether a rising score helps a formula (True) or harms it (False), wherever it looks at the score."""
    if formula.atom == atom:
        limits = {key for key in LIMITS if getattr(atom.test, key) is not None}
        if limits <= {"at_least", "above"}:
            yield positive if limits else None
        else:
            yield None if limits & {"at_least", "above"} else not positive
    for part in formula.parts:
        if atom in part.atoms:
            yield from _sides(part, atom, positive != (formula.kind == "not"))

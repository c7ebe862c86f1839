"""Conditions of which a part decides nothing: because it always holds where it is asked, or never can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from toolkit.checks.examined import Examined
from toolkit.condition_words import sequence
from toolkit.conditions import All, AnyOf, Condition, Not, QuestionTest, leaves
from toolkit.explore.explorer import Explorer
from toolkit.explore.formula import FALSE, Formula, conjunction, disjunction, implies, negation
from toolkit.problems import Problem
from toolkit.source import Location

# The way to a part of a condition, by the numbers of the parts on it.
Way: TypeAlias = tuple[int, ...]


def check_redundant(examined: Examined, explorer: Explorer) -> Iterator[Problem]:
    """Conditions that always hold, and parts that change nothing; raises `TooEntangledError` where that is open."""
    yield from _given_anyway(examined, explorer)
    for condition, place, called in _conditions(examined):
        whole = explorer.events.condition(condition)
        if place[0] == "advice" and _is_dead(explorer, examined.questionnaire.advice[int(place[1])].give, whole):
            message = (
                f"{called} can never hold, whatever is answered; "
                "look for a contradiction in it, or with what shows its questions"
            )
            yield examined.problem(place, "P005", message).as_warning()
            continue
        if not explorer.possible(whole):
            continue  # that nobody gets there is told of what it leads to
        if not explorer.possible(negation(whole)):
            message = f"{called} is always true, whatever is answered; leave it out, or say when it is not"
            yield examined.problem(place, "P004", message).as_warning()
            continue
        dead: set[Way] = set()
        for path, part in _parts(condition):
            is_alternative = isinstance(_at(condition, path[:-1]), AnyOf)
            if is_alternative and not explorer.possible(explorer.events.condition(part)):
                dead.add(path)
                message = (
                    f"this alternative in {called} can never be so, whatever is answered; "
                    "look for a contradiction in it, or with what shows its questions"
                )
                yield examined.problem_at(next(leaves(part)).position, "P005", message).as_warning()
        if not _is_wide(explorer, whole):
            for part in _needless(condition, dead, explorer):
                names = [leaf.question if isinstance(leaf, QuestionTest) else leaf.score for leaf in leaves(part)]
                message = (
                    f"the part about {sequence([f'“{name}”' for name in dict.fromkeys(names)])} changes nothing in "
                    f"{called}: with or without it, the same people are meant; it can be left out"
                )
                yield examined.problem_at(next(leaves(part)).position, "P006", message).as_advice()


def _needless(condition: Condition, dead: set[Way], explorer: Explorer) -> Iterator[Condition]:
    """Parts that change nothing beside those that are left: whole ones first; of two that say the same, the later."""
    gone = set(dead)
    whole = _formula(condition, gone, explorer.events.condition)
    for path, part in sorted(_parts(condition), key=lambda each: (len(each[0]), [-number for number in each[0]])):
        if any(path[: len(other)] == other for other in gone):
            continue
        difference = _difference(whole, _formula(condition, {*gone, path}, explorer.events.condition))
        if difference is FALSE or not explorer.possible(difference):
            gone.add(path)
            yield part


def _given_anyway(examined: Examined, explorer: Explorer) -> Iterator[Problem]:
    """Rules that give their guidance to nobody who is not told it anyway; of two that do the same, the later one."""
    rules = examined.questionnaire.advice
    needed = list(range(len(rules)))
    for number in reversed(range(len(rules))):
        whole = explorer.events.condition(rules[number].when)
        ways = dict(_other_ways(examined, explorer, number, needed))
        if explorer.possible(whole) and _is_within(explorer, whole, disjunction(ways)):
            needed.remove(number)
            by = next((said for way, said in ways.items() if _is_within(explorer, whole, way)), "in other ways")
            message = (
                f"whoever this rule means is told of “{rules[number].give}” anyway, {by}; leave it out, "
                "unless it is there to say one reason more"
            )
            yield examined.problem(("advice", number, "give"), "P015", message).as_advice()


def _other_ways(
    examined: Examined, explorer: Explorer, number: int, needed: list[int]
) -> Iterator[tuple[Formula, str]]:
    """What else gives the guidance of a rule, and how that is said."""
    rules = examined.questionnaire.advice
    yield explorer.events.advised_by_answers(rules[number].give), "by the answer itself (“advise”)"
    for other in needed:
        if other != number and rules[other].give == rules[number].give:
            line = examined.entry.source.position(("advice", other)).line
            yield explorer.events.condition(rules[other].when), f"by the rule in line {line}"


def _is_within(explorer: Explorer, one: Formula, other: Formula) -> bool:
    """Whether one formula holds only where the other does, as far as it is worth the time to look."""
    if implies(one, other):
        return True
    is_worth_it = other is not FALSE and not _is_wide(explorer, one) and not _is_wide(explorer, other)
    return is_worth_it and not explorer.possible(conjunction([one, negation(other)]))


def _is_dead(explorer: Explorer, guidance: str, whole: Formula) -> bool:
    """Whether a rule never holds; where nothing else gives its advice, that is told of the advice."""
    return not explorer.possible(whole) and explorer.possible(explorer.events.advice(guidance))


def _is_wide(explorer: Explorer, formula: Formula) -> bool:
    """Whether a formula rests on scores of scores; it is not worth seconds to advise that a part could be left out."""
    wide = {score.id for score in explorer.events.compiled.scores if score.over == "scores"}
    return any(atom.kind == "score" and atom.id in wide for atom in formula.atoms)


def _difference(one: Formula, other: Formula) -> Formula:
    """Where one of two formulas holds and the other does not."""
    only_one = FALSE if implies(one, other) else conjunction([one, negation(other)])
    only_other = FALSE if implies(other, one) else conjunction([other, negation(one)])
    return disjunction([only_one, only_other])


def _parts(condition: Condition, path: Way = ()) -> Iterator[tuple[Way, Condition]]:
    """Every part of a condition that stands beside others, with the way to it, outer ones first."""
    inner = _inner(condition)
    for number, part in enumerate(inner):
        here = (*path, number)
        if len(inner) > 1:
            yield here, part
        yield from _parts(part, here)


def _inner(condition: Condition) -> tuple[Condition, ...]:
    if isinstance(condition, Not):
        return (condition.condition,)
    return condition.conditions if isinstance(condition, All | AnyOf) else ()


def _at(condition: Condition, path: Way) -> Condition:
    return _at(_inner(condition)[path[0]], path[1:]) if path else condition


def _formula(condition: Condition, gone: set[Way], formula: Callable[[Condition], Formula], at: Way = ()) -> Formula:
    """The formula of a condition without some of its parts."""
    kept = [
        _formula(part, gone, formula, (*at, number))
        for number, part in enumerate(_inner(condition))
        if (*at, number) not in gone
    ]
    if isinstance(condition, Not):
        return negation(kept[0])
    if isinstance(condition, All | AnyOf):
        return conjunction(kept) if isinstance(condition, All) else disjunction(kept)
    return formula(condition)


def _conditions(examined: Examined) -> Iterator[tuple[Condition, Location, str]]:
    for placed in examined.questions:
        if placed.question.show_if is not None:
            yield placed.question.show_if, (*placed.location, "show_if"), f"what shows “{placed.question.id}”"
    for number, level in enumerate(examined.questionnaire.levels):
        yield level.requires, ("levels", number, "requires"), f"the gate of the level “{level.id}”"
    for number, rule in enumerate(examined.questionnaire.advice):
        yield rule.when, ("advice", number, "when"), f"the rule for “{rule.give}”"

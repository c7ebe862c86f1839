"""Everything that can happen in a result, as formulas: who is shown what, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from toolkit.compiled import Compiled, CompiledQuestion, MatchedService
from toolkit.conditions import ANSWERED, NOT_ANSWERED, Condition, Test
from toolkit.explore.formula import (
    FALSE,
    TRUE,
    Atom,
    Formula,
    atom_formula,
    atom_of,
    conjunction,
    disjunction,
    negation,
)
from toolkit.explore.space import Space


@dataclass(frozen=True)
class Event:
    """Something that a result can hold: a question asked, a band, a level, advice, a duty in a state, a service."""

    kind: Literal["question", "band", "level", "advice", "duty", "service"]
    id: str
    state: str | None = None


@dataclass(frozen=True)
class Events:
    """The formulas of everything that a result of one version of a questionnaire can hold."""

    space: Space
    version: int = 0
    _advice: dict[str, Formula] = field(default_factory=dict, compare=False)

    @property
    def compiled(self) -> Compiled:
        """The version itself."""
        return self.space.versions[self.version]

    def condition(self, condition: Condition) -> Formula:
        """The condition holds."""
        return self.space.formula(condition, self.version)

    def shown(self, question: CompiledQuestion) -> Formula:
        """The question is asked."""
        return self.condition(question.show_if) if question.show_if else TRUE

    def advice(self, name: str) -> Formula:
        """The guidance is given."""
        if name not in self._advice:
            self._advice[name] = self._advised(name)
        return self._advice[name]

    def _advised(self, name: str) -> Formula:
        rules = (self.condition(when) for given, when in self.compiled.advice if given == name)
        return disjunction([self.advised_by_answers(name), *rules])

    def advised_by_answers(self, name: str) -> Formula:
        """One of the answers that give the guidance by themselves is chosen."""
        return disjunction(
            self.answer(question.id, Test(any_of=options))
            for question in self.compiled.questions
            if (options := tuple(option.id for option in question.options or () if name in option.advise))
        )

    def band(self, score: str, band: str | None) -> Formula:
        """The score has this band; None: it has a value below every band."""
        bands = next(item.bands for item in self.compiled.scores if item.id == score)
        names = [name for name, _ in bands]
        number = -1 if band is None else names.index(band)
        below = bands[number + 1][1] if number + 1 < len(bands) else None
        at_least = bands[number][1] if number >= 0 else None
        if at_least is None and below is None:
            return self.has_value(score)
        return self._score(score, Test(at_least=at_least, below=below))

    def has_value(self, score: str) -> Formula:
        """The score has a value."""
        return self._score(score, ANSWERED)

    def value(self, score: str, value: Decimal | None) -> Formula:
        """The score has exactly this value; None: no value."""
        test = NOT_ANSWERED if value is None else Test(at_least=value, at_most=value)
        return self._score(score, test)

    def figure(self, score: str) -> Formula:
        """Not true or false, but the value that the score has."""
        return self._atom(atom_of("value", score, ANSWERED, self.version))

    def level(self, name: str | None) -> Formula:
        """This is the highest level that is reached; None: not even the lowest is."""
        gates = [self.condition(requires) for _, requires in self.compiled.levels]
        number = -1 if name is None else [level for level, _ in self.compiled.levels].index(name)
        following = [negation(gate) for gate in gates[number + 1 : number + 2]]
        return conjunction([*gates[: number + 1], *following])

    def duty(self, name: str, state: str | None) -> Formula:
        """What is known of the duty: met, unmet, unknown; None: nothing, since it is not asked after."""
        questions = [question for question in self.compiled.questions if question.duty and question.duty[0] == name]
        order: list[Literal["unmet", "unknown", "met"]] = ["unmet", "unknown", "met"]
        parts: dict[str, Formula] = {
            part: disjunction(self.duty_by(question, part) for question in questions) for part in order
        }
        worse = list(parts)[: list(parts).index(state)] if state else order
        own = [parts[state]] if state else []
        return conjunction([*own, *(negation(parts[part]) for part in worse)])

    def duty_by(self, question: CompiledQuestion, state: Literal["unmet", "unknown", "met"]) -> Formula:
        """What one question says of its duty."""
        assert question.duty is not None
        passes = self.answer(question.id, question.duty[1])
        answered = self.answer(question.id, ANSWERED)
        silent = self._chosen(question, "not_applicable")
        unsure = self._chosen(question, "unknown")
        if state == "unknown":
            return conjunction([self.shown(question), disjunction([negation(answered), unsure])])
        decides = [answered, negation(silent), negation(unsure)]
        return conjunction([*decides, passes if state == "met" else negation(passes)])

    def service(self, name: str) -> Formula:
        """The service is on the result."""
        if name == self.compiled.advice_line:
            return TRUE
        service = next((item for item in self.compiled.services if item.id == name), None)
        if service is None:
            return FALSE
        related = disjunction(
            self.advice(guidance.id)
            for guidance in self.compiled.guidance
            if name in guidance.services or set(guidance.topics) & set(service.topics)
        )
        return conjunction([related, self._in_area(service), self._takes_size(service)])

    def takes(self, name: str) -> Formula:
        """The service takes a firm of that size in that area, as far as both are known."""
        service = next(item for item in self.compiled.services if item.id == name)
        areas = [question.id for question in self.compiled.questions if question.type == "area"]
        nowhere = conjunction(negation(self.answer(area, ANSWERED)) for area in areas)
        return conjunction([self._takes_size(service), disjunction([nowhere, self._in_area(service)])])

    def _in_area(self, service: MatchedService) -> Formula:
        if service.areas is None:
            return TRUE
        # The first area question that is answered decides; the others are looked at only when it is not.
        inside, earlier = [], [TRUE]
        for question in self.compiled.questions:
            if question.type == "area":
                known = [option.id for option in question.options or ()]
                here = tuple(area for area in service.areas if area in known)
                if here:
                    inside.append(conjunction([*earlier, self.answer(question.id, Test(any_of=here))]))
                earlier.append(negation(self.answer(question.id, ANSWERED)))
        return disjunction(inside)

    def _takes_size(self, service: MatchedService) -> Formula:
        if not any(question.id == "staff" and question.type == "number" for question in self.compiled.questions):
            return TRUE
        limits = []
        if service.at_least is not None:
            limits.append(negation(self.answer("staff", Test(below=Decimal(service.at_least)))))
        if service.at_most is not None:
            limits.append(negation(self.answer("staff", Test(above=Decimal(service.at_most)))))
        return conjunction(limits)

    def all(self) -> Iterator[tuple[Event, Formula]]:
        """Everything that can happen, with its formula."""
        for question in self.compiled.questions:
            yield Event("question", question.id), self.shown(question)
        for score in self.compiled.scores:
            for name, _ in score.bands:
                yield Event("band", score.id, name), self.band(score.id, name)
        for name, _ in self.compiled.levels:
            yield Event("level", name), self.level(name)
        for guidance in self.compiled.guidance:
            yield Event("advice", guidance.id), self.advice(guidance.id)
        for name in dict.fromkeys(question.duty[0] for question in self.compiled.questions if question.duty):
            for state in ("met", "unmet", "unknown"):
                yield Event("duty", name, state), self.duty(name, state)
        for service in self.compiled.services:
            yield Event("service", service.id), self.service(service.id)

    def answer(self, question: str, test: Test) -> Formula:
        """The answer to a question passes a test."""
        return self._atom(atom_of("question", question, test, self.version))

    def _score(self, score: str, test: Test) -> Formula:
        return self._atom(atom_of("score", score, test, self.version))

    def _atom(self, atom: Atom) -> Formula:
        return atom_formula(self.space.renamed(atom))

    def _chosen(self, question: CompiledQuestion, state: str) -> Formula:
        options = tuple(option.id for option in question.options or () if option.state == state)
        return self.answer(question.id, Test(any_of=options)) if options else FALSE

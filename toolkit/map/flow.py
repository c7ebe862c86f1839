"""What a map shows, before it has a form: everything in words, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.compiled import Compiled, CompiledQuestion, CompiledScore
from toolkit.compiling import compile_questionnaire
from toolkit.condition_words import Wording, condition_in_words, sequence, test_in_words, wording_of
from toolkit.conditions import All, Condition
from toolkit.exact import plain
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Questionnaire


@dataclass(frozen=True)
class Lead:
    """What some answers to a question lead to: “No” or “Partly”, and the titles of guidance."""

    answers: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """A question: when it is shown (None: always), whether it earns points, what its answers lead to."""

    id: str
    number: int
    ask: str
    shown_if: str | None
    earns: bool
    leads: tuple[Lead, ...]
    law: str | None


@dataclass(frozen=True)
class Part:
    """A section: its title and its questions."""

    title: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class End:
    """Something that more than one answer leads to: advice by a rule, a level, a score; and what it takes."""

    title: str
    takes: tuple[str, ...]


@dataclass(frozen=True)
class Flow:
    """A whole questionnaire. `rules`, `levels` and `scores` stand after the questions that they rest on."""

    id: str
    title: str
    summary: str
    parts: tuple[Part, ...]
    rules: tuple[End, ...]
    levels: tuple[End, ...]
    scores: tuple[End, ...]

    @property
    def ends(self) -> tuple[tuple[str, tuple[End, ...]], ...]:
        """What stands after the questions, under its headings; only what there is."""
        every = (
            ("Advice that several answers decide", self.rules),
            ("Scores and their bands", self.scores),
            ("Levels, lowest first", self.levels),
        )
        return tuple((heading, ends) for heading, ends in every if ends)


def flow_of(entry: Entry[Questionnaire], library: Library) -> Flow:
    """The flow of a questionnaire whose parts fit together; what the library does not hold is called by its id."""
    return _Reader(entry, library).flow()


class _Reader:
    def __init__(self, entry: Entry[Questionnaire], library: Library) -> None:
        self.entry = entry
        self.library = library
        self.compiled: Compiled = compile_questionnaire(entry, library)
        self.full: Wording = wording_of(entry, library)
        # In conditions questions go by their id: it is short, and it stands in the box of the question.
        self.short = replace(self.full, questions={})
        self.numbers = {question.id: number for number, question in enumerate(self.compiled.questions, start=1)}

    def flow(self) -> Flow:
        questionnaire = self.entry.value
        questions = {question.id: question for question in self.compiled.questions}
        parts = tuple(
            Part(section.title, tuple(self._box(questions[question.id]) for question in section.questions))
            for section in questionnaire.sections
        )
        levels = tuple(
            End(self.full.levels[name], self._takes(requires, number))
            for number, (name, requires) in enumerate(self.compiled.levels)
        )
        return Flow(
            id=self.entry.id,
            title=questionnaire.title,
            summary=self._summary(),
            parts=parts,
            rules=tuple(End(self._guidance(name), self._parts(when)) for name, when in self.compiled.advice),
            levels=levels,
            scores=tuple(self._score(score) for score in self.compiled.scores),
        )

    def _summary(self) -> str:
        compiled = self.compiled
        counts = [
            (len(compiled.sections), "section", "sections"),
            (len(compiled.questions), "question", "questions"),
            (len(compiled.guidance), "piece of guidance", "pieces of guidance"),
            (len({question.duty[0] for question in compiled.questions if question.duty}), "duty", "duties"),
            (len(compiled.levels), "level", "levels"),
        ]
        return sequence([f"{count} {one if count == 1 else many}" for count, one, many in counts if count])

    def _box(self, question: CompiledQuestion) -> Box:
        show_if = question.show_if
        return Box(
            id=question.id,
            number=self.numbers[question.id],
            ask=self.full.questions[question.id],
            shown_if=condition_in_words(show_if, self.short) if show_if else None,
            earns=question.earning is not None,
            leads=tuple(self._leads(question)),
            law=self._law(question),
        )

    def _leads(self, question: CompiledQuestion) -> Iterator[Lead]:
        """Answers that lead to the same guidance, together."""
        groups: dict[tuple[str, ...], list[str]] = {}
        for option in question.options or ():
            if option.advise:
                label = self.full.options.get((question.id, option.id), option.id)
                groups.setdefault(option.advise, []).append(f"“{label}”")
        for advise, labels in groups.items():
            yield Lead(sequence(labels, "or"), tuple(self._guidance(name) for name in advise))

    def _law(self, question: CompiledQuestion) -> str | None:
        if question.duty is None:
            return None
        name, met_by = question.duty
        duty = self.library.duties.get(name)
        return f"{duty.value.title if duty else name}: met when {test_in_words(question.id, met_by, self.short)}"

    def _guidance(self, name: str) -> str:
        entry = self.library.guidance.get(name)
        return entry.value.title if entry else name

    def _parts(self, condition: Condition) -> tuple[str, ...]:
        """What a condition takes, a line for each part that must hold."""
        parts = condition.conditions if isinstance(condition, All) and condition.conditions else (condition,)
        return tuple(condition_in_words(part, self.short) for part in parts)

    def _takes(self, requires: Condition, number: int) -> tuple[str, ...]:
        lower = self.compiled.levels[number - 1][0] if number else None
        return ((f"everything that “{self.full.levels[lower]}” takes",) if lower else ()) + self._parts(requires)

    def _score(self, score: CompiledScore) -> End:
        if score.over == "questions":
            over = "question" if len(score.parts) == 1 else "questions"
            names = [str(self.numbers[name]) for name, _ in score.parts]
        else:
            over = "score" if len(score.parts) == 1 else "scores"
            names = [f"“{self.full.scores[name]}”" for name, _ in score.parts]
        takes = [f"{score.method} of {over} {sequence(names)}"]
        if score.bands:
            titles = (
                f"“{self.full.bands.get((score.id, name), name)}” from {plain(start)}" for name, start in score.bands
            )
            takes.append(sequence(list(titles)))
        return End(self.full.scores[score.id], tuple(takes))

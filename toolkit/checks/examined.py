"""A questionnaire under examination: its parts with the places where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.checks.unread import NOTHING_UNREAD, Unread
from toolkit.compiling import OVERALL, SECTORS, options_of
from toolkit.conditions import Condition, QuestionTest, leaves
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.questions import Option, Question
from toolkit.problems import Position, Problem
from toolkit.source import Location

CHOICES = ("single", "multiple")


@dataclass(frozen=True)
class Placed:
    """A question, where it stands in the file, and its number in order; `options` is None where they are not known."""

    question: Question
    location: Location
    number: int
    section: str
    options: list[Option] | None

    @property
    def is_clear(self) -> bool:
        """Whether its type and its options fit together; if not, nothing more can be said of its answers."""
        return (self.question.kind in CHOICES) == bool(self.question.options)


@dataclass(frozen=True)
class Examined:
    """A questionnaire, the library it belongs to, and what the checks look up again and again."""

    entry: Entry[Questionnaire]
    library: Library
    unread: Unread = NOTHING_UNREAD

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire itself."""
        return self.entry.value

    @cached_property
    def questions(self) -> list[Placed]:
        """Every question, in order."""
        placed: list[Placed] = []
        for number, section in enumerate(self.questionnaire.sections):
            for index, question in enumerate(section.questions):
                location = ("sections", number, "questions", index)
                # A set of options that nobody wrote is a problem of its own, and no reason for others.
                options = options_of(self.questionnaire, question, self.library) or None
                placed.append(Placed(question, location, len(placed), section.id, options))
        return placed

    @cached_property
    def by_id(self) -> dict[str, Placed]:
        """Every question by its id; the first of those that share one."""
        return {placed.question.id: placed for placed in reversed(self.questions)}

    @property
    def result_conditions(self) -> Iterator[Condition]:
        """The conditions of all that is looked at when everything is answered."""
        questionnaire = self.questionnaire
        yield from (level.requires for level in questionnaire.levels)
        yield from (rule.when for rule in questionnaire.advice)
        yield from (statement.when for statement in questionnaire.always if statement.when is not None)

    @cached_property
    def lost_options(self) -> dict[tuple[str, str], dict[str, Position]]:
        """The options that a shared set lacks, by set and option: the questions that name each, and where they do.

        Where several questions do, the slip is most likely in the set; then it is told there, and not at each of them.
        """
        named: dict[tuple[str, str], dict[str, Position]] = {}
        for placed, option, position in self._named_options():
            options = placed.question.options
            if isinstance(options, str) and placed.options and option not in [each.id for each in placed.options]:
                named.setdefault((options, option), {}).setdefault(placed.question.id, position)
        return {key: questions for key, questions in named.items() if len(questions) > 1 and key[0] != SECTORS}

    def is_lost(self, placed: Placed, option: str) -> bool:
        """Whether an option that a question lacks is told of at the set that it shares with others."""
        options = placed.question.options
        return isinstance(options, str) and (options, option) in self.lost_options

    def _named_options(self) -> Iterator[tuple[Placed, str, Position]]:
        """Every option that advice, a duty or a condition names: its question, and where it is named."""
        source = self.entry.source
        for placed in self.questions:
            question = placed.question
            for option in question.advise:
                yield placed, option, source.key_position((*placed.location, "advise", option))
            for option in question.duty.met_by.options if question.duty else ():
                yield placed, option, source.key_position((*placed.location, "duty", "met_by"))
        shown = (placed.question.show_if for placed in self.questions if placed.question.show_if is not None)
        for condition in (*shown, *self.result_conditions):
            for leaf in leaves(condition):
                looked_at = self.by_id.get(leaf.question) if isinstance(leaf, QuestionTest) else None
                if looked_at is not None:
                    yield from ((looked_at, option, leaf.position) for option in leaf.test.options)

    @cached_property
    def score_ids(self) -> list[str]:
        """The ids of the scores, written or by default."""
        if self.questionnaire.scores is not None:
            return [score.id for score in self.questionnaire.scores]
        scored = {placed.section for placed in self.questions if can_earn(placed)}
        sections = [section.id for section in self.questionnaire.sections if section.id in scored]
        return [*sections, OVERALL] if sections else []

    def bands_of(self, score: str) -> list[str]:
        """The ids of the bands of a score, wherever they are written."""
        questionnaire = self.questionnaire
        own = [band.id for item in questionnaire.scores or () if item.id == score for band in item.bands]
        if own or (questionnaire.scores is not None and score != OVERALL):
            return own
        return [band.id for band in (questionnaire.bands if score == OVERALL else questionnaire.section_bands)]

    def problem(self, location: Location, code: str, message: str) -> Problem:
        """A problem at a value of this questionnaire."""
        return self.entry.problem(location, code, message)

    def problem_at_key(self, location: Location, code: str, message: str) -> Problem:
        """A problem at a key of this questionnaire."""
        return self.entry.problem_at_key(location, code, message)

    def problem_at(self, position: Position, code: str, message: str) -> Problem:
        """A problem at a known position of this questionnaire."""
        return self.entry.source.problem(position, code, message)

    def repeated(self, ids: Iterable[tuple[str, Location]], called: str) -> Iterator[Problem]:
        """A problem for every id that an earlier one of the same kind already has."""
        seen: dict[str, int] = {}
        for name, location in ids:
            line = self.entry.source.position((*location, "id")).line
            if name in seen:
                message = f"{called} “{name}” is there already (line {seen[name]}); give one of the two another id"
                yield self.problem((*location, "id"), "L002", message)
            seen.setdefault(name, line)


def can_earn(placed: Placed) -> bool:
    """Whether a question can earn points; it may, where its options are not known."""
    if not placed.is_clear:
        return True
    if placed.question.kind == "number":
        return bool(placed.question.points)
    if placed.question.kind not in CHOICES:
        return False
    if placed.options is None:
        return placed.question.options != SECTORS
    return any(option.points is not None and option.state is None for option in placed.options)

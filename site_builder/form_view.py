"""The form as its template shows it: sections, questions and options, with everything that has to be said decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from site_builder import paper
from site_builder.links import Links
from site_builder.reading import prose
from toolkit.compiled import Compiled, CompiledQuestion
from toolkit.compiling import options_of
from toolkit.library import Library
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.questions import Question, Section


@dataclass(frozen=True)
class OptionView:
    """An answer to tick; `gives` are the ids and titles of the advice that ticking it leads to."""

    id: str
    label: str
    hint: str | None
    points: str | None
    alone: bool
    gives: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class QuestionView:
    """A question; `messages` are what is said about an answer that cannot be taken, by what is wrong with it."""

    id: str
    number: int
    ask: str
    kind: str
    help: Markup | None
    why: Markup | None
    only_if: str | None
    options: tuple[OptionView, ...]
    rows: tuple[tuple[str, str], ...]
    most_points: str | None
    unit: str | None
    fractions: bool
    messages: Mapping[str, str]
    required: bool

    @property
    def grouped(self) -> bool:
        """Whether the answer is made of several controls, so that a legend names them."""
        return self.kind in ("single", "multiple")

    @property
    def described_by(self) -> str | None:
        """The id of the text that describes the question to a screen reader."""
        return f"question-{self.id}-help" if self.help or self.kind in ("multiple", "text") else None


@dataclass(frozen=True)
class SectionView:
    """Questions under one heading."""

    id: str
    title: str
    intro: Markup | None
    number: int
    questions: tuple[QuestionView, ...]


class FormView:
    """The form of one questionnaire, on the page that `links` belongs to."""

    def __init__(
        self, library: Library, questionnaire: Questionnaire, compiled: Compiled, names: paper.Names, links: Links
    ) -> None:
        self.library = library
        self.questionnaire = questionnaire
        self.compiled = {question.id: question for question in compiled.questions}
        self.names = names
        self.links = links

    def sections(self) -> list[SectionView]:
        """The sections, in order."""
        return [self._section(number, each) for number, each in enumerate(self.questionnaire.sections, start=1)]

    def _section(self, number: int, section: Section) -> SectionView:
        questions = tuple(self._question(question) for question in section.questions)
        return SectionView(section.id, section.title, self._prose(section.intro), number, questions)

    def _question(self, question: Question) -> QuestionView:
        compiled = self.compiled[question.id]
        show_if = compiled.show_if
        return QuestionView(
            id=question.id,
            number=self.names.numbers[question.id],
            ask=question.ask,
            kind=question.kind,
            help=self._prose(question.help),
            why=self._prose(question.why),
            only_if=f"Only if {paper.condition_words(show_if, self.names)}." if show_if else None,
            options=tuple(self._options(question, compiled)),
            rows=tuple(paper.number_rows(compiled)),
            most_points=None if compiled.max_points is None else paper.points_words(compiled.max_points),
            unit=question.unit,
            fractions=bool(compiled.step and compiled.step != int(compiled.step)),
            messages=dict(messages(question, compiled)),
            required=compiled.required,
        )

    def _options(self, question: Question, compiled: CompiledQuestion) -> Iterable[OptionView]:
        written = options_of(self.questionnaire, question, self.library) or []
        for option, earned in zip(written, compiled.options or (), strict=True):
            gives = tuple((name, self.library.guidance[name].value.title) for name in earned.advise)
            points = paper.option_words(compiled, earned)
            yield OptionView(option.id, option.label, option.hint, points, earned.exclusive, gives)

    def _prose(self, text: str | None) -> Markup | None:
        return prose.render(text, self.links).html if text else None


def messages(question: Question, compiled: CompiledQuestion) -> Iterable[tuple[str, str]]:
    """What is said about each kind of answer that cannot be taken: what it must be, never that it is wrong."""
    if compiled.required:
        verb = {"single": "Choose", "area": "Choose", "multiple": "Tick"}.get(question.kind, "Write")
        yield "blank", f"{verb} an answer to “{question.ask}”"
    if question.kind == "number" and compiled.min is not None and compiled.max is not None and compiled.step:
        countable = bool(question.unit and question.unit[:1].isalpha())
        name = f"Number of {question.unit}" if countable else f"Your answer to “{question.ask}”"
        yield "not-a-number", f"{name} must be a number, like {_grouped(_example(compiled))}"
        yield "too-low", f"{name} must be {_grouped(compiled.min)} or more"
        yield "too-high", f"{name} must be {_grouped(compiled.max)} or {'fewer' if countable else 'less'}"
        yield "off-step", f"{name} must be {_step_words(compiled.min, compiled.step)}"


def _example(question: CompiledQuestion) -> Decimal:
    assert question.min is not None
    assert question.max is not None
    assert question.step is not None
    near = question.min + 5 * question.step
    return near if near <= question.max else question.min


def _step_words(least: Decimal, step: Decimal) -> str:
    if step == 1 and least == int(least):
        return "a whole number"
    return f"{_grouped(least)}, {_grouped(least + step)}, {_grouped(least + 2 * step)} and so on"


def _grouped(value: Decimal) -> str:
    """A number with commas between thousands."""
    whole, point, rest = paper.figure(value).partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("−") else ("", whole)
    return f"{sign}{int(digits):,}{point}{rest}"

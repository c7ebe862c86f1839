"""What today's content would publish, and what it says of ids that went away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.compiled import CompiledQuestion
from toolkit.compiling import compile_questionnaire, options_of
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.questions import Question
from toolkit.published.lock import PAGES, Address, Key, Published, PublishedOption, PublishedQuestion


@dataclass(frozen=True)
class Today:
    """A library whose parts fit together, by the ids that people keep."""

    library: Library

    @cached_property
    def entries(self) -> dict[Key, Published]:
        """Every id of today, and what it means."""
        return dict(self._entries())

    def _entries(self) -> Iterator[tuple[Key, Published]]:
        for kind in PAGES:
            for name in self.library.of_kind(kind):
                yield (kind, name), Address()
        for entry in self.library.questionnaires.values():
            yield from _parts(entry, self.library)

    @cached_property
    def moved(self) -> dict[Key, str]:
        """What was renamed: the key of then, and the id of today (of a question, without its questionnaire)."""
        return dict(self._moved())

    def _moved(self) -> Iterator[tuple[Key, str]]:
        for kind in PAGES:
            for name, entry in self.library.of_kind(kind).items():
                for former in getattr(entry.value, "formerly", ()):
                    yield (kind, former.strip("/")), name
        for name, questionnaire in self.library.questionnaires.items():
            for question in questionnaire.value.questions:
                for former in question.formerly:
                    yield ("question", f"{name}/{former}"), question.id

    def home(self, kind: str, name: str) -> str | None:
        """The id under which something with an address is found today."""
        return name if name in self.library.of_kind(kind) else self.moved.get((kind, name))

    def questionnaire(self, name: str) -> Entry[Questionnaire] | None:
        """The questionnaire that answers to one of then go to."""
        home = self.home("questionnaire", name)
        return None if home is None else self.library.questionnaires[home]

    def question(self, questionnaire: str, name: str) -> Question | None:
        """The question that answers to one of then go to; `questionnaire` is the id of today."""
        home = name if ("question", f"{questionnaire}/{name}") in self.entries else None
        home = home or self.moved.get(("question", f"{questionnaire}/{name}"))
        questions = self.library.questionnaires[questionnaire].value.questions
        return next((question for question in questions if question.id == home), None)

    def options(self, questionnaire: str, question: str) -> dict[str, PublishedOption]:
        """The options of a question of today."""
        start = f"{questionnaire}/{question}/"
        return {
            name.removeprefix(start): entry
            for (_, name), entry in self.entries.items()
            if isinstance(entry, PublishedOption) and name.startswith(start)
        }


def _parts(entry: Entry[Questionnaire], library: Library) -> Iterator[tuple[Key, Published]]:
    compiled = {question.id: question for question in compile_questionnaire(entry, library).questions}
    for question in entry.value.questions:
        place = f"{entry.id}/{question.id}"
        meant = compiled[question.id]
        yield ("question", place), _question(question, meant)
        earned = {option.id: option for option in meant.options or ()}
        for option in options_of(entry.value, question, library) or ():
            label = " ".join(option.label.split())
            yield ("option", f"{place}/{option.id}"), PublishedOption(label, earned[option.id].points, option.state)


def _question(question: Question, meant: CompiledQuestion) -> PublishedQuestion:
    ask = " ".join(question.ask.split())
    return PublishedQuestion(meant.type, ask, meant.min, meant.max, meant.step, meant.rows)

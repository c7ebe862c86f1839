"""An earlier version of a questionnaire in the terms of a later one, so that both can be asked the same answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from toolkit.compiled import Compiled, CompiledOption, CompiledQuestion, RankedGuidance
from toolkit.condition_words import Wording
from toolkit.conditions import All, AnyOf, Condition, Not, QuestionTest


def aligned(earlier: Compiled, later: Compiled, guidance: Mapping[str, str]) -> Compiled:
    """The earlier version, with the ids that its questions and guidance have in the later one.

    `guidance` maps ids of guidance that was renamed to what they are now.
    """
    questions = renamed_questions(earlier, later)
    return replace(
        earlier,
        sections=tuple((name, tuple(questions.get(each, each) for each in of)) for name, of in earlier.sections),
        questions=tuple(_question(question, questions, guidance) for question in earlier.questions),
        scores=tuple(
            replace(score, parts=tuple((questions.get(name, name), weight) for name, weight in score.parts))
            if score.over == "questions"
            else score
            for score in earlier.scores
        ),
        levels=tuple((name, _condition(requires, questions)) for name, requires in earlier.levels),
        advice=tuple((guidance.get(name, name), _condition(when, questions)) for name, when in earlier.advice),
        guidance=tuple(_guidance(piece, guidance) for piece in earlier.guidance),
    )


def renamed_questions(earlier: Compiled, later: Compiled) -> dict[str, str]:
    """The ids of questions that have another one in the later version, which says so (`formerly`), with that one."""
    questions = {old: question.id for question in later.questions for old in question.formerly}
    known = {question.id for question in earlier.questions}
    return {old: new for old, new in questions.items() if old in known and new not in known}


def wording_aligned(wording: Wording, questions: Mapping[str, str]) -> Wording:
    """The words of an earlier version under the ids that its questions have in the later one."""

    def named(name: str) -> str:
        return questions.get(name, name)

    return replace(
        wording,
        questions={named(name): words for name, words in wording.questions.items()},
        options={(named(name), option): words for (name, option), words in wording.options.items()},
        units={named(name): words for name, words in wording.units.items()},
        multiple=frozenset(map(named, wording.multiple)),
    )


def _question(
    question: CompiledQuestion, questions: Mapping[str, str], guidance: Mapping[str, str]
) -> CompiledQuestion:
    options = None if question.options is None else tuple(_option(option, guidance) for option in question.options)
    show_if = None if question.show_if is None else _condition(question.show_if, questions)
    return replace(question, id=questions.get(question.id, question.id), options=options, show_if=show_if)


def _option(option: CompiledOption, guidance: Mapping[str, str]) -> CompiledOption:
    return replace(option, advise=tuple(guidance.get(name, name) for name in option.advise))


def _guidance(piece: RankedGuidance, guidance: Mapping[str, str]) -> RankedGuidance:
    return replace(piece, id=guidance.get(piece.id, piece.id))


def _condition(condition: Condition, questions: Mapping[str, str]) -> Condition:
    if isinstance(condition, All | AnyOf):
        return type(condition)(tuple(_condition(part, questions) for part in condition.conditions))
    if isinstance(condition, Not):
        return Not(_condition(condition.condition, questions))
    if isinstance(condition, QuestionTest):
        return replace(condition, question=questions.get(condition.question, condition.question))
    return condition

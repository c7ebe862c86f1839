"""How long the ways through a questionnaire take.

Reading at 238 words a minute, the mean of silent reading in English (M. Brysbaert, How many words do we read per
minute?, Journal of Memory and Language 109, 2019), and four seconds to decide and to press. It is an estimate, made the
same way for every questionnaire.
"""

from __future__ import annotations

from toolkit.compiling import options_of
from toolkit.explore.explorer import Explorer
from toolkit.explore.extremes import Extremes
from toolkit.explore.formula import how_many
from toolkit.library import Entry, Library
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.questions import Question

WORDS_A_MINUTE = 238
SECONDS_TO_ANSWER = 4
# Nobody reads all the options of a long list.
MOST_OPTIONS_READ = 7


def ways(entry: Entry[Questionnaire], library: Library, explorer: Explorer) -> Extremes:
    """The shortest and the longest way, in seconds; raises `TooEntangledError` where that cannot be shown."""
    asked = {question.id: question for question in entry.value.questions}
    weighted = [
        (explorer.events.shown(question), _seconds(entry.value, asked[question.id], library))
        for question in explorer.events.compiled.questions
    ]
    found = explorer.extremes(how_many(weighted))
    assert found is not None  # something always holds of every set of answers
    return found


def _seconds(questionnaire: Questionnaire, question: Question, library: Library) -> int:
    options = (options_of(questionnaire, question, library) or [])[:MOST_OPTIONS_READ]
    texts = [question.ask, question.help, *(text for option in options for text in (option.label, option.hint))]
    words = sum(len(text.split()) for text in texts if text)
    return round(words * 60 / WORDS_A_MINUTE) + SECONDS_TO_ANSWER

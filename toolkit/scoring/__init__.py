"""The reference evaluator: what a set of answers means. `site_builder/client/engine` says the same in JavaScript."""

from toolkit.scoring.answers import AnswerError
from toolkit.scoring.evaluation import assess, evaluate, outcome_of

__all__ = ["AnswerError", "assess", "evaluate", "outcome_of"]

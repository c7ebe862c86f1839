"""Whether what owners read is in plain words: advice that nobody has to follow, each piece at the words it is about."""

from toolkit.wording.advice import advise

__all__ = ["advise"]

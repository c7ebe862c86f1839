"""Starts: for each kind of content a file to begin with, every key in it said in words.

A start is sound at once. Wherever words are wanted it says “Replace this”, and `toolkit check` warns of each such
place, so that none is published by accident. Keys that may be left out stand behind a `#` without a blank.
"""

from toolkit.starts.start import HALF_A_YEAR, KINDS, Kind, Start, free_id, start

__all__ = ["HALF_A_YEAR", "KINDS", "Kind", "Start", "free_id", "start"]

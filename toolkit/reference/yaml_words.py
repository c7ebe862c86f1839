"""Plain data as an adviser would write it in one line of YAML."""

from __future__ import annotations

import re
from typing import Any

# What can stand without quotes: it starts with a letter and holds nothing that YAML could take for a sign.
_PLAIN = re.compile(r"[^\W\d_]([\w /.’?€£%–—'-]|:(?=/))*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MEANS_MORE = ("true", "false", "null")


def in_a_line(value: Any) -> str:
    """A value in one line; `toolkit.source` reads the same value from it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{in_a_line(key)}: {in_a_line(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(in_a_line(item) for item in value) + "]"
    text = str(value)
    if not isinstance(value, str) or _is_plain(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_plain(text: str) -> bool:
    return bool(_DATE.fullmatch(text) or (_PLAIN.fullmatch(text) and text.lower() not in _MEANS_MORE))

"""One thing that is written otherwise in a later version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["added", "removed", "wording", "points", "condition", "band", "advice", "duty", "setting"]


@dataclass(frozen=True)
class Change:
    """One thing that is written otherwise: what it is about, what stood there, and what stands there now."""

    kind: Kind
    about: str
    before: str | None = None
    after: str | None = None

"""The browser's engine, run in Node: one process, one line of JSON for each questionnaire."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import IO, Any

EVALUATE = Path(__file__).parent / "engine" / "evaluate_lines.mjs"


def _plain(value: Any) -> Any:
    # JSON has one kind of number; the engine reads the digits of what JavaScript makes of them.
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value))


class Engine:
    """`with Engine() as engine: engine.outcomes(compiled, [answers, …])`, or another script that answers lines."""

    def __init__(self, script: Path = EVALUATE) -> None:
        self._script = script

    def __enter__(self) -> Engine:
        self._process = subprocess.Popen(
            ["node", str(self._script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stdin.close()
        self._process.wait()
        self._stdout.close()

    @property
    def _stdin(self) -> IO[str]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _stdout(self) -> IO[str]:
        assert self._process.stdout is not None
        return self._process.stdout

    def outcomes(self, compiled: Mapping[str, Any], answers: Sequence[Mapping[str, Any]]) -> list[Any]:
        """The outcome of each set of answers as text, or {"refused": question} where an answer does not fit."""
        outcomes: list[Any] = self.ask({"compiled": compiled, "answers": answers})
        return outcomes

    def ask(self, question: Mapping[str, Any]) -> Any:
        """What the script answers to one line."""
        self._stdin.write(json.dumps(question, default=_plain) + "\n")
        self._stdin.flush()
        line = self._stdout.readline()
        assert line, "the engine ended; its error is above"
        return json.loads(line)

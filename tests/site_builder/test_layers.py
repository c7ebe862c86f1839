"""The layers of the client: the screens know the engine, the engine knows neither the screens nor the document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CLIENT = Path(__file__).parents[2] / "site_builder" / "client"
ENGINE = sorted((CLIENT / "engine").glob("*.js"))
IMPORTED = re.compile(r"""^import .* from "([^"]+)";$""", re.MULTILINE)
COMMENTS = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
OF_THE_BROWSER = re.compile(
    r"\b(document|window|localStorage|sessionStorage|location|navigator|fetch|process|require)\b"
)


@pytest.mark.parametrize("module", ENGINE, ids=[module.name for module in ENGINE])
def test_the_engine_stands_alone(module: Path) -> None:
    text = module.read_text("utf-8")
    assert all(re.fullmatch(r"\./\w+\.js", target) for target in IMPORTED.findall(text))
    assert not OF_THE_BROWSER.search(COMMENTS.sub("", text))


def test_the_screens_take_from_the_engine_and_from_each_other_alone() -> None:
    modules = sorted((CLIENT / "ui").glob("*.js"))
    assert modules
    for module in modules:
        targets = IMPORTED.findall(module.read_text("utf-8"))
        assert all(re.fullmatch(r"(\./|\.\./engine/)\w+\.js", target) for target in targets), module.name

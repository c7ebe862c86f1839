"""A better answer that is worse, where what falls rests on other scores."""

from __future__ import annotations

from pathlib import Path

from tests.toolkit.faults.planted import sound_copy
from toolkit.checks.project import read_and_check


def test_a_score_over_scores_that_a_better_answer_lowers_is_told(tmp_path: Path) -> None:
    """The better answer opens a question of another section, whose score then counts."""
    root = sound_copy(tmp_path)
    file = root / "questionnaires/check.yml"
    opened_by_all = "- any: [{return-talk: {answered: yes}}, {sector: care}]"
    text = file.read_text(encoding="utf-8")
    assert text.count(opened_by_all) == 1
    assert not [problem for problem in read_and_check(root, None)[1] if problem.code == "P011"]
    file.write_text(text.replace(opened_by_all, "- {return-talk: yes}"), encoding="utf-8")
    told = [problem.message for problem in read_and_check(root, None)[1] if problem.code == "P011"]
    assert any(
        "“yes” is the better answer to “return-talk” than “partly”, but it lowers the score “least”" in each
        for each in told
    )

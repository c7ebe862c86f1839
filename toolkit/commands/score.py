"""`toolkit score`: the outcome of one set of answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from toolkit.commands.ending import stop
from toolkit.commands.inputs import QuestionnaireFile, answers_from, questionnaire_from
from toolkit.scoring import AnswerError, evaluate


@click.command()
@click.argument("questionnaire", type=QuestionnaireFile())
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the whole outcome as JSON.")
def score(questionnaire: Path, answers: Path, as_json: bool) -> None:
    """Print the outcome of the ANSWERS (YAML, or a file that the site saved) to a QUESTIONNAIRE."""
    given = questionnaire_from(questionnaire)
    try:
        outcome = evaluate(given.compiled, answers_from(answers, given))
    except AnswerError as error:
        stop(f"{answers}: {error}")
    click.echo(json.dumps(outcome, indent=2, ensure_ascii=False) if as_json else _in_words(outcome))


def _in_words(outcome: dict[str, Any]) -> str:
    """An outcome for a person at a terminal; `--json` has everything."""
    lines = [f"{outcome['answered']} of {outcome['of']} questions answered"]
    for name, figure in outcome["scores"].items():
        span = "" if figure["low"] == figure["high"] else f" (between {figure['low']} and {figure['high']})"
        lines.append(f"{name}: {figure['value'] or 'no value'}{span}{_in_band(figure['band'])}")
    if outcome["level"]:
        lines.append(f"level: {outcome['level']}")
    lines += [f"the law: {duty['id']} {duty['state']}" for duty in outcome["duties"]]
    lines += [f"advice: {piece['id']}" for piece in outcome["advice"]]
    lines += [f"case study: {name}" for name in outcome["case_studies"]]
    lines += [f"service: {name}" for name in outcome["services"]]
    return "\n".join(lines)


def _in_band(band: str | None) -> str:
    return f", {band}" if band else ""

"""`toolkit explore`: every set of answers, counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from toolkit.addresses import opened_with
from toolkit.checks.examined import Examined
from toolkit.checks.proofs import parts, told
from toolkit.commands.inputs import QuestionnaireFile, questionnaire_from
from toolkit.explore.report import as_data, happening, in_words, report_of, spans
from toolkit.processes import side_by_side


@click.command()
@click.argument("questionnaire", type=QuestionnaireFile())
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, counts and shares as exact text.")
@click.option("--links", is_flag=True, help="Print for each outcome a link that opens the site in that state.")
def explore(questionnaire: Path, as_json: bool, links: bool) -> None:
    """Count every set of answers to a QUESTIONNAIRE: what can happen, how often, and the shortest way to it.

    Then says what is worth a look: what can never happen, what everybody is told, better answers that are worse.
    """
    given = questionnaire_from(questionnaire)
    compiled = given.compiled
    examined = Examined(given.entry, given.library)
    statements, outcomes, answers = parts(examined)
    # What outcomes are proved by is counted anyway. What takes longest begins.
    jobs: list[Callable[[], Any]] = [
        lambda: (happening(compiled), outcomes()),
        statements,
        answers,
        partial(spans, compiled),
    ]
    (found, proved), *others, spanned = side_by_side(jobs)
    report = report_of(compiled, found, spanned)
    site = given.library.site
    top = site.value.url if site else ""
    addresses = {
        number: opened_with(compiled, found.share.answers, top)
        for number, found in enumerate(report.found)
        if found.share is not None and found.share.answers is not None
    }
    problems = sorted(told(examined, [proved, *others]))
    if as_json:
        data = as_data(report)
        for number, event in enumerate(data["events"]):
            event["link"] = addresses.get(number)
        data["problems"] = [problem.as_data() for problem in problems]
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    click.echo(in_words(report, addresses if links else {}))
    if problems:
        click.echo("\nworth a look")
        for problem in problems:
            click.echo(f"  {problem}")

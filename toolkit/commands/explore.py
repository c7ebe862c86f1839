"""`toolkit explore`: every set of answers, counted."""

from __future__ import annotations

import json
from pathlib import Path

import click

from toolkit.addresses import opened_with
from toolkit.checks.examined import Examined
from toolkit.checks.proofs import check_proofs
from toolkit.commands.inputs import questionnaire_from
from toolkit.explore.report import as_data, explored, in_words


@click.command()
@click.argument("questionnaire", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, counts and shares as exact text.")
@click.option("--links", is_flag=True, help="Print for each outcome a link that opens the site in that state.")
def explore(questionnaire: Path, as_json: bool, links: bool) -> None:
    """Count every set of answers to a QUESTIONNAIRE: what can happen, how often, and the shortest way to it.

    Then says what is worth a look: what can never happen, what everybody is told, better answers that are worse.
    """
    given = questionnaire_from(questionnaire)
    compiled = given.compiled
    report = explored(compiled)
    site = given.library.site
    top = site.value.url if site else ""
    addresses = {
        number: opened_with(compiled, found.share.answers, top)
        for number, found in enumerate(report.found)
        if found.share is not None and found.share.answers is not None
    }
    problems = sorted(check_proofs(Examined(given.entry, given.library)))
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

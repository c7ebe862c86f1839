"""`toolkit links`: the web addresses outside the site that the content leads to, and whether they answer."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click

from toolkit.annotations import as_text
from toolkit.asking import Verdict, ask, judge
from toolkit.commands.ending import FOUND_PROBLEMS
from toolkit.commands.inputs import project_library
from toolkit.library import Library
from toolkit.outside_links import Place, outside_links

Used = Mapping[str, list[Place]]


@click.command()
@click.option("--ask", "asking", is_flag=True, help="Ask each address whether it answers; this takes minutes.")
@click.option(
    "--format", "style", type=click.Choice(["text", "json", "markdown"]), default="text", help="How to print."
)
def links(asking: bool, style: str) -> None:
    """List the web addresses outside the site, with the places that use them.

    With `--ask` it lists those that do not answer instead, but for the exceptions in content/link_exceptions.yml, and
    the exceptions that nobody needs any more. It ends with 1 when there are such.
    """
    library = project_library()
    used = outside_links(library)
    if not asking:
        click.echo(_listed(used, style), nl=False)
        return
    verdict = judge(ask(used), {start: entry.value.reason for start, entry in library.link_exceptions.items()})
    places = {**used, **_places_of_exceptions(library)}
    findings = [*_findings(verdict, places)]
    click.echo(_told(findings, style), nl=False)
    if style == "text":
        click.echo(_summary(verdict, len(used)), err=True)
    sys.exit(FOUND_PROBLEMS if verdict.broken or verdict.unneeded else 0)


def _listed(used: Used, style: str) -> str:
    if style == "json":
        data = [{"address": address, "places": [str(place) for place in places]} for address, places in used.items()]
        return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    if style == "markdown":
        return _table(("Address", "Used in"), ((address, _joined(places)) for address, places in used.items()))
    return "".join("\n  ".join([address, *map(str, places)]) + "\n" for address, places in used.items())


def _places_of_exceptions(library: Library) -> dict[str, list[Place]]:
    return {
        start: [Place(entry.source.path, position.line, position.column)]
        for start, entry in library.link_exceptions.items()
        for position in [entry.source.position((*entry.at, "address"))]
    }


def _findings(verdict: Verdict, places: Used) -> Iterator[dict[str, Any]]:
    """What somebody should do something about, with the place of it; what has moved comes last, it stops nothing."""
    for answer in sorted(verdict.broken, key=lambda answer: answer.address):
        yield {"address": answer.address, "what": answer.trouble, "places": places[answer.address]}
    for start, why in verdict.unneeded.items():
        yield {"address": start, "what": f"the exception is no longer needed: {why}", "places": places[start]}
    for answer in sorted(verdict.moved, key=lambda answer: answer.address):
        yield {
            "address": answer.address,
            "what": f"it has moved to {answer.moved_to}",
            "places": places[answer.address],
        }


def _told(findings: list[dict[str, Any]], style: str) -> str:
    if style == "json":
        data = [{**finding, "places": [str(place) for place in finding["places"]]} for finding in findings]
        return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    if style == "markdown":
        rows = ((finding["address"], finding["what"], _joined(finding["places"])) for finding in findings)
        return _table(("Address", "What", "Used in"), rows) if findings else ""
    return "".join(
        f"{place}: {finding['address']}: {finding['what']}\n" for finding in findings for place in finding["places"]
    )


def _summary(verdict: Verdict, asked: int) -> str:
    counts = f"{asked} addresses asked: {len(verdict.broken)} do not answer, {len(verdict.excused)} are let fail"
    return f"{counts}, {len(verdict.moved)} have moved, {len(verdict.unneeded)} exceptions are no longer needed."


def _joined(places: list[Place]) -> str:
    return ", ".join(map(str, places))


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    lines += [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(words: str) -> str:
    """Words as they stand; an address that cannot end its cell, as a link."""
    return f"<{words}>" if re.fullmatch(r"https?://[\w./?=&%~+,;:-]+", words) else as_text(words)

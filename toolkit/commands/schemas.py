"""`toolkit schemas`: the editors’ schemas, written from the models."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.commands.ending import stop
from toolkit.schemas import write_schemas


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("schemas"))
def schemas(folder: Path) -> None:
    """Write the JSON Schemas that help editors with the YAML into FOLDER."""
    try:
        names = write_schemas(folder)
    except OSError as error:
        stop(f"{folder}: the schemas cannot be written there: {error.strerror}")
    for name in names:
        click.echo(name)

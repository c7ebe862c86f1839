"""What a run of a pull request left behind. All of it was made by code that nobody has looked at: it is data."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

from scripts.github.api import GitHub

MOST_TEXT = 200_000
MOST_PACKED = 60_000_000
MOST_UNPACKED = 200_000_000
MOST_FILES = 5_000
_CHUNK = 1_000_000


class ArtefactError(Exception):
    """An artefact that is not what it should be."""


def of_run(github: GitHub, run: int) -> dict[str, dict[str, Any]]:
    """The artefacts of a run that can still be had, by name; the newest of a name."""
    found: dict[str, dict[str, Any]] = {}
    for artefact in github.all(f"/actions/runs/{run}/artifacts", "artifacts"):
        older = found.get(artefact["name"])
        if not artefact["expired"] and (older is None or older["id"] < artefact["id"]):
            found[artefact["name"]] = artefact
    return found


def text_in(github: GitHub, artefact: dict[str, Any], name: str) -> str:
    """The text of one file of an artefact.

    Raises:
        ArtefactError: it is too large, or the file is not in it.
    """
    with _opened(github, artefact, MOST_TEXT) as packed:
        if name not in packed.namelist():
            raise ArtefactError(f"“{name}” is not in the artefact")
        return _read(packed, name, MOST_TEXT).decode("utf-8", "replace")


def unpack(github: GitHub, artefact: dict[str, Any], folder: Path) -> None:
    """Write the files of an artefact into a folder: plain files only, and none outside it.

    Raises:
        ArtefactError: it is too large, or a name in it leads out of the folder.
    """
    with _opened(github, artefact, MOST_PACKED) as packed:
        names = [info.filename for info in packed.infolist() if not info.is_dir()]
        if len(names) > MOST_FILES:
            raise ArtefactError(f"{len(names)} files are too many")
        left = MOST_UNPACKED
        for name in names:
            # What was a link in the artefact becomes a file that holds its text: nothing is followed.
            target = folder.joinpath(*_safe(name).parts)
            content = _read(packed, name, left)
            left -= len(content)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _opened(github: GitHub, artefact: dict[str, Any], most: int) -> zipfile.ZipFile:
    if artefact["size_in_bytes"] > most:
        raise ArtefactError(f"{artefact['size_in_bytes']} bytes are too many")
    try:
        return zipfile.ZipFile(io.BytesIO(github.download(f"/actions/artifacts/{artefact['id']}/zip", most)))
    except zipfile.BadZipFile as error:
        raise ArtefactError("it is not a zip file") from error


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or not path.parts:
        raise ArtefactError(f"{name!r} leads out of its folder")
    return path


def _read(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The content of a member, counted while it is unpacked: the size that a zip file states may be untrue."""
    content = bytearray()
    try:
        with packed.open(name) as file:
            while chunk := file.read(min(_CHUNK, most - len(content) + 1)):
                content += chunk
                if len(content) > most:
                    raise ArtefactError(f"{name!r} is too large")
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise ArtefactError(f"{name!r} cannot be unpacked") from error
    return bytes(content)

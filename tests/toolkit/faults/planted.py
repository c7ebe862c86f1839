"""The table of broken content: one slip each, planted in a small project where nothing else is wrong.

Every `*.yml` beside this module is a list of slips. Of each:

    name      what somebody did
    file      the file of `sound/` in which they did it
    replace   a text that stands there once, and `with` what stands there instead; `also` is a second such pair
    whole     or: all that is in the file now
    delete    or: yes, the file is gone
    move      or: where the file is now; `copy`: where it is now as well
    at        the file that must be blamed, if that is another one
    on        a text that starts on the line that must be blamed; or `line`, its number
    code      the code of the one problem that must be found
    words     what its message must say
    severity  `warning`, where it does not stop the build; `advice`, where only `check --advice` tells it

The table is read as text alone, by another parser than the one that is tested.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SOUND = HERE / "sound"
KEYS = {"name", "file", "replace", "with", "also", "whole", "delete", "move", "copy"}
KEYS |= {"at", "on", "line", "code", "words", "severity"}


@dataclass(frozen=True)
class Slip:
    """One slip, and the one problem that must be found."""

    name: str
    said: dict[str, Any]

    @property
    def path(self) -> str:
        """The path that must be blamed."""
        moved = self.said.get("move") or self.said.get("copy")
        return str(self.said.get("at") or moved or self.said["file"])

    def plant(self, root: Path) -> None:
        """Make the slip in a copy of the sound project."""
        file = root / self.said["file"]
        if "whole" in self.said:
            file.write_text(self.said["whole"], encoding="utf-8")
        elif "delete" in self.said:
            file.unlink()
        elif "move" in self.said or "copy" in self.said:
            target = root / self.path
            target.parent.mkdir(exist_ok=True)
            (shutil.move if "move" in self.said else shutil.copy)(file, target)
        for pair in (self.said, self.said.get("also", {})):
            if "replace" in pair:
                text = file.read_text(encoding="utf-8")
                assert text.count(pair["replace"]) == 1, f"“{pair['replace']}” must stand once in {file.name}"
                file.write_text(text.replace(pair["replace"], pair["with"]), encoding="utf-8")

    def line(self, root: Path) -> int:
        """The line that must be blamed."""
        if "line" in self.said:
            return int(self.said["line"])
        text = (root / self.path).read_text(encoding="utf-8")
        assert text.count(self.said["on"]) == 1, f"“{self.said['on']}” must stand once in {self.path}"
        return text.count("\n", 0, text.index(self.said["on"])) + 1


def slips() -> Iterator[Slip]:
    """Every slip of the table."""
    for file in sorted(HERE.glob("*.yml")):
        for said in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
            assert said.keys() <= KEYS, f"{file.name}: {said['name']}: {said.keys() - KEYS}"
            yield Slip(f"{file.stem}: {said['name']}", said)


def sound_copy(root: Path) -> Path:
    """A copy of the sound project in an empty folder."""
    shutil.copytree(SOUND, root, dirs_exist_ok=True)
    return root

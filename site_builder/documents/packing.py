"""The same content gives the same file: a packed document without the clock of the machine that packed it."""

from __future__ import annotations

import io
import zipfile

# The earliest day that a zip file can name.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
# OpenDocument wants this one first and not compressed, so that the kind of a file can be seen in its first bytes.
_FIRST = "mimetype"


def packed_anew(document: bytes) -> bytes:
    """The same files in the same order, with no time beside them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as found, zipfile.ZipFile(made, "w") as packed:
        for name in sorted(found.namelist(), key=lambda name: (name != _FIRST, name)):
            about = zipfile.ZipInfo(name, _NO_DAY)
            about.compress_type = zipfile.ZIP_STORED if name == _FIRST else zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            about.create_system = 3
            packed.writestr(about, found.read(name))
    return made.getvalue()

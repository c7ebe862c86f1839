"""`toolkit`, or `python -m toolkit`: the command line as a process of its own."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn

from toolkit.cli import main


def run() -> NoReturn:
    """Run the command line, and end at once.

    Proofs make millions of small objects, none of them in circles. To look for circles costs a sixth of the time, and
    to take everything apart in the end up to half a second, for nothing.
    """
    gc.disable()
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BrokenPipeError):  # a reader such as “head” has seen enough
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()

"""When a line is open, handed to the script that says whether it is open now.

A build knows no clock. The page has the hours in words; the browser, which knows the time, adds one sentence.
"""

from __future__ import annotations

from toolkit.model.content import Service

SCRIPT = "opening-hours"


def opening_data(service: Service) -> str:
    """The hours as the script reads them: “mon 09:00-17:00;fri 09:00-24:00”; “always”; nothing where none are known."""
    if service.open_always:
        return "always"
    return ";".join(f"{day} {row.opens}-{row.closes}" for row in service.hours for day in row.days)

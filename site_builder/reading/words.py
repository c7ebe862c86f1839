"""Values as people read them: dates, days, hours, lists, amounts. British English, the same on every machine."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from toolkit.model.content import Day, Hours, StaffLimits
from toolkit.model.lists import Strength

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS: dict[Day, str] = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}

EFFORT = {"minutes": "Minutes", "hours": "A few hours", "days": "A few days"}
COST = {"free": "Free", "low": "Low cost", "some": "Some cost"}
AUDIENCE = {"employer": "employers", "employee": "employees", "representative": "worker representatives"}
SERVICE_KIND = {
    "advice-line": "Advice line",
    "helpline": "Helpline",
    "health-service": "Health service",
    "grant": "Grant",
    "business-support": "Business support",
    "regulator": "Regulator",
    "online-tool": "Online tool",
    "history": "History",
}
EVIDENCE_KIND = {
    "law": "Law",
    "official-guidance": "Official guidance",
    "statistics": "Statistics",
    "review": "Review of research",
    "trial": "Trial",
    "evaluation": "Evaluation",
    "report": "Report",
    "case": "Case",
    "data": "Data",
    "web": "Web page",
}

# What a source can bear: a title, and in plain words what that is.
STRENGTH: dict[Strength, tuple[str, str]] = {
    "official": (
        "Law and official guidance",
        "The law, or the advice of an official body such as HSE, Acas or NICE. Rely on it, but look at the year.",
    ),
    "review": (
        "Reviews of many studies",
        "Somebody gathered many studies and weighed them against each other. This is the best that research can offer.",
    ),
    "study": (
        "Single studies",
        "One trial, or one look at how a service did. It shows what happened there. It may go otherwise in your firm.",
    ),
    "survey": (
        "Surveys, counts and reports",
        "Figures that people gave, counts, or what experts think. Good for how common a thing is, not for what works.",
    ),
    "own-word": (
        "What organisations and firms say of themselves",
        "A firm’s own story, or a service’s own website. Good for its phone number. No proof of what works for you.",
    ),
}


def date(day: datetime.date) -> str:
    """A day in words: “5 March 2026”."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def closed_on(text: str) -> str:
    """A written date or year and month, as it follows “Closed”: “on 5 March 2026”, “in March 2026”, “in 2020”."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return f"on {date(datetime.date.fromisoformat(text))}"
    if (month := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)) is not None:
        return f"in {_MONTHS[int(month.group(2)) - 1]} {month.group(1)}"
    return f"on {text}" if text[:1].isdigit() and not text.isdigit() else f"in {text}"


def within(days: int) -> str:
    """How soon a step is to be done: “today”, “within 2 weeks”, “within 10 days”."""
    if days <= 1:
        return "today" if days == 0 else "by tomorrow"
    for length, unit in ((365, "year"), (30, "month"), (7, "week")):
        if days % length == 0:
            number = days // length
            return f"within a {unit}" if number == 1 else f"within {number} {unit}s"
    return f"within {days} days"


def clock(time: str) -> str:
    """09:00 as 9am, 17:30 as 5:30pm, 12:00 as noon, 00:00 and 24:00 as midnight."""
    hour, minute = (int(part) for part in time.split(":"))
    if minute == 0 and hour in (0, 12, 24):
        return "noon" if hour == 12 else "midnight"
    minutes = f":{minute:02}" if minute else ""
    return f"{(hour - 1) % 12 + 1}{minutes}{'am' if hour < 12 else 'pm'}"


def days(chosen: Sequence[Day]) -> str:
    """Days of the week, runs of three or more drawn together: “Monday to Friday”, “Saturday and Sunday”."""
    order = list(_DAYS)
    numbers = sorted({order.index(day) for day in chosen})
    if len(numbers) == 7:
        return "Every day"
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = list(_DAYS.values())
    parts: list[str] = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{names[run[0]]} to {names[run[-1]]}")
        else:
            parts += [names[number] for number in run]
    return both(parts)


def times(hours: Hours) -> str:
    """When a line is open on a day: “8am to 6pm”."""
    if hours.opens == "00:00" and hours.closes == "24:00":
        return "all day and night"
    return f"{clock(hours.opens)} to {clock(hours.closes)}"


def both(words: Sequence[str]) -> str:
    """A list in a sentence: “a”, “a and b”, “a, b and c”."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def audience(people: Sequence[str]) -> str:
    """Whom something is for, as a sentence begins: “Employers and employees”."""
    words = both([AUDIENCE[one] for one in people])
    return words[:1].upper() + words[1:]


def staff(limits: StaffLimits | None) -> str | None:
    """The sizes of firm that a service takes, where it does not take all."""
    if limits is None or limits == StaffLimits():
        return None
    if limits.at_least is None:
        return f"Up to {limits.at_most} people"
    if limits.at_most is None:
        return f"{limits.at_least} people or more"
    return f"{limits.at_least} to {limits.at_most} people"


def people(number: int) -> str:
    """How many work somewhere."""
    return "1 person" if number == 1 else f"{number:,} people"


def minutes(number: int) -> str:
    """How long something takes."""
    return "1 minute" if number == 1 else f"{number} minutes"


def telephone(number: str) -> str:
    """The address behind a telephone number; a British number in its international form, a short code as it is."""
    digits = number.replace(" ", "")
    return f"tel:+44{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"


def first_up(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]

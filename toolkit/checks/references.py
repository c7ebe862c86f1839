"""References: that every id which content names belongs to something, and that nothing closed is offered."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from toolkit.checks.checked_days import is_to_come
from toolkit.checks.examined import Examined
from toolkit.checks.markdown import LinkCheck, TextFault, check_markdown, outside_link_fault
from toolkit.checks.phones import printed_numbers
from toolkit.checks.unread import Unread
from toolkit.library import Entry, Library
from toolkit.model.base import Model, is_markdown
from toolkit.problems import Position, Problem, did_you_mean
from toolkit.source import Location

# What the keys of content name: key → what it is called, and where it is kept. A key is looked for in every model.
_NAMED: dict[str, tuple[str, str]] = {
    "topics": ("topic", "topics"),
    "sources": ("evidence", "evidence"),
    "superseded_by": ("evidence", "evidence"),
    "sector": ("sector", "sectors"),
    "area": ("area", "areas"),
    "areas": ("area", "areas"),
    "duty": ("duty", "duties"),
    "guidance": ("guidance", "guidance"),
    "services": ("service", "services"),
    "replaced_by": ("service", "services"),
    "advice_line": ("service", "services"),
}
# What links name: the kind in the link → where it is kept.
_LINKED = {
    "questionnaire": "questionnaires",
    "guidance": "guidance",
    "case-study": "case_studies",
    "service": "services",
    "template": "templates",
    "topic": "topics",
    "page": "pages",
}
# Nobody puts off the next look for longer than this.
_LONGEST_REVIEW = datetime.timedelta(days=5 * 366)
# What a paragraph says that tells of a closed service as of something past.
_TOLD_AS_PAST = re.compile(r"\b(closed|ended|history)\b", re.IGNORECASE)


def check_references(entry: Entry[Model], library: Library, unread: Unread) -> Iterator[Problem]:
    """Every problem of the references, dates and Markdown texts of one piece of content."""
    yield from _named(entry, library, unread)
    yield from _dates(entry, library)
    yield from _texts(entry, library, unread)
    yield from _text(entry, entry.source.body, library, unread)


def _named(entry: Entry[Model], library: Library, unread: Unread) -> Iterator[Problem]:
    for key in type(entry.value).model_fields:
        value = getattr(entry.value, key)
        if key not in _NAMED or value is None:
            continue
        called, kept = _NAMED[key]
        known = getattr(library, kept)
        if value == "everywhere" and key == "areas":
            continue
        names = [(value, (key,))] if isinstance(value, str) else [(name, (key, i)) for i, name in enumerate(value)]
        for name, location in names:
            if unread.lacks(kept, known, name):
                meant = [other for other in known if called != "service" or known[other].value.status == "open"]
                yield entry.problem(location, "L001", f"there is no {called} “{name}”{_hint(called, name, meant)}")
            elif called == "service" and name in known and known[name].value.status == "closed":
                instead = known[name].value.replaced_by
                hint = f"; name “{instead[0]}” instead" if instead else "; leave it out"
                yield entry.problem(location, "L004", f"“{name}” is closed, so nobody may be sent there{hint}")


def _dates(entry: Entry[Model], library: Library) -> Iterator[Problem]:
    checked = getattr(entry.value, "checked", None)
    review_by = getattr(entry.value, "review_by", None)
    if not isinstance(checked, datetime.date) or not isinstance(review_by, datetime.date):
        return
    # A day of checking that is still to come is told as that (D006).
    if review_by <= checked and not is_to_come(checked, library):
        message = f"the review is due on {review_by}, but “checked” is {checked}; write a later day"
        yield entry.problem(("review_by",), "S010", message)
    elif review_by - checked > _LONGEST_REVIEW:
        years = (review_by - checked).days * 4 // 1461
        message = f"the review is due on {review_by}, {years} years after “checked”, {checked}; "
        message += "look whether the year is right"
        yield entry.problem(("review_by",), "S010", message).as_warning()


def _texts(entry: Entry[Model], library: Library, unread: Unread) -> Iterator[Problem]:
    for location, text in markdown_texts(entry.value, ()):
        start = entry.source.position((*entry.at, *location))
        yield from _text(entry, text, library, unread, start)
    for location, text in plain_texts(entry.value, ()):
        if (found := _SIGNS.search(text)) is not None:
            message = (
                f"“{found[0]}” is shown as it stands, as this is plain text, without bold words or links; write the "
                "words alone, and a link where Markdown may stand"
            )
            yield entry.problem(location, "T012", message)


# Signs of Markdown: a link, and bold words.
_SIGNS = re.compile(r"\[[^\[\]]+\]\([^()\s]+\)|\*\*[^*\s][^*]*\*\*")


def _text(
    entry: Entry[Model], text: str, library: Library, unread: Unread, start: Position | None = None
) -> Iterator[Problem]:
    """The problems of a Markdown text, and warnings of numbers that are not those of its services.

    `start` is where it begins in YAML; without it, the text is the body of the file.
    """
    yield from _told(entry, check_markdown(text, _link_check(library, unread)), start)
    for problem in _told(entry, printed_numbers(text, library), start):
        yield problem.as_warning()


def _told(entry: Entry[Model], faults: Iterable[TextFault], start: Position | None) -> Iterator[Problem]:
    """Faults in the order of the text, each where it stands; in YAML lines may be folded, so only words can tell."""
    reached = start or Position(entry.source.body_line, 1)
    for fault in faults:
        line = start or Position(entry.source.body_line + fault.line, 1)
        place = _place(entry, fault, max(line, reached))
        reached = Position(place.line, place.column + 1)
        yield entry.source.problem(place, fault.code, fault.message)


def _place(entry: Entry[Model], fault: TextFault, start: Position) -> Position:
    """Where the words at fault stand; the target of a link between its brackets, as it may begin another one."""
    if not fault.words:
        return start
    link = entry.source.find(f"({fault.words})", start)
    if link is not None:
        return Position(link.line, link.column + 1)
    return entry.source.find(fault.words, start) or start


def _link_check(library: Library, unread: Unread) -> LinkCheck:
    def fault(target: str, paragraph: str) -> tuple[str, str] | None:
        kind, colon, name = target.partition(":")
        if kind not in _LINKED or not colon:
            return outside_link_fault(target)
        name = name.partition("#")[0]
        known = library.of_kind(kind)
        if unread.lacks(_LINKED[kind], known, name):
            return "L001", f"there is no {kind} “{name}”{_hint(kind, name, known)}"
        return _closed(name, paragraph, library) if kind == "service" else None

    return fault


def _hint(called: str, name: str, known: Iterable[str]) -> str:
    """What is near to a name that nothing has; a service that is like no other was most likely deleted."""
    hint = did_you_mean(name, known)
    if called != "service" or "did you mean" in hint:
        return hint
    return f"{hint}; if it has closed, its file stays, with “status: closed” and “closed_on”"


def _closed(name: str, paragraph: str, library: Library) -> tuple[str, str] | None:
    """What is wrong with a link to a service that has closed: only who is told so may be led to its page."""
    service = library.services.get(name)
    if service is None or service.value.status == "open" or _TOLD_AS_PAST.search(paragraph):
        return None
    instead = service.value.replaced_by
    hint = f"link to “service:{instead[0]}” instead" if instead else "take the link out"
    return "L004", f"“{name}” is closed; {hint}, or say in the same paragraph that it has closed"


def markdown_texts(value: object, location: Location) -> Iterator[tuple[Location, str]]:
    """Every Markdown text of a model and of the models in it, with its place."""
    return ((place, text) for place, text, may_have_signs in _all_texts(value, location) if may_have_signs)


def plain_texts(value: object, location: Location) -> Iterator[tuple[Location, str]]:
    """Every other text, ids and addresses among them."""
    return ((place, text) for place, text, may_have_signs in _all_texts(value, location) if not may_have_signs)


def _all_texts(value: object, location: Location, *, markdown: bool = False) -> Iterator[tuple[Location, str, bool]]:
    """Every text of a model and of the models in it, with its place, and whether it is Markdown."""
    if isinstance(value, str):
        yield location, value, markdown
    elif isinstance(value, Model):
        for name, info in type(value).model_fields.items():
            yield from _all_texts(getattr(value, name), (*location, name), markdown=is_markdown(info))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _all_texts(item, (*location, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _all_texts(item, (*location, key))


def check_questionnaire_references(examined: Examined) -> Iterator[Problem]:
    """Every problem of what a questionnaire names outside itself."""
    library, unread = examined.library, examined.unread
    for placed in examined.questions:
        for option, names in placed.question.advise.items():
            for number, name in enumerate(names):
                yield from _guidance(examined, name, (*placed.location, "advise", option, number))
        duty = placed.question.duty
        if duty is not None and unread.lacks("duties", library.duties, duty.id):
            message = f"there is no duty “{duty.id}”{did_you_mean(duty.id, library.duties)}"
            yield examined.problem((*placed.location, "duty", "id"), "L001", message)
    for number, rule in enumerate(examined.questionnaire.advice):
        yield from _guidance(examined, rule.give, ("advice", number, "give"))
    yield from _texts(examined.entry, library, unread)  # type: ignore[arg-type]
    yield from _dates(examined.entry, library)  # type: ignore[arg-type]
    yield from _profile(examined)
    yield from _leads_to(examined)
    yield from _agreement(examined)


def _guidance(examined: Examined, name: str, location: Location) -> Iterator[Problem]:
    known = examined.library.guidance
    if examined.unread.lacks("guidance", known, name):
        yield examined.problem(location, "L001", f"there is no guidance “{name}”{did_you_mean(name, known)}")


def _agreement(examined: Examined) -> Iterator[Problem]:
    agreement = examined.questionnaire.agreement
    known = [section.id for section in examined.questionnaire.sections]
    for number, name in enumerate(agreement.sections if agreement else ()):
        if name not in known:
            message = f"there is no section “{name}” here{did_you_mean(name, known)}"
            yield examined.problem(("agreement", "sections", number), "L001", message)


def _leads_to(examined: Examined) -> Iterator[Problem]:
    leads_to = examined.questionnaire.leads_to
    known = examined.library.questionnaires
    if leads_to and examined.unread.lacks("questionnaires", known, leads_to.questionnaire):
        name = leads_to.questionnaire
        hint = did_you_mean(name, [other for other in known if other != examined.entry.id])
        yield examined.problem(("leads_to", "questionnaire"), "L001", f"there is no questionnaire “{name}”{hint}")


def _profile(examined: Examined) -> Iterator[Problem]:
    """The ids that mean something to matching: `staff` is a number, and `sector` takes the sectors."""
    staff = examined.by_id.get("staff")
    if staff is not None and staff.is_clear and staff.question.kind != "number":
        message = "“staff” is the size of the firm; write “type: number”, or give the question another id"
        yield examined.problem((*staff.location, "id"), "Q015", message)
    sector = examined.by_id.get("sector")
    known = examined.library.sectors
    for option in sector.options or () if sector else ():
        if sector is not None and option.state is None and examined.unread.lacks("sectors", known, option.id):
            message = f"there is no sector “{option.id}”, of which “options: sectors” takes all"
            message += did_you_mean(option.id, known)
            yield examined.problem((*sector.location, "options"), "L001", message)

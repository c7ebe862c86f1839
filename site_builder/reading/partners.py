"""For partners: the link that says who sent somebody, and a card to copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.links import full, site_path
from site_builder.reading.document import Document
from site_builder.reading.page_words import listing
from site_builder.reading.shelves import Shelves
from toolkit.library import Entry
from toolkit.model.content import Partner


@dataclass(frozen=True)
class PartnerView:
    """A partner, its link, and its card as the HTML that the partner copies."""

    entry: Entry[Partner]
    link: str
    card: Markup


def documents(shelves: Shelves) -> Iterator[Document]:
    """The page."""
    link = plain_link(shelves)
    partners = [
        PartnerView(entry, f"{link}?from={entry.id}", card(entry.value, f"{link}?from={entry.id}"))
        for entry in shelves.library.partners.values()
    ]
    yield listing(
        shelves,
        "/partners/",
        "partners.html",
        (
            "For partners",
            "Send people here from your own site: a link, a card to copy, and a list of all checks as data.",
        ),
        plain_link=link,
        partners=partners,
        promised=[(promise.title, full(shelves.site.url, promise.to)) for promise in shelves.site.promised],
        example=next(iter(shelves.library.partners), "your-name"),
    )


def plain_link(shelves: Shelves) -> str:
    """The full address of the main check, or of the list of checks."""
    check = shelves.main_check
    path = site_path("questionnaire", check.id) if check else "/check/"
    return full(shelves.site.url, path)


def card(partner: Partner, link: str) -> Markup:
    """A card as HTML without script or styles: it takes those of the page that it is put into."""
    return Markup('<p>\n  <strong>{}</strong><br>\n  {}<br>\n  <a href="{}">Check your workplace</a>\n</p>').format(
        partner.card.title, partner.card.words, link
    )

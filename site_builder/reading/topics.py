"""A page for each topic: its guidance, its case studies, its services."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.links import Links, site_path
from site_builder.reading.document import Document, fill
from site_builder.reading.shelves import Shelves


def documents(shelves: Shelves) -> Iterator[Document]:
    """A page for each topic of the library, also for one on which there is nothing yet."""
    for topic in shelves.library.topics.values():
        path = site_path("topic", topic.id)
        links = Links(shelves.library, path)
        summary = topic.value.summary or f"Guidance, case studies and services on {topic.value.title}."
        values = {
            "library": shelves.library,
            "main_check": shelves.main_check,
            "topic": topic.value,
            "summary": summary,
            "guidance": shelves.guidance_by_topic.get(topic.id, []),
            "case_studies": shelves.case_studies_by_topic.get(topic.id, []),
            "services": shelves.services_by_topic.get(topic.id, []),
        }
        yield Document(path, topic.value.title, summary, fill("topic.html", links, values), in_search=False)

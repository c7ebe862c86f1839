from __future__ import annotations

import pytest

from site_builder.links import FullLinks, Links, UnknownTargetError, full, relative, site_path
from tests.site_builder.small_project import read, write_project
from toolkit.library import LINK_KINDS, Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read(write_project(tmp_path_factory.mktemp("project")))


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("/", "/", "./"),
        ("/", "/check/", "check/"),
        ("/check/", "/", "../"),
        ("/guidance/a/", "/guidance/", "../"),
        ("/guidance/a/", "/guidance/b/", "../b/"),
        ("/guidance/a/", "/services/b/#phones", "../../services/b/#phones"),
        ("/guidance/a/", "/guidance/a/", "./"),
        ("/guidance/a/", "/guidance/a/#sources", "#sources"),
        ("/guidance/a/", "/guidance/a/?from=b", "./?from=b"),
        ("/check/", "/check/a/?from=b#start", "a/?from=b#start"),
        ("/a/b/", "/assets/x.css", "../../assets/x.css"),
        ("/", "/catalogue.json", "catalogue.json"),
        ("/404.html", "/check/", "check/"),
    ],
)
def test_an_address_leads_from_one_page_to_another(page: str, target: str, expected: str) -> None:
    assert relative(page, target) == expected


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("guidance:rest", "../rest/"),
        ("guidance:talk#sources", "./#sources"),
        ("case-study:shop", "../../case-studies/shop/"),
        ("service:helpers", "../../services/helpers/"),
        ("questionnaire:healthy-working", "../../check/healthy-working/"),
        ("topic:stress", "../../topics/stress/"),
        ("page:fit-note/employers", "../../fit-note/employers/"),
        ("https://www.gov.uk/", "https://www.gov.uk/"),
        ("tel:111", "tel:111"),
        ("#sources", "#sources"),
    ],
)
def test_what_an_author_writes_becomes_an_address(library: Library, written: str, address: str) -> None:
    assert Links(library, "/guidance/talk/").in_text(written) == address


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_every_kind_of_link_has_a_path(kind: str) -> None:
    assert site_path(kind, "x").strip("/").endswith("x")


def test_a_link_to_nothing_is_refused_with_its_place(library: Library) -> None:
    with pytest.raises(UnknownTargetError, match="/guidance/talk/: a link to service:nobody"):
        Links(library, "/guidance/talk/").in_text("service:nobody")
    with pytest.raises(UnknownTargetError, match="evidence:nothing"):
        Links(library, "/guidance/talk/").source("nothing")


@pytest.mark.parametrize("top", ["https://a.example/folder", "https://a.example/folder/"])
def test_full_addresses_keep_the_folder_of_the_site(library: Library, top: str) -> None:
    assert full(top, "/check/") == "https://a.example/folder/check/"
    assert FullLinks(library, top).in_text("guidance:rest") == "https://a.example/folder/guidance/rest/"

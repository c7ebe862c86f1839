"""The link to report a problem: on every page of a site with a repository, and on none of a site without."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from site_builder import pages
from site_builder.doing import POLICY
from site_builder.reporting import FIELDS, FORM, report_address
from tests.site_builder.small_project import FILES, ROOT, read, write_project
from tests.site_builder.test_built_site import Site, build
from toolkit.library import Library, read_project

WORDS = "Report a problem with this page"
SITE = "content/site.yml"
_LINK = re.compile(rf'<a href="([^"]+)">{WORDS}</a>')


def without_repository() -> dict[str, str]:
    return {SITE: FILES[SITE].replace("repository: https://code.example/small\n", "")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("reporting")
    return Site(build(write_project(folder / "project"), folder / "site"))


def test_every_page_has_the_link_with_its_own_address_and_title(built: Site) -> None:
    pages_met = [page for page in built.reading if page.path != "404.html"]
    pages_met += [page for page in built.pages.values() if page.doing]
    assert len(pages_met) > 15
    for page in pages_met:
        (found,) = _LINK.findall(page.text)
        address = urlsplit(unescape(found))
        asked = parse_qs(address.query)
        assert address.geturl().startswith("https://code.example/small/issues/new?"), page.path
        assert asked["template"] == [FORM]
        assert asked["page"] == [page.canonical]
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", page.text, re.DOTALL)
        assert heading
        assert page.path == "index.html" or " ".join(unescape(heading[1]).split()) == asked["page-title"][0]
        assert asked["title"] == [f"Something is wrong on “{asked['page-title'][0]}”"]


def test_without_a_repository_there_is_no_link(tmp_path: Path) -> None:
    tree = pages.build(read(write_project(tmp_path, **without_repository())))
    assert len(tree) > 15
    assert not [path for path, content in tree.items() if WORDS.encode() in content or b"report:" in content]
    ours = read_project(ROOT)[0].site
    assert ours
    assert ours.value.repository or not report_address(ours.value, "/", "Start")


def test_a_hostile_title_stays_in_its_place(tmp_path: Path) -> None:
    site = read(write_project(tmp_path)).site
    assert site
    address = report_address(site.value, "/x/", '"><script>&page=elsewhere#%00\n“')
    assert re.fullmatch(r"[\w.~:/?=&%+-]+", address)
    assert parse_qs(urlsplit(address).query)["page"] == ["https://small.example/toolkit/x/"]


def test_the_policy_of_doing_pages_is_the_same_with_and_without(tmp_path: Path) -> None:
    def policies(library: Library) -> list[str]:
        text = pages.build(library)["check/healthy-working/index.html"].decode()
        return re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)

    bare = policies(read(write_project(tmp_path / "a", **without_repository())))
    assert policies(read(write_project(tmp_path / "b"))) == bare
    assert [unescape(policy) for policy in bare] == [POLICY]


def test_the_form_has_the_fields_that_the_link_fills_in() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text("utf-8"))
    assert set(FIELDS) <= {field.get("id") for field in form["body"]}

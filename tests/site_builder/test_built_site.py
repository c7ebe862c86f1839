"""The site as MkDocs builds it from the content of this project, and the small project built twice."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.chromium import served
from tests.site_builder.small_project import ROOT, write_project
from toolkit.library import read_project

HERE = "https://site.invalid"


def build(project: Path, site: Path, **environment: str) -> Path:
    """Build a project with MkDocs, strictly, from a folder that has nothing to do with it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    command += ["--config-file", str(project / "mkdocs.yml"), "--site-dir", str(site)]
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    done = subprocess.run(command, cwd=site.parent, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout + done.stderr == ""
    return site


class Page(HTMLParser):
    """What tests ask of an HTML page."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self.path = path
        self.text = text
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.inline: list[str] = []
        self._inside: tuple[str, dict[str, str]] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        self._inside = (tag, found)

    def handle_endtag(self, tag: str) -> None:
        self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[0] in ("script", "style") and data.strip():
            tag, attributes = self._inside
            if attributes.get("type") != "application/json":
                self.inline.append(f"<{tag}> {data[:60]}")

    def values(self, *attributes: str) -> Iterator[tuple[str, str, str]]:
        """Tag, attribute and value, wherever a page has one of these attributes."""
        for tag, found in self.tags:
            for name in attributes:
                if name in found:
                    yield tag, name, found[name]

    def only(self, tag: str) -> dict[str, str]:
        """The attributes of the one tag of this name."""
        found = [attributes for name, attributes in self.tags if name == tag]
        assert len(found) == 1, f"{self.path}: {len(found)} times <{tag}>"
        return found[0]

    def meta(self, name: str) -> str | None:
        """The content of a meta element."""
        for tag, found in self.tags:
            if tag == "meta" and name in (found.get("name"), found.get("http-equiv")):
                return found.get("content")
        return None

    @cached_property
    def ids(self) -> list[str]:
        return [value for _, _, value in self.values("id")]

    @property
    def canonical(self) -> str | None:
        """The full address that the page gives as its own."""
        found = [attributes["href"] for tag, attributes in self.tags if attributes.get("rel") == "canonical"]
        return found[0] if found else None

    @property
    def moved(self) -> bool:
        """Whether this page only leads to another."""
        return self.meta("refresh") is not None

    @property
    def doing(self) -> bool:
        return re.fullmatch(r"check/[a-z-]+/index\.html", self.path) is not None and not self.moved


class Site:
    """A built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        pages = sorted(path for path in self.files if path.endswith(".html"))
        self.pages = {path: Page(path, (folder / path).read_text("utf-8")) for path in pages}

    @property
    def reading(self) -> list[Page]:
        return [page for page in self.pages.values() if not page.doing and not page.moved]

    def file_at(self, address: str) -> str:
        """The file that a server sends for an address of this site."""
        path = unquote(urlsplit(address).path).lstrip("/")
        return f"{path}index.html" if path.endswith("/") or not path else path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(build(ROOT, tmp_path_factory.mktemp("real") / "site"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("small")
    return Site(build(write_project(folder / "project"), folder / "site"))


@pytest.fixture(params=["site", "small"])
def either(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def dead_links(site: Site, top: str) -> Iterator[str]:
    """Every href and src that leads nowhere; `top` is the path that the not-found page is told the site lies at."""
    for page in site.pages.values():
        place = f"{HERE}{top}{page.path.removesuffix('index.html')}"
        for _, _, value in page.values("href", "src"):
            address = urljoin(place, value)
            if urlsplit(value).scheme in ("https", "tel", "mailto", "data") or value == page.canonical:
                continue
            assert address.startswith(HERE + top), f"{page.path}: {value}"
            file = site.file_at(address.removeprefix(HERE + top.rstrip("/")))
            fragment = unquote(urlsplit(address).fragment)
            if file not in site.files:
                yield f"{page.path}: {value}"
            elif fragment and "=" not in fragment and file.endswith(".html") and fragment not in site.pages[file].ids:
                yield f"{page.path}: {value} (no such place on the page)"


def test_no_link_leads_nowhere(site: Site) -> None:
    assert list(dead_links(site, "/")) == []


def test_no_link_leads_nowhere_in_a_folder_of_a_host(small: Site) -> None:
    assert list(dead_links(small, "/toolkit/")) == []


def test_the_fixed_addresses_answer(site: Site) -> None:
    fixed = """
        / /check/ /check/healthy-working/ /check/fit-note/ /guidance/ /guidance/sick-pay/ /topics/stress/ /case-studies/
        /services/ /services/acas/ /advice-line/ /fit-note/ /fit-note/employers/ /fit-note/employees/ /evidence/
        /partners/ /about/ /privacy/ /accessibility/ /search/ /catalogue.json /sitemap.xml /404.html
        /landscape/ /local/ /closed-services/
    """
    assert [address for address in fixed.split() if site.file_at(address) not in site.files] == []


def test_every_address_that_partners_are_promised_opens_or_leads_on(either: Site) -> None:
    page = either.pages["partners/index.html"]
    top = str(page.canonical).removesuffix("/partners/")
    promised = re.findall(r"<code>(https://[^<?]+)</code>", page.text)
    assert len(promised) > 1
    for address in promised:
        assert address.startswith(f"{top}/")
        assert either.file_at(address.removeprefix(top)) in either.files, address


def test_the_first_page_leads_to_every_questionnaire(site: Site) -> None:
    linked = {attributes.get("href", "") for tag, attributes in site.pages["index.html"].tags if tag == "a"}
    names = [file.stem for file in (ROOT / "questionnaires").glob("*.yml")]
    assert [name for name in names if not any(href.rstrip("/").endswith(f"check/{name}") for href in linked)] == []


def test_only_pages_for_employers_ask_how_their_workplace_does(site: Site) -> None:
    asking = {page.path for page in site.pages.values() if 'aria-label="Check your workplace"' in page.text}
    guidance = read_project(ROOT)[0].guidance
    for name, entry in guidance.items():
        assert (f"guidance/{name}/index.html" in asking) == ("employer" in entry.value.audience), name
    assert {entry.value.audience == ["employee"] for entry in guidance.values()} == {True, False}


def test_the_law_is_said_to_ask_only_for_what_meets_a_duty(site: Site) -> None:
    library = read_project(ROOT)[0]
    cards = site.pages["guidance/index.html"].text.split('<li class="card">')[1:]
    flagged = {re.search(r'href="([^"]+)"', card)[1].strip("./") for card in cards if "law-flag" in card}  # type: ignore[index]
    assert flagged == {duty.value.guidance for duty in library.duties.values() if duty.value.guidance}


def test_every_page_has_its_landmarks_and_its_words(either: Site) -> None:
    titles: Counter[str] = Counter()
    for page in either.reading:
        assert page.only("html").get("lang") == "en-GB"
        for tag in ("main", "h1", "title"):
            page.only(tag)
        if page.path != "404.html":
            assert page.meta("description"), page.path
            titles[re.findall(r"<title>(.*?)</title>", page.text)[0]] += 1
        assert sorted(page.ids) == sorted(set(page.ids)), page.path
    assert titles.most_common(1)[0][1] == 1


def test_headings_go_down_one_step_at_a_time(either: Site) -> None:
    for page in either.reading:
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1, page.path
        assert all(after - before <= 1 for before, after in pairwise(levels)), page.path


def test_no_page_holds_a_script_or_a_style_or_asks_anything_of_others(either: Site) -> None:
    for page in either.pages.values():
        assert page.inline == [], page.path
        assert list(page.values("style", "onclick", "onload", "onerror")) == [], page.path
        loaded = [value for tag, _, value in page.values("src")]
        loaded += [found["href"] for tag, found in page.tags if tag == "link" and found.get("rel") != "canonical"]
        assert [value for value in loaded if urlsplit(value).netloc] == [], page.path


def test_every_page_forbids_what_it_does_not_need(either: Site) -> None:
    for page in either.pages.values():
        policy = page.meta("Content-Security-Policy")
        assert policy is not None, page.path
        assert policy.startswith("default-src 'none'"), page.path
        assert "unsafe" not in policy
        assert ("connect-src 'self'" in policy) == (page.path == "search/index.html"), page.path


def test_reading_pages_load_next_to_nothing(site: Site) -> None:
    for page in site.reading:
        scripts = [value for tag, _, value in page.values("src") if tag == "script"]
        allowed = r"(\.\./)*assets/(opening-hours|print-page|search|sick-pay|source-filter)-[0-9a-f]{10}\.js"
        assert len(scripts) <= 1, page.path
        assert all(re.fullmatch(allowed, value) for value in scripts), page.path


def test_closed_services_have_no_number_to_call(either: Site) -> None:
    closed = [page for page in either.reading if page.path.startswith("services/") and "badge-closed" in page.text]
    assert closed
    for page in closed:
        assert "tel:" not in page.text, page.path
        assert "Closed" in page.text


def test_invented_cases_say_so(site: Site) -> None:
    for page in site.reading:
        if page.path.startswith("case-studies/") and "badge-invented" in page.text:
            assert "This is an invented example." in page.text
            assert "(invented)" in page.text or "<table" not in page.text


def test_the_search_finds_content_and_neither_questionnaires_nor_lists(site: Site) -> None:
    index = json.loads((site.folder / "search/search_index.json").read_text("utf-8"))
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert {"guidance/sick-pay/", "services/acas/", "evidence/", "privacy/"} <= places
    assert "" not in places
    assert not {place for place in places if place.startswith(("check/", "search/", "topics/", "advisers/", "404"))}
    assert all(entry["title"] for entry in index["docs"])


def test_pages_for_advisers_are_kept_out_of_search_engines_and_no_other_is(either: Site) -> None:
    kept_out = {page.path for page in either.reading if page.meta("robots") == "noindex"}
    assert kept_out == {page.path for page in either.reading if page.path.startswith("advisers/")}
    assert len(kept_out) > 1


def test_hostile_titles_stay_text(small: Site) -> None:
    for page in small.pages.values():
        assert "<script>alert" not in page.text, page.path
        assert "<b>Works" not in page.text, page.path
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in small.pages["guidance/talk/index.html"].text


def test_old_addresses_lead_to_new_ones(small: Site) -> None:
    moved = [page for page in small.pages.values() if page.moved]
    assert len(moved) == 7
    for page in moved:
        target = re.sub(r"^0; url=", "", page.meta("refresh") or "")
        assert ("a", "href", target) in page.values("href")
        address = urljoin(f"{HERE}/toolkit/{page.path}", target)
        assert address.startswith(f"{HERE}/toolkit/")
        assert small.file_at(address.removeprefix(f"{HERE}/toolkit")) in small.files


def test_only_what_pages_need_is_published(either: Site) -> None:
    material = [path for path in either.files if path.startswith("assets/javascripts/")]
    assert len(material) == 1
    assert re.fullmatch(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js", material[0])
    assert not [path for path in either.files if path.endswith((".map", ".gz", ".py", ".png", ".scss"))]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_content_gives_the_same_bytes(small: Site, tmp_path: Path) -> None:
    surroundings = {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "271828",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "86400",
    }
    elsewhere = tmp_path / "another place"
    again = build(write_project(elsewhere), tmp_path / "site", **surroundings)
    assert contents(again) == contents(small.folder)


def test_every_template_prints_on_two_sheets_at_most_with_nothing_cut_off(site: Site, browser: Browser) -> None:
    papers = sorted(path.removesuffix("index.html") for path in site.files if re.match(r"templates/.+/index", path))
    assert len(papers) >= 7
    page = browser.new_context(viewport={"width": 680, "height": 960}).new_page()
    page.emulate_media(media="print")
    with served(site.folder) as address:
        for path in papers:
            page.goto(f"{address}/{path}")
            printed = page.pdf(prefer_css_page_size=True)
            sheets = [bytes(found) for found in re.findall(rb"/Type\s*/Page\b", printed)]
            assert 1 <= len(sheets) <= 2, path
            # As wide as the paper between its margins.
            cut = page.evaluate("""[...document.querySelectorAll(".paper *")].filter((each) =>
                each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline")
                .map((each) => each.textContent.trim())""")
            assert cut == [], path
    page.context.close()

from __future__ import annotations

import dataclasses
import datetime
import html
import json
import re
from collections.abc import Mapping
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
import yaml

from site_builder import pages
from site_builder.links import Links
from site_builder.reading import prose, shelves, words
from site_builder.reading.opening import opening_of
from tests.site_builder.small_project import FILES, read, write_project
from toolkit.addresses import site_paths
from toolkit.checks.project import check_project
from toolkit.library import Library
from toolkit.model.content import Day, Hours, StaffLimits
from toolkit.problems import Problem, Severity

Tree = Mapping[str, bytes]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    # The checks refuse guidance that names a closed service; pages must not offer it even so.
    talk = FILES["content/guidance/talk.md"].replace("services: [helpers]", "services: [helpers, gone]")
    return read(write_project(tmp_path_factory.mktemp("project"), **{"content/guidance/talk.md": talk}))


def test_the_small_project_passes_the_checks(tmp_path: Path) -> None:
    problems = check_project(read(write_project(tmp_path)))
    assert [problem for problem in problems if problem.severity is not Severity.ADVICE] == []


@pytest.fixture(scope="module")
def tree(library: Library) -> Tree:
    return pages.build(library)


def test_the_checks_know_every_address_at_which_something_opens(library: Library, tree: Tree) -> None:
    bare = dataclasses.replace(library, pathway={})
    for what in (library, bare):
        made = tree if what is library else pages.build(what)
        opens = {
            re.sub(r"index\.(md|html)$", "", f"/{path}") for path in made if path.endswith(("/index.html", "index.md"))
        }
        assert site_paths(what) == opens


def front_matter(page: bytes) -> dict[str, object]:
    found = yaml.safe_load(page.decode().split("---\n")[1])
    assert isinstance(found, dict)
    return found


def body(page: bytes) -> str:
    return page.decode().split("---\n", 2)[2].strip()


def text(tree: Tree, path: str) -> str:
    """What a page says, without tags, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", body(tree[path])).split())


def test_every_page_that_is_promised_is_made(tree: Tree) -> None:
    promised = """
        index.md check/index.md check/healthy-working/index.html guidance/index.md guidance/talk/index.md
        topics/stress/index.md topics/empty/index.md case-studies/index.md case-studies/shop/index.md
        services/index.md services/gone/index.md advice-line/index.md fit-note/index.md fit-note/employers/index.md
        evidence/index.md partners/index.md about/index.md templates/index.md templates/plan/index.md
        templates/plan/plan.docx templates/plan/plan.odt search/index.md catalogue.json sitemap.xml
    """
    assert set(promised.split()) <= set(tree)


def test_the_same_library_gives_the_same_bytes(library: Library, tree: Tree) -> None:
    assert dict(pages.build(library)) == dict(tree)
    assert list(pages.build(library)) == list(tree)


def test_every_reading_page_says_what_it_is(tree: Tree) -> None:
    for path, content in tree.items():
        if path.endswith(".md"):
            about = front_matter(content)
            assert about["title"], path
            assert about["description"], path


def test_markdown_carries_every_body_as_it_stands(tree: Tree) -> None:
    processor = markdown.Markdown(extensions=["toc", "tables", "fenced_code"])
    for path, content in tree.items():
        if path.endswith(".md"):
            assert processor.reset().convert(body(content)) == body(content), path


def test_text_is_never_taken_for_html(tree: Tree) -> None:
    shown = "\n".join(body(tree[path]) for path in tree if path.endswith(".md"))
    stubs = "\n".join(tree[path].decode() for path in tree if b"has moved</title>" in tree[path])
    for tag in ("<script>alert", "<em>how", "<b>Works", "<i>work"):
        assert tag not in shown + stubs
    assert "&lt;script&gt;alert(1)" in shown
    assert "&lt;script&gt;alert(1)" in stubs
    assert "{{ 7 * 7 }}" in shown


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<div\nonclick=alert(1)>",
        "a <img src=x onerror=alert(1)> b",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "![x](https://elsewhere.example/x.png)",
        "<!-- -->",
        "<https://fine.example/> <javascript:alert(1)>",
    ],
)
def test_markdown_that_means_harm_is_shown_as_text(library: Library, hostile: str) -> None:
    html = str(prose.render(hostile, Links(library, "/")).html)
    allowed = re.sub(r"</?p>|<a href=\"https://[a-z./]+\">|</a>", "", html)
    assert "<" not in allowed


def test_headings_get_ids_of_their_own(library: Library) -> None:
    rendered = prose.render("## Same\n\n## Same\n\n### `Code` too\n\n## ?!\n\n## Taken", Links(library, "/"), {"taken"})
    assert [heading.id for heading in rendered.headings] == ["same", "same-2", "section", "taken-2"]
    assert '<h3 id="code-too">' in rendered.html


def test_guidance_tells_steps_law_help_and_sources(tree: Tree) -> None:
    said = text(tree, "guidance/talk/index.md")
    for words_said in (
        "Effort Minutes",
        "Cost Free",
        "For Employers",
        "Ask again. Within 2 weeks",
        "Today",
        "The law Assess the risk of stress",
        "Applies to: Every employer",
        "Helpers They help.",
        "A shop that listened",
        "A. Author, A journal, 2019.",
        "Last checked on 20 November 2026 . To be checked again by 20 May 2027",
    ):
        assert words_said in said
    assert said.index("What to do") < said.index("Words before the first heading") < said.index("The law Assess")


def test_a_closed_service_is_never_offered(tree: Tree) -> None:
    said = text(tree, "services/gone/index.md")
    assert "Closed on 31 May 2018." in said
    assert "Use Helpers or Fife only instead." in said
    assert "Opening hours" not in said
    listed = {"closed-services/index.md", "evidence/index.md"}
    for path, content in tree.items():
        assert b"tel:+448000192211" not in content, path
        if path.endswith("index.md") and path not in listed and not path.startswith("services/gone"):
            assert b"services/gone/" not in content, path
    assert "What has closed, and what to use now" in text(tree, "services/index.md")


def test_an_open_service_says_how_to_reach_it(tree: Tree) -> None:
    said = text(tree, "services/helpers/index.md")
    for words_said in (
        "0300 123 1100 main line",
        "Textphone 18001 0300 123 1100",
        "18001 then 0300 123 1100",
        "Monday to Friday 8am to 6pm",
        "Saturday 9:30am to noon",
        "Not on bank holidays.",
        "Everywhere in Scotland",
    ):
        assert words_said in said
    page = body(tree["services/helpers/index.md"])
    assert 'href="tel:+443001231100"' in page
    assert 'data-open-hours="mon 08:00-18:00;tue 08:00-18:00;' in page
    fife = text(tree, "services/fife-only/index.md")
    assert "Fife and Moray" in fife
    assert "Up to 49 people" in fife
    assert "Open all day and night" in fife
    assert 'href="tel:116123"' in body(tree["services/fife-only/index.md"])


def test_an_invented_case_says_so_and_a_real_one_does_not(tree: Tree) -> None:
    assert "This is an invented example." in text(tree, "case-studies/dream/index.md")
    assert "nvented" not in text(tree, "case-studies/shop/index.md").split("Do it yourself")[0]
    assert str(front_matter(tree["case-studies/dream/index.md"])["description"]).startswith("An invented example")
    listed = text(tree, "case-studies/index.md")
    assert listed.index("A shop that listened") < listed.index("Invented examples") < listed.index("A dream")
    assert "Days off (days) 20 6" in text(tree, "case-studies/shop/index.md")
    assert "Cost not known £120" in text(tree, "case-studies/shop/index.md")


def test_a_template_is_found_from_its_guidance_and_leads_back(tree: Tree) -> None:
    assert 'href="../../templates/plan/"' in body(tree["guidance/talk/index.md"])
    assert "Templates A plan" in text(tree, "guidance/talk/index.md")
    assert "Plan it on" not in text(tree, "guidance/rest/index.md")
    assert 'href="../../guidance/talk/"' in body(tree["templates/plan/index.md"])
    for listed in ("index.md", "guidance/index.md", "templates/index.md"):
        assert 'templates/plan/"' in body(tree[listed]) or 'href="plan/"' in body(tree[listed]), listed


def test_the_page_of_a_template_has_room_to_write_for_everything(tree: Tree) -> None:
    page = body(tree["templates/plan/index.md"])
    labels = re.findall(r'<label class="paper-label" for="([^"]+)">', page)
    assert len(labels) == 2
    for label in labels:
        assert f'<textarea id="{label}"' in page
    assert 'rows="3"' in page
    # The last column of two rows with words, both columns of two empty ones; name and signature and date of two people.
    assert re.findall(r'aria-label="(Week|What &lt;s&gt;we&lt;/s&gt; do), ([^"]+)"', page) == [
        ("What &lt;s&gt;we&lt;/s&gt; do", "First week"),
        ("What &lt;s&gt;we&lt;/s&gt; do", "Second week"),
        ("Week", "row 3"),
        ("What &lt;s&gt;we&lt;/s&gt; do", "row 3"),
        ("Week", "row 4"),
        ("What &lt;s&gt;we&lt;/s&gt; do", "row 4"),
    ]
    assert page.count('type="checkbox"') == 4
    assert re.findall(r'aria-label="([^"]+), Owner &amp; manager"', page) == ["Name", "Signature", "Date"]
    assert "<form" not in page
    said = text(tree, "templates/plan/index.md")
    for words_said in (
        "We listen &amp; act.",
        "The team knows.",
        "Lock it away.",
        "As in the book.",
        "1 minute to fill",
    ):
        assert words_said in said
    for kind in ("docx", "odt"):
        assert f'<a href="plan.{kind}" download>' in page


def test_without_templates_there_is_no_page_of_them(library: Library) -> None:
    bare = dataclasses.replace(library, templates={}, guidance={"rest": library.guidance["rest"]}, questionnaires={})
    bare = dataclasses.replace(bare, case_studies={}, duties={}, pathway={})
    assert not [path for path in pages.build(bare) if path.startswith("templates")]


def test_every_source_has_its_place_and_says_where_it_is_used(tree: Tree) -> None:
    page = body(tree["evidence/index.md"])
    assert '<h3 id="study">' in page
    said = text(tree, "evidence/index.md")
    assert "A newer source takes its place: An Act" in said
    used = r"Used in Talk .* Rest , A shop that listened .* Gone , A plan .* About and For partners: Gateway \."
    assert re.search(used, said)
    assert "What the law asks: Assess the risk of stress" in said
    law, studies = said.index("Law and official guidance (1)"), said.index("Single studies (1)")
    assert law < studies < said.index("An Act", studies) < said.index("A study of")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("guidance/speak", "../talk/"),
        ("guidance/talk-old", "../talk/"),
        ("case-studies/old-shop", "../shop/"),
        ("services/was-here", "../gone/"),
        ("check/old-check", "../healthy-working/"),
        ("templates/old-plan", "../plan/"),
        ("notes", "../fit-note/"),
    ],
)
def test_an_old_address_leads_to_the_new_one(tree: Tree, old: str, new: str) -> None:
    stub = tree[f"{old}/index.html"].decode()
    assert f'<meta http-equiv="refresh" content="0; url={new}">' in stub
    assert f'<a href="{new}">' in stub
    assert '<link rel="canonical" href="https://small.example/toolkit/' in stub
    assert "<script>" not in stub


def test_two_pages_cannot_have_one_address(tmp_path: Path) -> None:
    moved = FILES["content/guidance/rest.md"].replace("effort: days", "effort: days\nformerly: [talk]")
    project = write_project(tmp_path, **{"content/guidance/rest.md": moved})
    with pytest.raises(pages.TwoPagesAtOneAddressError, match=r"guidance/talk/index\.html and guidance/talk/index\.md"):
        pages.build(read(project))


def test_an_author_can_put_words_above_a_list(tree: Tree) -> None:
    said = text(tree, "services/index.md")
    assert "Who helps Words of an author. The author wrote this." in said
    assert front_matter(tree["services/index.md"])["title"] == "Who helps"
    assert "Advice lines" in said


def test_partners_get_a_link_and_a_card_without_script(tree: Tree) -> None:
    page = body(tree["partners/index.md"])
    # To copy, in the card that is shown, and in the card to copy.
    assert page.count("https://small.example/toolkit/check/healthy-working/?from=gateway") == 3
    assert "&lt;strong&gt;How is &amp;#34;work&amp;#34;?&lt;/strong&gt;" in page
    assert "script" not in page.split("A card for your page")[1].split("Copy this HTML.")[0]


def test_the_catalogue_lists_every_check(tree: Tree) -> None:
    catalogue = json.loads(tree["catalogue.json"])
    assert [check["url"] for check in catalogue["checks"]] == ["https://small.example/toolkit/check/healthy-working/"]
    assert catalogue["checks"][0]["minutes"] == 2
    assert catalogue["checks"][0]["gives_score"] is True


def test_a_check_that_leads_to_the_main_one_is_offered_beside_it(tmp_path: Path) -> None:
    main = FILES["questionnaires/healthy-working.yml"]
    title = re.search("^title: (.+)$", main, re.MULTILINE)
    assert title
    own = re.sub("^formerly: .*\n", "", main, flags=re.MULTILINE)
    short = own.replace(title[1], "In short", 1) + "leads_to: {questionnaire: healthy-working}\n"
    tree = pages.build(read(write_project(tmp_path, **{"questionnaires/short.yml": short})))
    assert 'Little time? <a href="check/short/">In short</a>' in body(tree["index.md"])
    document = tree["check/short/index.html"].decode()
    assert f'<a class="button" href="../healthy-working/">Go on with the {title[1]}</a>' in document
    assert 'id="leads-to"' not in tree["check/healthy-working/index.html"].decode()


def test_the_sitemap_has_the_days_of_the_content_and_no_other(tree: Tree) -> None:
    sitemap = tree["sitemap.xml"].decode()
    assert "<loc>https://small.example/toolkit/guidance/talk/</loc><lastmod>2026-11-20</lastmod>" in sitemap
    assert "https://small.example/toolkit/check/healthy-working/" in sitemap
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", sitemap)) == {"2026-11-20"}
    assert "speak" not in sitemap


def test_lists_are_left_out_of_the_search_and_content_is_not(tree: Tree) -> None:
    left_out = {path for path in tree if path.endswith(".md") and "search" in front_matter(tree[path])}
    assert {"index.md", "search/index.md", "guidance/index.md", "topics/stress/index.md"} <= left_out
    content = {"guidance/talk/index.md", "case-studies/shop/index.md", "evidence/index.md", "about/index.md"}
    assert not left_out & content


def test_what_is_wrong_becomes_a_page(tree: Tree) -> None:
    found = [Problem("content/a.yml", 3, 7, "S001", "“nmae” is <not> a key")]
    made = pages.build_problems(found)
    page = body(made["index.md"])
    assert "content/a.yml:3:7" in page
    assert "“nmae” is &lt;not&gt; a key" in page
    assert any(path.endswith(".css") for path in made)


def test_real_cases_stand_before_invented_ones(library: Library) -> None:
    assert [entry.id for entry in shelves.Shelves(library).like(["stress"])] == ["shop", "dream"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "by tomorrow"),
        (5, "within 5 days"),
        (7, "within a week"),
        (14, "within 2 weeks"),
        (30, "within a month"),
        (90, "within 3 months"),
        (365, "within a year"),
    ],
)
def test_days_are_said_as_people_say_them(days: int, said: str) -> None:
    assert words.within(days) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2018-05-31", "on 31 May 2018"),
        ("2020-03", "in March 2020"),
        ("2020", "in 2020"),
        ("31 May 2018", "on 31 May 2018"),
    ],
)
def test_a_closing_day_may_be_known_only_roughly(written: str, said: str) -> None:
    assert words.closed_on(written) == said


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (["mon", "tue", "wed", "thu", "fri"], "Monday to Friday"),
        (["sat", "sun"], "Saturday and Sunday"),
        (["mon", "wed", "thu", "fri"], "Monday and Wednesday to Friday"),
        (["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "Every day"),
        (["fri", "mon"], "Monday and Friday"),
    ],
)
def test_runs_of_days_are_drawn_together(chosen: list[Day], said: str) -> None:
    assert words.days(chosen) == said


def test_times_sizes_and_numbers() -> None:
    assert words.times(Hours(days=["mon"], opens="09:00", closes="24:00")) == "9am to midnight"
    assert words.times(Hours(days=["mon"], opens="12:30", closes="00:30")) == "12:30pm to 12:30am"
    assert words.times(Hours(days=["mon"], opens="00:00", closes="24:00")) == "all day and night"
    assert words.staff(StaffLimits(at_least=5)) == "5 people or more"
    assert words.staff(StaffLimits(at_least=5, at_most=9)) == "5 to 9 people"
    assert words.staff(StaffLimits()) is None
    assert words.telephone("0300 123 1100") == "tel:+443001231100"
    assert words.telephone("111") == "tel:111"
    assert words.date(datetime.date(2026, 3, 5)) == "5 March 2026"


def test_bank_holidays_reach_the_script_in_the_words_that_it_says(tree: Tree) -> None:
    said = re.search(r'data-bank-holidays="([^"]*)"', body(tree["services/helpers/index.md"]))
    assert said is not None
    assert html.unescape(said[1]).split(";") == [
        "unknown",
        "2026-11-30 bank holiday, St Andrew’s Day, in Scotland",
        '2026-12-26 Boxing "Day"',  # a Saturday
        "2027-03-29 bank holiday, Easter Monday, in England and Wales",
        "2028-12-25 bank holiday, Christmas Day",
    ]
    assert "It may be closed on bank holidays. We do not know." in text(tree, "services/helpers/index.md")
    assert "data-bank-holidays" not in body(tree["services/fife-only/index.md"])  # it is always open


@pytest.mark.parametrize(
    ("written", "first", "count"),
    [
        ("bank_holidays: closed\n", "closed", 5),
        ("holidays_in: scotland\n", "unknown", 4),
        ("bank_holidays: closed\nholidays_in: england-and-wales\n", "closed", 4),
        ("bank_holidays: open\n", "", 1),
    ],
)
def test_a_line_keeps_the_holidays_that_it_says(tmp_path: Path, written: str, first: str, count: int) -> None:
    file = "content/services/helpers.yml"
    found = read(write_project(tmp_path, **{file: FILES[file].replace("cost: Free\n", f"{written}cost: Free\n")}))
    days = opening_of(found.services["helpers"].value, found).bank_holidays.split(";")
    assert (days[0], len(days)) == (first, count)


def test_the_pathway_is_drawn_and_said_from_the_same_stages(tree: Tree) -> None:
    page = body(tree["landscape/index.md"])
    picture = page[page.index("<svg") : page.index("</svg>")]
    words = page[page.index("</svg>") :]
    for shown in ("Day 1", "1. A &lt;worry&gt;", "2. A note", "Who helps: GP", "3. Well", "If it helps"):
        assert shown in picture
    for said in ("A &lt;worry&gt;</h3>", "Ask &amp; listen.", "The doctor writes it.", "If it helps:</strong>"):
        assert said in words
    assert '<a href="#stage-well">3. Well</a>' in words
    assert picture.count("pathway-box") == 3
    assert picture.count("pathway-way") == 1
    assert "style=" not in picture


def test_every_area_has_its_board_and_what_is_only_there(tree: Tree) -> None:
    said = text(tree, "local/index.md")
    fife = said[said.rindex("Fife Health board") :]
    assert fife.startswith(
        "Fife Health board NHS Fife Business support Business Gateway Fife 0300 013 4753 Only here Fife only"
    )
    assert "Moray Health board NHS Grampian Only here Fife only" in said
    assert "These take firms wherever in Scotland you are. Helpers" in said
    assert "Gone" not in said


def test_what_has_closed_says_when_and_what_to_use_now(tree: Tree) -> None:
    said = text(tree, "closed-services/index.md")
    assert "Gone They helped. Closed on 31 May 2018. Now: Helpers , Fife only" in said
    assert "Gone" not in text(tree, "services/index.md")


def test_partners_are_told_the_addresses_that_stay(tree: Tree) -> None:
    said = text(tree, "partners/index.md")
    assert "Talk &amp; listen https://small.example/toolkit/guidance/talk/" in said
    assert "?from=gateway" in said

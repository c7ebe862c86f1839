"""The files of every template: whole, the same each time, and readable by those who do not see them.

They are read back with the libraries that made them. How they look was seen in LibreOffice; see docs/format.md.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import odfdo
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from site_builder.documents import Sheet, opendocument_file, sheet, word_file
from site_builder.documents.packing import packed_anew
from site_builder.documents.sheet import Fields, Grid, Heading
from tests.site_builder.small_project import ROOT, read, write_project
from toolkit.library import Library, read_project
from toolkit.model.templates import Template

REAL, _ = read_project(ROOT)
SEVEN = {
    "absence-contact-record",
    "consultation-notice",
    "health-and-safety-policy",
    "phased-return-schedule",
    "return-to-work-plan",
    "stress-risk-assessment",
    "wellbeing-report",
}
each_template = pytest.mark.parametrize("name", sorted(REAL.templates))
MAKERS = {"docx": word_file, "odt": opendocument_file}


def paper(name: str, library: Library = REAL) -> Sheet:
    assert library.site is not None
    return sheet(library.templates[name], library.site.value)


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def texts(template: Template) -> Iterator[str]:
    """Everything that a paper must hold, each text as often as it must stand there at least once."""
    yield template.title
    yield from template.signatures
    if template.keep:
        yield template.keep
    for part in template.parts:
        yield part.title
        yield from filter(None, [part.words, *part.points, *part.ticks])
        for field in part.fields:
            yield from filter(None, [field.label, field.hint, *field.options])
        if part.table:
            yield from [*part.table.rows, *(column.title for column in part.table.columns)]


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def said_by_word(content: bytes) -> str:
    document = opened(content)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return plain("\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def said_by_opendocument(content: bytes) -> str:
    body = odfdo.Document(io.BytesIO(content)).body
    found = body.get_elements("//text:p | //text:h")
    return plain("\n".join(element.text_recursive for element in found))


def test_the_seven_are_there() -> None:
    assert set(REAL.templates) >= SEVEN


@each_template
def test_both_files_hold_everything(name: str) -> None:
    made = paper(name)
    said = {"docx": said_by_word(word_file(made)), "odt": said_by_opendocument(opendocument_file(made))}
    for kind, words in said.items():
        missing = [text for text in texts(REAL.templates[name].value) if plain(text) not in words]
        assert missing == [], kind


@each_template
def test_a_word_file_has_headings_header_rows_and_its_language(name: str) -> None:
    made = paper(name)
    document = opened(word_file(made))
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style is not None and (paragraph.style.name or "").startswith("Heading")
    ]
    parts = [("Heading 2", block.words) for block in made.blocks if isinstance(block, Heading)]
    assert headings == [("Heading 1", made.title), *parts]
    tables = [block for block in made.blocks if isinstance(block, Fields | Grid)]
    assert len(document.tables) == len(tables)
    for table, block in zip(document.tables, tables, strict=True):
        first = table.rows[0]._tr
        headers = [row for row in table.rows if row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        if isinstance(block, Grid):
            assert [row._tr for row in headers] == [first]
            assert len(table.rows) == len(block.rows) + 1
            assert [cell.text for cell in table.rows[0].cells] == [title for title, _ in block.columns]
        else:
            assert headers == []
            assert [row.cells[0].text.split("\n")[0] for row in table.rows] == [field.label for field in block.fields]
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert look.get(qn("w:firstColumn")) == "1"
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    about = document.core_properties
    assert (about.title, about.subject, about.language) == (made.title, made.summary, "en-GB")


@each_template
def test_an_opendocument_file_has_headings_header_rows_and_its_language(name: str) -> None:
    made = paper(name)
    document = odfdo.Document(io.BytesIO(opendocument_file(made)))
    headings = [
        (heading.get_attribute("text:outline-level"), plain(heading.text_recursive))
        for heading in document.body.get_elements("//text:h")
    ]
    parts = [("2", block.words) for block in made.blocks if isinstance(block, Heading)]
    assert headings == [("1", made.title), *parts]
    tables = document.body.get_elements("//table:table")
    blocks = [block for block in made.blocks if isinstance(block, Fields | Grid)]
    assert len(tables) == len(blocks)
    for table, block in zip(tables, blocks, strict=True):
        headers = table.get_elements("table:table-header-rows/table:table-row")
        rows = table.get_elements("table:table-row")
        assert len(headers) == (1 if isinstance(block, Grid) else 0)
        assert len(rows) == len(block.rows if isinstance(block, Grid) else block.fields)
    default = document.styles.get_element("//style:default-style[@style:family='paragraph']/style:text-properties")
    assert default is not None
    assert (default.get_attribute("fo:language"), default.get_attribute("fo:country")) == ("en", "GB")
    assert document.meta.title == made.title
    assert str(document.meta.language) == "en-GB"


@pytest.mark.parametrize("kind", MAKERS)
@each_template
def test_the_same_paper_is_the_same_file_on_any_day(name: str, kind: str) -> None:
    made = paper(name)
    content = MAKERS[kind](made)
    assert MAKERS[kind](made) == content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {about.date_time for about in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    day = made.checked.isoformat()
    if kind == "docx":
        about = opened(content).core_properties
        assert {str(about.created)[:10], str(about.modified)[:10]} == {day}
    else:
        meta = odfdo.Document(io.BytesIO(content)).meta
        assert {str(meta.creation_date)[:10], str(meta.date)[:10]} == {day}


def test_a_packed_file_does_not_know_when_it_was_packed() -> None:
    def packed(day: int) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as file:
            for name in ("b.xml", "mimetype", "a.xml"):
                file.writestr(zipfile.ZipInfo(name, (2026, 11, day, 0, 0, 0)), name * 100)
        return made.getvalue()

    assert packed(1) != packed(2)
    assert packed_anew(packed(1)) == packed_anew(packed(2))
    with zipfile.ZipFile(io.BytesIO(packed_anew(packed(1)))) as file:
        assert file.namelist() == ["mimetype", "a.xml", "b.xml"]
        assert file.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        assert file.getinfo("a.xml").compress_type == zipfile.ZIP_DEFLATED


def test_an_opendocument_file_says_its_kind_in_its_first_bytes() -> None:
    content = opendocument_file(paper("return-to-work-plan"))
    assert content[30:38] == b"mimetype"
    assert content[38:].startswith(b"application/vnd.oasis.opendocument.text")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        listed = packed.read("META-INF/manifest.xml").decode()
        for name in packed.namelist():
            assert name in ("mimetype", "META-INF/manifest.xml") or f'"{name}"' in listed, name


def test_signs_that_mean_something_elsewhere_are_words_here(tmp_path: Path) -> None:
    library = read(write_project(tmp_path))
    made = paper("plan", library)
    for said in (said_by_word(word_file(made)), said_by_opendocument(opendocument_file(made))):
        for words in (
            "A plan & <b>more</b>",
            "Name & job",
            "☐ <u>Not</u> yet",
            "What <s>we</s> do",
            "We listen & act.",
        ):
            assert words in said


def test_nothing_of_other_people_is_in_the_files() -> None:
    for maker in MAKERS.values():
        with zipfile.ZipFile(io.BytesIO(maker(paper("return-to-work-plan")))) as packed:
            assert not [name for name in packed.namelist() if "thumbnail" in name.lower() or "Configurations2" in name]
            whole = b"".join(map(packed.read, packed.namelist()))
        for trace in (b"python-docx", b"MacOSX", b"LibreOffice_project", b"fr-FR"):
            assert trace not in whole, trace

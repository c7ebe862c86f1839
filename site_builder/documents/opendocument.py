"""A paper as an OpenDocument text, made by odfdo: real headings, tables with header rows, British English."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from odfdo import Document, Element, Header, List, ListItem, Paragraph, Table

from site_builder.documents.packing import packed_anew
from site_builder.documents.sheet import TICK_BOX, Block, Fields, Grid, Heading, Points, Sheet, Ticks, Words, choice
from site_builder.documents.sheet import shares as widths_of
from toolkit.model.templates import MOST_LINES

MARGIN = 1.8
ROOM = 21.0 - 2 * MARGIN
LABELS = 5.5
LINE = 0.75
_FONT = 'style:font-name="Liberation Sans" fo:font-family="Arial, \'Liberation Sans\'"'
_BORDER = "0.5pt solid #000000"


def opendocument_file(sheet: Sheet) -> bytes:
    """The paper as the content of an `.odt` file."""
    document = Document("text")
    _set_properties(document, sheet)
    _set_styles(document)
    _set_page(document, sheet)
    body = document.body
    body.clear()
    body.append(Header(1, sheet.title, style="Heading_20_1"))
    for number, block in enumerate(sheet.blocks):
        for element in _elements(document, block, f"Table{number}"):
            body.append(element)
    for part in [name for name in document.get_parts() if name.startswith(("Thumbnails/", "Configurations2/"))]:
        document.del_part(part)
    made = io.BytesIO()
    document.save(made)
    return packed_anew(made.getvalue())


def _set_properties(document: Document, sheet: Sheet) -> None:
    meta = document.meta
    day = datetime.datetime.combine(sheet.checked, datetime.time())
    meta.title, meta.subject, meta.language = sheet.title, sheet.summary, "en-GB"
    meta.initial_creator = meta.creator = sheet.author
    meta.creation_date = meta.date = day
    meta.generator = sheet.author
    meta.set_statistic({})


def _set_styles(document: Document) -> None:
    for default in document.styles.get_elements("//style:default-style[@style:family='paragraph']"):
        text = default.get_element("style:text-properties")
        assert text is not None
        for key, value in (("fo:language", "en"), ("fo:country", "GB"), ("fo:font-size", "10.5pt")):
            text.set_attribute(key, value)
        text.set_attribute("style:font-name", "Liberation Sans")
    for style in _STYLES:
        document.insert_style(style)
    for numbered in document.styles.get_elements("//text:outline-style"):
        numbered.delete()
    document.insert_style(_CELL, automatic=True)
    for lines in range(1, MOST_LINES + 1):
        row = f'<style:table-row-properties style:min-row-height="{LINE * lines:g}cm" fo:keep-together="always"/>'
        style = f'<style:style style:name="Lines{lines}" style:family="table-row">{row}</style:style>'
        document.insert_style(style, automatic=True)


def _paragraph_style(shown: str, space: str, text: str, level: int = 0) -> str:
    outline = f'style:default-outline-level="{level}"' if level else ""
    name = shown.replace(" ", "_20_")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="Standard" {outline}><style:paragraph-properties {space}/>'
        f"<style:text-properties {_FONT} {text}/></style:style>"
    )


_HANGING = 'fo:margin-left="0.8cm" fo:text-indent="-0.8cm" fo:margin-bottom="0.1cm"'
_STYLES = (
    _paragraph_style(
        "Heading 1",
        'fo:margin-top="0cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
        'fo:font-size="18pt" fo:font-weight="bold"',
        level=1,
    ),
    _paragraph_style(
        "Heading 2",
        'fo:margin-top="0.35cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"',
        'fo:font-size="12pt" fo:font-weight="bold"',
        level=2,
    ),
    _paragraph_style("Text body", 'fo:margin-bottom="0.1cm"', 'fo:font-size="10.5pt"'),
    _paragraph_style("Closing", 'fo:margin-top="0.3cm"', 'fo:font-size="10.5pt"'),
    _paragraph_style("Tick", _HANGING, 'fo:font-size="10.5pt"'),
    _paragraph_style("First tick", f'fo:margin-top="0.15cm" {_HANGING}', 'fo:font-size="10.5pt"'),
    _paragraph_style("Label", "", 'fo:font-size="10.5pt" fo:font-weight="bold"'),
    _paragraph_style("Hint", "", 'fo:font-size="8.5pt" fo:color="#444444"'),
)
_CELL = (
    '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
    f'fo:border="{_BORDER}" fo:padding="0.1cm"/></style:style>'
)


def _set_page(document: Document, sheet: Sheet) -> None:
    layout = document.styles.get_element("//style:page-layout/style:page-layout-properties")
    master = document.styles.get_element("//style:master-page")
    footer = document.styles.get_element("//style:page-layout/style:footer-style")
    assert layout is not None
    assert master is not None
    assert footer is not None
    for side, length in (("left", MARGIN), ("right", MARGIN), ("top", 1.5), ("bottom", 0.8)):
        layout.set_attribute(f"fo:margin-{side}", f"{length}cm")
    footer.append(Element.from_tag('<style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.2cm"/>'))
    line = Element.from_tag("<style:footer/>")
    line.append(Paragraph(sheet.origin, style="Hint"))
    master.append(line)


def _elements(document: Document, block: Block, name: str) -> Iterator[Any]:
    match block:
        case Heading():
            yield Header(2, block.words, style="Heading_20_2")
        case Words():
            yield Paragraph(block.words, style="Closing" if block.closing else "Text_20_body")
        case Points():
            points = List()
            for point in block.points:
                points.append(ListItem(Paragraph(point, style="Text_20_body")))
            yield points
        case Ticks():
            for number, thing in enumerate(block.things):
                yield Paragraph(f"{TICK_BOX}\t{thing}", style="Tick" if number else "First_20_tick")
        case Fields():
            yield _fields(document, block, name)
        case Grid():
            yield _grid(document, block, name)


def _fields(document: Document, block: Fields, name: str) -> Any:
    rows = []
    for field in block.fields:
        label = [Paragraph(field.label, style="Label")]
        if field.hint:
            label.append(Paragraph(field.hint, style="Hint"))
        rows.append(_row([_cell(*label), _cell(Paragraph(choice(field)))], field.lines))
    return _table(document, name, block.about, [LABELS, ROOM - LABELS], rows)


def _grid(document: Document, block: Grid, name: str) -> Any:
    header = Element.from_tag("<table:table-header-rows/>")
    header.append(_row([_cell(Paragraph(title, style="Label")) for title, _ in block.columns], 1))
    rest = [Paragraph("") for _ in block.columns[1:]]
    rows = [
        _row([_cell(Paragraph(words, style="Label")), *(_cell(each.clone) for each in rest)], block.lines)
        for words in block.rows
    ]
    return _table(document, name, block.about, widths_of(block.columns, ROOM), [header, *rows])


def _table(document: Document, name: str, about: str, widths: list[float], rows: list[Any]) -> Any:
    """A table with a name for those who cannot see it."""
    width = f'<style:table-properties style:width="{sum(widths):.3f}cm" table:align="left"/>'
    document.insert_style(
        f'<style:style style:name="{name}" style:family="table">{width}</style:style>',
        automatic=True,
    )
    table = Element.from_tag("<table:table/>")
    assert isinstance(table, Table)
    table.set_attribute("table:name", f"{about} ({name.removeprefix('Table')})")
    table.set_attribute("table:style-name", name)
    title = Element.from_tag("<table:title/>")
    title.text = about
    table.append(title)
    for number, each in enumerate(widths):
        column = f'<style:table-column-properties style:column-width="{each:.3f}cm"/>'
        style = f'<style:style style:name="{name}.{number}" style:family="table-column">{column}</style:style>'
        document.insert_style(style, automatic=True)
        table.append(Element.from_tag(f'<table:table-column table:style-name="{name}.{number}"/>'))
    for row in rows:
        table.append(row)
    return table


def _row(cells: list[Any], lines: int) -> Any:
    row = Element.from_tag(f'<table:table-row table:style-name="Lines{lines}"/>')
    for cell in cells:
        row.append(cell)
    return row


def _cell(*paragraphs: Paragraph) -> Any:
    cell = Element.from_tag('<table:table-cell table:style-name="Cell" office:value-type="string"/>')
    for paragraph in paragraphs:
        cell.append(paragraph)
    return cell

"""A paper as a Word file, made by python-docx: real headings, tables with header rows, British English."""

from __future__ import annotations

import datetime
import io
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row

from site_builder.documents.packing import packed_anew
from site_builder.documents.sheet import TICK_BOX, Block, Fields, Grid, Heading, Points, Sheet, Ticks, Words, choice
from site_builder.documents.sheet import shares as widths_of

FONT = "Arial"
LANGUAGE = "en-GB"
WIDTH, HEIGHT, MARGIN = 21.0, 29.7, 1.8
ROOM = WIDTH - 2 * MARGIN
LABELS = 5.5
LINE = 0.75
_BLACK = RGBColor(0, 0, 0)
_GREY = RGBColor(0x44, 0x44, 0x44)


def word_file(sheet: Sheet) -> bytes:
    """The paper as the content of a `.docx` file."""
    document = Document()
    _set_page(document, sheet)
    _set_styles(document)
    _set_properties(document, sheet)
    document.add_heading(sheet.title, 1)
    for block in sheet.blocks:
        _add(document, block)
    made = io.BytesIO()
    document.save(made)
    return packed_anew(made.getvalue())


def _set_page(document: WordDocument, sheet: Sheet) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(WIDTH), Cm(HEIGHT)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.6)
    section.footer_distance = Cm(0.8)
    _small(section.footer.paragraphs[0].add_run(sheet.origin))


def _set_styles(document: WordDocument) -> None:
    for name, size, bold, before, after in (
        ("Normal", 10.5, False, 0, 3),
        ("Heading 1", 18, True, 0, 4),
        ("Heading 2", 12, True, 10, 3),
        ("List Bullet", 10.5, False, 0, 2),
    ):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        style.font.color.rgb = _BLACK
        _name_font(style.element.get_or_add_rPr().get_or_add_rFonts())
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.0
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _name_font(fonts: Any) -> None:
    """The font for every script; a theme would name another one for headings."""
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    fonts.attrib.pop(qn("w:cstheme"), None)


def _set_properties(document: WordDocument, sheet: Sheet) -> None:
    about = document.core_properties
    day = datetime.datetime.combine(sheet.checked, datetime.time())
    about.title, about.subject, about.author = sheet.title, sheet.summary, sheet.author
    about.last_modified_by, about.comments, about.language = sheet.author, "", LANGUAGE
    about.created = about.modified = day
    about.revision = 1
    relations = document.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]  # a picture of the empty page that python-docx begins with


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(block.words, 2)
        case Words():
            paragraph = document.add_paragraph(block.words)
            paragraph.paragraph_format.space_before = Pt(8 if block.closing else 0)
        case Points():
            for point in block.points:
                document.add_paragraph(point, "List Bullet")
        case Ticks():
            for number, thing in enumerate(block.things):
                paragraph = document.add_paragraph(f"{TICK_BOX}\t{thing}")
                paragraph.paragraph_format.space_before = Pt(0 if number else 4)
                paragraph.paragraph_format.left_indent = Cm(0.8)
                paragraph.paragraph_format.first_line_indent = Cm(-0.8)
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
        case Fields():
            _add_fields(document, block)
        case Grid():
            _add_grid(document, block)


def _add_fields(document: WordDocument, block: Fields) -> None:
    table = _table(document, block.about, len(block.fields), [LABELS, ROOM - LABELS], first_row=False)
    for row, field in zip(table.rows, block.fields, strict=True):
        _bold(row.cells[0], field.label)
        if field.hint:
            _small(row.cells[0].add_paragraph().add_run(field.hint))
        row.cells[1].text = choice(field)
        _set_height(row, field.lines)


def _add_grid(document: WordDocument, block: Grid) -> None:
    table = _table(document, block.about, len(block.rows) + 1, widths_of(block.columns, ROOM), first_row=True)
    header, *rows = table.rows
    for cell, (title, _) in zip(header.cells, block.columns, strict=True):
        _bold(cell, title)
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row, words in zip(rows, block.rows, strict=True):
        if words:
            _bold(row.cells[0], words)
        _set_height(row, block.lines)


def _table(document: WordDocument, about: str, rows: int, widths: list[float], first_row: bool) -> Table:
    """A table with a name for those who cannot see it; its header is the first row, or else the first column."""
    table: Table = document.add_table(rows, len(widths), "Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    properties = table._tbl.tblPr
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), about)
    look = properties.find(qn("w:tblLook"))
    look.addnext(caption)
    for key, on in (("firstRow", first_row), ("firstColumn", True), ("lastRow", False), ("lastColumn", False)):
        look.set(qn(f"w:{key}"), "1" if on else "0")
    look.set(qn("w:val"), "04A0" if first_row else "0480")
    look.addprevious(_cell_margins())
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return table


def _cell_margins() -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side, length in (("top", 45), ("left", 108), ("bottom", 45), ("right", 108)):  # in twentieths of a point
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(length))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _set_height(row: _Row, lines: int) -> None:
    row.height, row.height_rule = Cm(LINE * lines), WD_ROW_HEIGHT_RULE.AT_LEAST


def _bold(cell: _Cell, words: str) -> None:
    cell.paragraphs[0].add_run(words).bold = True


def _small(run: Any) -> None:
    run.font.size, run.font.color.rgb = Pt(8.5), _GREY

"""Word files: paragraphs, headings, lists, tables and notes, as a reader sees them."""

from datetime import datetime

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from samples import TABLE, TRADE, read, told, word

RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def table(rows):
    def write(document):
        made = document.add_table(len(rows), len(rows[0]))
        for cells, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text

    return write


def xml(body):
    """Write a paragraph of that XML."""
    paragraph = f"<w:p {nsdecls('w')}>{body}</w:p>"
    return lambda document: document.element.body.insert(0, parse_xml(paragraph))


def run(text, tag="w:t"):
    return f'<w:r><{tag} xml:space="preserve">{text}</{tag}></w:r>'


def test_parts_stand_in_their_order_each_as_what_it_is():
    data = word(
        lambda d: d.add_heading("Trade", 1),
        lambda d: d.add_paragraph(TRADE),
        lambda d: d.add_paragraph("Gas", style="List Bullet"),
        table(TABLE),
        lambda d: d.add_paragraph("It met."),
    )
    reading = read(data, ".docx")
    assert [(p.kind, p.text) for p in reading.passages] == [
        ("heading", "Trade"), ("paragraph", TRADE), ("list_item", "Gas"),
        ("row", "Country | 2012 | 2013"), ("row", "Russia | 16.3 | 16.8"),
        ("row", "Ukraine | | 4.2"), ("paragraph", "It met."),
    ]  # fmt: skip
    assert {p.heading for p in reading.passages[1:]} == {"Trade"}
    assert "Country | 2012 | 2013\nRussia | 16.3 | 16.8\n" in reading.text


def test_a_number_split_over_runs_is_one():
    data = word(
        lambda d: [d.add_paragraph("It spent 37").add_run(" billion").add_text(" dollars.")]
    )
    assert [(m.value, m.unit) for m in read(data, ".docx").mentions] == [(37e9, "USD")]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:del>{run('Not 5', 'w:delText')}</w:del><w:ins>{run('7')}</w:ins>", "7"),
        (run("in ") + f"<w:hyperlink>{run('2013')}</w:hyperlink>", "in 2013"),
        (run("a") + "<w:r><w:tab/></w:r>" + run("b") + "<w:r><w:br/></w:r>" + run("c"), "a b c"),
        (run("1,000 m") + f"<w:r>{RAISED}<w:t>3</w:t></w:r>", "1,000 m³"),
        (f"<w:sdt><w:sdtContent>{run('5 of them')}</w:sdtContent></w:sdt>", "5 of them"),
    ],
)  # fmt: skip
def test_text_is_read_as_it_is_shown(body, text):
    assert told(read(word(xml(body)), ".docx"), "paragraph") == [text]


def test_a_cell_over_several_columns_leaves_the_others_in_their_place():
    def write(document):
        made = document.add_table(2, 3)
        made.cell(0, 0).merge(made.cell(0, 1)).text = "Both"
        for at, text in enumerate("ABC"):
            made.cell(1, at).text = text
        made.cell(0, 2).text = "Last"

    assert told(read(word(write), ".docx"), "row") == ["Both | | Last", "A | B | C"]


def test_a_table_of_one_column_is_only_a_frame():
    assert told(read(word(table(((TRADE,), ("It met.",)))), ".docx"), "paragraph") == [
        TRADE, "It met.",
    ]  # fmt: skip


def test_what_the_file_says_of_itself_describes_it():
    def write(document):
        document.add_paragraph(TRADE)
        document.core_properties.title = "A review"
        document.core_properties.author = "A. Smith"
        document.core_properties.modified = datetime(2014, 2, 3)

    document = read(word(write), ".docx").document
    assert (document.title, document.author, document.published) == (
        "A review", "A. Smith", "2014-02-03",
    )  # fmt: skip


def test_what_the_blank_document_of_a_library_says_is_nothing():
    document = read(word(lambda d: d.add_paragraph(TRADE)), ".docx").document
    assert docx.Document().core_properties.author == "python-docx"
    assert (document.author, document.published) == ("", "")


def footnote(text):
    def write(document):
        notes = (
            f"<w:footnotes {nsdecls('w')}>"
            f'<w:footnote w:type="separator" w:id="0"><w:p>{run("not 1")}</w:p></w:footnote>'
            f'<w:footnote w:id="1"><w:p>{run(text)}</w:p></w:footnote></w:footnotes>'
        )
        name, kind = PackURI("/word/footnotes.xml"), "application/xml"
        part = Part(name, kind, notes.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    return write


def test_footnotes_follow_the_text():
    data = word(lambda d: d.add_paragraph(TRADE), footnote("Of 12 countries."))
    assert told(read(data, ".docx"), "paragraph") == [TRADE, "Of 12 countries."]


def test_a_paragraph_is_a_heading_or_item_by_its_own_properties_too():
    data = word(
        xml(f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{run("Gas of 2013")}'),
        xml(f'<w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("Trade")}'),
    )
    assert [(p.kind, p.text) for p in read(data, ".docx").passages] == [
        ("heading", "Trade"), ("list_item", "Gas of 2013"),
    ]  # fmt: skip


def test_lines_of_a_table_of_contents_are_no_content():
    def write(document):
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Trade 12", style="toc 1")

    [passage] = read(word(write), ".docx").passages
    assert (passage.kind, passage.reason) == ("boilerplate", "a line of the table of contents")

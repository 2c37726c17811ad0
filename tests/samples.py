"""Small files of each format, made by the tests themselves; and how they are read."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from fpdf import FPDF

from etl.extract.documents import read_bytes
from etl.tables import Reading
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[1] / "data" / "vocabulary" / "units.toml", [])
TRADE = (
    "Belarus exported goods worth 37 billion dollars in 2013, of which 45 percent went to Russia."
)
TABLE = (("Country", "2012", "2013"), ("Russia", "16.3", "16.8"), ("Ukraine", "", "4.2"))


class Printed(FPDF):
    """A PDF whose paragraphs begin at the left margin, each below the other."""

    head, foot = "", ""

    def __init__(self) -> None:
        super().__init__()
        self.set_font("times", size=11)

    def header(self) -> None:
        if self.head:
            self.set_font("helvetica", "I", 8)
            self.cell(0, 10, self.head)
            self.ln(14)
            self.set_font("times", "", 11)

    def footer(self) -> None:
        if self.foot:
            self.set_y(-15)
            self.set_font("helvetica", "I", 8)
            self.cell(0, 10, self.foot.format(self.page_no()))

    def paragraph(self, text: str, gap: float = 4, align: str = "J") -> None:
        """`text` over as many lines as it takes, and a gap."""
        self.multi_cell(0, 5, text, align=align, new_x="LMARGIN", new_y="NEXT")
        self.ln(gap)

    def raised(self, text: str) -> None:
        """`text` as a superscript of the line that is being written."""
        self.char_vpos = "SUP"
        self.write(5, text)
        self.char_vpos = "LINE"

    def columns(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """Rows with their cells at the same places."""
        for row in rows:
            for text, width in zip(row, widths, strict=True):
                self.cell(width, 5, text)
            self.ln(5)


def pdf(*pages: Callable[[Printed], object], made: Printed | None = None) -> bytes:
    """A PDF, each of its pages written by one of `pages`."""
    made = made or Printed()
    for write in pages:
        made.add_page()
        write(made)
    return bytes(made.output())


def word(*write: Callable[[docx.document.Document], object]) -> bytes:
    """A Word file, written by `write` one after the other."""
    made = docx.Document()
    for each in write:
        each(made)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def page(body: str, head: str = "") -> bytes:
    """A web page with `body` as its article, among what a page has besides."""
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home 24</a></li></ul></nav>"
        f"<main><article>{body}</article></main>"
        "<footer>Call 555 0199 now</footer></body></html>"
    ).encode()


def read(data: bytes, suffix: str) -> Reading:
    """What `data` says, every place in it checked."""
    reading = read_bytes(
        data, UNITS, place=f"report{suffix}", name=f"seeds/report{suffix}", document_id="report"
    )
    assert reading.document.characters == len(reading.text)
    for passage in reading.passages:
        assert reading.text[passage.start : passage.end] == passage.text
    for mention in reading.mentions:
        assert reading.text[mention.start : mention.end] == mention.text
    return reading


def told(reading: Reading, *kinds: str) -> list[str]:
    """The texts of the passages of `kinds`."""
    return [passage.text for passage in reading.passages if passage.kind in kinds]

"""Whatever stands in a file of official statistics: figures or faults, never anything else."""

import string
from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st
from official import DATABANK, SDMX_1, SDMX_2, WORLD_BANK, comtrade, comtrade_classic, put, wits
from projects import ROOT

from etl.errors import Fault, InputFault
from etl.extract.statistics import read_statistics
from etl.extract.statistics.table import Table
from etl.tables import Reading
from etl.vocabulary import Vocabulary, load_vocabulary

SAMPLES = (
    wits(), WORLD_BANK.format(updated="2024-06-28", gdp="1"), DATABANK, SDMX_1, SDMX_2,
    comtrade(("X", "RUS", "Russian Federation", "TOTAL", "2019", "BLR", "12.5")),
    comtrade_classic(("Export", "WLD", "World", "TOTAL", "2015", "5")),
)  # fmt: skip
CELLS = st.text(string.ascii_letters + string.digits + " .,;\t\"'\r\n-–é€\x00…", max_size=12)


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def check(folder, content: bytes) -> None:
    path = put(folder, "any.csv", content)
    faults: tuple[Fault, ...] = ()
    readings: list[Reading] = []
    try:
        readings = read_statistics([(path, path.name)], vocabulary()).readings
    except InputFault as error:
        faults = error.faults
    assert all(fault.place.startswith("any.csv") for fault in faults)
    assert all(fault.problem and fault.remedy for fault in faults)
    for mention in (mention for reading in readings for mention in reading.mentions):
        assert mention.end - mention.start == len(mention.text)


@given(st.sampled_from(SAMPLES), st.data())
def test_a_table_with_other_characters_somewhere(tmp_path_factory, text, data):
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        text = text[:start] + data.draw(CELLS) + text[end:]
    check(tmp_path_factory.mktemp("any"), text.encode("utf-8", "surrogatepass"))


@given(st.sampled_from(SAMPLES), st.sampled_from(["utf-16", "utf-16-le", "latin-1", "cp1251"]))
def test_a_table_in_any_encoding(tmp_path_factory, text, encoding):
    check(tmp_path_factory.mktemp("any"), text.encode(encoding, "ignore"))


@example(b"PK\x05\x06" + bytes(18))
@example(b"PK\x03\x04")
@given(st.binary(max_size=200))
def test_bytes_of_any_kind(tmp_path_factory, content):
    check(tmp_path_factory.mktemp("any"), content)


@given(
    st.lists(st.lists(st.text(string.ascii_letters + ' "', max_size=6), min_size=2, max_size=5)),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_cell_stands_where_its_span_says(rows, end):
    rows = [["head", "other"], *rows]
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    table = Table(end.join(quoted) + end, "any.csv")
    for row in table.rows():
        for place, cell in enumerate(row.cells):
            start, stop = table.span(row, place)
            assert table.text[start:stop].replace('""', '"') == cell

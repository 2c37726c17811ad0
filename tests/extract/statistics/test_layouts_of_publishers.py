"""The layouts that come with the vocabulary: World Bank, UN Comtrade, SDMX-CSV."""

import io
import zipfile
from pathlib import Path

import pytest
from official import DATABANK, SDMX_1, SDMX_2, WORLD_BANK, comtrade, comtrade_classic, put
from projects import ROOT

from etl.errors import InputFault
from etl.extract.statistics import Statistics, read_statistics
from etl.extract.statistics.periods import period_of
from etl.vocabulary import Vocabulary, load_vocabulary

GDP = "64409647125.9"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def read(folder: Path, vocabulary: Vocabulary, **files: str | bytes) -> Statistics:
    paths = [put(folder, name.replace("_", "."), text) for name, text in files.items()]
    return read_statistics([(path, path.name) for path in paths], vocabulary)


def figures(found: Statistics) -> list[tuple[str, str, str, str, float | None, str]]:
    return [
        (o.indicator, o.entity, o.counterpart, o.period, o.value, o.unit)
        for reading in found.readings
        for o in reading.observations
    ]


def test_an_indicator_of_the_world_bank_below_its_preamble(tmp_path, vocabulary):
    found = read(tmp_path, vocabulary, gdp_csv=WORLD_BANK.format(updated="2024-06-28", gdp=GDP))
    assert figures(found) == [
        ("gdp", "BLR", "", "2019", 64_409_647_125.9, "USD"),
        ("gdp", "BLR", "", "2020", 61_371_755_326.1, "USD"),
    ]
    (reading,) = found.readings
    assert reading.document.title == "World Development Indicators: GDP (current US$)"
    assert reading.document.published == "2024-06-28"
    assert reading.document.url == "https://data.worldbank.org/indicator/NY.GDP.MKTP.CD"
    assert reading.passages[0].text == (
        "Belarus · GDP (current US$) · in USD · 2019: 64409647125.9 · 2020: 61371755326.1"
    )
    series, areas = found.notices
    assert "'SP.POP.TOTL'" in series
    assert "'Arab World'" in areas


def test_a_date_that_is_not_in_the_form_of_the_layout_is_told_and_never_guessed(
    tmp_path, vocabulary
):
    found = read(tmp_path, vocabulary, gdp_csv=WORLD_BANK.format(updated="28.06.2024", gdp=GDP))
    (reading,) = found.readings
    assert reading.document.published == ""
    (told,) = (notice for notice in found.notices if "updated" in notice)
    assert told.startswith("gdp.csv: '28.06.2024' is no date in the form '%m/%d/%Y', so it")
    assert told.endswith("Mend updated_form of [cells] in vocabulary/layouts/world_bank.toml.")


def test_a_zip_file_as_the_world_bank_gives_it_out(tmp_path, vocabulary):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("API_GDP.csv", WORLD_BANK.format(updated="2024-06-28", gdp=GDP))
        archive.writestr(
            "Metadata_Country.csv",
            '"Country Code","Region","IncomeGroup","SpecialNotes","TableName",\n"BLR"\n',
        )
        archive.writestr(
            "Metadata_Indicator.csv",
            '"INDICATOR_CODE","INDICATOR_NAME","SOURCE_NOTE","SOURCE_ORGANIZATION",\n"a","","","",\n',
        )
    found = read(tmp_path, vocabulary, gdp_zip=packed.getvalue())
    assert [figure[4] for figure in figures(found)] == [64_409_647_125.9, 61_371_755_326.1]
    assert found.readings[0].document.path == "gdp.zip/API_GDP.csv"


def test_a_table_of_databank_with_notes_below(tmp_path, vocabulary):
    found = read(tmp_path, vocabulary, bank_csv=DATABANK)
    assert figures(found) == [("trade_openness", "BLR", "", "2000", 141.5, "percent_of_GDP")]
    assert found.readings[0].observations[0].breakdown == "goods_and_services"
    assert found.readings[0].document.published == "2024-06-28"
    assert found.notices == []


def test_of_two_downloads_that_say_when_the_later_one_holds(tmp_path, vocabulary):
    found = read(
        tmp_path,
        vocabulary,
        a_csv=WORLD_BANK.format(updated="2024-06-28", gdp="1.5"),
        b_csv=WORLD_BANK.format(updated="2023-12-18", gdp="2.5"),
    )
    assert [figure[4] for figure in figures(found)] == [1.5, 61_371_755_326.1]
    assert found.notices[-1] == (
        "b.csv (2023-12-18): 2 of its figures are taken from a.csv, which was updated later "
        "(2024-06-28)."
    )


COMTRADE = comtrade(
    ("X", "W00", "World", "TOTAL", "2019", "BLR", "33716000000.5"),
    ("X", "RUS", "Russian Federation", "TOTAL", "2019", "BLR", "12986123456.789"),
    ("X", "TUR", "T\xfcrkiye", "TOTAL", "2019", "BLR", "212000000"),
    ("M", "RUS", "Russian Federation", "TOTAL", "2019", "BLR", "22640000000"),
    ("RX", "RUS", "Russian Federation", "TOTAL", "2019", "BLR", "226400000"),
    ("M", "BLR", "Belarus", "TOTAL", "2019", "BLR", "9"),
    ("X", "S19", "Other Asia, nes", "TOTAL", "2019", "BLR", "2264000"),
    ("X", "RUS", "Russian Federation", "27", "2019", "BLR", "1264000"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_the_current_table_of_comtrade_in_its_encodings(tmp_path, vocabulary, encoding):
    found = read(tmp_path, vocabulary, trade_csv=COMTRADE.encode(encoding))
    assert figures(found) == [
        ("exports_value", "BLR", "WORLD", "2019", 33_716_000_000.5, "USD"),
        ("exports_value", "BLR", "RUS", "2019", 12_986_123_456.789, "USD"),
        ("exports_value", "BLR", "TUR", "2019", 212_000_000, "USD"),
        ("imports_value", "BLR", "RUS", "2019", 22_640_000_000, "USD"),
    ]
    assert "T\xfcrkiye" in found.readings[0].passages[2].text
    series, areas, itself = found.notices
    assert "2 rows of series" in series
    assert "'Other Asia, nes'" in areas
    assert itself == "trade.csv: rows of an economy's trade with itself (1)."


def test_a_part_of_the_trade_is_not_taken_for_the_whole(tmp_path, vocabulary):
    by_road = comtrade(("X", "W00", "World", "TOTAL", "2019", "BLR", "1"), transport="3200")
    found = read(tmp_path, vocabulary, trade_csv=by_road)
    assert figures(found) == []
    assert found.notices[-1] == "trade.csv states no figure of an indicator."


def test_the_classic_table_of_comtrade(tmp_path, vocabulary):
    text = comtrade_classic(
        ("Export", "WLD", "World", "TOTAL", "2015", "45955000000"),
        ("Import", "RUS", "Russian Federation", "TOTAL", "201603", "10529000000"),
        ("Import", "", '"Areas, nes"', "TOTAL", "2015", "529000000"),
    )
    found = read(tmp_path, vocabulary, trade_csv=text)
    assert figures(found) == [
        ("exports_value", "KAZ", "WORLD", "2015", 45_955_000_000, "USD"),
        ("imports_value", "KAZ", "RUS", "2016-03", 10_529_000_000, "USD"),
    ]
    assert "'Areas, nes'" in found.notices[0]


def test_both_tables_of_comtrade_are_the_same_dataset(tmp_path, vocabulary):
    old = comtrade_classic(("Export", "WLD", "World", "TOTAL", "2015", "5"))
    new = comtrade(("X", "W00", "World", "TOTAL", "2015", "KAZ", "6"))
    with pytest.raises(InputFault, match="It states what new"):
        read(tmp_path, vocabulary, new_csv=new, old_csv=old)


def test_sdmx_csv_2(tmp_path, vocabulary):
    found = read(tmp_path, vocabulary, imts_csv=SDMX_2)
    assert figures(found) == [
        ("exports_value", "BLR", "RUS", "2020", 13_100_000_000.25, "USD"),
        ("imports_value", "BLR", "WORLD", "2020-03", 2_100_000_000, "USD"),
    ]
    series, deleted = found.notices
    assert "'MG_FOB_USD', 'dataflow IMF.STA:CPI(5.0.0)'" in series
    assert deleted == "imts.csv: rows that tell to delete a figure (1)."


def test_sdmx_csv_1_with_labels_units_and_flags(tmp_path, vocabulary):
    found = read(tmp_path, vocabulary, gdp_csv=SDMX_1)
    assert figures(found) == [("gdp", "GRC", "", "2020-Q1", 165_406_050_000, "EUR")]
    (reading,) = found.readings
    assert reading.observations[0].status == "estimate"
    assert reading.document.published == "2026-09-03"
    assert "in million EUR: 165406.05" in reading.passages[0].text


def test_a_scale_that_is_not_applied_is_told(tmp_path, vocabulary):
    head, *rows = SDMX_2.strip().splitlines()
    scaled = "\n".join([f"{head},SCALE", *(f"{row},6" for row in rows)])
    found = read(tmp_path, vocabulary, imts_csv=scaled)
    assert figures(found) == figures(read(tmp_path, vocabulary, imts_csv=SDMX_2))
    (notice,) = [notice for notice in found.notices if "SCALE" in notice]
    assert "imts.csv: values are taken as they stand, in USD, although SCALE says '6'" in notice
    unscaled = "\n".join([f"{head},SCALE", *(f"{row},0" for row in rows)])
    assert "SCALE" not in "".join(read(tmp_path, vocabulary, imts_csv=unscaled).notices)


@pytest.mark.parametrize("code", ["XK", "XKX", "XKK", "KOS", "UNK", "KSV"])
def test_kosovo_has_another_code_with_each_publisher(tmp_path, vocabulary, code):
    found = read(tmp_path, vocabulary, gdp_csv=SDMX_1.replace("EL: Greece", f"{code}: Kosovo"))
    assert [entity for _, entity, *_ in figures(found)] == ["XKX"]


@pytest.mark.parametrize("code", ["AN", "YU", "EA20", "CS", "810", "XKV"])
def test_an_area_that_is_no_entity_is_told_and_no_figure(tmp_path, vocabulary, code):
    more = SDMX_1.splitlines()[1].replace("EL: Greece", code) + "\n"
    found = read(tmp_path, vocabulary, gdp_csv=SDMX_1 + more)
    assert {entity for _, entity, *_ in figures(found)} == {"GRC"}
    assert f"areas that are no entity of the vocabulary: '{code}'" in "".join(found.notices)


def test_sdmx_of_an_unknown_dataflow_is_told_by_its_name(tmp_path, vocabulary):
    text = SDMX_2.replace("IMF.STA:IMTS", "OECD.SDD:TRADE")
    with pytest.raises(InputFault) as caught:
        read(tmp_path, vocabulary, other_csv=text)
    assert "It is SDMX of the dataflow 'OECD.SDD:TRADE'." in str(caught.value)
    assert "imf_imts.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2015", "2015"), ("201503", "2015-03"), ("2015M03", "2015-03"), ("2015-M03", "2015-03"),
        ("2015Q1", "2015-Q1"), ("2015-Q1", "2015-Q1"), ("2015-S2", "2015-H2"),
        ("2015-A1", "2015"), ("2015-12-31", "2015-12-31"), ("201513", ""), ("20", ""), ("", ""),
        ("2015-Q5", ""), ("2015-S3", ""), ("March 2015", ""),
    ],
)  # fmt: skip
def test_periods_as_publishers_write_them(written, period):
    assert period_of(written) == period

"""Official tables: every figure at its own place, in base units, of its reporter and partner."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from official import KOREA, put, wits
from projects import ROOT

from etl.errors import InputFault
from etl.extract.statistics import Statistics, read_statistics
from etl.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def read(folder: Path, vocabulary: Vocabulary, **files: str | bytes) -> Statistics:
    paths = [put(folder, f"{name}.csv", text) for name, text in files.items()]
    return read_statistics([(path, path.name) for path in paths], vocabulary)


def faults(folder: Path, vocabulary: Vocabulary, **files: str | bytes) -> list[str]:
    with pytest.raises(InputFault) as caught:
        read(folder, vocabulary, **files)
    return [str(fault) for fault in caught.value.faults]


def told(found: Statistics) -> set[tuple[str, str, str, str, str, float | None, str]]:
    return {
        (o.indicator, o.entity, o.counterpart, o.breakdown, o.period, o.value, o.unit)
        for reading in found.readings
        for o in reading.observations
    }


def test_a_summary_is_about_its_reporter_whichever_country_that_is(tmp_path, vocabulary):
    found = read(tmp_path, vocabulary, summary=wits())
    both = "goods_and_services"
    assert told(found) == {
        ("gdp", "KOR", "", "", "2015", 1_800_250_000, "USD"),
        ("gdp", "KOR", "", "", "2014", 1_700_500_000, "USD"),
        ("trade_balance", "KOR", "WORLD", both, "2015", -12_500_000, "USD"),
        ("trade_balance", "KOR", "WORLD", both, "2014", 3_000_000, "USD"),
        ("export_concentration", "KOR", "", "", "2015", 0.21, "index"),
        ("export_concentration", "KOR", "", "", "2014", 0.19, "index"),
        ("export_partners", "KOR", "", "", "2015", 160, "count"),
        ("export_partners", "KOR", "", "", "2014", 158, "count"),
        ("export_partners", "KOR", "", "", "2013", 157, "count"),
        ("exports_value", "KOR", "WORLD", "", "2015", 3_200_150_000, "USD"),
        ("exports_value", "KOR", "WORLD", "", "2014", 3_100_000_000, "USD"),
        ("exports_value", "KOR", "WORLD", "", "2013", 900_100_000, "USD"),
        ("exports_value", "KOR", "EGY", "", "2015", 640_030_000, "USD"),
        ("exports_value", "KOR", "EGY", "", "2013", 90_010_000, "USD"),
        ("export_share", "KOR", "EGY", "", "2015", 20, "percent"),
        ("export_share", "KOR", "EGY", "", "2013", 10, "percent"),
    }
    (reading,) = found.readings
    document = reading.document
    assert (document.kind, document.title) == ("statistics", "South Korea: trade summary")
    assert document.url.endswith("/Country/KOR/Year/LTST/Summary")
    assert {o.method for o in reading.observations} == {"statistics"}


def test_what_is_not_mapped_is_counted_and_named(tmp_path, vocabulary):
    series, areas = read(tmp_path, vocabulary, summary=wits()).notices
    assert "summary.csv: 1 row of series that" in series
    assert "'Export / Export(US$ Mil) / Fuels'" in series
    assert "summary.csv: 1 row of areas that are no entity" in areas
    assert "'Unspecified'" in areas


def test_each_number_is_the_characters_of_its_cell_and_shown_in_its_row(tmp_path, vocabulary):
    text = "\ufeff" + wits()
    (reading,) = read(tmp_path, vocabulary, summary=text).readings
    passages = {passage.passage_id: passage for passage in reading.passages}
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text
        shown = passages[mention.passage_id].text
        assert shown[mention.phrase_start : mention.phrase_end] == mention.text
        line = text[passages[mention.passage_id].start : passages[mention.passage_id].end]
        assert line.startswith('"Korea, Rep."')
        assert not line.endswith(("\r", "\n"))
    partner = next(p.text for p in passages.values() if "share" in p.text)
    assert partner == (
        "Korea, Rep. · Egypt, Arab Rep. · All Products · Export · "
        "Partner share(%)-Top 5 Export Partner · in percent · 2015: 20.00 · 2013: 10.00"
    )


@given(st.decimals(0, 10**9, places=2, allow_nan=False), st.sampled_from([",", ";", "\t"]))
def test_a_value_in_millions_is_its_exact_base_value(tmp_path_factory, value, delimiter):
    vocabulary = load_vocabulary_once()
    text = wits(
        rows={("...", "...", "Development", "GDP (current US$ Mil)"): [f"{value}"]}, years=["2015"]
    )
    text = text.replace('"Korea, Rep."', "Chile").replace(",", delimiter)
    found = read(tmp_path_factory.mktemp("made"), vocabulary, summary=text)
    (figure,) = found.readings[0].observations
    assert figure.value == float(Decimal(str(value)) * 10**6)


_LOADED: list[Vocabulary] = []


def load_vocabulary_once() -> Vocabulary:
    if not _LOADED:
        _LOADED.append(load_vocabulary(ROOT / "data" / "vocabulary"))
    return _LOADED[0]


@pytest.mark.parametrize(
    ("labels", "value", "problem"),
    [
        (("World", "All Products", "Export", "Exports (in US$ Mil)"), "12x", "'12x' is no number."),
        (("World", "All Products", "Export", "Exports (in US$ Mil)"), "-5", "is below nothing."),
        (
            ("China", "All Products", "Export", "Partner share(%)-Top 5 Export Partner"),
            "100.5",
            "is no part of a whole.",
        ),
        (("...", "...", "Trade Indicator", "HH Market concentration index"), "1.4", "is above 1"),
        (("...", "...", "Export", "No. Of Export partners"), "1.5", "is no whole number"),
        (("...", "All Products", "Export", "Exports (in US$ Mil)"), "1", "It has no partner."),
    ],
)
def test_a_cell_at_fault_is_told_by_row_and_column(tmp_path, vocabulary, labels, value, problem):
    rows = {**KOREA, labels: (value, "", "")}
    line = list(rows).index(labels) + 2
    (fault,) = faults(tmp_path, vocabulary, summary=wits(rows=rows))
    assert problem in fault
    assert fault.startswith(
        f"summary.csv:{line}, {'Partner' if 'partner' in problem else '2015'}: "
    )


def test_a_row_whose_cells_are_shifted_is_a_fault_and_never_another_year(tmp_path, vocabulary):
    text = wits().replace("1800.25", "1.800,25")
    (fault,) = faults(tmp_path, vocabulary, summary=text)
    assert fault.startswith("summary.csv:2: The row has 9 cells, the header 8.")


def test_a_file_that_is_cut_off_in_its_last_row_is_a_fault(tmp_path, vocabulary):
    text = wits()
    (fault,) = faults(tmp_path, vocabulary, summary=text[: text.index("1700.50") + 4])
    assert fault.startswith("summary.csv:2: The row has 7 cells, the header 8.")


def test_trailing_cells_without_anything_may_be_left_out(tmp_path, vocabulary):
    text = wits().replace("1700.50,", "1700.50")
    found = read(tmp_path, vocabulary, summary=text)
    assert told(found) == told(read(tmp_path / "whole", vocabulary, summary=wits()))


def test_all_faults_of_a_file_are_told_up_to_a_number(tmp_path, vocabulary):
    years = [str(year) for year in range(1900, 2020)]
    rows = {("...", "...", "Development", "GDP (current US$ Mil)"): ["x"] * len(years)}
    found = faults(tmp_path, vocabulary, summary=wits(rows=rows, years=years))
    assert len(found) == 51
    assert "70 more faults" in found[-1]


def test_an_unknown_reporter_is_a_fault_and_not_an_empty_file(tmp_path, vocabulary):
    (fault,) = faults(tmp_path, vocabulary, summary=wits("Ruritania"))
    assert "It is about 'Ruritania'" in fault
    assert "areas.toml" in fault


def test_an_unknown_layout_says_what_was_seen_and_what_the_nearest_lacks(tmp_path, vocabulary):
    text = wits().replace("Indicator Type,Indicator", "Kind,Series")
    (fault,) = faults(tmp_path, vocabulary, summary=text)
    assert fault.startswith("summary.csv:1: No layout fits it.")
    assert "'Reporter', 'Partner', 'Product categories', 'Kind', 'Series', '2015'" in fault
    assert "Korea, Rep. | ..." in fault
    assert "layouts/wits_trade_summary.toml" in fault
    assert "lacks 'Indicator Type', 'Indicator'" in fault


def test_a_table_that_is_like_no_layout_says_where_those_that_are_known_stand(tmp_path, vocabulary):
    (fault,) = faults(tmp_path, vocabulary, summary="Colour,Weight\r\nred,5\r\n")
    assert "a file of vocabulary/layouts" in fault
    assert "it has no column of the 8 that are there." in fault
    assert ".toml" not in fault


def test_the_same_figure_twice_in_a_file_is_a_fault(tmp_path, vocabulary):
    text = wits()
    again = text + text.splitlines()[1] + "\r\n"
    found = faults(tmp_path, vocabulary, summary=again)
    assert found[0].startswith("summary.csv:11: Line 2 states the same figure already (2015).")


def test_two_undated_files_that_state_the_same_figures_are_a_fault(tmp_path, vocabulary):
    (fault,) = faults(tmp_path, vocabulary, one=wits(), two=wits())
    assert fault.startswith("two.csv:2: It states what one.csv states as well")
    assert "(16 figures)" in fault


def test_ids_are_made_from_what_a_figure_is_of_and_not_from_its_value_or_place(
    tmp_path, vocabulary
):
    before = read(tmp_path / "a", vocabulary, summary=wits()).readings[0]
    rows = dict(reversed(KOREA.items()))
    rows["...", "...", "Development", "GDP (current US$ Mil)"] = ("1801.00", "1700.50", "")
    after = read(tmp_path / "b", vocabulary, later=wits(rows=rows)).readings[0]
    first = {o.observation_id: o.value for o in before.observations}
    second = {o.observation_id: o.value for o in after.observations}
    assert first.keys() == second.keys()
    assert [second[id_] for id_ in first if first[id_] != second[id_]] == [1_801_000_000]
    assert before.document.document_id == after.document.document_id
    assert {m.mention_id for m in before.mentions} == {m.mention_id for m in after.mentions}


@pytest.mark.parametrize("text", [b"", b"  \n", b"a\0b", b"PK\x03\x04 no archive", b'"open,1\n2'])
def test_what_is_no_table_is_a_fault(tmp_path, vocabulary, text):
    assert faults(tmp_path, vocabulary, broken=text)[0].startswith("broken.csv")

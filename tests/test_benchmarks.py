"""The benchmarks measure what the product does now: each runs once here, and no speed is judged."""

import resource
import subprocess
import sys
from types import SimpleNamespace

import pytest

from benchmarks import __main__ as command
from benchmarks import (
    accuracy,
    corpus,
    figure_accuracy,
    hostile,
    memory,
    million,
    number_accuracy,
    numbers,
    quantulum,
    redraw,
    resolving,
    scaling,
    shapes,
    sheets,
    templates,
    texts,
    workbook,
)
from benchmarks.measure import Measure, apart
from tests.transform.corpus_gold import DEVELOPMENT, HELD, Marked, load


def test_a_benchmark_that_breaks_is_no_promise_kept_and_stops_no_other(
    published, monkeypatch, capsys
):
    def breaks(*_):
        yield Measure("first", 1, "s", "its floor", 1, 2)
        raise ValueError("gone")

    def keeps(*_):
        return [Measure("second", 1, "s", "its floor", 1, 2)]

    made = [SimpleNamespace(__name__=f"benchmarks.{f.__name__}", run=f) for f in (breaks, keeps)]
    monkeypatch.setattr(command, "BENCHMARKS", made)
    monkeypatch.setattr(command, "REPORTS", ())
    monkeypatch.setattr(command, "refresh", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["benchmarks"])
    assert command.main() == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("first: 1 s")
    assert told[0].endswith(", kept")
    assert told[1] == "breaks: broke off (ValueError), NOT KEPT"
    assert told[2].startswith("second: 1 s")
    assert told[3].startswith("2 of 3 promises kept; measured in ")


def test_a_filter_change_is_answered_with_a_chart_for_every_indicator(published):
    (measure,) = redraw.run(published.seeds, published.data, rounds=1)
    assert measure.value > 0
    assert measure.floor > 0


def test_very_many_figures_are_made_and_answered_with_charts(published):
    filtered, memory = million.run(published.seeds, published.data, figures=3_000)
    assert filtered.value > 0 < filtered.floor
    assert filtered.bar == 100
    assert memory.value >= memory.floor > 0


def test_accuracy_counts_every_annotated_figure_event_and_number(published):
    numbers, figures, events = accuracy.lines(published.data)
    assert numbers.startswith("numbers: 117 of 117")
    assert figures.startswith("figures: 20 of 20")
    assert events.startswith("events: 27 of 27")


def test_a_chart_is_built_both_ways(published):
    (measure,) = templates.run(published.seeds, published.data)
    assert measure.value > 0
    assert measure.floor > 0


def test_numbers_are_read_beside_quantulum3_and_a_plain_pattern(published):
    alone, beside = numbers.run(published.seeds, published.data, size=20_000, part=300)
    assert alone.value == beside.value > 0
    assert alone.floor > 0
    assert beside.floor > 0


def test_every_shape_of_text_is_held_against_a_shorter_one_of_its_kind(published):
    told = list(shapes.run(published.seeds, published.data, numbers=(2, 4)))
    assert [measure.name for measure in told] == [
        f"figures made of 4 numbers, {shape}" for shape in shapes.SHAPES
    ]
    assert all(0 < measure.ratio < float("inf") for measure in told)


SMALL = {"sizes": (2_000, 4_000), "packed": (1_000, 2_000), "line": 5_000}


def test_figures_are_made_beside_a_shorter_text_and_beside_reading(published):
    grown, beside = resolving.run(published.seeds, published.data, sizes=(20_000, 40_000))
    assert "0.04 million characters" in grown.name
    assert grown.floor_name == "those of 0.02 million"
    assert grown.value == beside.value > 0 < beside.floor
    assert (grown.bar, beside.bar) == (1.3, 8)


def test_a_hostile_text_is_held_against_ordinary_text(published):
    kinds = ["digits", "digits and blanks"]
    told = list(hostile.run(published.seeds, published.data, **SMALL, kinds=kinds))
    assert [(measure.name.partition(" (")[0], measure.unit) for measure in told] == [
        ("hostile text, digits", "ns/character"),
        ("hostile text, digits and blanks", "ns/number"),
        ("hostile text, one line of 5,000 characters", "ns/character"),
    ]
    assert all(0 < measure.ratio < float("inf") for measure in told)


def test_a_text_that_is_not_read_in_time_breaks_the_promise(published, monkeypatch):
    read_in_time = hostile._readings

    def readings(vocabulary, kind, sizes):
        return read_in_time(vocabulary, kind, sizes, 0.001 if kind == "digits" else 60)

    monkeypatch.setattr(hostile, "_readings", readings)
    monkeypatch.setattr(hostile, "LIMIT_S", 0.001)
    told = hostile.run(published.seeds, published.data, **SMALL, kinds=["digits"])
    endless = next(told)
    assert "4,000 characters not read in 0.001 s" in endless.line()
    assert not endless.kept


def test_memory_is_measured_with_the_text_held_and_as_the_command_reads_it(published):
    for measure in memory.run(published.seeds, published.data, size=20_000):
        assert 1 < measure.value < 500


def test_what_was_held_before_is_no_part_of_the_memory_of_a_process_that_is_measured():
    megabytes = 300
    held = bytearray(megabytes * 1_000_000)
    assert memory.BYTES * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > len(held)
    told = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    made = subprocess.run(
        apart([sys.executable, "-c", told]), capture_output=True, text=True, check=True
    )
    assert 0 < memory.BYTES * int(made.stdout) < len(held) / 2


def test_a_refresh_is_measured_as_documents_grow(published, monkeypatch):
    monkeypatch.setattr(scaling, "SMALLEST", 3)
    told = list(scaling.run(published.seeds, published.data, documents=10))
    assert [measure.unit for measure in told] == ["ms", "MB", "MB", "s"]
    assert all(0 < measure.ratio < float("inf") for measure in told)
    assert "10 refreshed" in told[0].name
    assert "the same of 3" in told[0].floor_name


def test_documents_of_the_corpus_are_always_the_same_and_all_different(tmp_path):
    for name in "ab":
        corpus.write(tmp_path / name, 30)
    texts_of = [
        [path.read_text() for path in sorted((tmp_path / name).rglob("*.txt"))] for name in "ab"
    ]
    assert texts_of[0] == texts_of[1]
    assert len(set(texts_of[0])) == 30


def test_every_hostile_text_has_the_length_asked_for():
    made = {**texts.HOSTILE, **texts.PACKED}
    assert {len(make(1_000)) for make in made.values()} == {1_000}


def test_mixed_text_is_always_the_same_and_never_repeats_itself():
    text = texts.mixed(300_000)
    assert text == texts.mixed(300_000)
    paragraphs = text.split("\n\n")
    assert len(set(paragraphs)) > len(paragraphs) / 2


def test_accuracy_by_class_prints_no_sentence(published):
    told = "\n".join(number_accuracy.lines(published.data, [SENTENCE]))
    assert "counted" in told
    assert "econdep" in told
    assert SENTENCE["text"] not in told


def test_the_figures_of_documents_that_are_held_back_are_told_in_numbers_only(published):
    told = "\n".join(figure_accuracy.lines(published.data, {"held": HELD}))
    assert "+ period, status" in told
    assert "by confidence" in told
    words = {each for document in load(HELD) for each in (document.name, *document.tags)}
    marked = (mark for document in load(HELD) for mark in (*document.figures, *document.others))
    words |= {mark["quote"] for mark in marked if len(mark["quote"]) > len("100.0")}
    assert not [word for word in words if f" {word} " in told.replace("\n", " ")]


def test_figures_are_told_by_class_where_documents_may_be_read(published):
    told = "\n".join(figure_accuracy.lines(published.data, {"development": DEVELOPMENT}))
    assert "figures of 19 documents (development)" in told
    assert "q:exact" in told
    assert "plan_vs_execution" in told


def test_figures_are_counted_by_how_sure_they_are_and_whether_they_are_right():
    figure = {
        "indicator": "gas_price", "entity": "BLR", "counterpart": "RUS", "breakdown": "",
        "period": "2011", "value": 200, "low": 200, "high": 200, "qualifier": "exact",
        "unit": "USD/1000m3", "status": "actual", "start": 10, "end": 14,
    }  # fmt: skip
    document = Marked("a.txt", "", [], [figure], [])
    found = [
        figure | {"confidence": 0.75}, figure | {"confidence": 0.7, "unit": "USD"},
        figure | {"confidence": 1.0}, figure | {"confidence": 0.5},
    ]  # fmt: skip
    bands = figure_accuracy.sureness([(document, found)], {"gas_price"})
    assert [(band.matched, band.found) for band in bands] == [(0, 1), (0, 1), (1, 1), (0, 1)]


SENTENCE = {
    "class": "counted", "text": "They sold 300 tractors.",
    "numbers": [
        {
            "text": "300", "start": 10, "end": 13, "kind": "count", "value": 300, "low": 300,
            "high": 300, "qualifier": "exact", "trend": "", "unit": "count", "per": "",
            "counted": "tractors",
        },
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "unit", "per", "qualifier"),
    [
        ("They sold 300 tractors.", 300, "count", "", "exact"),
        ("between 30 and 40 percent", 35, "percent", "", "range"),
        ("a third of exports", 100 / 3, "percent", "", "exact"),
        ("$300 per month", 300, "USD", "months", "exact"),
        ("20 km/h", 20, "km", "hours", "exact"),
        ("0.5 litres", 0.5, "L", "", "exact"),
    ],
)
def test_quantulum3_is_told_in_our_terms(text, value, unit, per, qualifier):
    (found,) = quantulum.fields(text)
    assert found["value"] == pytest.approx(value)
    assert (found["unit"], found["per"], found["qualifier"]) == (unit, per, qualifier)


def test_a_promise_is_at_most_or_at_least_its_bar():
    slow = Measure("reading", 5, "characters/s", "a floor", 10, 1)
    assert slow.kept
    fast = Measure("reading", 5, "characters/s", "a floor", 10, 1, more_is_better=True)
    assert not fast.kept
    assert fast.line().endswith("promised at least 1×, NOT KEPT")
    assert slow.line().endswith("promised at most 1×, kept")


def test_how_the_time_of_a_sheet_divides_is_told_beside_it(published):
    (measure,) = sheets.run(published.seeds, published.data, rows=40)
    assert measure.floor > 0
    told = [part.rsplit(" ", 2) for part in measure.told.split(", ")]
    assert {*sheets.PARTS} < {name for name, _, _ in told}
    spent = [float(seconds) for _, seconds, _ in told]
    assert min(spent) >= 0
    assert sum(spent) == pytest.approx(measure.value, abs=0.1)
    assert measure.line().endswith(f"({measure.told})")


def test_the_workbook_is_written_beside_its_bare_cells(published):
    time, memory = workbook.run(published.seeds, published.data, rows=40, few=20)
    assert time.value > 0 < time.floor
    assert "the workbook of 40 rows" in time.name
    assert memory.floor_name == "that of 20"
    assert (time.bar, memory.bar) == (1.3, 1.3)

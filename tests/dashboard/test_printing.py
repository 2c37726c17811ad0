"""What the command says of changes and histories, from small tables."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.plain import counted, plain
from dashboard.printing import change_lines, log_lines, summary
from etl.load.differences import differences
from etl.load.snapshots import Snapshot
from etl.tables import Document, Entity, Event, Indicator, Observation, Passage, Unit, to_frames


def tables(**changed):
    """One figure and one event in one document."""
    figure = {
        "observation_id": "o", "indicator": "exports", "entity": "BLR", "unit": "USD",
        "status": "actual", "method": "extracted", "document_id": "d", "passage_id": "p",
        "value": 5e6, "period": "2013", "qualifier": "approx",
    }  # fmt: skip
    return to_frames(
        {
            "documents": [
                Document(document_id="d", title="A \x1b[31mred\x1b[0m title", publisher="P",
                         kind="article", path="seeds/d.txt", sha256="", characters=9)
            ],
            "passages": [
                Passage(passage_id="p", document_id="d", number=1, paragraph=1, kind="paragraph",
                        text="t", start=0, end=1)
            ],
            "observations": [Observation(**(figure | changed))],
            "events": [
                Event(event_id="e", date="2013", until="2014", precision="year",
                      text="It\nhappened.", passage_id="p", mention_id="m")
            ],
            "indicators": [
                Indicator(indicator="exports", label="Exports", theme="t", theme_label="T",
                          position=1, definition="d", unit_kind="money")
            ],
            "entities": [Entity(entity="BLR", label="Belarus", kind="country", position=1)],
            "units": [Unit(unit="USD", label="US dollars", symbol="USD", kind="money")],
        }
    )  # fmt: skip


NOTHING = to_frames({})


def lines(before, after):
    return list(change_lines(differences(before, after, 2), before, after))


def test_what_was_added_is_told_in_words_beside_its_source():
    assert lines(NOTHING, tables()) == [
        "  + Exports: Belarus (2013): ≈ 5 m USD [A [31mred [0m title]",
        "  + 2013 to 2014: It happened. [A [31mred [0m title]",
        "  + source A [31mred [0m title, P",
        "  + indicator exports (Exports)",
        "  + entity BLR (Belarus)",
        "  + unit USD (US dollars)",
    ]


def test_a_line_is_of_readable_length_and_still_ends_with_figure_and_source():
    (told,) = [line for line in lines(NOTHING, tables(subject="x" * 5_000)) if "Exports:" in line]
    assert len(told) < 500
    assert told.endswith("xxx...): ≈ 5 m USD [A [31mred [0m title]")
    (changed,) = lines(tables(subject="x" * 5_000), tables(subject="y" * 5_000))[:1]
    assert len(changed) < 1_200


def test_what_was_removed_is_told_by_what_it_was():
    assert lines(tables(), NOTHING)[0].startswith("  − Exports: Belarus (2013): ≈ 5 m USD")


def test_all_changes_of_a_figure_are_on_one_line():
    assert lines(tables(), tables(value=6e6, period="")) == [
        "  ~ Exports: Belarus (undated): ≈ 6 m USD [A [31mred [0m title]: "
        "period 2013 → nothing; value 5000000 → 6000000"
    ]


def test_a_figure_without_a_passage_is_derived():
    (line,) = lines(tables(), tables(observation_id="o", passage_id="", method="derived"))
    assert "[derived]" in line


def test_the_summary_counts_rows_by_kind():
    before, after = tables(), tables(observation_id="other")
    after["events"] = after["events"].assign(text="Else.", date="2012")
    assert summary(differences(before, after, 2)) == (
        "1 figure added; 1 figure removed; 1 event changed"
    )
    assert summary(differences(before, before, 2)) == "its tables are the same as before"


@pytest.mark.parametrize(
    ("number", "name", "text"),
    [
        (1, "figure", "1 figure"),
        (0, "figure", "0 figures"),
        (2, "entity", "2 entities"),
        (3, "input of derived figures", "3 inputs of derived figures"),
        (20, "occurrence of a figure", "20 occurrences of a figure"),
    ],
)
def test_things_are_counted_in_plain_english(number, name, text):
    assert counted(number, name) == text


def test_the_log_marks_the_current_snapshot_and_its_parent():
    made = {
        n: Snapshot(n, f"2026-11-2{n}T03:04:05+00:00", "1", n - 1, {}, [], {"documents": n}, {})
        for n in (1, 2)
    }
    damaged, newest, oldest = log_lines({**made, 10: None}, 1)
    assert damaged == "    10  damaged: its snapshot.json cannot be read"
    assert newest == (
        "     2  2026-11-22 03:04:05 UTC  after 1      2 sources, 0 numbers, 0 figures, 0 events"
    )
    assert oldest.startswith("*    1  2026-11-21 03:04:05 UTC  the first  ")


@given(st.text())
def test_no_text_steers_a_terminal_or_breaks_a_line(text):
    shown = plain(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")]
    assert shown == plain(shown)

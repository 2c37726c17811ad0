"""What the command says of changes and histories, from small tables."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables_on_disk import told

from dashboard.differing import COLUMNS, change_lines, change_rows, figure_lines, summary
from dashboard.plain import counted, plain
from dashboard.printing import log_lines, pruned_lines
from etl.load.description import Skipped, Snapshot
from etl.load.figure_changes import figure_changes, figure_differences
from etl.load.pruning import Pruned
from etl.tables import (
    TABLES,
    Document,
    Entity,
    Event,
    Indicator,
    Mention,
    Observation,
    Passage,
    Unit,
    to_frames,
)


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


def lines(before, after, *, sentences=False):
    figures = figure_changes(before, after)
    return [
        *figure_lines(figures, before, after, sentences=sentences),
        *change_lines(told(before, after).changes, before, after),
    ]


def counts(before, after):
    return summary(figure_differences(before, after).counts, told(before, after).counts)


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
        "  ~ Exports: Belarus (undated): ≈ 5 m USD → ≈ 6 m USD [A [31mred [0m title]; "
        "period 2013 → nothing"
    ]


def test_a_value_that_reads_the_same_when_rounded_is_told_with_its_digits():
    (line,) = lines(tables(), tables(value=5_000_000.5))
    assert line.endswith("≈ 5 m USD [A [31mred [0m title]; value 5000000 → 5000000.5")


def test_the_sentences_before_and_after_stand_below_a_figure_with_its_number_marked():
    before, after = tables(), tables(value=6e6)
    after["passages"] = after["passages"].assign(passage_id="q", text="Now\n6 million.")
    for frames, passage, start in ((before, "p", 0), (after, "q", 4)):
        mention = Mention(mention_id="m", passage_id=passage, start=0, end=1, text="6",
                          kind="money", phrase_start=start, phrase_end=start + 1)  # fmt: skip
        frames["mentions"] = to_frames({"mentions": [mention]})["mentions"]
        frames["observations"] = frames["observations"].assign(
            passage_id=passage, mention_id="m", observation_id=passage
        )
    after["events"] = after["events"].assign(passage_id="q")
    told = lines(before, after, sentences=True)
    assert told[1:] == ["      was: [t]", "      now: Now [6] million."]


def test_what_is_gone_and_comes_again_in_the_same_words_is_not_told():
    after = tables()
    after["events"] = after["events"].assign(event_id="another", mention_id="another")
    assert lines(tables(), after) == []


def test_a_place_that_moved_is_no_change():
    after = tables(start=5, end=7)
    after["passages"] = after["passages"].assign(start=9, end=10)
    assert lines(tables(), after) == []
    assert counts(tables(), after) == "it says the same as before"


def test_a_figure_without_a_passage_is_derived():
    (line,) = lines(
        tables(), tables(observation_id="o", passage_id="", document_id="", method="derived")
    )
    assert "[derived]" in line


def test_the_summary_counts_what_changed_by_kind():
    before, after = tables(), tables(observation_id="other", indicator="imports")
    after["events"] = after["events"].assign(text="Else.", date="2012")
    assert counts(before, after) == "1 figure added; 1 figure removed; 1 event changed"
    assert counts(before, before) == "it says the same as before"


def test_rows_for_other_programs_have_both_sides():
    (row,) = change_rows(figure_changes(tables(), tables(value=6e6)), tables(), tables(value=6e6))
    assert tuple(row) == COLUMNS
    assert (row["kind"], row["changed"], row["indicator"]) == ("changed", "value", "exports")
    assert (row["value_before"], row["value_after"]) == (5e6, 6e6)
    (new,) = change_rows(figure_changes(NOTHING, tables()), NOTHING, tables())
    assert (new["value_before"], new["sentence_before"], new["value_after"]) == (None, None, 5e6)


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


def snapshot(number, inputs, **others):
    files = {f"{name}.parquet": "" for name in TABLES}
    given = {"parent": number - 1, "rows": {"documents": number}, "files": files, "notices": []}
    moment = f"2026-11-2{number}T03:04:05+00:00"
    return Snapshot(number=number, published=moment, program="1+x", inputs=inputs, **given | others)


def test_the_log_tells_of_each_snapshot_what_made_it_and_what_it_changed():
    made = {
        1: snapshot(1, {"seeds/a.txt": "1", "seeds/b.txt": "1"}),
        2: snapshot(
            2, {"seeds/a.txt": "2", "seeds/c.txt": "1"},
            figures={"added": 1_200, "removed": 0, "changed": 3},
            skipped=[Skipped("c.txt", "1", "It is empty.")],
        ),
    }  # fmt: skip
    assert list(log_lines({**made, 10: None}, 1, {1: "report of March"})) == [
        "    10  damaged: its snapshot.json cannot be read",
        "     2  2026-11-22 03:04:05 UTC  after 1      "
        "2 sources, 0 numbers, 0 figures, 0 events; 1 document skipped",
        "        by econdep 1+x; figures: 1,200 added, 3 changed",
        "        inputs: − seeds/b.txt, ~ seeds/a.txt, + seeds/c.txt",
        "        c.txt is skipped. It is empty.",
        "*    1  2026-11-21 03:04:05 UTC  the first    1 source, 0 numbers, 0 figures, 0 events",
        "        by econdep 1+x",
        "        cited: report of March",
    ]


def test_where_the_one_before_was_pruned_inputs_are_told_since_the_last_that_is_there():
    made = {n: snapshot(n, {"seeds/a.txt": str(n)}) for n in (1, 4)}
    told = list(log_lines(made, 4, {}))
    assert told[2].strip() == "inputs since snapshot 1: ~ seeds/a.txt"
    told = list(log_lines({4: made[4]}, 4, {}))
    assert told[2].strip() == "inputs: not compared, snapshot 3 was pruned"


def test_of_many_inputs_a_few_are_named():
    many = {f"seeds/{n:02}.txt": "1" for n in range(30)}
    newest = list(log_lines({1: snapshot(1, {}), 2: snapshot(2, many)}, 2, {}))[:3]
    assert newest[2].endswith("+ seeds/04.txt, and 25 inputs more")


def test_a_pruning_says_what_went_and_why_the_others_stay():
    assert list(pruned_lines(Pruned([1, 2], {3: "current"}, 1_234_567))) == [
        "2 snapshots removed (1.2 MB): 1, 2.",
        "  3 stays: current",
    ]
    assert list(pruned_lines(Pruned([], {}, 0, [9]))) == [
        "Nothing is removed.",
        "Note: keep.txt cites snapshot 9, which is not there.",
    ]


@given(st.text())
def test_no_text_steers_a_terminal_or_breaks_a_line(text):
    shown = plain(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")]
    assert shown == plain(shown)

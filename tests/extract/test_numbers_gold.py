"""The marked sentences are sound, and the scorer tells right numbers from wrong ones."""

from pathlib import Path

import pytest

from tests.extract.numbers_gold import LEVELS, OVERALL, QUANTITIES, load, score, score_sentence

GOLD = Path(__file__).parent / "gold"
SEEN = GOLD / "numbers_seen.jsonl"
HELD = GOLD / "numbers_held.jsonl"


def quantity(**changed):
    fields = {
        "text": "200", "start": 4, "end": 7, "kind": "count", "value": 200, "low": 200,
        "high": 200, "qualifier": "exact", "trend": "", "unit": "count", "per": "",
        "counted": "border guards",
    }  # fmt: skip
    return fields | changed


def matched(gold, found):
    return {level: tally.matched for level, tally in score_sentence(gold, found).items()}


@pytest.mark.parametrize("path", [SEEN, HELD], ids=lambda path: path.stem)
def test_every_mark_holds_its_text_and_bounds_that_fit_its_qualifier(path):
    for sentence in load(path):
        until = 0
        for number in sentence["numbers"]:
            assert sentence["text"][number["start"] : number["end"]] == number["text"]
            assert number["start"] >= until, sentence["id"]
            if number["kind"] not in QUANTITIES:
                continue
            if number["kind"] != "vague" and number["qualifier"] != "range":
                bounds = {
                    "exact": (True, True), "approx": (False, False), "more_than": (True, False),
                    "at_least": (True, False), "less_than": (False, True), "up_to": (False, True),
                }  # fmt: skip
                told = number["low"] is not None, number["high"] is not None
                assert told == bounds[number["qualifier"]], sentence["id"]
            assert number["unit"], sentence["id"]


def test_the_two_halves_share_no_sentence():
    seen = {sentence["text"] for sentence in load(SEEN)}
    assert not seen & {sentence["text"] for sentence in load(HELD)}


def test_what_is_marked_agrees_with_itself_at_every_level():
    sentences = load(SEEN)
    by_text = {sentence["text"]: sentence["numbers"] for sentence in sentences}
    tallies = score(sentences, by_text.__getitem__)
    assert {tallies[OVERALL][level].f1 for level in LEVELS} == {1.0}
    assert sum(t["value"].marked for c, t in tallies.items() if c != OVERALL) == (
        tallies[OVERALL]["value"].marked
    )


@pytest.mark.parametrize(
    ("changed", "levels"),
    [
        ({}, {"value", "value_unit", "value_qualifier"}),
        ({"start": 6, "end": 12}, {"value", "value_unit", "value_qualifier"}),
        ({"value": 201, "low": 201, "high": 201}, set()),
        ({"start": 7, "end": 10}, set()),
        ({"qualifier": "range", "low": 100, "high": 300}, set()),
        ({"kind": "date"}, set()),
        ({"unit": "km"}, {"value", "value_qualifier"}),
        ({"per": "days"}, {"value", "value_qualifier"}),
        ({"counted": "guards"}, {"value", "value_unit", "value_qualifier"}),
        ({"counted": "posts"}, {"value", "value_qualifier"}),
        ({"qualifier": "approx", "low": None, "high": None}, {"value", "value_unit"}),
        ({"trend": "rise"}, {"value", "value_unit"}),
    ],
)
def test_a_found_number_agrees_only_at_the_levels_where_it_is_right(changed, levels):
    scored = matched([quantity()], [quantity(**changed)])
    assert {level for level, count in scored.items() if count} == levels


def test_ranges_agree_by_both_bounds_and_vague_ones_by_their_magnitude():
    marked = quantity(qualifier="range", value=250, low=200, high=300)
    assert matched([marked], [marked])["value"] == 1
    assert matched([marked], [marked | {"high": 400}])["value"] == 0
    vague = quantity(kind="vague", qualifier="range", value=None, low=1000, high=10_000)
    assert matched([vague], [vague])["value"] == 1
    assert matched([vague], [vague | {"low": 100}])["value"] == 0
    assert matched([vague], [vague | {"value": 1000}])["value"] == 0


def test_a_quantity_found_in_a_date_is_false_and_the_date_is_missed():
    date = {"text": "2014", "start": 4, "end": 8, "kind": "date"}
    tallies = score_sentence([date], [quantity(value=2014, low=2014, high=2014)])
    assert (tallies["value"].found, tallies["value"].precision) == (1, 0.0)
    assert (tallies["others"].marked, tallies["others"].recall) == (1, 0.0)


def test_a_number_found_twice_agrees_once():
    tally = score_sentence([quantity()], [quantity(), quantity()])["value"]
    assert (tally.matched, tally.found, tally.marked) == (1, 2, 1)
    assert tally.precision == 0.5
    assert tally.f1 == pytest.approx(2 / 3)

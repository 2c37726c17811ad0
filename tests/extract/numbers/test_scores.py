"""Scores, votes, odds and ratios, told from ranges by the words beside them."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def named(text):
    return [n.text for n in find_numbers(text, UNITS) if n.kind in ("identifier", "timestamp")]


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("they won 3-1 at home", ["3-1"]),
        ("a 6-4, 7-5, 6-3 victory", ["6-4", "7-5", "6-3"]),
        ("a 4-6, 6-3, 7-6 (7-5) win", ["4-6", "6-3", "7-6", "7-5"]),
        ("after a 1-3 defeat", ["1-3"]),
        ("they lost 98-102", ["98-102"]),
        ("a 2-2 draw", ["2-2"]),
        ("4-3 on aggregate", ["4-3"]),
        ("a 4-4-2 formation", ["4-4-2"]),
        ("the senate voted 52-48 to pass it", ["52-48"]),
        ("a 5-4 ruling", ["5-4"]),
        ("the court ruled 5 to 4 against", ["5 to 4"]),
        ("England were 245 for 6 at lunch", ["245 for 6"]),
        ("the 7-1 favourite", ["7-1"]),
        ("a chance of 50-50", ["50-50"]),
        ("a ratio of 2:1", ["2:1"]),
        ("a scale of 1:10,000", ["1:10,000"]),
        ("open 24/7 since", ["24/7"]),
        ("priced at 100/1", ["100/1"]),
        ("a three-nil win", ["three-nil"]),
        ("he won 6-7 (8), 6-3, 6-2", ["6-7", "8", "6-3", "6-2"]),
        ("Crystal Palace 0-2 West Ham", ["0-2"]),
        ("he went 3-for-4", ["3-for-4"]),
        ("a five-under-par round and a 4-under-par one", ["five-under-par", "4-under-par"]),
        ("the bill failed 49-51", ["49-51"]),
        ("they lost 5-nil there", ["5-nil"]),
        ("at 30-all she served", ["30-all"]),
        ("he was five-of-18 from the field", ["five-of-18"]),
        ("on 6-of-9 shooting", ["6-of-9"]),
        ("the spinner Ali (2-154) bowled on", ["2-154"]),
        ("(Pope 77, Henry 4-84)", ["4-84"]),
        ("finishing on 5-64 off 15.3 overs", ["5-64"]),
        ("Chelsea 2 Arsenal 1", ["2", "1"]),
        ("Results: Lakers 102, Celtics 98.", ["102", "98"]),
    ],
)
def test_a_score_is_no_quantity(text, scores):
    assert named(text) == scores


@pytest.mark.parametrize(
    "text",
    [
        "some 200-300 people",
        "they won 3-5 seats",
        "it lost 10-15 planes",
        "a rise of 5-10 percent",
        "in 3-5 days",
        "children aged 0-5",
        "Serves 4-6.",
        "with 5-20 aides in cricket clubs",
        "a dose for Adults (18-24).",
        "from 0-60 mph",
        "from 5 to 3 members",
        "paid 245 for 6 tickets",
        "won 1/2 of it",
        "Russia 3, China 5 and India 7",
        "they lost all 3 to them",
    ],
)
def test_a_range_or_count_is_no_score(text):
    assert named(text) == []

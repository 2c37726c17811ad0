"""A part told after its total is no second total: it says which part it is, or is no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation, Reading
from etl.transform.indicators.parts import UNNAMED_PART

Figures = Callable[[str], list[Observation]]
Read = Callable[[str], Reading]

OIL = "Belarus imported 20 million tons of oil from Russia in 2012"
MEN = "Russia sent 9,000 soldiers to Zapad-2017"
BUDGET = "The Union State budget for 2015 is 5 billion rubles"


def parts(figures: list[Observation]) -> list[tuple[float | None, str]]:
    return [(figure.value, figure.breakdown) for figure in figures]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"{OIL}, of which 8 million by rail.", "by_rail"),
        (f"{OIL}, including 8 million through the northern branch.", "through_northern_branch"),
        (f"{OIL}; of them 8 million were bad.", None),
        (f"{OIL}, among them about 8 million by river and canal.", "by_river"),
        (f"{OIL}, of which rail carriers took 8 million.", "rail_carriers"),
        (f"{OIL}. Of the 20 million tons, 8 million went by rail.", "by_rail"),
    ],
    ids=["behind it", "long", "another clause", "of two nouns", "before it", "total named again"],
)
def test_the_words_of_a_part_are_its_breakdown(
    figures: Figures, text: str, named: str | None
) -> None:
    found = [figure for figure in figures(text) if figure.value == 8e6]
    assert [figure.breakdown for figure in found if figure.breakdown] == ([named] if named else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{BUDGET}, consisting of 3 billion for customs posts and 2 billion for roads.",
            [(5e9, ""), (3e9, "customs_posts"), (2e9, "roads")],
        ),
        (
            f"{BUDGET}, of which customs gets 3 billion, roads 1.5 billion and schools the rest.",
            [(5e9, ""), (3e9, "customs"), (1.5e9, "roads")],
        ),
    ],
    ids=["behind each", "before each"],
)
def test_each_of_several_parts_has_its_own_words(
    figures: Figures, text: str, expected: list[tuple[float, str]]
) -> None:
    assert parts(figures(text)) == expected


@pytest.mark.parametrize(
    ("told", "part"),
    [
        ("2,000 were in Belarus", "personnel_in_belarus"),
        ("2,000 soldiers came to Belarus", "personnel_to_belarus"),
    ],
)
def test_a_part_of_the_same_counted_things_keeps_what_they_are(
    figures: Figures, told: str, part: str
) -> None:
    found = figures(f"{MEN}, of whom {told}.")
    assert parts(found) == [(9_000, "personnel"), (2_000, part)]


def test_a_part_that_counts_something_narrower_is_called_by_it(figures: Figures) -> None:
    found = figures(f"{MEN}, including 2,000 marines.")
    assert parts(found) == [(9_000, "personnel"), (2_000, "marines")]
    assert found[1].unit == "persons"


def test_what_already_differs_is_left_as_it_is(figures: Figures) -> None:
    assert parts(figures(f"{MEN}, including 90 tanks.")) == [(9_000, "personnel"), (90, "tanks")]
    trade = "In 2012 trade between Belarus and Russia was $30bn, consisting of $14bn in exports"
    made = figures(f"{trade} and $16bn in imports.")
    assert [figure.indicator for figure in made] == [
        "trade_turnover", "exports_value", "imports_value",
    ]  # fmt: skip
    assert {figure.breakdown for figure in made} == {""}


@pytest.mark.parametrize("text", [f"{OIL}, of which 8 million.", f"{MEN}, including 700 soldiers."])
def test_a_part_that_nothing_names_is_no_figure(read: Read, text: str) -> None:
    reading = read(text)
    assert len(reading.observations) == 1
    (left,) = [m for m in reading.mentions if m.outcome == "unassigned"]
    assert left.reason == UNNAMED_PART


def test_a_larger_number_is_no_part(figures: Figures) -> None:
    found = figures(f"{OIL}, which includes transit; in 2013, including transit, 24 million tons.")
    assert [figure.breakdown for figure in found] == [""] * len(found)

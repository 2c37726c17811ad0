"""Both sides of a figure where the words at its number name neither, or others beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Figures = Callable[[str], list[Observation]]

TITLE = "# Peru and Chile\n\nPeru buys from Chile what it does not grow. "


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Chile bought 18 percent of Peru's exports in 2016, behind Switzerland with over 40 "
            "percent, and trade between the two rose to 6 billion dollars.",
            [("PER", "CHL"), ("PER", "CHE"), ("PER", "CHL")],
        ),
        (
            "In 2016 Chile's share in Peru's foreign trade was 18 percent (worth 6 billion "
            "dollars).",
            [("PER", "CHL"), ("PER", "CHL")],
        ),
        (
            "In 2016 Peru's exports to its neighbour were 400 million dollars.",
            [("PER", "CHL")],
        ),
    ],
)
def test_what_stands_for_the_two_is_theirs(
    text: str, sides: list[tuple[str, str]], figures: Figures
) -> None:
    assert [(o.entity, o.counterpart) for o in figures(TITLE + text)] == sides


def test_a_partner_that_is_not_named_yet_is_not_meant(figures: Figures) -> None:
    text = (
        "Lima, June 21, 2017: Foreign trade has shrunk.\n\n"
        "The country sold goods for only 139 million dollars in 2016, while its imports amounted "
        "to 453 million.\n\n"
        "Peru's imports from Chile were 94 million dollars in 2016. Chile is the largest supplier "
        "of Peru.\n"
    )
    found = [(o.value, o.counterpart) for o in figures(text)]
    assert found == [(139e6, "WORLD"), (453e6, "WORLD"), (94e6, "CHL")]


@pytest.mark.parametrize(
    ("when", "statuses"),
    [("When: 10-16 September", ["planned"]), ("When: 10-16 July", ["actual"])],
)
def test_a_drill_that_is_still_to_begin_is_planned(
    when: str, statuses: list[str], figures: Figures
) -> None:
    text = (
        "# Condor-2016\n\nLima, 20 August 2016. Chile and Peru at a glance.\n\n"
        f"{when}\nWho, in all: 900 soldiers in the exercise Condor-2016\n"
    )
    assert [o.status for o in figures(text)] == statuses

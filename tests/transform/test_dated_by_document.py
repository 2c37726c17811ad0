"""The year that a text without dates takes from its own date, and when it takes none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Figures = Callable[[str], list[Observation]]

WIRE = "LIMA, February 27, 2017 — Chile and Peru met. "


def periods(text: str, figures: Figures) -> list[tuple[str, str]]:
    return [(o.period, o.period_basis) for o in figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's exports to Chile: 412 million dollars.",
        "Peru's exports to Chile make up 12 percent of its total exports.",
    ],
)
def test_what_is_told_of_no_other_time_is_of_the_year_of_a_dated_text(
    text: str, figures: Figures
) -> None:
    assert periods(WIRE + text, figures)[0] == ("2017", "document")


@pytest.mark.parametrize(
    "text",
    [
        "Before the war Peru's exports to Chile: 412 million dollars.",
        "Peru's exports to Chile came to 412 million dollars.",
        "Chile wants to bring Peru's exports to Chile to 412 million dollars in a few years.",
    ],
)
def test_what_was_or_will_be_some_day_stays_undated(text: str, figures: Figures) -> None:
    assert periods(WIRE + text, figures)[0] == ("", "none")


def test_a_page_that_was_changed_some_day_does_not_speak_of_that_day(figures: Figures) -> None:
    text = "Peru's exports to Chile: 412 million dollars.\n\nPage last modified: 27 February 2017\n"
    assert periods(text, figures) == [("", "none")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a number is compared with has its own date, and gives it to no other
        (
            "Peru's exports to Chile rose to 412 million dollars in 2015, from 300 million in "
            "2014, while its imports from Chile were 500 million.",
            ["2015", "2014", "2015"],
        ),
        (
            "In 2015 Peru's exports to Chile rose by a third on the year before.",
            ["2015"],
        ),
        (
            "Peru's exports to Chile fell by 12 percent in 2015, a tenth more than in the same "
            "nine months of 2011.",
            ["2015", "2015"],
        ),
    ],
)
def test_a_date_of_comparison_dates_nothing_else(
    text: str, expected: list[str], figures: Figures
) -> None:
    assert [o.period for o in figures(WIRE + text)][: len(expected)] == expected


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("TRADE DIGEST 7/2017", "2017"),
        ("Trade digest, working paper 2017/07", "2017"),
        ("Minutes of the working group, Lima, 27 February 2017", "2017"),
        ("From the economics desk, February 2017.", "2017"),
        ("LIMA (Andes News), February 27, 2017 - Chile and Peru met.", "2017"),
        ("LIMA. February 27, 2017. ANDES - Chile and Peru met.", "2017"),
        ("Lima, February 27, 2017: Chile and Peru met.", "2017"),
        ("February 27, 2017. Chile and Peru met.", "2017"),
    ],
)
def test_a_masthead_with_its_number_or_place_dates_the_text(
    head: str, period: str, figures: Figures
) -> None:
    text = f"{head}\n\nPeru's exports to Chile: 412 million dollars.\n"
    assert periods(text, figures) == [(period, "document")]


def test_a_line_in_the_body_may_tell_the_month_of_something_else(figures: Figures) -> None:
    text = "Peru, February 2017\n\nPeru's exports to Chile: 412 million dollars.\n"
    assert [o.period_basis for o in figures(text)] != ["document"]


def test_a_paragraph_headed_by_its_year_is_of_that_year(figures: Figures) -> None:
    text = (
        "# Peru and Chile\n\n- 1973. Peru's exports to Chile stand at 300 million dollars.\n"
        "- 1993. Peru's exports to Chile stand at 412 million dollars.\n"
    )
    assert [o.period for o in figures(text)] == ["1973", "1993"]


BUDGET = "MINSK, March 24, 2021 — "


def test_a_budget_is_of_its_year_whenever_it_was_made_or_compared(figures: Figures) -> None:
    text = (
        "The Union State budget for this year comes to 4.7 billion rubles, down from 5.5 billion "
        "in 2020.\n\nThe number of joint programmes falls from 11 to nine.\n\n"
        "In the autumn deputies of the Union State had still been working with a budget of "
        "4.1 billion rubles.\n"
    )
    found = [(o.value, o.period) for o in figures(BUDGET + text)]
    assert found == [
        (4.7e9, "2021"), (5.5e9, "2020"), (11, "2020"), (9, "2021"), (4.1e9, "2021"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a change began with is of the year before
        (
            "In 2015 the ministers met. Peru's exports to Chile fell from 500 million dollars to "
            "412 million.",
            ["2014", "2015"],
        ),
        ("In nine months of 2016 Peru's exports to Chile were 412 million dollars.",
         ["2016-01/2016-09"]),
        ("Peru's exports to Chile were 412 million dollars in 2014. A year on they were "
         "500 million.", ["2014", "2015"]),
    ],
)  # fmt: skip
def test_each_number_has_the_date_that_its_place_gives_it(
    text: str, expected: list[str], figures: Figures
) -> None:
    assert [o.period for o in figures(WIRE + text)] == expected


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # who counts or stands aside is no side
        ("The World Bank reckons that in 2016 Peru's exports to Chile were 412 million dollars.",
         ("PER", "CHL")),
        ("Chile is the largest partner after China, with a share of 12 percent in Peru's foreign "
         "trade.", ("PER", "CHL")),
    ],
)  # fmt: skip
def test_who_speaks_or_stands_ahead_is_no_side(
    text: str, sides: tuple[str, str], figures: Figures
) -> None:
    assert [(o.entity, o.counterpart) for o in figures(WIRE + text)] == [sides]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("In the drill Condor-2016 14 aircraft of both sides took part.", ["TOTAL"]),
        ("In the drill Condor-2016 900 soldiers took part, 300 of them from the United States.",
         ["TOTAL", "USA"]),
    ],
)  # fmt: skip
def test_forces_of_two_peoples_are_of_both(
    text: str, entities: list[str], figures: Figures
) -> None:
    assert [o.entity for o in figures(WIRE + text)] == entities

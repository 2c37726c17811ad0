"""Numbers that compare: multiples, sums for each of another, brackets, parts of a part, rivals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Figures = Callable[[str], list[Observation]]


def told(figures: list[Observation], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(o, f) for f in fields) for o in figures]


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 Georgia sold to Armenia almost nine times as much as it bought.",
        "Georgia's exports to Armenia were 1.6 times its imports from there in 2020.",
        "Serbia's imports from Malta in 2019 were three times the value of its exports.",
        "Estonia's exports to Malta are twice those of Latvia.",
    ],
)
def test_a_multiple_of_another_thing_is_no_growth(text: str, figures: Figures) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Georgia's exports to Armenia rose in 2020 to three times as much as in 2010.", 3),
        ("In 2020 Georgia's exports to Armenia were twice the level of a year earlier.", 2),
        ("In 2020 Serbia's exports to Malta grew fivefold.", 5),
    ],
)
def test_a_multiple_of_an_earlier_time_is_growth(text: str, value: float, figures: Figures) -> None:
    assert told(figures(text), "indicator", "value") == [("exports_value_growth", value)]


@pytest.mark.parametrize(
    "rate",
    [
        "For every dollar exported to Russia, it bought goods worth $1.08.",
        "For each euro of exports it paid 3.4 euros for imports from Russia.",
        "For every single ruble earned, nearly 10 rubles were spent on imports from Russia.",
    ],
)
def test_a_sum_for_each_of_another_is_no_figure(rate: str, figures: Figures) -> None:
    lead = "Belarus paid $127 per 1,000 cubic metres for Russian gas in 2018. "
    assert told(figures(lead + rate), "value") == [(127.0,)]


@pytest.mark.parametrize(
    "text",
    [
        "Coal made up 40% of Mongolia's exports to China in 2021.",
        "In 2021 wine accounted for 12 percent of Moldova's exports to Romania.",
        "Machines formed a third of Serbia's imports from Germany in 2021.",
    ],
)
def test_a_product_of_the_trade_with_a_partner_is_not_its_share(
    text: str, figures: Figures
) -> None:
    assert figures(text) == []


def test_each_number_of_a_list_before_the_measure_has_it(figures: Figures) -> None:
    text = (
        "Kazakhstan, Russia and China accounted for 14, 25 and 21 percent of Uzbekistan's trade "
        "in 2021."
    )
    assert told(figures(text), "indicator", "entity", "counterpart", "value") == [
        ("trade_share", "UZB", "KAZ", 14.0),
        ("trade_share", "UZB", "RUS", 25.0),
        ("trade_share", "UZB", "CHN", 21.0),
    ]


def test_changes_in_brackets_belong_to_the_sums_before_them(figures: Figures) -> None:
    text = "Latvia's exports to Malta stood at EUR 2.5bn (+12.5%) in 2019 and 2.2bn (-12%) in 2020."
    assert told(figures(text), "indicator", "value", "period") == [
        ("exports_value", 2.5e9, "2019"),
        ("exports_value_growth", 12.5, "2019"),
        ("exports_value", 2.2e9, "2020"),
        ("exports_value_growth", -12.0, "2020"),
    ]


def test_a_bracket_with_another_year_leaves_the_number_before_it_its_own(figures: Figures) -> None:
    text = "Malta accounted for 27% (2021: 21%) of Georgia's imports in 2022."
    assert told(figures(text), "indicator", "counterpart", "value", "period") == [
        ("import_share", "MLT", 27.0, "2022"),
        ("import_share", "MLT", 21.0, "2021"),
    ]


def test_a_country_that_is_only_compared_with_is_no_partner(figures: Figures) -> None:
    text = (
        "Moldova trades mostly with Romania. Its neighbour took 36% of Moldova's exports in 2022, "
        "ahead of Malta."
    )
    assert told(figures(text), "entity", "counterpart") == [("MDA", "ROU")]


@pytest.mark.parametrize(
    ("text", "growths"),
    [
        ("Oil exports from Serbia to Malta grew by 12 percent in 2019.", 0),
        ("Exports from Serbia to Malta grew by 12 percent in 2019.", 1),
    ],
)
def test_growth_of_one_product_is_not_that_of_all_trade(
    text: str, growths: int, figures: Figures
) -> None:
    found = [o for o in figures(text) if o.indicator == "exports_value_growth"]
    assert len(found) == growths


def test_a_place_in_an_aside_is_in_no_list_with_the_partner(figures: Figures) -> None:
    text = "Before the war in Ukraine, Malta took a 27.7 percent slice of Armenia's exports (2021)."
    assert told(figures(text), "indicator", "entity", "counterpart", "period") == [
        ("export_share", "ARM", "MLT", "2021")
    ]


def test_a_country_at_the_next_number_is_not_that_of_this_one(figures: Figures) -> None:
    text = (
        "Romania bought 36.2% of Moldova's exports in 2023.\n\n"
        "In 2013 its share of Moldova's exports was 16.9%, and Malta's 26%."
    )
    assert told(figures(text), "counterpart", "value")[:2] == [("ROU", 36.2), ("ROU", 16.9)]


def test_a_plan_compared_with_has_the_part_of_the_sum_before_it(figures: Figures) -> None:
    text = (
        "The revenue of the Union State budget for 2020 came to 5.12 billion rubles, compared with "
        "a plan of 4.87 billion."
    )
    assert told(figures(text), "breakdown", "value") == [
        ("revenue", 5.12e9),
        ("revenue", 4.87e9),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chinese investors brought in 124 million dollars to Kyrgyzstan in 2023.",
        "Turnover with China is high. It put investment of 124 million dollars in Kyrgyzstan.",
    ],
)
def test_investment_is_no_trade(text: str, figures: Figures) -> None:
    assert figures(text) == []


def test_the_largest_lender_is_owed_its_part_of_the_debt(figures: Figures) -> None:
    text = (
        "On 30 June 2023 the external public debt of Kyrgyzstan stood at 4.53 billion dollars. "
        "China remains the largest lender with 1.72 billion."
    )
    assert told(figures(text), "indicator", "entity", "counterpart") == [
        ("external_state_debt", "KGZ", "WORLD"),
        ("external_state_debt", "KGZ", "CHN"),
    ]

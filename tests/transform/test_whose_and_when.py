"""Whose a figure is and when it holds: what is not told stays empty rather than wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Figures = Callable[[str], list[Observation]]

SIDES = "Armenia and Kazakhstan are neighbours at heart. "
BLOC = "Belarus and Russia are allies. "


@pytest.mark.parametrize(
    "text",
    [
        "300 Ruritanian servicemen took part in the Issyk-2012 exercise.",
        "300 servicemen of the Ruritanian army took part in the Issyk-2012 exercise.",
        "300 servicemen from Ruritania took part in the Issyk-2012 exercise.",
        "Ruritania sent 300 servicemen and 20 tanks to the Issyk-2012 exercise.",
        "300 NRF soldiers took part in the Issyk-2012 exercise.",
    ],
)
def test_forces_of_a_country_that_is_not_known_are_not_those_of_both_sides(
    text: str, figures: Figures
) -> None:
    assert figures(SIDES + text) == []


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("300 servicemen took part in the Issyk-2012 exercise.", "TOTAL"),
        ("12 Mi-8 helicopters took part in the Issyk-2012 exercise.", "TOTAL"),
        ("300 Armenian servicemen took part in the Issyk-2012 exercise.", "ARM"),
    ],
)
def test_forces_of_nobody_in_particular_are_those_of_both_sides(
    text: str, entity: str, figures: Figures
) -> None:
    assert [o.entity for o in figures(SIDES + text)] == [entity]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Protests shook Belarus in 2020. Police said 300 people were arrested in Kyiv.", ["UKR"]),
        ("700 people were arrested in Minsk.", ["BLR"]),
        ("In Kyiv the police arrested 300 people.", ["UKR"]),
        ("Russia said that 300 people were arrested in Kyiv.", ["UKR"]),
        ("Protests shook Belarus in 2020. The police detained 300 people.", ["BLR"]),
        ("Protests shook Belarus. In May 2020 the police detained 300 people.", ["BLR"]),
        ("Protests shook Belarus in 2020. 300 people were arrested in Ruritania.", []),
        ("Protests shook Belarus in 2020. In Ruritania 300 people were arrested.", []),
        ("Protests shook Belarus in 2020. 300 people were arrested in Strelsau, Ukraine.", ["UKR"]),
        ("300 people were arrested in Minsk and Kyiv.", []),
    ],
)
def test_arrests_belong_to_the_place_told_with_them(
    text: str, entities: list[str], figures: Figures
) -> None:
    assert [o.entity for o in figures(text)] == entities


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Russia and Belarus signed 5 agreements on the Common Gas Market.", ["UNION_STATE"]),
        ("Russia, Belarus and Poland signed 5 agreements on the Common Gas Market.", []),
        (BLOC + "Ukraine's parliament signed 3 documents on the Common Gas Market.", []),
        (BLOC + "Ukraine is not; it signed 3 documents on the Common Gas Market.", []),
        (BLOC + "He signed 3 documents on the Common Gas Market.", []),
        (BLOC + "They signed 3 documents on the Common Gas Market.", ["UNION_STATE"]),
        (BLOC + "Ukraine and Poland signed 3 documents on the Common Gas Market.", []),
        (
            "The Collective Security Treaty was signed by Russia and Belarus in 1992. It came into "
            "force when all 9 states joined.",
            [],
        ),
        (
            "The customs union of Russia and Belarus was agreed in 1995. It came into force when "
            "three states ratified the treaty.",
            [],
        ),
        (
            "The customs union of Russia and Belarus was agreed in 1995. It came into force when "
            "all two states ratified it.",
            ["UNION_STATE"],
        ),
    ],
)
def test_parties_are_those_named_together_last(
    text: str, entities: list[str], figures: Figures
) -> None:
    assert [o.entity for o in figures(text)] == entities


ABROAD = "5,000 Russian soldiers are stationed in Armenia"


@pytest.mark.parametrize(
    "text",
    [
        f"{ABROAD}, at least 3 times more than in 1990.",
        f"{ABROAD}, unlike in 1995.",
        f"Compared with spring 2014 little changed and {ABROAD}.",
        f"As before 2014 {ABROAD}.",
        f"Since 2014 {ABROAD}.",
        f"Since the end of 2014 {ABROAD}.",
        f"After May 2014 {ABROAD}.",
        f"Until 2014:\n\n- {ABROAD}.",
    ],
)
def test_a_date_that_bounds_or_compares_is_not_that_of_the_figure(
    text: str, figures: Figures
) -> None:
    assert [(o.value, o.period, o.period_basis) for o in figures(text)] == [(5000, "", "none")]


@pytest.mark.parametrize(
    "text",
    [
        f"In 2014 {ABROAD}.",
        f"More than in 1990, {ABROAD} in 2014.",
        f"In 2014 {ABROAD}, three times more than in 1990.",
    ],
)
def test_the_date_of_the_figure_stays_beside_one_that_compares(text: str, figures: Figures) -> None:
    assert {o.period for o in figures(text) if o.value == 5000} == {"2014"}


def test_what_goes_to_several_partners_is_that_of_the_economy_the_document_is_about(
    figures: Figures,
) -> None:
    found = figures(
        "Moldova trades with Romania, Russia and Germany.\n\nExports to Romania amounted to "
        "$1.2 billion in 2021, those to Russia $250 million. "
        "Imports from Germany were $600 million."
    )
    assert [(f.indicator, f.entity, f.counterpart, f.value) for f in found] == [
        ("exports_value", "MDA", "ROU", 1.2e9),
        ("exports_value", "MDA", "RUS", 2.5e8),
        ("imports_value", "MDA", "DEU", 6e8),
    ]


def test_what_is_sold_to_nobody_named_is_not_given_to_one_of_several_partners(
    figures: Figures,
) -> None:
    found = figures(
        "China and Russia are Mongolia's neighbours. In 2020 Mongolia exported goods worth "
        "$7.6 billion. Exports to China amounted to $5.5 billion."
    )
    assert [(f.counterpart, f.value) for f in found] == [("CHN", 5.5e9)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In 2021 Mexico sold 83% of its exports to the United States, 3% to Canada and 2% to "
            "China.",
            [("MEX", "USA", 83), ("MEX", "CAN", 3), ("MEX", "CHN", 2)],
        ),
        (
            "Georgia exported goods worth $500 million to Russia in 2020 and Armenia $700 million.",
            [("GEO", "RUS", 5e8), ("ARM", "RUS", 7e8)],
        ),
        (
            "Kazakhstan and China accounted for 25 percent and 21 percent of Uzbekistan's trade.",
            [("UZB", "KAZ", 25), ("UZB", "CHN", 21)],
        ),
        ("Some 65 per cent of Tajikistan's trade in 2018 was with Russia and China.", []),
        ("Exports of Belarus and Kazakhstan to Russia were 40 billion dollars in 2020.", []),
        (
            "In 2020 Belarus and Russia traded goods for 30 billion dollars.",
            [("BLR", "RUS", 3e10)],
        ),
    ],
)
def test_each_number_of_a_list_has_its_own_country_and_one_of_several_has_none(
    text: str, told: list[tuple[str, str, float]], figures: Figures
) -> None:
    assert [(f.entity, f.counterpart, f.value) for f in figures(text)] == told


@pytest.mark.parametrize(
    ("text", "indicator", "sides"),
    [
        ("Russia's share in Armenia's exports was 44.6% in 2022.", "export_share", ("ARM", "RUS")),
        ("Russia’s share of Armenia’s imports was 44.6% in 2022.", "import_share", ("ARM", "RUS")),
        ("Moldova imports 14% of its goods from Russia.", "import_share", ("MDA", "RUS")),
        ("Moldova sold 9% of its goods to Russia in 2021.", "export_share", ("MDA", "RUS")),
    ],
)
def test_a_share_of_what_an_economy_sells_or_buys_is_read_either_way(
    text: str, indicator: str, sides: tuple[str, str], figures: Figures
) -> None:
    (figure,) = figures(text)
    assert (figure.indicator, (figure.entity, figure.counterpart)) == (indicator, sides)


def test_an_edition_that_a_text_of_a_later_year_names_afterwards_is_not_its_own(
    figures: Figures,
) -> None:
    told = figures(
        "ALMATY, April 21, 2024 — More than 700 Armenian servicemen begin the Issyk exercise.\n\n"
        "Last year's drill, the Issyk-2023 exercise, involved 300 Armenian servicemen."
    )
    assert [(o.value, o.period) for o in told] == [(700, "2024"), (300, "2023")]


def test_a_text_that_tells_of_a_later_time_was_not_written_on_the_last_day_it_names(
    figures: Figures,
) -> None:
    told = figures(
        "Armenia paid Georgia $189 per thousand cubic metres for gas on 1 January 2030. "
        "In June 2030 the price of gas was $205 per thousand cubic metres."
    )
    assert [(o.period, o.status) for o in told] == [
        ("2030-01-01", "actual"),
        ("2030-06", "actual"),
    ]


def test_a_country_that_a_text_names_once_and_late_is_not_what_it_is_about(
    figures: Figures,
) -> None:
    talk = "The deputy minister receives us in his office and talks of his youth at sea. " * 12
    told = figures(
        "The Bell of Mogilev\n\nLast year the refineries took 18.07 million tonnes of oil from "
        f"Russia.\n\n{talk}\n\nAnd Iranian oil? None has come."
    )
    assert [o.entity for o in told] == ["BLR"]

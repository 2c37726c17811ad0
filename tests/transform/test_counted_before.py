"""Numbers that leave out what they count, whose it is, or where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Figures = Callable[[str], list[Observation]]


def told(figures: list[Observation], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(o, f) for f in fields) for o in figures]


def test_what_was_named_last_is_counted(figures: Figures) -> None:
    text = (
        "The Union State financed nine programmes in 2019. Events suffered more. "
        "Of 39 announced in its budget, 22 took place."
    )
    assert told(figures(text), "indicator", "value") == [
        ("union_state_programmes", 9.0),
        ("union_state_events", 39.0),
        ("union_state_events", 22.0),
    ]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "In 2021 some 4,000 soldiers took part in the exercise Rubezh-2021, of whom 1,200 were "
            "Kazakh, 900 Kyrgyz.",
            ["KAZ", "KGZ"],
        ),
        (
            "Kazakhstan was host. In 2012 some 4,000 soldiers took part in the exercise "
            "Issyk-2012, of whom over "
            "1,200 were Armenian.",
            ["ARM"],
        ),
    ],
)
def test_those_who_were_of_a_country_are_its_own(
    text: str, sides: list[str], figures: Figures
) -> None:
    assert [o.entity for o in figures(text)][1:] == sides


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Some 500 Russian soldiers are based at Kant, Kyrgyzstan.", [500]),
        ("Some 500 Russian soldiers are stationed near Kant in Kyrgyzstan.", [500]),
        (
            "Some 500 Russian soldiers are based at Kant, Kyrgyzstan. The base houses some 3,000 "
            "soldiers.",
            [500, 3000],
        ),
    ],
)
def test_forces_at_a_place_in_a_country_are_stationed_there(
    text: str, values: list[float], figures: Figures
) -> None:
    expected = [("forces_abroad", "RUS", "KGZ", value) for value in values]
    assert told(figures(text), "indicator", "entity", "counterpart", "value") == expected


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("One in three Tajik exports goes to Kazakhstan.", 33.3),
        ("In 2019 a quarter of Tajik exports were sold to Kazakhstan.", 25.0),
    ],
)
def test_a_part_of_the_exports_of_a_people(text: str, share: float, figures: Figures) -> None:
    [figure] = figures(text)
    assert (figure.entity, figure.counterpart) == ("TJK", "KAZ")
    assert figure.value == pytest.approx(share, abs=0.1)


def test_debts_to_other_countries_are_part_of_the_debt_abroad(figures: Figures) -> None:
    text = (
        "In 2024 Nepal owed India 36.5 million dollars. Armenia owed Russia $147 million in 2024."
    )
    assert told(figures(text), "indicator", "entity", "counterpart") == [
        ("external_state_debt", "NPL", "IND"),
        ("state_debt_to_russia", "ARM", "RUS"),
    ]


NESTED = """# Union Shield (exercise)

Belarus and Russia hold it together.

## Union Shield-2019

It ran for a week.

### Strength

When the drill opened, 12,000 soldiers took part.
"""


def test_a_section_has_what_the_headings_around_it_tell(figures: Figures) -> None:
    assert told(figures(NESTED), "subject", "period", "value") == [
        ("Union Shield-2019", "2019", 12000.0)
    ]


def test_a_question_gives_its_time_to_the_answer(figures: Figures) -> None:
    text = (
        "Belarus buys oil from Russia.\n\nHow much Russian oil came to Belarus in January 2020?\n\n"
        "Half a million tonnes of Russian oil."
    )
    assert told(figures(text), "value", "period") == [(500_000.0, "2020-01")]


def test_a_day_tells_when_and_a_year_of_what(figures: Figures) -> None:
    text = (
        "Serbia closed its books for the fiscal year 2023/24 on 15 July 2024. It bought goods "
        "worth 996 million euros from Malta in those twelve months."
    )
    assert told(figures(text), "period") == [("2023/2024",)]

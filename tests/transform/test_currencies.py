"""Sums in a currency whose name several countries share are in that of their economy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation, Reading
from etl.vocabulary.currencies import shared_words

Figures = Callable[[str], list[Observation]]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Nepal's exports to India reached Rs 80 billion in 2020.", ["NPR"]),
        ("India's exports to Nepal reached Rs 80 billion in 2020.", ["INR"]),
        ("Sri Lanka's imports from India were worth 80 billion rupees in 2020.", ["LKR"]),
        ("Nepal's exports to India reached 80 billion Indian rupees in 2020.", ["INR"]),
        ("Tunisia's exports to Libya were worth 1.2 billion dinars in 2019.", ["TND"]),
        ("Libya's exports to Tunisia were worth 1.2 billion dinars in 2019.", ["LYD"]),
        ("Chile exported goods worth 200 billion pesos to Argentina in 2019.", ["CLP"]),
        (
            "In 2019 Norway sold goods worth 3 billion kroner to Iceland; Denmark sold goods "
            "worth 4 billion kroner to Iceland.",
            ["NOK", "DKK"],
        ),
        ("Moldova imported goods worth 30 billion lei from Romania in 2022.", ["MDL"]),
        ("Estonia's exports to Finland reached 80 billion crowns in 2005.", []),
        ("Belarus sold goods worth 80 billion rubles to Poland in 2020.", ["RUB"]),
        ("Canada sold goods worth 80 billion dollars to Mexico in 2020.", ["USD"]),
    ],
)
def test_it_is_that_of_the_economy_in_question(
    text: str, units: list[str], figures: Figures
) -> None:
    assert [o.unit for o in figures(text)] == units


def test_a_document_tells_it_where_a_sentence_does_not(figures: Figures) -> None:
    text = (
        "Nepal trades with India.\n\nNepal's deficit grew in 2020. "
        "It sold India goods worth Rs 103 billion in that year."
    )
    assert [o.unit for o in figures(text)] == ["NPR"]


def test_the_number_itself_is_told_in_it(read: Callable[[str], Reading]) -> None:
    reading = read("Tunisia's exports to Libya were worth 1.2 billion dinars in 2019.")
    assert [m.unit for m in reading.mentions if m.kind == "money"] == ["TND"]


def test_words_that_one_currency_has_alone_are_not_shared() -> None:
    assert {"euro", "tenge", "dollars", "rubles"}.isdisjoint(shared_words())

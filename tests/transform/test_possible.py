"""What could or may be, what nobody confirms, what is over: the status where no word names it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spots import status_at

from etl.tables import Observation


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("Trade could reach 14 billion euros this year.", "14", "forecast"),
        ("The second half may bring as little as 4 billion euros.", "4", "forecast"),
        ("Sales might well exceed 20 million euros.", "20", "forecast"),
        ("The remaining 440 million euros could be released this year.", "440", "planned"),
        ("Another 30 million euros may be lent to Riga.", "30", "planned"),
        ("If demand held, trade could reach 14 billion euros.", "14", "hypothetical"),
        ("Without a treaty trade could fall to 14 billion euros.", "14", "hypothetical"),
        ("The embargo could cost Moldova 60 million euros.", "60", "hypothetical"),
        ("If it were so, trade would be 3 euros rather than the official 6 euros.", "6", "actual"),
        ("The ministry called a report of arrears of 26 euros “pure invention”.", "26", "negated"),
        ("If I may correct you: it spent 24 million euros.", "24", "actual"),
        ("Neither Oslo nor Riga confirmed that Norway lent 20 million euros.", "20", "claimed"),
        ("Nobody has confirmed that 300 soldiers came.", "300", "claimed"),
        ("Sales fell short of the planned 20 million euros, reaching 17 million.", "17", "actual"),
        ("Sales fell short of the planned 20 million euros, reaching 17 million.", "20", "planned"),
        ("Instead of the promised 40 lorries, Riga got 12 lorries.", "12", "actual"),
    ],
)
def test_it_follows_from_the_clause_of_the_number(text: str, number: str, status: str) -> None:
    assert status_at(text, number)[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The revenue of the Union State budget for 2020 came to 5 billion rubles.", "actual"),
        ("The budget of the Union State for 2022 is 5 billion rubles.", "planned"),
        ("The Union State budget for 2020 was planned at 5 billion rubles.", "planned"),
    ],
)
def test_what_is_over_and_told_in_the_past_was_so(
    text: str, status: str, figures: Callable[[str], list[Observation]]
) -> None:
    assert [o.status for o in figures(f"MINSK, May 3, 2021 - {text}")] == [status]

"""Statuses that hang on a neighbour: a part's on its whole, a real number's on an unreal one."""

from __future__ import annotations

import pytest
from spots import status_at

from etl.transform.status.utterances import utterances


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Exports would have been 36 million euros rather than the official 64 million euros.",
            {"36": "hypothetical", "64": "actual"},
        ),
        (
            "If re-exports were left out, trade would have been 36 million euros instead of the "
            "recorded total of 64 million euros.",
            {"36": "hypothetical", "64": "actual"},
        ),
        (
            "Peru was promised 24 million tons and got 18 million, of which 2 million by rail.",
            {"24": "planned", "18": "actual", "2": "actual"},
        ),
        (
            "He predicted sales of 45 million euros, against 40 million euros a year earlier.",
            {"45": "forecast", "40": "actual"},
        ),
        (
            "Sales are expected to reach 45 million euros, up from 40 million euros last year.",
            {"45": "forecast", "40": "actual"},
        ),
        (
            "Inflation was 30 percent against a forecast of 25 percent.",
            {"30": "actual", "25": "forecast"},
        ),
        (
            "In all, 82 schemes have received 56 million euros.",
            {"82": "actual", "56": "actual"},
        ),
        (
            "A planning meeting in March had settled on 900 soldiers. When the drill opened, the "
            "army announced 1,200 soldiers.",
            {"900": "planned", "1,200": "actual"},
        ),
        (
            "The army announced 900 soldiers. Once the drill was over, it announced 1,200.",
            {"900": "planned", "1,200": "actual"},
        ),
    ],
)
def test_a_number_has_the_status_of_its_own_part(text: str, statuses: dict[str, str]) -> None:
    assert {number: status_at(text, number)[0] for number in statuses} == statuses


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("Revenue for 2020 came to 5 million euros, against a plan of 4 million.", "5", "actual"),
        ("Of 39 shows that were scheduled, 22 shows took place.", "22", "actual"),
        ("Peru drew 60 million euros in August.", "60", "actual"),
        ("The budget assumes sales of 130 million euros.", "130", "planned"),
        ("Analyst Jan Kos sees 115 million euros next year.", "115", "forecast"),
        ("He thinks the year will end with 18 million tons.", "18", "forecast"),
        ("A Swedish observer arrives at 12,400 soldiers.", "12,400", "estimate"),
        ("Peru borrowed 60 million euros in August.", "60", "actual"),
        ("The minister held out the prospect of 60 million euros.", "60", "planned"),
        ("An institute in Oslo thought of 60 shows.", "60", "estimate"),
        ("He expects 36 million euros this year, after 32 million in 2017.", "32", "actual"),
        ("If sales by rail are counted in, 60 million euros depend on it.", "60", "actual"),
        ("If sales by rail are stopped, 60 million euros depend on it.", "60", "hypothetical"),
        ("Sales, as ministers would later recall, were 65 million euros.", "65", "actual"),
        (
            "The minister spoke in Oslo. Moscow also bills the left bank, which would raise the "
            "sum to 8 million euros.",
            "8",
            "hypothetical",
        ),
    ],
)
def test_the_verb_of_a_number_tells_what_it_is(text: str, number: str, status: str) -> None:
    assert status_at(text, number)[0] == status


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        (
            'The ministry called a report of arrears of 26 million euros "pure invention".',
            "26",
            "negated",
        ),
        ("Reports of an unpaid 80 million euros denied.", "80", "negated"),
        ("CORRECTS earlier report that put credit at 10 million euros.", "10", "negated"),
        ("The 33 shows were never in dispute.", "33", "actual"),
        ("Paris doubted the larger figure: 33 shows had been seen.", "33", "actual"),
        ("Paris denied that it had paid 40 million euros: 33 million were paid.", "40", "negated"),
        ("Nobody quarrels over the 33 shows.", "33", "actual"),
        ("The 33 million euros were never questioned.", "33", "actual"),
        ("Peru got 61 million euros; the ceiling of 10 million was never reached.", "61", "actual"),
        (
            "Riga says that it was promised gas at 24 euros and that Oslo counts wrongly.",
            "24",
            "planned",
        ),
    ],
)
def test_only_what_is_denied_itself_is_negated(text: str, number: str, status: str) -> None:
    assert status_at(text, number)[0] == status


def test_what_somebody_pays_in_is_nothing_said() -> None:
    assert utterances("Russia puts in 3 billion and Belarus puts up 2 billion.") == ()


def test_the_one_who_speaks_is_named_in_full() -> None:
    told = utterances("Polish analyst Anna Dyner considered it padded and put the number at 900.")
    assert [u.who for u in told] == ["Polish analyst Anna Dyner"]


def test_who_disputes_one_figure_and_states_another_denies_only_the_first() -> None:
    text = "The staff dispute the figure of 900 soldiers and speak of 1,200 soldiers."
    assert [status_at(text, number)[0] for number in ("900", "1,200")] == ["negated", "claimed"]

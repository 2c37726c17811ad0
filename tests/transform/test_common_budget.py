"""The common budget of two states, and what each pays in, in words of the text's own."""

from __future__ import annotations

from collections.abc import Callable

from etl.tables import Observation

Found = Callable[[str], list[Observation]]


def told(figures: list[Observation]) -> list[tuple[str, str, float | None]]:
    return [(f.indicator, f.entity, f.value) for f in figures]


def test_what_a_budget_is_of_may_be_told_after_its_sums(figures: Found) -> None:
    found = figures(
        "Five minutes with a budget officer\n\nThe budget opened with revenue of 3,100 mn rubles "
        "and spending of 2,900 mn; the budget was amended in May.\n\nRussia and Belarus, the two "
        "states that pay, were told in June."
    )
    assert told(found) == [
        ("union_state_budget", "UNION_STATE", 3.1e9),
        ("union_state_budget", "UNION_STATE", 2.9e9),
    ]


def test_no_budget_becomes_the_unions_by_two_states_alone(figures: Found) -> None:
    assert not figures(
        "The festival's budget is 3 million rubles. Guests come from Russia and Belarus, the two "
        "states where the band is known."
    )


def test_a_due_a_part_and_a_sum_of_a_member_are_paid_in(figures: Found) -> None:
    found = figures(
        "For 2012 the Union State had a budget of 4 billion rubles. Belarus's due was 1.2 billion, "
        "Russia's 2.8 billion; 70 percent was borne by Russia."
    )
    assert told(found)[1:] == [
        ("union_state_contribution", "BLR", 1.2e9),
        ("union_state_contribution", "RUS", 2.8e9),
        ("union_state_contribution", "RUS", 70),
    ]

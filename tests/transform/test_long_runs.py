"""No run of numbers is too long."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation, Reading


@pytest.mark.parametrize("joint", [", ", " or "])
def test_a_thousand_numbers_in_a_line_are_all_settled(
    joint: str, read: Callable[[str], Reading]
) -> None:
    run = joint.join(str(k % 900 + 3) for k in range(1000))
    reading = read(f"Russia has {run} tanks.")
    assert len(reading.mentions) >= 500
    assert all(m.reason for m in reading.mentions)


def test_two_numbers_that_share_ones_end_the_search_for_their_noun(
    read: Callable[[str], Reading],
) -> None:
    reading = read("Armenia has 12 and 5 Kazakh ones; 3 or 4 ones are left.")
    assert {m.outcome for m in reading.mentions} == {"unassigned"}


def test_ones_after_a_run_stand_for_the_noun_before_the_run(
    figures: Callable[[str], list[Observation]],
) -> None:
    found = figures(
        "About 120 enterprises of Armenia, 30 Kazakh ones and 7 Kyrgyz ones take part in joint "
        "programmes."
    )
    assert [(o.entity, o.value) for o in found] == [("ARM", 120), ("KAZ", 30), ("KGZ", 7)]

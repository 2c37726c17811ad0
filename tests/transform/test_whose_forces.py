"""Whose soldiers a number counts: hosts and guests, who only counts them, sums of both sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Found = Callable[[str], list[Observation]]
LEAD = "Malta and Libya held the exercise Sea Wall-2016 on Libyan soil in May 2016. "


def sides(found: list[Observation]) -> list[tuple[float | None, str]]:
    return [(f.value, f.entity) for f in found]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2,000 soldiers took part (1,500 Maltese, 500 Libyan).", ["TOTAL", "MLT", "LBY"]),
        ("More than 1,500 Maltese soldiers took part, up to 500 Libyans.", ["MLT", "LBY"]),
        ("2,000 soldiers took part, 500 of whom had come from Malta.", ["TOTAL", "MLT"]),
        ("500 Maltese soldiers took part, 300 of whom crossed into Libya.", ["MLT", "MLT"]),
        ("1,500 soldiers from the host took part, and 500 soldiers from Malta.", ["LBY", "MLT"]),
        ("The hosts fielded 60 tanks and the guests 45 tanks.", ["LBY", "MLT"]),
        (
            "Malta sent 5,000 soldiers, Libya 9,000, which makes 14,000 in all.",
            ["MLT", "LBY", "TOTAL"],
        ),
        ("On the Maltese side 700 soldiers took part.", ["MLT"]),
        ("700 soldiers took part on the Maltese side.", ["MLT"]),
        ("Up to 900 Maltese soldiers took part. Some 90 tanks will follow by sea.", ["MLT", "MLT"]),
    ],
)
def test_a_number_is_of_the_side_that_its_own_words_tell(
    words: str, told: list[str], figures: Found
) -> None:
    assert [entity for _, entity in sides(figures(LEAD + words))] == told


@pytest.mark.parametrize(
    "words",
    [
        "A Valletta weekly listed 300 soldiers.",
        "For the British RUSI 300 soldiers took part.",
        "French officials doubted it: between them 300 soldiers took part.",
        "Tripoli publishes its own count for Libyan territory: 300 servicemen.",
    ],
)
def test_who_counts_soldiers_has_not_sent_them(words: str, figures: Found) -> None:
    assert sides(figures(LEAD + words)) == [(300, "TOTAL")]


def test_our_own_soldiers_are_those_of_who_speaks(figures: Found) -> None:
    found = figures(
        LEAD + "A Maltese general was proud to have led 300 of our own soldiers in the exercise."
    )
    assert sides(found) == [(300, "MLT")]


def test_a_host_that_is_not_told_is_nobody(figures: Found) -> None:
    assert not figures(
        "Malta and Libya met in the exercise Sea Wall-2016. The hosts sent 60 tanks."
    )

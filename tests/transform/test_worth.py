"""What comes before what among the numbers that became no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Mention, Reading
from etl.transform.indicators.worth import WEIGHTS

Read = Callable[[str], Reading]

NEAR = "Sea Wall-2017 involved 9,000 soldiers."
SUM = "The harbour of Varna cost Bulgaria 70 million dollars in 2009."


def left(read: Read, text: str, number: str) -> Mention:
    """The number of `text` written `number`, which nothing was made of."""
    (found,) = [m for m in read(f"{text}\n").mentions if m.text == number]
    assert found.outcome == "unassigned", found
    return found


def worth(read: Read, text: str, number: str) -> float:
    found = left(read, text, number).worth
    assert found is not None
    assert 0 <= found <= 1
    return found


def test_a_near_miss_is_before_an_unknown_sum_and_that_before_a_few_bare_things(
    read: Read,
) -> None:
    near = left(read, NEAR, "9,000")
    assert near.reason.startswith("reads like")
    assert near.worth is not None
    unknown = worth(read, SUM, "70 million dollars")
    few = worth(read, "Only 7 came.", "7")
    assert near.worth > unknown > few


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("He paid 70 million dollars.", "70 million dollars"),
         ("He paid 70 thousand dollars.", "70 thousand dollars")),
        (("He paid 70 thousand dollars.", "70 thousand dollars"),
         ("He paid 70 dollars.", "70 dollars")),
        (("Bulgaria paid 70 dollars.", "70 dollars"), ("He paid 70 dollars.", "70 dollars")),
        (("Bulgaria paid 70 dollars.", "70 dollars"),
         ("Bulgaria waited. He paid 70 dollars.", "70 dollars")),
        (("Bulgaria waited. He paid 70 dollars.", "70 dollars"),
         ("All waited. He paid 70 dollars.", "70 dollars")),
        (("He paid 70 dollars in 2009.", "70 dollars"), ("He paid 70 dollars.", "70 dollars")),
        (("He paid 70 dollars.", "70 dollars"), ("He saw 70 cranes.", "70")),
        (("He ate 4 tons of bread.", "4 tons"), ("He ran 4 km.", "4 km")),
        (("He saw 700 soldiers.", "700"), ("He saw 700 cranes.", "700")),
        (("He saw 7 cranes.", "7"), ("He saw 7.", "7")),
        (("He saw 700.", "700"), ("He saw 7.", "7")),
    ],
    ids=[
        "millions", "thousands", "a country", "in its sentence", "in its paragraph", "a period",
        "money", "a unit of an indicator", "what an indicator counts", "counted", "not so few",
    ],
)  # fmt: skip
def test_what_a_figure_would_have_puts_a_number_before_another(
    read: Read, better: tuple[str, str], worse: tuple[str, str]
) -> None:
    assert worth(read, *better) > worth(read, *worse)


def test_a_word_of_a_measure_puts_a_number_before_another(read: Read) -> None:
    told = worth(read, "Is it true that exports of Bulgaria are 3 million dollars?",
                 "3 million dollars")  # fmt: skip
    assert told > worth(read, "Is it true that hats of Bulgaria are 3 million dollars?",
                        "3 million dollars")  # fmt: skip


def test_only_what_is_unassigned_has_a_worth(read: Read) -> None:
    reading = read(
        f"{SUM} The budget of the Union State was 5 billion rubles in 2012. One of us.\n"
    )
    outcomes = {m.outcome for m in reading.mentions}
    assert outcomes >= {"observation", "unassigned", "not_a_figure"}
    for mention in reading.mentions:
        assert (mention.worth is None) == (mention.outcome != "unassigned")


def test_nothing_but_a_near_miss_weighs_as_much_as_one() -> None:
    gains = sum(
        max(WEIGHTS[trait] for trait in group)
        for group in (
            ("money", "percent", "unit of an indicator", "counted by an indicator", "other count"),
            ("millions", "thousands"),
            ("place in the sentence", "place in the paragraph"),
            ("period in the sentence",),
            ("term in the sentence",),
        )
    )
    assert gains <= WEIGHTS["near miss"]
    assert gains + WEIGHTS["near miss"] <= 1


def test_of_a_measure_that_tables_alone_tell_the_reason_says_so(read: Read) -> None:
    told = "which sheets and official tables tell; no document is read for it"
    product = left(read, "Poland's GDP was $811 billion in 2023.", "$811 billion")
    assert product.reason == f"it reads like “gross domestic product”, {told}"
    aid = left(read, "Remittances to Moldova were $811 million in 2023.", "$811 million")
    assert aid.reason.endswith("which no indicator measures")

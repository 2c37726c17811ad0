"""What tells who states a figure, and how far it is looked for."""

from __future__ import annotations

import pytest
from spots import status_at, voice_at


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Trade came to 45 billion dollars, Ana Ruiz said.", "stated"),
        ("Ana Ruiz said trade had grown. It had come to 45 billion dollars.", "continued"),
        ("RUIZ: Our trade came to 45 billion dollars last year.", "stated"),
        ("RUIZ: Let us look at trade then.\n\nIt came to 45 billion dollars.", "paragraph"),
        ("Trade came to 45 billion dollars.", "none"),
    ],
)
def test_a_voice_says_what_told_it(text: str, basis: str) -> None:
    assert voice_at(text, "45")[1] == basis


def test_two_who_disagree_claim_each_its_own() -> None:
    text = (
        "Delhi says Hanoi owes it 34 million dollars, while Hanoi says it owes 29 million dollars."
    )
    told = {
        number: (status_at(text, number)[0], voice_at(text, number)[0]) for number in ("34", "29")
    }
    assert told == {"34": ("claimed", "Delhi"), "29": ("claimed", "Hanoi")}


def test_who_is_far_above_is_not_looked_for() -> None:
    far = "Nothing happened on that day.\n\n" * 40
    assert (
        voice_at(f"RUIZ: Let us talk about it now.\n\n{far}Trade came to 45 million.", "45")[0]
        == ""
    )

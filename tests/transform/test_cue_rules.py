"""The cues of the vocabulary hold for what they name, and for nothing that only stands near it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Figures = Callable[[str], list[Observation]]


@pytest.mark.parametrize("kind", ["union", "border", "customs", "peace", "accession"])
def test_a_kind_of_treaty_is_a_subject(kind: str, figures: Figures) -> None:
    (found,) = figures(
        f"Under the {kind} treaty Armenia will cede 40 percent of its powers to the Union State."
    )
    assert found.subject == f"{kind} treaty"


@pytest.mark.parametrize("word", ["controversial", "secret", "upcoming", "discussed", "whole"])
def test_what_is_said_of_a_treaty_is_no_kind_of_it(word: str, figures: Figures) -> None:
    (found,) = figures(
        f"Under the {word} treaty Armenia will cede 40 percent of its powers to the Union State."
    )
    assert found.subject == ""


@pytest.mark.parametrize(
    ("named", "subject"),
    [
        ("The Vostok-2018 exercise", "Vostok-2018"),
        ("During Vostok-2018, an exercise,", "Vostok-2018"),
        ("The Russian Vostok-2018 exercise", "Vostok-2018"),
        ("Exercise Vostok-2018", "Vostok-2018"),
        ("After Vostok 2018 military exercises", "Vostok-2018"),
        ("The Union Shield-2015 exercise", "Union Shield-2015"),
        ("The Union Shield 2015 exercise", "Union Shield-2015"),
    ],
)
def test_the_name_of_an_exercise_takes_in_no_other_word(
    named: str, subject: str, figures: Figures
) -> None:
    (found,) = figures(f"{named} involved 4,000 Russian troops.")
    assert (found.subject, found.value) == (subject, 4000)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Critics doubt that", "negated"),
        ("It is doubtful that", "negated"),
        ("Experts disputed that", "negated"),
        ("The ministry questioned the claim that", "negated"),
        ("It is a myth that", "negated"),
        ("It is not true that", "negated"),
        ("It is false that", "negated"),
        ("There is no doubt that", "actual"),
        ("Nobody doubts that", "actual"),
        ("The minister did not deny that", "actual"),
        ("Asked a question, the minister said that", "actual"),
    ],
)
def test_what_is_doubted_is_not_told_as_a_fact(words: str, status: str, figures: Figures) -> None:
    (found,) = figures(f"{words} 60 percent of Armenian exports go to Russia.")
    assert found.status == status


@pytest.mark.parametrize(
    ("hedge", "qualifier", "low", "high"),
    [
        ("Hardly", "approx", None, None),
        ("Barely", "approx", None, None),
        ("Scarcely", "approx", None, None),
        ("Not even", "less_than", None, 20),
    ],
)
def test_a_hedge_that_belittles_is_kept(
    hedge: str, qualifier: str, low: float | None, high: float | None, figures: Figures
) -> None:
    (found,) = figures(f"{hedge} 20 percent of Armenian exports go to Russia.")
    assert (found.value, found.qualifier, found.status) == (20, qualifier, "actual")
    assert (found.low, found.high) == (low, high)

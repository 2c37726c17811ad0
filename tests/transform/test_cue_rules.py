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


def test_an_exercise_of_another_year_is_not_the_one_meant(figures: Figures) -> None:
    one = "Russia sent 4,000 troops to the Vostok-2018 drills."
    assert [o.subject for o in figures(one)] == ["Vostok-2018"]
    assert [o.subject for o in figures(f"In September 2018 {one}")] == ["Vostok-2018"]
    assert figures(f"In 2013 {one}") == []
    assert figures("Vostok-2018 was large. In 2013 Russia sent 4,000 troops to the drills.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Armenia and Russia met for Rubezh-2016. Russia gave Armenia 200 tanks; drills were held.",
        "The Rubezh-2016 drills cost money and Russia keeps 300 aircraft in Gyumri.",
        "The Rubezh-2016 exercise began a year after 9,000 Russian soldiers had left Syria.",
        "Some 9,000 Russian soldiers left Syria and others took part in the Rubezh-2016 drills.",
        "Armenia, which has 45,000 soldiers, took part in the Rubezh-2016 drills.",
        "The Rubezh-2016 exercise was watched by Armenia, whose army counts 45,000 soldiers.",
        "Russia deployed 3,000 soldiers to its border before the Rubezh-2016 exercise.",
        "Armenia sent 300 soldiers to watch the Rubezh-2016 exercise.",
        "The Rubezh-2016 drill included talks on 300 Russian tanks.",
    ],
)
def test_forces_near_an_exercise_do_not_take_part_in_it(text: str, figures: Figures) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Some 700 Armenian soldiers took part in the Rubezh-2016 drills.",
        "In the Rubezh-2016 drills, 700 Armenian soldiers are taking part.",
        "The Rubezh-2016 drills will involve 700 Armenian soldiers.",
        "Armenia has sent 700 soldiers to the joint Rubezh-2016 drills.",
        "For the Rubezh-2016 drills Armenia deployed 700 soldiers.",
        "700 Armenian soldiers were deployed for the Rubezh-2016 drills.",
        "700 Armenian soldiers participated in the Rubezh-2016 drills.",
        "Rubezh-2016 was a drill with 700 Armenian soldiers.",
    ],
)
def test_forces_that_take_part_are_those_of_the_exercise(text: str, figures: Figures) -> None:
    (found,) = figures(text)
    assert (found.indicator, found.entity, found.value, found.subject) == (
        "exercise_forces", "ARM", 700, "Rubezh-2016",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "NATO has 3 million troops, and its observers are in Armenia.",
        "Russia has 9,000 soldiers and its ambassador is in Armenia.",
        "Russia, which has 1,000 soldiers, said that its ambassador was in Armenia.",
        "Russia has 9,000 soldiers, and a firm based in Armenia.",
        "Some 300 people from Gazprom are in Armenia.",
    ],
)
def test_forces_are_abroad_only_where_they_themselves_are_said_to_be(
    text: str, figures: Figures
) -> None:
    assert figures(text) == []


def test_forces_abroad_are_where_the_clause_says_and_not_where_the_ambassador_is(
    figures: Figures,
) -> None:
    (found,) = figures(
        "Russia, which has 1,000 soldiers in Syria, said that its ambassador was in Armenia."
    )
    assert (found.indicator, found.entity, found.counterpart, found.value) == (
        "forces_abroad", "RUS", "SYR", 1_000,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Some 300 people from the Baltic Fleet are now in Armenia.",
        "Some 300 Russian soldiers and officers are stationed in Armenia.",
        "There are 300 Russian troops based in Armenia.",
        "Some 300 Russian soldiers remain on the territory of Armenia.",
    ],
)
def test_forces_that_are_in_a_country_are_abroad(text: str, figures: Figures) -> None:
    (found,) = figures(text)
    assert (found.indicator, found.entity, found.counterpart, found.value) == (
        "forces_abroad", "RUS", "ARM", 300,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Armenia paid Russia $100 million for gas in 2007.",
        "Armenia paid Gazprom $456 million for gas debts.",
        "Armenia paid Gazprom $456 for debts for gas.",
        "Armenia bought gas from Russia for $4 billion.",
        "Gas is dear. Armenia paid Gazprom $456.",
    ],
)
def test_a_sum_paid_for_gas_is_no_price(text: str, figures: Figures) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gas is dear. Armenia paid Gazprom $110 per 1,000 cubic meters in 2007.",
        "In 2007 Armenia paid Russia $110 for gas.",
        "In 2007 Armenia bought gas from Russia at $110.",
    ],
)
def test_a_price_of_gas_is_one_with_its_amount_or_without(text: str, figures: Figures) -> None:
    (found,) = figures(text)
    assert (found.indicator, found.entity, found.counterpart, found.value, found.unit) == (
        "gas_price", "ARM", "RUS", 110, "USD/1000m3",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("near", "subject"),
    [
        ("A transitional period is agreed.", "transition presidency"),
        ("The transition government signs.", "transition presidency"),
        ("The transition to the market took long.", "presidency"),
        ("Transit is dear.", "presidency"),
    ],
)
def test_a_president_of_a_transition_is_one_where_the_text_tells_of_its_time(
    near: str, subject: str, figures: Figures
) -> None:
    (found,) = figures(f"He remained president of Armenia for 2 years. {near}")
    assert (found.indicator, found.subject) == ("term_limit", subject)


ABOUT = "# Belarus-Russia Union State\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "The Belarusian army has a 600 million dollar budget.",
        "Belarus reported revenues of $5 billion.",
        "Belarus depends on gas: in 2013 it spent $4 billion.",
        "Its budget is 3 billion dollars.",
        "Minsk rebuilt its army. Its budget is 3 billion dollars.",
        "The Union State met. Russia's defence spending of 2 trillion rubles has grown.",
        "The Union State met. In its budget Russia has spending of 2 trillion rubles.",
        "The Union State met. It spent 2 trillion rubles of Russia in vain.",
        "The Union State met. Revenues of 2 trillion rubles were told of oil.",
        "Russia needs roads. The budget finances 40 programmes.",
        "The Soviet Union budget was 150 billion rubles in 1980.",
        "The Union State met. The African Union has a 600 million dollar budget.",
        "The Union State met. The Nordic Union finances 40 programmes and 3 events.",
    ],
)
def test_the_money_of_a_country_is_not_that_of_its_union(text: str, figures: Figures) -> None:
    assert figures(ABOUT + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Union State is small. Its budget is 3 billion rubles.",
        "Belarus and Russia agreed to set the Union State budget at 3 billion rubles.",
        "The Union State was founded in 1999. For roads in Russia it spent 3 billion rubles.",
        "In 2015, 3 billion rubles were allocated from the Union State's budget.",
        "The Union State has a budget with revenues of 3 billion rubles.",
        "The Union State of Belarus and Russia will allocate 3 billion rubles.",
    ],
)
def test_the_money_of_a_union_is_told_by_its_name_or_after_it(text: str, figures: Figures) -> None:
    (found,) = figures(text)
    assert (found.indicator, found.entity, found.value) == (
        "union_state_budget", "UNION_STATE", 3e9,
    )  # fmt: skip

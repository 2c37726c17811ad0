"""Periods that count from the date of the document, of a statement, or of what was told before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

When = Callable[..., dict[str, tuple[str, str]]]

WIRE = "LIMA, November 17, 2022 — Trade is the talk of the town. "


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("Last year", "2021"),
        ("This year", "2022"),
        ("In the current year", "2022"),
        ("A year ago", "2021"),
        ("Five years ago", "2017"),
        ("In the year before last", "2020"),
        ("Next year", "2023"),
        ("In the first half of this year", "2022-H1"),
        ("In the third quarter of last year", "2021-Q3"),
        ("In the first six months", "2022-H1"),
        ("In the first nine months", "2022-01/2022-09"),
        ("In the first nine months of last year", "2021-01/2021-09"),
        ("In the third quarter", "2022-Q3"),
        ("Last month", "2022-10"),
        ("This month", "2022-11"),
        ("Last quarter", "2022-Q3"),
        ("Yesterday", "2022-11-16"),
        ("On 1 June", "2022-06-01"),
        ("On 3 December", "2021-12-03"),
        ("In October", "2022-10"),
        ("In December", "2021-12"),
        ("At the end of last year", "2021-12-31"),
        ("By the end of the year", "2022"),
        ("Since the start of the year", "2022"),
        ("In January-September", "2022-01/2022-09"),
    ],
)
def test_words_count_from_the_date_of_the_document(told: str, period: str, when: When) -> None:
    assert when(f"{WIRE}{told} Peru shipped 412 tons.")["412 tons"] == (period, "relative")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Peru will ship 412 tons in March.", "2023-03"),
        ("On 1 December Peru is to ship 412 tons.", "2022-12-01"),
    ],
)
def test_a_month_of_a_plan_is_the_next(text: str, period: str, when: When) -> None:
    assert when(WIRE + text)["412 tons"] == (period, "relative")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In 2008 Cuba sold 399 cars. A year later it sold 412.", "2009"),
        ("In 2008 Cuba sold 399 cars. A year earlier it had sold 412.", "2007"),
        ("In 2008 Cuba sold 399 cars. The following year it sold 412.", "2009"),
        ("In 2008 Cuba sold 399 cars. The year before it sold 412.", "2007"),
        ("In 2008 Cuba sold 399 cars. In December of that year it sold 412.", "2008-12"),
        ("In 2008 Cuba sold 399 cars. In the third quarter it sold 412.", "2008-Q3"),
        ("In 2008 Cuba sold 399 cars. On 1 April it sold 412.", "2008-04-01"),
        ("In 2008 Cuba sold 399 cars. The same year it sold 412 lorries.", "2008"),
        ("Cuba sold 399 cars in 2008 and 412 two years after that.", "2010"),
        ("Cuba sold 399 cars in 2008, against 412 a year earlier.", "2007"),
        ("In Q1 2008 Cuba sold 399 cars, against 412 a year earlier.", "2007-Q1"),
        (
            "In January-May 2008 Cuba sold 399 cars, and 412 in the same period of 2007.",
            "2007-01/2007-05",
        ),
        (
            "In the first half of 2008 Cuba sold 399 cars.\n\nTwo years later it sold 412.",
            "2010-H1",
        ),
    ],
)
def test_words_count_from_the_date_told_before(text: str, period: str, when: When) -> None:
    assert when(text)["412"][0] == period


def test_the_same_period_of_last_year_is_the_part_told_before(when: When) -> None:
    text = f"{WIRE}In the first quarter Peru sold 399 cars, and 412 in the same period last year."
    assert when(text)["412"] == ("2021-Q1", "relative")


def test_a_span_told_before_has_a_first_and_a_last_year(when: When) -> None:
    found = when(
        "Kuwait took 32.4 percent in 2008 and 31.5 percent in 2009; by 2013 it took 44.9 percent. "
        "The share of Qatar over the same span slid from 59.7 to 52.5 percent."
    )
    assert (found["59.7"][0], found["52.5 percent"][0]) == ("2008", "2013")


def test_quarters_named_once_are_meant_again(when: When) -> None:
    found = when(
        f"{WIRE}Refineries took four and five million tonnes in the first and second quarters "
        "respectively; for the third, 4.5 million tonnes has been agreed."
    )
    assert [period for period, _ in found.values()] == ["2022-Q1", "2022-Q2", "2022-Q3"]


def test_last_year_counts_from_the_statement_in_its_sentence(when: When) -> None:
    found = when("Last year Cuba sold 412 cars, the minister said on 3 May 2031.")
    assert found["412"] == ("2030", "relative")


def test_without_any_date_to_count_from_nothing_is_known(when: When) -> None:
    assert when("Last year Cuba sold 412 cars.")["412"] == ("", "none")


@pytest.mark.parametrize(
    "opening",
    [
        "July 12, 2017\n\n",
        "12 July 2017\n\nDear colleague,\n\n",
        "KYIV, July 12, 2017 — A wire. ",
        "# A brief\n\nPublished: 2017-07-12\n\n",
        "MEXICO CITY (12 July 2017) — A wire. ",
        "A BULLETIN\n\nNew Delhi, 12 July 2017\n\n",
        "Geneva, 12 July 2017 – A wire. ",
    ],
)
def test_the_document_is_dated_by_its_head(opening: str, when: When) -> None:
    assert when(f"{opening}Last year Cuba sold 412 cars.")["412"] == ("2016", "relative")


def test_a_look_back_does_not_move_what_is_told_next(when: When) -> None:
    found = when(
        "Ghana used 50 tons in 2013. Ten years earlier it was 76 tons; ten years later, 20 tons."
    )
    assert [found[n][0] for n in ("50 tons", "76 tons", "20 tons")] == ["2013", "2003", "2023"]


def test_its_last_year_is_not_the_year_before_the_document(when: When) -> None:
    text = f"{WIRE}The plan for 2011-2015 took 8 tons; in its last year alone it took 412 tons."
    assert when(text)["412 tons"][0] == "2011/2015"


def test_next_year_without_a_date_to_count_from_is_not_the_year_told_before(when: When) -> None:
    found = when("The budget was $400 million in 2017 and will be $450 million next year.")
    assert (found["$400 million"][0], found["$450 million"]) == ("2017", ("", "none"))


def test_the_next_year_counts_from_what_was_told(when: When) -> None:
    found = when(f"{WIRE}Togo sold 31 tons in 2017 and 29 tons the next year.")
    assert found["29 tons"] == ("2018", "relative")


def test_the_same_month_is_the_last_month_told(when: When) -> None:
    found = when(
        f"{WIRE}Copper cost $27 in September and $26 in the third quarter. In the same month of "
        "2018 it cost $28."
    )
    assert [found[n][0] for n in ("$27", "$26", "$28")] == ["2022-09", "2022-Q3", "2018-09"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The 2013 budget of the league provided 412 tons.", "2013"),
        ("The plan for 2016 is 412 tons.", "2016"),
        ("The budget for the current year provides 412 tons.", "2022"),
        ("This year's plan is 412 tons.", "2022"),
        ("The indicative balance for last year was 399 tons; for this one it is 412 tons.", "2022"),
        ("This time last year it had 412 tons.", "2021"),
    ],
)
def test_a_plan_or_budget_is_of_the_year_it_is_for(text: str, period: str, when: When) -> None:
    assert when(WIRE + text)["412 tons"][0] == period


def test_days_without_a_year_are_those_of_the_statement(when: When) -> None:
    found = when("Some 412 tanks will take part from 10 to 16 September, he said on 2 May 2021.")
    assert found["412"] == ("2021-09-10/2021-09-16", "relative")


def test_the_following_spring_is_that_of_the_next_year(when: When) -> None:
    found = when("In 1997 Bulgaria owed $150. The following spring $100 was forgiven.")
    assert found["$100"] == ("1998-03/1998-05", "relative")


@pytest.mark.parametrize(
    ("told", "period"),
    [("Last summer", "2022-06/2022-08"), ("In the autumn", "2022-09/2022-11")],
)
def test_a_season_is_the_last_begun(told: str, period: str, when: When) -> None:
    assert when(f"{WIRE}{told} Peru shipped 412 tons.")["412 tons"] == (period, "relative")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Last year Peru shipped 399. In January-October it shipped 412 tons.", "2022-01/2022-10"),
        ("Last year Peru shipped 399, and in January-October 412 tons.", "2021-01/2021-10"),
        ("In 2021 Peru shipped 399. In January-September it shipped 412 tons.", "2021-01/2021-09"),
        ("In 2019 Peru shipped 399 tons, and the year after that 412 tons.", "2020"),
        ("In 2019 this was 83% of the level of the year before, among them 412 tons.", "2019"),
    ],
)  # fmt: skip
def test_a_time_counts_from_what_its_sentence_goes_on_with(
    text: str, period: str, when: When
) -> None:
    assert when(WIRE + text)["412 tons"][0] == period

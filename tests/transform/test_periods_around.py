"""Periods that the paragraph, the heading, a table or the document gives to a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

When = Callable[..., dict[str, tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "period", "basis"),
    [
        (
            "For 2007 several papers are in circulation. The note of Malta mentions 412 million.",
            "2007",
            "paragraph",
        ),
        ("In 2007 Malta sold 399 cars. Cyprus sold 412 million.", "2007", "continued"),
        (
            "In the first half of 2007 Malta sold 399 cars. It sold 412 million bolts.",
            "2007-H1",
            "continued",
        ),
        (
            "In the first quarter of 2008 it was $119; on 1 April it rose to $128. A formula "
            "would have given 412 million.",
            "2008",
            "paragraph",
        ),
        (
            "For 2006 Malta paid 399 million. Cyprus paid 400 million and 259 million left from "
            "2000-2003. Forty projects took 412 million.",
            "2006",
            "continued",
        ),
        ("Malta sold 398 cars in 2007 and 399 in 2008. Cyprus sold 412 million.", "", "none"),
        ("In 2007 Malta sold 399 cars.\n\nCyprus sold 412 million.", "", "none"),
        ("In 2007 Malta got $399.\n\nThe money paid for 412 million.", "2007", "continued"),
        ("On 3 May 2011 the leaders met. Trade came to 412 million.", "", "none"),
        (
            "On 3 May 2011 Malta had 399 cars. Of these 412 million were old.",
            "2011-05-03",
            "continued",
        ),
    ],
)
def test_a_period_told_before_carries_on_within_its_paragraph(
    text: str, period: str, basis: str, when: When
) -> None:
    assert when(text)["412 million"] == (period, basis)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2036\n\n- exports of 412 tons\n", "2036"),
        ("2037 (forecast)\n\n- exports of 412 tons\n", "2037"),
        ("Exports in the first half of 2031:\n\n- 412 tons of tea\n", "2031-H1"),
        ("# Report\n\n## Prices, 2009\n\nMalta sold 412 tons.\n", "2009"),
    ],
)
def test_a_heading_or_the_line_above_a_list_dates_what_stands_below(
    text: str, period: str, when: When
) -> None:
    assert when(text)["412 tons"] == (period, "heading")


def test_a_heading_dates_parts_of_its_year(when: When) -> None:
    found = when("## Prices, 2009\n\nIn the second quarter Malta sold 412 tons.\n")
    assert found["412 tons"] == ("2009-Q2", "heading")


def test_the_years_of_a_whole_history_date_nothing_below(when: When) -> None:
    assert when("# Prices, 2002-2010\n\nMalta sold 412 tons.\n")["412 tons"] == ("", "none")


def test_the_next_heading_ends_the_one_before(when: When) -> None:
    found = when("## Prices, 2009\n\nMalta sold 411 tons.\n\n## Outlook\n\nMalta sold 412 tons.\n")
    assert (found["411 tons"][0], found["412 tons"][0]) == ("2009", "")


def test_a_column_of_a_table_is_dated_by_its_head(when: When) -> None:
    found = when(
        "| Partner | 2012 | 2013 | H1 2014 |\n|---|---|---|---|\n| Chile | 501 | 502 | 503 |\n"
        "| Peru | 504 | 505 | 506 |\n"
    )
    assert [found[str(n)] for n in range(501, 507)] == [
        ("2012", "heading"), ("2013", "heading"), ("2014-H1", "heading"),
    ] * 2  # fmt: skip


def test_a_row_of_a_table_is_dated_by_its_first_cell(when: When) -> None:
    found = when(
        "| Year | Exports | Imports |\n|---|---|---|\n| 2012 | 501 | 502 |\n| 2013 | 503 | 504 |\n"
    )
    assert [found[str(n)][0] for n in range(501, 505)] == ["2012", "2012", "2013", "2013"]


WIRE = "LIMA, February 27, 2017 — Talks went on. "


@pytest.mark.parametrize(
    "text",
    [
        "More than 412 firms from Chile operate in Peru.",
        "In 2015 it was low. The debt of Peru has grown to 412 dollars.",
        "Peru owes Chile 412 dollars.",
        "Chile is sending 412 soldiers to Peru.",
        "About 412 soldiers are stationed in Peru.",
    ],
)
def test_what_holds_now_has_the_month_of_a_dated_document(text: str, when: When) -> None:
    (found,) = [p for words, p in when(WIRE + text).items() if words.startswith("412")]
    assert found == ("2017-02", "document")


@pytest.mark.parametrize(
    "text",
    [
        "More than 412 firms from Chile operated in Peru.",
        "Peru sold 412 cars.",
        "The debt of Peru came to 412 dollars.",
    ],
)
def test_what_once_was_never_has_the_date_of_the_document(text: str, when: When) -> None:
    (found,) = [p for words, p in when(WIRE + text).items() if words.startswith("412")]
    assert found == ("", "none")


def test_what_holds_now_stays_undated_where_only_the_year_is_known(when: When) -> None:
    text = "Published: 2017\n\nMore than 412 firms from Chile operate in Peru."
    assert when(text)["412"] == ("", "none")


def test_a_footer_dates_no_figure(when: When) -> None:
    text = "Fry 412 cakes.\n\nRecipe 113 of 365, first printed on 8 March 1974."
    assert {period for period, _ in when(text).values()} == {""}


def test_a_heading_right_below_a_dated_one_keeps_its_date(when: When) -> None:
    found = when(
        "# 2013\n\n## Exports\n\nMalta sold 411 tons.\n\n## Imports\n\nMalta got 412 tons.\n"
    )
    assert (found["411 tons"][0], found["412 tons"][0]) == ("2013", "")


@pytest.mark.parametrize(
    ("text", "number", "period"),
    [
        ("Exports came to $52 (2014: $61).", "$52", ""),
        ("Exports came to $52 (2014: $61).", "$61", "2014"),
        ("In 2017 it was 31 tons (2016: 26 tons) and then 29 tons.", "29 tons", "2017"),
        ("Prices: 2011 – $264; 2012 – $165; 2013 – $166.", "$165", "2012"),
        ("- 2012: 51 tons\n- 2013 (plan): 56 tons\n", "56 tons", "2013"),
    ],
)
def test_a_date_set_before_a_number_is_that_numbers_alone(
    text: str, number: str, period: str, when: When
) -> None:
    assert when(text)[number][0] == period


def test_how_things_stand_now_is_not_dated_by_the_number_before(when: When) -> None:
    found = when(f"{WIRE}The firm had 3,000 workers in 2001 and now employs 412.")
    assert (found["3,000"][0], found["412"]) == ("2001", ("2017-02", "document"))


def test_what_may_be_either_of_two_years_stays_undated(when: When) -> None:
    found = when("Peru is to build 12 mills by 2025 and 20 by 2030. It has built 412 roads.")
    assert found["412"] == ("", "none")


def test_a_stretch_that_no_date_bounds_is_not_filled_from_before(when: When) -> None:
    found = when("In 2016 Peru paid $160. Over the previous five years it had paid $412.")
    assert found["$412"] == ("", "none")

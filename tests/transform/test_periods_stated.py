"""Periods that a sentence states, and which of them governs which number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.transform.periods.holding import periods_of
from etl.transform.scene.context import Scene

When = Callable[..., dict[str, tuple[str, str]]]


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("In 1999", "1999"),
        ("In FY2013", "2013"),
        ("In financial year 2013/14", "2013/2014"),
        ("In the fiscal year 2015-16", "2015/2016"),
        ("In the first quarter of 2008", "2008-Q1"),
        ("In Q3 2017", "2017-Q3"),
        ("In the second half of 2017", "2017-H2"),
        ("In H1 2012", "2012-H1"),
        ("In January to March 2010", "2010-Q1"),
        ("In January-June 2010", "2010-H1"),
        ("In the first nine months of 2019", "2019-01/2019-09"),
        ("In the first six months of 2019", "2019-H1"),
        ("In January-May 2011", "2011-01/2011-05"),
        ("Between April and June 2011", "2011-Q2"),
        ("In March 2014", "2014-03"),
        ("As of 1 June 2022", "2022-06-01"),
        ("At the end of 2021", "2021-12-31"),
        ("As of the end of March 2021", "2021-03-31"),
        ("At the start of 2021", "2021-01-01"),
        ("By the end of 2030", "2030"),
        ("From 2002 to 2010", "2002/2010"),
        ("In 2000-2003", "2000/2003"),
        ("In the year to March 2015", "2014-04/2015-03"),
        ("In the spring of 2014", "2014-03/2014-05"),
        ("In the January-September period of 2014", "2014-01/2014-09"),
    ],
)
def test_a_period_of_every_form_is_read(told: str, period: str, when: When) -> None:
    assert when(f"{told} Chile exported 412 ships.")["412"] == (period, "stated")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Peru sold 32.4 percent of its copper in 2008 and 31.54 percent in 2009.",
            {"32.4 percent": "2008", "31.54 percent": "2009"},
        ),
        (
            "Exports of Ghana rose from $4 billion in 2008 to $5 billion in 2010.",
            {"$4 billion": "2008", "$5 billion": "2010"},
        ),
        (
            "In 2008 Laos bought 411 buses, far from the 900 that ministers promised for 2020.",
            {"411": "2008"},
        ),
        (
            "Kenya sold 411 buses in 2008, 20 more than 2007's 391.",
            {"391": "2007"},
        ),
        (
            "Laos bought 411 buses in the 2023-24 financial year, which ends in June.",
            {"411": "2023/2024"},
        ),
        (
            "In 2008 it was as told. Laos bought 411 buses, and in 2009 it bought 502 buses.",
            {"411": "2008", "502": "2009"},
        ),
        (
            "In 2008 Laos bought 411 buses, in 2009 it bought 502 buses.",
            {"411": "2008", "502": "2009"},
        ),
        (
            "Kenya paid 811 dollars for January to March 2010 and 902 dollars for April to June.",
            {"811 dollars": "2010-Q1", "902 dollars": "2010-Q2"},
        ),
        (
            "In 2009 the bills ran downhill: 157.74, 115.60 and 121.98 dollars for the second, "
            "third and fourth quarters respectively.",
            {"157.74": "2009-Q2", "115.60": "2009-Q3", "121.98 dollars": "2009-Q4"},
        ),
        (
            "Mali mined 41 and 52 tonnes in 2011 and 2012 respectively.",
            {"41": "2011", "52 tonnes": "2012"},
        ),
        (
            "In 2011, 2012 and 2013 Nepal sold 41, 52 and 63 tonnes of tea.",
            {"41": "2011", "52": "2012", "63 tonnes": "2013"},
        ),
        (
            "Output of Togo stood at 18 tonnes on 1 June 2012, after 16 tonnes on 1 May 2011.",
            {"18 tonnes": "2012-06-01", "16 tonnes": "2011-05-01"},
        ),
        (
            "Bolivia had 700 mines (2005) and 650 mines (2006).",
            {"700": "2005", "650": "2006"},
        ),
        (
            "Oman pumped 5 tonnes; by 2013 it pumped 61 tonnes.",
            {"61 tonnes": "2013"},
        ),
        (
            "Exports of $7 billion and imports of $9 billion were booked in 2016.",
            {"$7 billion": "2016", "$9 billion": "2016"},
        ),
    ],
)
def test_each_of_several_numbers_has_the_date_nearest_to_it(
    text: str, periods: dict[str, str], when: When
) -> None:
    found = when(text)
    assert {number: found[number][0] for number in periods} == periods


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Imports of Chad fell in 2009, from $235 to $167.", "2008", "2009"),
        ("Imports of Chad fell from $235 to $167 in 2009.", "2008", "2009"),
        ("In 2009 imports of Chad fell to $167 from $235.", "2008", "2009"),
        ("Between 2002 and 2010 the price rose from $235 to $167.", "2002", "2010"),
        ("The price went from $235 in 2003 to $167 in 2010.", "2003", "2010"),
        ("The price went from $235 in the first quarter of 2003 to $167.", "2003-Q1", ""),
        ("In the first quarter of 2003 it fell from $235 to $167.", "", "2003-Q1"),
    ],
)
def test_a_change_has_two_ends(text: str, old: str, new: str, when: When) -> None:
    found = when(text)
    assert (found["$235"][0], found["$167"][0]) == (old, new)


@pytest.mark.parametrize(
    "text",
    [
        "Fiji has 412 buses, more than in 1990.",
        "Fiji bought 412 buses, unlike in 1995.",
        "Fiji bought 412 buses, twice as many as in 1995.",
        "Compared with 2014 Fiji bought 412 buses.",
        "Since 2014 Fiji bought 412 buses.",
        "Fiji bought 412 buses, 7 percent up on 2014.",
        "Fiji bought 412 buses, below the 2014 level.",
        "Fiji bought 412 buses, the minister said on 3 May 2014.",
        "On 3 May 2014, the ministry said Fiji bought 412 buses.",
        "The page (last updated on 3 May 2014) says Fiji bought 412 buses.",
        "The line (founded in 1975) bought 412 buses.",
    ],
)
def test_a_date_that_compares_or_tells_when_it_was_said_dates_nothing(
    text: str, when: When
) -> None:
    assert when(text)["412"] == ("", "none")


def test_the_date_of_a_law_gives_its_year(when: When) -> None:
    found = when("The act of 16 March 2018 gives the union of Arden revenue of 69 million dollars.")
    assert found["69 million dollars"] == ("2018", "stated")


def test_a_price_kept_from_one_year_until_another_holds_for_all_of_them(when: When) -> None:
    found = when("From mid-2004 the price was $46.68 and it stayed there until the end of 2006.")
    assert found["$46.68"] == ("2004/2006", "stated")


def test_the_year_in_the_name_of_the_subject_dates_it(when: When) -> None:
    assert when("The exercise drew 412 soldiers.", subject="Issyk-2012")["412"] == (
        "2012",
        "stated",
    )


def test_a_date_of_another_clause_is_that_of_the_sentence(when: When) -> None:
    found = when("The line opened in 2011, and Malta carried 412 passengers.")
    assert found["412"] == ("2011", "sentence")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("The share was 29% in both 2018 and 2019.", ["2018", "2019"]),
        ("The price was 29% for 2015 and 2016 alike.", ["2015", "2016"]),
        ("In 2020 the price was 29%, exactly as in 2019.", ["2020", "2019"]),
        ("In 2020 the price was 29%, more than in 2019.", ["2020"]),
        ("The price was 29% in 2018 and 31% in 2019.", ["2018"]),
    ],
)
def test_one_number_may_hold_for_two_years(
    text: str, periods: list[str], scene_of: Callable[[str], Scene]
) -> None:
    scene = scene_of(text)
    number = next(m for m in scene.shown if m.text == "29%")
    assert [period for period, _ in periods_of(scene.spot(number), "", "", scene)] == periods


def test_a_comparison_that_the_text_takes_up_dates_what_follows(when: When) -> None:
    found = when(
        "In 2019 it shipped 31 tons, 4 percent less than in 2018, when it shipped 32 tons."
    )
    assert [found[n][0] for n in ("31 tons", "4 percent", "32 tons")] == ["2019", "2019", "2018"]


def test_an_ordinary_to_does_not_make_a_change_of_two_parallel_clauses(when: When) -> None:
    found = when(
        "The share of Chad rose from 20 percent in 2010 to 25 percent in 2015, while that of Mali "
        "fell from 15 percent to 10 percent."
    )
    assert found["15 percent"] == ("", "none")


def test_a_date_in_brackets_before_a_colon_dates_what_stands_behind_it(when: When) -> None:
    found = when("Key data 2019:\n\n- sales: 31 tons\n- stock (2018): 32 tons\n")
    assert (found["31 tons"], found["32 tons"]) == (("2019", "heading"), ("2018", "stated"))


def test_a_clause_of_another_time_has_no_date(when: When) -> None:
    found = when("From 1 January 2015 the price is $142; before that it was $168.")
    assert (found["$142"][0], found["$168"]) == ("2015-01-01", ("", "none"))

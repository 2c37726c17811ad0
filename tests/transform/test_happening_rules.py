"""Which dates are events, and why the others are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Reading

Read = Callable[[str], Reading]


def dates(reading: Reading) -> list[tuple[str, str, str]]:
    return [(e.date, e.until, e.precision) for e in reading.events]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The treaty was signed on 3 May 2011.", ("2011-05-03", "", "day")),
        ("Talks began in March 2004.", ("2004-03", "", "month")),
        ("In 1994 the parliament met.", ("1994", "", "year")),
        ("They fled in autumn 2009.", ("2009-09", "2009-11", "month")),
        ("They fled in winter 2009.", ("2009-12", "2010-02", "month")),
        ("Prices fell in the first quarter of 2022.", ("2022-01", "2022-03", "month")),
        ("The war of 2000-2003 was long.", ("2000", "2003", "year")),
        ("Troops gathered for Issyk-2012 in the hills.", ("2012", "", "year")),
    ],
)
def test_a_stated_date_is_an_event_with_its_precision(
    text: str, date: tuple[str, str, str], read: Read
) -> None:
    reading = read(text)
    assert dates(reading) == [date]
    assert [e.text for e in reading.events] == [text]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The house was built last year.", "statement"),
        ("The holiday is kept on April 2.", "no year"),
        ("Because of Serbia's 2011 accession prices fell.", "adjective"),
        ("Two-fifths of Kyrgyz exports went to Kazakhstan in 2016.", "period of a figure"),
    ],
)
def test_a_date_that_tells_nothing_of_its_own_is_no_event(
    text: str, reason: str, read: Read
) -> None:
    reading = read(text)
    assert reading.events == ()
    (date,) = [m for m in reading.mentions if m.kind == "date"]
    assert date.outcome == "not_a_figure"
    assert reason in date.reason


def test_a_day_told_twice_in_a_passage_is_one_event(read: Read) -> None:
    reading = read("On 3 May 2011 they met. The act of May 3, 2011, is short.")
    assert dates(reading) == [("2011-05-03", "", "day")]


def test_a_year_gives_way_to_the_day_of_the_same_happening(read: Read) -> None:
    reading = read(
        "The customs treaty on transit between Serbia and Moldova dates from 2011.\n\n"
        "On 3 May 2011 Serbia and Moldova signed the customs treaty on transit."
    )
    assert dates(reading) == [("2011-05-03", "", "day")]
    assert any("told elsewhere" in m.reason for m in reading.mentions)


def test_countries_alone_do_not_make_it_the_same_happening(read: Read) -> None:
    reading = read(
        "Serbia and Moldova built a bridge in 2011.\n\n"
        "On 3 May 2011 Serbia and Moldova signed the customs treaty."
    )
    assert len(reading.events) == 2


def test_two_happenings_of_one_year_are_two_events(read: Read) -> None:
    reading = read("In 2011 a bridge fell.\n\nParliament chose a speaker in 2011.")
    assert len(reading.events) == 2


def test_an_intended_date_that_was_not_kept_is_no_event(read: Read) -> None:
    reading = read(
        "The pact was to come into force on 1 July 2010. After a delay it came into force on "
        "6 July 2010."
    )
    assert [e.date for e in reading.events] == ["2010-07-06"]


def test_a_line_that_is_no_content_tells_no_event(read: Read) -> None:
    reading = read("Something happened here.\n\nPage last modified: 23-08-2020 17:07:05 ZULU\n")
    assert reading.events == ()
    assert all(m.outcome == "not_a_figure" for m in reading.mentions)

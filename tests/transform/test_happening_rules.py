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
        ("The Issyk-2012 drills began.", ("2012", "", "year")),
        ("In the 2020 election the president won.", ("2020", "", "year")),
        ("The 2001 elections were calm.", ("2001", "", "year")),
        ("They condemn the 2014 annexation of Crimea.", ("2014", "", "year")),
        ("Because of Serbia's 2011 club accession prices fell.", ("2011", "", "year")),
        ("The 1941 German invasion was a surprise.", ("1941", "", "year")),
        ("They celebrated the victory in 2010.", ("2010", "", "year")),
        ("A parade marked the birthday of the union in 2016.", ("2016", "", "year")),
    ],
)
def test_a_stated_date_is_an_event_with_its_precision(
    text: str, date: tuple[str, str, str], read: Read
) -> None:
    reading = read(text)
    assert dates(reading) == [date]
    assert [e.text for e in reading.events] == [text]


@pytest.mark.parametrize(
    "line",
    ["Published 12 March 2021", "By Jane Roe, 12 March 2021", "Riga, issue 14, 12 March 2021"],
)
def test_a_line_that_tells_when_the_document_came_out_is_no_event(line: str, read: Read) -> None:
    text = f"Published: 2021-03-12\n\nThe Harbour\n\n{line}\n\nTrade is brisk."
    assert dates(read(text)) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The house was built last year.", "statement"),
        ("The holiday is kept on April 2.", "no year"),
        ("Serbia's 2011 prices were high.", "adjective"),
        ("The 2014 report on the war is long.", "adjective"),
        ("Unity Day is a holiday to celebrate the founding of the union in 1996.", "recalled"),
        ("Each year they commemorate the dead, marking the siege of the city in 1943.", "recalled"),
        ("They sang on the anniversary of the 1945 victory.", "recalled"),
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


@pytest.mark.parametrize(
    "text",
    [
        "On May 3, 2011 the presidents met. On May 3, 2011 the court sentenced the general.",
        "On 3 May 2011 they met. The act of May 3, 2011, is short.",
        "In 2010 Russia and Serbia signed an agreement on the supply of oil.\n\n"
        "On 9 December 2010 Russia and Serbia signed an agreement on the supply of gas.",
        "On 3 May 2010 they signed an agreement on the supply of oil.\n\n"
        "On 3 May 2010 they signed an agreement on the supply of gas.",
        "In 2010 they signed 5 agreements on trade.\n\nIn 2010 they signed 17 agreements on trade.",
        "Serbia signed a customs treaty in 2011.\n\nOn 3 May 2011 Moldova signed a customs treaty.",
        "Serbia did not sign the customs treaty in 2011.\n\n"
        "On 3 May 2011 Serbia signed the customs treaty.",
        "In April 2011 the teachers met.\n\nOn 3 April 2011 the ministers met.",
        "The treaty, signed in 2005, entered into force on 3 May 2005.",
    ],
)
def test_two_happenings_are_two_events(text: str, read: Read) -> None:
    assert len(read(text).events) == 2


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "On 3 May 2011 the council approved the army's doctrine. “By its resolution of May 3, "
            "2011, the council approved a draft doctrine,” it says.",
            "On 3 May 2011 the council approved the army's doctrine.",
        ),
        (
            "By its order of May 3, 2011, parliament approved the new doctrine. "
            "Parliament approved the doctrine on 3 May 2011.",
            "Parliament approved the doctrine on 3 May 2011.",
        ),
        (
            "Parliament approved the doctrine on 3 May 2011. "
            "By its order of May 3, 2011, parliament approved the new doctrine.",
            "By its order of May 3, 2011, parliament approved the new doctrine.",
        ),
        (
            "The general won the vote in 2020.\n\nIn 2020 the general won the people's vote.",
            "In 2020 the general won the people's vote.",
        ),
        (
            "Troops gathered for Issyk-2012.\n\nTroops gathered for Issyk-2012.",
            "Troops gathered for Issyk-2012.",
        ),
    ],
)
def test_what_is_told_again_is_one_event(text: str, kept: str, read: Read) -> None:
    reading = read(text)
    assert [e.text for e in reading.events] == [kept]
    assert sum("told elsewhere" in m.reason for m in reading.mentions) == 1


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


@pytest.mark.parametrize(
    ("next_sentence", "dates"),
    [
        ("After a delay it came into force on 6 July 2010.", ["2010-07-06"]),
        ("The pact was postponed to January 2011.", ["2011-01"]),
        ("It was delayed.", []),
        ("The train was delayed.", ["2010-07-01"]),
        ("The vote was postponed to 6 December 2010.", ["2010-07-01", "2010-12-06"]),
        ("Prices rose. It was delayed.", ["2010-07-01"]),
        ("Prices rose. After a delay it came on 6 July 2010.", ["2010-07-01", "2010-07-06"]),
    ],
)
def test_an_intended_date_is_no_event_where_the_next_sentence_puts_it_off(
    next_sentence: str, dates: list[str], read: Read
) -> None:
    reading = read(f"The pact was to come into force on 1 July 2010. {next_sentence}")
    assert [e.date for e in reading.events] == dates


def test_what_is_scheduled_to_happen_can_be_put_off(read: Read) -> None:
    reading = read("The plant is scheduled to open in 2021. The opening was delayed to 2022.")
    assert [e.date for e in reading.events] == ["2022"]


@pytest.mark.parametrize("text", ["Post-2014 trade is slow.", "Resolution 1973 opened the sky."])
def test_a_name_that_is_of_no_happening_is_no_event(text: str, read: Read) -> None:
    assert read(text).events == ()


def test_a_line_that_is_no_content_tells_no_event(read: Read) -> None:
    reading = read("Something happened here.\n\nPage last modified: 23-08-2020 17:07:05 ZULU\n")
    assert reading.events == ()
    assert all(m.outcome == "not_a_figure" for m in reading.mentions)

"""Periods that hang on what was told before: in a question, a heading, a report, another figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation, Reading

When = Callable[..., dict[str, tuple[str, str]]]
Figures = Callable[[str], list[Observation]]

WIRE = "LIMA, November 17, 2022 — Trade is the talk of the town. "


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In March 2019 it fell. Last October Peru shipped 412 tons.", "2022-10"),
        ("In 2019 it fell. Last November Peru shipped 412 tons.", "2021-11"),
        ("In 2019 it fell. Last winter Peru shipped 412 tons.", "2021"),
        ("Last year it fell. Next March Peru will ship 412 tons.", "2023-03"),
        ("In 2019 it fell. At New Year Peru held 412 tons.", "2022-01-01"),
        ("In 2019 it fell. On New Year's Eve Peru held 412 tons.", "2021-12-31"),
        ("A decade ago Peru shipped 412 tons.", "2012"),
        ("In 2010 it fell. Two decades later Peru shipped 412 tons.", "2030"),
        ("By August the tally was 412 tons.", "2022-01/2022-08"),
        ("By the end of June 412 tons had already come in.", "2022-H1"),
        ("By August 2019 a cumulative 412 tons had been shipped.", "2019-01/2019-08"),
        ("By August the mine held 412 tons.", "2022-08"),
        ("During the first half of the decade Peru shipped 412 tons.", ""),
        ("In the second half of the season Peru shipped 412 tons.", ""),
        (
            "In 2019 it shipped 31 tons. The year before, 412 tons came by the end of May.",
            "2018-05",
        ),
    ],
)
def test_a_time_in_words_is_counted_from_where_it_says(text: str, period: str, when: When) -> None:
    assert when(WIRE + text)["412 tons"][0] == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In January-June 2021 Peru sold 31 cars. Chile gives 412 for the same period.", "2021-H1"),
        (
            "In January-June 2021 Peru sold 31 cars.\n\nChile counts otherwise. It gives 412 for "
            "that period.",
            "2021-H1",
        ),
        ("From 2008 to 2010 Peru sold 31 cars. Chile sold 412 over the same period.", "2008/2010"),
        ("On 3 May 2021 they met. Peru sold 412 over the same period.", ""),
        ("In the fiscal year 2020/21 it rose. Peru sold 412 in those twelve months.", "2020/2021"),
        ("In Q3 2021 it rose. Peru sold 412 in those three months.", "2021-Q3"),
        ("In Q3 2021 it rose. Peru sold 412 in those nine months.", ""),
        ("Sales went from 31 in 2018 to 33 the following year and 412 in the next.", "2020"),
    ],
)
def test_a_stretch_told_before_keeps_its_form(text: str, period: str, when: When) -> None:
    assert when(WIRE + text)["412"][0] == period


@pytest.mark.parametrize(
    ("dateline", "told", "period"),
    [
        (
            "July 21, 2024",
            "The year 2023/24 was good. In the year that has just begun",
            "2024/2025",
        ),
        ("July 21, 2024", "The year 2023/24 was good. In the fiscal year just ended", "2023/2024"),
        ("January 21, 2024", "It was good. In the year just ended", "2023"),
        ("January 21, 2024", "It was good. In the year that has now begun", "2024"),
        ("July 21, 2024", "It was good. In the year that has just begun", ""),
    ],
)
def test_the_year_just_begun_is_a_fiscal_one_where_the_text_tells_of_one(
    dateline: str, told: str, period: str, when: When
) -> None:
    assert when(f"LIMA, {dateline} — {told}, Peru sold 412 tons.")["412 tons"][0] == period


@pytest.mark.parametrize(
    "told",
    [
        "The customs office closed its books for the fiscal year 2020/21 on July 15.",
        "On 3 August the bank issued its report for 2020/21.",
        "Figures for the year 2020/21, out on 3 August, surprised nobody.",
    ],
)
def test_a_report_is_of_what_it_reports_on_not_of_its_day(told: str, when: When) -> None:
    assert when(f"{WIRE}{told} Peru sold 412 tons.")["412 tons"][0] == "2020/2021"


def test_an_answer_is_of_the_time_that_was_asked_about(when: When) -> None:
    text = f"{WIRE}\n\nHOW MUCH: What came in January 2021?\n\nPeru sold 412 tons."
    assert when(text)["412 tons"][0] == "2021-01"


def test_a_section_with_a_number_leaves_the_dates_of_the_one_before(when: When) -> None:
    text = (
        f"{WIRE}\n\nPayments will peak in 2030.\n\n5. Mines and quarries\n\n"
        "Peru dug 412 tons in the first quarter."
    )
    assert when(text)["412 tons"][0] == "2022-Q1"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("# Drills\n\n## Red Storm-2019\n\n### Strength\n\nPeru sent 412 men.\n", "2019"),
        ("# Drills\n\n## In 2019\n\n### North\n\nIt rained.\n\n### South\n\n412 men.\n", "2019"),
        ("# Drills\n\n## In 2019\n\n### North\n\nIt rained.\n\n## South\n\n412 men.\n", ""),
    ],
)
def test_a_section_is_of_the_year_of_its_chapter(text: str, period: str, when: When) -> None:
    (found,) = [p for words, p in when(text).items() if words.startswith("412")]
    assert found[0] == period


@pytest.mark.parametrize(
    ("text", "number", "period"),
    [
        ("Some 412 firms are registered, up from 307 in 2018.", "412", "2022-11"),
        ("Some 412 firms are registered, up from 307 in 2018.", "307", "2018"),
        ("Peru sold 412 tons, more than the 307 tons of 2018.", "412 tons", ""),
        ("Peru sold 412 tons (in 2018 it had been 307 tons).", "412 tons", ""),
        (
            "A decade ago its part was 307 tons; it has since shrunk to 412 tons.",
            "412 tons",
            "2022-11",
        ),
        ("In 2019 its part was 307 tons and has dwindled to 412 tons.", "412 tons", "2022-11"),
        ("It dried up in July, and the second half could bring 412 tons.", "412 tons", "2022-H2"),
    ],
)
def test_a_date_of_another_number_is_not_taken(
    text: str, number: str, period: str, when: When
) -> None:
    assert when(WIRE + text)[number][0] == period


def test_what_has_shrunk_by_now_is_of_the_time_told_for_others(figures: Figures) -> None:
    found = figures(
        "Published: 2023-11-03\n\nIn the first eight months of 2023 Romania took 36.2% of "
        "Moldova's exports. A decade ago it was 16.9%, and that of Russia has shrunk to 3.7%."
    )
    assert found[-1].period == "2023-01/2023-08"


def test_a_rise_told_after_two_years_is_that_of_the_later(figures: Figures) -> None:
    found = figures(
        "Moldova's exports to Romania in 2021 and 2022 were $834 million and $1,240 million "
        "respectively. Exports grew by 49 percent."
    )
    assert [f.period for f in found] == ["2021", "2022", "2022"]


def test_the_day_of_a_debt_is_not_that_of_a_loan(figures: Figures) -> None:
    found = figures(
        "On 30 June 2023 Armenia's external debt to China stood at $4.5 billion. A loan of $400 "
        "million from China to Armenia was requested."
    )
    assert [f.period for f in found] == ["2023-06-30", ""]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("TRADE LETTER\nLima, issue No. 14, 7 August 2023", "2023-08-07"),
        ("MINERS' WEEKLY, issue 5, February 2010", "2010-02"),
        ("Trade Monitor No. 7 (June 2014)", "2014-06"),
        ("Zapad, September 2009", ""),
    ],
)
def test_a_masthead_dates_the_document(
    head: str, published: str, read: Callable[[str], Reading]
) -> None:
    assert read(f"{head}\n\nPeru sold 412 tons.").document.published == published


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Lisbon, 9 July 2014. Sales fell again.", "2014-07-09"),
        ("PRESS OFFICE, 12 January 2016. The budget has been signed.", "2016-01-12"),
        ("Published 3 February 2023. Nobody noticed.", "2023-02-03"),
        ("Sales to Lisbon on 9 July 2014. They fell.", ""),
        ("In Lisbon, 9 July 2014. Nobody noticed.", ""),
    ],
)
def test_a_dateline_may_end_in_a_full_stop(
    head: str, published: str, read: Callable[[str], Reading]
) -> None:
    assert read(f"{head} Peru sold 412 tons.").document.published == published


def test_such_a_dateline_dates_no_figure_that_follows(when: When) -> None:
    assert when("Lisbon, 9 July 2014. Peru sold 412 tons.")["412 tons"] == ("", "none")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("For the year, Peru expects 412 tons.", "2022"),
        ("In May it sold 3 tons. For the year as a whole Peru expects 412 tons.", "2022"),
        ("Peru sold 412 tons to the United States in 2019.", "2019"),
        ("The year 2020/21 was good. In the current fiscal year Peru sold 412 tons.", ""),
        (
            "The year 2020/21 was good. In the first quarter of this fiscal year it sold 412 tons.",
            "",
        ),
        ("In 2019 it sold 31 tons. Talks on 412 tons have been under way since January.", ""),
        ("In 2019 it sold 31 tons. Chile denies that it bought 412 tons.", ""),
        ("In 2017 it sold 18 tons, 19 tons in 2018. The mine held 412 tons.", ""),
        (
            "In 2019 it sold 31 tons; a year before it had been 35 tons. Chile sold 412 tons.",
            "2019",
        ),
        (
            "In 2019 it sold 31 tons. Two years earlier it had been 35 tons. Chile sold 412 tons.",
            "2019",
        ),
        ("In 2019 it sold 31 tons. In 2009 it had sold 35 tons. Chile sold 412 tons.", "2019"),
        ("In 2019 it sold 31 tons. In 2009 it sold 35 tons. Chile sold 412 tons.", "2009"),
        ("It sold 31 tons against 35 in 2020, and in March a further 412 tons.", "2022-03"),
        ("It bought the second half of Andina. In March it sold 412 tons.", "2022-03"),
        ("The second half of the fleet was sold for 412 tons.", ""),
        ("It sold 35 tons in December and 412 tons in January.", "2022-01"),
        ("Chile bought 412 tons, plus 35 left over from 2016. The year was 2019.", ""),
        ("In 2019 it sold 31 tons, growing by 9 percent to 412 tons in 2020.", "2020"),
        (
            "It bought 31 tons in the first quarter of 2021 and 412 tons in the one that followed.",
            "2021-Q2",
        ),
        ("For 2023 it hopes for 31 tons. Its mills are already buying 412 tons.", "2022-11"),
        ("As recently as May it sold 412 tons.", "2022-05"),
        ("The plan for last year had been 31 tons. In the event it was 412 tons.", "2021"),
        (
            "For 2023 it hopes for 31 tons. In January it sold 412 tons; the year will end well.",
            "2022-01",
        ),
        ("It sold 31 tons in the opening quarter of 2021; the second brought 412 tons.", "2021-Q2"),
        ("In 2021 July and August brought 31 and 412 tons respectively.", "2021-08"),
        (
            "The mine owed 31 tons on 1 August 2022. On the same date it held 412 tons.",
            "2022-08-01",
        ),
        ("From 31 tons on 1 February it has risen to 412 tons.", ""),
        ("In March 2019 it named 31 tons, and 412 tons for the coming year.", "2020"),
        ("This July should bring 412 tons.", "2022-07"),
    ],
)
def test_a_period_goes_no_further_than_the_text_carries_it(
    text: str, period: str, when: When
) -> None:
    assert when(WIRE + text)["412 tons"][0] == period

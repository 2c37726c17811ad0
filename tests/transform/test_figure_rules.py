"""What the rules make of sentences about other countries, exercises and sums."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation, Reading

Figures = Callable[[str], list[Observation]]


def told(figures: list[Observation], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(o, f) for f in fields) for o in figures]


def test_a_share_of_exports_has_its_exporter_and_its_destination(figures: Figures) -> None:
    found = figures("Two-fifths of Kyrgyz exports went to Kazakhstan in 2016.")
    assert told(found, "indicator", "entity", "counterpart", "period", "value", "unit") == [
        ("export_share", "KGZ", "KAZ", "2016", 40, "percent")
    ]


def test_a_list_may_leave_the_country_to_its_heading(figures: Figures) -> None:
    found = figures(
        "# Mexico and the United States\n\nMexico depends on the United States.\n\n"
        "- share of exports to the USA: 81.3 percent\n"
    )
    assert told(found, "entity", "counterpart", "value") == [("MEX", "USA", 81.3)]


def test_two_sides_share_one_noun_and_equipment_is_joint(figures: Figures) -> None:
    found = figures(
        "Some 9,000 Kazakh and 450 Kyrgyz soldiers, 70 tanks and up to 12 helicopters took part in "
        "the Issyk-2012 exercise."
    )
    assert told(found, "entity", "breakdown", "value", "qualifier", "unit") == [
        ("KAZ", "personnel", 9000, "approx", "persons"),
        ("KGZ", "personnel", 450, "exact", "persons"),
        ("TOTAL", "tanks", 70, "exact", "count"),
        ("TOTAL", "aircraft", 12, "up_to", "count"),
    ]
    assert {(o.subject, o.period, o.period_basis) for o in found} == {
        ("Issyk-2012", "2012", "stated")
    }


def test_the_subject_of_a_list_owns_all_of_it(figures: Figures) -> None:
    found = figures("Russia sent 4,000 troops, 90 tanks and 30 aircraft to the Vostok-2018 drills.")
    assert {o.entity for o in found} == {"RUS"}
    assert [o.breakdown for o in found] == ["personnel", "tanks", "aircraft"]


def test_the_side_next_to_the_number_wins_over_the_subject_of_the_list(figures: Figures) -> None:
    found = figures(
        "Armenia sent 200 troops and Kyrgyzstan 90 troops to the Rubezh-2016 exercise, with 10 "
        "tanks of Kazakhstan's army."
    )
    assert told(found, "entity", "value") == [("ARM", 200), ("KGZ", 90), ("KAZ", 10)]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty threshold is 13,000 troops; any exercise stays below it.",
        "Russian losses reached 4,000 soldiers in March 2015.",
        "Poland spent 3.9 billion rubles on roads of the Union State in 2015.",
        "The museum of the Zapad-1981 exercise had 40 visitors and sold 12 posters of tanks.",
        "More than 1,200 protesters sang for three hours.",
        "The Union State is old. The company spent 2 billion rubles on roads.",
        "Some 12 Russian soldiers were injured during the Zapad-2013 drills.",
        "Did Russia send 4,000 troops to the Vostok-2018 drills?",
        "The two countries have 95 percent humidity and 17 agreements on everything.",
        "Fry for 10 minutes with a third of a cup of oil at 180 degrees.",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str, figures: Figures) -> None:
    assert figures(text) == []


def test_a_quantity_of_no_indicator_is_left_unassigned_with_a_reason(
    read: Callable[[str], Reading],
) -> None:
    (mention,) = read("The bridge cost 40 million euros.").mentions
    assert mention.outcome == "unassigned"
    assert "costs" in mention.reason


def test_a_figure_without_its_entity_is_left_unassigned(read: Callable[[str], Reading]) -> None:
    (mention,) = read("A crowd gathered. There were 45 arrests.").mentions
    assert mention.outcome == "unassigned"
    assert "no entity" in mention.reason


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("5,000 Russian soldiers are stationed in Armenia.", "actual"),
        ("5,000 Russian soldiers will be stationed in Armenia.", "planned"),
        ("The minister denied that 5,000 Russian soldiers are stationed in Armenia.", "negated"),
        (
            "It is not true; Russia did not keep 5,000 Russian soldiers stationed in Armenia.",
            "negated",
        ),
        ("Nobody knows whether 5,000 Russian soldiers are stationed in Armenia.", "hypothetical"),
        ("Were it so, 5,000 Russian soldiers would be stationed in Armenia.", "hypothetical"),
        ("He announced that 5,000 Russian soldiers would be stationed in Armenia.", "planned"),
        ("An estimated 5,000 Russian soldiers are stationed in Armenia.", "estimate"),
        ("It is proposed that 5,000 Russian soldiers be stationed in Armenia.", "proposed"),
        ("Yerevan claims that 5,000 Russian soldiers are stationed in Armenia.", "claimed"),
    ],
)
def test_status_is_what_the_sentence_says(text: str, status: str, figures: Figures) -> None:
    assert told(figures(text), "entity", "counterpart", "status") == [("RUS", "ARM", status)]


def test_a_condition_in_the_sentence_before_makes_it_hypothetical(figures: Figures) -> None:
    found = figures(
        "Should it sign the accession treaty, little is left. Tajikistan would cede 40 percent of "
        "its sovereign powers to the Eurasian Economic Union."
    )
    assert told(found, "entity", "counterpart", "subject", "value", "status") == [
        ("TJK", "EAEU", "accession treaty", 40, "hypothetical")
    ]


def test_last_year_counts_from_the_statement_told_before(figures: Figures) -> None:
    found = figures(
        "The Union State will spend 4.1 billion rubles in 2016 on defence and security, "
        "Anna Ivanova said on 12 May 2015. Last year it spent 3.9 billion rubles on "
        "defence and security."
    )
    assert told(found, "period", "period_basis", "status", "breakdown") == [
        ("2016", "stated", "planned", "defence_and_security"),
        ("2014", "relative", "actual", "defence_and_security"),
    ]


def test_an_undated_figure_stays_undated(figures: Figures) -> None:
    found = figures("Published: 2019-04-01\n\n5,000 Russian soldiers were stationed in Armenia.\n")
    assert told(found, "period", "period_basis") == [("", "none")]


def test_a_happening_keeps_the_date_told_before_it(figures: Figures) -> None:
    found = figures(
        "The police broke up rallies in Kazakhstan in January 2022. More than 1,200 protesters "
        "were detained."
    )
    assert told(found, "indicator", "entity", "subject", "period", "qualifier", "low") == [
        ("arrests", "KAZ", "protests", "2022-01", "more_than", 1200)
    ]


def test_the_largest_group_of_the_signers_is_the_entity(figures: Figures) -> None:
    found = figures(
        "On 3 May 2011, Armenia, Belarus, Kazakhstan, Kyrgyzstan and Russia signed 5 agreements on "
        "the creation of the Common Gas Market."
    )
    assert told(found, "entity", "subject", "period") == [
        ("EAEU", "Common Gas Market", "2011-05-03")
    ]


def test_ones_stands_for_the_noun_before(figures: Figures) -> None:
    found = figures(
        "About 120 enterprises of Armenia and fewer than 90 Kazakh ones take part in joint "
        "programmes."
    )
    assert told(found, "entity", "value", "qualifier", "high") == [
        ("ARM", 120, "approx", None),
        ("KAZ", 90, "less_than", 90),
    ]


def test_a_sum_in_brackets_restates_the_one_before(figures: Figures) -> None:
    rubles, dollars = figures(
        "The Union State will allocate 2 billion rubles ($60 million) in 2015."
    )
    assert dollars.restates == rubles.observation_id
    assert told([dollars], "indicator", "period", "status", "value", "unit") == [
        ("union_state_budget", "2015", "planned", 60e6, "USD")
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("5,000 Russian soldiers are stationed in Armenia, Defence Minister Ana Petrosyan said.",
         "Ana Petrosyan"),
        ("According to Ana Petrosyan, 5,000 Russian soldiers are stationed in Armenia.",
         "Ana Petrosyan"),
        ("5,000 Russian soldiers are stationed in Armenia, said Ana Petrosyan on Monday.",
         "Ana Petrosyan"),
        ("He said 5,000 Russian soldiers are stationed in Armenia.", ""),
        ("In 2014, Ana Petrosyan said 5,000 Russian soldiers are stationed in Armenia.",
         "Ana Petrosyan"),
        ("On May 3, 2014, the army said 5,000 Russian soldiers are stationed in Armenia.",
         "the army"),
        ("On Monday, the army said 5,000 Russian soldiers are stationed in Armenia.", "the army"),
        ("In 2014 Armenia reported that 5,000 Russian soldiers are stationed in Armenia.", ""),
        ("Under old law Armenia reported 5,000 Russian soldiers are stationed in Armenia.", ""),
        ("5,000 Russian soldiers are stationed in Armenia, in May 2014 the army said.", ""),
        ("5,000 Russian soldiers are stationed in Armenia, according to figures of 2014.", ""),
    ],
)  # fmt: skip
def test_who_stated_it_is_named_without_office(text: str, who: str, figures: Figures) -> None:
    assert [o.attributed_to for o in figures(text)] == [who]


def test_ids_do_not_depend_on_the_rest_of_the_document(figures: Figures) -> None:
    text = "5,000 Russian soldiers are stationed in Armenia."
    (alone,) = figures(text)
    (among,) = figures(f"Introduction.\n\n{text}\n\nAn end in 2011.")
    assert alone.observation_id == among.observation_id


def test_respectively_gives_the_first_to_the_first_and_the_unit_to_both(figures: Figures) -> None:
    found = figures(
        "The Union State budget for 2016 is 5 billion rubles. Belarus and Russia are to pay in "
        "1.75 and 3.25 billion respectively."
    )
    assert told(found, "indicator", "entity", "period", "value", "unit") == [
        ("union_state_budget", "UNION_STATE", "2016", 5e9, "RUB"),
        ("union_state_contribution", "BLR", "2016", 1.75e9, "RUB"),
        ("union_state_contribution", "RUS", "2016", 3.25e9, "RUB"),
    ]
    assert [o.period_basis for o in found] == ["stated", "continued", "continued"]


def test_a_balanced_budget_is_revenue_and_expenditure(figures: Figures) -> None:
    found = figures("The Union budget for 2016 is set at 5 billion rubles and is balanced.")
    assert told(found, "breakdown", "value") == [("revenue", 5e9), ("expenditure", 5e9)]
    assert len({o.observation_id for o in found}) == 2


def test_a_bare_number_takes_no_currency_from_another_paragraph(figures: Figures) -> None:
    assert figures("It cost 5 rubles.\n\nRussia provides 948 million to the Union budget.") == []


def test_a_price_is_money_for_an_amount(figures: Figures) -> None:
    found = figures("In 2011 Armenia bought gas from Russia at $180 per 1,000 cubic metres.")
    assert told(found, "indicator", "entity", "counterpart", "value", "unit") == [
        ("gas_price", "ARM", "RUS", 180, "USD/1000m3")
    ]


def test_a_list_takes_period_and_status_from_the_line_above(figures: Figures) -> None:
    found = figures(
        "Mexico and the United States\n\n2036\n\n- goods exports to the USA: $602 billion\n\n"
        "2037 (forecast)\n\n- goods exports to the USA: $610 billion\n"
    )
    assert told(found, "entity", "counterpart", "period", "status") == [
        ("MEX", "USA", "2036", "actual"),
        ("MEX", "USA", "2037", "forecast"),
    ]


def test_a_dateline_is_the_date_of_the_report_not_of_its_figures(
    read: Callable[[str], Reading],
) -> None:
    reading = read(
        "MINSK, May 3, 2011 — Armenia sold $18 billion worth of goods to Russia. Last year 5,000 "
        "Russian soldiers were stationed in Armenia."
    )
    figures = sorted(reading.observations, key=lambda o: o.start or 0)
    assert told(figures, "period", "period_basis") == [("", "none"), ("2010", "relative")]
    assert reading.events == ()


def test_a_quarter_is_a_period(figures: Figures) -> None:
    found = figures("Two-fifths of Kyrgyz exports went to Kazakhstan in the first quarter of 2016.")
    assert told(found, "period", "period_basis") == [("2016-Q1", "stated")]


def test_one_off_is_no_pronoun(figures: Figures) -> None:
    found = figures("The Union budget will finance 11 programmes and 26 one-off events.")
    assert told(found, "indicator", "value", "status") == [
        ("union_state_programmes", 11, "planned"),
        ("union_state_events", 26, "planned"),
    ]


def test_an_exercise_has_one_spelling(figures: Figures) -> None:
    found = figures("Russia sent 4,000 troops to the Vostok 2018 military exercise.")
    assert told(found, "subject", "period") == [("Vostok-2018", "2018")]


def test_a_passive_sum_from_the_budget(figures: Figures) -> None:
    found = figures("In 2015, 2 billion rubles were spent from the Union State's budget.")
    assert told(found, "indicator", "status", "period") == [
        ("union_state_budget", "actual", "2015")
    ]


def test_arrests_in_a_capital_are_those_of_its_country(figures: Figures) -> None:
    found = figures("Police detained more than 200 people in Minsk on 25 March 2017.")
    assert told(found, "entity", "period", "qualifier") == [("BLR", "2017-03-25", "more_than")]


def test_numbers_before_any_country_is_named_have_no_side(read: Callable[[str], Reading]) -> None:
    reading = read("The Vostok-2018 exercise involved 200,000 personnel and 15 ships.")
    assert reading.observations == ()
    assert {m.outcome for m in reading.mentions if m.kind == "count"} == {"unassigned"}


def test_a_relative_date_is_given_the_year_that_it_means(read: Callable[[str], Reading]) -> None:
    text = "The fund paid out little last year, the minister said on 3 May 2031."
    meant = {m.text: m.period for m in read(text).mentions if m.kind == "date"}
    assert meant == {"last year": "2030", "3 May 2031": "2031-05-03"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In 2005 Gazprom named Armenia a price of 110 dollars for 2006.", "planned"),
        ("In 2006 Armenia paid Gazprom a price of 110 dollars.", "actual"),
    ],
)
def test_what_was_told_for_a_later_year_is_planned(
    text: str, status: str, figures: Figures
) -> None:
    assert [(f.period, f.status) for f in figures(text)] == [("2006", status)]

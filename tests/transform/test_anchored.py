"""Documents that sell, borrow and export without a word on any two countries have no figure."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The library of Riga keeps 40 percent of its maps in Estonian. Imports of large maps fell "
        "by 12 percent.",
        "A gallery in Vienna sold the picture to a collector in Japan for 30 million euros.",
        "He bought the farm in Norway in 1990 for 2 million dollars and sold it to Sweden's "
        "largest dairy for 9 million.",
        "One Portuguese studio increased its sales to Japan fivefold.",
        "Exports of Danish novels earned 60 million euros last year, 8 percent less than before.",
    ],
)
def test_what_private_people_trade_is_no_figure(text, figures):
    assert figures(text) == []


def test_a_document_that_names_no_side_at_any_measure_has_none(figures):
    said = "Denmark played Norway.\n\nImports fell by 12 percent, exports rose by a third."
    assert figures(said) == []
    assert [f.entity for f in figures(f"{said} Norway's exports to Denmark fell by 4 percent.")]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "In 2019 China overtook Russia as the biggest partner of Serbia. Trade between the two "
            "reached 3 billion euros.",
            ("SRB", "CHN"),
        ),
        (
            "In 2020 Norway replaced Finland as the largest supplier of Latvia. Turnover with it "
            "came to 2 billion euros.",
            ("LVA", "NOR"),
        ),
    ],
)
def test_who_was_overtaken_is_no_side(text, sides, figures):
    assert [(f.entity, f.counterpart) for f in figures(text)] == [sides]


def test_a_list_of_countries_shares_as_many_numbers_out(figures):
    found = figures(
        "At the end of 2020 foreign direct investment in Georgia came from many. Of the stock of "
        "FDI the Netherlands and Turkey lead with 26 and 14 percent."
    )
    assert [(f.counterpart, f.value) for f in found] == [("NLD", 26), ("TUR", 14)]


def test_what_is_owed_is_told_by_its_holder(figures):
    found = figures(
        "Laos's external debt stood at 10 billion dollars on 1 January 2022. China holds 5 billion "
        "of this. To Thailand the state owed 1 billion dollars."
    )
    assert [(f.entity, f.counterpart, f.value) for f in found] == [
        ("LAO", "WORLD", 10e9),
        ("LAO", "CHN", 5e9),
        ("LAO", "THA", 1e9),
    ]


def test_a_sentence_opens_with_its_money(figures):
    found = figures(
        "In 2020 Nepal's trade with India was large. In dollars, turnover was 6.5 billion."
    )
    assert [(f.indicator, f.value, f.unit) for f in found] == [("trade_turnover", 6.5e9, "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "The school of Bristol plans ten programmes and 14 events; its budget is 6,500 pounds. "
        "Parents paid 310 pounds. Cakes from Belarus sold best.\n\nFrance and Spain came, "
        "France twice, Spain once.",
        "New Zealand beat Italy. Sales of the team's jackets rose fivefold in China.",
        "The costumes, borrowed in Milan for a Belarusian show, are insured for 2 million euros.",
    ],
)
def test_a_word_of_the_subject_makes_no_figure(text, figures):
    assert figures(text) == []


def test_debts_of_a_list_are_each_creditors(figures):
    found = figures(
        "On 1 May 2021 Mongolia owed 18 billion dollars abroad, of which 8 billion to China and "
        "3 billion to Japan."
    )
    assert [(f.indicator, f.counterpart, f.value) for f in found] == [
        ("external_state_debt", "WORLD", 18e9),
        ("external_state_debt", "CHN", 8e9),
        ("external_state_debt", "JPN", 3e9),
    ]


def test_troops_in_a_country_are_those_of_their_adjective(figures):
    found = figures("Observers count 4,200 Turkish soldiers in Syria in 2020.")
    assert [(f.indicator, f.entity, f.counterpart) for f in found] == [
        ("forces_abroad", "TUR", "SYR")
    ]

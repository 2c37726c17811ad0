"""What tells a status: the default of the indicator, what stands above, the words at the number."""

from __future__ import annotations

import pytest
from spots import status_at


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Last year's plan had been 5.5 billion euros; actual spending stopped at 4.1 "
            "billion euros.",
            {"5.5": "planned", "4.1": "actual"},
        ),
        (
            "The draft budget of the alliance for 2031 stands at 7.2 billion crowns.",
            {"7.2": "proposed"},
        ),
        (
            "Of the 120 million crowns in the budget, 90 million crowns were spent.",
            {"90": "actual"},
        ),
        ("The alliance spent 90 million crowns last year.", {"90": "actual"}),
        (
            "Serbia and Kosovo are to pay in 1.2 and 3.4 million euros respectively.",
            {"1.2": "planned"},
        ),
        ("The budget is 20 million euros.", {"20": "planned"}),
        ("The fund disbursed 20 million euros in 2014.", {"20": "actual"}),
        ("20 million euros will be spent on roads.", {"20": "planned"}),
        ("20 million euros are to be paid by Serbia.", {"20": "planned"}),
        ("The commission proposed a budget of 20 million euros.", {"20": "proposed"}),
        ("Serbia has not paid its 20 million euros.", {"20": "negated"}),
        ("Serbia has paid 20 million euros.", {"20": "actual"}),
        ("By the end of the year 20 million euros had been transferred.", {"20": "actual"}),
        ("Without new members the budget could fall to 20 million euros.", {"20": "hypothetical"}),
        ("The assembly adopted a fund of 600 million pesos.", {"600": "planned"}),
        (
            "The fund's receipts reached 600 million pesos, and all of it was spent.",
            {"600": "actual"},
        ),
        (
            "Of the 600 million pesos voted, 410 million pesos were used.",
            {"600": "planned", "410": "actual"},
        ),
        (
            "Against a plan of 600 million pesos, outlays came to 410 million pesos.",
            {"600": "planned", "410": "actual"},
        ),
        (
            "It was to have spent 600 million pesos but in the end spent only 410 million pesos.",
            {"600": "planned", "410": "actual"},
        ),
        (
            "By the ministry's forecast the fund will take in 600 million pesos.",
            {"600": "forecast"},
        ),
        ("The 2012 programme list has 44 entries worth 44 billion rubles.", {"44": "planned"}),
        (
            "Of the 14 million crowns allotted, only 11 million crowns had been used by the "
            "autumn.",
            {"14": "planned", "11": "actual"},
        ),
        (
            "Planned expenditure: 14 million crowns; actual expenditure: 11 million crowns.",
            {"14": "planned", "11": "actual"},
        ),
        (
            "The fund had 14 million crowns to spend and spent 11 million crowns.",
            {"14": "planned", "11": "actual"},
        ),
        (
            "The union's money for this year, 14 million crowns, comes half from each side.",
            {"14": "planned"},
        ),
        ("The secretariat has suggested a budget of 14 million crowns.", {"14": "proposed"}),
        ("The budget is expected to grow to 14 million crowns.", {"14": "forecast"}),
        ("In 2016 the fund paid out 14 million crowns.", {"14": "actual"}),
        ("Budget execution in 2016 came to 14 million crowns.", {"14": "actual"}),
        ("The second instalment, 14 million crowns, was never paid.", {"14": "negated"}),
        ("By the opposition's account the fund is worth 14 million crowns.", {"14": "claimed"}),
    ],
)
def test_the_default_of_the_indicator_holds_until_a_word_says_otherwise(
    text: str, statuses: dict[str, str]
) -> None:
    assert {number: status_at(text, number, "planned")[0] for number in statuses} == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Trade\n\n2037 (forecast)\n\n- exports: $610 bn\n- imports: $200 bn", {"610": "forecast"}),
        ("Planned:\n\n- 12 helicopters\n- 40 lorries", {"12": "planned"}),
        (
            "| item | 2030 | 2031 (forecast) |\n|---|---|---|\n| exports | 280 m euros | 300 "
            "m euros |",
            {"300": "forecast"},
        ),
        (
            "Proposals for the next round\n\n- 12 billion euros for roads\n- 3 billion euros "
            "for schools",
            {"12": "proposed"},
        ),
        (
            "| item, m rubles | plan | actual |\n|---|---|---|\n| roads | 110 m rubles | 95 "
            "m rubles |",
            {"110": "planned", "95": "actual"},
        ),
        (
            "Draft budget for 2030\n\nRevenue: 110 million crowns\nSpending: 120 million crowns",
            {"110": "proposed"},
        ),
        (
            "In 2030 the following payments are planned:\n\n1) 88 million crowns for "
            "roads\n2) 12 million crowns for schools",
            {"88": "planned"},
        ),
    ],
)
def test_what_stands_above_tells_the_status(text: str, statuses: dict[str, str]) -> None:
    assert {number: status_at(text, number)[0] for number in statuses} == statuses


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Vietnam will buy 12 helicopters.", "stated"),
        ("If the talks fail, Vietnam loses 12 helicopters.", "sentence"),
        ("Should the talks fail, little is left. The navy would lose 12 helicopters.", "paragraph"),
        ("A bid is on the table. The rest, 12 helicopters, comes from Chile.", "paragraph"),
        ("Planned:\n\n- 12 helicopters", "heading"),
        ("Vietnam has 12 helicopters.", "vocabulary"),
    ],
)
def test_a_status_says_what_told_it(text: str, basis: str) -> None:
    assert status_at(text, "12")[1] == basis

"""Each number has the status of its own clause, or what stands above tells it."""

from __future__ import annotations

import pytest
from spots import status_at


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Of 24 mln tonnes planned, 18.4 mln were delivered.", {"24": "planned", "18.4": "actual"}),
        (
            "The plan for 2016 had been 23 mln tonnes until Moscow cut it to about 18 mln tonnes.",
            {"23": "planned", "18": "actual"},
        ),
        ("Not only 300 tanks but also 500 lorries took part.", {"300": "actual", "500": "actual"}),
        (
            "Tirana had asked for 20 helicopters; it received 12 helicopters.",
            {"20": "proposed", "12": "actual"},
        ),
        (
            "Tirana had asked for 20 million euros but settled for 12 million euros.",
            {"20": "proposed", "12": "actual"},
        ),
        (
            "Sofia offered 20 dollars, Ankara demanded 25 dollars and they agreed on 22 dollars.",
            {"20": "proposed", "25": "proposed", "22": "planned"},
        ),
        (
            "Exports were 300 million euros, not counting the 280 million euros of re-exports.",
            {"300": "actual", "280": "actual"},
        ),
        (
            "The plant sold 300 turbines; analysts had expected 250 turbines.",
            {"300": "actual", "250": "forecast"},
        ),
        (
            "The plant sold 300 turbines instead of the 250 turbines planned.",
            {"300": "actual", "250": "planned"},
        ),
        (
            "The Oslo institute reckons 14 battalions were there; Moscow speaks of 9 battalions.",
            {"14": "estimate", "9": "claimed"},
        ),
        (
            "Delhi says Hanoi owes it 3.4 billion dollars; Hanoi says it owes 2.9 billion dollars.",
            {"3.4": "claimed", "2.9": "claimed"},
        ),
        (
            "Delhi puts the debt at 3.4 billion dollars, Hanoi at 2.9 billion dollars.",
            {"3.4": "claimed", "2.9": "claimed"},
        ),
        (
            "The yard built 300 boats, against 200 boats planned.",
            {"300": "actual", "200": "planned"},
        ),
        (
            "The yard built 300 boats in 2011 and 200 boats in 2012.",
            {"300": "actual", "200": "actual"},
        ),
        (
            "The yard will build 300 boats in 2011 and 200 boats in 2012.",
            {"300": "planned", "200": "planned"},
        ),
        (
            "The army will bring 300 tanks, up to 200 vehicles and 5 helicopters.",
            {"300": "planned", "200": "planned", "5": "planned"},
        ),
        (
            "Sales are forecast at 300 boats in 2011 and 200 boats in 2012.",
            {"300": "forecast", "200": "forecast"},
        ),
        (
            "Sales were 300 boats in 2011 and are forecast at 200 boats in 2012.",
            {"300": "actual", "200": "forecast"},
        ),
        (
            "The draft had 300 million crowns in it, the law has 200 million crowns.",
            {"300": "proposed", "200": "actual"},
        ),
        (
            "Of the 1.5 billion dollars promised in 2018, 600 million dollars came.",
            {"1.5": "planned", "600": "actual"},
        ),
        (
            "The price is 127 dollars per thousand cubic metres, though Minsk is asking for "
            "90 dollars.",
            {"127": "actual", "90": "proposed"},
        ),
        (
            "Under the balance Russia was to ship 24 million tonnes; in the event 18 million "
            "tonnes arrived.",
            {"24": "planned", "18": "actual"},
        ),
        (
            "Russia shipped 18 million tonnes of the 24 million tonnes agreed.",
            {"24": "planned", "18": "actual"},
        ),
        (
            "Russia cut deliveries by 6 million tonnes from the planned 24 million tonnes.",
            {"24": "planned", "6": "actual"},
        ),
        ("Germany will send 9 howitzers and Norway 2 howitzers.", {"9": "planned", "2": "planned"}),
        (
            "Germany has sent 9 howitzers and will send 2 howitzers more.",
            {"9": "actual", "2": "planned"},
        ),
        (
            "Real incomes fell by 31 percent, and without subsidies they would have fallen "
            "by 60 percent.",
            {"31": "actual", "60": "hypothetical"},
        ),
    ],
)
def test_each_number_has_the_words_of_its_own_clause(text: str, statuses: dict[str, str]) -> None:
    assert {number: status_at(text, number)[0] for number in statuses} == statuses


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The tunnel cost 120 million dollars.", "120"),
        ("Demand for gas rose by 300 million cubic metres.", "300"),
        ("As expected, the plant sold 300 turbines.", "300"),
        ("The plant sold 300 turbines, more than expected.", "300"),
        (
            "| item | 2030 | 2031 (forecast) |\n|---|---|---|\n| exports | 280 m euros | 300 "
            "m euros |",
            "280",
        ),
        ("Hanoi owed Delhi 3.4 billion dollars at the end of May.", "3.4"),
        ("TOTAL: 80 million euros", "80"),
        ("Note: the fund paid out 80 million euros in 2031.", "80"),
        ("Eurostat counted 12 million visitors.", "12"),
        ("Due to sanctions, exports fell by 300 million euros.", "300"),
        ("In Turin 300 crimes were committed last year.", "300"),
        ("The economy contracted by 3 percent.", "3"),
        ("Some 60 percent of exports are going to Brazil.", "60"),
        ("Some 60 percent of exports are to Brazil.", "60"),
        ("The share of exports going to Brazil is 60 percent.", "60"),
        ("Malta has to import 80 percent of its food.", "80"),
        ("Life expectancy is 74 years.", "74"),
        ("The flood claimed 300 lives.", "300"),
        ("The hospital admitted 300 patients.", "300"),
        ("Thousands protested and 300 people were arrested.", "300"),
        ("Riga did well and received 300 million crowns.", "300"),
        ("He asked for silence and then told us that 300 men had died.", "300"),
        ("The demand came as exports fell to 300 million crowns.", "300"),
        ("After the planned reform failed, prices rose to 300 crowns.", "300"),
        ("Prices rose to 300 crowns; they will rise again.", "300"),
        ("The president, who will leave in May, has 300 guards.", "300"),
        ("Russia supplied 24 million tonnes of oil, as agreed.", "24"),
        ("Russia has already lent Belarus 1.7 billion dollars.", "1.7"),
        ("More than 700 people were detained at the march.", "700"),
        ("The parties held 35 events in 2025.", "35"),
        ("Exports: forecasts and results\n\nIn 2026 exports were 5 billion dollars.", "5"),
    ],
)
def test_a_word_in_another_sense_or_clause_sets_no_status(text: str, number: str) -> None:
    assert status_at(text, number)[0] == "actual"


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

"""Each number has the status that the words of its own clause tell."""

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
        (
            "Inflation was 30 percent against a forecast of 25 percent.",
            {"30": "actual", "25": "forecast"},
        ),
        (
            "Inflation was 30 percent against a target of 25 percent.",
            {"30": "actual", "25": "planned"},
        ),
        (
            "Inflation was 30 percent, up from 25 percent, and is expected to stay high.",
            {"30": "actual", "25": "actual"},
        ),
        (
            "The mayor spoke of 52 dead, the hospital of 19 dead. Accounts still vary.",
            {"52": "claimed", "19": "claimed"},
        ),
        (
            "Not 19 but as many as 52 guests came; 19 guests stayed.",
            {"52": "actual", "19": "actual"},
        ),
        (
            "The firm had planned to sell 68 robots but sold 60 robots.",
            {"68": "planned", "60": "actual"},
        ),
        (
            "Analysts had forecast 68 robots; the firm sold 60 robots.",
            {"68": "forecast", "60": "actual"},
        ),
        (
            "The firm asked for 68 million yen and was granted 60 million yen.",
            {"68": "proposed", "60": "actual"},
        ),
        (
            "The firm sold 68 robots last year and expects to sell 60 robots this year.",
            {"68": "actual", "60": "forecast"},
        ),
        (
            "The firm paid 68 million yen in May and will pay 60 million yen in June.",
            {"68": "actual", "60": "planned"},
        ),
        (
            "The minister expects exports of $5 billion in 2031, after $4 billion in 2030.",
            {"5": "forecast", "4": "actual"},
        ),
        (
            "Malta held out the prospect of 70 million euros; the islanders quarrelled over 40.",
            {"70": "planned"},
        ),
        ("Nobody quarrels over the 29 ferries.", {"29": "actual"}),
        ("Trade was 30 billion euros by the statistics office's reckoning.", {"30": "actual"}),
        ("Trade was 30 billion euros by a newspaper's reckoning.", {"30": "estimate"}),
        ("Malta had still reckoned with a loan of 600 million euros.", {"600": "planned"}),
        ("Trade is 30 billion euros by the ministry's estimate.", {"30": "estimate"}),
        ("The islanders had expected 175 euros and ended at 168.", {"168": "actual"}),
        ("A research institute thought of 15,000 soldiers.", {"15,000": "estimate"}),
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
        ("Even if it rains, 30 drones fly each day.", "30"),
        ("Inflation was 30 percent, the highest since the planned economy ended.", "30"),
        ("The plan worked and 52 tonnes were shipped.", "52"),
        ("Since July the tax has been 52 percent.", "52"),
        ("If anything, 52 jobs is too few.", "52"),
    ],
)
def test_a_word_in_another_sense_or_clause_sets_no_status(text: str, number: str) -> None:
    assert status_at(text, number)[0] == "actual"

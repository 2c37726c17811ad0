"""What a text denies or corrects, and what only looks so."""

from __future__ import annotations

import pytest
from spots import status_at


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Armenia did not receive the 500 million dollars.", "500"),
        ("The formula put the price at $201, but nobody applied it.", "201"),
        ("The agency wrongly reported the losses as 900 soldiers.", "900"),
        ("The 300 million dollars were never paid.", "300"),
        ("The figure of 300 tanks is false, the ministry said.", "300"),
        ("It is a myth that 300 tanks took part.", "300"),
        ("No evidence was found that 2,000 mercenaries had been hired.", "2,000"),
        ("The ministry dismissed reports that 2,000 mercenaries had been hired.", "2,000"),
        ("Reports of 2,000 mercenaries are untrue, the spokesman said.", "2,000"),
        ("None of the promised 20 helicopters has arrived.", "20"),
        ("The 20 helicopters never arrived.", "20"),
        ("Cairo has not received 20 helicopters.", "20"),
        ("The 20 million euros was not disbursed.", "20"),
        ("Cairo never got the 20 helicopters.", "20"),
        ("State television spoke of 900 dead, a number the hospital denied.", "900"),
        ("Kenya has never sold 300 tonnes of tea to Chile.", "300"),
        ("Nobody paid the 300 euros.", "300"),
        ("Kenya refused to pay the 300 million shillings.", "300"),
        ("Kenya did not pay 300 million shillings.", "300"),
        ("Contrary to press reports, Delhi did not lend 3.4 billion dollars.", "3.4"),
        ("Reports that Delhi had lent 3.4 billion dollars are wrong, the embassy said.", "3.4"),
        ("The minister called the figure of 3.4 billion dollars a lie.", "3.4"),
        ("It is not the case that Hanoi owes 3.4 billion dollars.", "3.4"),
        ("The resort never had 12 million visitors.", "12"),
        ("The embassy dismissed the figure of 300 deserters.", "300"),
        ("The embassy rejected claims that 300 men had deserted.", "300"),
        ("The embassy disputed that 300 men had deserted.", "300"),
        ("Russia did not supply the 24 million tonnes it had promised.", "24"),
        (
            "Contrary to what was written here last week, the loan is not 1.7 billion dollars.",
            "1.7",
        ),
        ("Rosgvardia has not sent 250 men to Minsk, whatever opposition channels report.", "250"),
        ("The air force has denied reports of 30 lost drones.", "30"),
        ("There were no 30 drones, the air force said.", "30"),
        ("Inflation did not reach 30 percent.", "30"),
        ("Inflation never reached 30 percent.", "30"),
        ("Riga got nothing of the 14 million euros.", "14"),
        ("The 14 million euros remained on paper.", "14"),
        ("Not a cent of the 14 million euros has arrived.", "14"),
        ("The promised 14 million euros never materialised.", "14"),
        ("The 14 ships do not exist.", "14"),
        ("There is no truth in the story that 14 ships were lost.", "14"),
        ("The admiral called reports of 14 lost ships fantasy.", "14"),
        ("The admiral rejected as baseless the report of 14 lost ships.", "14"),
    ],
)
def test_what_the_text_denies_is_negated(text: str, number: str) -> None:
    assert status_at(text, number)[0] == "negated"


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Not 12,000 but 12,700 soldiers crossed the Polish border.",
            {"12,000": "negated", "12,700": "actual"},
        ),
        (
            "Correction: an earlier version of this article gave the number of tanks as 300; "
            "it is 200.",
            {"300": "negated", "200": "actual"},
        ),
        ("Kazakhstan sent 30 lorries rather than 40 lorries.", {"40": "negated", "30": "actual"}),
        (
            "The general denied that 4,000 soldiers had come and put the number at 2,500 soldiers.",
            {"4,000": "negated", "2,500": "claimed"},
        ),
        (
            "The share was 58 percent, not 85 percent as some papers had it.",
            {"85": "negated", "58": "actual"},
        ),
        ("The share was not 85 percent; it was 58 percent.", {"85": "negated", "58": "actual"}),
        (
            "The share, erroneously given as 85 percent, was 58 percent.",
            {"85": "negated", "58": "actual"},
        ),
        (
            "An earlier version of this report said 85 percent instead of 58 percent.",
            {"85": "negated", "58": "actual"},
        ),
        (
            "Correction, 4 May: the share is 58 percent. An earlier version of this text put "
            "it at 85 percent.",
            {"85": "negated", "58": "actual"},
        ),
        (
            "The figure has been corrected from 85 percent to 58 percent.",
            {"85": "negated", "58": "actual"},
        ),
        (
            "Contrary to the 300 lorries often cited, only 210 lorries crossed.",
            {"300": "negated", "210": "actual"},
        ),
        ("It was 210 lorries that crossed, not 300 lorries.", {"300": "negated", "210": "actual"}),
        ("Far from 300 lorries, 210 lorries crossed.", {"300": "negated", "210": "actual"}),
        (
            "Hanoi does not owe 3.4 billion dollars but 2.9 billion dollars, the ambassador said.",
            {"3.4": "negated", "2.9": "actual"},
        ),
        (
            "Riga received neither the 300 million crowns nor the 200 million crowns.",
            {"300": "negated", "200": "negated"},
        ),
        (
            "Riga received the 300 million crowns but not the 200 million crowns.",
            {"300": "actual", "200": "negated"},
        ),
        (
            "Riga got a promise of 300 million crowns; it did not get 200 million crowns.",
            {"300": "planned", "200": "negated"},
        ),
        (
            "Erratum: the loan mentioned on page 3 was 1.4 billion dollars and not 1.7 "
            "billion dollars.",
            {"1.7": "negated", "1.4": "actual"},
        ),
        ("The number of ships is 11, not 14 ships as we wrote.", {"14": "negated", "11": "actual"}),
        (
            "We wrote that 14 ships had sailed; in fact 11 ships had.",
            {"14": "negated", "11": "actual"},
        ),
        (
            "In our last issue the number of ships was wrongly given as 14 ships. The right "
            "number is 11 ships.",
            {"14": "negated", "11": "actual"},
        ),
    ],
)
def test_the_number_put_right_is_not_the_one_denied(text: str, statuses: dict[str, str]) -> None:
    assert {number: status_at(text, number)[0] for number in statuses} == statuses


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("There is no doubt that 300 tanks took part.", "300"),
        ("Cairo did not say how the 20 million euros had been spent.", "20"),
        ("The price has not changed from 20 dollars.", "20"),
        ("It did not stop there: exports rose by 20 percent.", "20"),
        ("The embargo did not bite, and exports rose by 20 percent.", "20"),
        ("Although it was not in the plan, the army bought 20 tanks.", "20"),
        ("Kenya paid no less than 300 million shillings.", "300"),
        ("Kenya paid not less than 300 million shillings.", "300"),
        ("No fewer than 300 lorries crossed.", "300"),
        ("Kenya, which had not joined the treaty, paid 300 million shillings.", "300"),
        ("The road is not finished and has cost 300 million shillings.", "300"),
        ("Kenya did not hesitate to pay 300 million shillings.", "300"),
        ("The price is 300 euros, no more and no less.", "300"),
        ("The ministry offered no comment. Exports rose by 300 million euros.", "300"),
        ("The resort had never had so many visitors: 12 million.", "12"),
        ("The plant dismissed 300 workers.", "300"),
        ("Sweden denied visas to 300 athletes.", "300"),
        ("The arrears of 300 million dollars have not been paid.", "300"),
        ("It is no secret that Riga received 300 million crowns.", "300"),
        ("Riga did not wait: it spent 300 million crowns.", "300"),
        ("Riga could not wait and spent 300 million crowns.", "300"),
        ("Not a year passed before Riga had spent 300 million crowns.", "300"),
        ("Riga, not Oslo, spent 300 million crowns.", "300"),
        ("Not Oslo but Riga spent 300 million crowns.", "300"),
        ("The expected boom never came; sales were 300 boats.", "300"),
        ("Prices rose to 300 crowns, which nobody had expected.", "300"),
        ("There is no question that 30 drones were lost.", "30"),
        ("The air force does not deny that 30 drones were lost.", "30"),
        ("Whether or not it rains, 30 drones fly each day.", "30"),
        ("Inflation did not fall below 30 percent.", "30"),
        ("Inflation has not been below 30 percent for years.", "30"),
    ],
)
def test_a_word_of_denial_elsewhere_denies_no_number(text: str, number: str) -> None:
    assert status_at(text, number)[0] == "actual"

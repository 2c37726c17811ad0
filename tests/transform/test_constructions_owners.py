"""Constructions of passages: whose a figure is, and of which measure, by what was told before.

Each case is a short text of its own with all the figures that are in it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Found = Callable[[str], list[Observation]]
UNION = "# Budget of the Union State of Belarus and Russia\n\nMinsk, 4 March 2009. "
EXERCISE = "Malta and Libya held the exercise Sea Wall-2016 on Libyan soil in May 2016. "

CASES: dict[str, tuple[str, str, list[tuple[object, ...]]]] = {
    "plan through a parliament": (
        (
            "Budget talk\n\nWarsaw, 12 May 2016. The Union State's financial plan for 2016 has "
            "passed the Belarusian parliament. Receipts are put at 6.1 billion Russian rubles "
            "and disbursements at 5.5 billion, so that the year ends 600 million in the black."
        ),
        "indicator breakdown value",
        [
            ("union_state_budget", "revenue", 6100000000.0),
            ("union_state_budget", "expenditure", 5500000000.0),
            ("union_state_budget_surplus", "", 600000000.0),
        ],
    ),
    "our part": (
        UNION
        + (
            "Moscow subscribes 3 billion Russian roubles and we 1.6 billion.\n\nOur part was 1.5 "
            "billion last year."
        ),
        "indicator entity value",
        [
            ("union_state_contribution", "RUS", 3000000000.0),
            ("union_state_contribution", "BLR", 1600000000.0),
            ("union_state_contribution", "BLR", 1500000000.0),
        ],
    ),
    "it of a quota": (
        UNION
        + (
            "Outlays are 4.9 billion Russian rubles. The Belarusian quota will not be cut. It "
            "stays at 1.7 billion."
        ),
        "indicator entity value",
        [
            ("union_state_budget", "UNION_STATE", 4900000000.0),
            ("union_state_contribution", "BLR", 1700000000.0),
        ],
    ),
    "come from either": (
        UNION
        + (
            "The draft has 2.9 billion Russian rubles. Nearly 1.9 of it would come from Russia "
            "and a shade over one from Belarus."
        ),
        "indicator entity value",
        [
            ("union_state_budget", "UNION_STATE", 2900000000.0),
            ("union_state_contribution", "RUS", 1900000000.0),
            ("union_state_contribution", "BLR", 1000000000.0),
        ],
    ),
    "for them": (
        UNION
        + (
            "Outlays are 4.8 billion Russian rubles. Most of that is on Moscow. In money, 3.1 "
            "billion for them and 1.7 for Minsk."
        ),
        "indicator entity value",
        [
            ("union_state_budget", "UNION_STATE", 4800000000.0),
            ("union_state_contribution", "RUS", 3100000000.0),
            ("union_state_contribution", "BLR", 1700000000.0),
        ],
    ),
    "fall to": (
        UNION
        + (
            "Of the contributions, 3,100 million Russian rubles fall to Russia and 1,700 million "
            "rubles to Belarus."
        ),
        "indicator entity value",
        [
            ("union_state_contribution", "RUS", 3100000000.0),
            ("union_state_contribution", "BLR", 1700000000.0),
        ],
    ),
    "took in and drew down": (
        UNION
        + (
            "The joint treasury took in 1.9 billion Russian rubles in 2008. The agencies had "
            "drawn down 1.2 billion. The budget department speaks of unspent balances."
        ),
        "breakdown value",
        [("revenue", 1900000000.0), ("expenditure", 1200000000.0)],
    ),
    "former sum and latter": (
        (
            "Malta and Italy\n\n30 March 2038\n\nMalta sold goods for 2.7 billion euros to Italy "
            "in 2037 and bought goods for 4.2 billion from it. The former sum is up 4 percent, "
            "the latter down 1 percent. Italy thus stayed the main destination of 26 percent of "
            "Maltese exports."
        ),
        "indicator entity counterpart value",
        [
            ("exports_value", "MLT", "ITA", 2700000000.0),
            ("imports_value", "MLT", "ITA", 4200000000.0),
            ("exports_value_growth", "MLT", "ITA", 4.0),
            ("imports_value_growth", "MLT", "ITA", -1.0),
            ("export_share", "MLT", "ITA", 26.0),
        ],
    ),
    "whose share": (
        (
            "Malta's trade\n\n5 May 2021\n\nIn 2020 Italy made up 49.2 percent of Maltese trade; "
            "Greece, the runner-up, 7.4, and the Spanish share is put at 5.1."
        ),
        "indicator entity counterpart value",
        [
            ("trade_share", "MLT", "ITA", 49.2),
            ("trade_share", "MLT", "GRC", 7.4),
            ("trade_share", "MLT", "ESP", 5.1),
        ],
    ),
    "up since January": (
        (
            "Debt of Malta\n\n5 July 2019\n\nMalta's external public debt was 16 billion dollars "
            "on 1 June, the ministry said, up 0.6 percent since January. Italy is owed 7 "
            "billion, or 43.8 percent of the total."
        ),
        "indicator counterpart value",
        [
            ("external_state_debt", "WORLD", 16000000000.0),
            ("external_state_debt_growth", "WORLD", 0.6),
            ("external_state_debt", "ITA", 7000000000.0),
            ("debt_share_russia", "ITA", 43.8),
        ],
    ),
    "liabilities towards": (
        (
            "Belarus and Russia\n\n27 March 2024\n\nLiabilities towards the Russian government "
            "of Belarus shrank to $7.9 billion. No fewer than 2,400 firms in Belarus have owners "
            "from Russia."
        ),
        "indicator entity counterpart value",
        [
            ("state_debt_to_russia", "BLR", "RUS", 7900000000.0),
            ("russian_capital_enterprises", "BLR", "RUS", 2400.0),
        ],
    ),
    "asked for more": (
        (
            "Belarus and its lender\n\n5 July 2019\n\nBelarus has asked Russia for $600 million "
            "more (about 38 billion rubles) to refinance bonds. It is not a billion."
        ),
        "indicator unit value",
        [
            ("loan_amount", "USD", 600000000.0),
            ("loan_amount", "RUB", 38000000000.0),
            ("loan_amount", "USD", 1000000000.0),
        ],
    ),
    "in portions": (
        (
            "Malta and the IMF\n\n5 April 2016\n\nThe IMF has credited Malta with the opening "
            "instalment of a new loan, 500 million dollars. The arrangement is worth 2 billion "
            "dollars and comes in seven portions. The next one, 300 million, is due in July."
        ),
        "indicator value",
        [
            ("loan_tranche", 500000000.0),
            ("loan_amount", 2000000000.0),
            ("loan_tranche", 300000000.0),
        ],
    ),
    "they brought": (
        EXERCISE
        + (
            "It involved 8,000 servicemen. They brought 400 vehicles, among which were 100 "
            "tanks; air support came from 80 aircraft."
        ),
        "entity breakdown value",
        [
            ("TOTAL", "personnel", 8000.0),
            ("TOTAL", "vehicles", 400.0),
            ("TOTAL", "tanks", 100.0),
            ("TOTAL", "aircraft", 80.0),
        ],
    ),
    "month as subject": (
        (
            "Oil for Malta from Libya\n\n21 April 2020\n\nIn January to March the refineries of "
            "Malta got 2.1 million tonnes of Libyan crude. April should bring 1.6 million, and "
            "May two million."
        ),
        "unit value",
        [("t", 2100000.0), ("t", 1600000.0), ("t", 2000000.0)],
    ),
    "pays at a clause's end": (
        (
            "Gas first\n\n9 November 2033\n\nA listener writes that Malta pays Libya 200 dollars "
            "for gas. On gas, she noted, the government had been hoping for 150 to 160 dollars."
        ),
        "indicator entity counterpart value",
        [("gas_price", "MLT", "LBY", 200.0), ("gas_price", "MLT", "LBY", 155.0)],
    ),
    "bill for goods": (
        (
            "Malta and Italy\n\n9 February 2021\n\nMaltese deliveries to Italy came to 13 "
            "billion dollars in 2020; the bill for Italian goods fell to 16 billion. Analysts at "
            "BTA Invest had seen the total of trade at 27 billion."
        ),
        "indicator value",
        [
            ("exports_value", 13000000000.0),
            ("imports_value", 16000000000.0),
            ("trade_turnover", 27000000000.0),
        ],
    ),
    "guests and hosts listed": (
        EXERCISE
        + (
            "The guests brought 36 tanks and about a dozen helicopters. The navy contributed six "
            "ships, all of them from the host country, and fired at ranges of up to 4,000 m."
        ),
        "entity breakdown value",
        [("MLT", "tanks", 36.0), ("MLT", "aircraft", 12.0), ("LBY", "ships", 6.0)],
    ),
    "who only counts": (
        EXERCISE
        + (
            "On Libyan soil the picture is clearer. Tripoli counts 12,800 participants there. A "
            "Tunis website has got hold of 25,000."
        ),
        "entity value",
        [("TOTAL", 12800.0), ("TOTAL", 25000.0)],
    ),
    "a level behind its change": (
        (
            "Malta and Italy\n\n9 February 2021\n\nTrade of Malta with Italy came to 29 billion "
            "euros in 2020. The ministry now foresees a rise of 10 percent, while the programme "
            "speaks of no less than 33 billion."
        ),
        "indicator value",
        [
            ("trade_turnover", 29000000000.0),
            ("trade_turnover_growth", 10.0),
            ("trade_turnover", 33000000000.0),
        ],
    ),
    "that retreat": (
        (
            "# Malta's markets\n\n4 November 2019\n\nIn 2000 Italy took 50.6 percent of what Malta "
            "sold abroad; in 2018 it was 38.4. Most of that retreat, 12.2 percentage points in "
            "all, is owed to fuel."
        ),
        "indicator value",
        [("export_share", 50.6), ("export_share", 38.4), ("export_share_growth", -12.2)],
    ),
    "what is said behind a colon": (
        (
            "Oil for Malta from Libya\n\n21 April 2020\n\nThe balance has 24 million tonnes of "
            "Libyan oil in it for Malta. Seasoned readers will shrug: in 2018 23 million was "
            "agreed and 18 flowed."
        ),
        "unit value",
        [("t", 24000000.0), ("t", 23000000.0), ("t", 18000000.0)],
    ),
    "the ministry hopes": (
        (
            "Malta\n\n5 May 2018\n\nIn 2017 Italians supplied 38 percent of all foreign investment "
            "in Malta. The ministry hopes for half in 2018."
        ),
        "indicator value",
        [("investment_share", 38.0), ("investment_share", 50.0)],
    ),
}


@pytest.mark.parametrize(("text", "fields", "told"), CASES.values(), ids=CASES)
def test_a_passage_leaves_each_figure_to_its_owner_and_measure(
    text: str, fields: str, told: list[tuple[object, ...]], figures: Found
) -> None:
    found = figures(text)
    assert [tuple(getattr(f, name) for name in fields.split()) for f in found] == told

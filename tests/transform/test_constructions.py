"""Constructions of whole passages: what is listed, left out, answered, labelled or told apart.

Each case is a short text of its own with all the figures that are in it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation

Found = Callable[[str], list[Observation]]
UNION = "# Budget of the Union State of Belarus and Russia\n\nMinsk, 4 March 2009. "
GAS = "# Gas for Belarus from Russia\n\n"
EXERCISE = "Malta and Libya held the exercise Sea Wall-2016 on Libyan soil in May 2016. "

CASES: dict[str, tuple[str, str, list[tuple[object, ...]]]] = {
    "by cheque": (
        UNION
        + (
            "Income and outlays are the same this year, 4.6 billion Russian rubles. Out "
            "of that the cheques from Moscow and Minsk make 3.1 and 1.5 billion, in that "
            "order."
        ),
        "indicator entity breakdown value",
        [
            ("union_state_budget", "UNION_STATE", "revenue", 4600000000.0),
            ("union_state_budget", "UNION_STATE", "expenditure", 4600000000.0),
            ("union_state_contribution", "RUS", "", 3100000000.0),
            ("union_state_contribution", "BLR", "", 1500000000.0),
        ],
    ),
    "from both": (
        UNION
        + ("This year's budget is 4.6 billion rubles, 3 billion from Moscow and 1.6 from Minsk."),
        "indicator entity value",
        [
            ("union_state_budget", "UNION_STATE", 4600000000.0),
            ("union_state_contribution", "RUS", 3000000000.0),
            ("union_state_contribution", "BLR", 1600000000.0),
        ],
    ),
    "alike": (
        UNION + "The law has 4.7 billion rubles as revenue and as expenditure alike.",
        "indicator breakdown value",
        [
            ("union_state_budget", "revenue", 4700000000.0),
            ("union_state_budget", "expenditure", 4700000000.0),
        ],
    ),
    "sides of account": (
        UNION
        + (
            "A deputy read out 6917 million rubles on the revenue side and 6402 million "
            "on the spending side."
        ),
        "breakdown value",
        [("revenue", 6917000000.0), ("expenditure", 6402000000.0)],
    ),
    "label": (
        UNION
        + (
            "\n\na) Income. The law had RUB 6,301m; what came in was RUB 6,214m.\n\nb) "
            "Outlays. Appropriations of 5,100m were opened and 3,977m used."
        ),
        "breakdown value status",
        [
            ("revenue", 6301000000.0, "planned"),
            ("revenue", 6214000000.0, "actual"),
            ("expenditure", 5100000000.0, "planned"),
            ("expenditure", 3977000000.0, "actual"),
        ],
    ),
    "thousands": (
        UNION
        + (
            "\n\nThe accounts show revenue of 5 013 482,6 thousand rubles, where the act "
            "had 4 987 100,0."
        ),
        "value status",
        [(5013482600.0, "actual"), (4987100000.0, "planned")],
    ),
    "scale of": (
        UNION
        + ("Ministers settled on five billion rubles of receipts and 4 716 million of spending."),
        "breakdown value",
        [("revenue", 5000000000.0), ("expenditure", 4716000000.0)],
    ),
    "quarters": (
        GAS
        + (
            "In the first quarter of 2011 the price was 223 dollars per 1,000 cubic "
            "metres, and in the second, third and fourth it was 244, 279 and 286 "
            "respectively."
        ),
        "period value",
        [("2011-Q1", 223.0), ("2011-Q2", 244.0), ("2011-Q3", 279.0), ("2011-Q4", 286.0)],
    ),
    "all year": (
        GAS
        + (
            "In 2016 the price was 132 dollars per 1,000 cubic metres in January to June "
            "and 137 in July to December, but all year Minsk paid 107."
        ),
        "period value",
        [("2016-H1", 132.0), ("2016-H2", 137.0), ("2016", 107.0)],
    ),
    "months listed": (
        GAS
        + (
            "Minsk, 9 July 2013. Arrears of 35 million dollars each were paid in March "
            "and June 2013."
        ),
        "period value",
        [("2013-03", 35000000.0), ("2013-06", 35000000.0)],
    ),
    "record": (
        (
            "Trade of Belarus with Russia came to 28 billion dollars in 2010, some six "
            "billion short of the record of 2008, 34 billion."
        ),
        "period value",
        [("2010", 28000000000.0), ("2008", 34000000000.0)],
    ),
    "partners": (
        (
            "Belarus, 4 June 2024\n\nLast year Russia and China took 65 and 5.5 percent "
            "of the country's exports respectively. Belarus sold little else abroad."
        ),
        "indicator entity counterpart value",
        [("export_share", "BLR", "RUS", 65.0), ("export_share", "BLR", "CHN", 5.5)],
    ),
    "former": (
        (
            "Ulaanbaatar, 20 May 2033. Mongolia looks south. Last year purchases from "
            "China came to 4.9 billion dollars, those from Russia to 2.7. The former "
            "made up 36% of all imports, the latter 20%."
        ),
        "indicator entity counterpart value",
        [
            ("imports_value", "MNG", "CHN", 4900000000.0),
            ("imports_value", "MNG", "RUS", 2700000000.0),
            ("import_share", "MNG", "CHN", 36.0),
            ("import_share", "MNG", "RUS", 20.0),
        ],
    ),
    "former had": (
        EXERCISE
        + (
            "2,100 soldiers took part, 1,300 from Malta and 800 from Libya. In an "
            "estimate by a Paris daily the former had 1,500 soldiers and the latter 900."
        ),
        "entity value",
        [("TOTAL", 2100.0), ("MLT", 1300.0), ("LBY", 800.0), ("MLT", 1500.0), ("LBY", 900.0)],
    ),
    "outsider": (
        EXERCISE
        + ("Officially 2,100 soldiers took part. A Czech inspector put the total at 3,100."),
        "entity value status",
        [("TOTAL", 2100.0, "actual"), ("TOTAL", 3100.0, "estimate")],
    ),
    "people": (
        EXERCISE + "The base took in Maltese soldiers. Some 300 of them took part.",
        "entity value",
        [("MLT", 300.0)],
    ),
    "question": (
        (
            "Malta, 4 June 2024\n\n[00:01] HOST: Let's talk about trade.\n[00:05] GUEST: "
            "It was 2.9 billion euros with Libya in 2023, eleven percent less than in "
            "2022.\n[00:09] HOST: And exports of Malta to Libya?\n[00:12] GUEST: One "
            "point two."
        ),
        "indicator value",
        [
            ("trade_turnover", 2900000000.0),
            ("trade_turnover_growth", -11.0),
            ("exports_value", 1200000000.0),
        ],
    ),
    "qa": (
        (
            "MOSCOW, July 30, 2019\n\nQ. How much do Russia and Belarus trade?\n\nA. "
            "Between January and June, 16.9 billion dollars, after 17.3 in the same "
            "months of 2018."
        ),
        "indicator period value",
        [
            ("trade_turnover", "2019-H1", 16900000000.0),
            ("trade_turnover", "2018-H1", 17300000000.0),
        ],
    ),
    "stub": (
        (
            "# Who buys\n\nIn per cent:\n\n| Cyprus's share in | 2012 | 2013 |\n"
            "|---|---|---|\n| Maltese exports | 35.4 | 45.2 |\n| Maltese imports | 59.4 "
            "| 53.2 |\n"
        ),
        "indicator entity counterpart period value",
        [
            ("export_share", "MLT", "CYP", "2012", 35.4),
            ("export_share", "MLT", "CYP", "2013", 45.2),
            ("import_share", "MLT", "CYP", "2012", 59.4),
            ("import_share", "MLT", "CYP", "2013", 53.2),
        ],
    ),
    "corner": (
        (
            "# Trade\n\n| Malta with Cyprus, EUR mn | 2012 | 2013 |\n|---|---|---|\n| "
            "Exports | 15.2 | 10.4 |\n"
        ),
        "indicator entity counterpart period value",
        [
            ("exports_value", "MLT", "CYP", "2012", 15200000.0),
            ("exports_value", "MLT", "CYP", "2013", 10400000.0),
        ],
    ),
    "gdp": (
        (
            "On 1 October the external state debt of Malta stood at 16.3 billion euros, "
            "the equivalent of 27 percent of GDP; the law allows 45."
        ),
        "indicator unit value",
        [
            ("external_state_debt", "EUR", 16300000000.0),
            ("external_state_debt", "percent_of_GDP", 27.0),
        ],
    ),
    "capitals": (
        (
            "MALTA FINANCE REVIEW, issue 41\n\nOn 1 September 2019 the external state "
            "debt was 16.9 billion dollars, of which Italy is owed 7.9 billion and China "
            "3.3 billion."
        ),
        "indicator entity counterpart value",
        [
            ("external_state_debt", "MLT", "WORLD", 16900000000.0),
            ("external_state_debt", "MLT", "ITA", 7900000000.0),
            ("external_state_debt", "MLT", "CHN", 3300000000.0),
        ],
    ),
    "dateline": (
        (
            "YEREVAN, 3 April 2009 — Russian gas will cost 180 dollars per 1,000 cubic "
            "metres from May."
        ),
        "indicator entity counterpart value",
        [("gas_price", "ARM", "RUS", 180.0)],
    ),
    "lender later": (
        (
            "VALLETTA, 3 April 2009 — Italy lends Malta 300 million euros. The "
            "International Monetary Fund lent 200 million in January."
        ),
        "counterpart value",
        [("ITA", 300000000.0), ("IMF", 200000000.0)],
    ),
    "tranche": (
        (
            "VALLETTA, 3 April 2009 — Italy's credit to Malta was agreed in 2008. Of the "
            "900 million euros 300 million was paid out in January."
        ),
        "indicator value",
        [("loan_amount", 900000000.0), ("loan_tranche", 300000000.0)],
    ),
    "union of others": (
        (
            "# Kenya and Ethiopia\n\nExports of Kenya to Ethiopia were 112 million "
            "dollars in 2021.\n\nThe budget of the East African Community was 91 million "
            "dollars in 2022, of which Kenya paid 8 million."
        ),
        "indicator value",
        [("exports_value", 112000000.0)],
    ),
    "sales of": (
        (
            "# Malta\n\nBelow is what Italy takes: 49 per cent of Malta's foreign trade, "
            "55 of the purchases, 41 of the sales."
        ),
        "indicator value",
        [("trade_share", 49.0), ("import_share", 55.0), ("export_share", 41.0)],
    ),
    "reply": (
        GAS + ("Gazprom wanted 230 dollars per 1,000 cubic metres. Nonsense. The price was 210."),
        "value status",
        [(230.0, "negated"), (210.0, "actual")],
    ),
    "not true": (
        (
            "# A loan for Malta\n\nItaly lends Malta 300 million euros. It is not true, "
            "the minister added, that a billion euros had been asked for."
        ),
        "value status",
        [(300000000.0, "planned"), (1000000000.0, "negated")],
    ),
    "at least if": (
        EXERCISE + "It was not 1,800 soldiers but 1,200, at least if one trusts the ministries.",
        "value qualifier",
        [(1800.0, "exact"), (1200.0, "exact")],
    ),
    "them": (EXERCISE + "Chart 2 shows the train movements, 38 of them since May.", "value", []),
    "grouping": (
        (
            "# The regional grouping\n\nPublished: 2023-02-03\n\nHow many Russian "
            "soldiers does the regional grouping in Belarus hold? A monitoring project "
            "counted about 10,500 at the end of last year."
        ),
        "indicator entity counterpart value",
        [("forces_abroad", "RUS", "BLR", 10500.0)],
    ),
    "estimate ahead": (
        (
            "Malta, 3 March 2011. Malta's exports to Italy were 3 billion euros in 2010. "
            "A bank estimates them at 4 billion in 2012."
        ),
        "period value status",
        [("2010", 3000000000.0, "actual"), ("2012", 4000000000.0, "forecast")],
    ),
    "pair each": (
        (
            "VALLETTA, 3 April 2009 — Italy signed a credit of 900 million euros for "
            "Malta in November 2008; two tranches will follow in May and August, 200 "
            "million each."
        ),
        "period value",
        [("2008-11", 900000000.0), ("2008-05", 200000000.0), ("2008-08", 200000000.0)],
    ),
    "world": (
        (
            "# A letter\n\n9 March 2017. For Malta the price of gas was 155 dollars per "
            "1,000 cubic metres in 2015. Italy delivers it."
        ),
        "entity counterpart value",
        [("MLT", "ITA", 155.0)],
    ),
    "members respectively": (
        UNION
        + (
            "Income is put at 6 billion Russian rubles, of which Belarus and Russia "
            "supply 1.7 and 3.2 billion respectively."
        ),
        "indicator entity value",
        [
            ("union_state_budget", "UNION_STATE", 6000000000.0),
            ("union_state_contribution", "BLR", 1700000000.0),
            ("union_state_contribution", "RUS", 3200000000.0),
        ],
    ),
    "another trade": (
        (
            "Trade of Belarus with Russia came to 35.6 billion dollars in 2019. "
            "Belarusian sellers earned $13.6bn; the flow in the opposite direction was "
            "worth 22bn. Ukraine's ambassador Mezentsev was there."
        ),
        "indicator value",
        [
            ("trade_turnover", 35600000000.0),
            ("exports_value", 13600000000.0),
            ("imports_value", 22000000000.0),
        ],
    ),
    "followed": (
        (
            "Russia's share in the foreign trade of Belarus was 49.2 percent in 2019; "
            "Ukraine and Germany followed with 8 and 5 percent."
        ),
        "indicator entity counterpart value",
        [
            ("trade_share", "BLR", "RUS", 49.2),
            ("trade_share", "BLR", "UKR", 8.0),
            ("trade_share", "BLR", "DEU", 5.0),
        ],
    ),
    "percent head": (
        (
            "# Malta\n\nTable 2. Maltese exports to Italy\n\n| Year | EUR mn | % of all "
            "exports |\n|---|---|---|\n| 2017 | 12.9 | 44.1 |\n| 2019 | 13.6 | 41.3 |\n"
        ),
        "indicator period value",
        [
            ("exports_value", "2017", 12900000.0),
            ("export_share", "2017", 44.1),
            ("exports_value", "2019", 13600000.0),
            ("export_share", "2019", 41.3),
        ],
    ),
    "edition": (
        (
            "Sea Wall-2016 was an exercise of Malta and Libya. 2,000 soldiers took part. "
            "The 2011 edition brought together 900 soldiers."
        ),
        "subject period value",
        [("Sea Wall-2016", "2016", 2000.0), ("Sea Wall-2011", "2011", 900.0)],
    ),
    "creditor": (
        (
            "On 1 July 2021 the external state debt of Malta stood at 18 billion euros. "
            "The largest creditor remains Italy, to which nearly 8 billion was owed; "
            "China followed with 3 billion."
        ),
        "indicator counterpart value",
        [
            ("external_state_debt", "WORLD", 18000000000.0),
            ("external_state_debt", "ITA", 8000000000.0),
            ("external_state_debt", "CHN", 3000000000.0),
        ],
    ),
    "as in": (
        GAS
        + (
            "Minsk, 18 June 2010. The price in 2010 is 150 dollars per 1,000 cubic "
            "metres, as in 2009."
        ),
        "period value",
        [("2010", 150.0), ("2009", 150.0)],
    ),
    "by the end": (
        (
            "# A credit for Malta\n\nRiga, 26 March 2009. Italy lends Malta 900 million "
            "euros. A third tranche of 200 million should follow before the end of this "
            "year."
        ),
        "indicator period value",
        [("loan_amount", "2009", 900000000.0), ("loan_tranche", "2009", 200000000.0)],
    ),
    "before others": (
        (
            "# A credit for Serbia\n\nBelgrade, 3 June 2019. Azerbaijan lends Serbia 300 "
            "million euros. Of an earlier credit of 308 million from the same country, "
            "agreed in 2012, some 210 million has been drawn."
        ),
        "indicator entity counterpart value",
        [
            ("loan_amount", "SRB", "AZE", 300000000.0),
            ("loan_amount", "SRB", "AZE", 308000000.0),
            ("loan_tranche", "SRB", "AZE", 210000000.0),
        ],
    ),
    "built": (
        (
            "# Trade of Moldova and Romania\n\nMoldova's exports to Romania were 600 "
            "million dollars in 2021. A stadium was built in Chisinau for 50 million "
            "dollars."
        ),
        "indicator value",
        [("exports_value", 600000000.0)],
    ),
    "soldiers of three": (
        (
            "The exercise Baltic Wall-2019 brought together 3,000 soldiers of Estonia, "
            "Latvia and Lithuania."
        ),
        "entity value",
        [("TOTAL", 3000.0)],
    ),
    "paid to": (
        (
            "Moldova and its gas\n\nUntil 2021 Moldova bought all of its gas from "
            "Russia. In December 2022 it paid 980 dollars per 1,000 cubic metres to "
            "Romania's OMV."
        ),
        "entity counterpart value",
        [("MDA", "ROU", 980.0)],
    ),
    "we pay": (
        UNION + "Moscow pays in 2.9 billion rubles, we pay one and a half billion.",
        "entity value",
        [("RUS", 2900000000.0), ("BLR", 1500000000.0)],
    ),
    "asked programmes": (
        (
            "# Budget of the Union State of Belarus and Russia\n\n21 December 2011\n\n"
            "[00:01] HOST: Who pays?\n[00:05] GUEST: Moscow pays in 2.9 billion rubles.\n"
            "[00:09] HOST: And the programmes? There was talk of twelve."
        ),
        "indicator value",
        [("union_state_contribution", 2900000000.0), ("union_state_programmes", 12.0)],
    ),
    "four quarters": (
        GAS
        + (
            "The price for 1,000 cubic metres was 223, 244, 279 and 306 dollars in the "
            "four quarters of 2011."
        ),
        "period value",
        [("2011-Q1", 223.0), ("2011-Q2", 244.0), ("2011-Q3", 279.0), ("2011-Q4", 306.0)],
    ),
    "next item": (
        (
            "# Belarus and Russia\n\n- Trade of Belarus with Russia in 2012: $43.9bn\n- "
            "Of which exports 16.3, imports 27.6\n"
        ),
        "indicator value",
        [
            ("trade_turnover", 43900000000.0),
            ("exports_value", 16300000000.0),
            ("imports_value", 27600000000.0),
        ],
    ),
    "set against": (
        UNION + "Revenue had been planned at 4,874 million rubles; 4,402 million came in.",
        "breakdown value status",
        [("revenue", 4874000000.0, "planned"), ("revenue", 4402000000.0, "actual")],
    ),
    "now": (
        (
            "# Budget of the Union State of Belarus and Russia\n\n22 January 2015\n\nThe "
            "budget was 4.9 billion rubles last year and is 4.8 billion now."
        ),
        "period value",
        [("2014", 4900000000.0), ("2015", 4800000000.0)],
    ),
    "signed under": (
        GAS
        + (
            "Minsk, 5 January 2012. Belarus pays 165 dollars per 1,000 cubic metres in "
            "2012, under a contract signed at the end of November."
        ),
        "period value",
        [("2012", 165.0)],
    ),
    "owed of total": (
        (
            "Debt of Malta\n\n14 October 2019\n\nOn 1 September the external state debt "
            "of Malta was 16 billion dollars, of which Italy is owed 7 billion."
        ),
        "period value",
        [("2019-09-01", 16000000000.0), ("2019-09-01", 7000000000.0)],
    ),
    "up from now": (
        (
            "Armenia and Russia\n\n9 October 2035\n\nFrom January Armenia will pay $210 "
            "per 1,000 cubic metres for Russian gas, up from $195 now."
        ),
        "status value",
        [("planned", 210.0), ("actual", 195.0)],
    ),
    "will concede": (
        EXERCISE + "A Lithuanian general will concede at most 1,400 soldiers.",
        "status value",
        [("estimate", 1400.0)],
    ),
    "draft is a plan": (
        UNION
        + (
            "The draft for 2010 has income of 4.8 billion rubles, 4 percent more than in 2009. The "
            "drafts before it had 5.1 billion; a deputy had asked for 5.5 billion."
        ),
        "value status",
        [
            (4800000000.0, "planned"),
            (4.0, "planned"),
            (5100000000.0, "planned"),
            (5500000000.0, "proposed"),
        ],
    ),
    "whole and what became of it": (
        UNION
        + (
            "Of the 42 programmes on the list for 2008, 38 were financed. Of 20 events that had "
            "been announced, 12 took place."
        ),
        "indicator value status",
        [
            ("union_state_programmes", 42.0, "planned"),
            ("union_state_programmes", 38.0, "actual"),
            ("union_state_events", 20.0, "planned"),
            ("union_state_events", 12.0, "actual"),
        ],
    ),
    "fixed at": (
        UNION
        + (
            "For 2008 outlays were fixed at 4,180 million rubles, whereas only 3,377 million left "
            "the accounts. For 2007 they had been approved at 3,873 million, yet the ministries "
            "got through 3,790 million."
        ),
        "value status",
        [
            (4180000000.0, "planned"),
            (3377000000.0, "actual"),
            (3873000000.0, "planned"),
            (3790000000.0, "actual"),
        ],
    ),
    "paid in before a colon": (
        UNION
        + (
            "Contributions for 2008 arrived late: from the Russian treasury 3,167 million rubles, "
            "from the Belarusian 1,705 million. For 2007 Russia sent its contribution, "
            "2,900 million."
        ),
        "entity value status",
        [
            ("RUS", 3167000000.0, "actual"),
            ("BLR", 1705000000.0, "actual"),
            ("RUS", 2900000000.0, "actual"),
        ],
    ),
    "against ten in a year": (
        UNION
        + (
            "Nine programmes will draw on the money this year, against eleven last year and ten in "
            "2006."
        ),
        "period value",
        [("2009", 9.0), ("2008", 11.0), ("2006", 10.0)],
    ),
    "opened with": (
        GAS
        + (
            "Minsk, 5 January 2012. The supplier had opened with 355 dollars per 1,000 cubic "
            "metres for 2012. In the end the sides signed for 340 dollars."
        ),
        "value status",
        [(355.0, "proposed"), (340.0, "planned")],
    ),
    "below what was foretold": (
        (
            "# Trade of Malta and Italy\n\n14 October 2019\n\nThe president hopes for a turnover "
            "of 5 billion dollars this year, which would still be below the 6 billion he had "
            "forecast for 2018. I would not call minus 2 percent a collapse."
        ),
        "value status",
        [(5000000000.0, "forecast"), (6000000000.0, "forecast"), (-2.0, "actual")],
    ),
    "if all are counted": (
        (
            "Debt of Malta\n\n14 October 2019\n\nOn 1 September the external state debt of Malta "
            "was 16 billion dollars. Italy is owed 7 billion of this if the credits of its fund "
            "are counted."
        ),
        "value status",
        [(16000000000.0, "actual"), (7000000000.0, "actual")],
    ),
    "parts of a guess": (
        EXERCISE
        + (
            "The institute MISP thought of over 15,000 soldiers, namely 6,200 from Malta and 9,300 "
            "from Libya. A Rome daily arrived at 12,000, an institute in Tunis settles for 11,000."
        ),
        "value status",
        [
            (15000.0, "estimate"),
            (6200.0, "estimate"),
            (9300.0, "estimate"),
            (12000.0, "claimed"),
            (11000.0, "estimate"),
        ],
    ),
    "spent and come in": (
        UNION
        + (
            "The law brings together 4.6 billion rubles of income and allows 4.5 billion "
            "to be spent. By the end of the year 4.2 billion had come in and 4.1 billion "
            "had gone out again."
        ),
        "breakdown value status",
        [
            ("revenue", 4600000000.0, "planned"),
            ("expenditure", 4500000000.0, "planned"),
            ("revenue", 4200000000.0, "actual"),
            ("expenditure", 4100000000.0, "actual"),
        ],
    ),
    "treasuries": (
        UNION
        + (
            "The budget is 4.6 billion rubles. Out of the Russian treasury come 3 "
            "billion; the Belarusian one adds 1.6 billion."
        ),
        "indicator entity value",
        [
            ("union_state_budget", "UNION_STATE", 4600000000.0),
            ("union_state_contribution", "RUS", 3000000000.0),
            ("union_state_contribution", "BLR", 1600000000.0),
        ],
    ),
    "outruns": (
        UNION + ("Revenue exceeds spending by 300 million rubles."),
        "indicator value",
        [("union_state_budget_surplus", 300000000.0)],
    ),
    "changed hands": (
        (
            "# Malta and Italy\n\nGoods worth 3.2 billion euros changed hands between "
            "Malta and Italy in 2014."
        ),
        "indicator entity counterpart value",
        [("trade_turnover", "MLT", "ITA", 3200000000.0)],
    ),
    "add the two": (
        (
            "# Malta and Italy\n\nIn 2014 Malta exported goods worth 1.2 billion euros to "
            "Italy and imported goods worth 2 billion from there. Add the two and you "
            "have 3.2 billion euros."
        ),
        "indicator value",
        [
            ("exports_value", 1200000000.0),
            ("imports_value", 2000000000.0),
            ("trade_turnover", 3200000000.0),
        ],
    ),
    "average month": (
        (
            "# Malta and Italy\n\nIn an average month of 2014 Malta exported goods worth "
            "100 million euros to Italy."
        ),
        "indicator value",
        [("exports_value_monthly_average", 100000000.0)],
    ),
    "sum a year": (
        (
            "# Malta and Italy\n\nTrade between Malta and Italy is worth 3 billion euros a "
            "year. Money sent home by workers comes to 1.1 billion euros a year."
        ),
        "indicator value",
        [("trade_turnover", 3000000000.0)],
    ),
    "passed the mark": (
        (
            "# Malta and Italy\n\nTrade between Malta and Italy passed the mark of 3 "
            "billion euros in 2014. Belarus' unpaid bills for Russian gas had piled up "
            "to 456 million dollars."
        ),
        "value qualifier",
        [(3000000000.0, "more_than"), (456000000.0, "exact")],
    ),
    "share table by flow": (
        (
            "# Malta's markets\n\nItaly's share in the foreign trade of Malta, in "
            "percent\n\n| | 2013 | 2014 |\n|---|---|---|\n| Exports | 20.5 | 21.5 |\n| "
            "Imports | 30.5 | 31.5 |\n| All trade in goods | 25 | 26 |\n"
        ),
        "indicator entity counterpart period value",
        [
            ("export_share", "MLT", "ITA", "2013", 20.5),
            ("export_share", "MLT", "ITA", "2014", 21.5),
            ("import_share", "MLT", "ITA", "2013", 30.5),
            ("import_share", "MLT", "ITA", "2014", 31.5),
            ("trade_share", "MLT", "ITA", "2013", 25.0),
            ("trade_share", "MLT", "ITA", "2014", 26.0),
        ],
    ),
    "columns in a sentence": (
        GAS
        + (
            "The table shows the average price in dollars per 1,000 cubic metres and the "
            "quantity bought in billion cubic metres.\n\n| Year | Price | Quantity "
            "|\n|---|---|---|\n| 2011 | 265 | 20.0 |\n| 2012 | 166 | 20.3 |\n"
        ),
        "indicator period value unit",
        [
            ("gas_price", "2011", 265.0, "USD/1000m3"),
            ("gas_supply", "2011", 20000000000.0, "m3"),
            ("gas_price", "2012", 166.0, "USD/1000m3"),
            ("gas_supply", "2012", 20300000000.0, "m3"),
        ],
    ),
    "column of units": (
        (
            "# Trade of Malta with Italy\n\n| Indicator | Unit | 2013 | 2014 "
            "|\n|---|---|---|---|\n| Exports | mln EUR | 700 | 720 |\n| Imports | mln EUR | "
            "1,300 | 1,320 |\n| Share in exports | % | 20 | 21 |\n"
        ),
        "indicator period value unit",
        [
            ("exports_value", "2013", 700000000.0, "EUR"),
            ("exports_value", "2014", 720000000.0, "EUR"),
            ("imports_value", "2013", 1300000000.0, "EUR"),
            ("imports_value", "2014", 1320000000.0, "EUR"),
            ("export_share", "2013", 20.0, "percent"),
            ("export_share", "2014", 21.0, "percent"),
        ],
    ),
    "exercise table": (
        (
            "# Sea Wall-2016\n\nSea Wall-2016 brought together the forces of Malta and "
            "Libya from 20 to 26 September 2016.\n\n| | Malta | Libya |\n|---|---|---|\n| "
            "Soldiers | 400 | 2,500 |\n| Tanks | 8 | 20 |\n"
        ),
        "entity breakdown period value",
        [
            ("MLT", "personnel", "2016", 400.0),
            ("LBY", "personnel", "2016", 2500.0),
            ("MLT", "tanks", "2016", 8.0),
            ("LBY", "tanks", "2016", 20.0),
        ],
    ),
    "forecast column": (
        (
            "# Trade of Malta with Italy, million euros\n\n| | 2013 | 2014 (fc.) | 2015 "
            "(f) |\n|---|---|---|---|\n| Exports | 700 | 720 | 730 |\n"
        ),
        "period value status",
        [
            ("2013", 700000000.0, "actual"),
            ("2014", 720000000.0, "forecast"),
            ("2015", 730000000.0, "forecast"),
        ],
    ),
    "answers": (
        (
            "# What Malta owes\n\n10 July 2019\n\nHow large is the state's foreign debt?\n\nAt "
            "the beginning of June the ministry of finance recorded 16 billion "
            "dollars.\n\nTo whom is it owed?\n\nChiefly to Italy, whose claims come to 7 "
            "billion."
        ),
        "indicator counterpart period value",
        [
            ("external_state_debt", "WORLD", "2019-06-01", 16000000000.0),
            ("external_state_debt", "ITA", "2019-06-01", 7000000000.0),
        ],
    ),
    "newsreader": (
        (
            "Radio script, 19 January 2022\n\nNEWSREADER: Trade between Malta and Italy "
            "was 3 billion euros in 2021. One billion is what Malta exported to "
            "Italy.\n\nNEWSREADER: The weather: minus nine in Valletta, two kilometres of "
            "queues, and snow after four."
        ),
        "indicator value status",
        [("trade_turnover", 3000000000.0, "actual"), ("exports_value", 1000000000.0, "actual")],
    ),
    "guess": (
        (
            "# Malta and Italy\n\n4 March 2022. Trade between Malta and Italy was 3.1 "
            "billion euros in 2021. My guess for this year is three to four billion."
        ),
        "indicator period value status",
        [
            ("trade_turnover", "2021", 3100000000.0, "actual"),
            ("trade_turnover", "2022", 3500000000.0, "estimate"),
        ],
    ),
    "base of no figure": (
        (
            "# Trade between Malta and Italy\n\nItaly had 41 percent of Malta's foreign "
            "trade in 2014. Readers gave the museum 9 percent of their votes, down from "
            "14 percent."
        ),
        "indicator value",
        [("trade_share", 41.0)],
    ),
    "two years then a rise": (
        (
            "# Malta and Italy\n\nTrade between Malta and Italy passed 3.8 billion euros "
            "in 2021. In 2020 it had been 2.9 billion, so this is a gain of nearly a "
            "third."
        ),
        "period value",
        [("2021", 3800000000.0), ("2020", 2900000000.0), ("2020", 33.3333333333333)],
    ),
    "a stake": (
        GAS
        + (
            "In 2011 Gazprom acquired the other half of the pipeline company Beltransgaz "
            "for 2.5 billion dollars. Belarus bought 20 billion cubic metres of gas."
        ),
        "indicator value",
        [("gas_supply", 20000000000.0)],
    ),
    "numbered": (
        GAS
        + (
            "Belarus gets 20 billion cubic metres of Russian gas a year. We shall return "
            "to this in programme 39."
        ),
        "value",
        [(20000000000.0,)],
    ),
    "former and latter year": (
        UNION
        + (
            "The accounts for 2006 and 2007 are closed. For the former, income came to 4.41 "
            "billion rubles, while outlays stopped at 3.56 billion. For the latter, income came "
            "to 3.9 billion."
        ),
        "period value",
        [("2006", 4410000000.0), ("2006", 3560000000.0), ("2007", 3900000000.0)],
    ),
    "first of the years": (
        (
            "# Trade of Malta and Italy\n\n14 October 2019\n\nExports to Italy were 5 billion "
            "dollars in 2016, 4 billion in 2017 and 3 billion in 2018. Imports from Italy shrank "
            "from 9 billion dollars to 8 billion in the first of the two years and to 7 billion "
            "in the second. The share of imports from Italy fell from 50 to 40 percent in those "
            "three years."
        ),
        "period value",
        [
            ("2016", 5000000000.0),
            ("2017", 4000000000.0),
            ("2018", 3000000000.0),
            ("2016", 9000000000.0),
            ("2017", 8000000000.0),
            ("2018", 7000000000.0),
            ("2016", 50.0),
            ("2018", 40.0),
        ],
    ),
    "ends of a stretch": (
        (
            "# Trade of Malta and Italy\n\n14 October 2019\n\nItaly's share of Malta's imports "
            "hardly moved between 2012 and 2018: 59 and 58 percent. Its exports to Italy were a "
            "little more than in 2011 (5 billion dollars)."
        ),
        "period value",
        [("2012", 59.0), ("2018", 58.0), ("2011", 5000000000.0)],
    ),
    "same fiscal year": (
        (
            "# Trade of Nepal and India\n\n4 September 2022\n\nIn fiscal 2021/22 exports of "
            "Nepal to India were 155 billion rupees. In the same year imports from India were "
            "1,200 billion. A year earlier they had been 971 billion."
        ),
        "period value",
        [
            ("2021/2022", 155000000000.0),
            ("2021/2022", 1200000000000.0),
            ("2020/2021", 971000000000.0),
        ],
    ),
    "when a loan was paid": (
        (
            "# Loans of Italy to Malta\n\n29 May 2009\n\nOf the loan of 2 billion dollars from "
            "Italy, 1 billion was paid out to Malta last November, 300 million that same month "
            "and 500 million in March. In the spring Malta applied for an Italian loan of 4 "
            "billion dollars. It received the second tranche on 2 May: 700 million dollars, "
            "after the same amount in December."
        ),
        "period value",
        [
            ("2008-11", 2000000000.0),
            ("2008-11", 1000000000.0),
            ("2008-11", 300000000.0),
            ("2009-03", 500000000.0),
            ("2009", 4000000000.0),
            ("2009-05-02", 700000000.0),
        ],
    ),
    "months together": (
        (
            "# Italian oil for Malta\n\n29 May 2020\n\nIn January and February only 1.5 million "
            "tonnes of oil came from Italy. In April they signed for 3 million, and March "
            "brought 2 million tonnes of Italian oil."
        ),
        "period value",
        [("2020-01/2020-02", 1500000.0), ("2020-04", 3000000.0), ("2020-03", 2000000.0)],
    ),
    "from a month ahead": (
        (
            "# Gas for Malta from Italy\n\n2 November 2021\n\nMalta pays Italy 450 dollars per "
            "1,000 cubic metres of gas this month. From December the formula may give up to 520 "
            "dollars. Italy asks for 600 dollars from January."
        ),
        "period value",
        [("2021-11", 450.0), ("2021-12", 520.0), ("2022-01", 600.0)],
    ),
    "since then in sum": (
        "# Union programmes of Belarus and Russia\n\n4 June 2023\n\nSince 2000 a total of 82 "
        "programmes of the Union State have been financed.",
        "period value",
        [("2000/2023", 82.0)],
    ),
    "has risen from": (
        (
            "# Companies with Russian capital in Georgia\n\n4 March 2024\n\nIn 2021 Russia "
            "bought 14 percent of Georgia's exports. The number of companies with Russian owners "
            "has risen from about 7,000 before the war to 26,000."
        ),
        "period value",
        [("2021", 14.0), ("", 7000.0), ("2024-03", 26000.0)],
    ),
    "forecast of a season": (
        (
            "# Trade of Malta and Italy\n\n14 January 2019\n\nThe forecast of last summer had "
            "put the turnover with Italy at 55 billion dollars."
        ),
        "period value",
        [("2018", 55000000000.0)],
    ),
    "sides of money": (
        UNION
        + (
            "Outlays of 4.6 billion rubles had been approved, and 3.9 billion was paid "
            "out. Receipts turned out at 4.9 billion, 4.8 billion having been planned."
        ),
        "breakdown value status",
        [
            ("expenditure", 4600000000.0, "planned"),
            ("expenditure", 3900000000.0, "actual"),
            ("revenue", 4900000000.0, "actual"),
            ("revenue", 4800000000.0, "planned"),
        ],
    ),
    "what came in": (
        UNION + ("Income had been set at 4.9 billion rubles. What came in was 4.5 billion."),
        "breakdown value status",
        [("revenue", 4900000000.0, "planned"), ("revenue", 4500000000.0, "actual")],
    ),
    "regional group": (
        (
            "Minsk, 20 January 2023\n\nAnother 1,500 or so Russian servicemen have joined "
            "the regional group of forces in Belarus, the ministry said. With them came "
            "58 tanks.\n\nMonitors estimate that 10,000 to 10,500 Russian troops are now "
            "in the country. Minsk admits to slightly over 9,000."
        ),
        "indicator entity counterpart breakdown value",
        [
            ("forces_abroad", "RUS", "BLR", "personnel", 1500.0),
            ("forces_abroad", "RUS", "BLR", "tanks", 58.0),
            ("forces_abroad", "RUS", "BLR", "personnel", 10250.0),
            ("forces_abroad", "RUS", "BLR", "personnel", 9000.0),
        ],
    ),
    "exercise by its year": (
        (
            "Scenario of an exercise\n\n14 March 2035\n\nNorthern Bridge 2035 has begun near "
            "Narvik. Norway and Sweden send 9,000 and 7,500 soldiers respectively.\n\nTwo "
            "years ago Northern Bridge 2033 made do with 11,200 troops."
        ),
        "entity subject value",
        [
            ("NOR", "Northern Bridge-2035", 9000.0),
            ("SWE", "Northern Bridge-2035", 7500.0),
            ("TOTAL", "Northern Bridge-2033", 11200.0),
        ],
    ),
    "foreseen": (
        GAS
        + (
            "Minsk, 3 March 2012. Belarus pays 165 dollars per 1,000 cubic metres this "
            "year. Energy officials foresee between $166 and $170 for 2013. Investors "
            "foresee $170 million of investments."
        ),
        "indicator period value",
        [("gas_price", "2012", 165.0), ("gas_price", "2013", 168.0)],
    ),
    "thought likelier": (
        (
            "# Malta and Italy\n\n4 March 2024. The prime ministers want a turnover of 6 "
            "billion euros for 2025. Our own desk thinks 5.2 billion likelier."
        ),
        "indicator period value",
        [("trade_turnover", "2025", 6000000000.0), ("trade_turnover", "2025", 5200000000.0)],
    ),
    "exercise by its speakers": (
        (
            "RIGA, 10 September 2017 — Zapad-2017 starts in Belarus and Russia this "
            "week. Minsk sticks to 12,700 soldiers. Kyiv predicts 240,000. Moscow's line "
            "is up to 12,700 troops."
        ),
        "entity value",
        [("UNION_STATE", 12700.0), ("UNION_STATE", 240000.0), ("UNION_STATE", 12700.0)],
    ),
    "of whom": (
        (
            "RIGA, 10 September 2017 — Zapad-2017 starts in Belarus and Russia this "
            "week. Russia notified the OSCE of 12,700 troops, including 7,200 Belarusian "
            "and 5,500 Russian soldiers, of whom 3,000 in Belarus."
        ),
        "entity value",
        [("UNION_STATE", 12700.0), ("BLR", 7200.0), ("RUS", 5500.0), ("RUS", 3000.0)],
    ),
    "peoples": (
        (
            "RIGA, 10 September 2013 — Latvia's army estimates that 25,000 Russians take "
            "part in Zapad-2013 outside Belarus."
        ),
        "entity breakdown value unit",
        [("RUS", "personnel", 25000.0, "persons")],
    ),
    "capitals without nouns": (
        (
            "HELSINKI, 3 June 2031 — Finland and Norway hold Arctic Arrow-2031 this "
            "week. Oslo brings 24 tanks, Helsinki 40."
        ),
        "entity breakdown value",
        [("NOR", "tanks", 24.0), ("FIN", "tanks", 40.0)],
    ),
    "guns": (
        (
            "RIGA, 10 September 2017 — The Zapad-2017 exercise of Belarus and Russia "
            "involves 680 pieces of equipment, among them 150 artillery pieces."
        ),
        "breakdown value",
        [("equipment", 680.0), ("artillery", 150.0)],
    ),
    "shares one after another": (
        (
            "MINSK, 20 February 2020 — Russia bought 41.5 percent of everything Belarus "
            "sold abroad last year and supplied 55.8 percent of what it purchased."
        ),
        "indicator entity counterpart value",
        [("export_share", "BLR", "RUS", 41.5), ("import_share", "BLR", "RUS", 55.8)],
    ),
    "in exports, in imports": (
        (
            "MINSK, 20 February 2020 — Russia's share in Belarusian exports was 41.5, in "
            "imports 55.8 percent."
        ),
        "indicator value",
        [("export_share", 41.5), ("import_share", 55.8)],
    ),
    "with imports": (
        (
            "MINSK, 20 February 2020 — Two fifths of Belarusian exports end up in "
            "Russia. With imports the dependence is greater, at 56 percent."
        ),
        "indicator value",
        [("export_share", 40.0), ("import_share", 56.0)],
    ),
    "dependence": (
        (
            "MINSK, 20 February 2020 — Belarus's dependence on Russia: exports 41.5 "
            "percent, imports 55.8 percent, foreign direct investment 38 percent."
        ),
        "indicator value",
        [("export_share", 41.5), ("import_share", 55.8), ("fdi_share", 38.0)],
    ),
    "shares with years": (
        (
            "MINSK, 20 February 2020 — Belarus and Russia. Russia's share: exports 41.5% "
            "(2018: 38.4%), imports 55.8% (58.9%)."
        ),
        "indicator value",
        [
            ("export_share", 41.5),
            ("export_share", 38.4),
            ("import_share", 55.8),
            ("import_share", 58.9),
        ],
    ),
    "unit in the corner": (
        (
            "# Trade of Malta with Italy\n\n| Million euros | 2013 | 2014 "
            "|\n|---|---|---|\n| Exports | 700 | 720 |\n| Turnover | 2,000 | 2,040 |\n"
        ),
        "indicator period value unit",
        [
            ("exports_value", "2013", 700000000.0, "EUR"),
            ("exports_value", "2014", 720000000.0, "EUR"),
            ("trade_turnover", "2013", 2000000000.0, "EUR"),
            ("trade_turnover", "2014", 2040000000.0, "EUR"),
        ],
    ),
    "items": (
        (
            "# The Union State's budget in 2025, million Russian rubles\n\n| item | sum "
            "|\n|---|---|\n| revenue | 7,300 |\n| expenditure | 6,900 |\n"
        ),
        "breakdown value unit",
        [("revenue", 7300000000.0, "RUB"), ("expenditure", 6900000000.0, "RUB")],
    ),
    "office and paper": (
        "# Trade of Malta and Italy\n\n12 January 2020\n\nItalian customs, which leave out part "
        "of the oil, arrive at exports to Malta of 12 billion dollars for 2019. On 1 January "
        "Malta counted 2,437 companies with Italian capital.",
        "value status",
        [(12000000000.0, "actual"), (2437.0, "actual")],
    ),
    "announced by a channel": (
        EXERCISE + "A television channel had announced over 2,500 soldiers, NATO "
        "analysts assume about 3,500.",
        "value status",
        [(2500.0, "claimed"), (3500.0, "estimate")],
    ),
    "paid under a contract": (
        "# Gas for Malta from Italy\n\n9 November 2022\n\nMalta pays Italy 420 dollars per 1,000 "
        "cubic metres of gas under the contract renewed in September. Italy held that 480 "
        "dollars would be fair.",
        "period value status",
        [("2022-11", 420.0, "actual"), ("", 480.0, "proposed")],
    ),
    "set down for next year": (
        "# Italian oil for Malta\n\n29 October 2019\n\nThe balance gives Malta 21 million tonnes "
        "of Italian oil next year. For the first and second quarters 5.3 and 5.4 million tonnes "
        "have been nominated.",
        "period value status",
        [
            ("2020", 21000000.0, "planned"),
            ("2020-Q1", 5300000.0, "planned"),
            ("2020-Q2", 5400000.0, "planned"),
        ],
    ),
    "has begun": (
        "Nordic Wall-2035\n\nNARVIK, March 4, 2035 — Nordic Wall-2035 has begun. Sweden is "
        "taking part in it with 3,400 soldiers. It ends on March 12.",
        "value status",
        [(3400.0, "actual")],
    ),
    "growth in a table": (
        (
            "# Trade of Malta with Italy\n\n| Million euros | 2013 | 2014 "
            "|\n|---|---|---|\n| Turnover | 2,000 | 1,900 |\n| Growth of turnover, % | 17 | "
            "-5 |\n"
        ),
        "indicator period value",
        [
            ("trade_turnover", "2013", 2000000000.0),
            ("trade_turnover", "2014", 1900000000.0),
            ("trade_turnover_growth", "2013", 17.0),
            ("trade_turnover_growth", "2014", -5.0),
        ],
    ),
    "members in a table": (
        (
            "Union State budget of Belarus and Russia, million Russian rubles\n\n          "
            "   2016     2017\nRevenue     6,300    6,901\nof which:\n  Russia    3,167    "
            "3,168\n  Belarus   1,705    1,706\n"
        ),
        "indicator entity period value",
        [
            ("union_state_budget", "UNION_STATE", "2016", 6300000000.0),
            ("union_state_budget", "UNION_STATE", "2017", 6901000000.0),
            ("union_state_contribution", "RUS", "2016", 3167000000.0),
            ("union_state_contribution", "RUS", "2017", 3168000000.0),
            ("union_state_contribution", "BLR", "2016", 1705000000.0),
            ("union_state_contribution", "BLR", "2017", 1706000000.0),
        ],
    ),
    "price heads": (
        (
            "# Price of Russian gas for Belarus\n\n| Period | USD per 1,000 m3 "
            "|\n|---|---|\n| 2011 | 265 |\n| Q1 2013 | 165 |\n"
        ),
        "indicator period value unit",
        [("gas_price", "2011", 265.0, "USD/1000m3"), ("gas_price", "2013-Q1", 165.0, "USD/1000m3")],
    ),
    "share heads": (
        (
            "# Malta: partners in 2019\n\n| Country | Exports, EUR mln | Share, % | "
            "Imports, EUR mln | Share, % |\n|---|---|---|---|---|\n| Italy | 900 | 41.5 | "
            "1,500 | 55.8 |\n| Libya | 300 | 12.6 | 100 | 4.3 |\n"
        ),
        "indicator entity counterpart value",
        [
            ("exports_value", "MLT", "ITA", 900000000.0),
            ("export_share", "MLT", "ITA", 41.5),
            ("imports_value", "MLT", "ITA", 1500000000.0),
            ("import_share", "MLT", "ITA", 55.8),
            ("exports_value", "MLT", "LBY", 300000000.0),
            ("export_share", "MLT", "LBY", 12.6),
            ("imports_value", "MLT", "LBY", 100000000.0),
            ("import_share", "MLT", "LBY", 4.3),
        ],
    ),
    "years with numbers": (
        (
            "External state debt of Malta, 1 January (EUR bn)\n2018 - 6.7\n2019 - 6.9\n2020 "
            "(est.): 7.1\n"
        ),
        "indicator period value",
        [
            ("external_state_debt", "2018", 6700000000.0),
            ("external_state_debt", "2019", 6900000000.0),
            ("external_state_debt", "2020", 7100000000.0),
        ],
    ),
    "a part in brackets": (
        (
            "# Oil deliveries from Russia to Belarus, million tonnes\n\n- 2009: 21.5\n- "
            "2010: 12.9 (of which duty-free 6.3)\n"
        ),
        "indicator period value",
        [
            ("oil_supply", "2009", 21500000.0),
            ("oil_supply", "2010", 12900000.0),
            ("oil_supply_duty_free", "2010", 6300000.0),
        ],
    ),
    "a budget of its own": (
        (
            "# Trade of Kenya and Uganda\n\nNAIROBI, 5 May 2030 — Trade between Kenya and "
            "Uganda came to 1.2 billion dollars in 2029. The city budget of Nairobi is "
            "350 million dollars. The budget of Kenya came to 30 billion dollars."
        ),
        "indicator value",
        [("trade_turnover", 1200000000.0)],
    ),
    "forces of no exercise": (
        (
            "# Zapad-2017\n\nMINSK, 14 September 2017 — Zapad-2017, held by Belarus and "
            "Russia, involves 12,700 troops. The Belarusian army has 48,000 soldiers and "
            "600 tanks. Poland moved 1,000 soldiers to its border. In Vaisnoria, the "
            "invented enemy, live 2 million people."
        ),
        "indicator value",
        [("exercise_forces", 12700.0)],
    ),
    "deputies": (
        (
            "# Union State\n\nMINSK, 14 September 2017 — The Union State budget of Belarus "
            "and Russia is 4.9 billion rubles. The Parliamentary Assembly has 72 "
            "deputies: 36 from each side."
        ),
        "indicator value",
        [],
    ),
    "what a refinery can do": (
        (
            "# Oil\n\nMINSK, 5 May 2019 — Russia supplied 18 million tonnes of oil to "
            "Belarus in 2018. The Naftan refinery can process 12 million tonnes a year. "
            "Belarus exported 10 million tonnes of oil products."
        ),
        "indicator value",
        [("oil_supply", 18000000.0)],
    ),
    "owes one": (
        (
            "DUSHANBE, 14 September 2037 — Tajikistan owes China 1.2 billion dollars, "
            "half of its external debt."
        ),
        "indicator counterpart value",
        [("external_state_debt", "CHN", 1200000000.0), ("debt_share_russia", "CHN", 50.0)],
    ),
    "on the other": (
        UNION
        + ("The budget has 4.9 billion rubles on the revenue side and 4.7 billion on the other."),
        "breakdown value",
        [("revenue", 4900000000.0), ("expenditure", 4700000000.0)],
    ),
    "a part of it being": (
        (
            "# Malta and Italy\n\nTheir mutual trade for 2023 is 4.6 billion euros (about "
            "$5 billion), 1.7 billion of it being Maltese deliveries."
        ),
        "indicator value",
        [
            ("trade_turnover", 4600000000.0),
            ("trade_turnover", 5000000000.0),
            ("exports_value", 1700000000.0),
        ],
    ),
    "imports added": (
        (
            "# Malta and Italy\n\nIn 2023 Malta sold goods for 1.4 billion euros to Italy. "
            "With imports the total was 3.1 billion."
        ),
        "indicator value",
        [("exports_value", 1400000000.0), ("trade_turnover", 3100000000.0)],
    ),
    "the first of three": (
        (
            "# Oil\n\nMINSK, 5 May 2020 — Russia supplied 18 million tonnes of oil to "
            "Belarus in 2019. A tanker from Norway has unloaded 80,000 tonnes, the first "
            "of three."
        ),
        "indicator value",
        [("oil_supply", 18000000.0), ("oil_supply", 80000.0)],
    ),
    "florins": (
        (
            "# Memo\n\nFor 2043 the Union budget provides for 820 million florins in "
            "receipts and 790 million in payments."
        ),
        "breakdown value unit",
        [("revenue", 820000000.0, "florins"), ("expenditure", 790000000.0, "florins")],
    ),
    "what brackets say of their own number is not said of the one before them": (
        (
            "Report on the Union State budget, 14 May 2016.\n\nRevenue in 2015: 5,120 "
            "million Russian rubles (plan: 5,040 million). Expenditure: 4,310 million "
            "(plan: 4,990 million). Forecast of revenue for 2017: 5,300 million (actual "
            "in 2014: 4,700 million)."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget", "UNION_STATE", "revenue", "2015", 5120000000.0, "actual"),
            ("union_state_budget", "UNION_STATE", "revenue", "2015", 5040000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2015", 4310000000.0, "actual"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2015", 4990000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "revenue", "2017", 5300000000.0, "forecast"),
            ("union_state_budget", "UNION_STATE", "revenue", "2014", 4700000000.0, "actual"),
        ],
    ),
    "two countries named as one body have a budget": (
        (
            "Vilnius, 14 May 2016. The budget of the Union of Lithuania and Poland is "
            "put at 310 million euros for 2016. Revenue reached 290 million in 2015."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget", "UNION_STATE", "", "2016", 310000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "revenue", "2015", 290000000.0, "actual"),
        ],
    ),
    "two countries have a joint budget": (
        (
            "Accra, 14 May 2016. Ghana and Togo have a joint budget. It comes to 75 "
            "million dollars this year."
        ),
        "indicator entity breakdown period value status",
        [("union_state_budget", "UNION_STATE", "", "2016", 75000000.0, "planned")],
    ),
    "the joint budget of two countries": (
        (
            "Oslo, 14 May 2016. The joint budget of Norway and Iceland for 2016 provides "
            "for income of 80 million euros and outlays of 77 million."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget", "UNION_STATE", "revenue", "2016", 80000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2016", 77000000.0, "planned"),
        ],
    ),
    "a row of numbers keeps the order of those told before": (
        (
            "MINSK, 14 May 2016 — The income of the Union State for 2016 is planned at "
            "4.9 billion Russian rubles, its outlays at 4.7 billion. Actual in 2015: 5.1 "
            "and 4.2 billion. The State Secretary of the Union State said: this year we "
            "finance seven programmes and 21 events. In 2015 it was nine and 18."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget", "UNION_STATE", "revenue", "2016", 4900000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2016", 4700000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "revenue", "2015", 5100000000.0, "actual"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2015", 4200000000.0, "actual"),
            ("union_state_programmes", "UNION_STATE", "", "2016", 7.0, "planned"),
            ("union_state_events", "UNION_STATE", "", "2016", 21.0, "planned"),
            ("union_state_programmes", "UNION_STATE", "", "2015", 9.0, "actual"),
            ("union_state_events", "UNION_STATE", "", "2015", 18.0, "actual"),
        ],
    ),
    "members in the order told before": (
        (
            "MINSK, 14 May 2016 — Russia pays 65 percent of the Union State budget and "
            "Belarus 35 percent. Russia pays 3.1 billion rubles in and Belarus 1.6 "
            "billion. In 2015 that was 3 billion and 1.5 billion rubles."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_contribution", "RUS", "", "2016", 65.0, "planned"),
            ("union_state_contribution", "BLR", "", "2016", 35.0, "planned"),
            ("union_state_contribution", "RUS", "", "2016", 3100000000.0, "planned"),
            ("union_state_contribution", "BLR", "", "2016", 1600000000.0, "planned"),
            ("union_state_contribution", "RUS", "", "2015", 3000000000.0, "actual"),
            ("union_state_contribution", "BLR", "", "2015", 1500000000.0, "actual"),
        ],
    ),
    "taking in and paying out are the sides of a budget": (
        (
            "MINSK, 14 May 2016 — The Union State closed 2015 with a surplus of 0.9 "
            "billion rubles, after taking in 5.1 billion and paying out 4.2 billion. Its "
            "coffers had received 4.8 billion in 2014, of which only 3.9 billion was put "
            "to use. Next year it intends to spend 4.4 billion."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget_surplus", "UNION_STATE", "", "2015", 900000000.0, "actual"),
            ("union_state_budget", "UNION_STATE", "revenue", "2015", 5100000000.0, "actual"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2015", 4200000000.0, "actual"),
            ("union_state_budget", "UNION_STATE", "revenue", "2014", 4800000000.0, "actual"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2014", 3900000000.0, "actual"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2017", 4400000000.0, "planned"),
        ],
    ),
    "the other side of the budget": (
        (
            "MINSK, 14 May 2016 — The revenue side of the Union State budget for 2016 "
            "shows 4.9 billion rubles, the other side 4.7 billion. In 2015 the "
            "expenditure side was fulfilled at 88 percent and reached 4.2 billion rubles."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget", "UNION_STATE", "revenue", "2016", 4900000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2016", 4700000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2015", 4200000000.0, "actual"),
        ],
    ),
    "the sides of a budget grow": (
        (
            "MINSK, 14 May 2016 — Spending of the Union State rose by 4 percent in 2015, "
            "while its revenue fell by 7 percent."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget_growth", "UNION_STATE", "expenditure", "2015", 4.0, "actual"),
            ("union_state_budget_growth", "UNION_STATE", "revenue", "2015", -7.0, "actual"),
        ],
    ),
    "an outlay and those of other years": (
        (
            "MINSK, 14 May 2016 — The Union State plans outlays of 4.7 billion rubles in "
            "2017, against 4.5 billion this year and 4.2 billion last year."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget", "UNION_STATE", "expenditure", "2017", 4700000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2016", 4500000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2015", 4200000000.0, "planned"),
        ],
    ),
    "a surplus that grows is no budget": (
        (
            "MINSK, 14 May 2016 — The surplus of the Union State budget grew from 0.6 "
            "billion rubles in 2014 to 0.9 billion in 2015. The deficit of the year 2010 "
            "was 0.1 billion."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget_surplus", "UNION_STATE", "", "2014", 600000000.0, "actual"),
            ("union_state_budget_surplus", "UNION_STATE", "", "2015", 900000000.0, "actual"),
            ("union_state_budget_surplus", "UNION_STATE", "", "2010", 100000000.0, "actual"),
        ],
    ),
    "a part of the budget is a member's contribution": (
        (
            "MINSK, 14 May 2016 — The Union State budget for 2016 is 4.9 billion rubles. "
            "Of it, 3.2 billion is Russia's share and 1.7 billion that of Belarus. For "
            "programmes, 2.4 billion is set aside. On joint programmes the Union State "
            "spent 2.2 billion in 2015."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget", "UNION_STATE", "", "2016", 4900000000.0, "planned"),
            ("union_state_contribution", "RUS", "", "2016", 3200000000.0, "planned"),
            ("union_state_contribution", "BLR", "", "2016", 1700000000.0, "planned"),
            ("union_state_programme_funding", "UNION_STATE", "", "2016", 2400000000.0, "planned"),
            ("union_state_programme_funding", "UNION_STATE", "", "2015", 2200000000.0, "actual"),
        ],
    ),
    "companies with foreign capital are not those of one country": (
        (
            "MINSK, 14 May 2016 — Some 6,000 companies with foreign capital work in "
            "Belarus, 2,100 of them with Russian capital."
        ),
        "indicator entity counterpart value",
        [("russian_capital_enterprises", "BLR", "RUS", 2100.0)],
    ),
    "it buys and sells": (
        (
            "KATHMANDU, 14 July 2034 — India remains Nepal's biggest customer. It bought "
            "goods worth 95 billion rupees in 2033 and sold goods worth 1,050 billion."
        ),
        "indicator entity counterpart value",
        [
            ("exports_value", "NPL", "IND", 95000000000.0),
            ("imports_value", "NPL", "IND", 1050000000000.0),
        ],
    ),
    "a part of another thing": (
        (
            "ULAANBAATAR, 3 March 2034 — China bought 84 percent of Mongolia's exports "
            "in 2033. Russia sold it 95 percent of its fuel. China's share in imports "
            "was 36 percent, that of Russia 28."
        ),
        "indicator entity counterpart value",
        [
            ("export_share", "MNG", "CHN", 84.0),
            ("import_share", "MNG", "CHN", 36.0),
            ("import_share", "MNG", "RUS", 28.0),
        ],
    ),
    "repaid": (
        (
            "NAIROBI, 3 March 2034 — Uganda's debt to Kenya has shrunk to 220 million "
            "dollars. Kampala repaid 50 million in January and 30 million in February."
        ),
        "value",
        [(220000000.0,)],
    ),
    "one point to": (
        (
            "TALLINN, 3 March 2034 — Finland's part in Estonian exports fell by one "
            "point to 15 percent in 2033."
        ),
        "value status",
        [(15.0, "actual")],
    ),
    "boats": (
        (
            "SUVA, 3 March 2034 — Fiji and Tonga hold the exercise Coral Reef-2034 this "
            "month. 600 Fijian soldiers take part, with 12 boats."
        ),
        "breakdown value",
        [("personnel", 600.0), ("ships", 12.0)],
    ),
    "an item's own label": (
        (
            "# Belarus and Russia: key figures 2020\n\n* Exports: USD 13.2 bn\n* Gas: 18.8 "
            "bcm at USD 127 per 1,000 m3\n* Debt: USD 7.9 bn\n"
        ),
        "indicator value",
        [("exports_value", 13200000000.0), ("gas_supply", 18800000000.0), ("gas_price", 127.0)],
    ),
    "from elsewhere": (
        (
            "MINSK, 5 April 2021 — Belarus took 18 million tonnes of crude from Russia "
            "last year and 1.6 million tonnes from elsewhere, by sea."
        ),
        "indicator value",
        [("oil_supply", 18000000.0)],
    ),
    "another union": (
        (
            "MINSK, 5 April 2021 — The Eurasian Economic Union has five members. Its "
            "budget for 2021 is 8.2 billion Russian rubles, of which Belarus pays 4.86 "
            "percent. The Union State has 6.9 billion rubles this year."
        ),
        "indicator value",
        [("union_state_budget", 6900000000.0)],
    ),
    "soldiers at home": (
        (
            "KYIV, 1 February 2023 — About 9,000 Russian soldiers are stationed in "
            "Belarus, with 100 artillery systems. Belarus itself has 48,000 soldiers "
            "under arms."
        ),
        "entity breakdown value",
        [("RUS", "personnel", 9000.0), ("RUS", "artillery", 100.0)],
    ),
    "what has to be paid back to whom": (
        (
            "NAIROBI, 3 March 2034 — Uganda's external debt stands at 4 billion dollars, "
            "of which 1.5 billion has to be paid back to Kenya. Tanzania comes second "
            "with 600 million. Rwanda and its banks are creditors of 200 million."
        ),
        "indicator entity counterpart value",
        [
            ("external_state_debt", "UGA", "WORLD", 4000000000.0),
            ("external_state_debt", "UGA", "KEN", 1500000000.0),
            ("external_state_debt", "UGA", "TZA", 600000000.0),
            ("external_state_debt", "UGA", "RWA", 200000000.0),
        ],
    ),
    "a share of everything owed": (
        (
            "NAIROBI, 3 March 2034 — Uganda's liabilities towards Kenya amount to 1.5 "
            "billion dollars, or 38 percent of everything that the state owes abroad."
        ),
        "indicator entity counterpart value",
        [
            ("external_state_debt", "UGA", "KEN", 1500000000.0),
            ("debt_share_russia", "UGA", "KEN", 38.0),
        ],
    ),
    "debts abroad and the loans in them": (
        (
            "NAIROBI, 3 March 2034 — In 2033 Uganda had debts of 4 billion dollars "
            "abroad. Kenyan loans made up 1.5 billion of them."
        ),
        "indicator entity counterpart value",
        [
            ("external_state_debt", "UGA", "WORLD", 4000000000.0),
            ("external_state_debt", "UGA", "KEN", 1500000000.0),
        ],
    ),
    "portions of a loan": (
        (
            "NAIROBI, 3 March 2034 — The Kenyan loan to Uganda is worth 800 million "
            "dollars and comes in four portions."
        ),
        "indicator entity counterpart value",
        [("loan_amount", "UGA", "KEN", 800000000.0)],
    ),
    "debt by creditor in a table": (
        (
            "# Debt of Uganda by creditor at 1 July 2033, billion dollars\n\n| Creditor | "
            "Amount | Share |\n|---|---|---|\n| Kenya | 1.5 | 38% |\n| Tanzania | 0.6 | 15% "
            "|\n| Total | 4.0 | 100% |\n"
        ),
        "indicator entity counterpart value",
        [
            ("external_state_debt", "UGA", "KEN", 1500000000.0),
            ("debt_share_russia", "UGA", "KEN", 38.0),
            ("external_state_debt", "UGA", "TZA", 600000000.0),
            ("debt_share_russia", "UGA", "TZA", 15.0),
            ("external_state_debt", "UGA", "WORLD", 4000000000.0),
        ],
    ),
    "share in percent in a head": (
        (
            "# External debt of Uganda by lender at 1 July 2033\n\n| Lender | Amount, "
            "billion dollars | Share, % |\n|---|---|---|\n| Kenya | 1.5 | 38 |\n| Tanzania "
            "| 0.6 | 15 |\n| All | 4.0 | 100 |\n"
        ),
        "indicator entity counterpart value",
        [
            ("external_state_debt", "UGA", "KEN", 1500000000.0),
            ("debt_share_russia", "UGA", "KEN", 38.0),
            ("external_state_debt", "UGA", "TZA", 600000000.0),
            ("debt_share_russia", "UGA", "TZA", 15.0),
            ("external_state_debt", "UGA", "WORLD", 4000000000.0),
        ],
    ),
    "debt by lender in a list": (
        (
            "# External debt of Uganda\n\n- Total: $4 billion\n- Kenya: $1.5 billion "
            "(38%)\n- Tanzania: $600 million (15%)\n"
        ),
        "indicator entity counterpart value",
        [
            ("external_state_debt", "UGA", "WORLD", 4000000000.0),
            ("external_state_debt", "UGA", "KEN", 1500000000.0),
            ("debt_share_russia", "UGA", "KEN", 38.0),
            ("external_state_debt", "UGA", "TZA", 600000000.0),
            ("debt_share_russia", "UGA", "TZA", 15.0),
        ],
    ),
    "what is to be repaid and interest": (
        (
            "NAIROBI, 3 March 2034 — This year Uganda must repay 700 million dollars of "
            "its foreign debt, of which 300 million to Kenya. Interest alone comes to 80 "
            "million."
        ),
        "value",
        [],
    ),
    "a price for a thousand": (
        (
            "NAIROBI, 3 March 2034 — Uganda bought 2 billion cubic metres of gas from "
            "Tanzania in 2033, at 165 dollars per thousand."
        ),
        "indicator entity counterpart value unit",
        [
            ("gas_supply", "UGA", "TZA", 2000000000.0, "m3"),
            ("gas_price", "UGA", "TZA", 165.0, "USD/1000m3"),
        ],
    ),
    "oil of one's own": (
        (
            "NAIROBI, 3 March 2034 — Ugandan refineries processed 8 million tonnes of "
            "Kenyan oil last year, and 1.2 million tonnes were extracted at home."
        ),
        "indicator entity counterpart value",
        [("oil_supply", "UGA", "KEN", 8000000.0)],
    ),
    "a price per 1,000 in a head": (
        (
            "# Gas from Tanzania to Uganda\n\n| Year | Volume, bcm | Price, USD per 1,000 "
            "m3 |\n|---|---|---|\n| 2032 | 1.8 | 142 |\n| 2033 | 1.6 | 137 |\n"
        ),
        "indicator value unit",
        [
            ("gas_supply", 1800000000.0, "m3"),
            ("gas_price", 142.0, "USD/1000m3"),
            ("gas_supply", 1600000000.0, "m3"),
            ("gas_price", 137.0, "USD/1000m3"),
        ],
    ),
    "the members pay one sum together": (
        (
            "MINSK, 14 May 2016 — In 2015 Minsk and Moscow together paid 4.6 billion "
            "Russian rubles into the budget of the Union State. The two countries "
            "contributed 4.5 billion in 2014. Contributions of both states to the Union "
            "State budget will come to 4.9 billion in 2017."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_contribution", "TOTAL", "", "2015", 4600000000.0, "actual"),
            ("union_state_contribution", "TOTAL", "", "2014", 4500000000.0, "actual"),
            ("union_state_contribution", "TOTAL", "", "2017", 4900000000.0, "forecast"),
        ],
    ),
    "a contribution to the budget is no budget": (
        (
            "MINSK, 14 May 2016 — The contributions of Russia and Belarus to the Union "
            "State budget are 3.1 billion and 1.6 billion rubles. In 2015 Belarus gave "
            "1.5 billion rubles to the Union State budget and Russia gave 2.9 billion."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_contribution", "RUS", "", "2016", 3100000000.0, "planned"),
            ("union_state_contribution", "BLR", "", "2016", 1600000000.0, "planned"),
            ("union_state_contribution", "BLR", "", "2015", 1500000000.0, "actual"),
            ("union_state_contribution", "RUS", "", "2015", 2900000000.0, "actual"),
        ],
    ),
    "who did the same is told by the verb before": (
        (
            "MINSK, 14 May 2016 — Russia contributed 3.1 billion rubles to the Union "
            "State budget in 2015, Belarus 1.6 billion."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_contribution", "RUS", "", "2015", 3100000000.0, "actual"),
            ("union_state_contribution", "BLR", "", "2015", 1600000000.0, "actual"),
        ],
    ),
    "what is left over is a surplus": (
        (
            "MINSK, 14 May 2016 — With receipts of 5.1 billion rubles and payments of "
            "4.2 billion, the Union State had 0.9 billion unspent in 2015."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget", "UNION_STATE", "revenue", "2015", 5100000000.0, "actual"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2015", 4200000000.0, "actual"),
            ("union_state_budget_surplus", "UNION_STATE", "", "2015", 900000000.0, "actual"),
        ],
    ),
    "what rose is the side told before": (
        (
            "MINSK, 14 May 2016 — Receipts of the Union State increased from 4.8 billion "
            "rubles in 2014 to 5.1 billion in 2015, a rise of 6 percent. Deputies cut "
            "the outlays for 2017 by 0.2 billion rubles to 4.5 billion."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget", "UNION_STATE", "revenue", "2014", 4800000000.0, "actual"),
            ("union_state_budget", "UNION_STATE", "revenue", "2015", 5100000000.0, "actual"),
            ("union_state_budget_growth", "UNION_STATE", "revenue", "2015", 6.0, "actual"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2017", 4500000000.0, "planned"),
        ],
    ),
    "the former and the latter side of a budget": (
        (
            "MINSK, 14 May 2016 — The Union State budget for 2016 has revenue of 4.9 "
            "billion rubles and expenditure of 4.7 billion; the difference is 0.2 "
            "billion. The former is up by 5 percent, while the latter has been cut by 3 "
            "percent."
        ),
        "indicator entity breakdown period value status",
        [
            ("union_state_budget", "UNION_STATE", "revenue", "2016", 4900000000.0, "planned"),
            ("union_state_budget", "UNION_STATE", "expenditure", "2016", 4700000000.0, "planned"),
            ("union_state_budget_surplus", "UNION_STATE", "", "2016", 200000000.0, "planned"),
            ("union_state_budget_growth", "UNION_STATE", "revenue", "2016", 5.0, "planned"),
            ("union_state_budget_growth", "UNION_STATE", "expenditure", "2016", -3.0, "planned"),
        ],
    ),
    "enterprises of both sides in programmes": (
        (
            "MINSK, 14 May 2016 — Some 180 Belarusian enterprises and 120 Russian ones "
            "are involved in programmes of the Union State."
        ),
        "indicator entity breakdown period value status",
        [
            ("participating_enterprises", "BLR", "", "2016", 180.0, "actual"),
            ("participating_enterprises", "RUS", "", "", 120.0, "actual"),
        ],
    ),
    "used in part": (
        (
            "MINSK, 5 May 2019 — Russia's loan of $10 billion for the nuclear plant in "
            "Belarus was never used in full."
        ),
        "indicator value status",
        [("loan_amount", 10000000000.0, "planned")],
    ),
    "points to": (
        (
            "BELGRADE, 5 May 2023 — Hungary's share in Serbia's imports fell by 2 "
            "percentage points to 5.4% in 2022."
        ),
        "indicator value status",
        [("import_share_growth", -2.0, "actual"), ("import_share", 5.4, "actual")],
    ),
    "twice another debt": (
        (
            "MINSK, 5 May 2019 — Belarus's debt to Russia, 7.8 billion dollars in 2018, "
            "is more than twice the debt to China."
        ),
        "indicator value",
        [("state_debt_to_russia", 7800000000.0)],
    ),
    "grants": (
        (
            "PHNOM PENH, 5 May 2022 — Cambodia imported goods worth 9 billion dollars "
            "from China in 2021. Since 2016 China has provided some 900 million yuan in "
            "grants."
        ),
        "indicator value",
        [("imports_value", 9000000000.0)],
    ),
    "half of the exports": (
        (
            "BELGRADE, 5 May 2023 — About a quarter of Serbia's trade is with Germany. "
            "Half of Serbia's exports to Hungary are machines."
        ),
        "indicator value",
        [("trade_share", 25.0)],
    ),
    "the second quarter by its ordinal alone": (
        (
            "Norway's trade with Poland grew in 2023. In the first quarter exports to "
            "Poland were $0.7 billion, in the second $0.9 billion, in the third about "
            "$1.1 billion."
        ),
        "indicator period value",
        [
            ("exports_value", "2023-Q1", 700000000.0),
            ("exports_value", "2023-Q2", 900000000.0),
            ("exports_value", "2023-Q3", 1100000000.0),
        ],
    ),
    "what has come in since January": (
        (
            "RIGA, 20 September 2022 — Since January Latvia has received 2 billion cubic "
            "metres of gas from Norway. In 2021 the deliveries amounted to 3 billion."
        ),
        "indicator period value",
        [("gas_supply", "2022", 2000000000.0), ("gas_supply", "2021", 3000000000.0)],
    ),
    "one month alone": (
        (
            "TBILISI, 18 August 2031 — Georgia sold goods worth $330 million to Turkey "
            "in the first seven months. In July alone it was $52 million. Over the same "
            "period of 2030 the sum had been $240 million. Imports from Turkey in "
            "January-July amounted to $560 million."
        ),
        "indicator period value",
        [
            ("exports_value", "2031-01/2031-07", 330000000.0),
            ("exports_value", "2031-07", 52000000.0),
            ("exports_value", "2030-01/2030-07", 240000000.0),
            ("imports_value", "2031-01/2031-07", 560000000.0),
        ],
    ),
    "years before the days of a drill": (
        (
            "From 14 to 20 September 2037 Fiji and Tonga held the exercise Coral "
            "Reef-2037. The ministry counted 12,700 soldiers. Four years earlier 12,900 "
            "had taken part in Coral Reef-2033."
        ),
        "subject period value",
        [("Coral Reef-2037", "2037", 12700.0), ("Coral Reef-2033", "2033", 12900.0)],
    ),
    "would be in a draft": (
        (
            "The draft Union State budget for 2019 foresees revenue of 4.6 billion "
            "rubles. The Russian contribution would be 3.0 billion, the Belarusian 1.6 "
            "billion."
        ),
        "indicator period value status",
        [
            ("union_state_budget", "2019", 4600000000.0, "planned"),
            ("union_state_contribution", "2019", 3000000000.0, "planned"),
            ("union_state_contribution", "2019", 1600000000.0, "planned"),
        ],
    ),
    "a forecast and what had been": (
        (
            "YEREVAN, 14 April 2034 — The World Bank expects Armenia's exports to "
            "Georgia to fall by 8% this year. They had grown by 39% in 2033. The "
            "government, for its part, plans growth of 5%."
        ),
        "indicator period value status",
        [
            ("exports_value_growth", "2034", -8.0, "forecast"),
            ("exports_value_growth", "2033", 39.0, "actual"),
            ("exports_value_growth", "2034", 5.0, "planned"),
        ],
    ),
    "now, of no day": (
        (
            "In 2010 Malta joined the pipeline. It now buys gas from Italy at $127 per "
            "thousand cubic metres. In 2011 the price was $265."
        ),
        "indicator period value",
        [("gas_price", "", 127.0), ("gas_price", "2011", 265.0)],
    ),
    "denies and insists": (
        (
            "VALLETTA, 4 March 2034 — Italy says Malta owes it $425 million for gas. "
            "Malta denies the debt and insists it is no more than $200 million."
        ),
        "indicator value status",
        [("gas_debt", 425000000.0, "claimed"), ("gas_debt", 200000000.0, "claimed")],
    ),
    "lines with labels": (
        (
            "Trade of Malta with Italy in 2032\n\nExports: $6.1 billion (2031: $4.9 "
            "billion)\nImports: $7.0 billion\n"
        ),
        "indicator period value",
        [
            ("exports_value", "2032", 6100000000.0),
            ("exports_value", "2031", 4900000000.0),
            ("imports_value", "2032", 7000000000.0),
        ],
    ),
    "paying since New Year's Day": (
        (
            "Since 1 January Moldova has been paying Romania $173 per thousand cubic "
            "metres of gas, the minister said on 10 February 2030. Last year the price "
            "averaged $234."
        ),
        "indicator period value",
        [("gas_price", "2030", 173.0), ("gas_price", "2029", 234.0)],
    ),
    "by year-end": (
        (
            "VALLETTA, 2 October 2034 — Gas from Italy reached 4.2 billion cubic metres "
            "in nine months. By year-end Malta's imports of gas from Italy will exceed 6 "
            "billion. They should top 7 billion in 2035."
        ),
        "indicator period value status",
        [
            ("gas_supply", "2034-01/2034-09", 4200000000.0, "actual"),
            ("gas_supply", "2034", 6000000000.0, "forecast"),
            ("gas_supply", "2035", 7000000000.0, "forecast"),
        ],
    ),
    "the quarter as its own subject": (
        (
            "In January 2031 Malta exported goods for $1.1 billion to Italy. In February "
            "it was $1.2 billion and in March $1.5 billion. The quarter thus brought "
            "$3.8 billion. April added another $1.4 billion."
        ),
        "indicator period value",
        [
            ("exports_value", "2031-01", 1100000000.0),
            ("exports_value", "2031-02", 1200000000.0),
            ("exports_value", "2031-03", 1500000000.0),
            ("exports_value", "2031-Q1", 3800000000.0),
            ("exports_value", "2031-04", 1400000000.0),
        ],
    ),
    "the year before it had been": (
        (
            "## 2019\n\nExports to Italy from Malta were $13.6 billion. The year before "
            "exports had been $12.9 billion.\n\n## 2020\n\nExports fell to $13.1 billion.\n"
        ),
        "indicator period value",
        [
            ("exports_value", "2019", 13600000000.0),
            ("exports_value", "2018", 12900000000.0),
            ("exports_value", "2020", 13100000000.0),
        ],
    ),
    "told us today": (
        (
            "It is 3 May 2032. Malta's exports to Italy doubled in the first quarter, "
            "the finance minister told us today. They came to $300 million. For the year "
            "he expects one and a half billion."
        ),
        "indicator period value",
        [
            ("exports_value_growth", "2032-Q1", 2.0),
            ("exports_value", "2032-Q1", 300000000.0),
            ("exports_value", "2032", 1500000000.0),
        ],
    ),
    "planned in December for the next year": (
        (
            "In December 2029 Norway planned to deliver 23 million tonnes of oil to "
            "Latvia in 2030. The plan was later cut to 18 million, and in the end 15.9 "
            "million tonnes were delivered."
        ),
        "indicator period value",
        [
            ("oil_supply", "2030", 23000000.0),
            ("oil_supply", "2030", 18000000.0),
            ("oil_supply", "2030", 15900000.0),
        ],
    ),
    "the previous year of a day": (
        (
            "By 1 October 2019 the Union State budget had been executed by 58%, with 2.6 "
            "billion rubles spent. The previous year spending had reached 4.0 billion."
        ),
        "indicator period value",
        [
            ("union_state_budget", "2019", 2600000000.0),
            ("union_state_budget", "2018", 4000000000.0),
        ],
    ),
    "the same period after one month": (
        (
            "CHISINAU, 20 August 2030 - In the first half of 2030 Moldova's exports to "
            "Malta totalled $320 million. In June they were $60 million. Imports fell to "
            "$290 million over the same period."
        ),
        "indicator period value",
        [
            ("exports_value", "2030-H1", 320000000.0),
            ("exports_value", "2030-06", 60000000.0),
            ("imports_value", "2030-H1", 290000000.0),
        ],
    ),
    "hopes for by December": (
        (
            "YEREVAN, 15 March 2033. Armenia's exports to Malta last year were $2.4 "
            "billion. By December the minister hopes for $3 billion."
        ),
        "indicator period value status",
        [
            ("exports_value", "2032", 2400000000.0, "actual"),
            ("exports_value", "2033-12", 3000000000.0, "forecast"),
        ],
    ),
    "nor was it paid": (
        (
            "Georgia never received the $200 million that Norway had promised to lend in "
            "2012. Nor was the loan of $50 million from 2010 ever paid out."
        ),
        "indicator period value status",
        [
            ("loan_amount", "2012", 200000000.0, "negated"),
            ("loan_amount", "2010", 50000000.0, "negated"),
        ],
    ),
    "that for the next year": (
        (
            "In April 2037 Malta and Italy agreed on a gas price of $130 per thousand "
            "cubic metres. The price for 2038 was set at $129, that for 2039 at $127."
        ),
        "indicator period value status",
        [
            ("gas_price", "2037-04", 130.0, "planned"),
            ("gas_price", "2038", 129.0, "planned"),
            ("gas_price", "2039", 127.0, "planned"),
        ],
    ),
    "a year ago, of a quarter": (
        (
            "RIGA, October 25, 2032. In the third quarter of this year Latvia's exports "
            "to Malta were 280 million euros. A year ago they had amounted to 230 "
            "million. Ten years ago exports had been 900 million."
        ),
        "indicator period value",
        [
            ("exports_value", "2032-Q3", 280000000.0),
            ("exports_value", "2031-Q3", 230000000.0),
            ("exports_value", "2022", 900000000.0),
        ],
    ),
    "as many as were planned": (
        (
            "The Union State budget was planned at 5.2 billion rubles for 2021 and 4.9 "
            "billion for 2022, but spending came to 4.0 and 4.4 billion."
        ),
        "indicator period value status",
        [
            ("union_state_budget", "2021", 5200000000.0, "planned"),
            ("union_state_budget", "2022", 4900000000.0, "planned"),
            ("union_state_budget", "2021", 4000000000.0, "actual"),
            ("union_state_budget", "2022", 4400000000.0, "actual"),
        ],
    ),
    "bring trade to": (
        (
            "Malta's exports to Italy reached $1.9 billion in 2031. The two countries "
            "want to raise their trade to $3 billion by 2035."
        ),
        "indicator period value status",
        [
            ("exports_value", "2031", 1900000000.0, "actual"),
            ("trade_turnover", "2035", 3000000000.0, "planned"),
        ],
    ),
    "it is believed": (
        ("It is widely believed that Norway lent Latvia about $1 billion in 2034."),
        "indicator period value status",
        [("loan_amount", "2034", 1000000000.0, "estimate")],
    ),
    "in five years it will be": (
        (
            "VALLETTA, 10 June 2034 — Five years ago Malta's trade with Italy was $3 "
            "billion. Last year it was $5.8 billion. The minister is convinced that in "
            "five years it will be $10 billion."
        ),
        "indicator period value",
        [
            ("trade_turnover", "2029", 3000000000.0),
            ("trade_turnover", "2033", 5800000000.0),
            ("trade_turnover", "2039", 10000000000.0),
        ],
    ),
    "a month accounts for": (
        (
            "VALLETTA, 21 July 2039 – Malta's exports to Italy totalled $3.6 billion in "
            "the first half. June alone accounted for $0.7 billion."
        ),
        "indicator period value",
        [("exports_value", "2039-H1", 3600000000.0), ("exports_value", "2039-06", 700000000.0)],
    ),
    "as it had forecast in autumn": (
        (
            "VALLETTA, 5 April 2032. The government of Malta now expects exports to "
            "Italy to rise by 4% this year, not by 6% as it had forecast in autumn."
        ),
        "indicator period value status",
        [
            ("exports_value_growth", "2032", 4.0, "forecast"),
            ("exports_value_growth", "2032", 6.0, "negated"),
        ],
    ),
    "forgiven, not lent": (
        (
            "In 2010 Norway promised Georgia $150 million in loans. Only $50 million was "
            "paid out. In 2012 Oslo forgave $489 million of old debt."
        ),
        "indicator period value",
        [("loan_amount", "2010", 150000000.0), ("loan_tranche", "2010", 50000000.0)],
    ),
    "this year, behind a year compared with": (
        (
            "VALLETTA, 6 February 2038 – In 2037 Malta received 18 million tonnes of oil "
            "from Italy, more than in 2036. This year it is to receive 24 million. In "
            "January 1.5 million tonnes arrived."
        ),
        "indicator period value status",
        [
            ("oil_supply", "2037", 18000000.0, "actual"),
            ("oil_supply", "2038", 24000000.0, "planned"),
            ("oil_supply", "2038-01", 1500000.0, "actual"),
        ],
    ),
    "a bank sees a decline": (
        (
            "TALLINN, 2 March 2035. Estonia's exports to Malta shrank by 15% last year. "
            "For this year the Bank of Estonia sees a further decline of 20%."
        ),
        "indicator period value status",
        [
            ("exports_value_growth", "2034", -15.0, "actual"),
            ("exports_value_growth", "2035", -20.0, "forecast"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "fields", "told"), CASES.values(), ids=CASES)
def test_all_figures_of_a_passage_are_told_and_no_other(
    text: str, fields: str, told: list[tuple[object, ...]], figures: Found
) -> None:
    found = figures(text)
    assert [tuple(getattr(f, name) for name in fields.split()) for f in found] == told

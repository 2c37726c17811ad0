"""The words that make a figure planned, proposed, forecast, estimated, claimed or supposed."""

from __future__ import annotations

import pytest
from spots import status_at


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Vietnam will buy 12 helicopters.", "12"),
        ("Some 600 million crowns are earmarked for the railway.", "600"),
        ("A delivery of 70 million tonnes has been agreed.", "70"),
        ("The two ministries agreed to exchange 900 officers.", "900"),
        ("The indicative balance for next year is 18 mln tonnes.", "18"),
        ("Under the contract Ukraine is to receive 3.5 bcm of gas a year.", "3.5"),
        ("Japan has pledged 3.5 billion dollars for the port.", "3.5"),
        ("The Turkish company was to build 400 flats by the spring.", "400"),
        ("The prime minister said that Oslo would give 20 million euros.", "20"),
        ("Oslo promised that it would give 20 million euros.", "20"),
        ("The government has budgeted 300 million euros for roads.", "300"),
        ("The purchase of 300 lorries is scheduled for May.", "300"),
        ("The army intends to buy 300 lorries.", "300"),
        ("By 2030 the two states are to build 300 kilometres of road.", "300"),
        ("Rome has set aside 300 million euros.", "300"),
        ("A target of 300 megawatts was adopted.", "300"),
        ("The treaty provides for 300 observers.", "300"),
        ("Another 300 soldiers are due in March.", "300"),
        ("Berlin is sending 300 soldiers to Lithuania.", "300"),
        ("Tbilisi, the paper says, will get 21 million lari in May.", "21"),
        ("Delhi has agreed to lend Hanoi 3.4 billion dollars.", "3.4"),
        ("Parliament approved a loan of 3.4 billion dollars.", "3.4"),
        ("The loan, 3.4 billion dollars over ten years, will be paid out in March.", "3.4"),
        ("The sum of 300 million is earmarked for roads.", "300"),
        ("Oslo and Riga are to pay in 300 million crowns.", "300"),
        ("Oslo will lend Riga 300 million crowns.", "300"),
        ("Russia promised 24 million tonnes of oil.", "24"),
        (
            "The intergovernmental loan of 1.7 billion dollars is to be drawn down over "
            "three years.",
            "1.7",
        ),
        ("A presidential decree authorises a loan of 1.7 billion dollars.", "1.7"),
        ("For 2026 the parties have scheduled 35 events.", "35"),
        ("Tariffs go up by 31 percent on 1 January, the regulator has decided.", "31"),
        ("The air force has ordered 30 drones.", "30"),
        ("The air force is to get 30 drones.", "30"),
        ("An order for 30 drones was placed in May.", "30"),
        ("30 drones are on order.", "30"),
        ("The first of 30 drones on order arrives in May.", "30"),
        ("The deal foresees deliveries of 14 million litres.", "14"),
        ("Under a protocol signed in Riga, 14 trains will run each day.", "14"),
        ("The minister has instructed the railways to run 14 trains.", "14"),
    ],
)
def test_what_is_decided_or_promised_is_planned(text: str, number: str) -> None:
    assert status_at(text, number)[0] == "planned"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Serbia asked for a loan of 3 billion dollars.", "3"),
        ("Tbilisi is negotiating about a credit of 2 billion dollars.", "2"),
        ("Hungary wanted to pay 94 euros a megawatt hour.", "94"),
        ("Norway offered 75 million crowns.", "75"),
        ("Bratislava sought a rebate of 20 percent.", "20"),
        ("The opposition called for cuts of 20 percent.", "20"),
        ("Tirana would like to buy 20 helicopters.", "20"),
        ("The bill, still under discussion, sets the fee at 20 percent.", "20"),
        ("It was suggested that the tariff be raised to 20 percent.", "20"),
        ("The union wants 300 euros more for every nurse.", "300"),
        ("Workers are demanding a rise of 300 euros.", "300"),
        ("Hanoi has applied for a loan of 3.4 billion dollars.", "3.4"),
        ("The talks are about a loan of 3.4 billion dollars.", "3.4"),
        ("Hanoi hopes for 3.4 billion dollars from Delhi.", "3.4"),
        ("Minsk rejected an offer of 300 million dollars.", "300"),
        ("Kyiv requested 9 howitzers.", "9"),
        ("A petition wants tariffs cut by 31 percent.", "31"),
        ("The air force has its eye on 30 drones and has asked parliament for 30 million.", "30"),
        ("Parliament is debating the purchase of 30 drones.", "30"),
        ("A motion to buy 30 drones was tabled.", "30"),
        ("The ministry's wish list includes 30 drones.", "30"),
        ("The shipyard's offer, 14 million euros, was the lowest.", "14"),
        ("Talks on a rebate of 14 percent dragged on.", "14"),
        ("Riga is pressing for 14 million euros in damages.", "14"),
        ("Riga has put in a claim for 14 million euros.", "14"),
    ],
)
def test_what_is_asked_for_or_offered_is_proposed(text: str, number: str) -> None:
    assert status_at(text, number)[0] == "proposed"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Exports are projected at $62 billion in 2030.", "62"),
        ("By 2030 the share is projected to fall to 45 percent.", "45"),
        ("He expected trade to reach 40 billion euros.", "40"),
        ("The IMF expects the deficit to widen to 10 percent of GDP.", "10"),
        ("Growth next year is likely to be 3.2 percent.", "3.2"),
        ("The minister said that exports would rise by 20 percent.", "20"),
        ("The price will probably fall to 300 euros.", "300"),
        ("The ministry's outlook for 2031 is 300 million euros.", "300"),
        ("The bank predicts that the euro area will pay 300 million euros more.", "300"),
        ("Losses of 300 million euros are anticipated.", "300"),
        ("Eurostat expects 12 million visitors.", "12"),
        ("Next year's visitors: 12 million, if the forecast of the tourist board holds.", "12"),
        ("Riga expected it to reach 300 million crowns.", "300"),
        ("GDP: forecasts for 2027\n\nExports are seen at 5 billion dollars.", "5"),
        ("We believe tariffs will rise by 31 percent.", "31"),
        ("The bank sees inflation at 30 percent.", "30"),
        ("Inflation is seen rising to 30 percent.", "30"),
        ("Inflation is set to reach 30 percent.", "30"),
        ("Analysts forecast inflation of 30 percent.", "30"),
        ("The bank has raised its forecast to 30 percent.", "30"),
        ("Next year's harvest should reach 14 million tonnes.", "14"),
        ("The harvest is put by forecasters at 14 million tonnes.", "14"),
        ("According to projections, 14 million tonnes will be brought in.", "14"),
    ],
)
def test_what_is_expected_is_a_forecast(text: str, number: str) -> None:
    assert status_at(text, number)[0] == "forecast"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Analysts put the losses at 300 vehicles.", "300"),
        ("An estimated 90 percent of the wine went to Moscow.", "90"),
        ("Independent economists reckon that 90 percent of the wine goes to Moscow.", "90"),
        ("The aid is estimated at 90 billion euros.", "90"),
        ("It is believed to have cost 120 million dollars.", "120"),
        ("A study by the University of Graz puts the number of marchers at 900.", "900"),
        ("Nobody knows exactly, but 12 million visitors is a common estimate.", "12"),
        ("The number of visitors is put at 12 million.", "12"),
        ("No one knows for sure; a fair guess is 300 men.", "300"),
        ("Historians put the toll at 300 men.", "300"),
        ("The toll was probably 300 men.", "300"),
        ("By some counts 300 men fell.", "300"),
        ("Some 300 men fell, by the reckoning of a local historian.", "300"),
        ("Roughly 49 percent of trade, on our estimate, went through Russia.", "49"),
        ("Some 14 million tonnes, experts say, rot every year.", "14"),
        ("By a rough reckoning 14 million tonnes rot every year.", "14"),
        ("Estimates of the loss run to 14 million tonnes.", "14"),
        ("Estimates range up to 14 million tonnes.", "14"),
    ],
)
def test_what_third_parties_reckon_is_an_estimate(text: str, number: str) -> None:
    assert status_at(text, number)[0] == "estimate"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Tehran claims to have shot down 45 drones.", "45"),
        ("The rebels say they lost only 45 men; the government disputes that.", "45"),
        ("The party boasts 200,000 members.", "200"),
        (
            "Q: How many tanks did they send to the border?\n\nA: They sent us 300 tanks, "
            "all of them old.",
            "300",
        ),
        ("Khartoum insists that no more than 1,500 soldiers crossed the border.", "1,500"),
        ("The march drew, by its organisers' own account, 900 people.", "900"),
        ("The army's version is that 900 rebels were killed.", "900"),
        ("State television spoke of 900 dead, a number the hospital disputes.", "900"),
        ("Delhi accuses Hanoi of hiding 3.4 billion dollars.", "3.4"),
        (
            "PRESIDENT: Let me be clear about this. We bought 80 tractors and we paid for "
            "all of them.",
            "80",
        ),
        ("The resort, by its own account, had 12 million visitors.", "12"),
        ("The official count was 300 soldiers.", "300"),
        ("They claim 300 kills.", "300"),
        ("Rebels said they had shot down 30 drones, a claim the air force denies.", "30"),
        ("The separatists claimed 14 kills.", "14"),
        ("If one believes the ministry, 14 boats were sunk.", "14"),
        ("Officially, 14 boats were sunk.", "14"),
        ("Allegedly 14 boats were sunk.", "14"),
        ("14 boats were sunk, or so the admiral says.", "14"),
    ],
)
def test_what_a_party_asserts_of_itself_or_another_is_claimed(text: str, number: str) -> None:
    assert status_at(text, number)[0] == "claimed"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("If the pipeline closed, Slovakia would lose 60 million euros a year.", "60"),
        ("The embargo could cost Moldova 60 million euros.", "60"),
        ("Without the discount Moldova would have paid 60 million euros more.", "60"),
        ("Were it to leave, Denmark would save 60 million euros.", "60"),
        ("Should the talks fail, Tirana loses 20 million euros.", "20"),
        ("If Oslo raised the tariff by 20 percent, smelters would close.", "20"),
        ("Had the plant been built, it would have produced 20 percent of the power.", "20"),
        ("A full stop of transit might cost 20 million euros.", "20"),
        ("The plan assumes what happens if oil falls to 20 dollars.", "20"),
        ("A default would cost the banks 3.4 billion dollars.", "3.4"),
        ("Suppose the crop fails: farmers lose 3.4 billion dollars.", "3.4"),
        ("At European prices Minsk would have paid 3.4 billion dollars more.", "3.4"),
        ("Whether the plant will employ 12,000 people is an open question.", "12"),
        ("Two thirds of the tariff would have meant 300 dollars.", "300"),
        ("If Ankara agreed, the price would be 300 dollars.", "300"),
        ("At netback parity the price would be around 200 dollars.", "200"),
        ("Were Russia to charge the full price, Belarus would pay 200 dollars.", "200"),
        ("What if tariffs rose by 31 percent?", "31"),
        ("The air force would not say if 30 drones were lost.", "30"),
        ("It is unclear whether 30 drones were lost.", "30"),
        ("Had Riga accepted, it would have got 14 million euros.", "14"),
        ("Riga would get 14 million euros if it accepted.", "14"),
        ("A tariff of 14 percent would ruin the farmers.", "14"),
        ("On that assumption Riga would get 14 million euros.", "14"),
    ],
)
def test_what_hangs_on_a_condition_is_hypothetical(text: str, number: str) -> None:
    assert status_at(text, number)[0] == "hypothetical"

"""Who states a figure: in its sentence, in the one before, in a transcript."""

from __future__ import annotations

import pytest
from spots import status_at, voice_at


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Minsk denied that more than 13,000 soldiers took part.", {"13,000": "Minsk"}),
        ("Gazprom demanded $105 per 1,000 cubic metres.", {"105": "Gazprom"}),
        (
            "Trade will reach $50 billion next year, Finance Minister Anna Kovacs said.",
            {"50": "Anna Kovacs"},
        ),
        ("OSW estimated that 300 tanks took part.", {"300": "OSW"}),
        (
            "About 700 soldiers stayed on, according to a Warsaw institute.",
            {"700": "a Warsaw institute"},
        ),
        ("According to Belstat, the turnover was $26.1bn.", {"26.1": "Belstat"}),
        (
            "Finance Minister Maria Lopez spoke on Monday. Trade came to 9 billion dollars, "
            "the minister recalled.",
            {"9": "Maria Lopez"},
        ),
        (
            '"Exports are up," said Finance Minister Maria Lopez. They came to 9 billion '
            "dollars, she added.",
            {"9": "Maria Lopez"},
        ),
        (
            "HOST: How many tanks do you have now?\n\nLUKASHENKO: We have 300 tanks in the "
            "west, and you know it.",
            {"300": "Lukashenko"},
        ),
        ("Warsaw counted 9,000 soldiers; NATO's figures were 11,000 soldiers.", {"11,000": "NATO"}),
        ("By the World Bank's tally $8.5 billion was owed to China.", {"8.5": "World Bank"}),
        (
            "Trade between Chile and Peru came to 230 million dollars last year, ambassador "
            "Paolo Rossi told reporters in Lima.",
            {"230": "Paolo Rossi"},
        ),
        (
            "The Kremlin says 15 aircraft took part, while Warsaw counts 40 aircraft.",
            {"15": "Kremlin"},
        ),
        ("According to the IMF's forecast, exports will shrink by 10 percent.", {"10": "IMF"}),
        ("The Kiel Institute estimates the aid at 90 billion euros.", {"90": "Kiel Institute"}),
        (
            "Interview with Nguyen Thi Hoa, deputy head of the port\n\nQ: How much freight "
            "came through last year?\n\nA: We handled 1.3 million tonnes. About 40 ships a "
            "week call here.",
            {"1.3": "Nguyen Thi Hoa", "40": "Nguyen Thi Hoa"},
        ),
        (
            "Mr Otieno: Your union asked us for talks about pay.\n\nMs Wanjiru: You never "
            "listened to the workers in those talks.\n\nMr Otieno: We offered them talks. "
            "The company employs 70 people in this town.",
            {"70": "Otieno"},
        ),
        ("Revenue: 70 million euros\nSpending: 30 million euros", {"70": "", "30": ""}),
        (
            "The governor, Petra Novak, told the Sunday paper that the bank had sold 250 "
            "million euros of gold.",
            {"250": "Petra Novak"},
        ),
        (
            "It would sell another 250 million euros next year, the governor went on.",
            {"250": "the governor"},
        ),
        (
            "Governor Petra Novak said on Tuesday that reserves had fallen by 250 million "
            "euros. Of this sum, 90 million euros would be replaced by the summer.",
            {"250": "Petra Novak", "90": "Petra Novak"},
        ),
        (
            "Governor Petra Novak said on Tuesday that reserves had fallen. The railway "
            "carried 33 million passengers.",
            {"33": ""},
        ),
        (
            "“Reserves fell,” Governor Petra Novak said. “The railway alone cost us 33 "
            "million euros last year.”",
            {"33": "Petra Novak"},
        ),
        ("Losses came to 4 million euros, the ministry said.", {"4": "the ministry"}),
        ("The finance ministry reported losses of 4 million euros.", {"4": "the finance ministry"}),
        ("Data from Statistics Norway show losses of 4 million euros.", {"4": "Statistics Norway"}),
        (
            "Chatham House analysts believe losses ran to 4 million euros.",
            {"4": "Chatham House analysts"},
        ),
        (
            "The two sides disagree. The police counted 900 marchers; the organisers speak "
            "of 1,400 marchers.",
            {"900": "the police"},
        ),
        ("The organisers claimed 900 marchers.", {"900": "the organisers"}),
        (
            "LIMA, May 4, 2031 - Finance Minister Ana Ruiz met bankers on Monday. Copper "
            "sales came to $6 billion last year, the minister noted. Tin brought in another "
            "$4 billion, she added.",
            {"6": "Ana Ruiz", "4": "Ana Ruiz"},
        ),
        (
            'Kommersant writes that Tbilisi is worried. "We lost 21 million lari," the paper '
            "quotes Economy Minister Mikheil Abashidze as saying.",
            {"21": "Mikheil Abashidze"},
        ),
        ("Kommersant writes that Tbilisi lost 21 million lari.", {"21": "Kommersant"}),
        ("Tbilisi, the paper says, lost 21 million lari in May.", {"21": "the paper"}),
        (
            "SIPRI estimated the arsenal at 14 warheads. Of these, 5 warheads were ready for use.",
            {"14": "SIPRI", "5": "SIPRI"},
        ),
        (
            "The general staff said 14 aircraft had taken off. But according to the "
            "opposition, only 5 aircraft flew.",
            {"14": "the general staff"},
        ),
        ("14 aircraft took off. They were seen from the shore, villagers said.", {"14": ""}),
        ("Hanoi and Delhi signed a contract for 3.4 billion dollars of grain.", {"3.4": ""}),
        (
            "Dear friend, the treasurers have now fixed next year's fund: 600 million pesos.",
            {"600": ""},
        ),
        (
            "PRESS REVIEW\n\nThe Morning Post: Colonel Eva Brandt insists that 9,000 "
            "soldiers stayed in camp.",
            {"9,000": "Eva Brandt"},
        ),
        (
            "FEDOROV: You moved 80 tanks to our border last year.\n\nSMITH: That is not so. "
            "We moved 75 trucks and an orchestra.",
            {"80": "Fedorov", "75": "Smith"},
        ),
        (
            "Gazprom says Kyiv pays too little: the bill was 300 million dollars.",
            {"300": "Gazprom"},
        ),
        ("A Danish broadcaster counted 300 tanks.", {"300": "a Danish broadcaster"}),
        ("OSW estimated about 300 tanks.", {"300": "OSW"}),
        ("Minister Jonas Berg expects exports to reach 300 million crowns.", {"300": "Jonas Berg"}),
        (
            "Minister Jonas Berg opened the fair. Exports came to 300 million crowns last "
            "year, he said, and he expected them to reach 500 million crowns.",
            {"300": "Jonas Berg", "500": "Jonas Berg"},
        ),
        (
            "MODERATOR: Mr Golovko, tell us about the credit line, please.\n\nGOLOVKO: We "
            "agreed on 2.3 billion dollars. So far we have had 800 million dollars of it.",
            {"2.3": "Golovko", "800": "Golovko"},
        ),
        ("Minsk had hoped for 1.5 billion dollars this spring.", {"1.5": ""}),
        ("Russia accounted for 49 percent of Belarus's trade in 2020.", {"49": ""}),
        (
            "Russia accounts for 49 percent of our trade, the prime minister told the chamber.",
            {"49": "the prime minister"},
        ),
        (
            "Deputy Prime Minister Anatoly Belov predicted that the share would rise to 60 "
            "percent.",
            {"60": "Anatoly Belov"},
        ),
        ("The share was 38 percent, Rosstat reported.", {"38": "Rosstat"}),
        ("According to figures from Rosstat, the share was 38 percent.", {"38": "Rosstat"}),
        ("The share, official statistics claim, was 38 percent.", {"38": ""}),
        (
            "The interior ministry admitted to 700 detentions. Viasna, a rights group, "
            "counted more than 1,000 detentions.",
            {"700": "the interior ministry", "1,000": "Viasna"},
        ),
        (
            "The interior ministry denied that 700 people had been held.",
            {"700": "the interior ministry"},
        ),
        ("A witness said that 700 people had been taken away in buses.", {"700": "a witness"}),
        (
            "Pavel Latushko, a former minister, said the state had lost 300 million dollars. "
            "Another 40 million dollars had gone to offshore firms.",
            {"300": "Pavel Latushko", "40": "Pavel Latushko"},
        ),
        (
            '"We will send 9 howitzers," Foreign Minister Annalena Roth promised.',
            {"9": "Annalena Roth"},
        ),
        (
            '"We have been asked for help," said Foreign Minister Annalena Roth. "We will '
            'send 9 howitzers."',
            {"9": "Annalena Roth"},
        ),
        ("The continued decline cost 30 million euros.", {"30": ""}),
        ("Opposition forces continued their protest and 30 people were hurt.", {"30": ""}),
        ("Ilse Bruns runs the depot. She says it moved 30 tonnes last week.", {"30": "Ilse Bruns"}),
        (
            "The depot is run by director Ilse Bruns. It moved 30 tonnes last week, she says.",
            {"30": "Ilse Bruns"},
        ),
        (
            "The depot moved 30 tonnes last week. It lost 12 tonnes, said director Ilse Bruns.",
            {"30": "", "12": "Ilse Bruns"},
        ),
        ("Depot director Bruns put last week's volume at 30 tonnes.", {"30": "Bruns"}),
        (
            "“We moved 30 tonnes,” said Ilse Bruns. “Of these, 8 tonnes were coal.”",
            {"30": "Ilse Bruns", "8": "Ilse Bruns"},
        ),
        (
            "Ilse Bruns told the council that the depot was growing. It would move 30 tonnes "
            "a week by May.",
            {"30": "Ilse Bruns"},
        ),
        (
            "In an interview with Die Woche, Ilse Bruns said 30 tonnes had been moved.",
            {"30": "Ilse Bruns"},
        ),
        ("On 4 May Ilse Bruns said that 30 tonnes had been moved.", {"30": "Ilse Bruns"}),
        (
            "Speaking in Bremen on Monday, Ilse Bruns said 30 tonnes had been moved.",
            {"30": "Ilse Bruns"},
        ),
        ("The depot reported 30 tonnes.", {"30": "the depot"}),
        ("Destatis put the volume at 30 tonnes.", {"30": "Destatis"}),
        ("The Berlin institute DIW puts the volume at 30 tonnes.", {"30": "DIW"}),
        (
            "Experts at the port say that 30 tonnes are lost each week.",
            {"30": "experts at the port"},
        ),
        ("By most estimates 30 tonnes are lost each week.", {"30": ""}),
        ("Reuters reported that 30 tonnes were lost.", {"30": "Reuters"}),
        (
            "The owners say 30 jobs will go, but the union says 50 jobs were cut already.",
            {"30": "the owners", "50": "the union"},
        ),
        (
            "Kabul says 30 posts were shelled. Islamabad disputes that and says only 50 "
            "shells were fired.",
            {"30": "Kabul", "50": "Islamabad"},
        ),
        (
            "Accounts differ: the guards counted 30 boats, the fishermen 50 boats.",
            {"30": "the guards", "50": "the guards"},
        ),
        ("The air force denied losing 30 drones.", {"30": "the air force"}),
        ("The air force denied it had lost 30 drones.", {"30": "the air force"}),
        ("Latvia's exports to Estonia were worth 14 million euros in March.", {"14": ""}),
        ("Latvia is to export 14 million euros' worth of timber.", {"14": ""}),
        ("It was the admiral who said that 14 ships were lost.", {"14": "the admiral"}),
        ("Asked by reporters, Admiral Horn said 14 ships were lost.", {"14": "Horn"}),
        ("Lisbon reports 14 losses.", {"14": "Lisbon"}),
        ("The Portuguese navy lists 14 ships as lost.", {"14": "the Portuguese navy"}),
        ("The list has 14 ships.", {"14": ""}),
        ("What he said about the 14 ships is well known.", {"14": ""}),
        ("Her neighbour told us that 14 ships were lost.", {"14": "her neighbour"}),
        ("As the saying goes, 14 ships make a fleet.", {"14": ""}),
        ("Lloyd's List says 14 ships were lost.", {"14": "Lloyd's List"}),
    ],
)
def test_who_states_a_number_is_named(text: str, voices: dict[str, str]) -> None:
    assert {number: voice_at(text, number)[0] for number in voices} == voices


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Trade came to 45 billion dollars, Ana Ruiz said.", "stated"),
        ("Ana Ruiz said trade had grown. It had come to 45 billion dollars.", "continued"),
        ("RUIZ: Trade came to 45 billion dollars last year.", "stated"),
        ("RUIZ: Let us look at trade then.\n\nIt came to 45 billion dollars.", "paragraph"),
        ("Trade came to 45 billion dollars.", "none"),
    ],
)
def test_a_voice_says_what_told_it(text: str, basis: str) -> None:
    assert voice_at(text, "45")[1] == basis


def test_two_who_disagree_claim_each_its_own() -> None:
    text = (
        "Delhi says Hanoi owes it 34 million dollars, while Hanoi says it owes 29 million dollars."
    )
    told = {
        number: (status_at(text, number)[0], voice_at(text, number)[0]) for number in ("34", "29")
    }
    assert told == {"34": ("claimed", "Delhi"), "29": ("claimed", "Hanoi")}


def test_who_is_far_above_is_not_looked_for() -> None:
    far = "Nothing happened on that day.\n\n" * 40
    assert (
        voice_at(f"RUIZ: Let us talk about it now.\n\n{far}Trade came to 45 million.", "45")[0]
        == ""
    )

"""Numbers that number a thing, with their label; what is counted with the same word is left."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def named(text):
    return [n.text for n in find_numbers(text, UNITS) if n.kind in ("identifier", "timestamp")]


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("under Resolution No. 813 of the board", ["No. 813"]),
        ("resolution 1973 of the council", ["resolution 1973"]),
        ("Article 5 of the treaty", ["Article 5"]),
        ("Articles 6, 7 and 9 of the treaty", ["Articles 6", "7", "9"]),
        ("the bill H.R. 3962 passed", ["H.R. 3962"]),
        ("see pp. 3-5 there", ["pp. 3-5"]),
        ("Act 21 was passed", ["Act 21"]),
        ("case no. 19-1392 was heard", ["no. 19-1392"]),
        ("the No. 2 seed and the world number three", ["No. 2", "number three"]),
        ("No 10 denied it", ["No 10"]),
        ("a number 7 shirt", ["number 7"]),
        ("Flight 370 vanished", ["Flight 370"]),
        ("BA 2490 landed late", ["BA 2490"]),
        ("along Interstate 95 and Route 66", ["Interstate 95", "Route 66"]),
        ("told Channel 4 of it", ["Channel 4"]),
        ("a Category 5 hurricane", ["Category 5"]),
        ("with type 2 diabetes", ["type 2"]),
        ("the Year 6 pupils", ["Year 6"]),
        ("in week 5 of the strike", ["week 5"]),
        ("on Lap 30 he stopped", ["Lap 30"]),
        ("before World War 2 began", ["World War 2"]),
        ("bill No. 217-Z passed", ["No. 217-Z"]),
        ("the British Nos 1 and 2 met", ["Nos 1", "2"]),
        ("account number 1204567 is", ["number 1204567"]),
        ("at the Minsk office, hall 2", ["hall 2"]),
        ("on frequency 11,389 at night", ["frequency 11,389"]),
        ("Law 4/2019 was passed", ["Law 4/2019"]),
        ("in the round of 16 they met", ["round of 16"]),
        ("the Group of 20 leaders", ["Group of 20"]),
        ("in seat 12A of the plane", ["seat 12A"]),
        ("with type 1 and 2 diabetes", ["type 1", "2"]),
        ("he holds patent 6,285,999.", ["patent 6,285,999"]),
        ("he wears number 7 and", ["number 7"]),
        ("the first Phase 3 trials", ["Phase 3"]),
        ("the Mk 48 torpedo", ["Mk 48"]),
    ],
)
def test_a_label_and_its_number_are_one(text, labelled):
    assert named(text) == labelled


@pytest.mark.parametrize(
    "text",
    [
        "he will order 300 tanks",
        "on the same page 138 tanks are listed",
        "at this stage 12 countries lead",
        "on the flight 12 passengers slept",
        "en route 12 soldiers fell",
        "Order 300 tanks at once",
        "they number 300 now",
        "to house 5,000 people",
        "this year 300 people left",
        "in the first game 7 days later",
        "a group of 20 firms",
        "they will file 40 claims",
        "no 5 percent rise",
        "the section 40 percent longer",
        "the Human Rights Act 1998 says",
        "it passed the bill 52 to 48",
        "the page has 40 lines",
        "it called for 200-300 more",
        "they called 300 people",
        "a group of 20 leaders",
        "the dead number 25000 now",
        "911 people died",
        "40 Wall Street banks",
        "Half of it? No, no. 43.9 is what they sold",
        "No. 12 percent went abroad",
        "Was it ten? No. 12 million",
    ],
)
def test_what_is_counted_behind_such_a_word_is_left(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "telephone"),
    [
        ("call +375 17 222-33-44 now", "+375 17 222-33-44"),
        ("my number is 8 (4812) 65-12-30", "8 (4812) 65-12-30"),
        ("on 020 7946 0958 all day", "020 7946 0958"),
        ("dial 1-800-555-0199 now", "1-800-555-0199"),
        ("ring (555) 123-4567 now", "(555) 123-4567"),
        ("she called 911 at once", "911"),
        ("a 999 call came in", "999"),
    ],
)
def test_a_telephone_number_is_claimed_whole(text, telephone):
    assert named(text) == [telephone]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("in the 1900 block of 2nd Ave it was", "1900 block of 2nd Ave"),
        ("in the 300 block of Pine St. it was", "300 block of Pine St"),
        ("at 10 Downing Street today", "10 Downing Street"),
        ("at 221B Baker Street today", "221B Baker Street"),
        ("to 1600 Pennsylvania Avenue NW", "1600 Pennsylvania Avenue"),
        ("at 12-14 Old Mill Road today", "12-14 Old Mill Road"),
        ("New York, NY 10001, USA", "10001"),
    ],
)
def test_a_house_and_a_postal_code_are_places(text, place):
    assert named(text) == [place]


def test_items_of_a_list_are_numbered_at_the_start_of_a_line():
    assert named("1. Bread\n2) Salt\nand 3. Then") == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("after World War Two ended", "World War Two"),
        ("aboard Air Force One again", "Air Force One"),
        ("a Formula One race", "Formula One"),
        ("one of the Big Four firms", "Big Four"),
        ("the Group of Seven met", "Group of Seven"),
        ("the Six Nations title", "Six Nations"),
        ("the Five Eyes agreed", "Five Eyes"),
    ],
)
def test_words_of_number_in_names_are_no_counts(text, name):
    assert name in named(text)


@pytest.mark.parametrize("text", ["in big four firms", "the war two men fought", "six nations met"])
def test_words_of_number_in_small_letters_count(text):
    assert named(text) == []

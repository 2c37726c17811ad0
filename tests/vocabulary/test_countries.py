"""Every country of ISO 3166-1 is known by the words that documents use, and by no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from etl.making import completed
from etl.reading import frames_of
from etl.refresh import read_one
from etl.vocabulary import Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary(Path(__file__).parents[2] / "data" / "vocabulary")
_NO_COUNTRIES = {*re.findall(r"\w+", "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ")}
"""Codes of Unicode CLDR that ISO 3166-1 does not assign to a country."""


def named(text: str, vocabulary: Vocabulary = VOCABULARY) -> list[str]:
    return [n.entity for n in vocabulary.places.named(text)]


def alpha_2() -> dict[str, str]:
    """The alpha-2 code of each country of the vocabulary, as Unicode CLDR has it."""
    aliases = get_global("territory_aliases") | {"XKX": ["XK"]}
    countries = (e.entity for e in VOCABULARY.entities.values() if e.kind == "country")
    return {code: aliases[code][0] for code in countries}


def test_every_country_of_iso_3166_is_known_by_its_common_name() -> None:
    territories, known = Locale("en").territories, alpha_2()
    assigned = {code for code in territories if len(code) == 2 and code.isalpha()} - _NO_COUNTRIES
    assert set(known.values()) == assigned
    assert len(known) == len(assigned) == 250
    for code, two in known.items():
        names = {
            "CC": "Cocos Islands", "CD": "Congo-Kinshasa", "CG": "Congo-Brazzaville",
            "MM": "Myanmar", "HK": "Hong Kong", "MO": "Macao",
            "SH": "Saint Helena", "KN": "Saint Kitts and Nevis", "PS": "Palestine",
            "HM": "Heard Island and McDonald Islands", "UM": "United States Minor Outlying Islands",
            "GS": "South Georgia and the South Sandwich Islands",
            "VC": "Saint Vincent and the Grenadines", "MF": "Saint Martin",
        }  # fmt: skip
        name = names.get(two, territories[two].replace(" & ", " and "))
        assert named(f"Trade with {name} rose.") == [code], name


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("the USA, the U.S., the US and the U.S.A.", ["USA"] * 4),
        ("the UK, the U.K., the UAE and the DRC", ["GBR", "GBR", "ARE", "COD"]),
        ("Czechia, the Czech Republic and Holland", ["CZE", "CZE", "NLD"]),
        ("Türkiye, Turkey, Ivory Coast, Côte d'Ivoire, Burma", ["TUR", "TUR", "CIV", "CIV", "MMR"]),
        ("A Frenchman, the Dutch, two Belgians and an Argentinian", ["FRA", "NLD", "BEL", "ARG"]),
        ("the Kremlin, the White House and Downing Street", ["RUS", "USA", "GBR"]),
        ("The Hague and the Elysee answered Brussels", ["NLD", "FRA", "EU"]),
        ("Luxembourg, Singapore and Panama", ["LUX", "SGP", "PAN"]),
        ("Ottawa told Washington", ["CAN", "USA"]),
        ("members of the customs union and the visegrad group", ["VISEGRAD"]),
    ],
)
def test_spellings_peoples_capitals_and_seats_are_known(text: str, entities: list[str]) -> None:
    assert named(text) == entities


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("the Republic of the Congo and the Democratic Republic of the Congo", ["COG", "COD"]),
        ("South Korea, Guinea-Bissau, New Zealand", ["KOR", "GNB", "NZL"]),
        ("Papua New Guinea, Equatorial Guinea and Guinea", ["PNG", "GNQ", "GIN"]),
        ("South African, North Korean and South Sudanese", ["ZAF", "PRK", "SSD"]),
        ("Niger, Nigeria, Nigerien and Nigerian", ["NER", "NGA", "NER", "NGA"]),
        ("Dominica and the Dominican Republic", ["DMA", "DOM"]),
        ("the People's Republic of China and the Republic of China", ["CHN", "TWN"]),
        ("American Samoa and Samoa", ["ASM", "WSM"]),
    ],
)
def test_the_longest_name_wins(text: str, entities: list[str]) -> None:
    assert named(text) == entities


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan and Jordan Peterson",
        "Georgia Tech in Atlanta, Georgia",
        "New Jersey, a jersey, china and a turkey to polish",
        "Guinea pigs under a Panama hat drink Cuba libre",
        "Chad Smith and George Washington read the Washington Post",
        "Northern Ireland, New Mexico and British Columbia",
        "a white house on downing street; who told us",
        "Latin America, the South China Sea and the Indian Ocean",
        "Prussian, Congolese and Korean",
        "US$3 million for a group of seven, read as a PNG at 14:30 Moscow time",
    ],
)
def test_words_that_only_look_like_a_country_are_none(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("In Jordan, Chad’s exports and Georgia's debt", ["JOR", "TCD", "GEO"]),
        ("Egypt, Jordan and Georgia. From Georgia to Chad", ["EGY", "JOR", "GEO", "GEO", "TCD"]),
        ("In May Georgia sold wine to Paris and London", ["GEO", "FRA", "GBR"]),
    ],
)
def test_a_name_that_people_share_is_a_country_where_it_stands_alone(
    text: str, entities: list[str]
) -> None:
    assert named(text) == entities


def test_a_currency_belongs_to_the_country_that_issues_it() -> None:
    two = alpha_2()
    for currency, code in VOCABULARY.places.currencies.items():
        if code in two:
            assert currency in get_territory_currencies(two[code]), code
    assert VOCABULARY.places.currencies["USD"] == "USA"
    assert VOCABULARY.places.currencies["EUR"] == "EU"


def test_every_entity_has_a_colour_and_keeps_it() -> None:
    again = load_vocabulary(Path(__file__).parents[2] / "data" / "vocabulary")
    assert all(e.color_light and e.color_dark for e in VOCABULARY.entities.values())
    assert again.entities == VOCABULARY.entities


def test_a_name_is_found_where_it_stands_and_as_it_is_written() -> None:
    (found,) = VOCABULARY.places.named("the  republic of\nSerbia won")
    assert (found.entity, found.word, found.start) == ("SRB", "republic of\nSerbia", 5)


def test_every_group_has_members_of_the_vocabulary_but_lenders_and_the_whole_world() -> None:
    groups = {
        e.entity: e.members.split() for e in VOCABULARY.entities.values() if e.kind == "group"
    }
    assert len(groups["EU"]) == 27
    assert len(groups["NATO"]) == 32
    assert {m for members in groups.values() for m in members} <= set(VOCABULARY.entities)
    assert {code for code, members in groups.items() if not members} == {
        "WTO", "EURASEC_ACF", "EFSD", "IMF", "WORLD_BANK", "EBRD", "EIB", "ADB", "AIIB", "EDB",
        "TOTAL", "WORLD",
    }  # fmt: skip


def test_a_snapshot_holds_the_listed_entities_and_the_countries_in_use(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Peru has sold $3 million worth of goods to Chile.", encoding="utf-8")
    made = completed(frames_of([read_one(note, VOCABULARY)]), (), VOCABULARY)
    rows = dict(made)["entities"]
    assert set(rows["entity"]) == VOCABULARY.listed | {"PER", "CHL"}
    assert list(rows["entity"])[:3] == ["BLR", "RUS", "UNION_STATE"]
    assert all(rows["color_light"])
    assert all(rows["color_dark"])

"""Names that end in a bare number, and counts behind a capitalised word that are none."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def named(text):
    return [n.text for n in find_numbers(text, UNITS) if n.kind == "identifier"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It showed the Zenta Fold 4.", ["Fold 4"]),
        ("the Camro 40 Pro costs more", ["Camro 40"]),
        ("a Vexo 730 GPU and", ["Vexo 730"]),
        ("the Nokia 3310 returned", ["Nokia 3310"]),
        ("Maker's Vexo 7 is out", ["Vexo 7"]),
        ("its new Vexo 7 phone", ["Vexo 7"]),
        ("it carried the Skylink 2 mission", ["Skylink 2"]),
        ("Robot Story 4 grossed $120m", ["Story 4"]),
        ("Auto Chase 5 sold 9 million copies", ["Chase 5"]),
        ("a crash on US 50 near it", ["US 50"]),
        ("the Lexus RX 350 were recalled", ["RX 350"]),
    ],
)
def test_a_number_ends_the_name_of_a_product(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Labour won 202 seats, the Left 69 and the Greens 30.",
        "The CDU won 246 seats, the SPD 153 and the FDP 80.",
        "Smith scored 20, Jones 15 and Brown 10.",
        "In the UK 12 have died",
        "In Germany 12 took part",
        "He gave the Kremlin 12 more.",
        "the Pentagon 40 new tanks",
        "in New York 30 new cases",
        "For Russia 12 missile strikes",
        "Boeing 12 jet engines",
        "Toyota sold 1.3 million and Tesla 95,200",
        "The Swede 12 times champion",
        "It gave the US 40 million",
    ],
)
def test_a_count_behind_a_name_is_left(text):
    assert named(text) == []

"""The reader against sentences marked by hand: the half that its rules were written against.

The other half is scored by `make bench` alone, so that no rule is ever fitted to it.
"""

from pathlib import Path

import pytest
from extract.numbers_gold import LEVELS, OVERALL, load, score

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

ROOT = Path(__file__).parents[3]
UNITS = read_units(ROOT / "data" / "vocabulary" / "units.toml", [])
AT_LEAST = {"value": 0.97, "value_unit": 0.95, "value_qualifier": 0.95, "others": 0.88}


@pytest.mark.parametrize("level", LEVELS)
def test_marked_numbers_are_found(level):
    sentences = load(ROOT / "tests" / "extract" / "gold" / "numbers_seen.jsonl")
    tally = score(sentences, lambda text: find_numbers(text, UNITS))[OVERALL][level]
    assert tally.f1 >= AT_LEAST[level]

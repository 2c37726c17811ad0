"""Sentences that mark a number, "rose «5%» in May", as the tokens that rules of the grammar see."""

from __future__ import annotations

import re
from pathlib import Path

from etl.extract.numbers.tokens import Tokens
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[2] / "data" / "vocabulary" / "units.toml", [])


def marked(sentence: str) -> tuple[Tokens, int, int]:
    """The tokens of a sentence, the first one of its mark and the first one behind it."""
    before, number, behind = re.split("[«»]", sentence)
    tokens = Tokens(before + number + behind, UNITS)
    end = len(before) + len(number)
    first = next(at for at in range(tokens.size) if tokens.start[at] >= len(before))
    until = next((at for at in range(tokens.size) if tokens.start[at] >= end), tokens.size)
    return tokens, first, until

"""The words of English that the grammar knows: a file of `english/` in, its tables out.

Each module of the grammar has its words in one file of its own; the grammar itself is code. Subject
matter (units, currencies, indicators, countries) is not here but in the project's vocabulary.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "english"


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `english/NAME.toml`."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def number_words(least: int, most: int) -> dict[str, int]:
    """The words from `least` to `most` of `english/numerals.toml`, each with its number.

    >>> number_words(9, 11)
    {'nine': 9, 'ten': 10, 'eleven': 11}
    """
    tables = lexicon("numerals")
    named = {**tables["ones"], **tables["teens"], **tables["tens"]}
    return {word: number for word, number in named.items() if least <= number <= most}


@cache
def phrases(name: str, table: str) -> dict[tuple[str, ...], str]:
    """The phrases of a table whose keys are meanings, as tuples of tokens, each with its meaning.

    A phrase is written with a space between its tokens ("no more than", "more or less").
    """
    return {
        tuple(phrase.split(" ")): meaning
        for meaning, listed in lexicon(name)[table].items()
        for phrase in listed
    }

"""The words of English that the rules ask for: a file of `english/` in, patterns out.

A phrase is plain words between which any space may stand; `*` is any ending of a word, `...` up to
six words, `{n}` the number in question, `{verb}` a word in small letters that is no article,
`{end}` the end of a clause. The grammar that uses them is code; the words are data.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from etl.vocabulary.cues import NUMBER

_FOLDER = Path(__file__).parent / "english"
_GAP = r"(?:[^\s.;:]+\s+){0,6}?"
_SMALL = r"(?-i:(?!(?:the|an?|its|their|his|her|our|those|these|that|this)\b)[a-z]{2,})"
_PLACES = {"{n}": rf"(?={NUMBER})", "{verb}": rf"(?={_SMALL})", "{end}": r"(?=\s*(?:$|[,.;:)]))"}
_NOTHING = r"(?!)"


@cache
def words(name: str) -> dict[str, Any]:
    """The tables of `english/NAME.toml`."""
    loaded: dict[str, Any] = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return loaded


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of `phrases` as whole words, the longest first.

    >>> re.findall(any_of(["plan*", "set aside"]), "a planned sum was set  aside")
    ['planned', 'set  aside']
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return rf"(?<![\w-])(?:{'|'.join(map(_one, ordered))})" if ordered else _NOTHING


def _one(phrase: str) -> str:
    parts = [_GAP if word == "..." else _word(word) for word in phrase.split()]
    made = (
        r"\s+".join(parts)
        .replace(rf"{_GAP}\s+", _GAP)
        .replace(rf"\s+{_PLACES['{end}']}", _PLACES["{end}"])
    )
    return made if phrase.endswith("}") else rf"{made}(?!\w)"


def _word(word: str) -> str:
    if word in _PLACES:
        return _PLACES[word]
    return re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]")


@cache
def pattern(name: str, table: str, key: str) -> re.Pattern[str]:
    """The phrases of one key of `english/NAME.toml`, in any case; nothing where it has none."""
    return re.compile(any_of(words(name)[table].get(key, ())), re.IGNORECASE)


@cache
def alternatives(name: str) -> dict[str, dict[str, str]]:
    """What each key of `english/NAME.toml` lists, by its table, as part of a pattern with bounds.

    The longest first; a space is one space here, `*` any ending, `?` a letter that may be left out.

    >>> alternatives("sides")["exercise"]["guests"]
    'guest country|guest side|visiting|visitor\\\\w*|guests|guest'
    """
    return {
        table: {key: _listed(phrases) for key, phrases in keys.items()}
        for table, keys in words(name).items()
    }


def _listed(phrases: Iterable[str]) -> str:
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(
        re.escape(one).replace(r"\*", r"\w*").replace(r"\ ", " ").replace(r"\?", "?")
        for one in ordered
    )


IN_ORDER = any_of(words("sides")["in_order"]["words"])
"""A pattern for "respectively" and what says the same."""

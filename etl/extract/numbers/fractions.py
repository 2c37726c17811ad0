"""Fractions in English words: the tokens of a text in, "two-thirds" and its value out.

It says how much a fraction is worth and where it ends, never whether it is a share, a length or a
rank.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.signs import HYPHENS
from etl.extract.numbers.tokens import Tokens

_TABLES = lexicon("numerals")
_NUMERATORS: dict[str, int] = {
    **dict.fromkeys(_TABLES["articles"], 1),
    **{word: value for word, value in _TABLES["ones"].items() if value},
    **_TABLES["teens"],
}
PARTS: dict[str, int] = _TABLES["parts"]
MANY_PARTS: dict[str, int] = _TABLES["many_parts"]


def joined(tokens: Tokens, at: int) -> int:
    """The token that continues a word at `at`: the one behind a hyphen there, or `at` itself."""
    if tokens.low[at] in HYPHENS and tokens.glued(at) and tokens.glued(at + 1):
        return at + 1
    return at


def fraction_at(tokens: Tokens, index: int) -> tuple[int, float] | None:
    """The first token behind the fraction that begins at `index`, and its value, or None.

    It begins with its numerator, or with "half" or "quarter" alone.
    """
    word = tokens.low[index]
    if word in ("half", "quarter"):
        return index + 1, 1 / PARTS[word]
    over = _NUMERATORS.get(word)
    if over is None:
        return None
    at = joined(tokens, index + 1)
    named = PARTS if over == 1 else MANY_PARTS
    under = named.get(tokens.low[at])
    if under is None and at > index + 1 and tokens.low[at] in ("third", "fourth", "fifth"):
        under = PARTS[tokens.low[at]]
    if under is None or (over > 1 and over >= under):
        return None
    return at + 1, over / under

"""Words that name the currency of more than one country: "rupees", "dinars", "kroner", "Rs".

Comes in: nothing. Goes out: each such word with the currencies that it may stand for, from the
names of Unicode CLDR. The dollar and the ruble stand for one currency without their country, as
units.toml says, and are none of them.
"""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from etl.vocabulary.units import TENDER_BETWEEN

_NONE = frozenset({"dollar", "dollars", "ruble", "rubles", "euro", "euros", "won", "mark", "marks"})
_ALSO = {
    "rupees": ("rs", "rs.", "rupee"), "krone": ("crown", "crowns", "kroner", "kr", "kr."),
    "krona": ("crown", "crowns", "kronor", "kr", "kr."), "króna": ("crown", "crowns", "kr", "kr."),
    "koruna": ("crown", "crowns"), "leu": ("lei",), "lira": ("liras",), "lek": ("leks",),
}  # fmt: skip


@cache
def shared_words() -> dict[str, frozenset[str]]:
    """The currencies, by ISO 4217, that each shared word in small letters may stand for.

    >>> sorted(shared_words()["dinars"])[:3]
    ['BHD', 'DZD', 'IQD']
    """
    locale = Locale("en")
    found: dict[str, set[str]] = {}
    for territory in locale.territories:
        for code in get_territory_currencies(str(territory), *TENDER_BETWEEN):
            for count in (1, 2):
                word = get_currency_name(code, count, locale=locale).split()[-1].lower()
                for written in (word, *_ALSO.get(word, ())):
                    found.setdefault(written, set()).add(code)
    return {
        word: frozenset(codes)
        for word, codes in found.items()
        if len(codes) > 1 and word not in _NONE and word.rstrip(".").isalpha()
    }

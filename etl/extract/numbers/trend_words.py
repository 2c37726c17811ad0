"""The words that tell a rise or a fall, by what they tell: `english/trends.toml` as look-ups.

Nothing here reads text.
"""

from __future__ import annotations

from typing import cast

from etl.extract.numbers.lexicon import lexicon, number_words
from etl.tables import Trend

_WORDS = lexicon("trends")


def _by_word(table: str) -> dict[str, Trend]:
    return {
        word: cast("Trend", direction)
        for direction, listed in _WORDS[table].items()
        for word in listed
    }


def _set(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(_WORDS[table][key])


VERBS, NOUNS, PARTICLES = _by_word("verbs"), _by_word("nouns"), _by_word("particles")
LEVELS, COMPARING = _by_word("levels"), _by_word("comparing")
EARLIER, NO_STATE = _set("earlier"), _set("earlier", "no_state")
MOVING, ENDING = _set("moving"), _set("moving", "ending")
ONLY_MARKED = _set("only_marked")
BRIDGES, LINKING = _set("bridges"), _set("bridges", "linking")
BARRIERS = _set("bridges", "barriers")
NOT_BEFORE = {"to": _set("bridges", "not_before_to"), "by": _set("bridges", "not_before_by")}
GIVEN_TO, PHRASAL = _set("bridges", "given_to"), _set("bridges", "phrasal")
FELLING = _set("bridges", "felling")
TAKEN_OFF, NOT_OFF = _set("off", "taken"), _set("off", "phrasal")
NOT_LOST, NOT_DROPPED = _set("no_change", "lose"), _set("no_change", "drop")
NOT_GAINED, COME_TO_BE = _set("no_change", "gain"), _set("no_change", "come_to_be")
SAYERS, RESULTS = _set("no_change", "sayers"), _set("no_change", "results")
AUXILIARIES = _set("no_change", "auxiliaries")
BETWEEN_NOUN, BEHIND_PARTICLE = _set("between_noun"), _set("behind_particle")
DONE, POSTS = _by_word("done"), _set("posts")
EXTREMES, TIMES, BEHIND_TIME = _set("extremes"), _set("times"), _set("times", "behind")
PERCENT = frozenset({"%", "percent", "cent", "pc", "pct", "points", "point", "percentage", "bps"})
DEGREES = frozenset({"c", "f", "degrees", "°"})
SIGNS = frozenset("$€£¥₽₹")
MONEY = frozenset(
    {"cents", "pence", "dollars", "euros", "pounds", "rubles", "roubles", "yen", "yuan"}
)
ARTICLES = frozenset({"a", "an", "the", "this", "its", "their", "his", "another"})
SCALES = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})
SMALL = frozenset(number_words(1, 11))

"""The words of all entities put together: entries in, which word stands for which entity out.

A word that stands for two entities, or is there twice, is a fault at the later of the two. The
shapes of the entries have been checked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from babel import Locale

from etl.errors import Fault
from etl.vocabulary.reading import Source


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity as one file tells it: the file, the table in it, the code, and the keys."""

    source: Source
    table: str
    code: str
    keys: dict[str, Any]

    def place(self, needle: str) -> str:
        """File and line of `needle` in the entry."""
        return self.source.place(f"[{self.table}.{self.code}]", needle)


@dataclass(slots=True)
class Words:
    """Words by the entity that they stand for; `adjectives` and `exact` are some of `names`."""

    names: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    forces: dict[str, str] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)
    adjectives: set[str] = field(default_factory=set)
    exact: set[str] = field(default_factory=set)


def read_words(entries: Iterable[Entry], faults: list[Fault]) -> Words:
    """The words of `entries`; faults are added for what cannot stand."""
    words = Words()
    owner: dict[str, str] = {}
    for entry in entries:
        for key, listed in _lists(entry.keys):
            for word in listed:
                _add(words, owner, entry, key, word, faults)
            faults.extend(_doubled(entry, key, listed))
        _add_currency(words, entry, faults)
    return words


def _lists(keys: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for key in ("names", "adjective", "demonyms", "capital", "exact", "organisations", "forces"):
        value = keys.get(key)
        if value:
            yield key, [value] if isinstance(value, str) else value


def _add(
    words: Words, owner: dict[str, str], entry: Entry, key: str, word: str, faults: list[Fault]
) -> None:
    other = owner.setdefault(word.casefold(), entry.code)
    if other != entry.code:
        faults.append(
            Fault(
                entry.place(f'"{word}"'),
                f"The name '{word}' stands for {other} and for {entry.code}.",
                "Let it stand for one of them.",
            )
        )
    if " " not in word and word == word.lower():
        faults.append(
            Fault(
                entry.place(f'"{word}"'),
                f"'{word}' is a common word: a name of one word needs a capital.",
                "Write it as documents write the name, or take it out.",
            )
        )
    bodies = {"organisations": words.organisations, "forces": words.forces}
    bodies.get(key, words.names)[word] = entry.code
    if key in ("adjective", "demonyms"):
        words.adjectives.add(word)
    if key == "exact":
        words.exact.add(word)


def _doubled(entry: Entry, key: str, listed: list[str]) -> Iterator[Fault]:
    for word in dict.fromkeys(w for w in listed if listed.count(w) > 1):
        yield Fault(
            entry.place(key),
            f"'{word}' is there twice in {key} of [{entry.table}.{entry.code}].",
            "Take one of the two out.",
        )


def _add_currency(words: Words, entry: Entry, faults: list[Fault]) -> None:
    currency = entry.keys.get("currency")
    if not currency:
        return
    header = f"[{entry.table}.{entry.code}]"
    if currency not in Locale("en").currencies:
        faults.append(
            Fault(
                entry.place("currency"),
                f"{header} has the unknown currency '{currency}'.",
                'Write its code in ISO 4217, as in "EUR".',
            )
        )
    other = words.currencies.setdefault(currency, entry.code)
    if other != entry.code:
        faults.append(
            Fault(
                entry.place("currency"),
                f"The currency {currency} is that of {other} and of {entry.code}.",
                "Give it to the one that issues it.",
            )
        )

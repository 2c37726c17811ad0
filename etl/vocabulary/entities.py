"""Countries and groups: `countries.toml` and `entities.toml` in, `Entity` records and `Places` out.

A country is there with its names alone; entities.toml adds groups, colours and what is special of
a country. `Places` knows which words stand for which entity; it never decides what an entity is
to a figure.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from etl.errors import Fault
from etl.tables import Entity
from etl.vocabulary.countries import COLOURS, Tones, read_countries, read_special
from etl.vocabulary.names import Named, Names, alternatives
from etl.vocabulary.told import currency_nouns
from etl.vocabulary.wordlists import Words, read_words

__all__ = ["Named", "Places", "read_entities"]

_SHORTEST = 4
# "MINSK, 5 May" says where a report was written
# "Inter-American" is no American
_ACROSS = re.compile(r"\b(?:Inter|Pan|Trans|Ibero|Latin|Afro|Euro)[-‑]$")
_LONGEST_PREFIX = 8
_DATELINE = re.compile(r"(?:,|\s\(|\s[—–-])\s?")
_CURRENCY = re.compile(rf"\s+(?:{'|'.join(sorted(currency_nouns()))})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True)
class Places:
    """Which words stand for which entity, and the currencies and members of the entities.

    `joint` are the entities that are no country, `largest` the economies by size; `exact` and
    `shared` are names that are read with care (`Names`), `no_places` phrases that hold a name and
    are no place. `of_text` are entities that only the text in question knows; `exercises` find the
    names of those that are always an entity's own.
    """

    words: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    forces: dict[str, str] = field(default_factory=dict)
    adjectives: frozenset[str] = frozenset()
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)
    exact: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    no_places: frozenset[str] = frozenset()
    largest: tuple[str, ...] = ()
    joint: frozenset[str] = frozenset()
    of_text: frozenset[str] = frozenset()
    exercises: dict[str, re.Pattern[str]] = field(default_factory=dict)

    @cached_property
    def _names(self) -> Names:
        meanings = {**self.words, **self.organisations, **self.forces}
        nothing = {phrase: "" for phrase in self.no_places if phrase not in meanings}
        return Names(meanings | nothing, self.exact | self.no_places, self.shared)

    @cached_property
    def adjective_pattern(self) -> str:
        """A pattern for adjectives and words for people."""
        return alternatives(self.adjectives)

    def code(self, word: str) -> str:
        """The entity that `word` stands for, or an empty string."""
        return self._names.meaning(word) or self._names.meaning(_without_possessive(word))

    def named(self, text: str) -> list[Named]:
        """Every place named in `text`, in order; "US dollars" and "Russian rubles" name none."""
        return [
            n
            for n in self._names.found(text)
            if not _CURRENCY.match(text, n.end)
            and not _ACROSS.search(text, max(n.start - _LONGEST_PREFIX, 0), n.start)
            and not (n.start == 0 and n.word.isupper() and _DATELINE.match(text, n.end))
        ]

    def group_within(self, entities: Iterable[str]) -> str:
        """The largest group all of whose members are among `entities`, or an empty string."""
        present = set(entities)
        inside = [
            (len(members), code)
            for code, members in self.groups.items()
            if len(members) > 1 and set(members) <= present
        ]
        return max(inside)[1] if inside else ""


def _has_capitals(name: str) -> bool:
    """Whether a heading in capitals may name it so: "RUSSIA"; a short word is an abbreviation."""
    return name.isalpha() and name[:1].isupper() and len(name) >= _SHORTEST


def _without_possessive(word: str) -> str:
    bare = word.strip()
    for ending in ("'s", "’s", "'", "’"):
        if bare.endswith(ending):
            return bare[: -len(ending)]
    return bare


def read_entities(
    folder: Path, faults: list[Fault]
) -> tuple[dict[str, Entity], Places, frozenset[str]]:
    """The entities of the files in `folder` by id, the words for them, and those always shown.

    First come, in its order, those of entities.toml, which are shown in every snapshot; the other
    countries follow in the order of countries.toml.
    """
    countries = read_countries(folder / "countries.toml", faults)
    special = read_special(folder / "entities.toml", countries, faults)
    if countries.source is None or special.source is None:
        return {}, Places(), frozenset()
    merged: dict[str, dict[str, Any]] = {
        code: {**countries.of(code), **special.of(code)}
        for code in (*special.entries, *countries.entries)
    }
    entities = {
        code: _entity(code, entry, position, special.tones)
        for position, (code, entry) in enumerate(merged.items(), 1)
    }
    words = read_words([*countries.told(), *special.told()], faults)
    faults.extend(countries.strangers(words.names))
    faults.extend(countries.unlisted(merged))
    return entities, _places(words, merged, countries.lists), frozenset(special.entries)


def _entity(code: str, entry: dict[str, Any], position: int, tones: Tones) -> Entity:
    light, dark = COLOURS
    tone = tones[zlib.crc32(code.encode()) % len(tones)] if tones else ("", "")
    return Entity(
        entity=code,
        label=entry.get("label", ""),
        adjective=entry.get("adjective", ""),
        kind=entry.get("kind", ""),
        members=" ".join(entry.get("members", ())),
        position=position,
        color_light=entry.get(light, tone[0]),
        color_dark=entry.get(dark, tone[1]),
    )


def _places(words: Words, table: dict[str, dict[str, Any]], lists: dict[str, list[str]]) -> Places:
    capitals = {name.upper(): code for name, code in words.names.items() if _has_capitals(name)}
    return Places(
        words={**capitals, **words.names},
        organisations=words.organisations,
        forces=words.forces,
        adjectives=frozenset(
            written
            for word in words.adjectives
            for written in (word, *((word.upper(),) if _has_capitals(word) else ()))
        ),
        groups={c: tuple(e["members"]) for c, e in table.items() if e.get("members")},
        currencies=words.currencies,
        exact=frozenset(words.exact),
        shared=frozenset(lists.get("shared", ())),
        no_places=frozenset(lists.get("no_places", ())),
        joint=frozenset(c for c, e in table.items() if e.get("kind") == "group"),
        largest=tuple(lists.get("largest", ())),
        exercises={c: _begins(e["exercises"]) for c, e in table.items() if e.get("exercises")},
    )


def _begins(names: Iterable[str]) -> re.Pattern[str]:
    """What finds each of `names` in any case, also where a year follows: "Zapad-2021"."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?![^\W\d_])", re.IGNORECASE)

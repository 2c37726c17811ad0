"""Countries and groups: `entities.toml` in, `Entity` records and the places that texts name out.

`Places` knows which words stand for which entity; it never decides what an entity is to a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from etl.errors import Fault
from etl.tables import Entity
from etl.vocabulary.reading import Source, read_toml
from etl.vocabulary.shapes import TEXTS, entries, usable
from etl.vocabulary.told import currency_nouns

_REQUIRED = ("label", "kind")
_OPTIONAL = (
    "adjective", "members", "color_light", "color_dark", "names", "demonyms",
    "capital", "organisations", "forces", "currency",
)  # fmt: skip
_SHAPES = dict.fromkeys(("members", "names", "demonyms", "organisations", "forces"), TEXTS)
_CURRENCY = re.compile(rf"\s+(?:{'|'.join(sorted(currency_nouns()))})(?![\w-])", re.IGNORECASE)
_NOTHING = r"(?!)"


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a text: its entity, where it stands, and the word that named it."""

    entity: str
    start: int
    end: int
    word: str


@dataclass(frozen=True)
class Places:
    """Which words stand for which entity, and the currencies and members of the entities."""

    words: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    forces: dict[str, str] = field(default_factory=dict)
    adjectives: frozenset[str] = frozenset()
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {word.casefold(): code for word, code in self._all()}

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.place_pattern)

    def _all(self) -> Iterator[tuple[str, str]]:
        yield from self.words.items()
        yield from self.organisations.items()
        yield from self.forces.items()

    @cached_property
    def place_pattern(self) -> str:
        """A pattern for any place: the longest name first, on word boundaries."""
        return alternatives(word for word, _ in self._all())

    @cached_property
    def adjective_pattern(self) -> str:
        """A pattern for adjectives and words for people."""
        return alternatives(self.adjectives)

    @cached_property
    def organisation_pattern(self) -> str:
        """A pattern for firms and bodies that belong to an entity."""
        return alternatives(self.organisations)

    @cached_property
    def force_pattern(self) -> str:
        """A pattern for armed forces and services that belong to an entity."""
        return alternatives(self.forces)

    @cached_property
    def country_pattern(self) -> str:
        """A pattern for places that are no group."""
        return alternatives(w for w, code in self.words.items() if code not in self.groups)

    def code(self, word: str) -> str:
        """The entity that `word` stands for, or an empty string."""
        bare = re.sub(r"(?:['’]s|['’])$", "", " ".join(word.split()))
        return self._codes.get(bare.casefold(), "")

    def named(self, text: str) -> list[Named]:
        """Every place named in `text`, in order; "US dollars" and "Russian rubles" name none."""
        found = self._compiled.finditer(text)
        return [
            Named(self.code(m[0]), m.start(), m.end(), m[0])
            for m in found
            if not _CURRENCY.match(text, m.end())
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


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`; several words match in any case, one only as written."""
    longest_first = sorted(set(words), key=lambda w: (-len(w), w))
    several: dict[str, list[str]] = {}
    for word in longest_first:
        if " " in word:
            whole = r"\s+".join(map(re.escape, word.split()))
            several.setdefault(_either_case(word[0]), []).append(whole[len(re.escape(word[0])) :])
    single = [re.escape(w) for w in longest_first if " " not in w]
    # The engine skips a branch whose first character, case and all, is not the one in the text.
    parts = [f"(?-i:[{initial}])(?i:{'|'.join(rests)})" for initial, rests in several.items()]
    parts += [f"(?-i:{'|'.join(single)})"] if single else []
    initials = "".join(sorted({*several, *(re.escape(w[0]) for w in longest_first if w)}))
    begins = rf"(?=(?-i:[{initials}]))"
    return rf"{begins}(?<![\w.])(?:{'|'.join(parts)})(?!\w)" if parts else _NOTHING


def _either_case(letter: str) -> str:
    """The characters of a set that holds `letter` as a capital and as a small one."""
    cases = {letter, letter.lower(), letter.upper()}
    return "".join(sorted(re.escape(case) for case in cases if len(case) == 1))


def read_entities(path: Path, faults: list[Fault]) -> tuple[dict[str, Entity], Places]:
    """The entities of `path` by id, in its order, and the words that stand for them."""
    source = read_toml(path, faults)
    if source is None:
        return {}, Places()
    table = entries(source, "entities", faults)
    known = {}
    for code, entry in table.items():
        header = f"entities.{code}"
        known[code] = usable(source, header, entry, _REQUIRED, _OPTIONAL, _SHAPES, faults)
        _check_entry(source, header, known[code], table, faults)
    entities = {
        code: _entity(code, entry, position)
        for position, (code, entry) in enumerate(known.items(), 1)
    }
    return entities, _places(source, known, faults)


def _entity(code: str, entry: dict[str, Any], position: int) -> Entity:
    return Entity(
        entity=code,
        label=entry.get("label", ""),
        adjective=entry.get("adjective", ""),
        kind=entry.get("kind", ""),
        members=" ".join(entry.get("members", ())),
        position=position,
        color_light=entry.get("color_light", ""),
        color_dark=entry.get("color_dark", ""),
    )


def _check_entry(
    source: Source,
    header: str,
    entry: dict[str, Any],
    table: dict[str, Any],
    faults: list[Fault],
) -> None:
    """Add a fault for an unknown kind, an unknown member and a colour that is none."""
    if entry.get("kind", "group") not in ("country", "group"):
        faults.append(
            Fault(
                source.place(f"[{header}]", "kind"),
                f"[{header}] has the unknown kind '{entry['kind']}'.",
                "Write country or group.",
            )
        )
    for member in entry.get("members", ()):
        if member not in table:
            faults.append(
                Fault(
                    source.place(f"[{header}]", "members"),
                    f"[{header}] has the unknown member '{member}'.",
                    f"Add [entities.{member}], or take the member out.",
                )
            )
    for key in ("color_light", "color_dark"):
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", entry.get(key, "#000000")):
            faults.append(
                Fault(
                    source.place(f"[{header}]", key),
                    f"'{entry[key]}' is no colour.",
                    'Write six hexadecimal digits, as in "#1f6fb2".',
                )
            )


def _places(source: Source, table: dict[str, dict[str, Any]], faults: list[Fault]) -> Places:
    words: dict[str, str] = {}
    organisations: dict[str, str] = {}
    forces: dict[str, str] = {}
    adjectives: set[str] = set()
    owner: dict[str, str] = {}
    for code, entry in table.items():
        peoples = set(entry.get("demonyms", ()))
        peoples |= {entry["adjective"]} if entry.get("adjective") else set()
        capital = {entry["capital"]} if entry.get("capital") else set()
        bodies = dict.fromkeys(entry.get("organisations", ()), organisations)
        bodies |= dict.fromkeys(entry.get("forces", ()), forces)
        for word in sorted({*entry.get("names", ()), *peoples, *capital, *bodies}):
            other = owner.setdefault(word.casefold(), code)
            if other != code:
                faults.append(
                    Fault(
                        source.place(f"[entities.{code}]", f'"{word}"'),
                        f"The name '{word}' stands for {other} and for {code}.",
                        "Let it stand for one of them.",
                    )
                )
            bodies.get(word, words)[word] = code
        adjectives |= peoples
    return Places(
        words=words,
        organisations=organisations,
        forces=forces,
        adjectives=frozenset(adjectives),
        groups={c: tuple(e["members"]) for c, e in table.items() if e.get("members")},
        currencies={e["currency"]: c for c, e in table.items() if e.get("currency")},
    )

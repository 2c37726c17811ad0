"""Names in running text: a table of names in, the places that a text names out.

A name of one word is read as it is written, one of several words in any case, and the longest
name that begins at a word wins. It knows no entity; what a name stands for is a text to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

_NOTHING = r"(?!)"
_WORD = re.compile(r"\w+")
_REACH = 40
_BEFORE = re.compile(r"(?<![\w’'-])([^\W\d_a-z][\w’'-]*) $")
_AFTER = re.compile(r" [^\W\d_a-z]\w")
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        """The In From To For By At On Of With And But Or As While When Where If Both Between Since
    After Before Until Than That This Like Unlike Although Though Because So Then Yet Also Even
    Only Neither Nor Its Their Our His Her Many Most Some All Against Toward Towards Via Into Over
    Under Across Outside Inside Within Without Near Today Now Meanwhile However January February
    March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday""",
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a text: its entity, where it stands, and the word that named it."""

    entity: str
    start: int
    end: int
    word: str


@dataclass(frozen=True)
class Names:
    """Names and what each stands for; an empty text says that it is no place.

    `exact` are names of several words that are read as written, `shared` names of one word that
    people and firms have too: they are no place where another capitalised word stands beside.
    """

    meanings: Mapping[str, str]
    exact: Collection[str] = frozenset()
    shared: Collection[str] = frozenset()
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, compare=False)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): meaning for name, meaning in self.meanings.items()}

    @cached_property
    def _longer(self) -> dict[str, list[str]]:
        """The names of more than one word by the first word, in small letters."""
        found: dict[str, list[str]] = {}
        for name in self.meanings:
            first = _WORD.match(name)
            if first and first[0] != name:
                found.setdefault(first[0].casefold(), []).append(name)
        return found

    @cached_property
    def _beginnings(self) -> re.Pattern[str]:
        """Any word that can begin a name: with a capital, or in any case if others follow."""
        capitals = "".join(sorted({re.escape(name[0]) for name in self.meanings if name}))
        small: dict[str, set[str]] = {}
        for first, names in self._longer.items():
            if any(" " in name and name not in self.exact for name in names):
                small.setdefault(first[0], set()).add(re.escape(first[1:]))
        parts = [f"{first}(?:{'|'.join(sorted(rests))})" for first, rests in sorted(small.items())]
        either = "|".join([f"[{capitals}]\\w*", *parts])
        initials = f"{capitals}{''.join(re.escape(first) for first in sorted(small))}"
        return re.compile(rf"(?=[{initials}])\b(?:{either})\b" if self.meanings else _NOTHING)

    def meaning(self, name: str) -> str:
        """What `name` stands for, in any case; an empty text if nothing."""
        return self._folded.get(" ".join(name.split()).casefold(), "")

    def found(self, text: str) -> list[Named]:
        """Every place named in `text`, in order; the "US" of "US$" is a currency."""
        places: list[Named] = []
        done = 0
        single, longer = self.meanings, self._longer
        for begun in self._beginnings.finditer(text):
            start, word = begun.start(), begun[0]
            if start < done:
                continue
            rest = word.casefold() in longer
            if not rest and word not in single:
                continue
            if start and text[start - 1] == ".":
                continue
            name = self._name(text, start, word) if rest else word
            if not name or (name in self.shared and _beside_a_name(text, start, name)):
                continue
            done = start + len(name)
            if text.startswith("$", done):
                continue
            if entity := single.get(name) or self.meaning(name):
                places.append(Named(entity, start, done, name))
        return places

    def _name(self, text: str, start: int, first: str) -> str:
        """The longest name that begins with the word `first` at `start`; may be empty."""
        key = first.casefold()
        if key not in self._patterns:
            names = [*self._longer[key], *(n for n in self.meanings if n.casefold() == key)]
            self._patterns[key] = re.compile(rf"(?:{self._either(names)})(?!\w)")
        found = self._patterns[key].match(text, start)
        return found[0] if found else ""

    def _either(self, names: Iterable[str]) -> str:
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        return "|".join(
            _spaced(name) if name in self.exact or " " not in name else f"(?i:{_spaced(name)})"
            for name in longest_first
        )


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _beside_a_name(text: str, start: int, name: str) -> bool:
    """Whether a capitalised word stands right before or behind, as in "Michael Jordan"."""
    before = _BEFORE.search(text, max(start - _REACH, 0), start)
    if before and before[1] not in _NO_NAMES:
        return True
    return _AFTER.match(text, start + len(name)) is not None


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`; several words match in any case, one only as written."""
    longest_first = sorted(set(words), key=lambda w: (-len(w), w))
    several: dict[str, list[str]] = {}
    single: dict[str, list[str]] = {}
    for word in longest_first:
        if " " in word:
            rest = _spaced(word)[len(re.escape(word[0])) :]
            several.setdefault(_either_case(word[0]), []).append(rest)
        else:
            single.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    # The engine skips a branch whose first character, case and all, is not the one in the text.
    parts = [f"(?-i:[{initial}])(?i:{'|'.join(rests)})" for initial, rests in several.items()]
    parts += [f"(?-i:{initial}(?:{'|'.join(rests)}))" for initial, rests in single.items()]
    initials = "".join(sorted({*several, *single}))
    begins = rf"(?=(?-i:[{initials}]))"
    return rf"{begins}(?<![\w.])(?:{'|'.join(parts)})(?!\w)" if parts else _NOTHING


def _either_case(letter: str) -> str:
    """The characters of a set that holds `letter` as a capital and as a small one."""
    cases = {letter, letter.lower(), letter.upper()}
    return "".join(sorted(re.escape(case) for case in cases if len(case) == 1))

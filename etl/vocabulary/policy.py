"""Which figures compete and which is preferred: `policy.toml` in, a `Policy` out.

The keys are described in the file; every mistake in them is a fault with its line. What the policy
makes of figures is decided in transform.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from etl.errors import Fault
from etl.suggestions import suggestion
from etl.tables import Method, Qualifier, Status
from etl.vocabulary.reading import Source, read_toml
from etl.vocabulary.shapes import NAMED_TEXTS, NUMBERED, TEXT, TEXTS, Shape, usable

CRITERIA = ("method", "status", "confidence", "publisher", "hedge", "date")
_CODES = {"method": get_args(Method), "status": get_args(Status), "hedge": get_args(Qualifier)}
_DATES = ("newest", "oldest")
_OTHERS = "*"
_TIERS = Shape(
    "list of lists of texts",
    '[["..."], ["*"]]',
    lambda value: isinstance(value, list) and bool(value) and all(map(TEXTS.fits, value)),
)
_KEYS: dict[str, dict[str, Shape]] = {
    "claimants": {"relay": TEXT, "same": NAMED_TEXTS},
    "agreement": {"about": NUMBERED},
    "preferred": {
        "order": TEXTS,
        **dict.fromkeys(_CODES, TEXTS),
        "confidence": NUMBERED,
        "publisher": _TIERS,
        "date": TEXT,
    },
}


@dataclass(frozen=True)
class Policy:
    """The policy as loaded: stages by status, names of claimants, and the order of preference.

    `codes` are the codes of method, status and hedge, the best first; `tiers` words of publishers,
    where "*" is everyone that no tier names; `about` is a fraction, `sure` a confidence.
    """

    stages: Mapping[str, str]
    relay: str
    same: Mapping[str, tuple[str, ...]]
    about: float
    order: tuple[str, ...]
    codes: Mapping[str, tuple[str, ...]]
    sure: float
    tiers: tuple[tuple[str, ...], ...]
    newest_first: bool

    @cached_property
    def _tiers(self) -> list[tuple[int, re.Pattern[str]]]:
        named = ((n, [w for w in tier if w != _OTHERS]) for n, tier in enumerate(self.tiers))
        return [(n, _any_of(words)) for n, words in named if words]

    @cached_property
    def _others(self) -> int:
        found = (n for n, tier in enumerate(self.tiers) if _OTHERS in tier)
        return next(found, len(self.tiers))

    @cached_property
    def _same(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(name, _any_of(words)) for name, words in self.same.items()]

    def claimant(self, name: str) -> str:
        """The claimant whom `name` stands for: behind a relay, and by one name."""
        own = (name.rpartition(self.relay)[2] if self.relay else name).strip() or name.strip()
        return next((one for one, words in self._same if words.search(own)), own)

    def tier(self, publisher: str) -> int:
        """The place of `publisher` in the order of publishers, from 0."""
        found = (n for n, words in self._tiers if words.search(publisher))
        return next(found, self._others)


def read_policy(path: Path, faults: list[Fault]) -> Policy | None:
    """The policy in `path`; None with a fault for each mistake where it has any."""
    source = read_toml(path, faults)
    if source is None:
        return None
    before = len(faults)
    reader = _Reader(source, faults)
    if reader.has_tables(("stages", *_KEYS)):
        stages = reader.stages()
        known = {table: reader.table(table) for table in _KEYS}
        reader.preferences(known["preferred"])
        reader.within("agreement", "about", known["agreement"], 100)
        reader.within("preferred", "confidence", known["preferred"], 1)
        if len(faults) == before:
            return _policy(stages, known)
    return None


def _policy(stages: dict[str, str], known: dict[str, dict[str, Any]]) -> Policy:
    preferred = known["preferred"]
    return Policy(
        stages=stages,
        relay=known["claimants"]["relay"],
        same={name: tuple(words) for name, words in known["claimants"]["same"].items()},
        about=known["agreement"]["about"] / 100,
        order=tuple(preferred["order"]),
        codes={name: tuple(preferred[name]) for name in _CODES},
        sure=preferred["confidence"],
        tiers=tuple(map(tuple, preferred["publisher"])),
        newest_first=preferred["date"] == "newest",
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of `words`, as whole words, in any case."""
    whole = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the tables of the policy, adding faults with their line."""

    source: Source
    faults: list[Fault]

    def has_tables(self, names: Collection[str]) -> bool:
        """Whether the file has all tables of these `names` and nothing else."""
        before, has = len(self.faults), self.source.content
        for name in names:
            if name not in has:
                problem, remedy = f"There is no table [{name}].", "Add it, as the file came."
                self.faults.append(Fault(self.source.place(), problem, remedy))
        for name in has:
            if name not in names:
                problem = f"'{name}' is none of its tables."
                self.faults.append(Fault(self.source.place(name), problem, suggestion(name, names)))
        return len(self.faults) == before

    def table(self, header: str) -> dict[str, Any]:
        entry, shapes = self.source.content[header], _KEYS[header]
        if isinstance(entry, dict):
            return usable(self.source, header, entry, tuple(shapes), (), shapes, self.faults)
        self._fault(header, "", f"'{header}' is no table.", f"Write [{header}] and its keys.")
        return {}

    def stages(self) -> dict[str, str]:
        """The stage of each status that makes a claim."""
        entry = self.source.content["stages"]
        if not NAMED_TEXTS.fits(entry):
            remedy = f"Write each stage as name = {TEXTS.example}."
            self._fault("stages", "", "[stages] is no table of lists of statuses.", remedy)
            return {}
        stages: dict[str, str] = {}
        for stage, statuses in entry.items():
            self._known("stages", stage, statuses, get_args(Status))
            for status in statuses:
                if status in stages:
                    problem = f"'{status}' is in '{stages[status]}' and in '{stage}'."
                    self._fault("stages", stage, problem, "Take it out of one of the two.")
                stages[status] = stage
        return stages

    def preferences(self, entry: dict[str, Any]) -> None:
        """Adds a fault for each value of `[preferred]` that is none of those its key may have."""
        self._known("preferred", "order", entry.get("order", ()), CRITERIA)
        for key, codes in _CODES.items():
            self._known("preferred", key, entry.get(key, ()), codes)
        self._known("preferred", "date", [entry.get("date", "newest")], _DATES)

    def within(self, header: str, key: str, entry: dict[str, Any], most: float) -> None:
        """Adds a fault where the number of `key` is not between 0 and `most`."""
        if not 0 <= entry.get(key, 0) <= most:
            self._fault(header, key, f"{key} is {entry[key]}.", f"It lies between 0 and {most}.")

    def _known(
        self, header: str, key: str, values: Iterable[str], allowed: Collection[str]
    ) -> None:
        for value in values:
            if value not in allowed:
                problem = f"'{value}' in {key} of [{header}] is unknown."
                self._fault(header, key, problem, suggestion(value, allowed))

    def _fault(self, header: str, key: str, problem: str, remedy: str) -> None:
        place = self.source.place(f"[{header}]", *filter(None, (key,)))
        self.faults.append(Fault(place, problem, remedy))

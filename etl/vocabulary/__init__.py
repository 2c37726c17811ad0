"""What figures can mean: the files of `data/vocabulary`, checked and ready to use.

Comes in: the folder with `indicators.toml`, `countries.toml`, `entities.toml`, `units.toml` and
`policy.toml`; for official tables `areas.toml` and `layouts/*.toml`. Goes out: a `Vocabulary`.
Every mistake in the files is an `InputFault` with file and line; never a guess.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from zlib import crc32

from etl.collecting import uncollected
from etl.errors import Fault, InputFault
from etl.tables import Entity, Indicator
from etl.vocabulary.areas import Areas, read_areas
from etl.vocabulary.cues import Rule
from etl.vocabulary.entities import Places, read_entities
from etl.vocabulary.indicators import read_indicators, read_others
from etl.vocabulary.layout import Layout
from etl.vocabulary.layouts import read_layouts
from etl.vocabulary.policy import Policy, read_policy
from etl.vocabulary.units import Units, read_units

__all__ = ["Places", "Rule", "Vocabulary", "load_vocabulary"]


@dataclass(frozen=True)
class Vocabulary:
    """The vocabulary as loaded: published records by id, in the order of the files.

    `rules` says for each indicator what makes a number its figure, `places` which words stand
    for which entity; `others` are rules of measures that are well known and no indicators.
    `policy` says which figures compete and which of them is preferred; `listed` are the entities
    that every snapshot holds, with figures or without. `areas` and `layouts` say how official
    tables name areas, and how they are laid out.
    """

    indicators: dict[str, Indicator]
    entities: dict[str, Entity]
    units: Units
    rules: dict[str, Rule]
    places: Places
    policy: Policy
    others: tuple[Rule, ...] = ()
    listed: frozenset[str] = frozenset()
    areas: Areas = field(default_factory=Areas)
    layouts: tuple[Layout, ...] = ()

    @cached_property
    def growth(self) -> dict[str, Rule]:
        """The rule of the change of an indicator, by the indicator that changes."""
        return {rule.growth_of: rule for rule in self.rules.values() if rule.growth_of}

    def entity(self, code: str) -> Entity:
        """The entity `code`: one of the vocabulary, or a country that only a document names.

        That one has its name as its code, and comes behind all others.
        """
        if code in self.entities:
            return self.entities[code]
        tones = [e for e in self.entities.values() if e.entity not in self.listed]
        like = tones[crc32(code.encode()) % len(tones)] if tones else None
        return Entity(
            entity=code,
            label=code,
            kind="country",
            position=len(self.entities) + 1,
            color_light=like.color_light if like else "",
            color_dark=like.color_dark if like else "",
        )

    def without(self, indicator: str) -> Vocabulary:
        """The same vocabulary, had `indicator` never been defined."""
        indicators = {name: own for name, own in self.indicators.items() if name != indicator}
        rules = {name: rule for name, rule in self.rules.items() if name != indicator}
        return replace(self, indicators=indicators, rules=rules)


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read and check the files in `folder`; raises `InputFault` with every fault found.

    The same object for the same files: to read them takes longer than a refresh of few figures.
    """
    found = tuple((path, _content(path)) for path in sorted(folder.rglob("*.toml")))
    return _vocabulary(folder, found)


def _content(path: Path) -> bytes | None:
    """What is in the file at `path`; None of one that cannot be read, which its reader will say."""
    with suppress(OSError):
        return path.read_bytes()
    return None


@lru_cache(maxsize=2)
@uncollected()
def _vocabulary(folder: Path, _found: tuple[tuple[Path, bytes | None], ...]) -> Vocabulary:
    faults: list[Fault] = []
    units = read_units(folder / "units.toml", faults)
    entities, places, listed = read_entities(folder, faults)
    kinds = dict.fromkeys(unit.kind for unit in units.records.values())
    path = folder / "indicators.toml"
    indicators, rules = read_indicators(path, units.records, entities, faults)
    others = read_others(path, kinds, faults)
    policy = read_policy(folder / "policy.toml", faults)
    if faults or policy is None:
        raise InputFault(faults)
    areas = read_areas(folder, entities, places, faults)
    layouts = read_layouts(folder / "layouts", rules, entities, units, faults)
    if faults:
        raise InputFault(faults)
    return Vocabulary(
        indicators, entities, units, rules, places, policy, others, listed, areas, layouts
    )

"""What is computed from what: the key `derived` of an indicator in, a `Derived` out.

It names a formula that the program knows and the indicators that go into it. Mistakes are faults
with their line; what a formula computes is decided in transform.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from etl.errors import Fault
from etl.suggestions import suggestion
from etl.vocabulary.reading import Source

FORMULAS: dict[str, tuple[tuple[str, ...], str]] = {
    "execution": (("from",), "100 × spent / planned"),
    "remainder": (("from",), "planned − spent"),
    "growth": (("from",), "100 × (after − before) / before"),
    "exchange_rate": (("from",), "national currency / US dollars"),
    "member_ratio": (("from",), "member / first member"),
    "share": (("part", "whole"), "100 × {part} / {whole}"),
    "mirrored_share": (("part", "whole"), "100 × {part} / {whole}"),
    "difference": (("first", "second"), "{first} − {second}"),
    "quotient_of_sides": (("from",), "{from} of the entity / {from} of the counterpart"),
    "relative": (("from",), "100 × {from} of the entity / {from} of another"),
    "member_share": (("from",), "100 × {from} of the member / {from} of all members"),
    "change": (("from",), "100 × (after − before) / before"),
    "concentration": (("from",), "sum of the squares of {from} of each partner, from 0 to 1"),
}
"""The formulas that there are: which keys name their inputs, and how each reads."""

_OWN = ("formula", "unit")
_OPTIONAL = {"concentration": ("least",)}
_SOURCELESS = ("execution", "remainder", "growth", "exchange_rate", "member_ratio")


@dataclass(frozen=True, slots=True)
class Input:
    """An indicator that goes into a formula: with the figure's counterpart, or with a fixed one."""

    indicator: str
    counterpart: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """A formula with its inputs by key; several under one key are added up.

    `unit` is that of the result where the formula leaves it open, `least` how many partners a
    table has to list for those that it leaves out to be smaller.
    """

    formula: str = ""
    inputs: Mapping[str, tuple[Input, ...]] = field(default_factory=dict)
    unit: str = ""
    least: int = 0

    @property
    def origin(self) -> str:
        """The indicator that the figures of one input are of."""
        return next((i.indicator for own in self.inputs.values() for i in own), "")

    def text(self, labels: Mapping[str, str]) -> str:
        """The formula in the names of its inputs, as people read it."""
        if not self.formula:
            return ""
        told = {key: summed([in_words(i, labels) for i in own]) for key, own in self.inputs.items()}
        return FORMULAS[self.formula][1].format_map(told)


def in_words(given: Input, labels: Mapping[str, str]) -> str:
    """What an input is called in a formula."""
    label = labels[given.indicator]
    name = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    return f"{name} ({given.counterpart})" if given.counterpart else name


def summed(names: list[str]) -> str:
    """Several names as their sum."""
    return f"({' + '.join(names)})" if len(names) > 1 else "".join(names)


def read_derived(
    source: Source,
    header: str,
    told: Mapping[str, str],
    indicators: Collection[str],
    entities: Collection[str],
    units: Collection[str],
    faults: list[Fault],
) -> Derived:
    """The key `derived` of the indicator under `[header]`; faults are added for its mistakes."""
    place = source.place(f"[{header}]", "derived")

    def fault(problem: str, remedy: str) -> None:
        faults.append(Fault(place, f"derived of [{header}] {problem}", remedy))

    formula = told.get("formula", "")
    if formula not in FORMULAS:
        fault(f"has the unknown formula '{formula}'.", suggestion(formula, FORMULAS))
        return Derived()
    keys, before = FORMULAS[formula][0], len(faults)
    needed = () if formula in _SOURCELESS else keys
    allowed = (*_OWN, *keys, *_OPTIONAL.get(formula, ()))
    for key in needed:
        if key not in told:
            fault(f"has no '{key}'.", f"The formula {formula} needs {', '.join(needed)}.")
    for key in told:
        if key not in allowed:
            fault(f"has an unknown key '{key}'.", f"Known keys are {', '.join(sorted(allowed))}.")
    least = told.get("least", "0")
    if not (least.isascii() and least.isdigit()):
        fault(f"has '{least}' as least.", 'Write a whole number, such as least = "5".')
    unit = told.get("unit", "")
    if unit and units and unit not in units:
        fault(f"has the unknown unit '{unit}'.", suggestion(unit, units))
    inputs = {key: _inputs(told[key]) for key in keys if key in told}
    for given in (i for own in inputs.values() for i in own):
        if given.indicator not in indicators:
            remedy = suggestion(given.indicator, indicators)
            fault(f"names the unknown indicator '{given.indicator}'.", remedy)
        if given.counterpart and entities and given.counterpart not in entities:
            remedy = suggestion(given.counterpart, entities)
            fault(f"names the unknown entity '{given.counterpart}'.", remedy)
    if len(faults) > before:
        return Derived()
    return Derived(formula, inputs, unit, int(least))


def _inputs(told: str) -> tuple[Input, ...]:
    """The inputs of "exports_value WORLD + imports_value WORLD"."""
    parts = (part.split() for part in told.split("+"))
    return tuple(Input(part[0] if part else "", " ".join(part[1:])) for part in parts)

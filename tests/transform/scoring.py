"""How well found figures agree with those that people annotated.

Comes in: the marked figures of documents and those found in them. Goes out: at each level the
pairs that agree, the found ones that are wrong, and from them precision, recall and F1. A level
asks all that the ones before it ask. It reads no document and never writes.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from tests.extract.numbers_gold import Tally
from tests.transform.corpus_gold import Fields, Marked

VALUE, UNIT, WHAT, WHEN = "value", "unit", "what", "when"
LEVELS = (VALUE, UNIT, WHAT, WHEN)
TITLES = {
    VALUE: "value",
    UNIT: "+ unit, qualifier",
    WHAT: "+ indicator, entity, counterpart",
    WHEN: "+ period, status",
}
_TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one document's found figures are worth at a level, by their places in the lists."""

    right: dict[int, int]
    wrong: tuple[int, ...]


@dataclass(slots=True)
class Score:
    """The tallies of a corpus by level and, at level `WHAT`, the marked ones by class."""

    levels: dict[str, Tally] = field(default_factory=lambda: {level: Tally() for level in LEVELS})
    documents: dict[str, Tally] = field(default_factory=dict)
    figures: dict[str, Tally] = field(default_factory=dict)


def score(
    documents: Iterable[tuple[Marked, Sequence[Fields]]], indicators: Collection[str]
) -> Score:
    """The tallies of `documents`, each with the figures found in it.

    `indicators` are those that people looked for; in `documents` and `figures` of the score only
    what is marked is counted, so that only recall has a meaning there.
    """
    total = Score()
    for marked, found in documents:
        for level in LEVELS:
            verdict = judged(marked, found, level, indicators)
            required = {n for n, gold in enumerate(marked.figures) if not gold.get("optional")}
            hits = required & verdict.right.keys()
            total.levels[level].add(Tally(len(hits), len(hits) + len(verdict.wrong), len(required)))
            if level == WHAT:
                _count(total.documents, marked.tags, hits, required)
                for n in required:
                    _count(total.figures, marked.figures[n]["tags"], hits & {n}, {n})
    return total


def _count(
    tallies: dict[str, Tally], tags: Iterable[str], hits: Collection[int], required: Collection[int]
) -> None:
    for tag in tags:
        tallies.setdefault(tag, Tally()).add(Tally(len(hits), len(hits), len(required)))


def judged(
    marked: Marked, found: Sequence[Fields], level: str, indicators: Collection[str]
) -> Verdict:
    """Which marked figure each found one is, and which found ones are wrong.

    As many pairs as can be made, each figure in one at most; those that are required come before
    the optional. A figure made of a real quantity that people gave no indicator is not held to be
    wrong, unless (from level `WHAT` on) it claims one of `indicators`.
    """
    right = _paired(marked.figures, found, level)
    used = set(right.values())
    wrong = tuple(
        n
        for n, figure in enumerate(found)
        if n not in used and not _tolerated(figure, marked, level, indicators)
    )
    return Verdict(right, wrong)


def _paired(marked: Sequence[Fields], found: Sequence[Fields], level: str) -> dict[int, int]:
    """A largest one-to-one matching, grown by augmenting paths: what is matched stays so."""
    options = [[n for n, f in enumerate(found) if agrees(f, gold, level)] for gold in marked]
    taken: dict[int, int] = {}

    def grows(gold: int, tried: set[int]) -> bool:
        for n in options[gold]:
            if n not in tried:
                tried.add(n)
                if n not in taken or grows(taken[n], tried):
                    taken[n] = gold
                    return True
        return False

    for gold in sorted(range(len(marked)), key=lambda n: bool(marked[n].get("optional"))):
        grows(gold, set())
    return {gold: n for n, gold in taken.items()}


def _tolerated(figure: Fields, marked: Marked, level: str, indicators: Collection[str]) -> bool:
    if any(_overlap(figure, gold) for gold in marked.figures):
        return False
    if level in (WHAT, WHEN) and _indicator(figure) in indicators:
        return False
    return any(
        other["kind"] == "other_quantity" and _overlap(figure, other) for other in marked.others
    )


def agrees(found: Fields, gold: Fields, level: str) -> bool:
    """Whether `found` says at `level` what `gold` does, or one of its alternatives."""
    asked = LEVELS[: LEVELS.index(level) + 1]
    return _overlap(found, gold) and all(_ASKS[each](found, gold) for each in asked)


def _overlap(one: Fields, other: Fields) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _same_value(found: Fields, gold: Fields) -> bool:
    """Within half a percent; ranges by both bounds; a growth has its sign in its words."""
    signed = not gold["indicator"].endswith("_growth")
    if gold["qualifier"] == "range":
        return all(_close(found[bound], gold[bound], signed) for bound in ("low", "high"))
    told = [found["value"]] if _is_number(found["value"]) else [found["low"], found["high"]]
    return any(_close(value, gold["value"], signed) for value in told)


def _same_unit(found: Fields, gold: Fields) -> bool:
    return bool(found["unit"] == gold["unit"]) and _said(found, gold, "qualifier")


def _same_matter(found: Fields, gold: Fields) -> bool:
    if _indicator(found) == _indicator(gold):
        if _category(found) != _category(gold):
            return False
    elif _indicator(found) not in _alternatives(gold, "indicator"):
        return False
    sides = ("entity",) if gold["indicator"] == "exercise_forces" else ("entity", "counterpart")
    return all(_same_place(found, gold, side) for side in sides)


def _same_time(found: Fields, gold: Fields) -> bool:
    return _said(found, gold, "period") and _said(found, gold, "status")


_ASKS = {VALUE: _same_value, UNIT: _same_unit, WHAT: _same_matter, WHEN: _same_time}


def _said(found: Fields, gold: Fields, name: str) -> bool:
    others = _alternatives(gold, name)
    return found[name] == gold[name] or found[name] in others or "*" in others


def _same_place(found: Fields, gold: Fields, side: str) -> bool:
    others = _alternatives(gold, side)
    places = {_place(each) for each in (gold[side], *others)}
    return _place(found[side]) in places or "*" in others


def _alternatives(gold: Fields, name: str) -> Sequence[str]:
    alternatives: Sequence[str] = gold.get("alt", {}).get(name, ())
    return alternatives


def _indicator(figure: Fields) -> str:
    """Its indicator; a debt abroad that is owed to Russia alone has a name of its own."""
    indicator: str = figure["indicator"]
    owed = indicator, figure["entity"], figure["counterpart"]
    return "state_debt_to_russia" if owed == ("external_state_debt", "BLR", "RUS") else indicator


def _category(figure: Fields) -> str:
    """The part of an indicator that makes it another: the budget's side, the kind of forces."""
    breakdown: str = figure["breakdown"]
    if figure["indicator"] == "union_state_budget":
        return breakdown if breakdown in ("revenue", "expenditure") else ""
    if figure["indicator"] == "exercise_forces":
        return breakdown.partition("_in_")[0]
    return ""


def _place(place: str) -> str:
    """Both sides together are their union, however they are named."""
    return "UNION_STATE" if place == "TOTAL" else place


def _is_number(value: object) -> bool:
    """Whether a cell holds a number: none is null in the tables and empty in the gold."""
    return isinstance(value, int | float)


def _close(found: float | str | None, gold: float | str | None, signed: bool) -> bool:
    if not isinstance(found, int | float) or not isinstance(gold, int | float):
        return False
    if not signed:
        found, gold = abs(found), abs(gold)
    return math.isclose(found, gold, rel_tol=0, abs_tol=_TOLERANCE * abs(gold) + 1e-9)

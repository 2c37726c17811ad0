"""Countries told in one breath: "Malta and Cyprus took 14 and 25 percent", "with Malta and Cyprus".

Comes in: a `Spot` and a country that was found for it. Goes out: the country that stands in the
list where the number stands in its own; nothing where one number is told of several countries.
"""

from __future__ import annotations

import re

from etl.transform.scene.spots import Spot, phrase
from etl.vocabulary.names import Named

_AND = re.compile(
    r"\s*(?:,\s*(?:and|or)|,|and|or|&)\s*(?:(?:about|some|nearly|almost|over|the)\s+)?",
    re.IGNORECASE,
)
_PAIR = 2
_LAST = re.compile(r"\s*,\s*(?:and|or)\b", re.IGNORECASE)


def its_own(spot: Spot, code: str, other: str) -> str:
    """`code`, or the country at the place of the number in its list; '' where it is of several.

    `other` is on the other side: a list that holds both tells between whom it is.
    """
    runs = [run for run in _runs(spot) if any(n.entity == code for n in run)]
    alone = sum(n.entity == code for n in spot.said.named) > len(runs)
    if not code or not runs or alone or any(n.entity == other for n in runs[-1]):
        return code
    numbers = _numbers(spot)
    run = runs[-1]
    if len(numbers) == len(run) and spot.start in numbers:
        return run[numbers.index(spot.start)].entity
    return "" if len(numbers) == 1 else code


def _runs(spot: Spot) -> list[list[Named]]:
    """The lists of two or more countries in the sentence of the number."""
    runs: list[list[Named]] = []
    for name in spot.said.named:
        last = runs[-1][-1] if runs else None
        if last and _AND.fullmatch(spot.said.text[last.end : name.start]):
            runs[-1].append(name)
        else:
            runs.append([name])
    return [run for run in runs if len({n.entity for n in run}) > 1 and _ends(spot, run)]


def _ends(spot: Spot, run: list[Named]) -> bool:
    """Whether a list ends as one, not as "after the war in Malta, Serbia took".

    Of two alone a comma parts the first from a clause: "asked Malta, and the Serbs withhold".
    """
    if len(run) == _PAIR and _LAST.match(spot.said.text, run[0].end):
        return False
    return not spot.said.text[run[-2].end : run[-1].start].strip(" ").startswith(",") or bool(
        _LAST.match(spot.said.text, run[-2].end)
    )


def _numbers(spot: Spot) -> list[int]:
    """Where the numbers begin that are told in one breath with the one at `spot`."""
    spans = [tuple(at - spot.offset for at in phrase(m)) for m in spot.neighbours]
    runs: list[list[tuple[int, ...]]] = []
    for span in spans:
        if runs and _AND.fullmatch(spot.sentence[runs[-1][-1][1] : span[0]]):
            runs[-1].append(span)
        else:
            runs.append([span])
    found = next((run for run in runs if any(s[0] == spot.start for s in run)), [])
    return [span[0] for span in found]

"""Taking old snapshots away, and keeping those that somebody has cited.

Comes in: the data folder and its `keep.txt`, a line a snapshot: its number and why it is kept.
Goes out: fewer snapshots. Nothing is taken away unasked, and never the current snapshot or one
that is cited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from etl.errors import Fault, InputFault
from etl.load import snapshots

FILE_NAME = "keep.txt"
_LINE = re.compile(r"(?P<number>[1-9][0-9]{0,8})\s+(?P<reason>\S.*)")
_REMEDY = "Write a snapshot's number and why it is kept, as in '12 cited in the report of March'."


@dataclass(frozen=True, slots=True)
class Pruned:
    """What a pruning came to: `removed` and `kept` are numbers, `kept` with the reason for each.

    `freed` is in bytes; `absent` are numbers that are cited and not there.
    """

    removed: list[int]
    kept: dict[int, str]
    freed: int
    absent: list[int] = field(default_factory=list)


def cited(data: Path) -> dict[int, str]:
    """Why each snapshot that `keep.txt` of `data` names is kept, by its number.

    Empty lines and those that begin with # say nothing. Without the file nothing is cited. Raises
    `InputFault` with the fault of every line.
    """
    path = data / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise InputFault.at(str(path), "This is no text in UTF-8.", "Save it as UTF-8.") from None
    found: dict[int, str] = {}
    faults = []
    for place, line in enumerate(map(str.strip, text.splitlines()), 1):
        if not line or line.startswith("#"):
            continue
        if not (told := _LINE.fullmatch(line)):
            what = "This line does not say why." if line.isdecimal() else "This names no snapshot."
            faults.append(Fault(f"{path}:{place}", what, _REMEDY))
        elif (number := int(told["number"])) in found:
            problem = f"Snapshot {number} stands above already."
            faults.append(Fault(f"{path}:{place}", problem, "Join the two lines."))
        else:
            found[number] = told["reason"]
    if faults:
        raise InputFault(faults)
    return found


def prune(data: Path, keep: int) -> Pruned:
    """Remove all but the newest `keep` (1 or more) snapshots of `data`; call it while `writing`.

    The current one and those that are cited stay as well. Raises `InputFault`, removing nothing,
    where it cannot be told which these are.
    """
    numbers = snapshots.numbers(data)
    reasons = dict.fromkeys(numbers[-keep:], "among the newest")
    wanted = cited(data)
    there = {number: f"cited: {why}" for number, why in wanted.items() if number in numbers}
    reasons |= {snapshots.current_number(data): "current"} | there
    removed = [number for number in numbers if number not in reasons]
    freed = sum(snapshots.drop(data, number) for number in removed)
    kept = {n: reasons[n] for n in numbers if n in reasons}
    return Pruned(removed, kept, freed, sorted(wanted.keys() - set(numbers)))

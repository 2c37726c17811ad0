"""Reading a vocabulary file so that each mistake is told with its line.

Comes in: a TOML file. Goes out: its tables and the line of anything in it; faults are collected
by the caller, so that a person sees all of them at once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.errors import Fault
from etl.suggestions import nearest, suggestion

_KEY = re.compile(r"""[\w."'-]+ *=""")


@dataclass(frozen=True, slots=True)
class Source:
    """A vocabulary file: its path, its lines and its parsed content."""

    path: Path
    lines: tuple[str, ...]
    content: dict[str, Any]

    def place(self, *needles: str) -> str:
        """File and line where `needles` stand one below the other, such as a header and a key.

        A key is looked for at the beginning of a line of its table first; comments hold nothing.
        """
        line = 0
        for needle in needles:
            line = self._line_of(needle, line)
        return f"{self.path}:{line + 1}"

    def table_place(self, name: str) -> str:
        """File and line where the table `name`, or one below it, begins."""
        begins = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}[\"']?\s*[].=]")
        line = next((n for n, text in enumerate(self.lines) if begins.match(text)), 0)
        return f"{self.path}:{line + 1}"

    def _line_of(self, needle: str, first: int) -> int:
        below = range(first, len(self.lines))
        end = next((n for n in below[1:] if self.lines[n].startswith("[")), len(self.lines))
        key = re.compile(rf"\s*[\"']?{re.escape(needle)}[\"']? *=")
        found = next((n for n in range(first, end) if key.match(self.lines[n])), None)
        if found is None:
            told = [n for n in below if not self.lines[n].lstrip().startswith("#")]
            whole = re.compile(rf"(?<!\w){re.escape(needle)}(?!\w)")  # "oops" is not in "troops"
            own = (n for n in told if whole.search(self.lines[n]))
            found = next(own, next((n for n in told if needle in self.lines[n]), first))
        return found


def read_toml(
    path: Path, faults: list[Fault], tables: Collection[str] | None = None
) -> Source | None:
    """`path` parsed, or None with a fault added where it is missing or no valid TOML.

    A fault is added as well for whatever is none of its `tables`, where these are told: what
    nobody reads is most often a name misspelt.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        faults.append(
            Fault(str(path), "The vocabulary file is missing.", "Restore it, or give --data.")
        )
        return None
    except UnicodeDecodeError as error:
        faults.append(
            Fault(str(path), f"Byte {error.start} is not UTF-8.", "Save the file as UTF-8.")
        )
        return None
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        faults.append(_broken(path, text, str(error)))
        return None
    except RecursionError:
        problem = "Lists or tables are nested too deeply to be read."
        faults.append(Fault(str(path), problem, "Write them flat, as the file came."))
        return None
    source = Source(path, tuple(text.splitlines()), content)
    for name in content if tables is not None else ():
        if name not in (tables or ()):
            problem = f"'{name}' is none of its tables."
            faults.append(Fault(source.table_place(name), problem, suggestion(name, tables or ())))
    return source


def _broken(path: Path, text: str, error: str) -> Fault:
    """What keeps `text` from being TOML, in plain words where something is there twice."""
    lines = [line.strip() for line in text.split("\n")]
    found = re.search(r"line (\d+)", error)
    number = int(found[1]) if found else len(lines)
    if "Cannot overwrite a value" in error:
        keys = (n for n, line in enumerate(lines[:number], 1) if _KEY.match(line))
        number = max(keys, default=number)
        doubled = f"'{lines[number - 1].partition('=')[0].strip()}'"
    elif "Cannot declare" in error:
        doubled = lines[number - 1]
    else:
        backslash = error.startswith("Unescaped '\\' in a string")
        remedy = "Write it in single quotes." if backslash else "Mend this line."
        return Fault(f"{path}:{number}", f"This is no valid TOML: {error}.", remedy)
    first = lines.index(lines[number - 1]) + 1
    also = f", first on line {first}" if doubled.startswith("[") and first < number else ""
    return Fault(
        f"{path}:{number}",
        f"{doubled} is there twice{also}.",
        "Take one of the two out, or give it another name.",
    )


def check_keys(
    source: Source,
    header: str,
    entry: Mapping[str, Any],
    required: Collection[str],
    optional: Collection[str],
    faults: list[Fault],
) -> bool:
    """Whether `entry` under `[header]` has all `required` keys and no unknown one."""
    before = len(faults)
    for key in required:
        if key not in entry:
            faults.append(
                Fault(
                    source.place(f"[{header}]"),
                    f"[{header}] has no '{key}'.",
                    f"Add a line {key} = ...",
                )
            )
    for key in entry:
        if key not in required and key not in optional:
            known = sorted({*required, *optional})
            near = nearest(key, tuple(known))
            asked = f"Did you mean '{near}'? " if near else ""
            faults.append(
                Fault(
                    source.place(f"[{header}]", key),
                    f"[{header}] has an unknown key '{key}'.",
                    f"{asked}Known keys are {', '.join(known)}.",
                )
            )
    return len(faults) == before

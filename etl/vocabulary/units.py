"""Units of value: `units.toml` and the currencies of ISO 4217 in, `Units` out.

What comes in are the units, scale words and spellings that people may change, and the names of
all currencies from Unicode CLDR. What goes out says which unit a spelling stands for. It never
decides whether a number in a text has that unit.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

from etl.errors import Fault
from etl.tables import Unit
from etl.vocabulary.reading import Source, check_keys, read_toml
from etl.vocabulary.unit_words import Units, spelled

__all__ = ["Units", "read_units", "spelled"]

_REQUIRED = ("label", "kind")
_OPTIONAL = ("symbol", "spellings", "signs", "letters", "written", "factor", "base")
_LISTS = ("spellings", "signs", "letters", "glued", "written")
TENDER_BETWEEN = (date(1992, 1, 1), date(2026, 1, 1))
_ENGLISH_WORDS = frozenset(
    {"ALL", "BAD", "BAM", "BAN", "CUP", "GEL", "MAD", "MOP", "PEN", "SIT", "SOS", "TOP", "TRY"}
)
_NO_CURRENCIES = ("XXX", "XTS")
_TODAY = date(2026, 1, 1)
_OTHER_WORDS = frozenset(
    {"real", "sol", "pound", "pounds", "won", "dong", "rand", "mark", "marks", "pula", "kip"}
)


def read_units(path: Path, faults: list[Fault]) -> Units:
    """The units of `path` and the currencies that babel knows (names from Unicode CLDR)."""
    source = read_toml(path, faults, ("units", "scales", "nouns"))
    if source is None:
        return Units({})
    units = Units({}, persons=frozenset(map(str.lower, _nouns(source, faults))))
    for code, entry in _entries(source, "units", _REQUIRED, _OPTIONAL, faults):
        _add_unit(units, source, code, entry, faults)
    for name, entry in _entries(
        source, "scales", ("factor", "spellings"), ("glued", "written"), faults
    ):
        header = f"scales.{name}"
        factor = _factor(source, header, entry, faults)
        for word in entry["spellings"]:
            _add(units.scales, word.lower(), factor, source, header, faults)
        for word in entry.get("glued", ()):
            _add(units.glued, word, factor, source, header, faults)
        for word in entry.get("written", ()):
            _add(units.written_scales, word.lower(), factor, source, header, faults)
    _add_currencies(units)
    return units


def _entries(
    source: Source, table: str, required: tuple[str, ...], optional: tuple[str, ...],
    faults: list[Fault],
) -> list[tuple[str, dict[str, Any]]]:  # fmt: skip
    entries = source.content.get(table, {})
    sound = []
    for name, entry in entries.items() if isinstance(entries, dict) else ():
        header = f"{table}.{name}"
        if not isinstance(entry, dict):
            faults.append(
                Fault(
                    source.place(name), f"'{name}' is no table.", f"Write [{header}] and its keys."
                )
            )
            continue
        known = {key: entry[key] for key in (*required, *optional) if key in entry}
        complete = check_keys(source, header, entry, required, optional, faults)
        if _well_typed(source, header, known, faults) and complete:
            sound.append((name, entry))
    return sound


def _well_typed(source: Source, header: str, entry: dict[str, Any], faults: list[Fault]) -> bool:
    before = len(faults)
    for key, value in entry.items():
        if key in _LISTS:
            if not (isinstance(value, list) and all(isinstance(v, str) and v for v in value)):
                faults.append(
                    Fault(
                        _place(source, header, key),
                        f"{key} of [{header}] is no list of texts.",
                        f'Write it as {key} = ["...", "..."].',
                    )
                )
        elif key != "factor" and not isinstance(value, str):
            faults.append(
                Fault(
                    _place(source, header, key),
                    f"{key} of [{header}] is no text.",
                    f'Write it in quotes: {key} = "...".',
                )
            )
    return len(faults) == before


def _add_unit(
    units: Units, source: Source, code: str, entry: dict[str, Any], faults: list[Fault]
) -> None:
    header = f"units.{code}"
    base, factor = entry.get("base", code), 1.0
    if "base" in entry:
        factor = _factor(source, header, entry, faults)
        if base not in source.content["units"]:
            faults.append(
                Fault(
                    _place(source, header, "base"),
                    f"[{header}] has the unknown base '{base}'.",
                    "Name the code of another unit of this file.",
                )
            )
    else:
        if "factor" in entry:
            faults.append(
                Fault(
                    _place(source, header, "factor"),
                    f"[{header}] has a factor and no base.",
                    'Name the unit that it is so many of: base = "...".',
                )
            )
        units.records[code] = Unit(
            unit=code, label=entry["label"], symbol=entry.get("symbol", ""), kind=entry["kind"]
        )
    for spelling in entry.get("spellings", ()):
        _add(units.spellings, spelled(spelling), (base, factor), source, header, faults)
    for spelling in entry.get("written", ()):
        _add(units.written, spelled(spelling), (base, factor), source, header, faults)
    for sign in entry.get("signs", ()):
        _add(units.signs, sign, (base, factor), source, header, faults)
    for letter in entry.get("letters", ()):
        if len(letter) == 1 and letter.isalpha():
            _add(units.letters, letter, base, source, header, faults)
        else:
            faults.append(
                Fault(
                    _place(source, header, letter),
                    f"'{letter}' of [{header}] is no letter.",
                    "Write one letter, or list it under signs.",
                )
            )


def _add(
    known: dict[str, Any], key: str, meaning: Any, source: Source, header: str, faults: list[Fault]
) -> None:
    if known.setdefault(key, meaning) != meaning:
        faults.append(
            Fault(
                _place(source, header, key),
                f"The spelling '{key}' of [{header}] already means something else.",
                "Keep it in one place only.",
            )
        )


def _factor(source: Source, header: str, entry: dict[str, Any], faults: list[Fault]) -> float:
    factor = entry.get("factor")
    if isinstance(factor, (int, float)) and not isinstance(factor, bool) and 0 < factor < 1e30:
        return float(factor)
    faults.append(
        Fault(
            _place(source, header, "factor"),
            f"[{header}] needs a factor that is a positive number.",
            "Write, for example, factor = 1000.",
        )
    )
    return 1.0


def _nouns(source: Source, faults: list[Fault]) -> list[str]:
    nouns = source.content.get("nouns", {})
    persons = nouns.get("persons", []) if isinstance(nouns, dict) else None
    if isinstance(persons, list) and all(isinstance(noun, str) for noun in persons):
        return persons
    faults.append(
        Fault(source.place("nouns"), "[nouns] persons is no list of texts.", "Mend this list.")
    )
    return []


def _place(source: Source, header: str, needle: str) -> str:
    quoted = f'[{header.partition(".")[0]}."{header.partition(".")[2]}"]'
    first = quoted if any(quoted in line for line in source.lines) else f"[{header}]"
    return source.place(first, needle)


def _add_currencies(units: Units) -> None:
    locale = Locale("en")
    tender = {
        code
        for territory in locale.territories
        for code in get_territory_currencies(str(territory), *TENDER_BETWEEN)
    }
    for code, name in locale.currencies.items():
        if code in _NO_CURRENCIES:
            continue
        plural = get_currency_name(code, 2, locale=locale)
        units.records.setdefault(code, Unit(unit=code, label=plural, symbol=code, kind="money"))
        for written in (name, plural, get_currency_name(code, 1, locale=locale)):
            key = spelled(written)
            units.spellings.setdefault(key, (code, 1.0))
            units.spellings.setdefault(key.replace("ruble", "rouble"), (code, 1.0))
        symbol = get_currency_symbol(code, locale=locale)
        if symbol != code:
            units.signs.setdefault(symbol, (code, 1.0))
        if code not in _ENGLISH_WORDS:
            units.spellings.setdefault(code, (code, 1.0))
            if code in tender:
                units.signs.setdefault(code, (code, 1.0))
    _add_short_names(units, locale)


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _add_short_names(units: Units, locale: Locale) -> None:
    """Let the last word of a name stand for a currency where no other one in use has it."""
    in_use = {
        code
        for territory in locale.territories
        for code in get_territory_currencies(str(territory), _TODAY, _TODAY)
    }
    meant: dict[str, set[str]] = {}
    for code in in_use:
        for count in (1, 2):
            word = get_currency_name(code, count, locale=locale).split()[-1].lower()
            for written in (word, _without_accents(word)):
                meant.setdefault(written, set()).add(code)
    for word, codes in meant.items():
        if len(codes) == 1 and word not in _OTHER_WORDS and word.isalpha():
            units.spellings.setdefault(word, (min(codes), 1.0))

"""How a figure is written for people, once for charts, tables, tiles and the workbook.

Comes in: the vocabulary tables of a snapshot and rows of `observations` as mappings. Goes out:
short English texts. Never rounds into certainty: a hedge is always written, a bound stays a bound.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from numbers import Real
from typing import Any

from etl.articles import within
from etl.tables import STATUS_LABELS, Entity, Frames, Indicator, Unit

Row = Mapping[str, Any]

UNDATED = "undated"
HEADLINE_NAME = re.compile(r"\{([^}]*)\}")
HEADLINE_NAMES = (
    "value", "number", "entity", "entity's", "entity_adjective", "counterpart", "counterpart's",
    "counterpart_adjective", "subject", "breakdown", "period",
)  # fmt: skip
"""What may stand in braces in the headline of an indicator."""
_SPACE = "\u00a0"  # a number and its unit stay on one line
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
_SIGNIFICANT = 4
_WORDS = {
    "approx": "about ",
    "more_than": "more than ",
    "at_least": "at least ",
    "less_than": "less than ",
    "up_to": "up to ",
}
_SYMBOLS = {**_WORDS, "approx": "≈" + _SPACE}
_BOUND = {"more_than": "low", "at_least": "low", "less_than": "high", "up_to": "high"}


def known(value: object) -> bool:
    """Whether a number of a row is there: null is None, NaN or pandas' NA; none is endless."""
    return isinstance(value, Real) and math.isfinite(value)


def _all_digits(value: float) -> str:
    """All of the up to 15 digits that a number holds, in groups: "6,929,450.1"."""
    text = f"{value:.15g}"
    if "e" in text:
        return text
    whole, point, part = text.lstrip("-").partition(".")
    return f"{'−' if value < 0 else ''}{int(whole):,}{point}{part}"


def _digits(value: float, decimals: int) -> str:
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def _significant(value: float) -> str:
    whole = len(str(int(abs(value))))
    return _digits(value, max(0, _SIGNIFICANT - whole))


def is_about(row: Row) -> bool:
    """Whether a figure is approximate: "about 180", or a bound that itself is only about right."""
    qualifier = row["qualifier"]
    unsure = qualifier in _BOUND and not known(row.get(_BOUND[qualifier]))
    return bool(qualifier == "approx" or unsure)


@lru_cache(maxsize=4_096)
def period_text(period: str) -> str:
    """An ISO 8601 period as people write it: "29 January 2014", "first half of 2021"."""
    if not period:
        return UNDATED
    if "/" in period:
        return "–".join(map(period_text, period.split("/")))
    if found := re.fullmatch(r"(\d{4})-([QH])(\d)", period):
        part = ("first", "second", "third", "fourth")[int(found[3]) - 1]
        return f"{part} {'quarter' if found[2] == 'Q' else 'half'} of {found[1]}"
    parts = period.split("-")
    if len(parts) == 1 or not all(part.isdigit() for part in parts):
        return period
    month = int(parts[1])
    if not 1 <= month <= 12:
        return period
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{calendar.month_name[month]} {parts[0]}"


def part_text(breakdown: str) -> str:
    """A breakdown code in plain words: ``defence_and_security`` is "defence and security"."""
    return breakdown.replace("_", " ")


def possessive(name: str) -> str:
    """The possessive of a name: "Belarus's", "United States'" (plural names take no s)."""
    return f"{name}’" if name.endswith("es") else f"{name}’s"


def _by_key(frames: Frames, table: str, key: str) -> dict[str, dict[str, Any]]:
    rows: list[dict[Any, Any]] = frames[table].to_dict("records")
    return {row[key]: row for row in rows}


@dataclass(frozen=True, slots=True)
class Wording:
    """The names of a snapshot's vocabulary, and the texts made with them."""

    indicators: dict[str, dict[str, Any]]
    entities: dict[str, dict[str, Any]]
    units: dict[str, dict[str, Any]]

    @classmethod
    def of(cls, frames: Frames) -> Wording:
        """The wording for `frames`; a code without an entry is written as it is."""
        return cls(
            _by_key(frames, "indicators", "indicator"),
            _by_key(frames, "entities", "entity"),
            _by_key(frames, "units", "unit"),
        )

    @classmethod
    def of_records(
        cls, indicators: Iterable[Indicator], entities: Iterable[Entity], units: Iterable[Unit]
    ) -> Wording:
        """The same for a vocabulary that is in no table yet."""
        return cls(
            {record.indicator: asdict(record) for record in indicators},
            {record.entity: asdict(record) for record in entities},
            {record.unit: asdict(record) for record in units},
        )

    def entity(self, code: str) -> str:
        """The name of an entity."""
        return str(self.entities.get(code, {}).get("label", code))

    def indicator(self, code: str) -> str:
        """The name of an indicator."""
        return str(self.indicators.get(code, {}).get("label", code))

    def number(self, value: float, unit: str, *, exact: bool = False) -> str:
        """`value` in base units as people read it: "3.2 bn RUB", "33.3 %", "12,200", "1 year".

        Money and measures are scaled to four significant digits, percentages to one decimal;
        counts below a million are written in full. An `exact` number keeps all its digits.
        """
        entry = self.units.get(unit, {})
        kind, symbol = str(entry.get("kind", "")), str(entry.get("symbol", unit))
        if exact:
            size, scale = next(((s, n) for s, n in _SCALES if abs(value) >= s), (1.0, ""))
            text = _all_digits(value / size) + (f"{_SPACE}{scale}" if scale else "")
        elif kind in ("percent", "points"):
            text = _digits(value, 1)
        elif abs(value) >= 1e6:
            size, scale = next((s, n) for s, n in _SCALES if abs(value) >= s)
            text = f"{_significant(value / size)}{_SPACE}{scale}"
        elif kind in ("count", "persons"):
            text = _digits(value, 2)
        else:
            text = _significant(value)
        if kind == "ratio":
            return text + symbol
        if kind == "duration" and value == 1:
            symbol = symbol.removesuffix("s")
        return f"{text}{_SPACE}{symbol}" if symbol else text

    def _hedged(self, row: Row, marks: Mapping[str, str], *, exact: bool = False) -> str:
        qualifier, unit = row["qualifier"], row["unit"]
        if qualifier == "range":
            low, high = (self.number(row[end], unit, exact=exact) for end in ("low", "high"))
            tail = re.search(r"(?:\u00a0.*)?$", high)
            shared = tail is not None and tail[0] and low.endswith(tail[0])
            return f"{low.removesuffix(tail[0]) if tail and shared else low}–{high}"
        stated = (row[name] for name in ("value", "low", "high"))
        text = self.number(next(n for n in stated if known(n)), unit, exact=exact)
        if qualifier in _BOUND and is_about(row):
            text = _WORDS["approx"] + text
        return marks.get(qualifier, "") + text

    def figure(self, row: Row) -> str:
        """An observation's figure as a label: "≈ 180", "more than 250", "200–300", "33.3 %".

        "at least about 430" says that the bound itself is approximate (it has no `low`).
        """
        return self._hedged(row, _SYMBOLS)

    def figure_in_words(self, row: Row) -> str:
        """The same inside a sentence: "about 180"."""
        return self._hedged(row, _WORDS)

    def read(self, row: Row) -> str:
        """What a number of a text was read as, from a row of `mentions`.

        "count, about 40, joint programs"; "money, 150 USD per 1000m3, fall"; "date 2014-02".
        """
        if row["period"]:
            return f"{row['kind']} {row['period']}"
        parts = [row["kind"]]
        stated = [known(row[name]) for name in ("value", "low", "high")]
        if all(stated[1:]) if row["qualifier"] == "range" else any(stated):
            parts.append(self._hedged(row, _WORDS, exact=True) + self._per(row["per"]))
        return ", ".join(filter(None, (*parts, row["trend"], row["counted"])))

    def _per(self, unit: str) -> str:
        label = str(self.units.get(unit, {}).get("label", unit))
        return f" per {label.removesuffix('s')}" if unit else ""

    def measure(self, row: Row) -> str:
        """What is measured, for whom, against whom: "Exports: Belarus, going to Russia"."""
        return f"{self.indicator(row['indicator'])}: {self.whom(row)}"

    def whom(self, row: Row) -> str:
        """For whom, and against whom where there is one: "Belarus, going to Russia".

        A group's figure against itself is that of all its members.
        """
        whose = self.entity(row["entity"])
        if row["counterpart"] == row["entity"]:
            return f"{whose}, all members together"
        return ", ".join(filter(None, (whose, self.towards(row))))

    def towards(self, row: Row) -> str:
        """The counterpart and what it is to the figure, if any: "going to Russia"."""
        if not row["counterpart"]:
            return ""
        return f"{self.role(row['indicator'])} {within(self.entity(row['counterpart']))}"

    def role(self, indicator: str) -> str:
        """What a counterpart is to an indicator, before its name: "going to"."""
        role = str(self.indicators.get(indicator, {}).get("counterpart_role") or "with")
        return f"{role[:1].lower()}{role[1:]}"

    def in_words(self, formula: str) -> str:
        """A formula, or a role in it, with the names of entities for their codes."""
        return re.sub(r"\w+", lambda found: self.entity(found[0]), formula)

    def scope(self, row: Row) -> str:
        """What the figure covers beyond the measure: "Zapad-2013, personnel, 2013, planned"."""
        status = "" if row["status"] == "actual" else STATUS_LABELS[row["status"]]
        parts = (row["subject"], part_text(row["breakdown"]), period_text(row["period"]), status)
        return ", ".join(filter(None, parts))

    def turned_round(self, row: Row) -> str:
        """That the sentence of `row` tells it from the other side; empty where it does not.

        "The text tells this of Russia: what one country sells is what the other buys."
        """
        if row["indicator_basis"] != "mirrored":
            return ""
        other = within(self.entity(row["counterpart"]))
        return f"The text tells this of {other}: what one country sells is what the other buys."

    def headline(self, row: Row) -> str:
        """A sentence for one figure by its indicator's template; the measure where none fits.

        A status other than actual is added, so that no plan reads like a fact.
        """
        template = self.indicators.get(row["indicator"], {}).get("headline", "")
        entity, counterpart = (within(self.entity(row[c])) for c in ("entity", "counterpart"))
        words = {
            "value": self.figure_in_words(row),
            "number": self.figure_in_words({**row, "unit": ""}),
            "entity": entity,
            "entity's": possessive(entity),
            "entity_adjective": self.entities.get(row["entity"], {}).get("adjective") or entity,
            "counterpart": counterpart,
            "counterpart's": possessive(counterpart),
            "counterpart_adjective": self.entities.get(row["counterpart"], {}).get("adjective")
            or counterpart,
            "subject": row["subject"],
            "breakdown": part_text(row["breakdown"]),
            "period": period_text(row["period"]) if row["period"] else "",
        }
        used = HEADLINE_NAME.findall(template)
        if not template or not all(words.get(name) for name in used):
            return self.measure(row)
        text = HEADLINE_NAME.sub(lambda found: words[found[1]], template)
        text = text[:1].upper() + text[1:]
        return text if row["status"] == "actual" else f"{text} ({STATUS_LABELS[row['status']]})"

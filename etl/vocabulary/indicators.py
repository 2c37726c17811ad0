"""Indicators and their themes: `indicators.toml` in, `Indicator` records and their rules out.

The keys of an indicator are described at the head of the file; every mistake in them is a fault
with its line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import Any

from etl.errors import Fault
from etl.suggestions import suggestion
from etl.tables import Indicator, Unit
from etl.vocabulary.cues import SHAPES, Rule, read_rule
from etl.vocabulary.derived import read_derived
from etl.vocabulary.reading import Source, read_toml
from etl.vocabulary.shapes import TABLE, entries, usable
from etl.wording import HEADLINE_NAME, HEADLINE_NAMES

_TABLES = ("themes", "phrases", "indicators", "others")
_REQUIRED = ("label", "theme", "definition", "unit_kind")
_OTHER_REQUIRED = ("label", "unit_kind", "terms")
_ID = re.compile(r"[\w-]+")
_OPTIONAL = ("entity_role", "counterpart_role", "headline", "source", *SHAPES)


def read_indicators(
    path: Path,
    units: Mapping[str, Unit],
    entities: Collection[str],
    faults: list[Fault],
) -> tuple[dict[str, Indicator], dict[str, Rule]]:
    """The indicators of `path` and their rules, each by id and in its order.

    `units` are those of units.toml by their codes, `entities` the codes of entities.toml.
    """
    kinds = dict.fromkeys(unit.kind for unit in units.values())
    source = read_toml(path, faults, _TABLES)
    if source is None:
        return {}, {}
    themes: dict[str, str] = source.content.get("themes", {})
    if not TABLE.fits(themes):
        faults.append(
            Fault(source.place("[themes]"), "A theme's name is no text.", 'Write id = "Name".')
        )
        return {}, {}
    table = entries(source, "indicators", faults)
    if not table and not faults:
        faults.append(
            Fault(
                source.place(),
                "No indicator is defined here, so no number could be a figure.",
                "Add an entry [indicators.name], or take back the file that was here.",
            )
        )
    indicators: dict[str, Indicator] = {}
    rules: dict[str, Rule] = {}
    labelled: dict[str, str] = {}
    for position, (name, entry) in enumerate(table.items(), 1):
        header = f"indicators.{name}"
        before = len(faults)
        if not _ID.fullmatch(name):
            faults.append(_no_id(source, name))
            continue
        known = usable(source, header, entry, _REQUIRED, _OPTIONAL, SHAPES, faults)
        if "theme" in known and known["theme"] not in themes:
            faults.append(_unknown(source, header, "theme", known["theme"], themes))
        if known.get("label") == "":
            problem, remedy = f"[{header}] has an empty label.", "Write its name on screen."
            faults.append(Fault(source.place(f"[{header}]", "label"), problem, remedy))
        elif "label" in known:
            first = labelled.setdefault(" ".join(known["label"].casefold().split()), name)
            if first != name:
                problem = f"[{header}] has the label of [indicators.{first}]."
                remedy = "Write a name by which people tell the two apart."
                faults.append(Fault(source.place(f"[{header}]", "label"), problem, remedy))
        faults.extend(_headline_faults(source, header, known.get("headline", "")))
        rule = read_rule(source, header, known, kinds, entities, faults)
        if "derived" in known:
            computed = read_derived(
                source, header, known["derived"], table, entities, units, faults
            )
            rule = replace(rule, derived=computed)
        if len(faults) == before:
            indicators[name] = _indicator(name, known, position, themes)
            rules[name] = rule
    labels = {name: indicator.label for name, indicator in indicators.items()}
    for name, rule in rules.items():
        if all(i.indicator in labels for own in rule.derived.inputs.values() for i in own):
            indicators[name] = replace(indicators[name], formula=rule.derived.text(labels))
        of_others = ("sum_of", rule.sum_of), ("difference_of", rule.difference_of)
        for key, named in (("twin", (rule.twin,)), *of_others):
            strangers = [o for o in named if o and o.partition(" ")[0] not in table]
            faults.extend(
                _unknown(source, f"indicators.{name}", key, other, table) for other in strangers
            )
        if rule.growth_of and rule.growth_of not in table:
            faults.append(
                _unknown(source, f"indicators.{name}", "growth_of", rule.growth_of, table)
            )
        elif rule.growth_of in rules:
            rules[name] = grown(rule, rules[rule.growth_of])
    return indicators, rules


def grown(rule: Rule, base: Rule) -> Rule:
    """The rule of a change: told by the words of what changes, in units of its own."""
    return replace(
        base,
        indicator=rule.indicator,
        unit_kinds=rule.unit_kinds,
        cues=rule.cues,
        priced_cues=(),
        counts=(),
        breakdowns=() if base.counts else base.breakdowns,
        statuses=(),
        excludes=(*base.excludes, *rule.excludes),
        per="",
        share=False,
        least=0,
        most=inf,
        signed=True,
        parts=False,
        derived=rule.derived,
        twin=f"{base.twin}_growth" if base.twin else "",
        sum_of=(),
        difference_of=(),
        growth_of=base.indicator,
    )


def read_others(path: Path, kinds: Collection[str], faults: list[Fault]) -> tuple[Rule, ...]:
    """Rules of well-known measures that are no indicators, from the table `others` of `path`."""
    source = read_toml(path, [])
    if source is None:
        return ()
    rules = []
    for name, entry in entries(source, "others", faults).items():
        header = f"others.{name}"
        known = usable(source, header, entry, _OTHER_REQUIRED, ("also", "excludes"), SHAPES, faults)
        rule = read_rule(source, header, known, kinds, (), faults)
        rules.append(replace(rule, other=known.get("label", name)))
    return tuple(rules)


def _headline_faults(source: Source, header: str, headline: str) -> Iterator[Fault]:
    """A fault for each name in braces that no figure fills in: its sentence would never be told;
    and for a sentence that does not tell the figure.
    """
    names = HEADLINE_NAME.findall(headline)
    known = all(name in HEADLINE_NAMES for name in names)
    if headline and known and not {"value", "number"}.intersection(names):
        problem = f"The headline of [{header}] does not tell the figure."
        yield Fault(source.place(f"[{header}]", "headline"), problem, "Write {value} into it.")
    for name in names:
        if name not in HEADLINE_NAMES:
            place = source.place(f"[{header}]", "headline")
            problem = f"In the headline of [{header}] {{{name}}} stands for nothing."
            yield Fault(place, problem, suggestion(name, HEADLINE_NAMES))


def _no_id(source: Source, name: str) -> Fault:
    written = (f"[indicators.{quote}{name}{quote}]" for quote in ("'", '"'))
    header = next((h for h in written if any(h in line for line in source.lines)), name)
    remedy = "Write letters, digits, - and _ alone, as in gas_price."
    return Fault(source.place(header), f"{header} is no id of an indicator.", remedy)


def _unknown(source: Source, header: str, key: str, value: str, known: Collection[str]) -> Fault:
    what = "indicator" if key in ("growth_of", "twin", "sum_of", "difference_of") else key
    return Fault(
        source.place(f"[{header}]", key),
        f"[{header}] names the unknown {what} '{value}'.",
        suggestion(value, known),
    )


def _indicator(
    name: str, entry: dict[str, Any], position: int, themes: dict[str, str]
) -> Indicator:
    return Indicator(
        indicator=name,
        label=entry["label"],
        theme=entry["theme"],
        theme_label=themes[entry["theme"]],
        position=position,
        definition=entry["definition"],
        unit_kind=entry["unit_kind"],
        entity_role=entry.get("entity_role", "Of"),
        counterpart_role=entry.get("counterpart_role", ""),
        headline=entry.get("headline", ""),
        source=entry.get("source", ""),
    )

"""How a text says that a number is a figure of an indicator: the cue keys of `indicators.toml`.

Comes in: the table of one indicator. Goes out: its `Rule`, with every pattern compiled and each
mistake told with its line. It holds no grammar: where a cue may stand is decided in transform.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any, get_args

from etl.errors import Fault
from etl.suggestions import suggestion
from etl.tables import Status
from etl.vocabulary.derived import Derived
from etl.vocabulary.reading import Source
from etl.vocabulary.runaway import runs_away
from etl.vocabulary.shapes import NAMED_TEXTS, NUMBERED, SWITCH, TABLE, TEXT, TEXTS

NUMBER = "\ue000"
"""Stands for the number in question where the words around it are read."""

_MARKS = 0xA500
FILL, SELF, QUANTITY, COUNTRY, ADJECTIVE, GROUP, ORGANISATION, FORCE = map(
    chr, range(_MARKS, _MARKS + 8)
)
"""Letters of a script that no document here is written in: in a masked text each place and each
quantity is one of them, followed by as many of the first as keep every character in its place."""

Pattern = re.Pattern[str]
Named = tuple[tuple[str, tuple[Pattern, ...]], ...]

SHAPES = {
    **dict.fromkeys(
        (
            "cues",
            "priced_cues",
            "words",
            "counts",
            "terms",
            "context",
            "excludes",
            "subject_cues",
            "named_cues",
            "entity_cues",
            "counterpart_cues",
        ),
        TEXTS,
    ),
    **dict.fromkeys(("subjects", "breakdowns", "statuses"), NAMED_TEXTS),
    **dict.fromkeys(("also", "needs", "persons", "sum_of", "difference_of"), TEXTS),
    **dict.fromkeys(
        (
            "entity",
            "counterpart",
            "per",
            "whose",
            "status",
            "dated_by",
            "growth_of",
            "twin",
            "only_with",
            "with_others",
        ),
        TEXT,
    ),
    **dict.fromkeys(("least", "most"), NUMBERED),
    "derived": TABLE,
    **dict.fromkeys(
        (
            "parts",
            "share",
            "signed",
            "of_gdp",
            "of_world",
            "strict",
            "annual",
            "bodies",
            "depends",
            "flow",
        ),
        SWITCH,
    ),
}
"""The keys of an indicator that make its rule, each with the shape of its value."""

_POSSESSIVE = r"(?:['’]s|['’])?"
_CLAUSE_END = (
    r"[;:]|\bof (?:whom|which)\b"
    r"|\b(?:that|who|which|while|whereas|although|but|is|are|was|were|has|have|had|left|went)\b"
)
_CLAUSE = rf"(?:(?!{_CLAUSE_END}).){{0,200}}?"
_NAMES = {
    "n": SELF,
    "q": f"[{SELF}{QUANTITY}]",
    "place": f"[{COUNTRY}-{FORCE}]",
    "country": f"[{COUNTRY}{ADJECTIVE}]",
    "adjective": ADJECTIVE,
    "organisation": ORGANISATION,
    "force": FORCE,
}
_ACTING = (
    r"(?:\s+(?:side|sides|government|governments|authorities|leadership|ministry|president|"
    r"parliament|state|budget|treasury|economy|delegation|army|military|forces|firms?|"
    r"compan(?:y|ies)|buyers?|sellers?|suppliers?|exporters?|importers?|banks?|consumers|"
    r"refineries|plants))"
)
_NAMED = f"[{COUNTRY}{GROUP}-{FORCE}]{FILL}*"
_LED = "(?<!from )(?<!to )(?<!with )(?<!in )(?<!against )"
_PRONOUN = r"\s+(?:it|they|he|she|we|I)\b"
_WRITTEN = {
    **{name: f"(?:{mark}{FILL}*+)" for name, mark in _NAMES.items()},
    "actor": f"{_LED}(?:{_NAMED}|{ADJECTIVE}{FILL}*{_ACTING})(?:, [^,;.]{{1,40}},)?(?!{_PRONOUN})",
    "owner": f"(?:{ADJECTIVE}{FILL}*|{_NAMED}['’]s?)",
    "s": _POSSESSIVE,
    "clause": _CLAUSE,
}
_SIGNS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]", re.DOTALL)
_OWN_NUMBER = "{n}"  # terms are looked for in a sentence, whichever of its numbers is asked for
_UNSEEN = re.compile("[\x00-\x1f\x7f]")
_AS_ESCAPED = str.maketrans({"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r"})
"""What a backslash in double quotes has become, as it was written."""
_BRACED = re.compile(r"\{[a-z_]+\}")
_NEEDS = _GROUPS = ("entity", "counterpart", "subject")
_WHOSE = ("side", "joint", "parties", "pair")
_DATED_BY = ("sentence", "paragraph")


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes a number a figure of one indicator, and where its parts are found."""

    indicator: str
    unit_kinds: tuple[str, ...]
    cues: tuple[Pattern, ...] = ()
    priced_cues: tuple[Pattern, ...] = ()
    counts: tuple[Pattern, ...] = ()
    terms: Pattern | None = None
    entity_cues: tuple[Pattern, ...] = ()
    counterpart_cues: tuple[Pattern, ...] = ()
    growth_of: str = ""
    least: float = 0
    most: float = inf
    other: str = ""
    context: tuple[Pattern, ...] = ()
    excludes: tuple[Pattern, ...] = ()
    subject_cues: tuple[Pattern, ...] = ()
    named_cues: tuple[Pattern, ...] = ()
    subjects: Named = ()
    breakdowns: Named = ()
    statuses: Named = ()
    entity: str = ""
    counterpart: str = ""
    per: str = ""
    whose: str = "side"
    needs: tuple[str, ...] = ()
    status: Status = "actual"
    dated_by: str = "sentence"
    persons: tuple[str, ...] = ()
    derived: Derived = Derived()
    parts: bool = False
    share: bool = False
    signed: bool = False
    of_gdp: bool = False
    of_world: bool = False
    flow: bool = False
    strict: bool = False
    annual: bool = False
    bodies: bool = False
    depends: bool = False
    twin: str = ""
    sum_of: tuple[str, ...] = ()
    difference_of: tuple[str, ...] = ()
    only_with: str = ""
    with_others: str = ""
    word: Pattern | None = None


def read_rule(
    source: Source,
    header: str,
    entry: dict[str, Any],
    kinds: Collection[str],
    entities: Collection[str],
    faults: list[Fault],
) -> Rule:
    """The rule of the indicator under `[header]`; faults are added for what cannot be used."""
    reader = _Reader(source, header, faults)
    own = (entry["unit_kind"],) if "unit_kind" in entry else ()
    for kind in (*own, *entry.get("also", ())) if kinds else ():
        reader.choice("unit_kind" if kind in own else "also", kind, kinds)
    for role in ("entity", "counterpart"):
        if entities and entry.get(role):
            reader.choice(role, entry[role], entities)
    reader.choices(entry)
    reader.range(entry)
    return Rule(
        indicator=header.partition(".")[2],
        unit_kinds=(*own, *entry.get("also", ())),
        cues=reader.patterns(entry, "cues"),
        priced_cues=reader.patterns(entry, "priced_cues"),
        counts=reader.patterns(entry, "counts"),
        terms=reader.joined(entry, "terms"),
        entity_cues=reader.patterns(entry, "entity_cues"),
        counterpart_cues=reader.patterns(entry, "counterpart_cues"),
        growth_of=entry.get("growth_of", ""),
        least=entry.get("least", 0),
        most=entry.get("most", inf),
        context=reader.patterns(entry, "context"),
        excludes=reader.patterns(entry, "excludes"),
        subject_cues=reader.patterns(entry, "subject_cues"),
        named_cues=reader.patterns(entry, "named_cues"),
        subjects=reader.table(entry, "subjects"),
        breakdowns=reader.table(entry, "breakdowns"),
        statuses=reader.table(entry, "statuses"),
        entity=entry.get("entity", ""),
        counterpart=entry.get("counterpart", ""),
        per=entry.get("per", ""),
        whose=entry.get("whose", "side"),
        needs=tuple(entry.get("needs", ())),
        status=entry.get("status", "actual"),
        dated_by=entry.get("dated_by", "sentence"),
        persons=tuple(entry.get("persons", ())),
        parts=entry.get("parts", False),
        share=entry.get("share", False),
        signed=entry.get("signed", False),
        of_gdp=entry.get("of_gdp", False),
        of_world=entry.get("of_world", False),
        flow=entry.get("flow", False),
        strict=entry.get("strict", False),
        annual=entry.get("annual", False),
        bodies=entry.get("bodies", False),
        depends=entry.get("depends", False),
        twin=entry.get("twin", ""),
        sum_of=tuple(entry.get("sum_of", ())),
        difference_of=tuple(entry.get("difference_of", ())),
        only_with=entry.get("only_with", ""),
        with_others=entry.get("with_others", ""),
        word=reader.joined(entry, "words"),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the keys of one indicator, adding faults with their line."""

    source: Source
    header: str
    faults: list[Fault]

    @property
    def phrases(self) -> dict[str, str]:
        """The phrases of the file, which cues may name in braces."""
        told = self.source.content.get("phrases", {})
        return told if TABLE.fits(told) else {}

    def fault(self, key: str, problem: str, remedy: str) -> None:
        self.faults.append(Fault(self.source.place(f"[{self.header}]", key), problem, remedy))

    def choices(self, entry: Mapping[str, Any]) -> None:
        """Adds a fault for each value of `entry` that is none of those its key may have."""
        self.choice("status", entry.get("status", "actual"), get_args(Status))
        self.choice("whose", entry.get("whose", "side"), _WHOSE)
        self.choice("dated_by", entry.get("dated_by", "sentence"), _DATED_BY)
        for need in entry.get("needs", ()):
            self.choice("needs", need, _NEEDS)
        for name in entry.get("statuses", {}):
            self.choice("statuses", name, get_args(Status))

    def range(self, entry: Mapping[str, Any]) -> None:
        """Adds a fault where no value lies between the least and the most."""
        least, most = entry.get("least", 0), entry.get("most", inf)
        if least > most:
            key = "least" if "least" in entry else "most"
            problem = f"No value of [{self.header}] is above {least:,} and below {most:,}."
            self.fault(key, problem, "Write as least what is not above most.")

    def choice(self, key: str, value: str, allowed: Iterable[str]) -> None:
        known = tuple(dict.fromkeys(allowed))
        if value not in known:
            what = {"also": "unit kind"}.get(key, key.replace("_", " "))
            self.fault(
                key,
                f"[{self.header}] has the unknown {what} '{value}'.",
                suggestion(value, known),
            )

    def table(self, entry: Mapping[str, Any], key: str) -> Named:
        return tuple((name, self.made(key, cues)) for name, cues in entry.get(key, {}).items())

    def patterns(self, entry: Mapping[str, Any], key: str) -> tuple[Pattern, ...]:
        return self.made(key, entry.get(key, ()))

    def joined(self, entry: Mapping[str, Any], key: str) -> Pattern | None:
        """One pattern for any of the cues under `key`, which are made one by one to tell faults."""
        cues = entry.get(key, ())
        for cue in cues:
            if _OWN_NUMBER in cue:
                problem = f"holds {_OWN_NUMBER}, which stands for nothing here."
                self.cue_fault(key, cue, problem, "Write {q}, which is any quantity.")
        wrong: re.error | None = None
        try:
            parts = [expand(cue, self.phrases) for cue in cues]
            sound = all(map(_is_closed, parts)) and not any(map(runs_away, parts))
            sound = sound and not any(map(_UNSEEN.search, cues))
            whole = _any(parts) if sound else None
            if whole and set(_GROUPS).issuperset(whole.groupindex):
                return whole
        except re.error as error:
            wrong = error
        made = self.made(key, cues)
        if wrong and len(made) == len(cues):  # two of them name the same group
            problem = f"cannot stand beside the others: {wrong}."
            self.cue_fault(key, cues[0], problem, "Mend the pattern.")
        return None if wrong else _any([pattern.pattern for pattern in made])

    def made(self, key: str, cues: Iterable[str]) -> tuple[Pattern, ...]:
        return tuple(p for p in (self.pattern(key, cue) for cue in cues) if p is not None)

    def pattern(self, key: str, cue: str) -> Pattern | None:
        if _UNSEEN.search(cue):
            written = cue.translate(_AS_ESCAPED)
            problem = "holds a sign that nobody sees: so does a backslash in double quotes."
            self.cue_fault(key, written, problem, f"Write it in single quotes: '{written}'.")
            return None
        try:
            written = expand(cue, self.phrases)
            made = re.compile(written, re.IGNORECASE)
        except re.error as error:
            self.cue_fault(key, cue, f"is no valid pattern: {error}.", "Mend the pattern.")
            return None
        if runs_away(written):
            problem = "repeats a repetition, which some texts would keep busy for ever."
            self.cue_fault(key, cue, problem, r"Repeat single signs, as in '(?:\W|of)*'.")
            return None
        for group in made.groupindex:
            if group not in _GROUPS:
                problem = f"has a group '{group}', which tells nothing."
                self.cue_fault(key, cue, problem, suggestion(group, _GROUPS))
        return made

    def cue_fault(self, key: str, cue: str, problem: str, remedy: str) -> None:
        place = self.source.place(f"[{self.header}]", key, cue)
        self.faults.append(Fault(place, f"The cue '{cue}' {problem}", remedy))


def _any(parts: Collection[str]) -> Pattern | None:
    whole = "|".join(f"(?:{part})" for part in parts)
    return re.compile(whole, re.IGNORECASE) if parts else None


def _is_closed(pattern: str) -> bool:
    """Whether each bracket of `pattern` is closed in it, so that it stays one among others."""
    depth = 0
    for sign in _SIGNS.findall(pattern):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return False
    return depth == 0


def expand(cue: str, phrases: Mapping[str, str] | None = None) -> str:
    """`cue` with its names in braces, {n} and {place} and the `phrases`, written out.

    Raises `re.error` for a name that stands for nothing.
    """
    for name, phrase in (phrases or {}).items():
        cue = cue.replace(f"{{{name}}}", f"(?:{phrase})")
    for name, written in _WRITTEN.items():
        cue = cue.replace(f"{{{name}}}", written)
    if unknown := _BRACED.search(cue):
        raise re.error(f"{unknown[0]} stands for nothing")
    return cue

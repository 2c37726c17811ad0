"""What single tables cannot promise: that spans lie in their text, bounds hold the value between
them, periods are periods, units measure what the indicator does, and every number has an outcome.

Comes in: tables, shown as ``made``, whose shape, keys and references are sound. Goes out: faults by
table and key.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from etl.load.rows import Check
from etl.periods import DATE_FORMS, FORMS, is_date, span
from etl.stored import Store, quoted

UnitKinds = Mapping[str, Collection[str]]
"""The kinds of unit that each indicator accepts."""

_IN_DOCUMENT = "JOIN made.documents AS d USING (document_id)"
_IN_PASSAGE = "JOIN made.passages AS p USING (passage_id)"
_OF_NUMBER = (
    "JOIN made.mentions AS m USING (mention_id) "
    "JOIN made.passages AS p ON t.passage_id = p.passage_id"
)


def meaning_checks(store: Store, unit_kinds: UnitKinds) -> Iterator[Check]:
    """What may not be of what the rows of the tables mean."""
    yield from _units(store, unit_kinds)
    yield from _spans()
    yield from _figure_spans()
    yield from _bounds()
    yield from _periods(store)
    yield from _outcomes()
    yield from _origins()


def _spans() -> Iterator[Check]:
    yield Check(
        "passages",
        'NOT (t.start >= 0 AND t.start <= t."end" AND t."end" <= d.characters)',
        "Its span {start}-{end} is not inside its file.",
        "Spans count the characters of the decoded file from 0.",
        _IN_DOCUMENT,
    )
    yield Check(
        "mentions",
        'NOT (t.start >= p.start AND t.start < t."end" AND t."end" <= p."end")',
        "Its span {start}-{end} is not inside its passage.",
        "A number lies wholly in its passage.",
        _IN_PASSAGE,
    )
    yield Check(
        "mentions",
        'length(t.text) <> t."end" - t.start',
        "Its text '{text}' is not as long as its span {start}-{end}.",
        "The text is the file's characters from start to end.",
        _IN_PASSAGE,
    )
    for part in ("phrase", "sentence"):
        start, end = f"t.{part}_start", f"t.{part}_end"
        yield Check(
            "mentions",
            f"({start} IS NULL) <> ({end} IS NULL) OR {start} < 0 OR {start} >= {end} "
            f"OR {end} > length(p.text)",
            f"Its {part} {{{part}_start}}-{{{part}_end}} is not inside the passage's text.",
            f"A {part} is a span of the passage's displayed text, or null.",
            _IN_PASSAGE,
        )


def _figure_spans() -> Iterator[Check]:
    for column, key, theirs in (
        ("start", "mention", "m.start"),
        ("end", "mention", 'm."end"'),
        ("passage_id", "mention", "m.passage_id"),
        ("document_id", "passage", "p.document_id"),
    ):
        yield Check(
            "observations",
            f'(t."{column}" IS DISTINCT FROM {theirs})',
            f"Its {column} {{{column}}} is not that of its {key}.",
            "A figure stands where its number stands.",
            _OF_NUMBER,
        )


def _bounds() -> Iterator[Check]:
    for name in ("mentions", "observations"):
        yield Check(
            name,
            "t.low > t.high OR t.value < t.low OR t.value > t.high",
            "Its value {value} and bounds {low} to {high} contradict each other.",
            "The value lies between low and high.",
            _IN_PASSAGE if name == "mentions" else "",
        )
    yield Check(
        "observations",
        "coalesce(t.value, t.low, t.high) IS NULL",
        "It has neither a value nor a bound.",
        "A figure has at least one of them.",
    )


def _periods(store: Store) -> Iterator[Check]:
    for name, column, is_sound, problem, remedy in (
        ("observations", "period", span, "no period", f"Periods are written as {FORMS}."),
        ("events", "date", span, "no period", f"Periods are written as {FORMS}."),
        ("events", "until", span, "no period", f"Periods are written as {FORMS}."),
        ("documents", "published", is_date, "no date", f"Dates are written as {DATE_FORMS}."),
    ):
        unsound = _unsound(store, name, column, is_sound)
        problem = f"'{{{column}}}' is {problem}."
        yield Check(name, _among(f"t.{column}", unsound), problem, remedy)
    yield Check(
        "events",
        "length(t.date) <> CASE t.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END",
        "Its date {date} is not as precise as its precision, {precision}.",
        "A day is 2013-09-20, a month 2013-09, a year 2013.",
    )
    yield Check(
        "events",
        "t.until <> '' AND t.until < t.date",
        "It ends on {until}, before it begins on {date}.",
        "A span ends after it begins.",
    )


def _unsound(store: Store, name: str, column: str, is_sound: Callable[[str], object]) -> list[str]:
    """The texts of a column that stand for no time."""
    found = store.rows(f"SELECT DISTINCT {column} FROM made.{name} WHERE {column} <> ''")
    return [text for (text,) in found if not is_sound(text)]


def _among(cell: str, texts: Iterable[str]) -> str:
    listed = ", ".join(map(quoted, texts))
    return f"{cell} IN ({listed})" if listed else "false"


def _units(store: Store, unit_kinds: UnitKinds) -> Iterator[Check]:
    used = store.rows(
        "SELECT DISTINCT indicator, unit, kind FROM made.observations JOIN made.units USING (unit)"
    )
    unfit = [
        f"({quoted(indicator)}, {quoted(unit)})"
        for indicator, unit, kind in used
        if kind not in unit_kinds.get(indicator, ())
    ]
    yield Check(
        "observations",
        f"(t.indicator, t.unit) IN ({', '.join(unfit)})" if unfit else "false",
        "Its unit '{unit}' does not fit the indicator '{indicator}'.",
        "The unit is of a kind that the indicator names.",
    )


def _outcomes() -> Iterator[Check]:
    yield Check(
        "mentions",
        "t.reason = ''",
        "Its outcome, {outcome}, has no reason.",
        "Every number is accounted for, with a reason.",
        _IN_PASSAGE,
    )
    for name, outcome in (("occurrences", "observation"), ("events", "event")):
        yield Check(
            "mentions",
            f"t.outcome = '{outcome}' AND t.mention_id NOT IN (SELECT mention_id FROM made.{name})",
            f"Its outcome is {outcome}, but no row of '{name}' is made from it.",
            f"A number with that outcome has its row in '{name}'.",
            alone=True,
        )


def _origins() -> Iterator[Check]:
    computed = "t.observation_id IN (SELECT observation_id FROM made.derivations)"
    yield Check(
        "observations",
        f"(t.method = 'derived') <> ({computed})",
        "It is '{method}', and its inputs say otherwise.",
        "A derived figure, and no other, has rows in 'derivations'.",
        alone=True,
    )
    yield Check(
        "observations",
        "t.method <> 'derived' AND t.mention_id = ''",
        "It stands in no source.",
        "A figure that is not derived has its number, passage and document.",
    )
    yield Check(
        "observations",
        "t.restates = t.observation_id",
        "It restates itself.",
        "'restates' names another figure.",
    )

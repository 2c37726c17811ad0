"""What single tables cannot promise: that spans lie in their text, bounds hold the value between
them, periods are periods, units measure what the indicator does, and every number has an outcome.

Comes in: frames whose shape, keys and references are sound. Goes out: faults by table and key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pandas as pd

from etl.errors import Fault
from etl.load.rows import faulty
from etl.periods import DATE_FORMS, FORMS, is_date, span
from etl.tables import Frames

UnitKinds = Mapping[str, Collection[str]]
"""The kinds of unit that each indicator accepts."""


def meaning_faults(frames: Frames, unit_kinds: UnitKinds) -> Iterator[Fault]:
    """Every fault in what the rows of `frames` mean."""
    yield from _units(frames, unit_kinds)
    for check in (
        _passage_spans,
        _mention_spans,
        _figure_spans,
        _bounds,
        _periods,
        _outcomes,
        _origins,
    ):
        yield from check(frames)


def _passage_spans(frames: Frames) -> Iterator[Fault]:
    passages = frames["passages"]
    length = _looked_up(passages["document_id"], frames["documents"], "document_id", "characters")
    inside = (passages["start"] >= 0) & (passages["start"] <= passages["end"])
    yield from faulty(
        "passages",
        passages,
        ~(inside & (passages["end"] <= length)),
        "Its span {start}-{end} is not inside its file.",
        "Spans count the characters of the decoded file from 0.",
    )


def _mention_spans(frames: Frames) -> Iterator[Fault]:
    mentions, passages = frames["mentions"], frames["passages"]
    first, last, shown = (
        _looked_up(mentions["passage_id"], passages, "passage_id", column)
        for column in ("start", "end", "text")
    )
    inside = (mentions["start"] >= first) & (mentions["start"] < mentions["end"])
    yield from faulty(
        "mentions",
        mentions,
        ~(inside & (mentions["end"] <= last)),
        "Its span {start}-{end} is not inside its passage.",
        "A number lies wholly in its passage.",
    )
    yield from faulty(
        "mentions",
        mentions,
        mentions["text"].str.len() != mentions["end"] - mentions["start"],
        "Its text '{text}' is not as long as its span {start}-{end}.",
        "The text is the file's characters from start to end.",
    )
    for part in ("phrase", "sentence"):
        start, end = mentions[f"{part}_start"], mentions[f"{part}_end"]
        outside = (start < 0) | (start >= end) | (end > shown.str.len())
        yield from faulty(
            "mentions",
            mentions,
            outside.fillna(start.isna() != end.isna()),
            f"Its {part} {{{part}_start}}-{{{part}_end}} is not inside the passage's text.",
            f"A {part} is a span of the passage's displayed text, or null.",
        )


def _figure_spans(frames: Frames) -> Iterator[Fault]:
    figures = frames["observations"]
    stated = figures[figures["mention_id"] != ""]
    for column, table, key in (
        ("start", "mentions", "mention_id"),
        ("end", "mentions", "mention_id"),
        ("passage_id", "mentions", "mention_id"),
        ("document_id", "passages", "passage_id"),
    ):
        theirs = _looked_up(stated[key], frames[table], key, column)
        yield from faulty(
            "observations",
            stated,
            (stated[column] != theirs).fillna(True),
            f"Its {column} {{{column}}} is not that of its {key.removesuffix('_id')}.",
            "A figure stands where its number stands.",
        )


def _bounds(frames: Frames) -> Iterator[Fault]:
    for name in ("mentions", "observations"):
        frame = frames[name]
        yield from faulty(
            name,
            frame,
            (frame["low"] > frame["high"])
            | (frame["value"] < frame["low"])
            | (frame["value"] > frame["high"]),
            "Its value {value} and bounds {low} to {high} contradict each other.",
            "The value lies between low and high.",
        )
    figures = frames["observations"]
    yield from faulty(
        "observations",
        figures,
        figures[["value", "low", "high"]].isna().all(axis=1),
        "It has neither a value nor a bound.",
        "A figure has at least one of them.",
    )


def _periods(frames: Frames) -> Iterator[Fault]:
    remedy = f"Periods are written as {FORMS}."
    for name, column in (("observations", "period"), ("events", "date"), ("events", "until")):
        frame = frames[name]
        wrong = {period for period in frame[column].unique() if period and span(period) is None}
        yield from faulty(
            name, frame, frame[column].isin(wrong), f"'{{{column}}}' is no period.", remedy
        )
    documents = frames["documents"]
    undated = {date for date in documents["published"].unique() if date and not is_date(date)}
    yield from faulty(
        "documents",
        documents,
        documents["published"].isin(undated),
        "'{published}' is no date.",
        f"Dates are written as {DATE_FORMS}.",
    )
    events = frames["events"]
    lengths = {"year": 4, "month": 7, "day": 10}
    yield from faulty(
        "events",
        events,
        events["date"].str.len() != events["precision"].map(lengths),
        "Its date {date} is not as precise as its precision, {precision}.",
        "A day is 2013-09-20, a month 2013-09, a year 2013.",
    )
    yield from faulty(
        "events",
        events,
        (events["until"] != "") & (events["until"] < events["date"]),
        "It ends on {until}, before it begins on {date}.",
        "A span ends after it begins.",
    )


def _units(frames: Frames, unit_kinds: UnitKinds) -> Iterator[Fault]:
    figures = frames["observations"]
    kinds = _looked_up(figures["unit"], frames["units"], "unit", "kind")
    fits = [
        kind in unit_kinds.get(indicator, ())
        for kind, indicator in zip(kinds, figures["indicator"], strict=True)
    ]
    yield from faulty(
        "observations",
        figures,
        ~pd.Series(fits, index=figures.index, dtype=bool),
        "Its unit '{unit}' does not fit the indicator '{indicator}'.",
        "The unit is of a kind that the indicator names.",
    )


def _outcomes(frames: Frames) -> Iterator[Fault]:
    mentions = frames["mentions"]
    yield from faulty(
        "mentions",
        mentions,
        mentions["reason"] == "",
        "Its outcome, {outcome}, has no reason.",
        "Every number is accounted for, with a reason.",
    )
    for name, outcome in (("occurrences", "observation"), ("events", "event")):
        yield from faulty(
            "mentions",
            mentions,
            (mentions["outcome"] == outcome)
            & ~mentions["mention_id"].isin(frames[name]["mention_id"]),
            f"Its outcome is {outcome}, but no row of '{name}' is made from it.",
            f"A number with that outcome has its row in '{name}'.",
        )


def _origins(frames: Frames) -> Iterator[Fault]:
    figures, inputs = frames["observations"], frames["derivations"]
    derived = figures["method"] == "derived"
    yield from faulty(
        "observations",
        figures,
        derived != figures["observation_id"].isin(inputs["observation_id"]),
        "It is '{method}', and its inputs say otherwise.",
        "A derived figure, and no other, has rows in 'derivations'.",
    )
    yield from faulty(
        "observations",
        figures,
        ~derived & (figures["mention_id"] == ""),
        "It stands in no source.",
        "A figure that is not derived has its number, passage and document.",
    )
    yield from faulty(
        "observations",
        figures,
        figures["restates"] == figures["observation_id"],
        "It restates itself.",
        "'restates' names another figure.",
    )


def _looked_up(keys: pd.Series[Any], frame: pd.DataFrame, key: str, column: str) -> pd.Series[Any]:
    return keys.map(frame.set_index(key)[column])

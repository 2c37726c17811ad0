"""The tidy tables: their columns, types, keys and references. The one contract of the house.

Comes in: nothing. Goes out: a record class for each table (what extract and transform make),
`TABLES` (what validation, the snapshot, the data dictionary and the workbook are made from) and
`to_frames`. Text columns are never null: an empty string says "none". Numbers are null (NaN in
pandas) where there is none.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import typing
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    import pandas as pd

# pandas is imported where a table is made: a dashboard answers before it needs one.
Frames: TypeAlias = "dict[str, pd.DataFrame]"

SourceKind = Literal["article", "transcript", "sheet", "statistics"]
PassageKind = Literal["front_matter", "heading", "paragraph", "list_item", "row", "boilerplate"]
MentionKind = Literal[
    "count", "percent", "money", "measure", "duration", "date", "time", "timestamp",
    "ordinal", "identifier", "vague",
]  # fmt: skip
Qualifier = Literal["exact", "approx", "more_than", "at_least", "less_than", "up_to", "range"]
Trend = Literal["", "rise", "fall"]
Outcome = Literal["observation", "event", "not_a_figure", "unassigned"]
Basis = Literal[
    "stated", "sentence", "paragraph", "heading", "continued", "relative", "document",
    "mirrored", "vocabulary", "computed", "decided", "none",
]  # fmt: skip
Status = Literal[
    "actual", "planned", "proposed", "forecast", "estimate", "claimed", "hypothetical", "negated"
]
Method = Literal["extracted", "sheet", "statistics", "derived", "decided"]
Precision = Literal["day", "month", "year"]
ChangeKind = Literal["added", "removed", "changed"]
EntityKind = Literal["country", "group"]
Agreement = Literal["preferred", "agrees", "overlaps", "differs"]

QUALIFIER_LABELS: dict[str, str] = {
    "exact": "as stated",
    "approx": "about",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "up_to": "up to",
    "range": "range",
}
STATUS_LABELS: dict[str, str] = {
    "actual": "actual",
    "planned": "planned",
    "proposed": "proposed",
    "forecast": "forecast",
    "estimate": "estimated",
    "claimed": "claimed",
    "hypothetical": "hypothetical",
    "negated": "denied",
}
OUTCOME_LABELS: dict[str, str] = {
    "observation": "figure",
    "event": "date",
    "not_a_figure": "not a figure",
    "unassigned": "unassigned",
}
BASIS_LABELS: dict[str, str] = {
    "stated": "said at the number",
    "sentence": "said elsewhere in its sentence",
    "paragraph": "said earlier in its paragraph",
    "heading": "said in a heading or the line above",
    "continued": "taken over from the figure before",
    "relative": "counted from the date of the statement",
    "document": "what the document is about",
    "mirrored": "turned round: what one country sells is what the other buys",
    "vocabulary": "so defined in the vocabulary",
    "computed": "computed from other figures",
    "decided": "decided by a person",
    "none": "not said",
}
BASIS_COLUMNS = (
    "indicator_basis", "entity_basis", "counterpart_basis", "period_basis", "unit_basis",
    "status_basis",
)  # fmt: skip
AGREEMENT_LABELS: dict[str, str] = {
    "preferred": "preferred",
    "agrees": "agrees",
    "overlaps": "compatible within its hedge",
    "differs": "differs",
}
METHOD_LABELS: dict[str, str] = {
    "extracted": "read in a document",
    "sheet": "entered in a sheet",
    "statistics": "official table",
    "derived": "derived",
    "decided": "decided by a person",
}


def described(doc: str, *, references: str = "", default: Any = dataclasses.MISSING) -> Any:
    """A dataclass field that documents itself; `references` names the table it points to."""
    return field(default=default, metadata={"doc": doc, "references": references})


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source: a document, or one source named in a sheet of figures."""

    document_id: str = described("stable id of the source")
    title: str = described("title of the source")
    publisher: str = described("who published it", default="")
    author: str = described("who wrote or said it", default="")
    url: str = described("address of the source", default="")
    published: str = described("date it was published or last modified, ISO 8601", default="")
    kind: SourceKind = described("kind of source")
    path: str = described("file it was read from, relative to the project")
    sha256: str = described("SHA-256 of the file's bytes, hexadecimal")
    characters: int = described("length of its text in characters")
    language: str = described("language, ISO 639-1", default="en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph, heading, list item, timed line or row of a source."""

    passage_id: str = described("stable id of the passage")
    document_id: str = described("source it stands in", references="documents")
    number: int = described("place in the source, from 1")
    paragraph: int = described("number of the paragraph it is a part of (a timed line is a part)")
    kind: PassageKind = described("what it is in its source")
    reason: str = described("why it is not content; empty for content", default="")
    heading: str = described("nearest heading above it", default="")
    text: str = described("text as displayed")
    start: int = described("first character in the text of its file, from 0")
    end: int = described("character after its last in the text")
    time_s: float | None = described("second of the video or recording", default=None)
    page: int | None = described("page of a paginated source, from 1", default=None)
    url: str = described("address of this very passage, where there is one", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One number, in digits or in words, in a passage."""

    mention_id: str = described("stable id of the mention")
    passage_id: str = described("passage it stands in", references="passages")
    start: int = described("first character in the text of its file, from 0")
    end: int = described("character after its last in the text")
    text: str = described("the characters of the text from start to end")
    phrase_start: int | None = described(
        "first character, in the passage's text, of the number with its hedge; null if not shown",
        default=None,
    )
    phrase_end: int | None = described("character after the phrase's last", default=None)
    sentence_start: int | None = described(
        "first character of its sentence in the passage's text; null if not shown", default=None
    )
    sentence_end: int | None = described("character after the sentence's last", default=None)
    kind: MentionKind = described("kind of number")
    value: float | None = described("value in base units", default=None)
    low: float | None = described("lower bound that the text allows", default=None)
    high: float | None = described("upper bound that the text allows", default=None)
    qualifier: Qualifier = described("how the text hedges the number", default="exact")
    trend: Trend = described("whether the text says it rose or fell", default="")
    unit: str = described("unit code", references="units", default="")
    per: str = described("unit it is a rate of", default="")
    counted: str = described("what is counted, as written", default="")
    period: str = described("for dates: the period meant, ISO 8601 or EDTF", default="")
    outcome: Outcome = described("what became of it", default="unassigned")
    reason: str = described("why", default="")
    worth: float | None = described(
        "how much an unassigned number looks like a figure worth having, from 0 to 1; null for "
        "the others",
        default=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure."""

    observation_id: str = described("stable id of the figure")
    indicator: str = described("what is measured", references="indicators")
    entity: str = described("reference area: whose figure it is", references="entities")
    counterpart: str = described("counterpart area", references="entities", default="")
    subject: str = described("what the figure is about, such as an exercise", default="")
    breakdown: str = described("the part it covers", default="")
    period: str = described("time it refers to, ISO 8601; empty where undated", default="")
    value: float | None = described("value in base units", default=None)
    low: float | None = described("lower bound that the text allows", default=None)
    high: float | None = described("upper bound that the text allows", default=None)
    qualifier: Qualifier = described("how the text hedges the figure", default="exact")
    unit: str = described("unit code", references="units")
    status: Status = described("observation status: what the source says the figure is")
    attributed_to: str = described("who is said to have stated it", default="")
    document_id: str = described("source", references="documents", default="")
    passage_id: str = described("passage", references="passages", default="")
    mention_id: str = described("number it was made from", references="mentions", default="")
    start: int | None = described("first character of the number in the text", default=None)
    end: int | None = described("character after the number's last in the text", default=None)
    method: Method = described("how the figure came about")
    restates: str = described(
        "the figure that this one repeats in another unit", references="observations", default=""
    )
    indicator_basis: Basis = described("what tells the indicator", default="stated")
    entity_basis: Basis = described("what tells the entity", default="stated")
    counterpart_basis: Basis = described("what tells the counterpart", default="none")
    period_basis: Basis = described("what tells the period", default="none")
    unit_basis: Basis = described("what tells the unit", default="stated")
    status_basis: Basis = described("what tells the status", default="vocabulary")
    confidence: float = described(
        "how sure the least sure of its bases is, from 0 to 1", default=1.0
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One place where a figure is stated: a document may state the same one again."""

    observation_id: str = described("the figure", references="observations")
    mention_id: str = described("a number that states it", references="mentions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dated happening."""

    event_id: str = described("stable id of the event")
    date: str = described("date, ISO 8601, as precise as stated")
    precision: Precision = described("how precise the date is")
    until: str = described("last day, month or year where the text gives a span", default="")
    text: str = described("the sentence that tells it, as displayed")
    passage_id: str = described("passage", references="passages")
    mention_id: str = described("the date it was made from", references="mentions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One input of a derived figure."""

    observation_id: str = described("the derived figure", references="observations")
    input_id: str = described("a figure it was computed from", references="observations")
    role: str = described("the input's name in the formula")
    formula: str = described("formula, in the names of the roles")


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingInput:
    """One input for want of which a measure of dependence is absent."""

    indicator: str = described("the measure that is absent", references="indicators")
    entity: str = described("reference area", references="entities")
    counterpart: str = described("counterpart area", references="entities", default="")
    period: str = described("time it would refer to, ISO 8601", default="")
    role: str = described("the input's name in the formula")
    reason: str = described("what is missing, as a sentence")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSet:
    """Two or more stated figures of the same thing: the same indicator, areas, part and period."""

    claim_set_id: str = described("stable id of the claim set")
    indicator: str = described("what is measured", references="indicators")
    entity: str = described("reference area", references="entities")
    counterpart: str = described("counterpart area", references="entities", default="")
    subject: str = described("what the figures are about, such as an exercise", default="")
    breakdown: str = described("the part they cover", default="")
    period: str = described("time they refer to, ISO 8601", default="")
    unit: str = described("unit code that they are compared in", references="units")
    stage: str = described("what kind of statement they are, by the policy: fact, plan ...")
    low: float | None = described("lowest value or bound that any of them states", default=None)
    high: float | None = described("highest value or bound that any of them states", default=None)
    figures: int = described("number of figures")
    claimants: int = described("number of those who state them")
    agreeing: int = described("number of other claimants who agree with the preferred figure")
    preferred: str = described("the figure that the policy prefers", references="observations")
    reason: str = described("the rule of the policy that decided, as a sentence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure of a claim set."""

    claim_set_id: str = described("the claim set", references="claim_sets")
    observation_id: str = described("the figure", references="observations")
    claimant: str = described("who states it: who is quoted, else the publisher of its source")
    rank: int = described("place in the order of the policy, from 1: the preferred figure")
    agreement: Agreement = described("how it stands to the preferred figure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What a figure can measure, from the vocabulary."""

    indicator: str = described("id of the indicator")
    label: str = described("name of the measure")
    theme: str = described("theme it belongs to")
    theme_label: str = described("name of the theme")
    position: int = described("order in the vocabulary, from 1")
    definition: str = described("what it measures")
    unit_kind: str = described("kind of unit its values have")
    entity_role: str = described("what the entity is to the measure", default="Of")
    counterpart_role: str = described("what the counterpart is to the measure", default="")
    headline: str = described("sentence template for one figure; empty where none fits", default="")
    formula: str = described("how it is computed from others; empty where it is stated", default="")
    source: str = described("origin of the definition", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A country or a group of countries, from the vocabulary."""

    entity: str = described("ISO 3166-1 alpha-3 code, or the id of a group")
    label: str = described("name")
    adjective: str = described("adjective", default="")
    kind: EntityKind = described("country or group")
    members: str = described("codes of a group's members, separated by spaces", default="")
    position: int = described("order in the vocabulary, from 1")
    color_light: str = described("colour on light paper, #rrggbb", default="")
    color_dark: str = described("colour on dark paper, #rrggbb", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of value, from the vocabulary and, for currencies, ISO 4217."""

    unit: str = described("unit code")
    label: str = described("name in full, plural")
    symbol: str = described("short form beside a number; empty where none is usual", default="")
    kind: str = described("money, percent, count, persons, duration, mass, price, ...")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference to the snapshot before."""

    snapshot: int = described("number of the snapshot that brought it")
    table: str = described("table it is in")
    key: str = described("key of the row")
    kind: ChangeKind = described("added, removed or changed")
    column: str = described("column that changed; empty for whole rows", default="")
    before: str = described("value before, as text", default="")
    after: str = described("value after, as text", default="")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source holds, as records: extract fills the first three, transform the others.

    `text` is the text that places count in, where it is not that of the file itself; `unread` are
    sentences on what of the source could not be read.
    """

    document: Document
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    observations: tuple[Observation, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    events: tuple[Event, ...] = ()
    text: str = ""
    unread: tuple[str, ...] = ()


def occurrences_of(observations: Iterable[Observation]) -> tuple[Occurrence, ...]:
    """The place of each of `observations`: the number that it was made from."""
    return tuple(
        Occurrence(observation_id=o.observation_id, mention_id=o.mention_id) for o in observations
    )


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the snapshot stores it: `type` is text, integer or number."""

    name: str
    type: Literal["text", "integer", "number"]
    nullable: bool
    allowed: tuple[str, ...]
    references: str
    doc: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its record class, and the columns of its key."""

    name: str
    record: type[Any]
    key: tuple[str, ...]

    @property
    def doc(self) -> str:
        """What one row is."""
        return (self.record.__doc__ or "").strip()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in order, read off the record class."""
        return _columns(self)


_TYPES: dict[Any, Literal["text", "integer", "number"]] = {
    str: "text",
    int: "integer",
    float: "number",
}


@functools.cache
def _columns(table: Table) -> tuple[Column, ...]:
    hints = typing.get_type_hints(table.record)
    made = []
    for item in dataclasses.fields(table.record):
        hint = hints[item.name]
        literal = typing.get_origin(hint) is Literal
        options = typing.get_args(hint)
        base = next((o for o in options if o is not type(None)), hint) if not literal else str
        made.append(
            Column(
                name=item.name,
                type=_TYPES[base],
                nullable=not literal and type(None) in options,
                allowed=tuple(map(str, options)) if literal else (),
                references=item.metadata["references"],
                doc=item.metadata["doc"],
            )
        )
    return tuple(made)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("documents", Document, ("document_id",)),
        Table("passages", Passage, ("passage_id",)),
        Table("mentions", Mention, ("mention_id",)),
        Table("observations", Observation, ("observation_id",)),
        Table("occurrences", Occurrence, ("observation_id", "mention_id")),
        Table("events", Event, ("event_id",)),
        Table("derivations", Derivation, ("observation_id", "input_id", "role")),
        Table(
            "missing_inputs",
            MissingInput,
            ("indicator", "entity", "counterpart", "period", "role"),
        ),
        Table("claim_sets", ClaimSet, ("claim_set_id",)),
        Table("claims", Claim, ("claim_set_id", "observation_id")),
        Table("indicators", Indicator, ("indicator",)),
        Table("entities", Entity, ("entity",)),
        Table("units", Unit, ("unit",)),
        Table("changes", Change, ("snapshot", "table", "key", "column")),
    )
}

_DTYPES: dict[tuple[str, bool], Any] = {
    ("text", False): "str",
    ("integer", False): "int64",
    ("integer", True): "Int64",
    ("number", False): "float64",
    ("number", True): "float64",
}


def typed(name: str, frame: pd.DataFrame, *, recurring: bool = False) -> pd.DataFrame:
    """`frame` with exactly the columns of table `name`, in order, each of its type.

    With `recurring` those of texts that are categories remain so.

    Raises `KeyError` for a missing column and `ValueError` for a value of another type.
    """
    import pandas as pd

    made = {}
    for column, dtype in _dtypes(name).items():
        cells = frame[column]
        kept = cells.dtype == dtype or (recurring and cells.dtype == "category")
        made[column] = cells if kept else cells.astype(dtype)
    return pd.DataFrame(made, index=frame.index)


def to_frame(name: str, records: Iterable[Any]) -> pd.DataFrame:
    """Records of table `name` as a frame of its columns and types, one row a record.

    Numbers are held to 15 significant digits, which is what every program that takes the tables
    on keeps (ECMA-376 workbooks, CSV read as doubles), so that each reads the same number.
    """
    import pandas as pd

    rows = list(records)
    if not rows:
        return _empty(name).copy()
    return pd.DataFrame(
        {
            column: pd.Series([_kept(getattr(row, column)) for row in rows], dtype=dtype)
            for column, dtype in _dtypes(name).items()
        }
    )


@functools.cache
def _empty(name: str) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({c: pd.Series([], dtype=dtype) for c, dtype in _dtypes(name).items()})


@functools.cache
def _dtypes(name: str) -> dict[str, Any]:
    """The type of each column of table `name`: pandas reads a type's name anew for each use."""
    from pandas.api.types import pandas_dtype

    return {c.name: pandas_dtype(_DTYPES[c.type, c.nullable]) for c in TABLES[name].columns}


def frame_of(name: str, rows: int, columns: Mapping[str, Any]) -> pd.DataFrame:
    """A frame of table `name` with `rows` rows: of `columns`, those that the table has.

    A column is an array, categories for texts that recur, or one value that all rows have; what is
    not given has its default. Texts that recur stay categories.
    """
    import numpy as np
    import pandas as pd

    table = TABLES[name]
    defaults = {
        item.name: item.default
        for item in dataclasses.fields(table.record)
        if item.default is not dataclasses.MISSING
    }
    given, made = {**defaults, **columns}, {}
    for column, dtype in _dtypes(name).items():
        values = given[column]
        if isinstance(values, str):
            values = pd.Categorical.from_codes(
                np.zeros(rows, dtype=np.int8), pd.Index([values], dtype="str")
            )
        elif not isinstance(values, (np.ndarray, pd.Categorical)):
            values = np.full(rows, values) if values is not None else [None] * rows
        recurs = isinstance(values, pd.Categorical)
        made[column] = values if recurs else pd.array(values, dtype=dtype)
    return pd.DataFrame(made, copy=False)


def stacked(name: str, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows of `frames` of table `name`, one frame after the other; categories remain so."""
    import pandas as pd
    from pandas.api.types import union_categoricals

    if not frames:
        return _empty(name).copy()
    if len(frames) == 1:
        return frames[0].reset_index(drop=True)
    made = {}
    for column in _dtypes(name):
        cells = [frame[column] for frame in frames]
        if any(cell.dtype == "category" for cell in cells):
            made[column] = pd.Series(union_categoricals([pd.Categorical(cell) for cell in cells]))
        else:
            made[column] = pd.concat(cells, ignore_index=True)
    return pd.DataFrame(made)


def to_records(name: str, frame: pd.DataFrame) -> list[Any]:
    """The rows of table `name` as records; the reverse of `to_frame`."""
    if frame.empty:
        return []
    table = TABLES[name]
    cells = []
    for column in table.columns:
        values = frame[column.name]
        if column.nullable:
            values = values.astype("object").where(values.notna(), None)
        cells.append(values.tolist())
    names = [column.name for column in table.columns]
    return [table.record(**dict(zip(names, row, strict=True))) for row in zip(*cells, strict=True)]


def _kept(value: Any) -> Any:
    return float(f"{value:.15g}") if isinstance(value, float) else value


def to_frames(records: Mapping[str, Sequence[Any]]) -> Frames:
    """A frame for every table; a table that `records` does not name is empty."""
    return {name: to_frame(name, records.get(name, ())) for name in TABLES}


def stable_id(prefix: str, *parts: object) -> str:
    """An id made from content: the same parts give the same id on every machine.

    12 hexadecimal characters of a BLAKE2b digest behind `prefix`; at a million rows the chance of
    any two being the same is about 1 in 500, and validation would refuse the doubled key.
    """
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"))
    return f"{prefix}{digest.hexdigest()[:12]}"

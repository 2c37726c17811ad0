"""The unit that a line above a number tells: "(million US dollars)", "all sums in bn rubles".

Comes in: a `Spot`, its `Scene` and the units of the vocabulary. Goes out: the unit and the factor
that hold for a bare number there, or none. A line holds until its section, list or table ends;
where it tells two units, the words before the number say which. It never reads a number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.tables import Mention, MentionKind, Passage
from etl.transform.scene.context import Scene
from etl.transform.scene.layout import level_of
from etl.transform.scene.spots import Spot
from etl.transform.tables.cells import CellSpot
from etl.transform.tables.grids import Part
from etl.transform.units.scales import scale_of, scaled
from etl.transform.words import alternatives
from etl.vocabulary.told import parse_told
from etl.vocabulary.units import Units

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]")
_TAIL = re.compile(r"[,–—-]\s+((?:[^,;:()]|(?<=\d),(?=\d)){1,40}?)\s*(?::?\s*$|(?=,\s))")
_IN = re.compile(r"\bin\s+((?:[^\s,;:()]+\s?){1,6})", re.IGNORECASE)
_OPENS = re.compile(r"[^,.;]{0,12}?\b[Ii]n ((?:[A-Z][\w.]* )?[a-z]+),\s")
_UNIT_IS = re.compile(r"\bunits?(?: of measure(?:ment)?)?\s*:\s*(.{1,40}?)\W*$", re.IGNORECASE)
_WORDS = alternatives("tables")["generic"]
_GENERIC = _WORDS["words"]
_OWN_SENTENCE = re.compile(
    rf"(?:^|[.!?]\s+)\W*(?:(?:all|the|these|following|monetary|both)\s+)*(?:{_GENERIC})\b"
    r"[^.;:\d]{0,60}?\bin\s+((?:[^\s,;:()]+\s?){1,6})",
    re.IGNORECASE,
)
# "The table shows the average price in dollars and the quantity in billion cubic metres."
_OF_COLUMNS = re.compile(
    r"\b(?:table|columns?|rows?|list|lines)\s+(?:\w+\s+){0,2}?"
    r"(?:shows?|gives?|lists?|tells?|contains?|sets? out)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"\.\s+(?=[A-Z])")
_LEADS = re.compile(rf"^(?:(?:{_GENERIC}|are|is|all|given|stated)\s+)*(?:in\s+)?", re.IGNORECASE)
_COMMA = re.compile(r",(?!\d)")
_JOINED = re.compile(r"[,;.](?!\d)|\band\b")
_SAYS_NOTHING = re.compile(rf"\b(?:{_GENERIC}|{_WORDS['besides']})\b|\W", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:of|per|at|unless|except|rounded|if|where|and)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:shares?|per ?cent|percentage|proportion|weight)\b|%", re.IGNORECASE)
_PERCENT_OF = re.compile(r"(?:%|per ?cent|pct\.?) of\b", re.IGNORECASE)
_KINDS = ("money", "price", "percent", "points", "mass", "volume", "energy", "persons", "count")
_MENTION_KINDS: dict[str, MentionKind] = {
    "money": "money", "percent": "percent", "points": "percent", "count": "count",
    "persons": "count",
}  # fmt: skip
_IN_A_REFERENCE = re.compile(r"\w/$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_PART_OF = re.compile(r"\b(?:of|among|out of)\s[^.;]{1,80}$", re.IGNORECASE)
# "All figures in USD billion", below a table or a list
_OF_ALL = re.compile(
    rf"(?:^|[.!?]\s+)\W*(?:all|the|these)\s+(?:\w+\s+)?(?:{_GENERIC})\b", re.IGNORECASE
)
_NOTE_HOLDS = 12
_ROWS = 50  # so far down a row may leave to one above it what it is in
_LINE, _WHOLE = 160, 100
_LINES = ("paragraph", "front_matter")
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A unit with its factor, and the words for what has it; empty where all has it."""

    label: str
    unit: str
    factor: float


Line = tuple[Told, ...]
"""All that one line tells."""


def unit_above(spot: Spot, scene: Scene, units: Units) -> tuple[str, float] | None:
    """The unit, with its factor, of a bare number at `spot` that a line above it tells."""
    if spot.mention.passage_id not in scene.units_above:
        scene.units_above.update(_by_passage(scene, units))
    label = spot.sentence[: spot.start]
    if isinstance(spot, CellSpot):
        near = [_in_head(p.text, units) for p in (*spot.cell.heads[::-1], *spot.cell.labels[::-1])]
        near += [_in_corner(part.text, units) for part in _of_table(spot)]
    else:
        near = [_opening_unit(label, units) or in_brackets(f"{spot.earlier} {label}", units)]
    if isinstance(spot, CellSpot) and spot.counts:
        return next((chosen(line, spot.head, spot.label) for line in near if line), None)
    for line in (*near, *scene.units_above[spot.mention.passage_id]):
        if line:
            told = chosen(line, spot.before if spot.before.strip() else label, label)
            return told or _of_share(spot)
    return _of_share(spot) or _of_row_above(spot, units)


def _of_row_above(spot: Spot, units: Units) -> tuple[str, float] | None:
    """The money that the label of a row above tells, for rows below it that tell no unit.

    "Turnover, $bn" over "Exports" and "Imports".
    """
    if not isinstance(spot, CellSpot):
        return None
    own = spot.cell.labels[-1].passage.number if spot.cell.labels else 0
    labels = spot.cell.table.labels
    end = bisect_left(labels, own, key=lambda label: label.passage.number)
    for label in reversed(labels[max(end - _ROWS, 0) : end]):
        if line := in_line(label.text, units):
            money = units.kind(line[0].unit) == "money"
            return (line[0].unit, line[0].factor) if money else None
    return None


def _of_share(spot: Spot) -> tuple[str, float] | None:
    """The percent that a number under "Share of Italy in imports" is, where nothing says so."""
    if not isinstance(spot, CellSpot) or not 0 <= (spot.mention.value or 0) <= _WHOLE:
        return None
    named = f"{spot.label} {spot.head}"
    return ("percent", 1.0) if _SHARE.search(named) else None


def _of_table(spot: CellSpot) -> Iterator[Part]:
    """What tells of the whole table: the first cell of its head, "Belarus, US$ bn", or "in %:"."""
    told = spot.cell.captions
    return (p for p in told if p.passage.kind == "row" or p.text.rstrip().endswith(":"))


def _opening_unit(label: str, units: Units) -> Line:
    """The money with which a sentence opens: "In dollars, turnover was 2.5 billion"."""
    found = _OPENS.match(label)
    read = parse_told(found[1], units) if found else None
    return (Told("", *read),) if read and units.kind(read[0]) == "money" else ()


def is_bare(spot: Spot) -> bool:
    """Whether the number can have a unit from above: it counts nothing, is no year, no small word.

    "of 214 contracts checked, 31 lacked a signature" counts contracts.
    """
    mention = spot.mention
    if mention.kind != "count" or (mention.counted and not isinstance(spot, CellSpot)):
        return False
    if not re.search(r"\d", mention.text) or _YEAR.fullmatch(mention.text):
        return False
    if _IN_A_REFERENCE.search(spot.sentence[: spot.start]) or re.match(r"/\w", spot.after):
        return False
    if re.match(r"0\d|.*[-/]0\d", mention.text):
        return False
    before = spot.previous
    if before is None or not before.counted:
        return True
    return _PART_OF.search(spot.sentence[: spot.start]) is None


def with_unit(mention: Mention, told: tuple[str, float], units: Units) -> Mention:
    """`mention` as a number of the unit told above it; a scale of its own stays its scale."""
    unit, factor = told
    if scale_of(mention, None, units):
        factor = 1.0
    if units.kind(unit) == "price":
        unit, per = unit.split("/", 1)
        mention = replace(mention, per=per)
    kind = _MENTION_KINDS.get(units.kind(unit), "measure")
    return scaled(replace(mention, unit="count" if kind == "count" else unit, kind=kind), factor)


def chosen(line: Line, *labels: str) -> tuple[str, float] | None:
    """The unit of `line` for a number with these words before it, the nearest words first.

    >>> chosen((Told("", "USD", 1e6), Told("shares", "percent", 1)), "Share in exports")
    ('percent', 1)
    """
    for told in line:
        if told.label and any(_named(told.label, label) for label in labels):
            return told.unit, told.factor
    share = _SHARE.search(labels[0]) is not None
    for told in line:
        if not told.label and (len(line) == 1 or share == told.unit.startswith("percent")):
            if share and not told.unit.startswith("percent"):
                return None
            return told.unit, told.factor
    return None


def _named(label: str, words: str) -> bool:
    stems = {word[:5].rstrip("s") for word in re.findall(r"[a-z]{3,}", label.lower())}
    return any(word[:5].rstrip("s") in stems for word in re.findall(r"[a-z]{3,}", words.lower()))


def in_line(text: str, units: Units) -> Line:
    """What a heading, a caption, a column's head or an introduction tells of units."""
    found = in_brackets(text, units)
    if found and not all(told.label for told in found):
        return found
    outer = _BRACKETS.sub(" ", text).rstrip()  # "million dollars (source: WITS):"
    return (*found, *_outside(outer, units))


def _outside(text: str, units: Units) -> Line:
    """What a line tells of units otherwise than in brackets: the one of all it does not name."""
    for pattern in (_UNIT_IS, _TAIL, _IN):
        for match in reversed(list(pattern.finditer(text))):
            if read := _leading_unit(match[1], units):
                return (Told("", *read),)
    return ()


def _in_head(text: str, units: Units) -> Line:
    """What a head or a label of a table tells, which may be a unit and nothing else."""
    read = None if _YEAR.search(text) else parse_told(text, units) or _share_of(text, units)
    return (Told("", *read),) if read and units.kind(read[0]) in _KINDS else in_line(text, units)


def _in_corner(text: str, units: Units) -> Line:
    """What the first cell of a table's head tells of all numbers; "item" only heads the rows."""
    found = _in_head(text, units)
    return tuple(told for told in found if (told.unit, told.factor) != ("count", 1.0))


def _share_of(text: str, units: Units) -> tuple[str, float] | None:
    """The percent with which a head begins: "% of all exports"."""
    part = _PERCENT_OF.match(text)
    return _leading_unit(part[0].removesuffix("of"), units) if part else None


def in_brackets(text: str, units: Units) -> Line:
    """What the last brackets of `text` that tell a unit tell."""
    for match in reversed(list(_BRACKETS.finditer(text))):
        if found := tuple(_segments(match[1], units)):
            return found
    return ()


def on_its_own(text: str, units: Units) -> Line:
    """What a paragraph tells that does nothing else: a line in brackets, a unit, a sentence."""
    if len(text) <= _LINE:
        plain = text.strip(" .:")
        if plain.startswith(("(", "[")) and plain.endswith((")", "]")):
            return in_brackets(plain, units)
        if text.rstrip().endswith(":") and (found := in_brackets(text, units)):
            return found
        found = tuple(_segments(plain, units))
        if found and not any(told.label for told in found) and not re.search(r"\d", text):
            return found
        if found := _only_words(plain, units):
            return found
    if (shown := _OF_COLUMNS.search(text[:_LINE])) and (
        found := tuple(_columns(text[shown.end() : _LINE * 2], units))
    ):
        return found
    match = _OWN_SENTENCE.search(text[: _LINE * 2])
    read = _leading_unit(_SENTENCES.split(match[1])[0], units) if match else None
    return (Told("", *read),) if read else ()


def _only_words(text: str, units: Units) -> Line:
    """The unit that one sentence of a line tells and nothing else: "Source: customs. In EUR m."""
    for sentence in _SENTENCES.split(text)[1:]:
        if read := _leading_unit(_LEADS.sub("", sentence.rstrip(".")), units):
            return (Told("", *read),)
    return ()


def _columns(text: str, units: Units) -> Iterator[Told]:
    """The unit of each thing that a sentence on a table names: "the price in dollars"."""
    label = ""
    for part in _JOINED.split(text):
        lead, _, rest = part.rpartition(" in ")
        if read := _leading_unit(rest, units) if lead else None:
            yield Told(f"{label} {lead}".strip(), *read)
            label = ""
        else:
            label = f"{label} {part}"


def _segments(text: str, units: Units) -> Iterator[Told]:
    """The units in the words of brackets: "mln US dollars; shares in per cent"."""
    for segment in text.split(";"):
        label = ""
        for part in _COMMA.split(segment):
            lead, _, rest = part.rpartition(" in ") if " in " in part else ("", "", part)
            rest = re.sub(r"^\s*(?:in|unit:)\s+", "", rest)
            if read := _leading_unit(rest, units) or _share_of(part.strip(), units):
                words = _SAYS_NOTHING.sub(" ", _YEAR.sub("", f"{label} {lead}"))
                yield Told(" ".join(words.split()), *read)
                label = ""
            else:
                label = f"{label} {part}"


def _leading_unit(text: str, units: Units) -> tuple[str, float] | None:
    """The unit with which `text` begins, if it ends there or goes on with "of", "per" and such."""
    words = text.split()
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        rest = " ".join(words[count:])
        if rest and not _GOES_ON.match(rest):
            continue
        read = parse_told(" ".join(words[:count]), units)
        if read and units.kind(read[0]) in _KINDS:
            return read
    return None


def _by_passage(scene: Scene, units: Units) -> dict[str, tuple[Line, ...]]:
    """The lines that hold at each passage, the nearest first."""
    found: dict[str, tuple[Line, ...]] = {}
    passages = scene.reading.passages
    holding: list[tuple[float, Line]] = [(0, in_line(scene.reading.document.title, units))]
    level, first, captions = 1.0, True, 0
    introduced: dict[str, Line] = {}  # the line above a list is read once, not for each item
    for here, passage in enumerate(passages):
        if passage.kind != "row" and captions:
            del holding[len(holding) - captions :]
            captions = 0
        if passage.kind == "heading":
            level = 1.0 if first else level_of(passage)
            first = False
            holding = [(0, holding[0][1]), *((n, t) for n, t in holding[1:] if n < level)]
        above = scene.introduction(passage)
        intro: Line = ()
        if above and above.kind != "heading":
            if above.passage_id not in introduced:
                introduced[above.passage_id] = in_line(above.text, units)
            intro = introduced[above.passage_id]
        found[passage.passage_id] = tuple(
            line for line in (intro, *(line for _, line in reversed(holding))) if line
        )
        if passage.kind == "heading":
            told = in_line(passage.text, units)
        else:
            told = on_its_own(passage.text, units) if passage.kind in _LINES else ()
        if told:
            holding.append((level if passage.kind == "heading" else level + 0.5, told))
            captions += _is_caption(passages[here + 1 : here + 3])
            if passage.kind == "paragraph" and _OF_ALL.search(passage.text):
                _hold_above(found, passages[:here], told)
    return found


def _hold_above(found: dict[str, tuple[Line, ...]], above: Sequence[Passage], told: Line) -> None:
    """Lets a note hold for the list or table right above it: "All figures in USD billion."."""
    for passage in reversed(above):
        if passage.kind == "heading" or passage.paragraph < above[-1].paragraph - _NOTE_HOLDS:
            return
        found[passage.passage_id] = found[passage.passage_id] or (told,)


def _is_caption(following: tuple[Passage, ...]) -> bool:
    """Whether a line stands above a table: then it holds for that table alone."""
    return bool(following) and following[0].kind == "row"

"""Numbers of a table read as sentences: label, column's head, number, what it counts.

Comes in: a number in a row of a table. Goes out: a `Spot` whose sentence the table says, so that
whatever reads sentences reads it; and what a table alone tells, its period and its two sides. A
number is a figure only of what its label, its head or its caption names, and nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from etl.tables import Basis, Mention, Status, Trend
from etl.transform.evidence import Evidence
from etl.transform.periods.calendar import complete
from etl.transform.periods.parts import parts
from etl.transform.scene.context import Scene
from etl.transform.scene.masks import Masked
from etl.transform.scene.spots import Spot, phrase
from etl.transform.scene.wordings import counts_noun
from etl.transform.tables.grids import Cell, Part, cell_of
from etl.transform.words import alternatives
from etl.vocabulary import Rule, Vocabulary
from etl.vocabulary.cues import Pattern
from etl.vocabulary.entities import Named
from etl.vocabulary.told import currency_nouns

Sides = tuple[str, str]
_WORDS = alternatives("tables")
_NEARBY: tuple[Basis, ...] = ("stated", "sentence", "paragraph")
_IN_A_TABLE = 60.0
_OF_ITS_OWN = 20.0
_DATE = re.compile(r"\d{4}(?:-[\dQH]+)*(?:/\d{4}(?:-\d+)*)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_NOTHING_NEW = re.compile(
    rf"\b(?:{'|'.join(_WORDS['nothing_new'].values())}|'?000s?|[ivxqh]{{1,3}}\d?)\b"
    r"|\b[a-z]{1,3}[$€£]|[\W\d_]+",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:grand |in )?(?:total|all)(?: (?:debt|creditors|lenders))?", re.IGNORECASE)
_ONE_WAY = re.compile(r"(?:goods |merchandise )?(?:exports?|imports?)(?: of goods)?", re.IGNORECASE)
_BOTH_WAYS = re.compile(
    r"\b(?:(?:foreign|external|total|overall|merchandise|goods) )*"
    r"(?:trade|turnover)(?: in goods)?\b",
    re.IGNORECASE,
)
_SHARES = re.compile(rf"\b(?:{_WORDS['shares']['words']})\b|%", re.IGNORECASE)
_RISE = re.compile(rf"\b(?:{_WORDS['changes']['rise']})\b", re.IGNORECASE)
_FALL = re.compile(rf"\b(?:{_WORDS['changes']['fall']})\b", re.IGNORECASE)
_CHANGE = re.compile(
    rf"\b(?:{_WORDS['changes']['rise']}|{_WORDS['changes']['fall']})\b", re.IGNORECASE
)
_LEADS_ON = re.compile(rf"\s(?:{_WORDS['leading']['words']})$")
_LABEL = re.compile(r"\W*(?P<words>[A-Z][A-Za-z ]{2,40}):\s+")
_STATUSES = {
    status: re.compile(rf"\b(?:{told})\b|{_WORDS['marks'].get(status, '(?!)')}", re.IGNORECASE)
    for status, told in _WORDS["statuses"].items()
}
_NAMED_EXERCISE = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?[ -](?:19|20)\d\d\b")


@dataclass(frozen=True, eq=False)
class CellSpot(Spot):
    """A number of a table in the sentence that the table says; `cell` is where it stands.

    `counts` says whether its label or its head names what it counts.
    """

    cell: Cell
    counts: bool

    @property
    def label(self) -> str:
        """What the row is called."""
        return " ".join(part.text for part in self.cell.labels)

    @property
    def head(self) -> str:
        """What the column is called."""
        return " ".join(part.text for part in self.cell.heads)


def spot_of(mention: Mention, scene: Scene, vocabulary: Vocabulary) -> Spot:
    """`mention` in its sentence, or in the one that its table says."""
    cell = cell_of(mention, scene)
    if cell is None:
        return scene.spot(mention)
    named = (*cell.labels, *cell.heads)
    noun = _noun(mention, named, vocabulary, scene)
    start, end = phrase(mention)
    own = scene.masked(cell.own.passage)
    aside = [p for p in named if noun and p is not noun and not p.masked(scene).named]
    lead = [part.masked(scene) for part in named if part is not noun and part not in aside]
    before = _strung([*lead, own.cut(cell.own.start, start)])
    behind = [own.cut(end, cell.own.end), *([_small(noun.masked(scene))] if noun else [])]
    captions = [part.masked(scene) for part in (*reversed(cell.captions), *aside)]
    captions = [_narrowed(caption, named) for caption in captions]
    said = _strung([before, own.cut(start, end), *behind], " ")
    trend = _trend(named) if mention.kind in ("count", "percent") and not noun else ""
    at = len(before.text) + bool(before.text)
    return CellSpot(
        mention=replace(
            mention,
            counted=noun.text.lower() if noun else mention.counted,
            trend=trend or mention.trend,
        ),
        passage=cell.own.passage,
        said=said,
        offset=start - at,
        start=at,
        end=at + end - start,
        told=_strung(captions, ". "),
        neighbours=(),
        position=-1,
        cell=cell,
        counts=noun is not None,
    )


def _strung(given: Iterable[Masked], between: str = ", ") -> Masked:
    """Texts as one, `between` each two that say anything."""
    text, masked = "", ""
    shifted: list[Named] = []
    for part in given:
        if not part.text.strip():
            continue
        lead = between if text else ""
        if _LEADS_ON.search(text):
            lead = " "
        at = len(text) + len(lead)
        text, masked = text + lead + part.text, masked + lead + part.mask
        shifted += [replace(n, start=n.start + at, end=n.end + at) for n in part.named]
    return Masked(text, masked, tuple(shifted))


def _narrowed(caption: Masked, named: Iterable[Part]) -> Masked:
    """A caption on shares of all trade, of the one way that label or head names.

    "Russia's share in the foreign trade of Belarus" over a row "Exports" is its share in exports.
    """
    way = next((part.text for part in named if _ONE_WAY.fullmatch(part.text)), "")
    found = _BOTH_WAYS.search(caption.mask) if way and _SHARES.search(caption.text) else None
    if found is None:
        return caption
    before, behind = caption.cut(0, found.start()), caption.cut(found.end(), len(caption.text))
    return _strung([before, Masked(way.lower(), way.lower(), ()), behind], "")


def _trend(named: Iterable[Part]) -> Trend:
    """The trend that a label or a head names: "Growth, %"; a number below zero tells it itself."""
    for part in named:
        if _RISE.search(part.text):
            return "rise"
        if _FALL.search(part.text):
            return "fall"
    return ""


def _small(noun: Masked) -> Masked:
    """A noun as it stands within a sentence: "Tanks" is no name there."""
    if not re.match(r"[A-Z][a-z]", noun.text) or noun.mask[:1] != noun.text[:1]:
        return noun
    first = noun.text[0].lower()
    return replace(noun, text=first + noun.text[1:], mask=first + noun.mask[1:])


def _noun(
    mention: Mention, named: tuple[Part, ...], vocabulary: Vocabulary, scene: Scene
) -> Part | None:
    """The label or the head that says what a count counts, the head first."""
    if mention.kind != "count" or mention.counted:
        return None
    patterns = [p for rule in vocabulary.rules.values() for p in rule.counts]
    told = (p for p in reversed(named) if counts_noun(p.masked(scene).mask, patterns))
    return next(told, None)


def in_cell(spot: Spot, found: Evidence | None) -> Evidence | None:
    """`found`, if it is none of a table or is all that label and head of its number say.

    "Exports" over a column is evidence in the row "2012" or "To Russia", none in the row "Wheat";
    it weighs more than "Imports" in the caption.
    """
    if found is None or not isinstance(spot, CellSpot):
        return found
    if found.basis == "document" or found.like is not None:
        return None
    words = [*_in_full(spot.cell.labels), *(part.text for part in spot.cell.heads)]
    if found.found is None and not all(_says_nothing(text, found, spot) for text in words):
        return None
    named = f"{spot.label} {spot.head}".casefold()
    own = _OF_ITS_OWN if found.said and found.said.casefold() in named else 0.0
    return replace(found, strength=max(found.strength, _IN_A_TABLE) + own, basis="heading")


def _in_full(labels: tuple[Part, ...]) -> list[str]:
    """The labels of a row, one that leads on with the next as one: "Share in" with "exports"."""
    texts: list[str] = []
    for part in labels:
        if texts and _LEADS_ON.search(texts[-1]):
            texts[-1] += f" {part.text}"
        else:
            texts.append(part.text)
    return texts


@cache
def _whose_money() -> re.Pattern[str]:
    """A currency in full: "Russian rubles"."""
    return re.compile(rf"\b[A-Z][\w’'.-]+ (?:{'|'.join(sorted(currency_nouns()))})\b")


def _says_nothing(text: str, found: Evidence, spot: CellSpot) -> bool:
    """Whether `text` names nothing but the measure `found`: dates, units, places, general words."""
    if spot.sentence.casefold().endswith(text.casefold()):
        return True
    said = re.sub(re.escape(found.said), " ", text, flags=re.IGNORECASE) if found.said else text
    if _is_general(said, spot):
        return True
    terms = found.rule.terms
    return terms is not None and _is_general(terms.sub(" ", said), spot)


def _is_general(text: str, spot: Spot) -> bool:
    """Whether `text` has nothing but dates, units, places and general words."""
    rest = _NAMED_EXERCISE.sub(" ", _BRACKETS.sub(" ", _whose_money().sub(" ", text)))
    for named in spot.said.named:
        rest = re.sub(rf"{re.escape(named.word)}(?:['’]s?)?", " ", rest)
    return not _NOTHING_NEW.sub("", rest)


def is_labelled(spot: Spot) -> bool:
    """Whether the item of a list says itself what its number is: "Debt: 7.9 bn".

    Then no heading and no item before it tells that.
    """
    label = _LABEL.fullmatch(spot.sentence[: spot.start])
    if label is None or spot.passage.kind != "list_item":
        return False
    return not _is_general(label["words"], spot)


def cell_period(spot: Spot, scene: Scene) -> str:
    """The period that the head or the label of a number in a table tells, else its caption.

    A change beside columns of years is that of the last: "2019 | 2020 | change, %".
    """
    if not isinstance(spot, CellSpot):
        return ""
    cell = spot.cell
    head = _first_period(cell.heads, scene)
    label = _first_period(cell.labels, scene) if _DAY.fullmatch(head) else ""
    if label and not head.startswith(label):
        return label  # "Signed | 8 December 1999", "Budget 2019 | 6": the first row is no head
    changes = bool(cell.heads) and _CHANGE.search(cell.heads[-1].text) is not None
    beside = cell.beside[::-1] if changes else ()
    for group in (cell.heads[::-1], cell.labels[::-1], beside, cell.captions):
        for part in group:
            if period := _period(part, scene):
                return complete(of_it, int(period)) if (of_it := _part(cell, period)) else period
    return ""


def _part(cell: Cell, period: str) -> str:
    """The part of the year `period` that a head or a label names alone: "Q2"."""
    named = [p for part in (*cell.heads, *cell.labels) for p in parts(part.text) if p.part]
    return named[0].part if len(named) == 1 and period.isdigit() else ""


def _first_period(parts_: tuple[Part, ...], scene: Scene) -> str:
    """The period of the nearest of `parts_` that tells one."""
    return next(filter(None, (_period(part, scene) for part in reversed(parts_))), "")


def _period(part: Part, scene: Scene) -> str:
    dates = [
        mention.period
        for mention in scene.dates_of(part.passage)
        if part.start <= phrase(mention)[0] < part.end and _DATE.fullmatch(mention.period)
    ]
    if not dates:
        dates = _YEAR.findall(part.text)
    return dates[0] if len(set(dates)) == 1 else ""


def cell_sides(spot: Spot, rule: Rule, scene: Scene) -> Sides | None:
    """Entity and counterpart of a number in a table whose row or column names a country.

    A caption's cues give a role to the country that it names; the country of the cell has the
    other role. Without a cue the table is one country's, and its cells' are its counterparts: a
    row that names none, such as a total, has neither, unless the measure is of all partners: the
    total of a debt by creditor. A table by country is of none of those.
    """
    if not isinstance(spot, CellSpot) or rule.whose != "pair":
        return None
    groups = set(scene.places.groups)
    own = {n.entity for n in spot.said.named} - groups
    if not own and _by_country(spot.cell, scene):
        return _of_all(spot, rule, scene)
    if len(own) != 1:
        return None
    (country,) = own
    listed = spot.cell.table.named(scene) - groups if _by_country(spot.cell, scene) else {country}
    for line in (spot.told, *scene.lines_above(spot.passage)):
        entity = _role(line, rule.entity_cues, "entity")
        counterpart = _role(line, rule.counterpart_cues, "counterpart")
        if counterpart and counterpart != country and not entity:
            return country, counterpart
        if entity and entity not in listed:
            return entity, country
        others = {n.entity for n in line.named} - groups - listed
        if len(others) == 1:
            return others.pop(), country
    return None


def _of_all(spot: CellSpot, rule: Rule, scene: Scene) -> Sides:
    """The sides of a total over rows by country, where the measure is one of all partners."""
    if not rule.counterpart or not any(_TOTAL.fullmatch(p.text.strip()) for p in spot.cell.labels):
        return "", ""
    listed = spot.cell.table.named(scene)
    for line in (spot.told, *scene.lines_above(spot.passage)):
        others = {n.entity for n in line.named} - set(scene.places.groups) - listed
        if len(others) == 1:
            return others.pop(), rule.counterpart
    return "", ""


def _by_country(cell: Cell, scene: Scene) -> bool:
    """Whether the rows or columns of the table of `cell` are those of countries."""
    return len(cell.table.named(scene) - set(scene.places.groups)) > 1


def _role(line: Masked, cues: tuple[Pattern, ...], role: str) -> str:
    likely = (cue for cue in cues if line.may(cue))
    found = (line.role(m, role) for cue in likely for m in cue.finditer(line.mask))
    return next(filter(None, found), "")


def told_by_table(spot: Spot, basis: Basis) -> Basis:
    """`basis`, or that of a heading where it is a table that says the sentence."""
    return "heading" if isinstance(spot, CellSpot) and basis in _NEARBY else basis


def cell_status(spot: Spot) -> Status | None:
    """The status that the head or the label of a number in a table tells: "2014 (plan)"."""
    if not isinstance(spot, CellSpot):
        return None
    words = f"{spot.label} {spot.head}"
    told = (status for status, told in _STATUSES.items() if told.search(words))
    return cast("Status | None", next(told, None))

"""Which unit a number has that does not say it: "1.7 and 3.1 billion rubles", "Russia 3.1".

Comes in: a `Spot` and the figures made so far. Goes out: the number as it stands and as it reads
with the unit that a line above it tells, or with the unit (and, where it leaves that out too, the
scale) of a number beside it or before it, the likeliest first. It assigns no indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from etl.tables import Basis, Mention, MentionKind, Observation, Trend
from etl.transform.fitting import YEARLY
from etl.transform.levels.comparing import is_amount_of_change
from etl.transform.levels.leaning import is_no_amount, next_of_list
from etl.transform.levels.reckoned import changed
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot, last_sentence, phrase
from etl.transform.scene.wordings import leaves_out
from etl.transform.tables.cells import CellSpot
from etl.transform.units.of_gdp import as_gdp
from etl.transform.units.restated import OPENED
from etl.transform.units.scales import is_hour, scale_left_out, scale_of, scaled
from etl.transform.units.told_units import is_bare, unit_above, with_unit
from etl.transform.words import alternatives
from etl.vocabulary.cues import ADJECTIVE
from etl.vocabulary.units import Units

_WORDS = alternatives("readings")
_MEASURED = ("money", "percent", "measure")
_RATIO = {"money": 3_000.0, "percent": 1_000.0, "measure": 60.0}
_SHORT, _OWN_SCALE = 40, 100
_MORE = re.compile(
    r"\s*(?:more|bigger|larger|higher|greater|dearer|fatter|above|up)\b(?! than half)", re.I
)
_LESS = re.compile(r"\s*(?:less|smaller|lower|fewer|cheaper|leaner|below|down)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:shares?|proportion|percentage|per ?cent|weight|dependence)\b|%", re.I)
_ROUND, _HUNDRED = 1_000, 100
_NOUN_AHEAD = re.compile(r"(?:^|[.:;!?]\s+)([A-Z][a-z]+) $")
_OF_IT = re.compile(r"\W*(?:of (?:which|this|that|it)|thereof|including)\b", re.IGNORECASE)
# "has paid out 2.5 billion of its 3 billion dollars"
_OF_SUM = re.compile(
    r"\s+of (?:the|its|their|his|her|this|that|these|our) (?=\W?\d|[a-z]+ (?:m|b|tr)illion)"
)
_LABELLED = re.compile(r"\W*(?:of which )?[A-Za-z][A-Za-z ]{2,40}:\s", re.IGNORECASE)
_ITEMS, _MANY = 2, 10_000
_LIKE_SIZE = 8.0
_OF_GDP = "percent_of_GDP"
_GLUED_M = re.compile(r"\d\s?m$")
_COSTS = re.compile(r"\b(?:costs?|costing|was sold|were sold|(?:was|were|is|be) priced)\b", re.I)
_SHARE_AT = re.compile(
    r"\bshares?\b[^.;,]{0,30}\b(?:at|is|was|are|were|to|of|only|just|reached|below|above)\s+$", re.I
)
_SIGN = re.compile(r"(?:[+−–-](?=\s?\d)|(?:plus|minus)\b)", re.IGNORECASE)
# "Most of that retreat, 12 points in all"
_APPOSED = re.compile(
    r"\b(?:the|this|that|its|their|such an?)\s+(?:\w+\s+)?(?:(?P<rise>rise|increase|gain|growth|"
    r"jump|climb|advance|surge)|fall|decline|drop|decrease|retreat|slump|slide|dip|loss|reduction),"
    r"\s+(?:of\s+)?$",
    re.IGNORECASE,
)
# "It put on 1.8 points"
_PHRASAL = re.compile(
    rf"\b(?:(?P<rise>{_WORDS['phrasal']['rise']})|(?:{_WORDS['phrasal']['fall']}))"
    rf"(?: (?:{_WORDS['phrasal']['hedges']}))*\s+$",
    re.IGNORECASE,
)
_SIGN_TOLD = re.compile(r"\b(?:plus|minus)(?: of)?\s+$", re.IGNORECASE)
_OTHERS = re.compile(r"\s+others\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"\bof whom(?:\s+(?:some|about|only|nearly|over))?\s+$", re.IGNORECASE)
_A_PEOPLE = re.compile(rf"\s+{ADJECTIVE}")
_A_MODEL = re.compile(r"\s+[A-Z][A-Za-z]*-\d+")
_OR = re.compile(r",?\s+(?:or|and|to)\s+(?:only\s+|just\s+)?")
_HOW_MANY = re.compile(r"\bhow (?:many|old|long|far|tall)\b[^.?!]*\?", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\s+of (?:all |the |its |our |their )", re.IGNORECASE)
_EXCEEDS = re.compile(
    r"\b(?:exceed|outstrip|outgrow|outpace|surpass|top)(?:s|ed|ped|ping|ing|es)?\b[^.;]{0,80}\bby\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A number with a unit that it may have, and what tells the unit."""

    mention: Mention
    basis: Basis


def readings(spot: Spot, scene: Scene, made: Made, units: Units) -> list[Unit]:
    """The number at `spot` as it stands, then with each unit that it may have left out."""
    found = [Unit(spot.mention, "stated")]
    if product := as_gdp(spot, scene, made):
        found = [*found, Unit(*product)]
    others = (_as_points(spot), _as_price(spot), _as_millions(spot, scene, units))
    found += [other for other in others if other is not None]
    change = changed(spot, scene, made)
    way: Trend = "" if change is None else "rise" if change.new > change.old else "fall"
    trends = [(unit.mention, _trend_beside(spot, unit.mention) or way) for unit in found]
    found += [Unit(replace(m, trend=trend), "sentence") for m, trend in trends if trend]
    if is_bare(spot) and (above := unit_above(spot, scene, units)):
        by_line = Unit(with_unit(spot.mention, above, units), "heading")
        found = [by_line] if by_line.mention.kind == "count" else [*found, by_line]
    if isinstance(spot, CellSpot):
        return found
    if not leaves_out(spot, scene) or _counts_on(spot, made, units) or _is_of_people(spot):
        return [*found, *_part_of_whole(spot)]
    no_amount = is_no_amount(spot) or _numbers_a_thing(spot) or is_hour(spot)
    in_amounts = _is_in_amounts(spot, made)
    goes_on_with_shares = any(u.mention.kind == "percent" for u in found)
    for other, basis in _near(spot, scene, made, units):
        figure = next(iter(made.get(other.mention_id, ())), None)
        like = _as_figure(other, figure)
        if basis != "sentence" and (no_amount or in_amounts or like.unit == _OF_GDP):
            continue
        if like.unit == _OF_GDP and ";" in spot.before:
            break  # "27.4 percent of GDP; the law allows 45"
        if (like.unit, like.per) in {(u.mention.unit, u.mention.per) for u in found}:
            continue
        if like.kind != "percent" and _SHARE_AT.search(spot.before):
            continue
        told = replace(spot.mention, kind=like.kind, unit=like.unit, per=like.per)
        if spot.mention.per not in ("", YEARLY) and not like.per:
            # "121.98 per thousand" is no sum, but costs money
            if like.kind == "money":
                found.append(Unit(replace(told, per=spot.mention.per), basis))
            continue
        factor = scale_of(other, figure, units)
        if factor and _written_alike(spot.mention, like, factor, units):
            found.append(Unit(scaled(told, factor), basis))
        elif _alike(spot.mention, like, units):
            found.append(Unit(told, "continued" if basis == "document" else basis))
            goes_on_with_shares |= like.kind == "percent" and not _is_change(other)
        elif (basis == "document" and not _in_list(spot, other, scene)) or (
            other.start > spot.mention.start
        ):
            continue  # a scale is gone on with, not told in advance
        elif basis != "sentence" and goes_on_with_shares:
            continue  # "90 percent now, 75 then": its sentence goes on with shares
        elif factor := _scale(spot, like, factor):
            found.append(Unit(scaled(told, factor), basis))
    if len(found) == 1 and scene.only_currency and scale_of(spot.mention, None, units):
        unit = scene.only_currency
        found.append(Unit(replace(spot.mention, kind="money", unit=unit), "document"))
    return found


def _is_of_people(spot: Spot) -> bool:
    """Whether a bare number counts people, months or machines: no unit is left out.

    As in "injuring 94 others", "640,000 Moldovans hold a passport", "How many left? Twelve",
    "18 months, or 12", "6 MiG-29s".
    """
    if _OF_WHOM.search(spot.before) or _OTHERS.match(spot.after) or _A_MODEL.match(spot.after):
        return True
    if (
        spot.previous is not None
        and spot.previous.kind == "duration"
        and _OR.fullmatch(spot.before)
    ):
        return True
    if _A_PEOPLE.match(spot.said.mask, spot.end):
        return True
    return _HOW_MANY.search(last_sentence(spot.earlier)) is not None


def _numbers_a_thing(spot: Spot) -> bool:
    """Whether a small whole number stands behind a noun with which its sentence opens: "Flat 6"."""
    mention = spot.mention
    if not mention.text.isdecimal() or (mention.value or 0) >= _HUNDRED:
        return False
    opening = _NOUN_AHEAD.search(spot.sentence[: spot.start])
    return opening is not None and not any(n.end >= opening.start(1) for n in spot.said.named)


def _in_list(spot: Spot, other: Mention, scene: Scene) -> bool:
    """Whether `other` stands in the item before that of the number, of which this is a part.

    Or of which this only tells another time; so it is where both have a label: "Exports: 16.3"
    below "Turnover: $43.9bn".
    """
    before = next_of_list(spot, scene)
    if before is not None and before.passage_id == other.passage_id:
        return True
    item = scene.passages[other.passage_id]
    both = spot.passage.kind == item.kind == "list_item"
    if not both or spot.passage.number - item.number > _ITEMS:
        return False
    labelled = all(_LABELLED.match(p.text) for p in (spot.passage, item))
    return labelled or bool(_OF_IT.match(spot.passage.text))


def _written_alike(mention: Mention, other: Mention, factor: float, units: Units) -> bool:
    """Whether both are of a text that counts in thousands: "5 013 482,6 thousand, not 4 987 100,0".

    The second leaves its scale out, and is far too large to be in another.
    """
    own, told = abs(mention.value or 0), abs(other.value or 0) / factor
    if other.kind != "money" or min(own, told) < _ROUND or scale_of(mention, None, units):
        return False
    if mention.text.isdecimal():
        return False  # "my line is 4417"
    return 1 / _LIKE_SIZE <= own / told <= _LIKE_SIZE


def _is_change(mention: Mention) -> bool:
    """Whether a percentage tells a rise or a fall, and is no share with which a text goes on."""
    return bool(mention.trend) or (mention.value or 0) < 0 or _SIGN.match(mention.text) is not None


def _counts_on(spot: Spot, made: Made, units: Units) -> bool:
    """Whether the number counts some of what the one before it counts, which is no figure.

    As in "of the 118 lorries 20 were let through"; behind a colon, parts of something else follow.
    """
    before = spot.previous
    if scale_of(spot.mention, None, units) and _lists_counts(spot, made):
        return True
    if before is None or before.kind != "count" or not before.counted:
        return False
    value = float(spot.mention.value or 0)
    if (before.value or 0) < value or (":" in spot.before and not value.is_integer()):
        return False
    return before.mention_id not in made and not scale_of(spot.mention, None, units)


def _lists_counts(spot: Spot, made: Made) -> bool:
    """Whether many things that are no figure were counted before it, and nothing in any unit.

    As in "Russia took 58 million bottles, or 62 percent, Ukraine 10.6 million".
    """
    earlier = spot.neighbours[: max(spot.position, 0)]
    many = (m for m in earlier if m.kind == "count" and m.counted and (m.value or 0) >= _MANY)
    units = any(m.kind in ("money", "measure") for m in spot.neighbours)
    return not units and any(m.mention_id not in made for m in many)


def _is_in_amounts(spot: Spot, made: Made) -> bool:
    """Whether an amount that is no figure stands right before it: its unit, and no other, goes on.

    As in "exports of wheat were 8.3 million tonnes, of which Uganda took 2.4 million".
    """
    before = spot.previous
    return before is not None and before.kind == "measure" and before.mention_id not in made


def _part_of_whole(spot: Spot) -> Iterator[Unit]:
    """The percentage that goes on from one: "took 66 percent of exports and gave 45 of imports"."""
    before = spot.previous
    of = spot.mention.kind == "count" and _OF_WHOLE.match(spot.sentence, spot.end)
    if before is not None and before.kind == "count" and of:
        earlier = spot.neighbours[: max(spot.position, 0)]
        before = next((m for m in reversed(earlier) if m.kind != "count"), None)
    if of and before is not None and before.unit == "percent" and _alike(spot.mention, before):
        yield Unit(replace(spot.mention, kind="percent", unit="percent"), "sentence")


def _as_points(spot: Spot) -> Unit | None:
    """The percentage points of which the text leaves "percentage" out: "the share gained 3 points".

    A share has to be told of before them; a team has points as well.
    """
    if spot.mention.kind != "count" or spot.mention.counted not in ("points", "point"):
        return None
    if not _SHARE.search(spot.sentence[: spot.start]):
        return None
    told = replace(spot.mention, kind="measure", unit="percentage_points", counted="")
    return Unit(told, "sentence")


def _as_price(spot: Spot) -> Unit | None:
    """The sum that an amount told before it costs: "a thousand cubic metres cost us $165"."""
    amount, mention = spot.previous, spot.mention
    if amount is None or mention.kind != "money" or mention.per or not _COSTS.search(spot.before):
        return None
    if amount.kind != "measure" or amount.per or amount.value != _ROUND:
        return None
    return Unit(replace(mention, per=f"{_ROUND:g}{amount.unit}"), "sentence")


def _as_millions(spot: Spot, scene: Scene, units: Units) -> Unit | None:
    """The millions of a text that writes them so: "RUB 6,301.2m were planned and 3,977.3m used"."""
    mention = spot.mention
    if mention.unit != "m" or mention.per or not _GLUED_M.search(mention.text):
        return None
    sums = {m.unit for m in scene.reading.mentions if m.kind == "money" and _GLUED_M.search(m.text)}
    if len(sums) != 1:
        return None
    told = replace(mention, kind="money", unit=sums.pop(), counted="")
    return Unit(scaled(told, units.glued["m"]), "document")


def _trend_beside(spot: Spot, mention: Mention) -> Trend:
    """The trend that a share leaves to the words around it.

    A comparison ("38 percent bigger", "exceeded it by 12%"), its noun ("that retreat, 12
    points"), or that of the number before it ("exports gained 12%, imports 10%").
    """
    before = spot.previous
    if mention.trend or (mention.kind != "percent" and mention.unit != "percentage_points"):
        return ""
    if apposed := _APPOSED.search(spot.before):
        return "rise" if apposed["rise"] else "fall"
    if phrasal := _PHRASAL.search(spot.before):
        return "rise" if phrasal["rise"] else "fall"
    if mention.kind != "percent":
        return ""
    sign = _SIGN.match(spot.sentence, spot.start) or _SIGN_TOLD.search(spot.before)
    if sign:
        return "rise" if sign[0].strip().casefold() in ("+", "plus", "plus of") else "fall"
    if _MORE.match(spot.after) or _EXCEEDS.search(spot.before):
        return "rise"
    if _LESS.match(spot.after):
        return "fall"
    if before is None:
        return ""
    if is_amount_of_change(spot):  # "fell to 9 billion, that is by 5 percent; imports by 7 percent"
        earlier = spot.neighbours[: max(spot.position, 0)]
        return next((m.trend for m in reversed(earlier) if m.trend), "")
    return before.trend if before.unit == mention.unit and len(spot.before) < _SHORT else ""


def _near(spot: Spot, scene: Scene, made: Made, units: Units) -> Iterator[tuple[Mention, Basis]]:
    """Numbers with a unit: beside it in its sentence, before it, and the figure made last."""
    here = max(spot.position, 0)
    behind = spot.neighbours[here + 1 : here + 4]
    before = [m for m in spot.neighbours[:here][::-1] if not _converts(m, scene, made)]
    first = behind[:1] if _OF_SUM.match(spot.sentence, spot.end) else before[:1]
    for mention in (*first, *before[:1], *behind, *before[1:3]):
        if mention.kind in _MEASURED:
            yield mention, "sentence"
    counts = (made[m.mention_id][0].unit for m in spot.neighbours if m.mention_id in made)
    if {"count", "persons"} & set(counts) and not scale_of(spot.mention, None, units):
        return  # a sentence that counts things goes on to count
    told = (
        m
        for m in scene.before(spot.mention)
        if (m.kind in _MEASURED or m.mention_id in made) and not _converts(m, scene, made)
    )
    for mention in (*_first(told, 3),):
        yield mention, "continued"
    for last in scene.last_measured(spot.mention, made):
        yield last, "document"


def _converts(mention: Mention, scene: Scene, made: Made) -> bool:
    """Whether a sum only says another in a second currency: "4.7bn rubles (about $62 million)".

    The text goes on in the first.
    """
    if mention.kind != "money":
        return False
    before = scene.shown_before(mention)
    if before is None:
        return False
    figure = next(iter(made.get(before.mention_id, ())), None)
    before = before if before.kind == "money" else _as_figure(before, figure)
    if before.kind == "count" or before.unit == mention.unit:
        return False
    text = scene.passages[mention.passage_id].text
    return OPENED.fullmatch(text[phrase(before)[1] : phrase(mention)[0]]) is not None


def _first(mentions: Iterator[Mention], most: int) -> list[Mention]:
    return [m for _, m in zip(range(most), mentions, strict=False)]


def _as_figure(mention: Mention, figure: Observation | None) -> Mention:
    """`mention` with the unit of the figure that it became: a price is money for an amount.

    With its value too, where it took its scale from elsewhere.
    """
    if figure is None or figure.unit in ("count", "persons"):
        return mention
    unit, _, per = figure.unit.partition("/")
    kind = mention.kind if mention.kind in _MEASURED else _kind_of(unit)
    return replace(mention, value=figure.value, unit=unit, per=per, kind=kind)


def _kind_of(unit: str) -> MentionKind:
    if unit.startswith("percent"):
        return "percent"
    return "money" if len(unit) == 3 and unit.isupper() else "measure"


def _alike(mention: Mention, other: Mention, units: Units | None = None) -> bool:
    """Whether both numbers can be of one unit: they are of like size, and no unit is a count's.

    One with a scale of its own ("one million") may be much smaller than what it goes on from.
    """
    if other.kind not in _MEASURED or other.unit == "times":
        return False
    one, two = abs(mention.value or 0), abs(other.value or 0)
    if not one or not two or (other.kind == "percent" and one >= _ROUND):
        return False
    most = 12.0 if other.per else _RATIO[other.kind]
    if units is not None and scale_of(mention, None, units) and not other.per:
        most *= _OWN_SCALE
    return 1 / most <= one / two <= most


def _scale(spot: Spot, other: Mention, factor: float) -> float:
    """The scale that the number at `spot` leaves out and `other`, of that scale, has; or 0."""
    if other.kind not in ("money", "measure") or other.per:
        return 0.0
    return scale_left_out(spot, other.value or 0, factor)

"""How strongly the words around a number speak for an indicator.

Comes in: a `Spot`, a rule and the figures made so far. Goes out: an `Evidence` with its strength
and what it rests on, or none. A cue that holds the number is the surest; then a term of the
measure in the number's own clause; then what the text was about just before; a heading is last.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from etl.tables import Basis, Mention, Observation
from etl.transform.context import Scene
from etl.transform.spots import Spot, phrase
from etl.transform.wordings import counted_mask, counts_untold, near_noun
from etl.vocabulary import Rule
from etl.vocabulary.cues import FILL, QUANTITY, SELF, Pattern

Made = dict[str, list[Observation]]
"""The figures made so far, by the id of the number that states them."""

_BOUNDARY = re.compile(
    r"[;:—–]|\b(?:while|whereas|but|although|though|which|who|whose|where)\b", re.I
)
_AND = re.compile(r"\band\b", re.IGNORECASE)
_ATTACHED = re.compile(r"\s*(?:both\s+)?(?:worth\s+)?(?:of|in|as|for|worth|on)\s", re.IGNORECASE)
_RUN = re.compile(rf"(?:\s*(?:,\s*(?:and|or)|,|and|or)\s+{QUANTITY}{FILL}*)+")
_ASIDE = re.compile(r"\s*\([^()]{1,40}\)")
_LIST_OF = re.compile(r"\s*(?:,|,?\s*and|or|&)\s+(?:[\w-]+(?:,?\s+|\Z)){0,5}", re.IGNORECASE)
_ANAPHOR = re.compile(
    r"\b(?:it|its|this|that|they|them|these|those|figure|figures|total|number|sum|amount|share|price|"
    r"rate|level|volume|value|one|ones|former|latter|another|others?)\b",
    re.IGNORECASE,
)
_CUE, _HOLDS, _TERM, _LIST, _SAME, _ANAPHORIC, _BEFORE, _LAST = 120, 100, 80, 62, 60, 56, 44, 33
_KEY = re.compile(r"(?:^|[.;]\s+|\)\s+)([^.;:,]{1,50}): $")
_WHICH = re.compile(r"\s*of the (former|latter)\b", re.IGNORECASE)
_PRICED, _LOOSE = 70, 40
_THEM = re.compile(r"\s*of (?:them|these|those)\b", re.IGNORECASE)
# "train movements, 38 of them"
_NOUN_BEFORE = re.compile(
    r"\b(?-i:[a-z])[\w-]{2,}s,\s+(?:(?:about|some|only|around|nearly)\s+)?$", re.I
)
_MORE = re.compile(
    r"\b(?:another|further|additional|other|more|again|same|as much|remaining|rest)\b",
    re.IGNORECASE,
)
_FURTHER = 8
_SUBJECT = re.compile(
    r"\W*(?:(?:the|an?|our|my|every)\s+)?(?P<noun>[a-z][\w’'-]+)(?:\s+[a-z]+){1,9}\s", re.I
)
_SPEAKER = re.compile(
    r"\W*(?:The )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)* (?:\w+ )?(?:hopes?|hoped|expects?|expected|"
    r"speaks?|spoke|puts?|gave|gives?|names?|named|mentions?|mentioned|counts?|counted|promis\w+|"
    r"forecasts?|predicts?|predicted|stands by|admits to|sees?|says|"
    r"said|wants?|wanted|reckons?|reckoned|estimates?|estimated)\b"
)
_NO_SUBJECT = frozenset(
    re.findall(
        r"\w+",
        """he she we you i after again already also and almost another as at barely before but
        by during even exactly finally first for from here in just last later least
        less more nearly next no now of on once only or over previously since some
        still such than then there to under until up when while with within yet year
        years earlier about around both each if not rather some""",
    )
)
_TOPIC = 38.5
_FRESH = 58
_ELLIPTIC = 41
_MANY = 1_000
_MILLION = 1_000_000
_CURRENCY = re.compile(r"[A-Z]{3}")
_LIKE_PRICE, _LIKE_SUM = 2, 4
_ONLY, _EARLIER = 34, 4
_PAIR = 2
_TOLD: dict[Basis, float] = {"paragraph": 38, "heading": 42, "document": 24}
_FAR = 400


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a rule: how strongly (a higher number wins), and what it rests on.

    `found` is the cue that holds the number, `like` the figure that it goes on from.
    """

    rule: Rule
    strength: float
    basis: Basis
    found: re.Match[str] | None = None
    like: Observation | None = None
    said: str = ""


def evidence(
    spot: Spot, rule: Rule, scene: Scene, made: Made, rivals: Sequence[Rule]
) -> Evidence | None:
    """The strongest evidence for `rule` at `spot`, if all that the rule asks for is there."""
    limit = _counting(spot, rule, scene, made, rivals)
    if not limit or (limit < _CUE and overtaken(spot, rule, rivals)):
        return None
    best = _cue(spot, rule) or _weighed(spot, rule, scene, made, rivals)
    if rule.per and spot.mention.per == rule.per and (best is None or best.strength < _PRICED):
        said = spot.sentence[spot.start : spot.end]
        best = Evidence(rule, _PRICED, "stated", said=said)  # what it is the price of says which
    if best is None or not (
        not rule.context
        or (spot.mention.per and spot.mention.per == rule.per)
        or in_context(spot, rule.context, scene)
        or (rule.entity and scene.is_told_of(rule))
        or (rule.counterpart and rule.annual and _of_told_union(rule, made))
    ):
        return None
    if excluded(spot, rule):
        return None
    return best if best.strength <= limit else replace(best, strength=limit)


def _of_told_union(rule: Rule, made: Made) -> bool:
    """Whether figures of the group to which one contributes were told before."""
    return any(f.entity == rule.counterpart for figures in made.values() for f in figures)


def _counting(spot: Spot, rule: Rule, scene: Scene, made: Made, rivals: Sequence[Rule]) -> float:
    """How strong evidence for `rule` may be by what the number counts; 0 if it counts another.

    A number that leaves out what it counts may count what was told last before it.
    """
    if not rule.counts or counts_noun(counted_mask(spot, scene), rule.counts):
        return _CUE * 2
    if (them := _THEM.match(spot.after)) and (noun := _NOUN_BEFORE.search(spot.before)):
        return _CUE if them and any(p.search(noun[0]) for p in rule.counts) else 0
    key = _KEY.search(spot.mask[: spot.start])
    if key and counts_untold(spot, scene) and counts_noun(key[1], rule.counts):
        return _CUE
    if (meant := of_the_two(spot, rivals)) is not None:
        return _LIST if meant == rule.indicator else 0
    if not counts_untold(spot, scene):
        return 0
    if any(spot.said.may(p) and p.search(spot.mask[: spot.start]) for p in rule.counts):
        return _LIST
    told = [p for p in rule.counts if spot.told.may(p)]
    if told and any(p.search(text) for text in _last_sentences(spot.told.mask) for p in told):
        return _FRESH if scene.is_fresh(spot, rule) else _ELLIPTIC
    headings = scene.lines_above(spot.passage)[:-1]
    if any(counts_noun(line.mask, rule.counts) for line in headings[:1]):
        return _ELLIPTIC
    if rule.persons and (spot.mention.value or 0) >= _MANY and not spot.mention.counted:
        near = spot.said.named or scene.terms_in(spot, rule) or _is_announced(spot)
        return _ELLIPTIC if near or not _has_subject(spot) else 0
    topics = scene.topics_before(spot.mention, made) if scene.terms_in(spot, rule) else ()
    return _ELLIPTIC if any(f.indicator == rule.indicator for f in topics) else 0


def of_the_two(spot: Spot, rivals: Iterable[Rule]) -> str | None:
    """The indicator that counts what "of the former" or "of the latter" means; None elsewhere.

    Of the two nouns told last that different indicators count; empty where there are no two.
    """
    which = _WHICH.match(spot.mask, spot.end)
    if which is None:
        return None
    told = {rival.indicator: last for rival in rivals if (last := _told_last(spot, rival.counts))}
    two = sorted(told, key=lambda indicator: told[indicator])[-2:]
    if len(two) < _PAIR:
        return None
    return two[which[1].casefold() == "latter"]


def overtaken(spot: Spot, rule: Rule, rivals: Iterable[Rule]) -> bool:
    """Whether what another rule counts was told last before a number that leaves it out.

    "Of nine programmes ... Events suffered more. Of 39, 22 took place" counts events.
    """
    own = _told_last(spot, rule.counts)
    if own is None:
        return False
    others = (
        _told_last(spot, rival.counts)
        for rival in rivals
        if rival.counts and rival.indicator != rule.indicator and rival.whose != "parties"
    )
    return any(
        other is not None and other > own and not _joined(spot, own, other) for other in others
    )


def _joined(spot: Spot, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two nouns told last are of one list: "programmes and events, 35"."""
    text = (spot.told.mask, spot.mask)[one[0]]
    return one[0] == other[0] and _LIST_OF.fullmatch(text[one[1] : other[1]]) is not None


def _told_last(spot: Spot, counts: Sequence[Pattern]) -> tuple[int, int] | None:
    """Where one of `counts` stands last: in the sentence before the number, else before it."""
    for rank, text, end in ((1, spot.said, spot.start), (0, spot.told, len(spot.told.text))):
        ends = [e for p in counts if text.may(p) for _, e in text.spans(p) if e <= end]
        if ends:
            return rank, max(ends)
    return None


def _last_sentences(text: str) -> list[str]:
    """The last two sentences of `text`, as far as full stops tell them."""
    return re.split(r"(?<=[.!?])\s+", text.strip())[-2:]


def _weighed(
    spot: Spot, rule: Rule, scene: Scene, made: Made, rivals: Sequence[Rule]
) -> Evidence | None:
    """The evidence of terms; where a strict rule's cues are wanting, only a list goes on."""
    if rule.strict and scene.terms_in(spot, rule):
        here = spot.neighbours[: max(spot.position, 0)]
        like = next((f for m in reversed(here) for f in made.get(m.mention_id, ())), None)
        if like is not None and like.indicator == rule.indicator:
            return Evidence(rule, _LIST, "sentence", like=like)
        if not scene.is_about(spot.passage, rule):
            return None
    found = _term(spot, rule, scene)
    if rule.other or (found and found.strength >= _LOOSE):
        return found
    told = _told(spot, rule, scene, rivals)
    return max((e for e in (found, told) if e), key=lambda e: e.strength, default=None)


def excluded(spot: Spot, rule: Rule) -> bool:
    """Whether the sentence has words with which no number is a figure of `rule`."""
    return any(
        p.search(spot.mask) or p.search(spot.sentence) for p in rule.excludes if spot.said.may(p)
    )


def counts_noun(noun: str, patterns: Sequence[Pattern]) -> bool:
    """Whether one of `patterns` stands at the head of `noun`."""
    return any((m := p.search(noun)) is not None and near_noun(noun, m) for p in patterns)


def in_context(spot: Spot, patterns: Sequence[Pattern], scene: Scene) -> bool:
    """Whether one of `patterns` stands near: in the sentence, before it, or above it."""
    texts = (spot.said, spot.told, *scene.around(spot.passage), scene.opening_before(spot.passage))
    return any(text.says(p) for p in patterns for text in texts)


def _cue(spot: Spot, rule: Rule) -> Evidence | None:
    """The cue that holds the number, or the one nearest to it."""
    cues = rule.cues + (rule.priced_cues if spot.mention.per else ())
    likely = [p for p in cues if spot.said.may(p)]
    found = [m for p in likely for m in [_nearest(p, spot)] if m is not None]
    if not found:
        return None
    near = min(found, key=lambda m: (_distance(m, spot), -len(m[0])))
    gap = _distance(near, spot)
    if gap == 0:
        return Evidence(rule, _CUE + len(near[0]) / 100, "stated", near, said=near[0])
    return Evidence(rule, _TERM - min(gap, _FAR) / 10, "sentence", near, said=near[0])


def _nearest(pattern: Pattern, spot: Spot) -> re.Match[str] | None:
    return min(pattern.finditer(spot.mask), key=lambda m: _distance(m, spot), default=None)


def _distance(found: re.Match[str], spot: Spot) -> int:
    """Characters between the number and the cue; 0 where the cue holds the number."""
    if SELF in found[0]:
        return 0
    return 1 + max(found.start() - spot.end, spot.start - found.end(), 0)


def _term(spot: Spot, rule: Rule, scene: Scene) -> Evidence | None:
    """The term of the measure in the sentence that is bound most closely to the number."""
    best: Evidence | None = None
    for start, end in scene.terms_in(spot, rule):
        if end <= spot.start:
            strength = _bound_before(spot.mask[end : spot.start])
        elif start >= spot.end:
            strength = _bound_behind(spot.mask[min(_end_of_list(spot), start) : start])
        else:
            strength = _HOLDS
        strength += min(end - start, 30) / 10
        if best is None or strength > best.strength:
            basis: Basis = "stated" if strength >= _LIST else "sentence"
            best = Evidence(rule, strength, basis, said=spot.sentence[start:end])
    return best


def _end_of_list(spot: Spot) -> int:
    """Where the numbers end that are told in one breath with the one at `spot`, itself first."""
    end = spot.end
    for following in (_ASIDE, _RUN):
        if found := following.match(spot.mask, end):
            end = found.end()
    return end


def _bound_before(gap: str) -> float:
    """How closely a term is bound to a number that comes `gap` later."""
    numbers = gap.count(QUANTITY)
    strength = _TERM - min(len(gap), _FAR) / 10 - 12 * numbers
    strength -= 12 * len(_BOUNDARY.findall(gap))
    if not numbers and re.fullmatch(r"\s*,?\s*(?:and|or)\s+", gap):
        strength -= 20
    return max(strength, 30)


def _bound_behind(gap: str) -> float:
    """How closely a term is bound to a number that came `gap` earlier."""
    numbers, boundaries = gap.count(QUANTITY), len(_BOUNDARY.findall(gap))
    attached = _ATTACHED.match(gap) and "," not in gap and not _AND.search(gap)
    if attached and not numbers and not boundaries:
        return _TERM + 6 - min(len(gap), _FAR) / 8
    strength = _TERM - 22 - min(len(gap), _FAR) / 10 - 20 * numbers - 15 * boundaries
    return max(strength - 6 * len(_AND.findall(gap)), 28)


def _told(spot: Spot, rule: Rule, scene: Scene, rivals: Sequence[Rule]) -> Evidence | None:
    """A term of the measure earlier in the paragraph, in a heading, or in the title."""
    said, basis = scene.told_term(spot, rule)
    if not said:
        return None
    if basis == "document" and _is_headed_otherwise(spot, rule, scene, rivals):
        return None
    strength = _TOLD[basis]
    if basis == "paragraph" and scene.is_fresh(spot, rule):
        strength = _FRESH
    if basis == "document" and (rule.counts or scene.is_topic(rule, rivals)):
        strength = _TOPIC if rule.whose != "pair" or _is_in_place(spot) else strength
    return Evidence(rule, strength, basis, said=said)


def _is_headed_otherwise(spot: Spot, rule: Rule, scene: Scene, rivals: Sequence[Rule]) -> bool:
    """Whether a heading below the opening names another measure, and so ends what that is about."""
    if not scene.is_past_opening(spot.passage):
        return False
    heading = scene.lines_above(spot.passage)[:-1]
    return any(
        rival.terms is not None and rival.indicator != rule.indicator and line.spans(rival.terms)
        for line in heading
        for rival in rivals
    )


def _is_in_place(spot: Spot) -> bool:
    """Whether the sentence of a number may be on what the document is about.

    It names a country, points back, or is an item of a list; a sentence on somebody else is not.
    """
    if spot.said.named or spot.passage.kind in ("list_item", "row"):
        return True
    return bool(_ANAPHOR.search(spot.sentence[: spot.start]))


def continued(spot: Spot, scene: Scene, made: Made) -> list[tuple[float, Observation]]:
    """Earlier figures from which the number may go on, each with how strongly it does.

    In one sentence the nearest; of the sentence before its first, which is what it is about.
    """
    found: list[tuple[float, Observation]] = []
    if _follows_another(spot, scene):
        return found
    here = [m for m in spot.neighbours[: max(spot.position, 0)] if m.mention_id in made]
    if here:
        listed = _listed(spot, here[-1])
        found.append((_LIST if listed else _SAME, made[here[-1].mention_id][0]))
        found += [(_SAME - 8, made[m.mention_id][0]) for m in reversed(here[:-1])]
        return found
    if _is_bare(spot, scene):
        return found
    strength = _ANAPHORIC if _ANAPHOR.search(spot.sentence[: spot.start]) else _BEFORE
    if strength == _BEFORE and not spot.said.named and _has_subject(spot):
        before = _sentence_before(spot, scene, made)
        found = [(strength, f) for f in before[-1:] if _is_like_price(spot.mention, f)]
        only = None if found else _only_topic(spot, made)
        return [(_ONLY, only)] if only else found
    for rank, figure in enumerate(_sentence_before(spot, scene, made)):
        found.append((strength - 2 * rank, figure))
    earlier = _of_unit_before(spot, scene, made)
    if earlier and not any(_is_level_in(f, spot.mention.unit, scene) for _, f in found):
        found.append((strength - _EARLIER, earlier))
    if not found:
        more = _FURTHER if _MORE.search(spot.sentence[: spot.start]) else 0
        for rank, figure in enumerate(scene.topics_before(spot.mention, made)):
            found.append((_LAST + more - rank, figure))
        if only := _only_topic(spot, made):
            found.append((_ONLY, only))
    return found


def _follows_another(spot: Spot, scene: Scene) -> bool:
    """Whether the number of its kind told last before it is of a measure that is no indicator.

    "A grant of 100 million was signed; by 2022 about 67 million had been paid" goes on with it.
    """
    own, earlier = spot.mention, scene.before(spot.mention)
    if _may_be_sum(own):
        last = next((m for m in earlier if _may_be_sum(m)), None)
    else:
        last = next((m for m in earlier if m.kind == own.kind), None)
    return last is not None and last.mention_id in scene.other_measures


def _may_be_sum(mention: Mention) -> bool:
    """Whether a number is a sum of money, or may be one that leaves out its currency."""
    return mention.kind == "money" or (mention.kind == "count" and not mention.counted)


def _is_announced(spot: Spot) -> bool:
    """Whether a colon leads to the number: "and so does Delhi: 3,150"."""
    return spot.before.rstrip().endswith(":")


def _of_unit_before(spot: Spot, scene: Scene, made: Made) -> Observation | None:
    """The figure told last in the paragraph in the number's own unit, over sentences of others.

    "India supplied 62 percent of imports. Sales came to 118 billion. China had 17 percent."
    """
    mention = spot.mention
    if mention.kind not in ("money", "percent", "measure") or mention.trend:
        return None
    for before in scene.before(mention):
        for figure in made.get(before.mention_id, ()):
            if _is_level_in(figure, mention.unit, scene):
                return figure
    return None


def _is_level_in(figure: Observation, unit: str, scene: Scene) -> bool:
    """Whether `figure` is in `unit`, and no rise or fall."""
    return figure.unit == unit and not scene.mentions[figure.mention_id].trend


def _only_topic(spot: Spot, made: Made) -> Observation | None:
    """The figure told last, where all of its unit so far were of one indicator, and of like size.

    "The ministry hopes for 55 billion dollars", in a text whose sums in dollars were all of trade.
    """
    mention = spot.mention
    speaks = _SPEAKER.match(spot.sentence)
    if not _may_be_sum(mention) or mention.per or (_has_subject(spot) and not speaks):
        return None
    if mention.kind != "money" and (mention.value or 0) < _MILLION:
        return None
    units = {mention.unit} if mention.kind == "money" else _CURRENCY
    before = [f for found in made.values() for f in found if _is_in(f.unit, units)]
    if not before or len({f.indicator for f in before}) > 1:
        return None
    like = [f for f in before if _is_of_size(mention, f)]
    return like[-1] if like else None


def _is_in(unit: str, units: Collection[str] | re.Pattern[str]) -> bool:
    """Whether `unit` is one of `units`, or is of that form."""
    return bool(units.fullmatch(unit)) if isinstance(units, re.Pattern) else unit in units


def _is_of_size(mention: Mention, figure: Observation) -> bool:
    own, other = abs(mention.value or 0), abs(figure.value or 0)
    return other <= _LIKE_SUM * own and own <= _LIKE_SUM * other


def _is_bare(spot: Spot, scene: Scene) -> bool:
    """Whether nothing in the sentence of a small plain number ties it to what was told before.

    No country, time, pointing word or unit: "We return at 19.30 on 107.6".
    """
    mention = spot.mention
    if mention.kind != "count" or (mention.value or 0) >= _MANY or len(spot.neighbours) < _PAIR:
        return False
    tied = (
        any(m.counted for m in spot.neighbours)
        or spot.said.named
        or scene.dates_in(spot)
        or _ANAPHOR.search(spot.sentence)
    )
    units = any(m.kind != "count" for m in spot.neighbours)
    return not tied and not units


def _is_like_price(mention: Mention, figure: Observation) -> bool:
    """Whether a sum is of the size of the price `figure`: "The planners had assumed 167 dollars".

    What else its sentence may be about has hardly the same price.
    """
    price, own = abs(figure.value or 0), abs(mention.value or 0)
    return "/" in figure.unit and price < _LIKE_PRICE * own and own < _LIKE_PRICE * price


def _has_subject(spot: Spot) -> bool:
    """Whether the sentence of the number begins with what it is about: "Tourism brought in 90".

    "By 2012 already 90" and "Then came 90" leave it to the sentence before.
    """
    opening = _SUBJECT.match(spot.mask[: spot.start])
    return opening is not None and opening["noun"].casefold() not in _NO_SUBJECT


def _listed(spot: Spot, other: Mention) -> bool:
    """Whether only a list's words stand between the number and `other` before it."""
    gap = spot.mask[phrase(other)[1] - spot.offset : spot.start]
    return not _BOUNDARY.search(gap) and len(gap) < 60


def _sentence_before(spot: Spot, scene: Scene, made: Made) -> list[Observation]:
    """The figures of the nearest sentence before that has any, in order, in its paragraph."""
    group: list[Observation] = []
    where: tuple[str, int] | None = None
    for mention in scene.before(spot.mention):
        if mention.mention_id not in made:
            continue
        place = (mention.passage_id, scene.span(mention)[0])
        if place == (spot.passage.passage_id, spot.offset):
            continue
        if where is not None and place != where:
            break
        where = place
        group.insert(0, made[mention.mention_id][0])
    return group

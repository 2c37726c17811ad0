"""How closely a term of a measure is bound to a number.

Comes in: a `Spot`, a rule and the `Scene`. Goes out: the `Evidence` of the rule's term in the
sentence of the number, or of the one told before it: in the paragraph, a heading or the title. It
looks at terms alone, and never at figures made before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from etl.tables import Basis, Observation
from etl.transform.countries.named import run_of
from etl.transform.evidence import FAR, FRESH, HOLDS, LIST, TERM, TOLD, TOPIC, Evidence
from etl.transform.levels.comparing import is_of_another
from etl.transform.levels.leaning import leaves_measure_out, points_back
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import BOUNDARY, Spot, last_sentence, phrase
from etl.transform.words import any_of, words
from etl.vocabulary import Rule
from etl.vocabulary.cues import FILL, QUANTITY

_OF_ANOTHER = 12
_AND = re.compile(r"\band\b", re.IGNORECASE)
_ATTACHED = re.compile(r"\s*(?:both\s+)?(?:worth\s+)?(?:of|in|as|for|worth|on)\s", re.IGNORECASE)
_RUN = re.compile(rf"(?:\s*(?:,\s*(?:and|or)|,|and|or)\s+{QUANTITY}{FILL}*)+")
# "we shall be above five," he said, and put the turnover at 23
_END_OF_WORDS = re.compile(r"[,.!?][”\"](?=\s)|[”\"],\s")
_OPENED = re.compile(r"([^()]{0,40}\()[^()]*")
# "exports to Malta and imports", "exports to and imports from"
_TOGETHER = re.compile(
    r"[^,;:]{0,40}\b(?:and|(?:dwarf|exceed|outweigh|outstripp?|surpass|trail|topp?)(?:s|ed|ing)?)\b"
    r"[^,;:]{0,15}",
    re.IGNORECASE,
)
_TOOK = re.compile(r"\b(?:took|takes?|bought|buys?|absorb\w*|swallow\w*|receiv\w+|imported)\b")
_GAVE = re.compile(
    r"[^.;:]{0,40}\band\s+(?:\w+\s+)?(?:suppl(?:ied|ies)|furnish\w+|provid\w+|deliver\w+|sent|shipped|"
    r"sold|sells)(?:\s+(?:back|it))?\s*",
)
_MEASURES = re.compile(any_of(words("terms")["measures"]["nouns"]), re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]\s|,\s+(?:and|but|while)\s")
_BRACKETED = re.compile(r"\([^()]*\)")
_LEAD_IN = re.compile(
    r"^\W*(?:With|Without|Despite|After|Before|As|Given|Thanks to|Instead of|Because of)\b[^,]*,"
)
_PAIR = 2
_PART_OF_IT = re.compile(r"\s*of (?:it|which|that|this|them|these)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]{1,40}\)")

_LEFT = ("document", "heading")  # from so far only an amount that has no other measure takes one


def term_here(spot: Spot, rule: Rule, scene: Scene, rivals: Sequence[Rule]) -> Evidence | None:
    """The term of the measure in the sentence that is bound most closely to the number."""
    best: Evidence | None = None
    ordered = own_by_order(spot, rule, rivals)
    for start, end in scene.terms_in(spot, rule):
        if (
            not ordered
            and end <= spot.start
            and is_of_twin(spot.mask[end : spot.start], rule, rivals)
        ):
            continue
        if start >= spot.end and _is_of_bracket(spot.mask, spot.end, start):
            continue
        if end <= spot.start:
            strength = _bound_before(spot.mask[end : spot.start])
        elif start >= spot.end:
            strength = _bound_behind(spot.mask[min(_end_of_list(spot), start) : start])
        else:
            strength = HOLDS
        if QUANTITY in spot.mask[start:end]:  # "a request for 60 million" is of that number
            strength -= _OF_ANOTHER
        strength += min(end - start, 30) / 10
        if best is None or strength > best.strength:
            basis: Basis = "stated" if strength >= LIST else "sentence"
            best = Evidence(rule, strength, basis, said=spot.sentence[start:end])
    return best


def is_of_twin(text: str, rule: Rule, rivals: Sequence[Rule]) -> bool:
    """Whether `text` names the other of two parallel measures last: "in exports 41, in imports"."""
    twin = _twin(rule, rivals)
    return twin is not None and names_twin(text, rule, twin)


def own_by_order(spot: Spot, rule: Rule, rivals: Sequence[Rule]) -> bool | None:
    """Whether the order of two measures gives the number to `rule`, or to its twin; else None.

    "Exports and imports came to 5 and 7 billion" gives the first number to the first.
    """
    twin, run = _twin(rule, rivals), run_of(spot) if rule.twin else ()
    if twin is None or rule.word is None or twin.word is None or len(run) != _PAIR:
        return None
    lead = spot.mask[: phrase(run[0])[0] - spot.offset].rpartition(QUANTITY)[2]
    own, other = (list(word.finditer(lead)) for word in (rule.word, twin.word))
    if not own or not other:
        return None
    first, second = sorted((own[-1].span(), other[-1].span()))
    if not _TOGETHER.fullmatch(lead, first[1], second[0]):
        return None
    return (run.index(spot.mention) == 0) == (first == own[-1].span())


def in_return(spot: Spot, figure: Observation) -> bool:
    """Whether the partner of `figure`, right before the number, did the opposite as well."""
    if spot.previous is None or spot.previous.mention_id != figure.mention_id:
        return False
    took = _TOOK.search(spot.sentence[: spot.left])
    done = _GAVE.fullmatch(spot.before)
    before = [n.entity for n in spot.said.named if took and n.end <= took.start()]
    return done is not None and before[-1:] == [figure.counterpart]


def names_twin(text: str, rule: Rule, twin: Rule) -> bool:
    """Whether the word of `twin` stands in `text` behind any word of `rule`."""
    if twin.word is None or rule.word is None:
        return False
    own = [m.end() for m in rule.word.finditer(text)]
    other = [m.end() for m in twin.word.finditer(text)]
    return bool(other) and (not own or max(own) < max(other))


def names_another(spot: Spot, rule: Rule) -> bool:
    """Whether the clause of a sum names a measure that `rule` does not: "Wine sales came to 31".

    What stands in brackets, or leads up to the clause, is none: "With taxes low, it rose to 6".
    """
    named = _measure_named(spot.sentence[: spot.start])
    own = (rule.word, rule.terms, *rule.context)
    return bool(named) and not any(p.search(named) for p in own if p is not None)


@lru_cache(maxsize=256)
def _measure_named(lead: str) -> str:
    """The measure that the last clause of `lead` names; empty where it names none."""
    told = _LEAD_IN.sub("", _BRACKETED.sub("", lead))
    found = _MEASURES.search(_CLAUSE.split(told)[-1])
    return found[0] if found else ""


def _twin(rule: Rule, rivals: Sequence[Rule]) -> Rule | None:
    return next((r for r in rivals if rule.twin and r.indicator == rule.twin), None)


def _is_of_bracket(mask: str, end: int, term: int) -> bool:
    """Whether a term stands in brackets that have a number of their own: "13 (duty-free: 6)"."""
    inside = _OPENED.fullmatch(mask, end, term)
    return inside is not None and QUANTITY in mask[inside.end(1) :].partition(")")[0]


def _end_of_list(spot: Spot) -> int:
    """Where the numbers end that are told in one breath with the one at `spot`, itself first."""
    end = spot.end
    for following in (_ASIDE, _RUN):
        found = following.match(spot.mask, end)
        if found and not _PART_OF_IT.match(spot.mask, found.end()):
            end = found.end()
    return end


def _bound_before(gap: str) -> float:
    """How closely a term is bound to a number that comes `gap` later."""
    numbers = gap.count(QUANTITY)
    strength = TERM - min(len(gap), FAR) / 10 - 12 * numbers
    strength -= 12 * len(BOUNDARY.findall(gap))
    if not numbers and re.fullmatch(r"\s*,?\s*(?:and|or)\s+", gap):
        strength -= 20
    return max(strength, 30)


def _bound_behind(gap: str) -> float:
    """How closely a term is bound to a number that came `gap` earlier."""
    numbers = gap.count(QUANTITY)
    boundaries = len(BOUNDARY.findall(gap)) + len(_END_OF_WORDS.findall(gap))
    attached = _ATTACHED.match(gap) and "," not in gap and not _AND.search(gap)
    if attached and not numbers and not boundaries:
        return TERM + 6 - min(len(gap), FAR) / 8
    strength = TERM - 22 - min(len(gap), FAR) / 10 - 20 * numbers - 15 * boundaries
    return max(strength - 6 * len(_AND.findall(gap)), 28)


def term_told(spot: Spot, rule: Rule, scene: Scene, rivals: Sequence[Rule]) -> Evidence | None:
    """A term of the measure earlier in the paragraph, in a heading, or in the title."""
    before = spot.mask[: spot.start]
    said, basis = scene.told_term(spot, rule)
    if (
        not said
        and rule.share
        and (twin := _twin(rule, rivals))
        and is_of_twin(before, twin, rivals)
    ):
        said, basis = scene.told_term(spot, twin)  # a share of exports was told; "in imports, 56"
    if not said or is_of_twin(before, rule, rivals) or (rule.share and is_of_another(spot)):
        return None
    if spot.mention.kind == "money" and names_another(spot, rule):
        return None
    if rule.of_gdp and basis == "paragraph" and _tells_both(spot, rule, rivals):
        return None
    if basis == "document" and _is_headed_otherwise(spot, rule, scene, rivals):
        return None
    if not rule.counts and basis in _LEFT and not leaves_measure_out(spot):
        return None
    if basis in _LEFT and _is_behind_another(spot, scene):
        return None
    if rule.counts and basis == "document" and rule.whose == "pair":
        return None  # "12 technology firms": whose capital is in them is not told by a title
    strength = TOLD[basis]
    if basis == "heading" and _is_within_another(spot, said, rule, scene, rivals):
        strength -= 1
    if basis == "paragraph" and scene.is_fresh(spot, rule):
        strength = FRESH
    if basis == "document" and (rule.counts or scene.is_topic(rule, rivals)):
        strength = TOPIC if rule.whose != "pair" or _is_in_place(spot) else strength
    return Evidence(rule, strength, basis, said=said)


def _is_behind_another(spot: Spot, scene: Scene) -> bool:
    """Whether the number right before it in its sentence is of a measure that is no indicator."""
    return spot.previous is not None and spot.previous.mention_id in scene.other_measures


def _tells_both(spot: Spot, rule: Rule, rivals: Sequence[Rule]) -> bool:
    """Whether the sentence before told of both of two parallel measures, and this one of neither.

    "Cheap oil brought 2 billion and cheap gas 3. That was 9 percent of GDP" is of no one of them.
    """
    twin = _twin(rule, rivals)
    if twin is None or twin.word is None or rule.word is None:
        return False
    if rule.word.search(spot.sentence) or twin.word.search(spot.sentence):
        return False
    last = last_sentence(spot.earlier)
    return bool(rule.word.search(last) and twin.word.search(last))


def _is_within_another(
    spot: Spot, said: str, rule: Rule, scene: Scene, rivals: Sequence[Rule]
) -> bool:
    """Whether a line above names another measure in more words: "Tranches of the loan"."""
    others = (r for r in rivals if rule.bodies and r.bodies and r.indicator != rule.indicator)
    told = (scene.told_term(spot, other) for other in others)
    return any(
        basis == "heading" and len(said) < len(words) and said in words for words, basis in told
    )


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
    return points_back(spot.sentence[: spot.start])

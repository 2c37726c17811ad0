"""Which words of its clause tell the status of a number: those that stand nearest to it.

Comes in: the clause of a number and its rule. Goes out: a status and what tells it, or none. It
looks at the clause alone; its words are in `english/status.toml` and with the indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from etl.tables import Basis, Status
from etl.transform.scene.clauses import OwnClause, is_part
from etl.transform.status.speakers import is_office
from etl.transform.words import any_of, pattern, words
from etl.vocabulary import Rule
from etl.vocabulary.cues import NUMBER

DECIDING: tuple[Status, ...] = (
    "proposed", "forecast", "estimate", "claimed", "planned", "actual",
)  # fmt: skip
_THEIRS: tuple[Status, ...] = ("estimate", "claimed")
_BEHIND = 10
_BY_DEFAULT = 40
_TOO_FAR = 260
_GOES_ON = re.compile(
    r"\b(?:and|but|or|then)\s+(?:(?:had|has|have|was|were|is|are)\s+)?$"
    r"|,\s+(?:the|an?|its|their)\b[^,]*\b(?:since|when|than|that|after|before|as)\b[^,]*$"
)
# "will exceed 6 billion", "should top seven": the verb is part of the number
_MODAL = re.compile(r"\b(?:will|would|should|shall)\s+(?:\w+ly\s+|even\s+)?$", re.IGNORECASE)
_RISES = re.compile(r"(?:exceed|top|surpass|pass|reach|hit|approach|near)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\s+(?:only\s+)?(?:concede|admit|say|tell|confirm|grant|allow)\b", re.IGNORECASE
)
_SETS = re.compile(
    r"(?:(?:is |are |was |were )?(?:put|projected|estimated|calculated|reckoned) at\b|assess)", re.I
)
# over a price and an amount of goods two sides talk, over all that they trade they do not
_HAGGLED = (("mass",), ("volume",))
_OF_SOMEBODY = re.compile(r"\b(?:from|by way of|out of)\b", re.IGNORECASE)
_GUESSED = re.compile(r"assum", re.IGNORECASE)
_PAYS = re.compile(r"\b(?:pays?|paid|is paying|are paying|is charged|are charged)\b", re.IGNORECASE)
_OFFICE = 40
_SUBJECT = 60
PART_OF = re.compile(
    r"(?:\s+[a-z-]+){0,2}?\W*\b"
    r"(?:of (?:which|whom|that|these|those|them)|including|namely|composed of|made up of)\b",
    re.IGNORECASE,
)


def nearest_status(own: OwnClause, rule: Rule) -> tuple[Status | None, Basis]:
    """The status whose words stand nearest to the number in its clause, and what tells it.

    Words that only name what has the status by itself, as "budget" does, tell no more than that.
    """
    near = min(_costs(own, rule), key=lambda told: told[0], default=None)
    if near is None or near[0] > _TOO_FAR:
        return None, "none"
    return near[1], near[2]


def _costs(own: OwnClause, rule: Rule) -> Iterator[tuple[int, Status, Basis]]:
    lead, tail = own.lead + NUMBER, own.tail
    if PART_OF.match(own.spot.before) and own.spot.previous:
        lead = own.spot.before + NUMBER
    whole = own.spot.previous is not None and is_part(own.spot.before)
    number = own.spot.sentence[own.spot.start : own.spot.end]
    if rule.status == "actual" and _MODAL.search(own.lead) and _RISES.match(number):
        yield 0, "forecast", "stated"
    for status in _THEIRS:
        if pattern("status", status, "hedge").search(number):
            yield 0, status, "stated"
        if pattern("status", status, "opening").match(own.lead.lstrip()):
            yield _BY_DEFAULT, status, "stated"
    for text, begin, side, behind in (
        (lead, own.spot.start + len(NUMBER) - len(lead), "before", 0),
        (tail, own.spot.end, "after", _BEHIND),
    ):
        for told, m, is_weak, basis in _cued(text, side, own, rule):
            meant = _meant(told, text, m, rule, own)
            if _announced_late(own, m[0]) or (behind and _GOES_ON.search(text[: m.start()])):
                continue
            if meant is None or (meant == "actual" and whole and behind):
                continue
            cost = own.cost(begin + m.start(), begin + m.end())
            if cost is not None:
                yield cost + behind + _BY_DEFAULT * is_weak, meant, basis


def _cued(
    text: str, side: str, own: OwnClause, rule: Rule
) -> Iterator[tuple[Status, re.Match[str], bool, Basis]]:
    """The words of `text` that tell a status, of English and of the rule, and whether weakly."""
    weak = pattern("status", "weak", "near")
    for status in DECIDING:
        if own.spot.said.may(cues := cues_of(status, side)):
            for m in cues.finditer(text):
                yield status, m, bool(weak.fullmatch(m[0])), "stated"
    for name, patterns in rule.statuses:
        by_default = name == rule.status
        for cue in patterns:
            if own.spot.said.may(cue):
                for m in cue.finditer(text):
                    yield (
                        cast(Status, name),
                        m,
                        by_default,
                        "vocabulary" if by_default else "stated",
                    )


def _meant(
    status: Status, text: str, cue: re.Match[str], rule: Rule, own: OwnClause
) -> Status | None:
    """What a word for `status` makes of the number, by the words beside it; None if nothing."""
    before, said = text[: cue.start()], cue[0].casefold()
    status = _of_draft_or_hope(status, said, rule, own)
    if status == "forecast" and rule.subject_cues and said.startswith("will"):
        status = "planned"  # who comes to an exercise has been ordered to
    if _compares(before):
        return None
    if status == "planned" and _SAYS.match(text, cue.end()) and said == "will":
        return None  # "will concede 400"
    sets = rule.status == "planned" and _SETS.match(text, cue.start())
    if status in ("estimate", "forecast") and sets and (rule.annual or status == "estimate"):
        return None  # a budget puts or projects its income at a sum, and assesses who pays it
    if rule.annual and said.startswith("disbursement"):
        return None  # what is planned to be paid out
    if rule.annual and status == "actual" and is_lawful(own):
        return None  # "the budget of 2004 stood at 2.65 billion"
    if rule.annual and _only_budgets(said):
        return "planned" if status == "forecast" else None
    if status == "estimate" and _is_of_an_office(before, cue[0]):
        return None
    if status == "planned" and _GUESSED.match(cue[0]) and _is_of_a_third(before):
        status = "estimate"  # "NATO diplomats assume 55,000", as no budget does
    if said.startswith("under the") and _PAYS.search(own.lead):
        return None  # what is paid under a contract is paid
    return None if status == "actual" and _undone(before) else status


def is_lawful(own: OwnClause) -> bool:
    """Whether the number is what a budget was: what it provided for, however long ago."""
    lead = own.spot.sentence[max(own.begin, own.spot.left) : own.spot.start]
    return pattern("status", "lawful", "verbs").search(lead) is not None


def _only_budgets(cue: str) -> bool:
    """Whether a word of status is one of every budget's: "projected", "disbursements"."""
    return cue.startswith(("project", "disbursement", "would ", "will "))


def _of_draft_or_hope(status: Status, cue: str, rule: Rule, own: OwnClause) -> Status:
    """What a draft budget holds is planned in it; what is hoped for, but of nobody, is foretold."""
    if status == "proposed" and rule.annual and cue.startswith("draft"):
        return "planned"
    haggled = rule.per or rule.unit_kinds[:1] in _HAGGLED
    if status == "proposed" and cue.startswith("insist") and rule.flow and not haggled:
        return "actual"  # "the office insists on 29 billion" of what was counted
    if status != "proposed" or not cue.startswith(("hopes for", "hope for", "hoped for")):
        return status
    if rule.status == "actual" and not haggled and not _OF_SOMEBODY.search(own.tail):
        return "forecast"
    return status


@cache
def cues_of(status: Status, side: str) -> re.Pattern[str]:
    """The words that tell `status` on one side of a number: "before" or "after"."""
    table = words("status")[status]
    return re.compile(any_of([*table.get("near", ()), *table.get(side, ())]), re.IGNORECASE)


@cache
def _undone_words() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words('status')['undone']['before'])}\s+$", re.IGNORECASE)


@cache
def _comparing() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words('status')['compared']['before'])}\s+$", re.IGNORECASE)


def _compares(text: str) -> bool:
    """Whether a word behind `text` is only compared with: "more than expected"."""
    return _comparing().search(text[-40:]) is not None


def _announced_late(own: OwnClause, cue: str) -> bool:
    """Whether what is announced had begun: "when the drill opened, the army announced 900"."""
    if not cue.casefold().startswith("announc"):
        return False
    return _begun().search(own.spot.sentence[: own.spot.start]) is not None


@cache
def _begun() -> re.Pattern[str]:
    table = words("status")["announced"]
    return re.compile(
        rf"\b(?:when|after|once|as)\b[^.;:]*?{any_of(table['begun'])}|{any_of(table['afterwards'])}",
        re.IGNORECASE,
    )


def _is_of_an_office(before: str, cue: str) -> bool:
    """Whether an office that counts tells the number: "by the customs' count" is no guess."""
    if cue.casefold().startswith("arriv"):
        return is_office(before[-_SUBJECT:])
    if pattern("voice", "data", "counted").search(cue) is None:
        return False
    return is_office(f"{before[-_OFFICE:]}{cue}")


def _is_of_a_third(before: str) -> bool:
    """Whether one who only watches is the subject of a word behind `before`."""
    return pattern("voice", "kinds", "third").search(before[-_SUBJECT:]) is not None


def _undone(text: str) -> bool:
    """Whether a participle behind `text` is not yet done: "to be paid"."""
    return _undone_words().search(text[-40:]) is not None

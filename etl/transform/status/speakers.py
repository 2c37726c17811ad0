"""Who somebody is that states a figure: the name without office, and of which kind.

Comes in: the words that name a speaker, and what the text says before. Goes out: a name and a kind.
It decides nothing about what the speaker states.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from etl.transform.words import any_of, pattern, words
from etl.vocabulary.entities import Places

Kind = Literal["person", "third", "official", "media", ""]

_KINDS: tuple[Kind, ...] = ("official", "third", "media")
PRONOUN = re.compile(r"^(?:he|she|it|they|who|which|that|i|we|you|this|there)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\d|^(?:in|on|at|by|for|from|to|of|as|with|within|without|during|under|over|after|before|since|"
    r"until|amid|among|despite|throughout|between|about|if|when|where|how|what|not|than|because)\b"
    r"|\b(?:is|are|was|were|be|been|being|to|not|has|have|had|will|would|can|could|as)$",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-Z][\w’'-]+\s+)+[A-Z][\w’'-]+$")
_NAME_FIRST = re.compile(r"^(?:[A-Z][\w’'-]+\s+)+[A-Z][\w’'-]+(?=,|\s+(?:of|from|at)\b)")
_OFFICES = (
    r"(?:President|[Mm]inister|Secretary(?:[ -]General)?|General|Ambassador|Premier|Chancellor|"
    r"Chairman|Chairwoman|Spokesman|Spokeswoman|Governor|Senator|Professor|Colonel|Admiral|Marshal|Captain|Major|Judge|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)"
)
_OFFICE = re.compile(rf"\b{_OFFICES}(?!\w)")
_TITLES = re.compile(
    rf"^(?:(?:then-|[Dd]eputy |[Ff]oreign |[Pp]rime |[Dd]efen[cs]e |[Ff]inance |[Ee]nergy |"
    rf"[Ee]conomy |[Ii]nterior |State |[Tt]he )*{_OFFICES}\s+)+(?=[A-Z])"
)
_COMMON = re.compile(r"[A-Z][a-z]+\b(?!\s[A-Z])")
_THE_NAME = re.compile(r"^[Tt]he\s+(?=(?:[A-Z][\w’'-]+\s*)+$)")
_ARTICLE = re.compile(r"^(?:The|An?|Its|Their|His|Her|Some|Several|Both)\b")
_OPENERS = ("The", "In", "On", "But", "And", "For", "At", "By", "As", "When", "While", "Minister")
_BY_OFFICE = re.compile(r"^(?:[\w’'-]+\s+)*[a-z][\w-]+\s+(?=[A-Z][\w’'-]+$)")
_ACRONYM = re.compile(r"(?<=[a-z] )[A-Z]{3,}$")
_LONGEST = 12


def can_speak(who: str) -> bool:
    """Whether `who` names somebody, and not a time or a thing said of."""
    named = who.strip()
    return (
        len(named.split()) <= _LONGEST
        and not _NOBODY.search(named)
        and not pattern("voice", "kinds", "no_one").search(named)
    )


def kind_of(who: str) -> Kind:
    """What kind of speaker `who` is; empty where its words do not tell."""
    if pattern("voice", "kinds", "person").search(who) and not re.match(r"(?i)independent", who):
        return "person"
    return next((k for k in _KINDS if pattern("voice", "kinds", k).search(who)), "")


def is_office(who: str) -> bool:
    """Whether `who` names an office that counts: Belstat, the customs, a central bank."""
    return pattern("voice", "kinds", "official").search(who) is not None


def is_somebody(who: str) -> bool:
    """Whether `who` is a person or a body that can state things, by its words."""
    if pattern("voice", "kinds", "adjectives").fullmatch(who):
        return False
    return (
        (PRONOUN.match(who) is not None and who.casefold().split()[0] in ("he", "she", "they"))
        or kind_of(who) != ""
        or re.fullmatch(r"(?:[Tt]he )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", who) is not None
    )


def speaker(named: str, places: Places) -> str:
    """The name in `named` without title and office; `named` as it is where it has no name.

    Empty for a pronoun, and for words that name nobody ("In 2014 Belarus").
    """
    who = _owned().sub("", _through().sub("", named.strip())).strip(" ,“”\"'’")
    if _COMMON.match(who) and kind_of(who.split()[0]) in ("person", "third"):
        who = who[0].lower() + who[1:]
    who = _THE_NAME.sub("", who) if _THE_NAME.match(who) else _ARTICLE.sub(_small, who)
    if PRONOUN.match(who) or _NOBODY.search(who):
        return ""
    if (first := _NAME_FIRST.match(who)) and not _OFFICE.search(first[0]):
        return first[0]
    countries = places.named(who)
    rest = who[countries[-1].end :] if countries else who
    rest = _TITLES.sub("", re.sub(r"^['’]s?\s*", "", rest).strip())
    if name := _NAME.search(rest):
        return name[0]
    office = _BY_OFFICE.match(rest)
    if office and pattern("voice", "kinds", "person").search(office[0]):
        return rest[office.end() :]
    if acronym := _ACRONYM.search(rest):
        return acronym[0]
    return rest if re.fullmatch(r"[A-Z][\w’'-]+", rest) and rest != who else who


def _small(article: re.Match[str]) -> str:
    return article[0].lower()


@cache
def _owned() -> re.Pattern[str]:
    table = words("voice")["data"]
    return re.compile(
        rf"['’]s?\s+(?:{any_of(table['owned'])}\s+)*{any_of((*table['nouns'], *table['by']))}.*$"
    )


@cache
def _through() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:the\s+)?(?:\w+\s+)?{any_of(words('voice')['names']['through'])}\s+", re.I
    )


def in_full(who: str, recent: str, places: Places) -> str:
    """`who` with the name that `recent` gave to the same office or surname, the last one."""
    if title := re.fullmatch(r"[Tt]he\s+((?:\w+\s+){0,2}\w+)", who):
        office = re.escape(title[1]).replace(r"\ ", r"\s+")
        named = re.findall(rf"(?i:\b{office})\s+((?:[A-Z][\w’'-]+\s+)+[A-Z][\w’'-]+)", recent)
        return named[-1] if named else who
    if re.fullmatch(r"[A-Z][\w’'-]+", who) and not places.code(who):
        firsts = [
            first
            for first in re.findall(rf"\b([A-Z][a-z’'-]+) {re.escape(who)}\b", recent)
            if not places.code(first) and not _OFFICE.fullmatch(first) and first not in _OPENERS
        ]
        return f"{firsts[-1]} {who}" if firsts else who
    return who

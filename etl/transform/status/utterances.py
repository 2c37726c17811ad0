"""The words of a sentence that say who states something: "X said", ", said X", "by X's tally".

Comes in: a sentence. Goes out: its `Utterance`s in order, each with who is named as the speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from etl.transform.status.speakers import can_speak, is_office, is_somebody
from etl.transform.words import any_of, pattern, words

Manner = Literal["", "claimed", "estimate", "forecast"]

_WHO = r"(?P<who>\w(?:[^,;:.“”\"—()]|(?<=\b[A-Z])\.){0,120}?)"
_BEGIN = r"(?:^|(?<=[,;:—“”\"]\s)|(?<=[“\"])|(?<=[,;”\"]))\s*"
_DATE_FIRST = (
    r"(?:(?:In|On|Last|This|Earlier)\s+(?:[^,]{0,30}\d[^,]{0,30}|\w+day|\w+|this \w+),\s+)?"
)
_ASIDE = r"(?:,\s+(?P<aside>[^,;:.“”\"]{2,90}),)?"
_GOES_ON = re.compile(r"\band\s*$")
_SUBJECT = re.compile(
    r"(?:[Tt]he\s+)?(?:[A-Z][\w’'-]+\s+)+(?:(?:[a-z-]+\s+){1,2}(?:[A-Z][\w’'-]+\s+)+)?|(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s+[a-z-]+\s+"
)
_WHO_AFTER = re.compile(r"\s+who$")
_BARE = re.compile(r"(?:the|an?|that|its|their|his|her)", re.IGNORECASE)
_HEARERS = re.compile(r"^(?:\s+(?!that\b|in\b|on\b|at\b)[\w’'-]+){1,4}")
_PAID = re.compile(r"\s+(?:in|into|up|aside|away|forward|towards?|by)\b")
# a country counts by its office: "on 1 January Malta counted 2,437 companies" claims nothing
_COUNTRY = re.compile(
    r"(?:(?:[A-Z][a-z]+ary|March|April|May|June|July|August|[A-Z][a-z]+ber)\s)?[A-Z][\w’'-]+"
)
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_AND = r"(?:and|but|while|whereas|yet|still)"
_CUT = re.compile(
    r".*\b(?:that|which|as|but|while|whereas|because|when|where|though|although|until|before|after)\s+"
    r"|.*\band\s+(?=(?:he|she|they|we|it|I|the|a|an)\b)",
    re.DOTALL,
)


_TIME = re.compile(
    r"^(?i:in|on|for|by|at|since|after|before)\s+[^,]*?(?=\bthe\s+[a-z]+$|\b[A-Z][a-z’'-]+\s+[A-Z][\w’'-]+$)"
)


@dataclass(frozen=True)
class Utterance:
    """A place in a sentence that says who states something; offsets count in the sentence."""

    who: str
    start: int
    end: int
    manner: Manner
    trails: bool


@lru_cache(maxsize=256)
def utterances(sentence: str) -> tuple[Utterance, ...]:
    """The utterances of `sentence`, in order."""
    found = [
        *_quoted(sentence),
        *_inverted(sentence),
        *_spoken(sentence),
        *_according(sentence),
        *_data(sentence),
    ]
    return tuple(sorted(found, key=lambda u: (u.start, u.end)))


def _bare(who: str) -> str:
    """`who` without a time told before it: "in December of that year Anna Ivanova"."""
    return _WHO_AFTER.sub("", _leading().sub("", _TIME.sub("", who.strip())))


def _manner_of_data(told: str) -> Manner:
    if pattern("voice", "data", "claims").search(told):
        return "claimed"
    return "estimate" if pattern("voice", "data", "estimates").search(told) else ""


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"^{any_of(words('voice')['names']['leading'])}\s+", re.IGNORECASE)


def _manner(told: str) -> Manner:
    if pattern("voice", "verbs", "claimed").match(told):
        return "claimed"
    if pattern("voice", "verbs", "forecast").match(told):
        return "forecast"
    return "estimate" if pattern("voice", "verbs", "estimate").match(told) else ""


@cache
def _spoken_pattern() -> re.Pattern[str]:
    table = words("voice")["verbs"]
    return re.compile(
        rf"{_BEGIN}(?P<and>{_AND}\s+)?{_DATE_FIRST}{_WHO}{_ASIDE}\s+(?:{any_of(table['helping'])}\s+)*"
        rf"(?:(?P<said>{any_of(table['said'])})|(?P<somebody>{any_of(table['of_somebody'])}))"
        r"(?!(?:(?<=\bput)|(?<=\bputs)) (?:in|into|up|aside|forward|"
        r"(?:its|their|his|her|our) (?:names?|signatures?|money|hopes?))\b)"
    )


@cache
def _trailing() -> re.Pattern[str]:
    """What may stand behind "..., X said"; a clause that X states may not."""
    behind = any_of(words("voice")["verbs"]["behind"])
    return re.compile(rf"\s*(?:$|[,.;:”\"!?]|{behind}|\d+ [A-Z][a-z]+\b)")


def _spoken(sentence: str) -> list[Utterance]:
    """ "X said ...", "... , X said"."""
    made = []
    for m in _spoken_pattern().finditer(sentence):
        who = _bare(_CUT.sub("", _bare(m["who"])))
        if _GOES_ON.search(m["who"]) and (subject := _SUBJECT.match(_bare(m["who"]))):
            who = subject[0].strip()
        if m["aside"] and _NAME.fullmatch(m["aside"]):
            who = m["aside"]
        owned = who.endswith(("'s", "’s", "s'", "s’"))  # "Russia's assessed contribution"
        if owned or not can_speak(who) or (m["somebody"] and not is_somebody(who)):
            continue
        told = m["said"] or m["somebody"]
        start = m.start("who")
        if m["somebody"] and _PAID.match(sentence, m.end()):
            continue
        rest = _HEARERS.sub("", sentence[m.end() :]) if told == "told" else sentence[m.end() :]
        trails = start > 0 and not m["and"] and _trailing().match(rest) is not None
        if trails and re.search(r"\d", m["who"]):
            continue
        manner = "" if told == "counted" and _COUNTRY.fullmatch(who) else _manner(told)
        made.append(Utterance(who, start, m.end(), manner, trails))
    return made


@cache
def _inverted_pattern() -> re.Pattern[str]:
    table = words("voice")["verbs"]
    return re.compile(
        rf"[,”\"?!][”\"]?\s+(?P<said>{any_of(table['said'])})\s+(?P<who>[^,;:.“”\"]{{2,100}}?)"
        rf"(?=\s+{any_of(table['behind'])}|[,;:.]|$)"
    )


def _inverted(sentence: str) -> list[Utterance]:
    """ "..., said X"."""
    return [
        Utterance(m["who"], m.start(), m.end(), _manner(m["said"]), True)
        for m in _inverted_pattern().finditer(sentence)
        if can_speak(m["who"]) and m["said"] != "told" and not _BARE.fullmatch(m["who"])
    ]


_QUOTED = re.compile(
    r"\b(?:quotes|quoted|quoting|cites|cited|citing)\s+(?P<who>[^,;:.“”\"]{2,100}?)\s+as\s+"
    r"(?:saying|telling|claiming|putting|reporting|giving)\b"
)


def _quoted(sentence: str) -> list[Utterance]:
    """ "the paper quotes X as saying"."""
    return [
        Utterance(
            m["who"], m.start(), m.end(), "", m.start() > 0 and sentence[: m.start()].count(",") > 0
        )
        for m in _QUOTED.finditer(sentence)
    ]


@cache
def _according_pattern() -> re.Pattern[str]:
    table = words("voice")["data"]
    owned = r"(?:['’]s?|(?<=\btheir)|(?<=\bits)|(?<=\bhis)|(?<=\bher))"
    return re.compile(
        rf"(?i:{any_of(table['through'])})\s+"
        r"(?P<who>(?:[^,;:.()]|(?<=\b[A-Z])\.){2,100}?)(?=[,;:.()]|$)"
        rf"|\b(?i:by|in|on)\s+(?P<owner>[^,;:.()\d]{{2,60}}?){owned}\s+"
        rf"(?:{any_of(table['owned'])}\s+)*(?P<by>{any_of(table['by'])})"
    )


def _according(sentence: str) -> list[Utterance]:
    """ "according to X", "by X's tally"."""
    made = []
    for m in _according_pattern().finditer(sentence):
        who = m["who"] or m["owner"]
        if m["owner"] and not can_speak(who):
            continue
        manner = _manner_of_data(m["by"] or m["who"])
        if is_office(who) and pattern("voice", "data", "counted").search(m["by"] or ""):
            manner = ""
        trails = re.search(r"\w[^.;]*$", sentence[: m.start()]) is not None
        made.append(Utterance(who, m.start(), m.end(), manner, trails))
    return made


@cache
def _data_pattern() -> re.Pattern[str]:
    table = words("voice")["data"]
    nouns, show, owned = (any_of(table[key]) for key in ("nouns", "show", "owned"))
    name = r"[^,;:.“”\"()]{1,60}?"
    return re.compile(
        rf"{_BEGIN}(?:{_AND}\s+)?(?:"
        rf"(?P<owner>\w{name})['’]s?\s+(?:{owned}\s+)*(?P<noun>{nouns})\s+{show}"
        rf"|(?:the\s+|an?\s+)?(?:\w+\s+)?(?P<of>{nouns})\s+"
        rf"(?:of|from|by|released by|published by)\s+(?P<who>\w{name})\s+{show})",
        re.IGNORECASE,
    )


def _data(sentence: str) -> list[Utterance]:
    """ "X's figures were", "figures from X show"."""
    made = []
    for m in _data_pattern().finditer(sentence):
        who, noun = (m["owner"] or m["who"]).strip(), m["noun"] or m["of"]
        if can_speak(who) and is_somebody(who):
            manner = _manner_of_data(noun)
            made.append(Utterance(who, m.start(), m.end(), manner, False))
    return made

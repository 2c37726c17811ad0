"""Members of a union that only the text knows: "the fictional Union of Nordal and Vesten".

Comes in: a `Reading` and the vocabulary. Goes out: the places of the vocabulary, and where the text
is about such a union, its members beside them, each standing for itself. A text that opens with a
country of the vocabulary is about that one; it never guesses what a member is like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.tables import Reading
from etl.transform.scene.layout import REACH
from etl.transform.words import alternatives
from etl.vocabulary import Places, Vocabulary

_WORDS = alternatives("members")
_BODY = rf"(?:{_WORDS['bodies']['names']})"
_NAME = r"[A-Z][a-z]{3,}(?![\w’'-])"
_NAMES = rf"({_NAME}(?:, {_NAME})*,? and {_NAME})"
_TOLD = (
    re.compile(
        rf"\b{_BODY} (?:of|between) (?:(?:{_WORDS['bodies']['numbers']}) [a-z]+,? )?{_NAMES}"
    ),
    re.compile(rf"\b([A-Z][a-z]{{3,}}[-–][A-Z][a-z]{{3,}}) {_BODY}\b"),
    re.compile(
        rf"\b{_NAMES} (?:{_WORDS['forming']['verbs']}) an? (?:\w+ )?"
        rf"(?:{_WORDS['forming']['nouns']})\b"
    ),
)
_SCENARIO = re.compile(rf"\b(?:{_WORDS['scenario']['words']})\b", re.IGNORECASE)
_BETWEEN = re.compile(r",? and |, |[-–]")
_OFTEN = 2


def with_members(reading: Reading, vocabulary: Vocabulary) -> Places:
    """The places of the vocabulary and the members of the union that `reading` is about, if any."""
    places = vocabulary.places
    union = _union(vocabulary)
    opening = _opening(reading)
    name, members = next(
        ((n, m) for n, m in _told(opening) if not any(map(places.code, m))), ("", ())
    )
    if not union or not members or _knows_a_country(opening, places):
        return places
    if not _SCENARIO.search(opening) and not _told_often(members, reading):
        return places
    return replace(
        places,
        words={**places.words, **{member: member for member in members}, name: union},
        groups={**places.groups, union: members},
        of_text=frozenset(members),
    )


def _union(vocabulary: Vocabulary) -> str:
    """The one group to whose budget members contribute by the rules of the vocabulary."""
    paid = {rule.counterpart for rule in vocabulary.rules.values() if rule.annual}
    groups = sorted(paid & set(vocabulary.places.groups))
    return groups[0] if len(groups) == 1 else ""


def _opening(reading: Reading) -> str:
    """The title and the first words of the text."""
    parts = [reading.document.title]
    for passage in reading.passages:
        if sum(map(len, parts)) >= REACH:
            break
        parts.append(passage.text)
    return "\n".join(parts)


def _told_often(names: tuple[str, ...], reading: Reading) -> bool:
    """Whether the text tells of each of `names` again: no "Union of Writers and Artists"."""
    whole = " ".join(passage.text for passage in reading.passages)
    return all(len(re.findall(rf"\b{name}\b", whole)) >= _OFTEN for name in names)


def _told(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What `text` calls a union with the names of its members, and these."""
    for told in _TOLD:
        for found in told.finditer(text):
            yield found[0], tuple(dict.fromkeys(_BETWEEN.split(found[1])))


def _knows_a_country(text: str, places: Places) -> bool:
    """Whether `text` names a country of the vocabulary, of which it may be about."""
    return any(n.entity not in places.joint for n in places.named(text))

"""Who states a figure: in its sentence, in the one before that it goes on from, in a transcript.

Comes in: a `Spot` and its `Scene`. Goes out: a name without title and office, and what tells it. It
looks back over a bounded number of paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.tables import Basis, Passage
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot
from etl.transform.status.speakers import PRONOUN, Kind, in_full, kind_of, speaker
from etl.transform.status.utterances import Manner, Utterance, utterances
from etl.transform.words import pattern
from etl.vocabulary.entities import Places

_STATES = r"(?:was|were|had|is|are|says?|said|puts?|counted|claims?|claimed)"
_PARTING = re.compile(
    rf";|\b(?:while|whereas|although|unlike)\b|\bbut\s+(?=[\w’' ]{{2,60}}\b{_STATES}\b)"
)
# "It cut deliveries to 6 million tons, a move that will cost 2 billion, the bank estimates"
_MOVE = re.compile(
    r",\s+(?:an?|the)\s+(?:\w+\s+)?(?:move|step|decision|measure|shift|change|rise|increase|cut|drop|"
    r"fall|loss|blow)\s+(?:that|which)\b[^;]*\d"
)
_SENTENCE = re.compile(r"(?<=[.!?])[”\"]?\s+")
_CONTINUING = re.compile(
    r"^[“\"]?(?:of (?:them|these|those|this|that)|the (?:rest|remainder|other)|another|in addition|"
    r"moreover|also|that|this|these|those)\b|\b(?:would|had)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:\d+:\d+(?::\d+)?\W+)?(?:(?P<caps>[A-Z][A-Z.'’ -]{1,40})|(?P<letter>[QA](?=[.:]))|"
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}))(?::|(?<=[QA])\.)\s+"
    r"(?=\S+(?:\s+\S+){3})"
)
_ADDRESS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Oo]ur|[Yy]our|[Mm]y|us|me)\b")
_QUESTIONS = ("Q", "Question")
_ANSWERS = ("A", "Answer")
_LINE = 400
_ONE_PERSON = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b[A-Z][a-z’'-]+ [A-Z][a-z’'-]+\b")
_ENDS = re.compile(r"[.?!…][”\"]?\s*$")
_PARAGRAPHS = 12
_RECENT = 2000
_OPENING = 6


@dataclass(frozen=True)
class Voice:
    """Who states a figure: the words that name them, what tells it, how, and who they are."""

    words: str = ""
    basis: Basis = "none"
    manner: Manner = ""
    kind: Kind = ""
    labelled: bool = False


def voice_of(spot: Spot, scene: Scene) -> tuple[str, Basis]:
    """Who is said to state the figure at `spot`, and what tells it; empty where nobody is named."""
    voice = heard(spot, scene)
    name = _named(voice.words, _recent(spot, scene), scene.places) if voice.words else ""
    return (name, voice.basis) if name else ("", "none")


def attributed_to(spot: Spot, places: Places) -> str:
    """Who is said to have stated the figure, in the sentence; empty where nobody is named."""
    found = _in_sentence(spot)
    return speaker(found.who, places) if found else ""


def heard(spot: Spot, scene: Scene) -> Voice:
    """The voice that states the figure at `spot`; one without words where there is none."""
    if found := _in_sentence(spot):
        return Voice(found.who, "stated", found.manner, kind_of(found.who))
    if carried := _carried(spot):
        return Voice(carried.who, "continued", carried.manner, kind_of(carried.who))
    return _labelled(spot, scene)


def _in_sentence(spot: Spot) -> Utterance | None:
    """The utterance of the sentence that governs the number."""
    told = utterances(spot.sentence)
    before = [
        u for u in told if u.end <= spot.end and u.start < spot.start
        and not _PARTING.search(spot.sentence[u.end : spot.start])
    ]  # fmt: skip
    after = [
        u for u in told if u.start >= spot.end and u.trails
        and not _PARTING.search(spot.sentence[spot.end : u.start])
        and not (u.manner and _MOVE.search(spot.sentence[spot.end : u.start]))
    ]  # fmt: skip
    if after and not (before and before[-1].start > 0):
        return after[0]
    return before[-1] if before else None


def _carried(spot: Spot) -> Utterance | None:
    """The utterance of the sentence before, where this one goes on with what was said."""
    sentences = _SENTENCE.split(spot.earlier.strip())
    if not sentences or not sentences[-1]:
        return None
    told = utterances(sentences[-1])
    if not told:
        return None
    quoted = spot.sentence.lstrip().startswith(("“", '"'))
    opened = (
        quoted
        or spot.earlier.count("“") > spot.earlier.count("”")
        or spot.earlier.count('"') % 2 == 1
    )
    if opened or _CONTINUING.search(spot.sentence[: spot.end]):
        return told[-1]
    return None


def _named(who: str, recent: str, places: Places) -> str:
    """The name of `who`: of a pronoun, that of the last speaker or person of office in `recent`."""
    if not PRONOUN.match(who):
        name = speaker(who, places)
        return in_full(name, recent, places) if name else ""
    for sentence in reversed(_SENTENCE.split(recent)):
        for told in reversed(utterances(sentence)):
            if not PRONOUN.match(told.who) and (name := speaker(told.who, places)):
                return in_full(name, recent, places)
    officials = re.findall(
        r"\b(?:[Pp]resident|[Mm]inister|[Ss]pokes\w+|[Cc]hancellor|[Aa]mbassador|[Ss]ecretary|[Gg]eneral)\s+"
        r"((?:[A-Z][\w’'-]+\s+)+[A-Z][\w’'-]+)", recent,
    )  # fmt: skip
    if officials or not _ONE_PERSON.match(who):
        return officials[-1] if officials else ""
    named = [name for name in _PERSON.findall(recent) if not places.named(name)]
    return named[-1] if named else ""


def _recent(spot: Spot, scene: Scene) -> str:
    """What the text says before the number, its sentence included, as far as is near."""
    parts = [f"{spot.earlier} {spot.sentence[: spot.start]}"]
    number = spot.passage.paragraph
    for n in range(number - 1, number - 4, -1):
        if sum(map(len, parts)) >= _RECENT:
            break
        parts.insert(0, " ".join(p.text[-_RECENT:] for p in scene.paragraphs.get(n, [])[-4:]))
    return " ".join(parts)[-_RECENT:]


def _labelled(spot: Spot, scene: Scene) -> Voice:
    """The speaker whose label stands before the number's line in a transcript or an interview."""
    number = spot.passage.paragraph
    for n in range(number, max(number - _PARAGRAPHS, 0), -1):
        for passage in reversed(scene.paragraphs.get(n, [])):
            if passage.number > spot.passage.number:
                continue
            if passage.kind in ("heading", "row"):
                return Voice()
            if label := _label(passage, scene):
                who = _answering(scene) if label in _ANSWERS else label
                who = "" if label in _QUESTIONS else who
                basis: Basis = "stated" if passage is spot.passage else "paragraph"
                return Voice(who, basis, "", kind_of(who), labelled=True)
    return Voice()


def _label(passage: Passage, scene: Scene) -> str:
    """The label of a line that is somebody's speech; a name in small letters needs company."""
    found = _LABEL.match(passage.text)
    if found is None or not _ENDS.search(passage.text[-20:]):
        return ""
    alone = found["caps"] and _ADDRESS.search(passage.text[:_LINE])
    if not found["letter"] and not alone and not _in_talk(passage, scene):
        return ""
    label = (found["caps"] or found["letter"] or found["name"]).strip()
    label = label.title() if found["caps"] and len(label) > 1 else label
    nobody = scene.places.code(label) or pattern("voice", "names", "titles").fullmatch(label)
    return "" if nobody else label


def _in_talk(passage: Passage, scene: Scene) -> bool:
    """Whether lines with labels stand around `passage`, in which people address each other."""
    lines = [
        p.text[:_LINE]
        for n in (passage.paragraph - 1, passage.paragraph, passage.paragraph + 1)
        for p in scene.paragraphs.get(n, [])[:3]
        if _LABEL.match(p.text)
    ]
    return len(lines) > 1 and any(_ADDRESS.search(line) or "?" in line for line in lines)


def _answering(scene: Scene) -> str:
    """Who is interviewed, as the opening lines say; empty where they do not."""
    for passage in scene.reading.passages[:_OPENING]:
        if found := pattern("voice", "names", "interview").search(passage.text[:400]):
            name = re.match(r"[^.,;:—(]{0,80}", passage.text[found.end() :])
            if name and (who := name[0].strip()):
                return who
    return ""

"""Small tables for tests, most of the dashboard's pages: few rows, columns with sound defaults."""

import dataclasses
from collections.abc import Iterable
from typing import Any

import pandas as pd

from etl.tables import (
    TABLES,
    Claim,
    Derivation,
    Document,
    Entity,
    Event,
    Frames,
    Indicator,
    Mention,
    Observation,
    Passage,
    Unit,
    occurrences_of,
    to_frames,
)

ENTITIES = [
    Entity(entity="AAA", label="Aland", adjective="Alandic", kind="country", position=1),
    Entity(entity="BBB", label="Bland", adjective="Blandic", kind="country", position=2),
    Entity(entity="BOTH", label="Both Lands", kind="group", members="AAA BBB", position=3),
]
UNITS = [
    Unit(unit="percent", label="percent", symbol="%", kind="percent"),
    Unit(unit="count", label="items", kind="count"),
    Unit(unit="persons", label="persons", kind="persons"),
    Unit(unit="EUR", label="euros", symbol="EUR", kind="money"),
]


def recurring(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` of table `name` with all its texts but the key as categories, as a store shares."""
    texts = [c.name for c in TABLES[name].columns if c.type == "text"]
    return frame.astype({c: "category" for c in texts if c not in TABLES[name].key})


def indicator(name: str, theme: str = "goods", position: int = 1, **more: Any) -> Indicator:
    given = {"label": name.title(), "definition": f"What {name} is.", "unit_kind": "count", **more}
    return Indicator(
        indicator=name, theme=theme, theme_label=theme.title(), position=position, **given
    )


def document(name: str = "d1", **more: Any) -> Document:
    given = {"title": f"Title of {name}", "kind": "article", "path": f"seeds/{name}.txt", **more}
    return Document(document_id=name, sha256="0" * 64, characters=1000, **given)


def passage(name: str, text: str, number: int = 1, document_id: str = "d1", **more: Any) -> Passage:
    given = {"paragraph": number, "kind": "paragraph", "start": 0, "end": len(text), **more}
    return Passage(passage_id=name, document_id=document_id, number=number, text=text, **given)


def mention(name: str, within: Passage, words: str, outcome: str, **more: Any) -> Mention:
    """A mention of `words` where they first stand in the passage; its sentence is all of it."""
    start = within.text.index(words)
    given = {"kind": "count", "reason": "because", **more}
    return Mention(
        mention_id=name,
        passage_id=within.passage_id,
        start=start,
        end=start + len(words),
        text=words,
        phrase_start=start,
        phrase_end=start + len(words),
        sentence_start=0,
        sentence_end=len(within.text),
        outcome=outcome,
        **given,
    )


def observation(name: str, measure: str, value: float, **more: Any) -> Observation:
    given = {
        "entity": "AAA", "unit": "count", "status": "actual", "method": "extracted",
        "low": value, "high": value, **more,
    }  # fmt: skip
    return Observation(observation_id=name, indicator=measure, value=value, **given)


def of_mention(made: Observation, read: Mention, document_id: str = "d1") -> Observation:
    """`made` as the figure that `read` became."""
    return dataclasses.replace(
        made, mention_id=read.mention_id, passage_id=read.passage_id, document_id=document_id
    )


def frames(
    *,
    indicators: Iterable[Indicator] = (),
    documents: Iterable[Document] = (),
    passages: Iterable[Passage] = (),
    mentions: Iterable[Mention] = (),
    observations: Iterable[Observation] = (),
    events: Iterable[Event] = (),
    derivations: Iterable[Derivation] = (),
    claims: Iterable[Claim] = (),
) -> Frames:
    observations = list(observations)
    return to_frames(
        {
            "indicators": list(indicators),
            "documents": list(documents),
            "passages": list(passages),
            "mentions": list(mentions),
            "observations": observations,
            "occurrences": list(occurrences_of(o for o in observations if o.mention_id)),
            "events": list(events),
            "derivations": list(derivations),
            "claims": list(claims),
            "entities": ENTITIES,
            "units": UNITS,
            "changes": [],
        }
    )

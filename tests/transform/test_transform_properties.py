"""What holds of every text, however its pieces are put together."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from etl.tables import Reading
from etl.transform.figures import resolve
from etl.vocabulary import Vocabulary

PIECES = [
    "Russia", "Belarus", "Both countries", "12,000", "200", "one", "soldiers", "tanks", "and",
    "ones", "Zapad-2013", "exercise", "(", ")", "$91 million", "3 billion rubles", "948 million",
    "budget", "the Union State", "will allocate", "spent", "in 2014", "last year", "respectively",
    "if", "not", "would", "said on 3 May 2011", "spring 2014", "2000-2003",
    "MINSK, May 3, 2011 —", "700 arrests", "all three countries ratified it", "95 percent",
    "[00:01:02]", ",", ".", "?", "\n\n", "\n\n- ", "\n\n# Heading\n\n",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
@example(text="700 arrests 12,000 MINSK, May 3, 2011 —")
@example(text="$91 million budget Russia Both countries . $91 million")
def test_every_number_is_accounted_for(
    text: str, read: Callable[[str], Reading], vocabulary: Vocabulary
) -> None:
    reading = read(f"x {text}")
    figures, events = reading.observations, reading.events
    by_outcome: dict[str, set[str]] = {}
    for mention in reading.mentions:
        assert mention.reason
        by_outcome.setdefault(mention.outcome, set()).add(mention.mention_id)
    places = reading.occurrences
    assert by_outcome.get("observation", set()) == {p.mention_id for p in places}
    assert {(o.observation_id, o.mention_id) for o in figures} <= {
        (p.observation_id, p.mention_id) for p in places
    }
    assert {p.observation_id for p in places} == {o.observation_id for o in figures}
    assert by_outcome.get("event", set()) == {e.mention_id for e in events}
    ids = {o.observation_id for o in figures}
    assert len(ids) == len(figures)
    assert {o.restates for o in figures if o.restates} <= ids
    assert all(vocabulary.units.kind(o.unit) for o in figures)


def test_a_figure_keeps_its_id_and_fields_however_often_it_is_resolved(
    seeds: list[Reading], vocabulary: Vocabulary
) -> None:
    for reading in seeds:
        fresh = replace(
            reading,
            mentions=tuple(
                replace(m, outcome="unassigned", reason="")
                if m.outcome in ("observation", "event")
                else m
                for m in reading.mentions
            ),
            observations=(),
            events=(),
        )
        again = resolve(fresh, vocabulary)
        assert again.observations == reading.observations
        assert again.events == reading.events


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_mentions_does_not_matter(
    seed: int, seeds: list[Reading], vocabulary: Vocabulary
) -> None:
    for reading in seeds:
        mixed = list(reading.mentions)
        random.Random(seed).shuffle(mixed)
        fresh = [
            replace(m, outcome="unassigned", reason="")
            if m.outcome in ("observation", "event")
            else m
            for m in mixed
        ]
        again = resolve(replace(reading, mentions=tuple(fresh)), vocabulary)
        assert again.observations == reading.observations

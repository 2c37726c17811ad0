"""What holds of every text that is put together from sentences of the annotated documents."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import ROOT, make_project
from tables_on_disk import built

from etl.tables import Reading, to_frame, to_records
from etl.vocabulary import Vocabulary, load_vocabulary
from tests.transform.corpus_gold import DEVELOPMENT, SEEN, load, settled

DOCUMENTS = [*load(DEVELOPMENT), *load(SEEN)]
PARAGRAPHS = [p for d in DOCUMENTS for p in d.text.split("\n\n") if p.strip()]
SENTENCES = [s for p in PARAGRAPHS for s in re.split(r"(?<=[.!?])\s+|\n", p) if s.strip()]
JOINTS = [" ", "\n\n", "\n\n- ", "\n\n# Exercise\n\n"]
pieces = st.tuples(st.sampled_from(SENTENCES), st.sampled_from(JOINTS)).map("".join)
texts = st.lists(pieces, min_size=1, max_size=12).map("".join)
BOUNDED = settings(max_examples=60)


@cache
def words() -> Vocabulary:
    """The vocabulary, no fixture: what fails would be told with all of it."""
    return load_vocabulary(ROOT / "data" / "vocabulary")


def read(text: str) -> Reading:
    return settled("mixed.txt", text, words())


@BOUNDED
@given(text=texts)
def test_a_figure_stands_where_its_number_does_and_in_its_sentence(text):
    reading = read(text)
    passages = {passage.passage_id: passage for passage in reading.passages}
    mentions = {mention.mention_id: mention for mention in reading.mentions}
    for figure in reading.observations:
        mention, passage = mentions[figure.mention_id], passages[figure.passage_id]
        assert figure.unit in words().units.records
        assert text[figure.start : figure.end] == mention.text
        assert mention.passage_id == passage.passage_id
        assert passage.start <= figure.start < figure.end <= passage.end
        assert mention.sentence_start <= mention.phrase_start
        assert mention.phrase_end <= mention.sentence_end
        phrase = passage.text[mention.phrase_start : mention.phrase_end]
        assert squeezed(mention.text) in squeezed(phrase)


def squeezed(text: str) -> str:
    """`text` as it is shown: without marks of emphasis, and any blanks as one."""
    return " ".join(re.sub(r"[*_`]", "", text).split())


@BOUNDED
@given(text=texts)
def test_every_number_ends_as_exactly_one_thing_for_a_reason(text):
    reading = read(text)
    figures = {place.mention_id for place in reading.occurrences}
    assert {figure.mention_id for figure in reading.observations} <= figures
    events = {event.mention_id for event in reading.events}
    assert not figures & events
    for mention in reading.mentions:
        assert mention.reason
        expected = {"observation"} if mention.mention_id in figures else {"event"}
        if mention.mention_id not in figures | events:
            expected = {"not_a_figure", "unassigned"}
        assert mention.outcome in expected


@BOUNDED
@given(text=texts)
def test_nobody_is_the_counterpart_of_itself(text):
    """Save where the vocabulary gives an indicator its counterpart.

    What all the members of a union pay together is paid by the union, into its own budget.
    """
    for figure in read(text).observations:
        if figure.counterpart_basis != "vocabulary":
            assert figure.entity != figure.counterpart


@BOUNDED
@given(text=texts)
def test_ids_are_of_one_figure_each_and_the_same_whenever_it_is_read(text):
    first, again = read(text), read(text)
    assert first == again
    counts = Counter(figure.observation_id for figure in first.observations)
    assert set(counts.values()) <= {1}


@BOUNDED
@given(text=texts)
def test_what_comes_below_a_text_leaves_its_ids_alone(text):
    before = read(f"{text}\n\n")
    after = read(f"{text}\n\nThe sea was calm and nobody spoke.\n")
    assert {m.mention_id for m in before.mentions} == {m.mention_id for m in after.mentions}
    assert before.observations == after.observations


def test_a_document_has_the_figures_it_has_alone_whatever_stands_beside_it(tmp_path):
    project = make_project(tmp_path, seeds=tmp_path / "seeds")
    project.seeds.mkdir()
    for document in DOCUMENTS:
        (project.seeds / document.name).write_bytes(document.text.encode())
    frame = built(project.seeds, project.data)["observations"]
    together = to_records("observations", frame[frame["method"] == "extracted"])
    readings = [settled(each.name, each.text, words()) for each in DOCUMENTS]
    alone = to_frame("observations", chain.from_iterable(r.observations for r in readings))
    assert set(together) == set(to_records("observations", alone))
    assert len(together) == len(alone) > 400


DENIED = [
    "It is not true that {}", "The ministry denied that {}", "Officials rejected reports that {}",
]  # fmt: skip
STATED = [
    "Belarus pays 160 dollars per 1,000 cubic metres of Russian gas.",
    "the Union State budget for 2014 is 3.2 billion Russian rubles.",
    "Russia lent Belarus $2 billion in 2009.",
    "12,900 Russian troops took part in Zapad-2013.",
    "Belarus exported goods worth $37 billion in 2013.",
]


@BOUNDED
@given(
    lead=st.sampled_from(DENIED), stated=st.sampled_from(STATED),
    before=st.sampled_from(PARAGRAPHS), after=st.sampled_from(PARAGRAPHS),
)  # fmt: skip
def test_a_denied_figure_is_never_one_that_stands(lead, stated, before, after):
    sentence = lead.format(stated)
    start = len(before) + 2
    found = read(f"{before}\n\n{sentence}\n\n{after}").observations
    own = [figure for figure in found if start <= figure.start < start + len(sentence)]
    assert {figure.status for figure in own} <= {"negated"}


@pytest.mark.parametrize("stated", STATED)
@pytest.mark.parametrize("lead", DENIED)
def test_a_denied_figure_is_negated(lead, stated):
    figures = read(lead.format(stated)).observations
    assert {figure.status for figure in figures} == {"negated"}


@pytest.mark.parametrize("stated", STATED)
def test_the_same_words_undenied_are_a_figure_that_stands(stated):
    figures = read(stated).observations
    assert figures
    assert "negated" not in {figure.status for figure in figures}

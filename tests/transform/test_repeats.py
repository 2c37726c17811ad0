"""A figure that a document states again is one figure with two places; two figures stay two."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.extracting import rows, told
from etl.rulings import Ruling
from etl.surroundings import Surroundings, written
from etl.tables import Mention, Reading
from etl.transform.computed.derive import derive
from etl.transform.decisions.decide import decide
from etl.transform.repeats import without_repeats
from etl.transform.scene.context import Scene
from etl.vocabulary import Vocabulary

Read = Callable[[str], Reading]

BUDGET = "The budget of the Union State was 5.2 billion rubles in 2012."
AGAIN = "In 2012 the Union State's budget was 5.2 billion rubles."
SOLD = "Belarus exported goods worth 30 billion dollars to Russia in 2012."
UNDATED = "Belarus exports 30 billion dollars of goods to Russia."


def places(reading: Reading) -> list[int]:
    """How many numbers state each figure."""
    stated = [place.observation_id for place in reading.occurrences]
    return [stated.count(figure.observation_id) for figure in reading.observations]


def sentence_of(mention: Mention, reading: Reading) -> str:
    (text,) = [p.text for p in reading.passages if p.passage_id == mention.passage_id]
    return text[mention.sentence_start : mention.sentence_end]


def test_what_is_stated_again_is_one_figure_where_it_is_told_first(read: Read) -> None:
    alone = read(f"{BUDGET}\n")
    both = read(f"{BUDGET}\n\nIt was much.\n\n{AGAIN}\n")
    assert both.observations == alone.observations
    assert places(both) == [2]
    first, second = (m for m in both.mentions if m.kind == "money")
    assert [place.mention_id for place in both.occurrences] == [
        first.mention_id, second.mention_id,
    ]  # fmt: skip
    assert (second.outcome, second.reason) == (
        "observation",
        "Union State budget: states again the figure told before: “5.2 billion rubles”",
    )
    assert "again" not in first.reason


@pytest.mark.parametrize(
    "other",
    [
        "In 2013 the Union State's budget was 5.2 billion rubles.",
        "In 2012 the Union State's budget was about 5.2 billion rubles.",
        "In 2012 the Union State's budget was 5.3 billion rubles.",
        "In 2012 the Union State's budget was 5.2 billion dollars.",
        "In 2012 the Union State's budget revenue was 5.2 billion rubles.",
    ],
    ids=["period", "hedge", "value", "unit", "part"],
)
def test_what_differs_in_anything_it_says_is_another_figure(read: Read, other: str) -> None:
    assert places(read(f"{BUDGET}\n\n{other}\n")) == [1, 1]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", [2]),
        ("", "the ministry", [2]),
        ("the ministry", "", [2]),
        ("the ministry", "the ministry", [2]),
        ("the ministry", "the bank", [1, 1]),
    ],
)
def test_two_who_say_the_same_are_two(
    read: Read, vocabulary: Vocabulary, one: str, other: str, expected: list[int]
) -> None:
    reading = read(f"{BUDGET}\n\n{AGAIN}\n")
    (figure,) = reading.observations
    first, second = reading.occurrences
    made = {
        first.mention_id: [replace(figure, attributed_to=one)],
        second.mention_id: [replace(figure, observation_id="o2", attributed_to=other)],
    }
    found = without_repeats(made, Scene(reading, vocabulary.places))
    assert places(replace(reading, observations=found.figures, occurrences=found.occurrences)) == (
        expected
    )


def test_a_third_voice_does_not_join_what_a_second_has_stated(
    read: Read, vocabulary: Vocabulary
) -> None:
    reading = read(f"{BUDGET}\n\n{AGAIN}\n\n{AGAIN}\n")
    (figure,) = reading.observations
    made = {
        place.mention_id: [replace(figure, observation_id=f"o{n}", attributed_to=voice)]
        for n, (place, voice) in enumerate(
            zip(reading.occurrences, ("", "the ministry", "the bank"), strict=True)
        )
    }
    found = without_repeats(made, Scene(reading, vocabulary.places))
    assert [(p.observation_id, p.mention_id) for p in found.occurrences] == [
        (name, place.mention_id)
        for name, place in zip(("o0", "o0", "o2"), reading.occurrences, strict=True)
    ]


def test_a_number_read_twice_as_the_same_figure_states_it_once(
    read: Read, vocabulary: Vocabulary
) -> None:
    reading = read("The budget of the Union State for 2014 is 3.2 billion rubles.")
    (figure,) = reading.observations
    made = {figure.mention_id: [figure, figure]}
    found = without_repeats(made, Scene(reading, vocabulary.places))
    assert found.figures == (figure,)
    assert len(found.occurrences) == 1


def test_numbers_of_one_sentence_are_told_apart_by_something(read: Read) -> None:
    text = "Russia sent 300 soldiers to Zapad-2017 by train and 300 soldiers to Zapad-2017 by ship."
    assert places(read(f"{text}\n")) == [1, 1]


def test_another_as_many_are_others(read: Read) -> None:
    sent = "Russia sent 300 soldiers to Zapad-2017."
    assert places(read(f"{sent}\n\nOnce more: {sent}\n")) == [2]
    assert places(read(f"{sent}\n\nRussia sent a further 300 soldiers to Zapad-2017.\n")) == [1, 1]


def test_the_lines_of_one_list_do_not_repeat_each_other(read: Read) -> None:
    sent = "Russia sent 300 soldiers to Zapad-2017"
    assert places(read(f"What was seen:\n\n- {sent} by train\n- {sent} by ship\n")) == [1, 1]
    assert places(read(f"What was seen:\n\n- {sent} by train\n\nIn all, {sent}.\n")) == [2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SOLD} {UNDATED}", [2]),
        (f"{SOLD}\n\nThat is a lot.\n\n{UNDATED}", [2]),
        (f"{UNDATED} {SOLD}", [1, 1]),
        (f"{SOLD} {SOLD.replace('2012', '2013')}\n\n{UNDATED}", [1, 1, 1]),
        (f"{SOLD} {SOLD.replace('2012', '2013').replace('30', '31')}\n\n{UNDATED}", [1, 1, 1]),
        (f"# Before\n\n{SOLD}\n\n# Now\n\n{UNDATED}", [1, 1]),
        (f"{SOLD}\n\nIt rains.\n\nStill.\n\nAnd on.\n\nAnd on.\n\n{UNDATED}", [1, 1]),
    ],
    ids=["near", "next paragraph", "told before", "two periods", "two values", "section", "far"],
)
def test_an_undated_figure_is_the_only_dated_one_near_before_it(
    read: Read, vocabulary: Vocabulary, text: str, expected: list[int]
) -> None:
    reading = read(text)
    figure = reading.observations[0]
    made = {}
    for mention in reading.mentions:
        if mention.kind == "money":
            year = re.search(r"20\d\d", sentence_of(mention, reading))
            made[mention.mention_id] = [
                replace(
                    figure,
                    observation_id=f"o{len(made)}",
                    period=year[0] if year else "",
                    value=mention.value,
                    low=mention.value,
                    high=mention.value,
                )
            ]
    found = without_repeats(made, Scene(reading, vocabulary.places))
    kept = replace(reading, observations=found.figures, occurrences=found.occurrences)
    assert places(kept) == expected


def test_a_sum_in_another_currency_points_to_the_figure_that_is_kept(read: Read) -> None:
    told_sum = "The budget of the Union State was 3 billion rubles ($90 million) in 2012."
    reading = read(f"{told_sum}\n\nTo repeat: {told_sum}\n")
    rubles, dollars = reading.observations
    assert dollars.restates == rubles.observation_id
    assert places(reading) == [2, 2]


def test_a_sum_restated_only_the_second_time_keeps_what_it_restates(read: Read) -> None:
    dollars = "The budget of the Union State was $90 million in 2012."
    both = "In 2012 the budget of the Union State was 3 billion rubles ($90 million)."
    reading = read(f"{dollars}\n\n{both}\n")
    by_unit = {figure.unit: figure for figure in reading.observations}
    assert by_unit["USD"].restates == by_unit["RUB"].observation_id
    assert len(reading.observations) == 2


def test_a_plan_told_twice_is_one_input_of_what_is_derived(
    read: Read, vocabulary: Vocabulary
) -> None:
    plan = "The Union State planned a budget of 5 billion rubles for 2012."
    spent = "In 2012, 4 billion rubles of the Union State budget were spent."
    once = derive(read(f"{plan}\n\n{spent}\n").observations, vocabulary)
    twice = derive(read(f"{plan}\n\n{plan}\n\n{spent}\n").observations, vocabulary)
    assert [(d.indicator, d.value) for d in twice[0]] == [(d.indicator, d.value) for d in once[0]]
    assert once[0]


def test_each_number_that_states_a_figure_has_its_row_with_its_own_place(read: Read) -> None:
    reading = read(f"{BUDGET}\n\n{AGAIN}\n")
    found = [row for row in rows(told(reading)) if "indicator" in row]
    (figure,) = reading.observations
    assert {row["observation_id"] for row in found} == {figure.observation_id}
    money = [m for m in reading.mentions if m.kind == "money"]
    assert [(row["start"], row["end"], row["mention_id"]) for row in found] == [
        (m.start, m.end, m.mention_id) for m in money
    ]


@pytest.mark.parametrize("nth", [0, 1])
def test_one_of_two_places_can_be_rejected_and_the_figure_stays(
    read: Read, vocabulary: Vocabulary, nth: int
) -> None:
    reading = read(f"{BUDGET}\n\n{AGAIN}\n")
    money = [m for m in reading.mentions if m.kind == "money"]
    before, after = Surroundings(reading.passages, reading.mentions).around(money[nth])
    ruling = Ruling(
        place="data/decisions.csv:2", decision="reject", document=reading.document.document_id,
        sha256=reading.document.sha256, start=money[nth].start, end=money[nth].end,
        text=written(money[nth]), before=before, after=after, reason="I asked", by="Ann",
        date="2026-11-28",
    )  # fmt: skip
    made, stale = decide(reading, [ruling], vocabulary)
    assert stale == []
    (figure,) = made.observations
    assert figure.observation_id == reading.observations[0].observation_id
    assert figure.mention_id == money[1 - nth].mention_id
    outcomes = {m.mention_id: m.outcome for m in made.mentions}
    assert [outcomes[m.mention_id] for m in money] == (
        ["observation", "not_a_figure"] if nth else ["not_a_figure", "observation"]
    )

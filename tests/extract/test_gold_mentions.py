"""The two seed documents against 117 numbers that a person marked in them, with offsets."""

import json
from pathlib import Path

import pytest

from etl.extract.documents import read_document
from etl.tables import Reading
from etl.vocabulary.units import read_units

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
GOLD = [
    json.loads(line)
    for line in (Path(__file__).parent / "gold" / "seed_mentions.jsonl").read_text().splitlines()
]
UNIT_CODES = {"year": "years", None: "", "count": "count"}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    units = read_units(ROOT / "data" / "vocabulary" / "units.toml", [])
    return {
        name: read_document(SEEDS / name, units, folder=SEEDS)
        for name in sorted({gold["doc"] for gold in GOLD})
    }


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: f"{gold['doc'][:3]}-{gold['start']}")
def test_each_marked_number_is_found_with_its_offsets_kind_and_value(gold, readings):
    found = {(m.start, m.end): m for m in readings[gold["doc"]].mentions}
    mention = found[gold["start"], gold["end"]]
    assert mention.text == gold["text"]
    vague = gold["value"] is None
    assert mention.kind == ("vague" if vague else gold["kind"])
    if mention.kind in ("count", "percent", "money", "duration", "vague"):
        assert mention.value == (None if vague else pytest.approx(gold["value"], rel=1e-6))
        assert mention.qualifier == gold["qualifier"]
        assert mention.unit == UNIT_CODES.get(gold["unit"], gold["unit"])
        if gold["low"] is not None or gold["high"] is not None:
            assert (mention.low, mention.high) == (gold["low"], gold["high"])
    elif mention.kind != "ordinal":
        assert mention.value is None


def test_nothing_else_is_taken_for_a_number(readings):
    marked = {(gold["doc"], gold["start"], gold["end"]) for gold in GOLD}
    found = {(name, m.start, m.end) for name, r in readings.items() for m in r.mentions}
    assert found == marked


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("April 2nd, 1996", "1996-04-02"),
        ("February of the 14th year", "2014-02"),
        ("spring 2014", "2014-21"),
        ("late Marach 2017", "2017-03"),
        ("early 2017", "2017"),
        ("April 2", "--04-02"),
        ("23-08-2020 17:07:05 ZULU", "2020-08-23T17:07:05Z"),
        ("Zapad-2013", "2013"),
        ("last year", ""),
        ("the current year", ""),
    ],
)
def test_dates_carry_the_period_they_mean(text, period, readings):
    [found] = {m.period for r in readings.values() for m in r.mentions if m.text == text}
    assert found == period


def test_what_is_no_quantity_and_no_date_is_no_figure_with_a_reason(readings):
    for mention in (m for r in readings.values() for m in r.mentions):
        settled = mention.kind in ("timestamp", "time", "ordinal") or (
            mention.kind == "identifier" and not mention.period
        )
        assert (mention.outcome == "not_a_figure") == settled
        assert bool(mention.reason) == settled


def test_phrases_hold_the_hedge_and_sentences_hold_the_phrase(readings):
    phrases = set()
    for reading in readings.values():
        passages = {p.passage_id: p for p in reading.passages}
        for m in reading.mentions:
            shown = passages[m.passage_id].text
            phrases.add(shown[m.phrase_start : m.phrase_end])
            assert m.sentence_start <= m.phrase_start < m.phrase_end <= m.sentence_end
    assert {
        "Some 12,000", "more than 250", "no longer than a year", "about 40",
        "Approximately 200-300", "3.2 billion rubles",
    } <= phrases  # fmt: skip


def test_each_timed_passage_links_to_its_second(readings):
    reading = readings["000_2ec056b6f4846020.txt"]
    timed = [p for p in reading.passages if p.time_s is not None]
    assert len(timed) == sum(gold["kind"] == "timestamp" for gold in GOLD)
    for passage in timed:
        assert passage.url == f"{reading.document.url}&t={passage.time_s:.0f}s"
        hours, minutes, seconds = passage.text.rpartition("[")[2].split("]")[0].split(":")
        assert passage.time_s == int(hours) * 3600 + int(minutes) * 60 + int(seconds)


def test_banners_are_kept_with_the_reason_why_they_are_not_content(readings):
    reading = readings["004_9c0a5f1ec5f44a8e.txt"]
    kept = [(p.text[:8], p.reason) for p in reading.passages if p.kind == "boilerplate"]
    assert kept == [
        ("UNITED24", "an appeal for donations"),
        ("Join the", "an invitation to a mailing list"),
        ("Page las", "when the page was last modified"),
    ]


def test_displayed_text_is_clean(readings):
    for passage in (p for r in readings.values() for p in r.passages):
        assert passage.text == passage.text.strip()
        assert not any(mark in passage.text for mark in ("[[", "]]", " | ", "<br", "##", "---"))

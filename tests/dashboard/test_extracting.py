"""The numbers of a text as people read them: marked where they stand, explained below."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import ROOT

from dashboard.extracting import columns, lines, rows, streamed, told
from dashboard.plain import unsteered
from etl.extract.documents import read_bytes
from etl.refresh import read_one
from etl.tables import Mention, Passage
from etl.vocabulary import load_vocabulary
from etl.wording import Wording

VOCABULARY = load_vocabulary(ROOT / "data" / "vocabulary")
WORDING = Wording.of_records(
    VOCABULARY.indicators.values(), VOCABULARY.entities.values(), VOCABULARY.units.records.values()
)
ANSI = re.compile(r"\x1b\[\d*m")


def read(text):
    return read_bytes(
        text.encode(), VOCABULARY.units, place="talk", name="talk", document_id="talk"
    )


def shown(text, **options):
    return list(lines(told(read(text)), WORDING, **options))


def passage(text):
    return Passage(
        passage_id="p", document_id="d", number=1, paragraph=1, kind="paragraph", text=text,
        start=0, end=len(text),
    )  # fmt: skip


def mention(text, written, start=0, **fields):
    start = text.index(written, start)
    return Mention(
        mention_id=f"m{start}", passage_id="p", start=start, end=start + len(written), text=written,
        **({"phrase_start": start, "phrase_end": start + len(written)} | fields),
    )  # fmt: skip


def told_of(text, *mentions):
    return list(lines(streamed([(passage(text), mentions)]), WORDING))


def test_numbers_are_marked_in_the_text_and_explained_below_their_paragraph():
    text = "About 40 tanks left.\n\nIn May 2013, 5 ships."
    assert shown(text) == [
        "[1: About 40] tanks left.",
        "    1  About 40  count, about 40, tanks, unassigned",
        "",
        "In [2: May 2013], [3: 5] ships.",
        "    2  May 2013  date 2013-05, unassigned",
        "    3  5         count, 5, ships, unassigned",
        "",
        "3 numbers (figure: 0, date: 0, not a figure: 0, unassigned: 3)",
    ]


def test_a_number_is_told_with_each_figure_that_it_became(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("The Union State's budget for 2014 is 3.2 billion rubles.")
    reading = read_one(path, VOCABULARY)
    found = [line for line in lines(told(reading), WORDING) if "→" in line]
    assert len(found) == len(reading.observations) == 1
    assert "money, 3.2 bn RUB → Union State budget: Union State (2014" in found[0]
    row = list(rows(told(reading)))[-1]
    assert (row["indicator"], row["text"]) == ("union_state_budget", "3.2 billion rubles")
    assert set(row) <= set(columns())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "money", "unit": "USD", "value": 150.0, "per": "1000m3", "trend": "fall"},
         "money, 150 USD per 1000m3, fall"),
        ({"kind": "measure", "unit": "km", "value": 90.0, "per": "hours"},
         "measure, 90 km per hour"),
        ({"kind": "count", "unit": "count", "low": 200.0, "high": 300.0, "value": 250.0,
          "qualifier": "range", "counted": "men"}, "count, 200–300, men"),
        ({"kind": "vague", "unit": "count", "low": 1e6, "qualifier": "range"}, "vague"),
        ({"kind": "count", "unit": "count", "low": 250.0, "value": 250.0,
          "qualifier": "more_than"}, "count, more than 250"),
        ({"kind": "date", "period": "2014-02"}, "date 2014-02"),
        ({"kind": "date"}, "date"),
        ({"kind": "count", "value": float("inf")}, "count"),
    ],
)  # fmt: skip
def test_a_number_is_told_as_what_it_was_read_as(fields, expected):
    text = "in all 5"
    assert (
        told_of(text, mention(text, "5", **fields))[1].split("  ")[-1] == f"{expected}, unassigned"
    )


def test_what_is_no_quantity_is_told_with_its_reason():
    text = "It passed No. 5."
    number = mention(
        text, "No. 5", kind="identifier", outcome="not_a_figure", reason="names a resolution"
    )
    assert told_of(text, number)[1] == "    1  No. 5  identifier: names a resolution"


def test_a_number_that_is_not_displayed_is_explained_and_not_marked():
    marked, explained, *_ = shown("It is [there](http://a.b/1996) now.")
    assert marked == "It is there now."
    assert explained.startswith("    1  1996  identifier: in an address or markup")


def test_phrases_that_share_words_are_marked_once():
    text = "more than 5 or 6"
    first = mention(text, "5", kind="count", phrase_start=0, phrase_end=14)
    second = mention(text, "6", kind="count", phrase_start=12, phrase_end=16)
    assert told_of(text, first, second)[0] == "[1: more than 5 or][2:  6]"


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="a5 .[]\x1b\x07\u202e\u2028\u00ad%$\n", min_size=1).filter(str.strip))
def test_no_text_can_steer_a_terminal_and_emphasis_adds_nothing_else(text):
    plain = shown(text)
    assert all(line == unsteered(line) for line in plain)
    assert [ANSI.sub("", line) for line in shown(text, styled=True)] == plain


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="a5 .,%$", min_size=1).filter(str.strip))
def test_without_its_marks_the_text_is_what_is_displayed(text):
    reading = read(text)
    marked = next(iter(lines(told(reading), WORDING)))
    assert re.sub(r"\[\d+: (.*?)\]", r"\1", marked) == reading.passages[0].text

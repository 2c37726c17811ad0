"""Times of day, of races and zones are claimed with a reason."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def times(text):
    return [n.text for n in find_numbers(text, UNITS) if n.kind == "time" and n.reason]


@pytest.mark.parametrize(
    "written",
    [
        "10:30", "17:30:05", "10.30 am", "7pm", "7 p.m.", "7 p.m. ET", "0900 GMT", "14:00-16:00",
        "9am-5pm", "7 to 9 pm", "5 o'clock", "seven o'clock", "half past six", "quarter to nine",
        "12 noon", "1530 hours", "1700 Moscow time", "13h30", "20:00 UTC+3", "GMT+3", "1:42.38",
        "2:01:39", "9.30 to 17.00", "2 and 3 p.m.", "BST +2", "quarter past 7",
    ],
)  # fmt: skip
def test_times_in_usual_forms(written):
    assert times(f"It lasted from {written}, they said") == [written]


def test_a_second_time_follows_a_stroke():
    assert times("It begins at 5:30pm EST/2:30pm PST.") == ["5:30pm EST", "2:30pm PST"]


def test_an_hour_in_words_is_told_by_the_time_of_day():
    assert times("at seven in the evening") == ["seven"]
    assert times("at 5 in the afternoon, 5 in the north") == ["5"]


@pytest.mark.parametrize(
    "text",
    ["after 2000 hours of work", "rose from 2.30 to 3.15 million", "from 9.30 to 17.00 per cent",
     "a 4:1 lead", "at noon", "seven of them", "rose by half to three and a half billion",
     "up by a quarter to three million"],
)  # fmt: skip
def test_what_is_no_time(text):
    assert times(text) == []

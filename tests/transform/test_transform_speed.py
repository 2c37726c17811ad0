"""Twice the text takes twice the time, and no run of numbers is too long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from etl.extract.documents import read_document
from etl.tables import Observation, Reading
from etl.transform.figures import resolve
from etl.vocabulary import Vocabulary

Texts = Callable[[int], str]


def line(joint: str) -> Texts:
    return lambda n: f"Russia has {joint.join(str(k % 900 + 3) for k in range(n))} tanks."


def sentences(opening: str, joint: str, told: str) -> Texts:
    return lambda n: opening + joint.join(told.format(k + 3) for k in range(n))


SENT = "Russia sent {} soldiers to the exercise."
BUDGET = "The Union State will spend {} million rubles ($3 million) on its budget in 2015."
ABROAD = "{} Russian soldiers are stationed in Armenia."
SINCE = "In 2011 it sold {} tons, a year later 7 tons, and in the first quarter of 2014 9 tons."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(line(", "), id="one run with commas"),
        pytest.param(line(" and "), id="one run with and"),
        pytest.param(sentences("", " ", "{} soldiers"), id="one line of counts"),
        pytest.param(sentences("# Zapad-2013\n\n", "\n\n", SENT), id="under one heading"),
        pytest.param(sentences("", "\n\n", SENT), id="under no heading"),
        pytest.param(sentences("", "\n", SENT), id="in one paragraph"),
        pytest.param(sentences("", "\n", f"{SENT} [00:00:01]"), id="timed lines"),
        pytest.param(sentences("word " * 5_000 + "\n\n", " ", SENT), id="below a long paragraph"),
        pytest.param(
            lambda n: sentences(sentences("In", ",", " May {}")(n) + ":\n\n", "\n", f"- {ABROAD}")(
                n
            ),
            id="in one list below many dates",
        ),
        pytest.param(sentences("", " ", BUDGET), id="sums told twice"),
        pytest.param(sentences("", " ", "On {} May 2011 they met."), id="happenings"),
        pytest.param(sentences("", " ", SINCE), id="dates counted from dates"),
        pytest.param(sentences("It sold", ",", " {} tons in 2011"), id="one sentence of dates"),
        pytest.param(
            sentences("| a | 2012 |\n|---|---|\n", "\n", "| Peru | {} |"),
            id="one table below years",
        ),
        pytest.param(sentences("Forces:\n\n", "\n", f"- {SENT}"), id="in one list"),
        pytest.param(lambda n: "\n\n".join([SENT.format(7)] * n), id="one figure told again"),
        pytest.param(
            lambda n: "Forces:\n\n" + "\n".join([f"- {SENT.format(7)}"] * n),
            id="one list of figures that look alike",
        ),
    ],
)
def test_numbers_are_resolved_in_linear_time(
    text: Texts, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    def seconds(n: int) -> float:
        path = tmp_path / "document.txt"
        path.write_text(text(n), encoding="utf-8")
        reading = read_document(path, vocabulary.units)
        return min(took(reading, n) for _ in range(3))

    def took(reading: Reading, n: int) -> float:
        began = process_time()
        assert len(resolve(reading, vocabulary).mentions) >= n
        return process_time() - began

    half = seconds(400)
    assert seconds(800) < 3 * half + 0.1


@pytest.mark.parametrize("joint", [", ", " or "])
def test_a_thousand_numbers_in_a_line_are_all_settled(
    joint: str, read: Callable[[str], Reading]
) -> None:
    reading = read(line(joint)(1000))
    assert len(reading.mentions) >= 500
    assert all(m.reason for m in reading.mentions)


def test_two_numbers_that_share_ones_end_the_search_for_their_noun(
    read: Callable[[str], Reading],
) -> None:
    reading = read("Armenia has 12 and 5 Kazakh ones; 3 or 4 ones are left.")
    assert {m.outcome for m in reading.mentions} == {"unassigned"}


def test_ones_after_a_run_stand_for_the_noun_before_the_run(
    figures: Callable[[str], list[Observation]],
) -> None:
    found = figures(
        "About 120 enterprises of Armenia, 30 Kazakh ones and 7 Kyrgyz ones take part in joint "
        "programmes."
    )
    assert [(o.entity, o.value) for o in found] == [("ARM", 120), ("KAZ", 30), ("KGZ", 7)]

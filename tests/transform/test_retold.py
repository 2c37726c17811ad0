"""Of dates that tell the same, one is left."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from etl.tables import Mention
from etl.transform.retold import Happening, repeated

WORDS = st.frozensets(st.sampled_from(["treaty", "border", "army", "vote", "oil", "SRB", "17"]))
DATES = st.sampled_from(["2011", "2011-05", "2011-05-03", "2011-05-04"])
TOLD = st.lists(st.tuples(WORDS, DATES, st.booleans(), st.integers(0, 3)), max_size=12)


def happening(
    n: int, words: frozenset[str], date: str, names_paper: bool = False, sentence: int = 0
) -> Happening:
    mention = Mention(
        mention_id=str(n), passage_id=f"p{sentence or n + 10}", start=n, end=n + 1, text=date,
        sentence_start=0, kind="date",
    )  # fmt: skip
    return Happening(mention, date, "", words, names_paper)


@given(told=TOLD)
def test_no_happening_is_lost_among_its_repetitions(
    told: list[tuple[frozenset[str], str, bool, int]],
) -> None:
    order = [happening(n, *one) for n, one in enumerate(told)]
    again = repeated(order)
    for one in order:
        other = again.get(one.mention.mention_id, one)
        assert one.names_paper or one.words <= other.words
        kept = other
        while kept.mention.mention_id in again:
            kept = again[kept.mention.mention_id]
        assert kept.date.startswith(one.date)


@given(told=TOLD)
def test_dates_of_one_sentence_never_repeat_each_other(
    told: list[tuple[frozenset[str], str, bool, int]],
) -> None:
    order = [happening(n, words, date, paper, 1) for n, (words, date, paper, _) in enumerate(told)]
    assert repeated(order) == {}


def test_many_happenings_of_one_year_are_compared_in_time() -> None:
    same = [happening(n, frozenset({"treaty", "border"}), "2011") for n in range(5000)]
    others = [
        happening(n, frozenset({"treaty", "border", f"town{n}"}), "2011")
        for n in range(5000, 10_000)
    ]
    started = time.process_time()
    assert len(repeated(same)) == 4999
    assert repeated(others) == {}
    assert time.process_time() - started < 2

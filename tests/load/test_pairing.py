"""Pairs of figures whose ids changed: one to one, the same both ways, and never a wrong one."""

import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from etl.load.pairing import SEEN, Side, Stated, identities, paired
from etl.tables import Observation

WORDS = st.sampled_from(["trade", "fell", "rose", "in", "goods", "year", "all"])
FIGURES = st.lists(
    st.tuples(
        st.lists(WORDS, min_size=2, max_size=6),
        st.integers(1, 5),
        st.sampled_from(["", "2013"]),
        st.sampled_from(["", "Kyiv"]),
        st.sampled_from(["seeds/a.txt", "seeds/b.txt"]),
    ),
    max_size=9,
)


def side(prefix: str, figures) -> Side:
    """Figures as one snapshot has them, with ids that the other has not."""
    made = []
    for n, (words, number, period, who, path) in enumerate(figures):
        told = Observation(
            observation_id=f"{prefix}{n}", indicator="exports", entity="BLR", unit="USD",
            status="actual", method="extracted", value=number, period=period, attributed_to=who,
            document_id=path, mention_id=f"{prefix}m{n}",
        )  # fmt: skip
        made.append(Stated(told, " ".join([*words, str(number)]), 0, 1, path=path))
    around: Counter = Counter()
    for stated in made:
        around.update(identities(stated.observation, stated.path))
    return Side(made, around, {})


@given(FIGURES, FIGURES)
def test_pairs_are_one_to_one_of_one_file_and_share_number_or_subject(old, new):
    before, after = side("a", old), side("b", new)
    pairs = paired(before, after)
    was, is_ = ({s.id: s for s in each.alone} for each in (before, after))
    assert len(set(pairs.values())) == len(pairs)
    for one, other in pairs.items():
        assert was[one].path == is_[other].path
        same_number = was[one].observation.value == is_[other].observation.value
        same_period = was[one].observation.period == is_[other].observation.period
        assert same_number or same_period


@given(FIGURES, FIGURES)
def test_the_other_way_round_the_pairs_are_the_same(old, new):
    there, back = (paired(side("a", x), side("b", y)) for x, y in ((old, new), (new, old)))
    ahead = {(one[1:], other[1:]) for one, other in there.items()}
    assert ahead == {(other[1:], one[1:]) for one, other in back.items()} or _alike(old, new)


def _alike(old, new) -> bool:
    """Whether a side holds figures that nothing tells apart: these are paired in their order."""
    return any(max(Counter(map(str, each)).values(), default=0) > 1 for each in (old, new))


@given(FIGURES, st.randoms(use_true_random=False))
def test_what_only_moved_is_paired_with_what_looks_the_same(figures, order: random.Random):
    shuffled = list(figures)
    order.shuffle(shuffled)
    before, after = side("a", figures), side("b", shuffled)
    was, is_ = ({s.id: s for s in each.alone} for each in (before, after))
    pairs = paired(before, after)
    assert len(pairs) == len(figures)
    for one, other in pairs.items():
        for column in SEEN:
            assert getattr(was[one].observation, column) == getattr(is_[other].observation, column)
        assert was[one].sentence == is_[other].sentence


@given(FIGURES, st.lists(WORDS, min_size=3, max_size=3))
def test_a_claim_is_never_paired_with_that_of_another_who_says_something_else(figures, words):
    mine = (words, 7, "2013", "Kyiv", "seeds/a.txt")
    theirs = (["Minsk", "counts", "otherwise"], 8, "2013", "Minsk", "seeds/a.txt")
    before, after = side("a", [mine, *figures]), side("b", [theirs, *figures])
    assert paired(before, after).get("a0") != "b0"

"""The words around a number tell it from every other, or there are none."""

import time

from hypothesis import given
from hypothesis import strategies as st
from projects import ROOT

from etl.extract.documents import read_bytes
from etl.surroundings import SHORTEST, Surroundings, written
from etl.tables import Reading
from etl.vocabulary import load_vocabulary

UNITS = load_vocabulary(ROOT / "data" / "vocabulary").units
WORDS = ("the", "fair", "sold", "300", "40", "tractors.", "In", "Minsk", "\n\n", "5 percent", "-")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


def reading(text: str) -> Reading:
    data = f"A title\n\n{text}\n".encode()
    return read_bytes(data, UNITS, place="document", name="document", document_id="document")


def around(text: str, number: str) -> tuple[str, str]:
    made = reading(text)
    (mention,) = [m for m in made.mentions if m.text == number]
    return Surroundings(made.passages, made.mentions).around(mention)


def test_they_are_at_least_the_sentence_of_the_number():
    before = "It was in the cold and rainy spring of the year that a visitor to the fair counted"
    after = "tractors of every make and colour, and he told all of them to a man from the press."
    assert around(f"Nobody knew. {before} 300 {after} Nobody asked.", "300") == (
        f"A title Nobody knew. {before}"[-len(before) :], f"{after} Nobody asked."[: len(after)],
    )  # fmt: skip


def test_they_go_on_in_what_stands_above_and_not_in_what_comes_below():
    assert around("Belarus\n\nSold: 300 tractors\n\nKazakhstan", "300") == (
        "A title Belarus Sold:", "tractors",
    )  # fmt: skip


def test_they_are_no_part_of_a_word():
    before, after = around(f"{'abcdefghij ' * 9} 300 {'klmnopqrst ' * 9}.", "300")
    assert set(before.split()) == {"abcdefghij"}
    assert set(after.split()) <= {"klmnopqrst", "."}


@given(TEXTS)
def test_they_stand_around_one_number_alone_or_are_none(text):
    made = reading(text)
    surroundings = Surroundings(made.passages, made.mentions)
    for mention in made.mentions:
        before, after = surroundings.around(mention)
        standing = surroundings.between(before, written(mention), after)
        assert standing == ([mention] if before or after else [])
        assert len(before) + len(after) >= SHORTEST or not (before or after)


def test_their_time_grows_with_the_text_alone():
    """Many numbers of one name: each is told apart without a look at all the others."""

    def seconds(sentences: int) -> float:
        made = reading(" ".join(f"Town {n:x}x sold 300 tractors there." for n in range(sentences)))
        surroundings = Surroundings(made.passages, made.mentions)
        begun = time.process_time()
        for mention in made.mentions:
            surroundings.around(mention)
        return time.process_time() - begun

    seconds(50)
    least = min(seconds(400) for _ in range(3))
    assert min(seconds(1_600) for _ in range(3)) < 4 * least * 3

"""Reading a document takes time in proportion to its length, whatever stands in it."""

import time

import pytest

from etl.extract.markup import displayed
from etl.extract.passages import blocks
from etl.extract.sentences import sentence_spans
from etl.extract.streams import pieces

LENGTH, MORE = 24_000, 8


def seconds(work, text):
    began = time.process_time()
    work(text)
    return time.process_time() - began


def shown(text):
    return displayed(text, 0, len(text))


def cut(text):
    chunks = (text[at : at + 2048] for at in range(0, len(text), 2048))
    return list(pieces(chunks, 2048, 16_384))


@pytest.mark.parametrize("work", [blocks, shown, sentence_spans, cut])
@pytest.mark.parametrize(
    "unit",
    ["7", "a", "(", "[", "[[a|", "*", " *a", "<", "<a ", "&a", "__a", ".", '."', "Aa. ", "(Aa. ",
     "and a half ", " ", "\u00a0", "5 t\n", "a\r", "---\n", "|-", "|-|\n", "[00:01] a\n"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(work, unit):
    def run(length):
        return f"It met.\n\n5{unit * (length // len(unit))}b. Then it ended."

    def keeps_pace():
        short = min(seconds(work, run(LENGTH)) for _ in range(3))
        return seconds(work, run(LENGTH * MORE)) < 4 * MORE * max(short, 0.001)

    assert any(keeps_pace() for _ in range(3)), "a busy machine may slow one of them"

"""What a fuzzer throws at the reader of numbers, and what must hold whatever it throws.

Bytes come in and become a text: any Unicode, lone surrogates and NULs too, or a mixture of the
grammar's own words. An AssertionError, or any other exception, is a finding.
"""

from __future__ import annotations

import math
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import etl.extract.numbers
from etl.extract.numbers import Number, find_numbers
from etl.vocabulary.units import read_units

ROOT = Path(__file__).parents[2]
UNITS = read_units(ROOT / "data/vocabulary/units.toml", [])
UTF_8 = b"\x03"
"""The first byte of what is read as UTF-8."""

_UTF_16 = 2
_PARAGRAPH_MORE = "\n\nIn May 2013 it had more than 250 tanks, 5% fewer."
_SECONDS = 2.0
_SECONDS_A_CHARACTER = 1e-3
_ODD = [
    "0", "1", "5", "12", "1,000", "1.5", "2013", "17:07", "23-08-2020", "7/2040", "3-1", "-5", "−5",
    "2.5bln", "$1.762bn", "£", "€", "%", "½", "²", "٣", "５", "१२", "\u0301", "\u00ad", "\u200b",
    "\u200f", "\u2009", "\u00a0", "\u2028", "\x00", "\x1c", "\x85", "\ud800", "\udfff", "😀", "İ",
    "ß", "–", "—", "…", "’", "“", "”", "(", ")", "[", "]", "/", "\\", "\n", "\n\n", "\r\n", "\t",
    "1e5", "0x1F", "1.2.3", "7" * 400, "http://a.b/1", "a@b.c", "Su-30", "No.", "U.S.", "p.m.",
]  # fmt: skip
_PLAIN, _SPACED = 0x80, 0xC0


def one_input(data: bytes) -> None:
    """Read the text that `data` stands for and check what was found."""
    check(text_of(data))


def text_of(data: bytes) -> str:
    """The first byte says how the others are read; every text can be reached.

    >>> text_of(UTF_8 + b"5 tanks")
    '5 tanks'
    """
    kind, rest = (data[0] % 4 if data else 0), data[1:]
    if kind == UTF_8[0]:
        return rest.decode("utf-8", "surrogateescape")
    if kind == _UTF_16:
        return rest[: len(rest) // 2 * 2].decode("utf-16-le", "surrogatepass")
    return "".join(_pieces(rest))


def check(text: str) -> None:
    """Spans lie in bounds, in order and apart, hold every digit; values are numbers in bounds."""
    began = time.process_time()
    found = find_numbers(text, UNITS)
    took = time.process_time() - began
    assert took < _SECONDS + _SECONDS_A_CHARACTER * len(text), f"{took:.1f} s"
    free = 0
    for number in found:
        assert free <= number.start < number.end <= len(text), number
        assert number.phrase_start <= number.start < number.end <= number.phrase_end, number
        assert 0 <= number.phrase_start <= number.phrase_end <= len(text), number
        assert number.text == text[number.start : number.end], number
        assert not any(c.isdecimal() for c in text[free : number.start]), number
        _check_values(number)
        free = number.end
    assert not any(c.isdecimal() for c in text[free:])
    assert find_numbers(text + _PARAGRAPH_MORE, UNITS)[: len(found)] == found


def _check_values(number: Number) -> None:
    value, low, high = number.value, number.low, number.high
    assert all(v is None or math.isfinite(v) for v in (value, low, high)), number
    told = [v for v in (low, value, high) if v is not None]
    assert told == sorted(told), number


def _pieces(data: bytes) -> Iterator[str]:
    """ASCII as it is; two bytes from 128 on name a word of the grammar, with a blank or without."""
    at = 0
    while at < len(data):
        byte = data[at]
        if byte < _PLAIN or at + 1 == len(data):
            yield chr(byte)
            at += 1
        else:
            word = WORDS[((byte & 0x3F) << 8 | data[at + 1]) % len(WORDS)]
            yield word + " " if byte >= _SPACED else word
            at += 2


def _strings(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for key, value in entry.items():
            yield key
            yield from _strings(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from _strings(value)


def _words() -> list[str]:
    """What the grammar and the units are written with, each once."""
    english = Path(etl.extract.numbers.__file__ or "").parent / "english"
    found = dict.fromkeys(_ODD)
    for path in sorted(english.glob("*.toml")):
        lists = _strings(tomllib.loads(path.read_text("utf-8")))
        found |= dict.fromkeys(word for phrase in lists for word in phrase.split())
    found |= dict.fromkeys((*UNITS.spellings, *UNITS.signs, *UNITS.scales, *UNITS.glued))
    return list(found)


WORDS = _words()

"""The words of English that rules ask for, and the patterns that are made of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.transform import words as module
from etl.transform.words import alternatives, words

FILES = sorted(path.stem for path in (Path(module.__file__).parent / "english").glob("*.toml"))


@pytest.mark.parametrize("name", FILES)
def test_no_list_of_words_is_empty_or_says_a_word_twice(name: str) -> None:
    lists = [
        (table, key, listed)
        for table, keys in words(name).items()
        for key, listed in keys.items()
        if isinstance(listed, list)
    ]
    assert not [(table, key) for table, key, listed in lists if not listed]
    assert not [
        (table, key, word)
        for table, key, listed in lists
        for word in set(listed)
        if listed.count(word) > 1
    ]


def test_the_longest_phrase_is_tried_first_and_a_star_is_any_ending() -> None:
    guests = alternatives("sides")["exercise"]["guests"]
    found = re.match(guests, "guest side")
    assert found is not None
    assert found[0] == "guest side"
    assert re.fullmatch(guests, "visitors")

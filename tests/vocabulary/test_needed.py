"""A pattern is skipped only where it cannot match."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from etl.transform.scene.masks import mask
from etl.vocabulary import load_vocabulary
from etl.vocabulary import needed as module
from etl.vocabulary.cues import Pattern
from etl.vocabulary.needed import can_match, finder, folded, needed

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"exports? to", {"export"}),
        (r"(?:revenues?|income) of the", {"revenue", "income"}),
        (r"\b(?:sold|bought)\s+(?:oil|gas)\b", {"sold", "bought"}),
        (r"(?:sold)?\s*oil", {"oil"}),
        (r"(?:tons){2,}", {"tons"}),
        (r"(?>grain)\s", {"grain"}),
        (r"[a-z]{4,}-(?:19|20)\d\d", {"-19", "-20"}),
        (r"[a-z]-(?:19|2\d)\d", set()),
        (r"anti(?:-tank|) guns", {"anti"}),
        (r"(?:sold|\w+)", set()),
        (r"(?!sold)\w+", set()),
        (r"(?<=sold)\s+\d+", set()),
        (r"\d+ [a-z]", set()),
        (r"prix é", {"prix"}),
    ],
)
def test_one_of_the_words_needed_stands_in_every_match(pattern: str, words: set[str]) -> None:
    assert set(needed(re.compile(pattern, re.IGNORECASE))) == words


def test_every_letter_that_matches_an_ascii_letter_in_any_case_is_folded_to_it() -> None:
    letters = string.ascii_lowercase + string.digits
    any_letter = re.compile(f"[{letters}]", re.IGNORECASE)
    alike = [c for c in map(chr, range(0x110000)) if any_letter.match(c)]
    assert all(
        folded(c)[0] == letter
        for c in alike
        for letter in letters
        if re.match(letter, c, re.IGNORECASE)
    )


def test_no_cue_of_the_vocabulary_is_skipped_that_matches_a_seed() -> None:
    vocabulary = load_vocabulary(PROJECT / "data" / "vocabulary")
    patterns = [p for rule in vocabulary.rules.values() for p in _patterns(rule)]
    lines = [
        mask(line, vocabulary.places, ())
        for path in sorted((PROJECT / "seeds").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    matches = [
        (p, line) for line in lines for p in patterns if p.search(line.mask) or p.search(line.text)
    ]
    assert len(matches) > len(lines)
    assert all(line.may(p) for p, line in matches)
    skipped = sum(not line.may(p) for line in lines for p in patterns)
    assert skipped > len(lines) * len(patterns) / 2


def test_a_pattern_asked_for_often_is_skipped_where_it_cannot_match_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What is kept is emptied when full, after which a pattern has to be asked for anew.
    monkeypatch.setattr(module, "_known", {})
    patterns = [re.compile(f"{word}{n}x") for word in ("alpha", "beta") for n in range(50)]
    assert all(can_match(p, p.pattern) for p in patterns for _ in range(100))
    assert not any(can_match(p, "delta") for p in patterns)


def test_what_a_pattern_needs_is_not_taken_for_that_of_one_made_after_it() -> None:
    for n in range(50):
        pattern = re.compile(f"gamma{n}x")
        assert all(can_match(pattern, f"gamma{n}x") for _ in range(100))
        assert not can_match(pattern, "delta")
        re.purge()
        del pattern


def _patterns(rule: object) -> list[Pattern]:
    found: list[Pattern] = []
    for key in ("cues", "counts", "context", "excludes", "entity_cues", "counterpart_cues"):
        found += getattr(rule, key)
    terms = getattr(rule, "terms", None)
    return [*found, terms] if terms else found


def test_a_finder_gives_what_the_patterns_find_however_often_it_is_asked() -> None:
    pattern = re.compile(r"\bin (?:March|April)\b", re.IGNORECASE)
    for text in ("In MARCH and in April.", "In May, K\u0131ng in march.", "Nothing."):
        expected = [m.span() for m in pattern.finditer(text)]
        assert all([m.span() for m in finder(text)(pattern)] == expected for _ in range(100))

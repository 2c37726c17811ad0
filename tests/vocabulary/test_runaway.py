"""No pattern of the program or its vocabulary can be kept busy for ever."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

import pytest

import etl
from etl.vocabulary import load_vocabulary
from etl.vocabulary.runaway import runs_away
from tests.projects import ROOT


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\W+|of which)*Malta",
        r"^(?:of which\b\W*|\W+)*(?=Malta)",
        r"(?:\s*\w*)*$",
        r"(?:(?:\w+)+ )?(\d+){2,}x",
        r"(?:\w{1,20})+!",
        r"(?:\b\w+(?!\d))*?!",
    ],
)
def test_a_repetition_of_a_repetition_runs_away(pattern: str) -> None:
    assert runs_away(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\W|of which)*Malta",
        r"(?:\w+ )*Malta",
        r"(?:\w++)*Malta",
        r"(?:\w+)*+Malta",
        r"(?:\w{1,3})+!",
        r"(?:\w+){0,2}!",
        r"(?:the )*\w+",
    ],
)
def test_a_repetition_that_ends_does_not(pattern: str) -> None:
    assert not runs_away(pattern)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(etl.__path__, "etl."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value


def test_no_pattern_of_the_program_runs_away() -> None:
    all_ = dict(patterns())
    assert len(all_) > 100
    assert [name for name, pattern in all_.items() if runs_away(pattern.pattern)] == []


def test_the_vocabulary_has_none_that_runs_away() -> None:
    rules = load_vocabulary(ROOT / "data" / "vocabulary").rules.values()
    found = {each.pattern for rule in rules for each in within(astuple(rule))}
    assert len(found) > 500
    assert [pattern for pattern in found if runs_away(pattern)] == []


def within(value: Any) -> Iterator[re.Pattern[str]]:
    """Every pattern in `value`, at any depth of its tuples."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from within(each)

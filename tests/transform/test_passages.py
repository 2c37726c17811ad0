"""Short passages with all the figures that are in them: what is listed, carried on, told apart.

The passages are in `passages/THEME.toml`, by the theme of most of their figures: `text`, the
`fields` of a figure that the passage is about, and for each of its `figures`, in the order of the
text, what these are. An empty string stands for no value.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.tables import Observation

FOLDER = Path(__file__).parent / "passages"
PASSAGES = [
    pytest.param(passage, id=f"{path.stem}: {passage['name']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passages"]
]


@pytest.mark.parametrize("passage", PASSAGES)
def test_all_figures_of_a_passage_are_told_and_no_other(
    passage: dict[str, Any], figures: Callable[[str], list[Observation]]
) -> None:
    found = [
        ["" if (cell := getattr(figure, name)) is None else cell for name in passage["fields"]]
        for figure in figures(passage["text"])
    ]
    assert found == passage["figures"]

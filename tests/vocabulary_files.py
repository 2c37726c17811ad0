"""Copies of the vocabulary for tests that spoil it, and the faults that are told of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from projects import ROOT

from etl.errors import InputFault
from etl.vocabulary import load_vocabulary


def vocabulary_copy(folder: Path) -> Path:
    """The repository's vocabulary in a folder of its own below `folder`."""
    return Path(shutil.copytree(ROOT / "data" / "vocabulary", folder / "vocabulary"))


def faults(folder: Path) -> list[str]:
    """What is at fault in the vocabulary of `folder`, which has to be something."""
    with pytest.raises(InputFault) as caught:
        load_vocabulary(folder)
    return [str(fault) for fault in caught.value.faults]


def append(folder: Path, name: str, text: str) -> int:
    """Adds `text` at the end of a file; the line on which it starts."""
    path = folder / name
    before = path.read_text(encoding="utf-8")
    path.write_text(before + text, encoding="utf-8")
    return before.count("\n") + 1

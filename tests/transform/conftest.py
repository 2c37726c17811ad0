"""Texts read and resolved with the project's own vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.extract.documents import read_document
from etl.tables import Mention, Observation, Reading
from etl.transform.figures import can_be_figure, ordered, resolve
from etl.transform.periods.holding import Period, period_of
from etl.transform.scene.context import Scene
from etl.vocabulary import Vocabulary, load_vocabulary

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary(PROJECT / "data" / "vocabulary")


@pytest.fixture
def read(tmp_path: Path, vocabulary: Vocabulary) -> Callable[[str], Reading]:
    """Reads a text as a document and resolves its numbers."""

    def reading(text: str) -> Reading:
        path = tmp_path / "document.txt"
        path.write_text(text, encoding="utf-8")
        return resolve(read_document(path, vocabulary.units), vocabulary)

    return reading


@pytest.fixture
def figures(read: Callable[[str], Reading]) -> Callable[[str], list[Observation]]:
    """The figures of a text, in order."""

    def found(text: str) -> list[Observation]:
        return sorted(read(text).observations, key=lambda o: o.start or 0)

    return found


@pytest.fixture(scope="session")
def seeds(vocabulary: Vocabulary) -> list[Reading]:
    """The source documents, resolved."""
    paths = sorted((PROJECT / "seeds").glob("*.txt"))
    return [resolve(read_document(path, vocabulary.units), vocabulary) for path in paths]


@pytest.fixture
def scene_of(tmp_path: Path, vocabulary: Vocabulary) -> Callable[[str], Scene]:
    """A text with its numbers in place."""

    def made(text: str) -> Scene:
        path = tmp_path / "document.md"
        path.write_text(text, encoding="utf-8")
        return Scene(read_document(path, vocabulary.units), vocabulary.places)

    return made


@pytest.fixture
def when(scene_of: Callable[[str], Scene]) -> Callable[..., dict[str, Period]]:
    """The period of every quantity of a text by its words, each told of those before it."""

    def dated(text: str, subject: str = "") -> dict[str, Period]:
        scene = scene_of(text)
        told: list[tuple[Mention, str]] = []
        found: dict[str, Period] = {}
        for mention in ordered(scene.reading):
            if can_be_figure(mention, scene):
                period = period_of(scene.spot(mention), subject, "", scene, told)
                told.append((mention, period[0]))
                found[mention.text] = period
        return found

    return dated

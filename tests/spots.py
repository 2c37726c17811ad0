"""Numbers of a text in their place, for tests of what the words around them say."""

import tempfile
from functools import cache
from pathlib import Path

from projects import ROOT

from etl.extract.documents import read_document
from etl.tables import Basis, Status
from etl.transform.scene.context import Scene, Spot
from etl.transform.status.standing import status_with_basis
from etl.transform.status.voice import voice_of
from etl.vocabulary import Rule, Vocabulary, load_vocabulary


@cache
def _vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def spot_of(text: str, number: str) -> tuple[Spot, Scene]:
    """The quantity of `text` that has `number` in it, the last one, and its scene."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.txt"
        path.write_text(f"{text}\n", encoding="utf-8")
        reading = read_document(path, _vocabulary().units)
    scene = Scene(reading, _vocabulary().places)
    found = [m for m in scene.shown if number in m.text and m.kind != "date"]
    return scene.spot(found[-1]), scene


def status_at(text: str, number: str, default: Status = "actual") -> tuple[Status, Basis]:
    """The status of `number` in `text`, for an indicator whose default is `default`."""
    spot, scene = spot_of(text, number)
    return status_with_basis(spot, Rule("example", (), status=default), scene)


def voice_at(text: str, number: str) -> tuple[str, Basis]:
    """Who states `number` in `text`, and what tells it."""
    spot, scene = spot_of(text, number)
    return voice_of(spot, scene)

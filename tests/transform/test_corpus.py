"""The annotated documents: they are sound, what is found in them is as stored, and right enough."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from etl.vocabulary import Vocabulary
from tests.transform import golden
from tests.transform.corpus_gold import (
    CORPUS,
    DEVELOPMENT,
    HELD,
    MIXED,
    SEEN,
    SHORT,
    Marked,
    found,
    indicators,
    load,
    settled,
)
from tests.transform.scoring import LEVELS, score

FOLDERS = [DEVELOPMENT, SEEN, HELD, SHORT, MIXED]
READ = [document for folder in golden.FOLDERS for document in load(folder)]
# F1 by level that no change may fall below.
FLOORS = {
    DEVELOPMENT: {"value": 0.97, "unit": 0.97, "what": 0.96, "when": 0.92},
    SEEN: {"value": 0.95, "unit": 0.945, "what": 0.9, "when": 0.82},
    SHORT: {"value": 0.75, "unit": 0.73, "what": 0.635, "when": 0.485},
    MIXED: {"value": 0.86, "unit": 0.86, "what": 0.79, "when": 0.71},
}


def name_of(value: object) -> str:
    return value.name if isinstance(value, Marked | Path) else str(value)


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_every_mark_stands_at_its_place(folder):
    marks = [
        document.text[mark["start"] : mark["end"]] == mark["quote"]
        for document in load(folder)
        for mark in (*document.figures, *document.others)
    ]
    assert marks.count(False) == 0
    assert len(marks) > 200


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_every_document_is_in_the_gold(folder):
    named = {document.name for document in load(folder)}
    assert {path.name for path in folder.iterdir()} - named <= {"gold.jsonl", golden.TABLE}


def test_no_document_is_both_looked_at_and_held_back():
    held = {document.text for document in load(HELD)}
    assert not held & {document.text for document in READ}
    assert not (HELD / golden.TABLE).exists()


def test_git_keeps_the_documents_byte_for_byte():
    paths = [str(next(folder.glob("*.txt"))) for folder in FOLDERS]
    told = subprocess.run(
        ["git", "check-attr", "text", "--", *paths],
        cwd=CORPUS, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if told.returncode:
        pytest.skip("no git repository here")
    kept = [line.rpartition(": ")[2] for line in told.stdout.splitlines()]
    assert kept == ["unset"] * len(FOLDERS)


@pytest.fixture(scope="module")
def golden_rows() -> dict[str, list[tuple[str, ...]]]:
    kept: dict[str, list[tuple[str, ...]]] = {document.name: [] for document in READ}
    for folder in golden.FOLDERS:
        for row in golden.stored(folder):
            kept[row[0]].append(row)
    return kept


@pytest.mark.parametrize("document", READ, ids=name_of)
def test_the_figures_of_a_document_are_those_of_the_golden_table(
    document: Marked, vocabulary: Vocabulary, golden_rows: dict[str, list[tuple[str, ...]]]
) -> None:
    now, kept = golden.rows(document, vocabulary), golden_rows[document.name]
    told = [f"gone: {', '.join(row)}" for row in kept if row not in now]
    told += [f"come: {', '.join(row)}" for row in now if row not in kept]
    assert now == kept, "\n".join([*told, "If meant, run: python -m tests.transform.golden"])


def test_the_command_writes_the_table_anew(tmp_path, vocabulary, monkeypatch):
    for name in ("gold.jsonl", *(document.name for document in load(DEVELOPMENT))):
        (tmp_path / name).write_bytes((DEVELOPMENT / name).read_bytes())
    (tmp_path / golden.TABLE).write_text("of another rule\n")
    monkeypatch.setattr(golden, "FOLDERS", (tmp_path,))
    golden.main()
    assert (tmp_path / golden.TABLE).read_bytes() == (DEVELOPMENT / golden.TABLE).read_bytes()


@pytest.mark.parametrize("folder", FLOORS, ids=name_of)
def test_figures_are_as_right_as_promised(folder: Path, vocabulary: Vocabulary) -> None:
    documents = load(folder)
    pairs = ((document, found(document, vocabulary)) for document in documents)
    levels = score(pairs, indicators(documents)).levels
    kept = {level: levels[level].f1 >= FLOORS[folder][level] for level in LEVELS}
    assert kept == dict.fromkeys(LEVELS, True), {k: round(t.f1, 3) for k, t in levels.items()}


def test_few_numbers_of_ordinary_prose_are_taken_for_figures(vocabulary: Vocabulary) -> None:
    documents = load(MIXED)
    pairs = [(document, found(document, vocabulary)) for document in documents]
    assert score(pairs, indicators(documents)).levels["value"].precision >= 0.925


@pytest.mark.parametrize("folder", [DEVELOPMENT, SEEN, HELD], ids=name_of)
def test_a_document_without_figures_gives_none(folder: Path, vocabulary: Vocabulary) -> None:
    without = [document for document in load(folder) if not document.figures]
    counts = [len(settled(each.name, each.text, vocabulary).observations) for each in without]
    assert counts == [0] * len(without)
    assert without

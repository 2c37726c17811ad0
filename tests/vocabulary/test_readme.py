"""The README's steps for new vocabulary do what it says, word for word."""

import csv
import io
import re
import shlex
from pathlib import Path

import flask
import pytest
from projects import ROOT, Project, make_project

from dashboard.cli import main
from dashboard.pages import explore
from dashboard.published import DATA
from dashboard.published import published as read
from etl.vocabulary import Vocabulary, load_vocabulary
from etl.vocabulary.cues import SHAPES
from etl.vocabulary.layouts import FIGURES, SECTIONS

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(heading: str, language: str) -> list[str]:
    """The blocks of code in `language` under `heading`, as the README has them."""
    section = re.split(r"\n##+ ", README.partition(f"\n{heading}\n")[2])[0]
    found = re.findall(r"^```(\w*)\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    return [text for written_in, text in found if written_in == language]


def append(project: Project, name: str, text: str) -> None:
    with (project.data / "vocabulary" / name).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}")


def with_block(folder: Path, heading: str, name: str, number: int) -> Vocabulary:
    project = make_project(folder, seeds=folder)
    append(project, name, blocks(heading, "toml")[number])
    return load_vocabulary(project.data / "vocabulary")


def test_an_indicator_is_added_as_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    heading = "## Add an indicator"
    project = make_project(tmp_path)
    (entry,), (sentence,) = blocks(heading, "toml"), blocks(heading, "text")
    append(project, "indicators.toml", entry)
    (tmp_path / "note.txt").write_text(sentence, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    outputs = {}
    for line in [*blocks(heading, "sh")[0].splitlines(), "econdep table observations"]:
        command, verb, *rest = shlex.split(line)
        assert command == "econdep"
        assert main([verb, *rest, *project.options]) == 0
        outputs[verb] = capsys.readouterr().out
    assert outputs["try"] == blocks(heading, "")[0]
    (row,) = [r for r in outputs["table"].splitlines() if ",remittances," in r]
    assert ",MDA,RUS," in row
    app = flask.Flask("test")
    app.config[DATA] = project.data
    with app.test_request_context("/", base_url="http://here:1/"):
        laid = str(explore.layout(read(), "?indicator=remittances", "light"))
    assert "Moldova received 1.2" in laid
    assert "Graph(" in laid


def test_a_layout_is_added_as_the_readme_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heading = "### A layout of official tables"
    project = make_project(tmp_path)
    (layout,), (table,) = blocks(heading, "toml"), blocks(heading, "text")
    (tmp_path / "trade.csv").write_text(table, encoding="utf-8")
    added = ["add", str(tmp_path / "trade.csv"), *project.options]
    assert main(added) == 1
    assert "No layout fits it." in capsys.readouterr().err
    (project.data / "vocabulary" / "layouts" / "office.toml").write_text(layout, encoding="utf-8")
    assert main(added) == 0
    assert "vocabulary/layouts/office.toml does not map: 'reserves'" in capsys.readouterr().out
    main(["table", "observations", *project.options])
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    own = [row for row in rows if row["method"] == "statistics"]
    told = [(row["entity"], row["counterpart"], row["period"], float(row["value"])) for row in own]
    assert told == [
        ("BLR", "RUS", "2021", 9.5e9), ("BLR", "RUS", "2022", 10.25e9),
        ("BLR", "WORLD", "2021", 33e9),
    ]  # fmt: skip
    main(["table", "documents", *project.options])
    assert "Belarus: trade of the Office,Office of Trade,,,2024-02-03,statistics" in (
        capsys.readouterr().out
    )


def test_the_readme_explains_every_key_of_a_layout() -> None:
    section = README.partition("\n### A layout of official tables\n")[2].partition("\n## ")[0]
    keys = {key for kinds in (*SECTIONS.values(), FIGURES) for keys in kinds for key in keys}
    unsaid = {key for key in {*keys, *SECTIONS} if not re.search(rf"`\[?{key}\b", section)}
    assert unsaid == set()


def test_a_spelling_is_added_as_the_readme_says(tmp_path: Path) -> None:
    vocabulary = with_block(tmp_path, "### A country's name, a group, a unit", "entities.toml", 0)
    named = vocabulary.places.named("Lusitania and Portugal")
    assert [n.entity for n in named] == ["PRT", "PRT"]
    assert vocabulary.entities["PRT"].label == "Portugal"


def test_a_group_is_added_as_the_readme_says(tmp_path: Path) -> None:
    vocabulary = with_block(tmp_path, "### A country's name, a group, a unit", "entities.toml", 1)
    (named,) = vocabulary.places.named("trade with the Baltics")
    assert named.entity == "BALTIC_STATES"
    assert vocabulary.places.group_within(("LTU", "EST", "LVA")) == "BALTIC_STATES"
    assert vocabulary.entities["BALTIC_STATES"].color_dark


def test_a_unit_is_added_as_the_readme_says(tmp_path: Path) -> None:
    vocabulary = with_block(tmp_path, "### A country's name, a group, a unit", "units.toml", 2)
    assert vocabulary.units.parse("stones of weight") == ("kg", 6.35029318)


def test_the_head_of_the_indicators_explains_every_key() -> None:
    text = (ROOT / "data" / "vocabulary" / "indicators.toml").read_text(encoding="utf-8")
    head = text.partition("\n[themes]\n")[0]
    listed = set(", ".join(re.findall(r"^# (\w[\w, ]*?)  ", head, re.MULTILINE)).split(", "))
    aside = set(re.findall(r"; (\w+)(?: =|:)", head))
    assert set(SHAPES) - listed - aside == set()

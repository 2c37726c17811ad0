"""The README's steps for new vocabulary do what it says, word for word."""

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

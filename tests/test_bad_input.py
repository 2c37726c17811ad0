"""Bad input as the command sees it: status 1, a sentence with place and remedy, nothing published
changes, and never a traceback."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from projects import Project

from dashboard.cli import main
from etl.load import snapshots

SHEET = (
    "indicator,entity,period,value,qualifier,unit,status,source_title\n"
    "union_state_budget,UNION_STATE,2013,4.9,exact,billion RUB,planned,A decree\n"
)


def published_bytes(data: Path) -> dict[Path, bytes]:
    files = (path for path in (data / "published").rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files}


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def vocabulary(name: str, text: str):
    """Append `text` to a file of the vocabulary."""

    def change(project: Project) -> None:
        with (project.data / "vocabulary" / f"{name}.toml").open("a") as file:
            file.write(text)

    return change


def document(content: bytes):
    """Put a document into the seeds."""
    return lambda project: (project.seeds / "bad.txt").write_bytes(content)


def sheet(text: str):
    """Put a sheet into the figures."""

    def change(project: Project) -> None:
        (project.data / "figures").mkdir(exist_ok=True)
        (project.data / "figures" / "bad.csv").write_text(text)

    return change


def decisions(text: str):
    """Put people's decisions into the data."""
    return lambda project: (project.data / "decisions.csv").write_text(text)


def empty_seeds(project: Project) -> None:
    shutil.rmtree(project.seeds)
    project.seeds.mkdir()


DECISIONS = (
    "decision,document,sha256,start,end,text,reason,by,date,indicator\n"
    f"reject,000_2ec056b6f4846020,{'0' * 64},10,14,2014,no figure,Ann,2026-11-28,\n"
)
INDICATOR = """
[indicators.a_new_one]
label = "A new one"
theme = "trade"
definition = "Something."
unit_kind = "{kind}"
cues = ["{cue}"]
"""

BAD = {
    "a missing folder of documents": (lambda p: shutil.rmtree(p.seeds), "seeds", "--seeds"),
    "an empty folder of documents": (empty_seeds, "seeds", "Put documents"),
    "a missing vocabulary": (
        lambda p: shutil.rmtree(p.data / "vocabulary"), "vocabulary", "--data",
    ),
    "a missing vocabulary file": (
        lambda p: (p.data / "vocabulary" / "units.toml").unlink(), "units.toml", "Restore it",
    ),
    "an empty document": (document(b""), "bad.txt", "Remove it"),
    "a document of blanks": (document(b" \n\t\n"), "bad.txt", "Remove it"),
    "bytes that are not UTF-8": (document(b"one\ncaf\xe9\n"), "bad.txt:2", "UTF-8"),
    "a NUL byte": (document(b"one\ntwo\0\n"), "bad.txt:2", "plain text"),
    "a 50 MB line": (document(b"a 1 " * 12_500_000), "bad.txt", "Split it"),
    "an unknown unit kind": (
        vocabulary("indicators", INDICATOR.format(kind="parsecs", cue="x")),
        "indicators.toml:", "Known are",
    ),
    "a cue that is no pattern": (
        vocabulary("indicators", INDICATOR.format(kind="money", cue="(open")),
        "indicators.toml:", "Mend the pattern",
    ),
    "a doubled indicator": (
        vocabulary("indicators", INDICATOR.format(kind="money", cue="x") * 2),
        "indicators.toml:", "Take one of the two out",
    ),
    "a doubled unit": (
        vocabulary("units", '\n[units.RUB]\nlabel = "rubles"\nkind = "money"\n'),
        "units.toml:", "Take one of the two out",
    ),
    "a TOML syntax error": (vocabulary("entities", "\n[entities.XXX\n"), "entities.toml:", "Mend"),
    "a catalogue with a syntax error": (
        lambda p: (p.seeds / "catalogue.toml").write_text("[bad"), "catalogue.toml:1", "Mend",
    ),
    "an empty sheet": (sheet(""), "bad.csv", "columns"),
    "a sheet without a required column": (
        sheet(SHEET.replace("unit,", "")), "bad.csv:1", "Required are",
    ),
    "a sheet with an unknown indicator": (
        sheet(SHEET.replace("union_state_budget", "union_budget")),
        "bad.csv:2, indicator", "Did you mean",
    ),
    "a sheet with an unknown unit": (
        sheet(SHEET.replace("billion RUB", "sackfuls")), "bad.csv:2, unit", "units.toml",
    ),
    "a sheet with text for a number": (
        sheet(SHEET.replace("4.9", "much")), "bad.csv:2, value", "decimal point",
    ),
    "decisions without a column": (
        decisions(DECISIONS.replace(",reason", "")), "decisions.csv:1", "Required are",
    ),
    "a decision that is none": (
        decisions(DECISIONS.replace("reject", "rejct")),
        "decisions.csv:2, decision", "Did you mean",
    ),
    "a decision without a reason": (
        decisions(DECISIONS.replace("no figure", "")), "decisions.csv:2, reason", "Say why",
    ),
    "decisions that contradict each other": (
        decisions(DECISIONS + DECISIONS.splitlines()[1].replace("reject", "accept")),
        "decisions.csv:3", "Take one of the two out",
    ),
    "a row that stands there twice": (
        sheet(SHEET + SHEET.splitlines()[1] + "\n"), "bad.csv:3", "Take one of the two out",
    ),
}  # fmt: skip


@pytest.mark.parametrize("verb", ["refresh", "check"])
@pytest.mark.parametrize(("change", "place", "remedy"), BAD.values(), ids=BAD)
def test_bad_input_is_one_sentence_a_fault_and_nothing_changes(
    project, capsys, change, place, remedy, verb
):
    before = published_bytes(project.data)
    change(project)
    assert main([verb, *project.options]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert [line for line in err.splitlines() if place in line and remedy in line]
    assert "Traceback" not in err
    assert published_bytes(project.data) == before


def test_a_document_without_any_figure_is_fine_and_said_so(project, capsys):
    (project.seeds / "plain.txt").write_text("Nothing to count in here.\n")
    assert main(["refresh", *project.options]) == 0
    assert "plain.txt states no figure" in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["refresh", "check", "add"])
def test_a_sheet_without_rows_is_fine_and_said_so(project, tmp_path, capsys, verb):
    header = SHEET.splitlines()[0] + "\n"
    given = tmp_path / "bad.csv"
    given.write_text(header)
    if verb != "add":
        sheet(header)(project)
    assert main([verb, *([str(given)] if verb == "add" else []), *project.options]) == 0
    out = capsys.readouterr().out
    assert "Note: data/figures/bad.csv has a header and no rows" in out


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "bad.txt"), (b"\xff", "bad.md"), (b"a,b\n", "bad.csv")]
)
def test_adding_several_files_takes_all_or_none(project, tmp_path, capsys, content, name):
    before = published_bytes(project.data)
    good, bad = tmp_path / "good.txt", tmp_path / name
    good.write_text("The budget of the Union State was 5 billion rubles in 2013.\n")
    bad.write_bytes(content)
    assert main(["add", str(good), str(bad), *project.options]) == 1
    assert str(bad) in capsys.readouterr().err
    assert not (project.seeds / "good.txt").exists()
    assert published_bytes(project.data) == before


def test_adding_what_the_refresh_refuses_copies_nothing(project, tmp_path, capsys):
    sheet(SHEET)(project)
    main(["refresh", *project.options])
    before = published_bytes(project.data)
    again = tmp_path / "second.csv"
    again.write_text(SHEET)
    assert main(["add", str(again), *project.options]) == 1
    assert "second.csv:2: This row repeats data/figures/bad.csv:2." in capsys.readouterr().err
    assert not (project.data / "figures" / "second.csv").exists()
    assert published_bytes(project.data) == before


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        (
            "missing.txt",
            "There is no such file. Name a document, a sheet of figures or an official",
        ),
        ("folder", "This is no file"),
        ("figures.xlsx", "no workbook, whatever its name says"),
        ("figures.xls", "neither a document nor a table of figures. Save it as .xlsx."),
        ("report.odt", "neither a document nor a table of figures. Save it as .docx."),
        ("README.md", "neither a document nor a table of figures"),
        ("taken.txt", "There is another file of that name"),
    ],
)
def test_a_file_that_cannot_be_added_is_told(project, tmp_path, capsys, name, problem):
    (project.seeds / "taken.txt").write_text("The first of 2013.")
    file = tmp_path / "incoming" / name
    file.parent.mkdir()
    if name == "folder":
        file.mkdir()
    elif name != "missing.txt":
        file.write_text("Another of 2014.")
    assert main(["add", str(file), *project.options]) == 1
    assert problem in capsys.readouterr().err


UNNAMED = os.fsdecode(b"bad\xff.{}")


def may_be_so_named(folder: Path) -> bool:
    try:
        (folder / UNNAMED.format("x")).touch()
    except (OSError, UnicodeError):
        return False
    (folder / UNNAMED.format("x")).unlink()
    return True


@pytest.mark.parametrize("verb", ["refresh", "check", "add"])
@pytest.mark.parametrize("place", ["seeds/{}.txt", "data/figures/{}.csv", "data/statistics/{}.csv"])
def test_a_name_that_is_no_text_is_told_with_its_remedy(project, tmp_path, capsys, verb, place):
    if not may_be_so_named(tmp_path):
        pytest.skip("no file here can have such a name")
    before = published_bytes(project.data)
    folder, ending = (tmp_path / "in" if verb == "add" else tmp_path / place).parent, place[-3:]
    folder.mkdir(exist_ok=True)
    file = folder / UNNAMED.format(ending)
    file.write_text(SHEET)
    assert main([verb, *([str(file)] if verb == "add" else []), *project.options]) == 1
    err = capsys.readouterr().err
    told = f"{folder}/bad\\xff.{ending}: Its name is not UTF-8, and so no text. Rename it."
    assert err.splitlines()[0].endswith(told)
    assert published_bytes(project.data) == before


def test_a_file_that_comes_while_another_writes_is_not_mistaken_for_the_added_one(
    project, tmp_path, capsys, monkeypatch
):
    theirs, ours = project.seeds / "news.txt", tmp_path / "news.txt"
    ours.write_text("Ours of 2014.")
    writing = snapshots.writing

    def waited(data, say):
        theirs.write_text("Theirs of 2013.")
        return writing(data, say)

    monkeypatch.setattr(snapshots, "writing", waited)
    before = published_bytes(project.data)
    assert main(["add", str(ours), *project.options]) == 1
    assert "There is another file of that name" in capsys.readouterr().err
    assert theirs.read_text() == "Theirs of 2013."
    assert published_bytes(project.data) == before


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["log"], "Nothing is published yet"),
        (["table", "events"], "Nothing is published yet"),
        (["export", "x.xlsx"], "Nothing is published yet"),
        (["restore", "1"], "There is no snapshot 1"),
        (["diff", "1", "2"], "There is no snapshot 1"),
    ],
)
def test_before_the_first_refresh_the_remedy_is_told(tmp_path, capsys, words, problem):
    assert main([*words, "--data", str(tmp_path)]) == 1
    assert problem in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["log"], "There is no such folder"),
        (["table", "events"], "There is no such folder"),
        (["export", "x.xlsx"], "There is no such folder"),
        (["restore", "1"], "There is no snapshot 1"),
    ],
)
def test_a_folder_that_is_not_there_is_told(tmp_path, capsys, words, problem):
    assert main([*words, "--data", str(tmp_path / "none")]) == 1
    assert problem in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_template_for_a_folder_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["template", str(tmp_path / "none" / "t.xlsx")]) == 1
    assert "There is no folder of that name to hold it." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["table", "figures"], "Tables are documents, passages"),
        (["export", "summary.xls"], "Let it end in .xlsx"),
        (["restore", "9"], "There is no snapshot 9"),
        (["diff", "1", "9"], "There is no snapshot 9"),
    ],
)
def test_what_does_not_exist_is_told(published, capsys, words, problem):
    assert main([*words, *published.options]) == 1
    assert problem in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(project, capsys):
    shutil.rmtree(project.data / "published")
    project.data.chmod(0o500)
    assert main(["refresh", *project.options]) == 1
    assert "See that it can be read and written" in capsys.readouterr().err
    project.data.chmod(0o700)


def test_a_disk_that_is_full_is_told(project, capsys, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    (project.seeds / "new.txt").write_text("In 2013.")
    before = published_bytes(project.data)
    monkeypatch.setattr("etl.load.snapshots.publish", full)
    assert main(["refresh", *project.options]) == 1
    told = capsys.readouterr().err
    assert "The disk is full" in told
    assert "econdep prune" in told
    assert published_bytes(project.data) == before

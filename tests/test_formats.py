"""Documents of every format, from the file to what a reader sees."""

import subprocess
import sys

import pytest
from PIL import Image
from projects import Project
from samples import TRADE, page, pdf, word

from dashboard.cli import main
from etl.errors import InputFault
from etl.load import snapshots, texts
from etl.refresh import refresh
from etl.tables import Passage

FIGURE = "The budget of the Union State for 2014 was 3.2 billion rubles."
FILES = {
    "plan.pdf": pdf(lambda p: p.paragraph(TRADE), lambda p: p.paragraph(FIGURE)),
    "plan.docx": word(lambda d: d.add_paragraph(TRADE), lambda d: d.add_paragraph(FIGURE)),
    "plan.html": page(f"<p>{TRADE}</p><p>{FIGURE}</p>"),
    "plan.htm": page(f"<p>{TRADE}</p><p>{FIGURE}</p>"),
    "plan.md": f"{TRADE}\n\n{FIGURE}\n".encode("utf-16"),
    "plan.txt": f"{TRADE} – he said.\n\n{FIGURE}\n".encode("cp1252"),
}


@pytest.mark.parametrize(("name", "data"), FILES.items(), ids=FILES)
def test_a_document_is_added_and_its_figure_leads_to_its_characters(project, tmp_path, name, data):
    given = tmp_path / "given" / name
    given.parent.mkdir()
    given.write_bytes(data)
    assert main(["add", str(given), *project.options]) == 0
    now = snapshots.current(project.data)
    told = [notice for notice in now.notices if "is not in UTF-8" in notice]
    assert len(told) == (name in ("plan.md", "plan.txt"))
    frames = snapshots.read(project.data, now.number)
    [document] = frames["documents"].query("document_id == 'plan'").to_dict("records")
    figures = frames["observations"].query("document_id == 'plan' and value == 3.2e9")
    [figure] = figures.to_dict("records")
    text = (project.data / "texts" / f"{document['sha256']}.txt").read_text("utf-8")
    assert text[figure["start"] : figure["end"]] == "3.2 billion rubles"
    assert len(text) == document["characters"]
    [passage] = frames["passages"].query("passage_id == @figure['passage_id']").to_dict("records")
    assert (passage["text"], passage["page"] == 2) == (FIGURE, name == "plan.pdf")


@pytest.mark.parametrize("form", ["text", "jsonl", "csv"])
def test_a_document_of_any_format_is_extracted_alone(published, tmp_path, capsys, form):
    for name in ("plan.pdf", "plan.docx", "plan.html"):
        path = tmp_path / name
        path.write_bytes(FILES[name])
        assert main(["extract", str(path), "--format", form, *published.options]) == 0
        out, err = capsys.readouterr()
        assert "3.2 billion rubles" in out
        assert err == ""


@pytest.mark.parametrize("verb", [("extract",), ("try", "gas_price")])
@pytest.mark.parametrize("ending", [".rtf", ".odt", ".doc"])
def test_what_is_no_text_is_not_read_as_one(published, tmp_path, capsys, ending, verb):
    path = tmp_path / f"plan{ending}"
    path.write_text(r"{\rtf1\ansi It sold 40 tanks in 2013.\par}")
    assert main([*verb, str(path), *published.options]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == (
        "", f"{path}: This is no document that can be read. Save it as .docx.\n"
    )  # fmt: skip


def test_pages_that_were_not_read_are_told_by_every_refresh_and_by_extract(fair, capsys):
    path = fair.seeds / "plan.pdf"
    scanned = Image.new("L", (60, 80), 200)
    path.write_bytes(pdf(lambda p: p.paragraph(FIGURE), lambda p: p.image(scanned, 20, 20, 100)))
    told = "seeds/plan.pdf: Page 2 is a picture: it holds no text and was not read."
    for more in ("", f"{TRADE}\n"):
        (fair.seeds / "more.txt").write_text(f"{FIGURE}\n{more}")
        notices = refresh(fair.seeds, fair.data).snapshot.notices
        assert [notice for notice in notices if notice.startswith(told)]
    assert main(["extract", str(path), *fair.options]) == 0
    assert capsys.readouterr().err.startswith(f"{path}: Page 2 is a picture")


def test_a_pdf_is_known_by_its_bytes_on_standard_input(published):
    done = subprocess.run(
        [sys.executable, "-m", "dashboard.cli", "extract", "-", *published.options],
        input=FILES["plan.pdf"], capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"[2: 2013]" in done.stdout


def test_check_reads_every_format_and_keeps_nothing(project, capsys):
    (project.seeds / "plan.pdf").write_bytes(FILES["plan.pdf"])
    assert main(["check", *project.options]) == 0
    assert "3 documents" in capsys.readouterr().out
    assert not (project.data / "texts").exists()


def test_two_documents_whose_names_differ_in_their_ending_are_refused(project, capsys):
    for name in ("plan.pdf", "plan.docx"):
        (project.seeds / name).write_bytes(FILES[name])
    assert main(["refresh", *project.options]) == 1
    assert "Its id is 'plan', and so is that of plan.docx." in capsys.readouterr().err


def test_plain_text_is_not_kept_twice(project):
    (project.seeds / "plain.txt").write_text(FIGURE)
    refresh(project.seeds, project.data)
    assert not (project.data / "texts").exists()


@pytest.mark.parametrize(
    ("name", "data", "remedy"),
    [
        ("bad.pdf", FILES["plan.pdf"][:200], "Get it once more"),
        ("bad.docx", b"PK\x03\x04 no archive", "Get it once more"),
        ("bad.html", b"<html><body></body></html>", "Open it in a browser"),
        ("bad.pdf", b"a text", "Give it the ending of what it is."),
        ("bad.txt", FILES["plan.pdf"], "Save the document as"),
    ],
)
@pytest.mark.parametrize("verb", ["refresh", "check", "add", "extract"])
def test_a_file_at_fault_is_told_by_every_verb_in_one_line(
    project, tmp_path, capfd, verb, name, data, remedy
):
    path = (tmp_path if verb in ("add", "extract") else project.seeds) / name
    path.write_bytes(data)
    words = [verb, str(path)] if verb in ("add", "extract") else [verb]
    assert main([*words, *project.options]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    [line] = err.splitlines()
    assert line.startswith(str(path))
    assert remedy in line


def passage(text: str, start: int) -> Passage:
    return Passage(
        passage_id="p", document_id="d", number=1, paragraph=1, kind="paragraph",
        text=text, start=start, end=start + len(text),
    )  # fmt: skip


def test_a_kept_text_never_changes_and_each_snapshot_finds_its_own(tmp_path):
    texts.keep(tmp_path, "ab", "It spent 5.")
    texts.keep(tmp_path, "ab", "It spent 5.")
    [first] = (tmp_path / "texts").iterdir()
    assert first.name == "ab.txt"
    texts.keep(tmp_path, "ab", "Title\n\nIt spent 5.")
    assert first.read_text() == "It spent 5."
    assert texts.find(tmp_path, "ab", [passage("5", 9)]) == "It spent 5."
    assert texts.find(tmp_path, "ab", [passage("5", 16)]) == "Title\n\nIt spent 5."
    assert texts.find(tmp_path, "ab", [passage("6", 9)]) is None
    assert texts.find(tmp_path, "cd", []) is None


def test_a_text_that_cannot_be_kept_publishes_nothing(project: Project, monkeypatch):
    before = snapshots.numbers(project.data)
    (project.seeds / "plan.pdf").write_bytes(FILES["plan.pdf"])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(texts, "keep", full)
    with pytest.raises(InputFault, match="The disk is full"):
        refresh(project.seeds, project.data)
    assert snapshots.numbers(project.data) == before


def test_no_library_of_a_format_is_loaded_before_a_document_needs_it():
    code = (
        "import sys, etl.refresh, etl.intake; print(sorted({'trafilatura', 'pypdfium2', 'docx', "
        "'charset_normalizer', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

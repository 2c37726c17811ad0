"""`econdep review`: listing, deciding, and a sheet to decide in; what is refused keeps nothing."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook
from projects import FAIR, Project

from dashboard.cli import main
from dashboard.reviewing.sheets import HEADER

PROGRAMMES = ("--set", "indicator=union_state_programmes", "--set", "entity=UNION_STATE")


def run(project: Project, capsys, *words: str) -> str:
    """Standard output of a command that succeeds and says nothing on standard error."""
    status = main([*words, *project.options])
    out, err = capsys.readouterr()
    assert (status, err) == (0, "")
    return out


def refused(project: Project, capsys, *words: str) -> str:
    """Standard error of a command that finds its input at fault and keeps nothing."""
    before = decisions(project)
    assert main([*words, *project.options]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert decisions(project) == before
    return err


def decisions(project: Project) -> str:
    path = project.data / "decisions.csv"
    return path.read_text() if path.exists() else ""


def ids(project: Project, capsys) -> dict[str, str]:
    """The id of each number that is listed, by the number as marked."""
    lines = run(project, capsys, "review", "--limit", "0").splitlines()
    marked = {}
    for head, sentence in zip(lines[0::4], lines[1::4], strict=False):
        if found := re.search(r"\[(.*?)\]", sentence):
            marked[found[1]] = head.split()[1]
    return marked


def table(project: Project, capsys, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(project, capsys, "table", name))))


def test_the_list_names_each_number_with_its_sentence_reading_and_reason(published_fair, capsys):
    out = run(published_fair, capsys, "review")
    assert out.splitlines()[1:4] == [
        "     A visitor to the fair in Minsk counted [300] tractors and 40 combines.",
        "     read as count, 300, tractors",
        "     why: no cue of the vocabulary stands with it",
    ]
    assert out.splitlines()[0].endswith("unassigned, worth 0.13  [fair]")
    assert set(ids(published_fair, capsys)) == {"300", "40"}
    assert "... and 1 more" in run(published_fair, capsys, "review", "--limit", "1")


def test_an_assigned_number_is_published_by_the_next_refresh_with_who_and_why(fair, capsys):
    forty = ids(fair, capsys)["40"]
    out = run(fair, capsys, "review", "assign", forty, *PROGRAMMES, "--set", "period=2013",
              "--reason", "the catalogue says so", "--by", "Ann")  # fmt: skip
    assert out == (
        "Kept in data/decisions.csv: '40' of 'fair' is Joint programmes: "
        "Union State (2013, planned): 40. 'econdep refresh' publishes it.\n"
    )
    assert set(ids(fair, capsys)) == {"300"}
    assert "+ Joint programmes: Union State (2013, planned): 40" in run(fair, capsys, "refresh")
    (figure,) = (f for f in table(fair, capsys, "observations") if f["method"] == "decided")
    assert (figure["value"], figure["period"], figure["confidence"]) == ("40", "2013", "1")
    (mention,) = (m for m in table(fair, capsys, "mentions") if m["text"] == "40")
    assert re.fullmatch(r"assigned by Ann on \d{4}-\d\d-\d\d: the catalogue says so",
                        mention["reason"])  # fmt: skip
    assert "nothing new is published" in run(fair, capsys, "refresh")


def test_a_rejected_number_is_not_listed_again(fair, capsys):
    out = run(fair, capsys, "review", "reject", ids(fair, capsys)["300"], "--reason", "a herd")
    assert "'300' of 'fair' is no figure." in out
    run(fair, capsys, "refresh")
    assert set(ids(fair, capsys)) == {"40"}


@pytest.mark.parametrize("by", ["figure", "number"])
def test_a_figure_is_accepted_and_corrected_under_its_own_id_or_that_of_its_number(
    fair, capsys, by
):
    (figure,) = table(fair, capsys, "observations")
    id_ = figure["observation_id" if by == "figure" else "mention_id"]
    run(fair, capsys, "review", "correct", id_, "--set", "period=2014", "--reason", "see title")
    run(fair, capsys, "refresh")
    (corrected,) = table(fair, capsys, "observations")
    changed = {column for column in figure if figure[column] != corrected[column]}
    assert changed == {"period", "period_basis", "method"}
    assert "already" in run(fair, capsys, "review", "correct", id_, "--set", "period=2014",
                            "--reason", "see title")  # fmt: skip


def test_a_figure_that_is_accepted_says_so(fair, capsys):
    (figure,) = table(fair, capsys, "observations")
    for told in ("Kept in data/decisions.csv", "data/decisions.csv has it already"):
        out = run(fair, capsys, "review", "accept", figure["mention_id"], "--reason", "right",
                  "--by", "Ann")  # fmt: skip
        assert out.startswith(told)
    assert f",{figure['observation_id']},right,Ann," in decisions(fair)
    run(fair, capsys, "refresh")
    (mention,) = (
        m for m in table(fair, capsys, "mentions") if m["mention_id"] == figure["mention_id"]
    )
    assert "; accepted by Ann on " in mention["reason"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["assign", "--set", "indicator=union_state_programes", "--set", "entity=BLR"],
         ", indicator: The indicator 'union_state_programes' is unknown. Did you mean"),
        (["assign", "--set", "indicator=union_state_programmes", "--set", "entity=Russia"],
         ", entity: The entity 'Russia' is unknown. Write RUS."),
        (["assign", "--set", "indicator=gas_price", "--set", "entity=BLR"], ", unit: The unit"),
        (["correct", "--set", "period=2013"], "is read otherwise now"),
        (["accept"], "is read otherwise now"),
    ],
)  # fmt: skip
def test_a_ruling_that_does_not_fit_is_told_and_not_kept(fair, capsys, words, told):
    forty = ids(fair, capsys)["40"]
    err = refused(fair, capsys, "review", words[0], forty, *words[1:], "--reason", "so")
    assert told in err
    assert forty in err


def test_a_second_ruling_on_a_number_is_told_with_the_row_of_the_first(fair, capsys):
    forty = ids(fair, capsys)["40"]
    run(fair, capsys, "review", "reject", forty, "--reason", "none")
    err = refused(fair, capsys, "review", "assign", forty, *PROGRAMMES, "--reason", "one")
    assert "contradicts data/decisions.csv:2" in err
    assert "Remove line 2 of data/decisions.csv, then decide again." in err


@pytest.mark.parametrize("by", ["figure", "number"])
def test_a_figure_is_not_assigned_but_corrected(fair, capsys, by):
    (figure,) = table(fair, capsys, "observations")
    id_ = figure["observation_id" if by == "figure" else "mention_id"]
    err = refused(fair, capsys, "review", "assign", id_, *PROGRAMMES, "--reason", "so")
    assert err == (
        f"{id_}: This is a figure already. Write 'econdep review correct {id_} "
        "--set indicator=union_state_programmes'.\n"
    )


def test_a_period_that_is_still_to_come_is_told_when_it_is_decided_and_at_each_refresh(
    fair, capsys
):
    (figure,) = table(fair, capsys, "observations")
    words = ("--set", "period=2119", "--set", "status=actual", "--reason", "the title")
    assert main(["review", "correct", figure["observation_id"], *words, *fair.options]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Kept in data/decisions.csv")
    assert ", period: 'actual', and yet later than this was decided (2119)" in err
    out = run(fair, capsys, "refresh")
    assert "data/decisions.csv:2, period: 'actual', and yet later" in out


def test_an_unknown_id_is_told(fair, capsys):
    assert "'econdep review' lists" in refused(
        fair, capsys, "review", "reject", "m1", "--reason", "none"
    )


def test_a_figure_of_a_sheet_is_mended_there(fair, capsys):
    (fair.data / "figures").mkdir()
    (fair.data / "figures" / "talks.csv").write_text(
        "indicator,entity,period,value,qualifier,unit,status,source_title\n"
        "union_state_budget,UNION_STATE,2001,2.36,exact,billion RUB,actual,Talks\n"
    )
    run(fair, capsys, "refresh")
    (figure,) = (f for f in table(fair, capsys, "observations") if f["method"] == "sheet")
    err = refused(fair, capsys, "review", "reject", figure["observation_id"], "--reason", "none")
    assert "data/figures/talks.csv" in err


@pytest.mark.parametrize(
    "words",
    [["accept"], ["accept", "m1"], ["keep", "m1"], ["assign", "m1", "--reason", "x"],
     ["accept", "m1", "--reason", "x", "--set", "period=2013"],
     ["correct", "m1", "--reason", "x", "--set", "perod=2013"],
     ["correct", "m1", "--reason", "x", "--set", "period"], ["--reason", "x"], ["--limit", "-1"],
     ["--export", "list.txt"], ["--import", "list"], ["--export", "a.csv", "--import", "a.csv"],
     ["reject", "m1", "--reason", "x", "--export", "a.csv"], ["--by", "Ann"]],
)  # fmt: skip
def test_words_that_do_not_go_together_are_wrong_usage(published_fair, capsys, words):
    with pytest.raises(SystemExit) as ended:
        main(["review", *words, *published_fair.options])
    assert ended.value.code == 2
    assert "usage: econdep review" in capsys.readouterr().err


def filled(path, *rows: dict[str, str]) -> None:
    """Fill the first rows of an exported sheet in."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        for line, row in enumerate(rows, 2):
            for column, text in row.items():
                book["review"].cell(line, HEADER.index(column) + 1).value = text
        book.save(path)
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        made = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        for given, row in zip((*rows, *[{}] * len(made)), made, strict=False):
            writer.writerow(row | given)


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_sheet_that_is_filled_in_is_kept_once(fair, capsys, tmp_path, name):
    path = tmp_path / name
    out = run(fair, capsys, "review", "--export", str(path))
    assert "2 items to decide on" in out
    filled(path, {"decision": "reject", "reason": "no programme"})
    out = run(fair, capsys, "review", "--import", str(path), "--by", "Ann")
    assert out.startswith("1 decision kept in data/decisions.csv, 1 row not filled in.")
    kept = decisions(fair)
    assert ",no programme,Ann," in kept
    for _ in range(2):
        out = run(fair, capsys, "review", "--import", str(path), "--by", "Bob")
        assert out.startswith("0 decisions kept in data/decisions.csv, 1 there already")
        assert decisions(fair) == kept
        run(fair, capsys, "refresh")
    assert set(ids(fair, capsys)) == {"40"}


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_cells_that_were_moved_without_the_hidden_ones_decide_no_other_number(
    fair, capsys, tmp_path, name
):
    path = tmp_path / name
    run(fair, capsys, "review", "--export", str(path))
    listed = ids(fair, capsys)
    filled(path, {"id": listed["40"], "decision": "reject", "reason": "no programme"},
           {"id": listed["300"]})  # fmt: skip
    err = refused(fair, capsys, "review", "--import", str(path))
    assert err.startswith(f"{path}:2, id: Its id and the place in its hidden columns do not belong")


def test_a_figure_under_the_id_of_another_is_not_decided_on(project, capsys, tmp_path):
    (project.seeds / "note.txt").write_text(
        "Belarus buys all of its gas from Russia. In 2012 it paid 165 dollars per 1,000 cubic "
        "metres to Gazprom."
    )
    run(project, capsys, "refresh")
    path = tmp_path / "list.csv"
    run(project, capsys, "review", "--export", str(path), "--limit", "0")
    made = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    at = next(n for n, row in enumerate(made) if row["figure"])
    filled(path, *[{}] * at, {"id": "o000000000000", "decision": "reject", "reason": "read"})
    assert f":{at + 2}, id: " in refused(project, capsys, "review", "--import", str(path))


def test_the_numbers_that_a_sheet_decides_are_told(fair, capsys, tmp_path):
    path = tmp_path / "list.csv"
    run(fair, capsys, "review", "--export", str(path))
    filled(path, {"decision": "reject", "reason": "none"},
           {"decision": "assign", "reason": "so", "indicator": "union_state_programmes",
            "entity": "UNION_STATE"})  # fmt: skip
    out = run(fair, capsys, "review", "--import", str(path))
    assert out.splitlines()[1:] == [
        "  '300' of 'fair' is no figure.",
        "  '40' of 'fair' is Joint programmes: Union State (undated, planned): 40.",
    ]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_no_list_that_is_filled_in_is_written_over(fair, capsys, tmp_path, name):
    path = tmp_path / name
    for _ in range(2):  # as long as nobody has filled it in, it is only a list
        run(fair, capsys, "review", "--export", str(path))
    filled(path, {"decision": "reject", "reason": "no programme"})
    typed = path.read_bytes()
    err = refused(fair, capsys, "review", "--export", str(path))
    assert err.startswith(f"{path}: 1 row of the list of that name is filled in. Import it")
    assert path.read_bytes() == typed
    path.write_bytes(b"something else")
    assert "There is a file of that name." in refused(fair, capsys, "review", "--export", str(path))


def test_the_list_offers_what_a_counterpart_may_be(fair, capsys, tmp_path):
    path = tmp_path / "list.xlsx"
    run(fair, capsys, "review", "--export", str(path))
    lists = load_workbook(path)["choices"]
    offered = {
        column[0].value: [c.value for c in column[1:] if c.value] for column in lists.columns
    }
    assert offered["counterpart"][0] == "-"
    assert offered["counterpart"][1:] == offered["entity"]


def test_a_sheet_with_a_fault_is_kept_in_no_part_and_all_its_faults_are_told(
    fair, capsys, tmp_path
):
    path = tmp_path / "list.csv"
    run(fair, capsys, "review", "--export", str(path))
    filled(path, {"decision": "reject"}, {"decision": "asign", "reason": "x", "unit": "groats"})
    err = refused(fair, capsys, "review", "--import", str(path))
    places = [line.partition(": ")[0].removeprefix(f"{path}:") for line in err.splitlines()]
    assert places == ["2, reason", "3, decision", "3, unit"]


def test_a_sheet_of_an_earlier_state_is_kept_where_its_words_still_stand_alone(
    fair, capsys, tmp_path
):
    path = tmp_path / "list.csv"
    run(fair, capsys, "review", "--export", str(path))
    filled(path, {"decision": "reject", "reason": "none"})
    (fair.seeds / "fair.txt").write_text(f"More of 2014.\n\n{FAIR}")
    run(fair, capsys, "refresh")
    out = run(fair, capsys, "review", "--import", str(path))
    assert out.startswith("1 decision kept in data/decisions.csv")
    out = run(fair, capsys, "review", "--import", str(path))
    assert out.startswith("0 decisions kept in data/decisions.csv, 1 there already")
    run(fair, capsys, "refresh")
    outcomes = {row["text"]: row["outcome"] for row in table(fair, capsys, "mentions")}
    assert (outcomes["300"], outcomes["40"]) == ("not_a_figure", "unassigned")


def test_a_figure_is_corrected_though_its_passage_was_edited_but_accepted_as_it_was_read_only(
    project, capsys, tmp_path
):
    """An edit of the passage gives the figure another id; the number stands where it stood."""
    text = (
        "Belarus buys all of its gas from Russia. In 2012 it paid 165 dollars per 1,000 cubic "
        "metres to Gazprom. The paper tells so on its first page, and every day of the week. "
        "At the fair {} visitors heard of it."
    )
    note = project.seeds / "note.txt"
    note.write_text(text.format(7))
    run(project, capsys, "refresh")
    path = tmp_path / "list.csv"
    run(project, capsys, "review", "--export", str(path), "--limit", "0")
    made = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    (at,) = (n for n, row in enumerate(made) if row["text"].startswith("165 dollars"))
    assert made[at]["figure"]
    note.write_text(text.format(8))
    run(project, capsys, "refresh")
    for given, kept in (
        ({"decision": "accept"}, False), ({"decision": "correct", "period": "2014"}, True),
    ):  # fmt: skip
        filled(path, *[{}] * at, given | {"reason": "read"})
        if kept:
            out = run(project, capsys, "review", "--import", str(path))
            assert out.startswith("1 decision kept")
        else:
            err = refused(project, capsys, "review", "--import", str(path))
            assert "is read otherwise now" in err


@pytest.mark.parametrize("change", [("counted 300", "saw 300"), (FAIR, f"{FAIR}\n\n{FAIR}")])
def test_a_sheet_of_an_earlier_state_is_told_where_its_words_do_not_stand_alone(
    fair, capsys, tmp_path, change
):
    path = tmp_path / "list.csv"
    run(fair, capsys, "review", "--export", str(path))
    filled(path, {"decision": "reject", "reason": "none"})
    (fair.seeds / "fair.txt").write_text(FAIR.replace(*change))
    run(fair, capsys, "refresh")
    assert "no longer as it was" in refused(fair, capsys, "review", "--import", str(path))


def test_the_file_of_decisions_is_no_list_to_import(fair, capsys):
    run(fair, capsys, "review", "reject", ids(fair, capsys)["300"], "--reason", "none")
    path = fair.data / "decisions.csv"
    err = refused(fair, capsys, "review", "--import", str(path))
    assert err.startswith(f"{path}: This is the file of decisions itself; what is in it holds")


def test_a_sheet_that_is_not_there_is_told(fair, capsys, tmp_path):
    assert "cannot be read" in refused(
        fair, capsys, "review", "--import", str(tmp_path / "none.csv")
    )


def test_before_the_first_refresh_the_remedy_is_told(tmp_path, capsys):
    assert main(["review", "--data", str(tmp_path)]) == 1
    assert "Nothing is published yet" in capsys.readouterr().err

"""Official tables through the command: added, replaced by a later download, checked, told."""

import csv
import io

from official import KOREA, put, wits

from dashboard.cli import main
from etl.load.snapshots import read


def values(project, number):
    figures = read(project.data, number)["observations"].query("method == 'statistics'")
    return figures.set_index("observation_id")["value"].to_dict()


def test_a_download_goes_to_the_statistics_and_its_revision_takes_its_place(
    project, tmp_path, capsys
):
    file = put(tmp_path / "in", "en_KOR_Summary.CSV", wits())
    assert main(["add", str(file), *project.options]) == 0
    kept = project.data / "statistics" / "en_KOR_Summary.CSV"
    assert kept.read_bytes() == file.read_bytes()
    assert "Exports: South Korea, to Egypt (2015): 640 m USD" in capsys.readouterr().out
    rows = {**KOREA, ("...", "...", "Development", "GDP (current US$ Mil)"): ("9.0", "1700.50", "")}
    later = put(tmp_path / "in", "en_KOR_Summary(1).CSV", wits(rows=rows))
    assert main(["add", str(later), *project.options]) == 0
    capsys.readouterr()
    assert kept.read_bytes() == later.read_bytes()
    assert [p.name for p in kept.parent.iterdir()] == [kept.name]
    before, after = values(project, 2), values(project, 3)
    moved = {id_: (before[id_], after[id_]) for id_ in before if before[id_] != after[id_]}
    assert before.keys() == after.keys()
    assert list(moved.values()) == [(1_800_250_000, 9_000_000)]
    changes = read(project.data, 3)["changes"].query("table == 'observations'")
    assert set(changes["kind"]) == {"changed"}
    assert set(changes["key"]) == set(moved)


def test_a_faulty_revision_leaves_the_old_download_in_place(project, tmp_path, capsys):
    file = put(tmp_path / "in", "summary.csv", wits())
    main(["add", str(file), *project.options])
    bad = put(tmp_path / "in", "summary.csv", wits().replace("0.21", "7.21"))
    before = (project.data / "statistics" / "summary.csv").read_bytes()
    capsys.readouterr()
    assert main(["add", str(bad), *project.options]) == 1
    assert "summary.csv:4, 2015: 7.21 is above 1" in capsys.readouterr().err
    assert (project.data / "statistics" / "summary.csv").read_bytes() == before


def test_a_table_of_the_same_name_with_other_data_replaces_nothing(project, tmp_path, capsys):
    put(project.data / "statistics", "summary.csv", wits())
    other = put(tmp_path / "in", "summary.csv", wits("Chile"))
    assert main(["add", str(other), *project.options]) == 1
    assert "There is another file of that name" in capsys.readouterr().err
    fewer = put(tmp_path / "in", "summary.csv", wits(years=("2012", "2011", "2010")))
    assert main(["add", str(fewer), *project.options]) == 1
    assert (project.data / "statistics" / "summary.csv").read_bytes() == wits().encode()


def test_a_revision_that_the_refresh_refuses_is_undone(project, tmp_path, capsys):
    put(project.data / "statistics", "summary.csv", wits())
    put(project.data / "figures", "bad.csv", "indicator,entity\n")
    file = put(tmp_path / "in", "summary.csv", wits().replace("0.21", "0.22"))
    assert main(["add", str(file), *project.options]) == 1
    assert [p.name for p in (project.data / "statistics").iterdir()] == ["summary.csv"]
    assert b"0.21" in (project.data / "statistics" / "summary.csv").read_bytes()


def test_a_sheet_of_figures_is_still_a_sheet(project, tmp_path, capsys):
    text = (
        "indicator,entity,period,value,qualifier,unit,status,source_title\n"
        "gdp,BLR,2015,54.6,exact,billion USD,actual,A yearbook\n"
    )
    file = put(tmp_path / "in", "own.csv", text)
    assert main(["add", str(file), *project.options]) == 0
    assert (project.data / "figures" / "own.csv").exists()


def test_check_covers_official_tables(project, capsys):
    put(project.data / "statistics", "summary.csv", wits())
    assert main(["check", *project.options]) == 0
    out = capsys.readouterr().out
    assert "2 documents, 0 sheets and 1 official table are sound." in out
    assert "1 row of series that vocabulary/layouts/wits_trade_summary.toml does not map" in out
    put(project.data / "statistics", "strange.csv", "a,b\n1,2\n")
    assert main(["check", *project.options]) == 1
    assert "data/statistics/strange.csv:1: No layout fits it." in capsys.readouterr().err


def test_the_table_of_observations_names_the_official_table(project, tmp_path, capsys):
    file = put(tmp_path / "in", "summary.csv", wits())
    main(["add", str(file), *project.options])
    capsys.readouterr()
    main(["table", "observations", *project.options])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    own = [row for row in rows if row["method"] == "statistics"]
    assert len(own) == 16
    assert {row["entity"] for row in own} == {"KOR"}

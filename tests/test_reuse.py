"""What stands of the snapshot before: a refresh equals one from nothing, byte for byte."""

import json
import random
import shutil

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from official import wits
from projects import Project, make_project
from tables_on_disk import built as tables_of

from etl import documents
from etl import entered as entered_module
from etl import reading as reading_module
from etl.load import snapshots
from etl.refresh import refresh
from etl.reuse import fingerprint
from etl.tables import TABLES, stacked, to_frame, to_records, typed

TEXTS = (
    "The budget of the Union State for 2014 is 3.2 billion rubles.\n",
    "# Exercise\n\nMore than 10,000 troops took part in Zapad-2013 on September 20, 2013.\n",
    "In 2013, Russia accounted for 40 percent of the exports of Belarus.\n",
    "Nothing is counted here.\n",
)


def read_names(monkeypatch) -> list[str]:
    """The names of the documents that are read from now on."""
    names = []
    read = reading_module.read_document

    def noted(path, *args, **kwargs):
        names.append(path.name)
        return read(path, *args, **kwargs)

    monkeypatch.setattr(reading_module, "read_document", noted)
    return names


def from_nothing(project: Project, folder) -> dict[str, bytes]:
    """The files of a first refresh of the same inputs, but for the changes."""
    fresh = make_project(folder, seeds=project.seeds)
    for name in ("vocabulary", "figures", "statistics"):
        if (project.data / name).is_dir():
            shutil.copytree(project.data / name, fresh.data / name, dirs_exist_ok=True)
    return files(fresh, refresh(fresh.seeds, fresh.data).snapshot)


def files(project: Project, snapshot) -> dict[str, bytes]:
    folder = project.data / "published" / str(snapshot.number)
    return {n: (folder / f"{n}.parquet").read_bytes() for n in TABLES if n != "changes"}


def test_unchanged_documents_are_not_read_again(project, monkeypatch):
    (project.seeds / "new.txt").write_text(TEXTS[0])
    names = read_names(monkeypatch)
    refresh(project.seeds, project.data)
    assert names == ["new.txt"]


def test_added_changed_and_removed_documents_give_the_bytes_of_a_refresh_from_nothing(
    project, tmp_path, monkeypatch
):
    first, second = sorted(project.seeds.glob("0*.txt"))
    (project.seeds / "002_between.txt").write_text(TEXTS[0])
    (project.seeds / "zz").mkdir()
    (project.seeds / "zz" / "last.md").write_text(TEXTS[1])
    first.write_text(first.read_text() + "\n" + TEXTS[2])
    names = read_names(monkeypatch)
    added = refresh(project.seeds, project.data).snapshot
    assert sorted(names) == sorted(["002_between.txt", "last.md", first.name])
    assert files(project, added) == from_nothing(project, tmp_path / "added")
    second.unlink()
    (project.seeds / "000_a.txt").write_text(TEXTS[3])
    names.clear()
    removed = refresh(project.seeds, project.data).snapshot
    assert names == ["000_a.txt"]
    assert files(project, removed) == from_nothing(project, tmp_path / "removed")


def test_a_sheet_beside_kept_documents_gives_the_bytes_of_a_refresh_from_nothing(project, tmp_path):
    figures = project.data / "figures"
    figures.mkdir(exist_ok=True)
    (figures / "own.csv").write_text(SHEET)
    snapshot = refresh(project.seeds, project.data).snapshot
    assert snapshot.rows["documents"] == 3
    assert files(project, snapshot) == from_nothing(project, tmp_path / "fresh")
    (project.seeds / "new.txt").write_text(TEXTS[0])
    snapshot = refresh(project.seeds, project.data).snapshot
    assert files(project, snapshot) == from_nothing(project, tmp_path / "again")


def test_a_sheet_of_several_sources_in_turns_is_the_same_when_it_is_kept(project, tmp_path):
    figures = project.data / "figures"
    figures.mkdir(exist_ok=True)
    head, row = SHEET.splitlines()
    rows = [
        row.replace("2012", f"{1990 + n}").replace("Own", ("Own", "Other", "")[n % 3])
        for n in range(30)
    ]
    (figures / "own.csv").write_text("\n".join([head, *rows]) + "\n")
    refresh(project.seeds, project.data)
    (project.seeds / "new.txt").write_text(TEXTS[1])
    snapshot = refresh(project.seeds, project.data).snapshot
    assert snapshot.rows["documents"] == 6
    assert files(project, snapshot) == from_nothing(project, tmp_path / "again")


SHEET = (
    "indicator,entity,counterpart,period,value,qualifier,unit,status,source_title\n"
    "export_share,BLR,RUS,2012,35.4,exact,percent,actual,Own reckoning\n"
)


OF_MANY = SHEET + "".join(
    f"union_state_budget,UNION_STATE,,{year},3.2,exact,billion RUB,planned,Budget {year % 6}\n"
    for year in range(2005, 2017)
)


@pytest.fixture
def with_tables(project):
    """A published project with a sheet of many sources, an empty one and an official table."""
    for name, text in (
        ("figures/own.csv", OF_MANY),
        ("figures/empty.csv", SHEET.partition("\n")[0] + "\n"),
        ("statistics/wits.csv", wits()),
    ):
        (project.data / name).parent.mkdir(exist_ok=True)
        (project.data / name).write_text(text)
    refresh(project.seeds, project.data)
    return project


@pytest.fixture
def read_tables(with_tables, monkeypatch):
    """What is read of its sheets and official tables from now on."""
    names = []
    for read in ("read_sheet", "read_statistics"):
        was = getattr(entered_module, read)

        def noted(*args, was=was, read=read, **kwargs):
            names.append(read)
            return was(*args, **kwargs)

        monkeypatch.setattr(entered_module, read, noted)
    return names


def test_unchanged_sheets_and_official_tables_are_not_read_again(
    with_tables, read_tables, tmp_path
):
    told = snapshots.current(with_tables.data).notices
    assert any("no rows" in notice for notice in told)
    assert any("of areas" in notice for notice in told)
    (with_tables.seeds / "new.txt").write_text(TEXTS[0])
    for _ in range(2):
        snapshot = refresh(with_tables.seeds, with_tables.data).snapshot
        assert read_tables == []
        assert set(told) <= set(snapshot.notices)
        assert files(with_tables, snapshot) == from_nothing(with_tables, tmp_path / "fresh")
        shutil.rmtree(tmp_path / "fresh")
        read_tables.clear()
        (with_tables.seeds / "new.txt").write_text(TEXTS[1])


@pytest.mark.parametrize(
    ("change", "read"),
    [
        (lambda data: (data / "figures" / "own.csv").write_text(SHEET.replace("35.4", "35.5")),
         ["read_sheet", "read_sheet"]),
        (lambda data: (data / "figures" / "empty.csv").unlink(), ["read_sheet"]),
        (lambda data: (data / "statistics" / "wits.csv").unlink(), []),
        (lambda data: (data / "statistics" / "wits.csv").rename(data / "statistics" / "b.csv"),
         ["read_statistics"]),
    ],
    ids=["a row", "a sheet gone", "a table gone", "a table renamed"],
)  # fmt: skip
def test_changed_sheets_and_tables_give_the_bytes_of_a_refresh_from_nothing(
    with_tables, read_tables, tmp_path, change, read
):
    change(with_tables.data)
    snapshot = refresh(with_tables.seeds, with_tables.data).snapshot
    assert read_tables == read
    assert files(with_tables, snapshot) == from_nothing(with_tables, tmp_path / "fresh")


def test_a_sheet_that_changes_while_it_is_read_is_read_again(with_tables, monkeypatch):
    own = with_tables.data / "figures" / "own.csv"
    own.write_text(SHEET.replace("35.4", "35.5"))
    was = entered_module.read_sheet

    def late(path, *args, **kwargs):
        own.write_text(SHEET.replace("35.4", "35.6"))
        return was(path, *args, **kwargs)

    monkeypatch.setattr(entered_module, "read_sheet", late)
    refresh(with_tables.seeds, with_tables.data)
    monkeypatch.setattr(entered_module, "read_sheet", was)
    own.write_text(SHEET.replace("35.4", "35.5"))
    (with_tables.seeds / "new.txt").write_text(TEXTS[0])
    figures = refresh(with_tables.seeds, with_tables.data).frames["observations"]
    assert list(figures.query("indicator == 'export_share' and method == 'sheet'").value) == [35.5]


@pytest.mark.parametrize(
    "change",
    [
        lambda p: (p.data / "vocabulary" / "units.toml").open("a").write("# a remark\n"),
        lambda p: (p.data / "published" / "1" / "mentions.parquet").write_bytes(b""),
    ],
    ids=["another vocabulary", "a damaged snapshot"],
)
def test_what_decides_all_rows_has_all_documents_read_again(project, monkeypatch, change):
    change(project)
    names = read_names(monkeypatch)
    refresh(project.seeds, project.data)
    assert len(names) == 2


def test_another_program_has_all_documents_read_again(project, monkeypatch):
    monkeypatch.setattr(documents, "program", lambda: "99+other")
    (project.seeds / "new.txt").write_text(TEXTS[0])
    names = read_names(monkeypatch)
    refresh(project.seeds, project.data)
    assert len(names) == 3


def test_another_entry_of_the_catalogue_has_its_document_read_again(project, monkeypatch):
    first = min(project.seeds.glob("0*.txt"))
    catalogue = project.seeds / "catalogue.toml"
    said = catalogue.read_text()
    head = f'["{first.name}"]'
    assert head in said
    entry = said[said.index(head) :].partition("\n\n")[0]
    title = next(line for line in entry.splitlines() if line.startswith("title"))
    catalogue.write_text(said.replace(title, 'title = "Another"'))
    names = read_names(monkeypatch)
    outcome = refresh(project.seeds, project.data)
    assert names == [first.name]
    assert "Another" in set(outcome.frames["documents"]["title"])


def test_a_document_that_changes_while_it_is_read_is_read_again(project, monkeypatch):
    path = project.seeds / "new.txt"
    path.write_text(TEXTS[0])
    read = reading_module.read_document

    def late(path_, *args, **kwargs):
        path.write_text(TEXTS[1])
        return read(path_, *args, **kwargs)

    monkeypatch.setattr(reading_module, "read_document", late)
    assert "new" not in refresh(project.seeds, project.data).snapshot.readings
    path.write_text(TEXTS[0])
    (project.seeds / "other.txt").write_text(TEXTS[3])
    monkeypatch.setattr(reading_module, "read_document", read)
    again = refresh(project.seeds, project.data)
    texts = again.frames["passages"].query("document_id == 'new'")["text"]
    assert list(texts) == [TEXTS[0].strip()]


def test_a_snapshot_that_does_not_say_what_it_read_keeps_no_document(project, monkeypatch):
    description = project.data / "published" / "1" / "snapshot.json"
    said = json.loads(description.read_text())
    del said["readings"], said["skipped"]
    description.write_text(json.dumps(said))
    (project.seeds / "new.txt").write_text(TEXTS[0])
    names = read_names(monkeypatch)
    outcome = refresh(project.seeds, project.data)
    assert len(names) == 3
    assert outcome.snapshot.parent == 1


def test_a_digest_differs_with_each_thing_that_rows_depend_on():
    same = {
        "program": "1", "vocabulary": {"units.toml": "a"}, "path": "seeds/a.txt", "sha256": "b",
        "entry": None,
    }  # fmt: skip
    others = {
        "program": "2", "vocabulary": {"units.toml": "b"}, "path": "other/a.txt", "sha256": "c",
    }  # fmt: skip
    digests = {fingerprint(**same | {name: value}) for name, value in others.items()}
    assert fingerprint(**same) == fingerprint(**same)
    assert len({fingerprint(**same), *digests}) == 5


def test_frames_are_stacked_whether_their_texts_are_categories_or_not():
    cells = {"claim_set_id": ["a", "b"], "observation_id": ["o", "p"], "claimant": ["x", "y"]}
    plain = typed("claims", pd.DataFrame({**cells, "rank": [1, 2], "agreement": ["", "differs"]}))
    recurring = plain.astype({"claimant": "category"})
    found = stacked("claims", [plain, recurring])
    assert found["claimant"].dtype == "category"
    pd.testing.assert_frame_equal(
        found.astype({"claimant": "str"}), pd.concat([plain, plain], ignore_index=True)
    )
    assert stacked("claims", []).empty


def test_records_of_a_frame_are_those_it_was_made_of(published):
    for name in TABLES:
        frame = published.frames[name]
        assert to_frame(name, to_records(name, frame)).equals(frame)


def built(folder, texts: dict[str, str]):
    """The tables of documents with these texts by their names."""
    shutil.rmtree(folder / "seeds", ignore_errors=True)
    (folder / "seeds").mkdir()
    for name, text in texts.items():
        (folder / "seeds" / f"{name}.txt").write_text(text)
    return tables_of(folder / "seeds", folder / "data")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return make_project(tmp_path_factory.mktemp("any")).data.parent


TEXT = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4).map("\n".join)
NAMES = st.text("abcdefgh", min_size=1, max_size=4)
BOUNDED = settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@BOUNDED
@given(texts=st.dictionaries(NAMES, TEXT, min_size=4, max_size=8), seed=st.integers(0, 99))
def test_the_order_in_which_documents_came_is_irrelevant(place, texts, seed):
    names = list(texts)
    random.Random(seed).shuffle(names)
    shuffled = built(place, {name: texts[name] for name in names})
    for name, frame in built(place, texts).items():
        assert frame.equals(shuffled[name]), name


@BOUNDED
@given(texts=st.dictionaries(NAMES, TEXT, min_size=4, max_size=8))
def test_another_document_changes_no_figure_and_no_id_of_the_others(place, texts):
    added = next(iter(texts))
    before = built(place, {name: text for name, text in texts.items() if name != added})
    after = built(place, texts)
    for name in ("passages", "mentions", "events", "observations", "derivations"):
        known = after[name].merge(before[name], how="inner")
        assert len(known) == len(before[name]), name

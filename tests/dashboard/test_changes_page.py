"""Changes tells what became of each figure, in both sentences, and never fails on a bad past."""

import flask
import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_components import find, links, words

from dashboard.components.comparing import Comparison, comparison_address, parse_comparison
from dashboard.pages import changes as page
from dashboard.past import past_of
from dashboard.published import DATA
from dashboard.published import published as read
from dashboard.queries import changes as queries
from dashboard.queries.changes import before_of, input_changes
from etl.load import snapshots
from etl.refresh import refresh

NOTE = "The union budget of the Union State for 2031 is {} billion rubles.\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory, published):
    """Four snapshots: without the note, with it, with another sum, and without it again."""
    import shutil

    folder = tmp_path_factory.mktemp("changes")
    shutil.copytree(published.seeds, folder / "seeds")
    shutil.copytree(published.data, folder / "data")
    note = folder / "seeds" / "note.txt"
    for text in (NOTE.format("7.5"), NOTE.format("8.5"), ""):
        note.write_text(text) if text else note.unlink()
        refresh(folder / "seeds", folder / "data")
    return folder / "data"


def shown(data, query=""):
    app = flask.Flask("test")
    app.config[DATA] = data
    with app.test_request_context("/"):
        return page.layout(read(data), query, "light")


def of_note(data, number):
    table = snapshots.read(data, number)["observations"]
    return table.loc[table["period"] == "2031", "observation_id"].iloc[0]


def test_the_snapshots_are_listed_newest_first_with_when_and_by_which_program(project):
    (listed,) = find(shown(project), className="history")
    told = [words(entry) for entry in listed.children]
    assert [one[:10] for one in told] == [f"Snapshot {n}" for n in (4, 3, 2, 1)]
    assert "UTC" in told[0]
    assert "econdep 0." in told[0]


def test_the_newest_is_compared_with_the_one_before(project):
    made = shown(project)
    assert "Snapshot 4 against snapshot 3" in words(made)
    (gone,) = find(made, className="change")
    assert "No longer there in snapshot 4" in words(gone)
    assert "note.txt gone" in words(made)


def test_what_changed_stands_with_both_its_sentences_and_their_numbers_marked(project):
    (change,) = find(shown(project, "?of=3"), className="change")
    before, after = find(change, className="side-of")
    assert "7.5 billion" in words(before)
    assert "8.5 billion" in words(after)
    marked = [words(one.children[1]) for one in find(change, className="said")]
    assert marked == ["7.5 billion rubles", "8.5 billion rubles"]
    assert [href for href in links(before) if "snapshot=2" not in href] == []
    assert [href for href in links(after) if "snapshot=3" not in href] == []


def test_any_two_snapshots_can_be_compared(project):
    assert "No figure differs" in words(shown(project, "?of=4&against=1"))
    everything = words(shown(project, "?of=1"))
    assert "against nothing: it is the first" in everything
    assert "added" in everything


def test_many_changes_are_folded_by_file_and_each_file_can_be_seen_whole(project, monkeypatch):
    monkeypatch.setattr(queries, "A_PART", 7)
    made = shown(project, "?of=1")
    folds = find(made, className="changed-file")
    assert [bool(one.open) for one in folds[:2]] == [True, False]
    assert {len(find(one, className="change")) for one in folds} == {3, 5}
    count = len(snapshots.read(project, 1)["observations"])
    assert f"{count:,} figures added" in words(made)
    ways = [
        address.partition("?")[2] for one in folds for address in links(one) if "file=" in address
    ]
    assert len(ways) == sum("All" in words(one) for one in folds)
    assert ways
    found = []
    for part in range(1, 60):
        whole = shown(project, f"{ways[0]}&part={part}")
        found += [links(one)[0] for one in find(whole, className="change")]
        if f"Part {part} of {part}" in words(whole):
            break
    assert len(found) == len(set(found)) > 7
    assert any(f"{len(found):,} added" in words(one) for one in folds)


def test_a_kind_alone_can_be_seen_of_one_file(project):
    assert (
        len(find(shown(project, "?of=3&file=seeds/note.txt&kind=changed"), className="change")) == 1
    )
    assert find(shown(project, "?of=3&file=seeds/note.txt&kind=added"), className="change") == []
    assert find(shown(project, "?of=3&file=seeds/none.txt"), className="change") == []


def test_the_past_of_a_figure_follows_it_over_an_edit(project):
    made = shown(project, f"?figure={of_note(project, 3)}&snapshot=3")
    assert "not in the snapshot" in words(made), "the current one has it no more"
    states = past_of(project, 3, of_note(project, 3))
    assert [one.row["value"] for one in states] == [8.5e9, 7.5e9]
    assert [one.snapshot.number for one in states] == [3, 2]


def test_a_figure_that_was_always_the_same_says_so(project):
    figure = snapshots.read(project, 4)["observations"]["observation_id"].iloc[0]
    made = words(shown(project, f"?figure={figure}"))
    assert "the same since it was first published" in made
    assert "Since snapshot 1" in made


@pytest.mark.parametrize("query", ["?of=99", "?of=4&against=99", "?figure=o0", "?part=9&kind=x"])
def test_what_is_not_there_is_told_beside_the_list(project, query):
    made = shown(project, query)
    assert find(made, className="history")
    assert "There is no snapshot 99" in words(made) or "99" not in query


def test_a_damaged_snapshot_is_told_and_the_others_stand(project, tmp_path):
    import shutil

    data = tmp_path / "data"
    shutil.copytree(project, data)
    for name in ("snapshot.json", "observations.parquet"):
        file = data / "published" / ("1" if name.endswith("json") else "2") / name
        file.chmod(0o644)
        file.write_bytes(b"x")
    made = shown(data)
    (damaged,) = find(made, className="damaged")
    assert "Snapshot 1" in words(damaged)
    assert "Snapshot 2 cannot be read" in words(shown(data, "?of=3&against=2"))


def test_the_one_it_was_made_from_comes_before_and_else_the_newest_that_is_sound():
    assert before_of(4, {1: 0, 2: 1, 3: 2, 4: 1}) == 1, "restored, then refreshed"
    assert before_of(4, {2: 1, 3: None, 4: 3}) == 2
    assert before_of(1, {1: 0}) == 0


def test_inputs_are_known_by_their_hashes():
    found = input_changes({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "d": "1"})
    assert [(one.name, one.kind) for one in found] == [
        ("b", "changed"), ("c", "removed"), ("d", "added"),
    ]  # fmt: skip


@given(st.text())
def test_any_query_string_gives_a_comparison_that_has_an_address(query):
    asked = parse_comparison(query)
    assert parse_comparison(comparison_address(asked).partition("?")[2]) == asked


def test_a_comparison_comes_back_from_its_address():
    asked = Comparison(of=4, against=0, kind="added", file="data/figures/ä b.csv", part=3)
    assert parse_comparison(comparison_address(asked).partition("?")[2]) == asked

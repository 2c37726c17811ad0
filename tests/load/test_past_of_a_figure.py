"""The past of a figure is followed through edits, back to where it first stood."""

from test_figure_changes import TRADE, figure, tables
from test_snapshots import publish

from dashboard.past import past_of
from etl.load import snapshots


def told(data, frames, number):
    (name,) = frames["observations"]["observation_id"][:1]
    return [
        (state.snapshot.number, state.row["value"], state.row["sentence"])
        for state in past_of(data, number, name)
    ]


def test_a_figure_is_followed_through_edits_of_its_value_and_its_surroundings(tmp_path):
    sentence = TRADE["sentence"]
    mended = figure(sentence.replace("37", "38"), period="2013")
    other = figure("In the north 5 ships were seen .", indicator="ships")
    made = [
        tables(other),
        tables(TRADE),
        tables(TRADE, other),
        tables(TRADE, around="Before. "),
        tables(mended, around="Before. "),
        tables(mended, around="Before. "),
        tables(mended, around="Else. "),
    ]
    for frames in made:
        publish(tmp_path, frames)
    assert told(tmp_path, made[-1], 7) == [(5, 38, mended["sentence"]), (2, 37, sentence)]
    assert told(tmp_path, made[2], 3) == [(2, 37, sentence)]
    assert told(tmp_path, made[0], 7) == []


def test_what_is_damaged_or_pruned_is_passed_over(tmp_path):
    frames = tables(TRADE)
    for n in range(4):
        publish(tmp_path, tables(TRADE, around=f"{'ab'[n % 2]} "))
    publish(tmp_path, frames)
    (tmp_path / "published" / "3" / "mentions.parquet").write_bytes(b"")
    (tmp_path / "published" / "4" / "snapshot.json").write_text("{")
    with snapshots.writing(tmp_path, print):
        snapshots.drop(tmp_path, 1)
    assert told(tmp_path, frames, 5) == [(2, 37, TRADE["sentence"])]

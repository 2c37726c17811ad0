"""A figure's history: followed through edits, from when it came to what a reader sees now."""

from test_figure_changes import TRADE, figure, tables
from test_snapshots import publish

from etl.load import snapshots
from etl.load.figure_history import history_of


def told(data, frames, number=None):
    (name,) = frames["observations"]["observation_id"][:1]
    return [
        (snapshot.number, stated.observation.value, stated.sentence)
        for snapshot, stated in history_of(data, name, number)
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
    assert told(tmp_path, made[-1]) == [(2, 37, sentence), (5, 38, mended["sentence"])]
    assert told(tmp_path, made[2], 3) == [(2, 37, sentence)]
    assert told(tmp_path, made[0]) == []


def test_what_is_damaged_or_pruned_is_passed_over(tmp_path):
    frames = tables(TRADE)
    for n in range(4):
        publish(tmp_path, tables(TRADE, around=f"{'ab'[n % 2]} "))
    publish(tmp_path, frames)
    (tmp_path / "published" / "3" / "mentions.parquet").write_bytes(b"")
    (tmp_path / "published" / "4" / "snapshot.json").write_text("{")
    with snapshots.writing(tmp_path, print):
        snapshots.drop(tmp_path, 1)
    assert told(tmp_path, frames) == [(2, 37, TRADE["sentence"])]

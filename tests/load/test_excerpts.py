"""Excerpts: each figure's and event's sentence, with its number marked in it."""

from etl.load.excerpts import excerpts
from etl.tables import (
    Document,
    Event,
    Frames,
    Mention,
    Observation,
    Passage,
    to_frames,
)

SENTENCE = "It spent about 40 rubles."


def tables(text: str = f"First. {SENTENCE} Last.", **mention) -> Frames:
    """One figure and one event on one number of one passage."""
    given = {"phrase_start": 16, "phrase_end": 24, "sentence_start": 7, "sentence_end": 32}
    return to_frames(
        {
            "documents": [
                Document(
                    document_id="d", title="Title", publisher="Publisher", author="Author",
                    url="https://example.org/", published="2014", kind="article",
                    path="seeds/d.txt", sha256="", characters=99,
                )
            ],
            "passages": [
                Passage(
                    passage_id="p", document_id="d", number=1, paragraph=1, kind="paragraph",
                    heading="Money", text=text, start=0, end=50,
                )
            ],
            "mentions": [
                Mention(
                    mention_id="m", passage_id="p", start=0, end=2, text="40", kind="money",
                    **(given | mention),
                )
            ],
            "observations": [
                Observation(
                    observation_id="o", indicator="i", entity="BLR", unit="RUB", status="actual",
                    method="extracted", document_id="d", passage_id="p", mention_id="m",
                ),
                Observation(
                    observation_id="x", indicator="i", entity="BLR", unit="RUB", status="actual",
                    method="derived",
                ),
            ],
            "events": [
                Event(event_id="e", date="2014", precision="year", text="", passage_id="p",
                      mention_id="m")
            ],
        }
    )  # fmt: skip


def test_the_number_is_marked_in_its_sentence_beside_its_source():
    first, event = excerpts(tables()).to_dict("records")
    assert (first["id"], first["table"]) == ("o", "observations")
    assert (event["id"], event["table"]) == ("e", "events")
    assert first["sentence"] == SENTENCE
    assert first["sentence"][first["mark_start"] : first["mark_end"]] == "about 40"
    assert (first["title"], first["publisher"], first["author"]) == ("Title", "Publisher", "Author")
    assert (first["published"], first["kind"], first["heading"]) == ("2014", "article", "Money")
    assert first["url"] == "https://example.org/"


def test_the_address_of_the_passage_goes_before_that_of_the_source():
    frames = tables()
    frames["passages"]["url"] = "https://example.org/?t=9s"
    assert set(excerpts(frames)["url"]) == {"https://example.org/?t=9s"}


def test_a_number_that_is_not_shown_has_its_passage_and_no_mark():
    hidden = dict.fromkeys(("phrase_start", "phrase_end", "sentence_start", "sentence_end"))
    row = excerpts(tables(text="Whole passage.", **hidden)).iloc[0]
    assert row["sentence"] == "Whole passage."
    assert row[["mark_start", "mark_end"]].isna().all()


def test_a_derived_figure_has_no_sentence_of_its_own():
    assert "x" not in set(excerpts(tables())["id"])


def test_no_figure_no_excerpt():
    assert excerpts(to_frames({})).empty


def test_every_published_figure_that_is_not_derived_has_its_sentence(published):
    frames = published.frames
    found = excerpts(frames).set_index("id")
    stated = frames["observations"].query("method != 'derived'")
    assert set(found.index) == {*stated["observation_id"], *frames["events"]["event_id"]}
    phrases = [r.sentence[r.mark_start : r.mark_end] for r in found.itertuples()]
    assert all(phrases)
    for row in frames["events"].itertuples():
        assert found.loc[row.event_id, "sentence"] == row.text

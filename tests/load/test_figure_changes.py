"""What became of each figure: edits of documents and sheets, told as a reader sees them."""

import pytest

from etl.load.figure_changes import SENTENCE, SOURCE, figure_changes, figure_differences
from etl.tables import (
    Derivation,
    Document,
    Frames,
    Mention,
    Observation,
    Passage,
    occurrences_of,
    stable_id,
    to_frames,
    to_records,
)

FILE = "seeds/d.txt"


def source(path: str = FILE, **others) -> Document:
    given = {"title": "A title", "kind": "article", "sha256": path, "characters": 9}
    return Document(**{"document_id": path.rpartition("/")[2], "path": path} | given | others)


def figure(sentence: str, **columns) -> dict:
    """A figure whose number is the first word with a digit of `sentence`."""
    number = next(word for word in sentence.split() if any(map(str.isdigit, word)))
    told = float("".join(c for c in number if c.isdigit() or c == "."))
    given = {"value": told, "low": told, "high": told, "indicator": "exports", "entity": "BLR"}
    return {"sentence": sentence, "at": sentence.index(number), "number": number} | given | columns


def tables(*figures: dict, documents: tuple[Document, ...] = (), around: str = "") -> Frames:
    """Each of `figures` in a passage of its own behind `around`, with ids as extract makes them."""
    passages, mentions, observations = [], [], []
    documents = documents or (source(),)
    seen: dict[str, int] = {}
    for told in figures:
        columns = dict(told)
        sentence, at, number = (columns.pop(name) for name in ("sentence", "at", "number"))
        document_id = columns.pop("document_id", documents[0].document_id)
        text = f"{around}{sentence}"
        seen[text] = seen.get(text, 0) + 1
        passage_id = stable_id("p", document_id, text, seen[text])
        mention_id = stable_id("m", passage_id, at + len(around))
        passages.append(
            Passage(passage_id=passage_id, document_id=document_id, number=1, paragraph=1,
                    kind="paragraph", text=text, start=0, end=len(text))
        )  # fmt: skip
        mentions.append(
            Mention(mention_id=mention_id, passage_id=passage_id, start=at, end=at, text=number,
                    kind="count", phrase_start=at + len(around),
                    phrase_end=at + len(around) + len(number),
                    sentence_start=len(around), sentence_end=len(text))
        )  # fmt: skip
        given = {"unit": "USD", "status": "actual", "method": "extracted"} | columns
        observations.append(
            Observation(
                **{"observation_id": stable_id("o", mention_id, *given.values())} | given,
                document_id=document_id, passage_id=passage_id, mention_id=mention_id,
            )
        )  # fmt: skip
    return to_frames(
        {
            "documents": documents,
            "passages": passages,
            "mentions": mentions,
            "observations": observations,
            "occurrences": occurrences_of(observations),
        }
    )


def told(before: Frames, after: Frames) -> list[tuple]:
    return [
        (
            change.kind,
            change.before and change.before.observation.value,
            change.after and change.after.observation.value,
            change.columns,
        )
        for change in figure_changes(before, after)
    ]


NUMBER = ("value", "low", "high")
NOTHING = to_frames({})
TRADE = figure("Belarus sold goods worth 37 billion dollars to others in 2013 .", period="2013")


def test_what_is_new_and_what_is_gone_is_told_with_its_sentence():
    (new,) = figure_changes(NOTHING, tables(TRADE))
    assert (new.kind, new.before, new.columns) == ("added", None, ())
    assert new.after.sentence == TRADE["sentence"]
    assert new.after.sentence[new.after.mark_start : new.after.mark_end] == "37"
    assert (new.after.title, new.after.path) == ("A title", FILE)
    (gone,) = figure_changes(tables(TRADE), NOTHING)
    assert (gone.kind, gone.after) == ("removed", None)
    assert gone.before == new.after


def test_changes_are_told_by_file_and_in_parts():
    second = source("seeds/e.txt")
    other = figure("Belarus bought goods worth 5 billion dollars.", document_id="e.txt")
    edited = figure(TRADE["sentence"].replace("37", "38"), period="2013")
    both = (source(), second)
    found = figure_differences(tables(TRADE, documents=both), tables(edited, other, documents=both))
    files = found.by_file()
    assert {path: one.counts for path, one in files.items()} == {
        FILE: {"added": 0, "removed": 0, "changed": 1},
        "seeds/e.txt": {"added": 1, "removed": 0, "changed": 0},
    }
    assert [change.kind for change in found.part(0, 9)] == ["changed", "added"]
    assert found.part(1, 1) == files["seeds/e.txt"].told()
    assert found.of_kind("added").part(0, 9) == found.part(1, 9)
    assert found.part(2, 9) == []


def test_a_letter_that_changes_beside_the_sentence_changes_no_figure():
    assert told(tables(TRADE, around="It is sad. "), tables(TRADE, around="It is bad. ")) == []


def test_a_letter_that_changes_in_the_sentence_is_one_change_of_it():
    edited = TRADE | {"sentence": TRADE["sentence"].replace("sold", "Sold")}
    assert told(tables(TRADE), tables(edited)) == [("changed", 37, 37, (SENTENCE,))]


def test_another_number_in_the_sentence_is_one_change_with_both_sentences():
    edited = figure(TRADE["sentence"].replace("37", "38"), period="2013")
    (change,) = figure_changes(tables(TRADE), tables(edited))
    assert change.columns == (*NUMBER, SENTENCE)
    assert change.before.sentence == TRADE["sentence"]
    assert change.after.sentence == edited["sentence"]


TWO = "Belarus sold goods worth {} billion dollars and bought goods worth 30 billion in 2013 ."


def sold_and_bought(sold: str, words: str = TWO) -> tuple[dict, dict]:
    sentence = words.format(sold)
    one = figure(sentence, period="2013")
    other = figure("30", period="2013", indicator="imports")
    return one, other | {"sentence": sentence, "at": sentence.index("30")}


def test_of_an_edited_sentence_only_the_figure_that_changed_is_told():
    before, after = tables(*sold_and_bought("37")), tables(*sold_and_bought("38"))
    assert told(before, after) == [("changed", 37, 38, (*NUMBER, SENTENCE))]


def test_a_sentence_of_which_no_figure_changed_is_told_once():
    after = tables(*sold_and_bought("37", TWO.replace("sold", "Sold")))
    assert told(tables(*sold_and_bought("37")), after) == [("changed", 37, 37, (SENTENCE,))]


def test_the_same_number_that_is_read_in_another_way_is_one_change():
    assert told(tables(TRADE), tables(TRADE | {"indicator": "imports", "period": ""})) == [
        ("changed", 37, 37, ("indicator", "period"))
    ]


def test_a_period_that_is_mended_in_the_sentence_is_one_change():
    mended = TRADE | {"sentence": TRADE["sentence"].replace("2013", "2012"), "period": "2012"}
    assert told(tables(TRADE), tables(mended)) == [("changed", 37, 37, ("period", SENTENCE))]


def test_another_number_of_another_year_is_another_figure():
    other = figure("Belarus sold goods worth 39 billion dollars to others in 2014 .", period="2014")
    assert told(tables(TRADE), tables(other)) == [
        ("removed", 37, None, ()),
        ("added", None, 39, ()),
    ]


def test_of_two_claims_none_is_taken_for_the_other():
    one = figure("Kyiv speaks of 240 thousand men .", attributed_to="Kyiv")
    other = figure("Minsk counts all in all 12 thousand .", attributed_to="Minsk")
    assert [kind for kind, *_ in told(tables(one), tables(other))] == ["removed", "added"]


def test_figures_that_nothing_tells_apart_are_not_paired():
    before = tables(figure("First it was 3 in all ."), figure("Then it came to 4 at last ."))
    after = tables(figure("Some say 5 now ."), figure("Others would rather have 6 here ."))
    assert [kind for kind, *_ in told(before, after)] == ["removed"] * 2 + ["added"] * 2


def test_a_figure_is_not_paired_while_its_like_stays():
    stays = figure("First it was 3 in all .")
    before = tables(stays, figure("Then it came to 4 at last ."))
    after = tables(stays, figure("Others would rather have 6 here ."))
    assert told(before, after) == [("removed", 4, None, ()), ("added", None, 6, ())]


def test_among_like_figures_the_one_whose_sentence_was_edited_is_found():
    stays = figure("First it was 3 in all .")
    before = tables(stays, figure("Then in the end it came to 4 at last ."))
    after = tables(stays, figure("Then in the end it came to 6 at last ."))
    assert told(before, after) == [("changed", 4, 6, (*NUMBER, SENTENCE))]


def test_a_document_of_another_name_keeps_its_figures():
    named, renamed = (source(path, sha256="same") for path in (FILE, "seeds/new.txt"))
    assert told(tables(TRADE, documents=(named,)), tables(TRADE, documents=(renamed,))) == []
    other = source("seeds/new.txt", sha256="other")
    assert len(told(tables(TRADE, documents=(named,)), tables(TRADE, documents=(other,)))) == 2


@pytest.mark.parametrize("path", ["data/statistics/trade.csv", "data/statistics/trade-2.csv"])
def test_a_revised_download_tells_the_values_that_moved(path):
    def download(name: str, *values: float) -> Frames:
        rows = (
            figure(f"Exports · Belarus · {value} USD", period=f"{2000 + n}",
                   method="statistics")
            for n, value in enumerate(values)
        )  # fmt: skip
        return tables(*rows, documents=(source(name, kind="statistics", sha256=str(values)),))

    changes = told(download("data/statistics/trade.csv", 5, 6, 7), download(path, 5, 6.5, 7, 8))
    assert changes == [
        ("changed", 6, 6.5, (*NUMBER, SENTENCE)),
        ("added", None, 8, ()),
    ]


def test_a_row_whose_source_is_mended_tells_the_source():
    sheet = {"path": "data/figures/a.csv", "kind": "sheet"}
    one, other = (
        source(**sheet, document_id=name, title=name, sha256=name) for name in ("IMF", "World Bank")
    )
    row = TRADE | {"method": "sheet"}
    assert told(tables(row, documents=(one,)), tables(row, documents=(other,))) == [
        ("changed", 37, 37, (SOURCE,))
    ]


def test_two_sources_of_a_sheet_that_say_the_same_are_told_apart():
    sheet = {"path": "data/figures/a.csv", "kind": "sheet", "sha256": "x"}
    both = tuple(source(**sheet, document_id=name, title=name) for name in ("IMF", "UN"))
    imf = figure("Exports · 5 USD", method="sheet", document_id="IMF")
    un = figure("Exports · 6 USD", method="sheet", document_id="UN")
    revised = figure("Exports · 7 USD", method="sheet", document_id="UN")
    before, after = tables(imf, un, documents=both), tables(imf, revised, documents=both)
    assert told(before, after) == [("changed", 6, 7, (*NUMBER, SENTENCE))]


def derived(frames: Frames, *of: int) -> Frames:
    """`frames` with a double derived from each of its figures `of`."""
    records, rows = [], []
    for place in of:
        first = frames["observations"].iloc[place]
        name = stable_id("o", "derived", first["observation_id"])
        records.append(
            Observation(observation_id=name, indicator="double", entity="BLR", unit="USD",
                        status="actual", method="derived", value=2 * first["value"])
        )  # fmt: skip
        rows.append(
            Derivation(
                observation_id=name, input_id=first["observation_id"], role="x", formula="2 x"
            )
        )
    made = to_frames({"observations": records, "derivations": rows})
    together = [*to_records("observations", frames["observations"]), *records]
    return frames | {
        "derivations": made["derivations"],
        "observations": to_frames({"observations": together})["observations"],
    }


def test_a_derived_figure_follows_its_inputs_whose_ids_changed():
    one, two = (figure(f"In {year} it was 5 .", period=year) for year in ("2013", "2014"))
    one, two = (f | {"value": v, "at": 0} for f, v in ((one, 3.0), (two, 4.0)))
    before = derived(tables(one, two, around="A. "), 0, 1)
    assert told(before, derived(tables(one, two, around="B. "), 0, 1)) == []
    moved = derived(tables(one, two | {"value": 6.0}, around="B. "), 0, 1)
    assert told(before, moved) == [
        ("changed", 4, 6, ("value",)),
        ("changed", 8, 12, ("value",)),
    ]


def test_a_figure_derived_from_another_source_is_changed_where_others_are_of_the_same():
    of_two = [
        figure(f"In 2013 it was {n} .", period="2013", value=v) for n, v in enumerate((3.0, 4))
    ]
    other = figure("In 2013 others had 9 .", period="2013", value=5.0)
    before = derived(tables(*of_two, other), 0, 1)
    assert told(before, derived(tables(*of_two, other), 0, 2)) == [("changed", 8, 10, ("value",))]
    both = derived(tables(*of_two, other, other | {"value": 7.0}), 2, 3)
    assert sorted(kind for kind, *_ in told(before, both) if kind != "changed") == [
        "added", "added", "added", "removed", "removed",
    ]  # fmt: skip


def test_a_snapshot_does_not_differ_from_itself(published):
    copied = {name: frame.copy() for name, frame in published.frames.items()}
    assert figure_changes(published.frames, copied) == []

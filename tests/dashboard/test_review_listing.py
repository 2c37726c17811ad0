"""What is listed for review: unassigned numbers and doubtful figures, the best first."""

import dataclasses

from small_tables import document, frames, indicator, mention, observation, of_mention, passage

from dashboard.reviewing.listing import items
from dashboard.reviewing.run import lines
from etl.load.description import Snapshot
from etl.tables import Claim, Derivation
from etl.wording import Wording

TEXT = "First 5 came. Then 7 went to Bland. About 9 stayed with 11 others."
PASSAGE = passage("p1", TEXT)
SNAPSHOT = Snapshot(3, "2026-11-28T00:00:00+00:00", "1", 2, {}, [], {}, {})


def number(words: str, outcome: str = "unassigned", **more):
    start = TEXT.index(words)
    first = max(TEXT.rfind(". ", 0, start) + 2, 0) if ". " in TEXT[:start] else 0
    made = mention(f"m{words}", PASSAGE, words, outcome, value=5.0, **more)
    return dataclasses.replace(made, sentence_start=first, sentence_end=TEXT.index(".", start) + 1)


def figure(name, read, **more):
    return of_mention(observation(name, "sheep", 5.0, **more), read)


def small(*mentions, figures=(), **more):
    return frames(
        **more,
        indicators=[indicator("sheep")],
        documents=[document()],
        passages=[PASSAGE],
        mentions=mentions,
        observations=figures,
    )


def listed(tables, ruled=()):
    return items(tables, Wording.of(tables), ruled)


def test_unassigned_numbers_come_by_their_worth_and_those_of_none_last():
    tables = small(
        number("5"), number("7", worth=0.9), number("About 9", worth=0.4), number("11", worth=0.4)
    )
    assert [item.id for item in listed(tables)] == ["m7", "mAbout 9", "m11", "m5"]


def test_doubtful_figures_stand_among_them_by_their_doubt():
    seven, nine = number("7", "observation"), number("About 9", worth=0.5)
    doubtful = figure("o7", seven, confidence=0.4, period_basis="document")
    first, second = listed(small(seven, nine, figures=[doubtful]))
    assert (first.id, first.rank, first.state) == ("o7", 0.6, "figure, confidence 0.40")
    assert first.why == "period what the document is about"
    assert "Sheep" in first.read
    assert second.id == "mAbout 9"


def test_of_two_equally_doubtful_figures_that_comes_first_on_which_more_hangs():
    """Each but the first of the text is above it for one reason alone."""
    read = [number(words, "observation") for words in ("5", "7", "About 9", "11")]
    plain = {"confidence": 0.7, "status": "planned", "period": ""}
    first, dated, done, input_ = (
        figure(f"o{n}", made, **plain | more)
        for n, (made, more) in enumerate(
            zip(read, [{}, {"period": "2013"}, {"status": "actual"}, {}], strict=True)
        )
    )
    share = observation("o9", "sheep", 2.0, method="derived")
    inputs = [
        Derivation(observation_id="o9", input_id="o3", role=role, formula="a / a")
        for role in ("part", "whole")
    ]
    tables = small(*read, figures=[first, dated, done, input_, share], derivations=inputs)
    found = listed(tables)
    assert [item.id for item in found] == ["o3", "o2", "o1", "o0"]
    assert found[0].why.endswith("; 1 figure computed from it")
    assert "computed" not in found[1].why


def test_a_figure_that_another_is_preferred_to_matters_less_than_that():
    read = [number(words, "observation") for words in ("5", "7")]
    figures = [figure(f"o{n}", made, confidence=0.7) for n, made in enumerate(read)]
    claims = [
        Claim(claim_set_id="c", observation_id=name, claimant="", rank=rank, agreement="differs")
        for name, rank in (("o0", 2), ("o1", 1))
    ]
    assert [item.id for item in listed(small(*read, figures=figures))] == ["o0", "o1"]
    assert [i.id for i in listed(small(*read, figures=figures, claims=claims))] == ["o1", "o0"]


def test_what_is_sure_decided_dated_or_no_figure_is_not_listed():
    sure, said = number("5", "observation"), number("7", "observation")
    tables = small(
        sure, said, number("About 9", "not_a_figure"), number("11", "event"),
        figures=[
            figure("o5", sure),
            figure("o7", said, method="decided", confidence=0.5),
        ],
    )  # fmt: skip
    assert listed(tables) == []


def test_a_number_is_marked_in_its_own_sentence():
    (item,) = listed(small(number("About 9")))
    assert item.marked == "[About 9] stayed with 11 others."
    assert (item.number, item.source) == ("About 9", "Title of d1")


def test_what_has_been_ruled_on_since_is_left_out():
    seven, nine = number("7", "observation"), number("About 9")
    doubtful = figure("o7", seven, confidence=0.4)
    tables = small(seven, nine, figures=[doubtful])
    nine_at, seven_at = (("d1", m.start, m.end) for m in (nine, seven))
    assert [i.id for i in listed(tables, {(*nine_at, "")})] == ["o7"]
    assert [i.id for i in listed(tables, {(*seven_at, "o7")})] == ["mAbout 9"]
    assert [i.id for i in listed(tables, {(*seven_at, "")})] == ["mAbout 9"]
    assert len(listed(tables, {(*seven_at, "another")})) == 2


def test_the_list_is_numbered_and_says_how_many_more_there_are():
    found = listed(small(*(number(n, worth=0.5) for n in ("5", "7", "11"))))
    told = list(lines(found, 2, SNAPSHOT))
    assert told[0] == "1  m5  unassigned, worth 0.50  [Title of d1]"
    assert told[1] == "     First [5] came."
    assert told[2].startswith("     read as count, ")
    assert told[3] == "     why: because"
    assert told[4].startswith("2  m7")
    assert told[8] == "... and 1 more: --limit N lists N of them, 0 all."
    assert "econdep review accept" in told[9]
    assert len(list(lines(found, 0, SNAPSHOT))) == 13


def test_with_nothing_to_decide_on_it_says_so():
    (told,) = lines([], 20, SNAPSHOT)
    assert "snapshot 3" in told


def test_no_text_of_a_document_steers_a_terminal():
    words = passage("p1", "Up \x1b[31m7\x1b[0m.")
    made = mention("m1", words, "7", "unassigned", value=7.0)
    tables = frames(documents=[document(title="a\x1b[2J")], passages=[words], mentions=[made])
    assert "\x1b" not in "".join(lines(listed(tables), 0, SNAPSHOT))

"""A reader learns how sure a figure is, and which word it hangs on, the same everywhere."""

import small_tables as small
from dash import html
from read_components import find, words

from dashboard import doubt
from dashboard.components.evidence import Evidence
from dashboard.components.grid import grid
from dashboard.components.links import Reading
from dashboard.components.number_panel import number_panel
from dashboard.components.statement import statement
from dashboard.queries.behind import Derived
from dashboard.queries.quotes import Mark, Quote
from dashboard.queries.sources import chosen_number
from etl.tables import to_frame
from etl.transform.confidence import WEIGHTS
from etl.wording import Wording

TEXT = small.passage("p1", "Some 12,000 things.")
WEAK = {"confidence": 0.7, "period_basis": "continued", "entity_basis": "sentence"}


def tables(**more):
    number = small.mention("m1", TEXT, "12,000", "observation")
    made = small.observation("o1", "things", 12_000, **more)
    return small.frames(
        indicators=[small.indicator("things")],
        documents=[small.document("d1")],
        passages=[TEXT],
        mentions=[number],
        observations=[small.of_mention(made, number)],
    )


def row(**more):
    frame = to_frame("observations", [small.observation("o1", "things", 1, **more)])
    return frame.to_dict("records")[0] | {"documents": ()}


def panel(**more):
    frames = tables(**more)
    return number_panel(
        chosen_number(frames, "m1"), Wording.of(frames), Reading(document="d1"), "", ""
    )


def evidence(rows, quotes=(), derived=None):
    return Evidence(rows, quotes, derived or {}, Wording.of(tables()), "", len(rows)).panel({})


def test_every_basis_that_is_less_than_sure_is_told_the_weakest_first():
    unsure = {basis for basis, weight in WEIGHTS.items() if weight < 1}
    assert set(doubt.WEAKEST_FIRST) == unsure
    weights = [WEIGHTS[basis] for basis in doubt.WEAKEST_FIRST]
    assert weights == sorted(weights)


def test_a_figure_is_doubtful_below_three_quarters_and_names_its_weakest_link():
    assert doubt.in_words(row(**WEAK)) == (
        "70\u00a0%, doubtful (period: taken over from the figure before)"
    )
    fair = row(confidence=0.75, period_basis="paragraph", unit_basis="paragraph")
    assert doubt.in_words(fair) == "75\u00a0% (period, unit: said earlier in its paragraph)"
    assert doubt.in_words(row()) == "100\u00a0%"


def test_the_table_sorts_by_confidence_and_says_it_in_words():
    made = grid([row(**WEAK), row()], Wording.of(tables()), {})
    (column,) = [one for one in made.columnDefs if one["headerName"] == "Confidence"]
    assert [record[column["field"]] for record in made.rowData] == [0.7, 1.0]
    assert "params.data.sure" in column["valueFormatter"]["function"]
    assert "doubtful" in made.rowData[0]["sure"]


def test_the_panel_of_a_number_says_what_told_what_only_where_not_said_at_the_number():
    text = words(panel(**WEAK))
    assert "70\u00a0%, doubtful" in text
    assert "Period: taken over from the figure before" in text
    assert "Entity: said elsewhere in its sentence" in text
    plain = panel()
    assert "doubtful" not in words(plain)
    assert not find(plain, className="about")


def test_the_evidence_marks_a_doubtful_figure_by_a_word_and_leaves_a_sure_one_alone():
    derived = {"o1": Derived("a + b", ())}
    (*_, weak) = evidence([row(**WEAK)], derived=derived)
    said = words(weak)
    assert "Confidence 70\u00a0%, doubtful (period: taken over from the figure before)" in said
    assert said.count("doubtful") == 2  # beside the figure, and with what it hangs on
    (*_, sure) = evidence([row()], derived=derived)
    assert "onfidence" not in words(sure)


def test_a_card_of_several_figures_names_those_that_are_less_than_sure():
    marks = (Mark(0, 1, "o1", "m1"), Mark(2, 3, "o2", "m2"))
    quote = Quote("1 2", marks, "p1", "d1", "Title", "", "", "article", "", None)
    other = row() | {"observation_id": "o2", "value": 2.0}

    def told(*rows):
        return words(evidence(rows, [quote])[-1])

    assert "1: confidence 70\u00a0%, doubtful" in told(row(**WEAK), other)
    assert ": confidence" not in told(row(**WEAK), other | WEAK)


def test_a_figure_that_was_turned_round_says_so_where_its_sentence_is_quoted():
    quote = Quote("1", (Mark(0, 1, "o1", "m1"),), "p1", "d1", "Title", "", "", "article", "", None)
    wording = Wording.of(tables())
    mirrored = row(counterpart="BBB", indicator_basis="mirrored", confidence=0.8)
    line = "The text tells this of Bland: what one country sells is what the other buys."
    assert line in words(evidence([mirrored], [quote])[-1])
    assert line in words(statement([mirrored], wording, html.Blockquote("1")))
    plain = row(counterpart="BBB")
    assert "The text tells this of" not in words(evidence([plain], [quote])[-1])
    assert "The text tells this of" not in words(statement([plain], wording, html.Blockquote("1")))

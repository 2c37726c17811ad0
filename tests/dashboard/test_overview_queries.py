"""The overview says what the tables hold, and finds a fitting form for any figures."""

from dataclasses import replace

import pytest
import small_tables as small
from hypothesis import given, settings
from hypothesis import strategies as st
from read_components import words
from stores import store_of

from dashboard.components.quotation import source_line
from dashboard.queries import cards
from dashboard.queries.overview import counts
from etl.chart_forms import MOST_MARKS
from etl.headlines import MOST_STATEMENTS
from etl.load.excerpts import excerpts
from etl.tables import Derivation, Occurrence, to_frame
from etl.telling import main_pair
from etl.wording import Wording

OUTCOMES = ["observation", "event", "not_a_figure", "unassigned"]
STATUSES = ["actual", "planned", "claimed", "hypothetical", "negated"]
TEXT = small.passage("p1", "There are 7 things.")


def counted(frames):
    return counts(store_of(frames))


def cards_of(frames):
    return cards.cards(frames, lambda _ids: excerpts(frames), Wording.of(frames))


def figures(*rows, indicators=None, **more):
    return small.frames(
        indicators=indicators or [small.indicator("things")], observations=rows, **more
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(OUTCOMES), st.lists(st.sampled_from(STATUSES), max_size=3)))
)
def test_every_number_is_counted_once_whatever_the_outcomes(numbers):
    mentions, observations = [], []
    for place, (outcome, statuses) in enumerate(numbers):
        made = small.mention(f"m{place}", TEXT, "7", outcome)
        mentions.append(made)
        if outcome == "observation":
            observations += [
                small.of_mention(small.observation(f"o{place}.{n}", "things", 7, status=s), made)
                for n, s in enumerate(statuses)
            ]
    found = counted(
        small.frames(
            indicators=[small.indicator("things")],
            documents=[small.document()],
            passages=[TEXT],
            mentions=mentions,
            observations=observations,
        )
    )
    parts = (found.figures, found.denied, found.dates, found.others, found.unassigned)
    assert sum(parts) == found.numbers == len(numbers)
    assert min(parts) >= 0


def test_a_figure_that_the_text_denies_is_not_one_to_chart():
    made = small.mention("m1", TEXT, "7", "observation")
    denied = small.of_mention(small.observation("o1", "things", 7, status="negated"), made)
    frames = figures(denied, passages=[TEXT], mentions=[made], documents=[small.document()])
    found = counted(frames)
    assert (found.figures, found.denied) == (0, 1)
    assert cards_of(frames) == []


def test_sheets_are_counted_apart_from_documents_and_derived_figures_on_top():
    found = counted(
        figures(
            small.observation("o1", "things", 1, method="sheet"),
            small.observation("o2", "things", 2, method="derived"),
            documents=[
                small.document("d1"),
                small.document("d2", kind="sheet", path="data/figures/a.csv"),
                small.document("d3", kind="sheet", path="data/figures/a.csv"),  # its second source
            ],
        )
    )
    assert (found.documents, found.sheets, found.derived) == (1, 1, 1)


def test_the_main_pair_is_the_one_with_most_figures_in_both_directions():
    frames = figures(
        small.observation("o1", "things", 1, entity="BBB", counterpart="AAA"),
        small.observation("o2", "things", 2, entity="BBB", counterpart="AAA"),
        small.observation("o3", "things", 3, entity="AAA", counterpart="BBB"),
        *(small.observation(f"g{n}", "things", n, counterpart="BOTH") for n in range(5)),
    )
    assert main_pair(frames) == ("BBB", "AAA"), "countries come before groups of countries"


def test_of_two_directions_with_equal_counts_the_first_measure_decides():
    frames = figures(
        small.observation("o1", "later", 1, entity="BBB", counterpart="AAA"),
        small.observation("o2", "first", 2, entity="AAA", counterpart="BBB"),
        indicators=[small.indicator("first"), small.indicator("later", position=2)],
    )
    assert main_pair(frames) == ("AAA", "BBB")


def test_there_is_no_main_pair_without_counterparts_and_derived_figures_do_not_count():
    derived = small.observation("o1", "things", 1, counterpart="BBB", method="derived")
    assert main_pair(figures(derived, small.observation("o2", "things", 2))) is None


SHARE = small.indicator("share", definition="Part as a percentage of the whole.")
RATE = small.indicator("rate", definition="Change on the year before, in percent.")


@pytest.mark.parametrize(
    ("measure", "row", "form"),
    [
        (SHARE, {"value": 40, "unit": "percent"}, "pictogram"),
        (SHARE, {"value": 40, "unit": "percent", "status": "hypothetical"}, "statements"),
        (SHARE, {"value": 140, "unit": "percent"}, "statements"),
        (RATE, {"value": 40, "unit": "percent"}, "statements"),
        (SHARE, {"value": 40, "unit": "count"}, "statements"),
    ],
    ids=["a share", "a share that may be", "more than the whole", "a rate", "no percentage"],
)
def test_a_lone_figure_is_a_pictogram_only_where_it_is_part_of_a_whole(measure, row, form):
    value = row.pop("value")
    row = small.observation("o1", measure.indicator, value, **row)
    assert [card.form for card in cards_of(figures(row, indicators=[measure]))] == [form]


def test_figures_of_like_size_are_bars_and_far_apart_they_are_dots():
    like = [small.observation(f"o{n}", "things", v, breakdown=str(n)) for n, v in enumerate([5, 9])]
    apart = [*like, small.observation("o9", "things", 9000, breakdown="x", unit="persons")]
    assert cards_of(figures(*like))[0].form == "bars"
    assert cards_of(figures(*apart))[0].form == "dots", "people and pieces share an axis"
    with_zero = [*apart, small.observation("o0", "things", 0, breakdown="y")]
    assert cards_of(figures(*with_zero))[0].form == "bars", "a logarithm has no zero"
    below = [*apart, small.observation("o0", "things", -40, breakdown="y")]
    assert cards_of(figures(*below))[0].form == "bars", "nor anything below it"


def test_the_chart_takes_the_largest_group_of_one_measure_subject_and_scale():
    group = [small.observation(f"o{n}", "things", 5 + n, period=str(2000 + n)) for n in range(3)]
    others = [
        small.observation("money", "things", 6, unit="EUR"),
        small.observation("other", "things", 6, subject="Fair"),
    ]
    card = cards_of(figures(*others, *group))[0]
    assert [row["observation_id"] for row in card.figures] == ["o0", "o1", "o2"]
    assert {row["observation_id"] for row in card.statements} == {"money", "other"}
    assert card.more == 0


def test_bars_keep_the_newest_of_many_figures_and_say_how_many_more_there_are():
    rows = [small.observation(f"o{n}", "things", 5, period=str(2010 + n // 10)) for n in range(30)]
    card = cards_of(figures(*rows))[0]
    assert card.form == "bars"
    assert {row["period"] for row in card.figures} == {"2012"}
    assert len(card.figures) == MOST_MARKS
    assert len(card.statements) == MOST_STATEMENTS
    assert card.more == 30 - MOST_MARKS - MOST_STATEMENTS


def test_figures_of_many_periods_stand_on_a_time_axis_and_the_newest_gives_the_headline():
    measure = small.indicator("things", headline="{value} things in {entity}")
    rows = [small.observation(f"o{n}", "things", 5 + n, period=str(1990 + n)) for n in range(30)]
    card = cards_of(figures(*rows, indicators=[measure]))[0]
    assert (card.form, len(card.figures), card.more) == ("series", 30, 0)
    assert card.headline == "34 things in Aland, 2019"


def test_each_measure_is_stated_once_before_any_is_stated_again():
    rows = [
        small.observation(f"{name}{year}", name, 5, unit="EUR", subject=f"{name}{year}"[:1])
        for name in "ab"
        for year in ("2001", "2002")
    ]
    rows = [replace(row, period=row.observation_id[1:]) for row in rows]
    chart = [small.observation(f"c{n}", "c", 7 + n, breakdown=str(n)) for n in range(3)]
    measures = [small.indicator(name, position=n) for n, name in enumerate("abc", 1)]
    card = cards_of(figures(*rows, *chart, indicators=measures))[0]
    assert [row["observation_id"] for row in card.statements] == [
        "a2002", "b2002", "a2001", "b2001",
    ]  # fmt: skip


def test_what_happened_is_stated_before_what_may_happen():
    rows = [
        small.observation("may", "a", 1, status="hypothetical", unit="EUR"),
        small.observation("plan", "b", 1, status="planned", unit="EUR"),
        small.observation("fact", "c", 1),
    ]
    measures = [small.indicator(name, position=n) for n, name in enumerate("abc", 1)]
    card = cards_of(figures(*rows, indicators=measures))[0]
    assert [row["observation_id"] for row in card.statements] == ["fact", "plan", "may"]


def total(status="actual"):
    """Two figures and their sum, with the sum's derivation."""
    parts = [
        small.observation("a", "things", 5, entity="AAA"),
        small.observation("b", "things", 6, entity="BBB", status=status),
    ]
    whole = small.observation("ab", "things", 11, entity="BOTH", method="derived")
    inputs = [
        Derivation(observation_id="ab", input_id=row.observation_id, role=row.entity,
                   formula="AAA + BBB")
        for row in parts
    ]  # fmt: skip
    return [*parts, whole], inputs


def test_what_is_worked_out_from_a_charts_figures_is_noted_with_names_in_its_formula():
    rows, inputs = total()
    card = cards_of(figures(*rows, derivations=inputs))[0]
    assert [row["observation_id"] for row in card.figures] == ["a", "b"]
    assert [(note.label, note.formula) for note in card.notes] == [("Both Lands", "Aland + Bland")]


def test_a_derived_figure_of_other_inputs_is_not_noted():
    rows, inputs = total()
    strange = [replace(one, input_id="elsewhere") for one in inputs]
    assert cards_of(figures(*rows, derivations=strange))[0].notes == ()


def test_a_sum_repeated_in_another_unit_is_a_note_and_not_a_bar():
    rows = [
        small.observation("a", "things", 5, unit="EUR"),
        small.observation("b", "things", 7, unit="EUR", period="2001"),
        small.observation("again", "things", 50, unit="count", restates="a"),
    ]
    card = cards_of(figures(*rows))[0]
    assert [row["observation_id"] for row in card.figures] == ["a", "b"]
    assert [note.row["observation_id"] for note in card.notes] == ["again"]


def test_the_headline_is_the_template_of_what_tells_most_else_the_measures_name():
    rows, inputs = total()
    bare = cards_of(figures(*rows, derivations=inputs))[0]
    assert bare.headline == "Things"
    told = small.indicator("things", headline="{value} things in {entity}")
    spoken = cards_of(figures(*rows, derivations=inputs, indicators=[told]))[0]
    assert spoken.headline == "11 things in Both Lands"


def test_what_compares_the_figures_heads_the_card_before_their_total():
    rows, inputs = total()
    ratio = small.observation("ratio", "ratio", 0.8, entity="AAA", method="derived")
    compared = [replace(one, observation_id="ratio") for one in inputs]
    measures = [
        small.indicator("things", headline="{value} things in {entity}"),
        small.indicator("ratio", headline="{number} in {entity} for each other", position=2),
    ]
    card = cards_of(figures(*rows, ratio, derivations=[*inputs, *compared], indicators=measures))[0]
    assert card.headline == "0.8 in Aland for each other"


def test_a_sentence_with_several_figures_is_quoted_once_with_each_marked():
    text = small.passage("p1", "Of 7 things 3 are red.")
    seven, three = (small.mention(f"m{w}", text, w, "observation") for w in "73")
    rows = [
        small.of_mention(small.observation("all", "things", 7), seven),
        small.of_mention(small.observation("red", "things", 3, breakdown="red"), three),
    ]
    frames = figures(*rows, documents=[small.document()], passages=[text], mentions=[seven, three])
    (quote,) = cards_of(frames)[0].quotes
    assert [quote.sentence[mark.start : mark.end] for mark in quote.marks] == ["7", "3"]


@pytest.mark.parametrize(
    ("page", "line"), [(3, "Title of d1 · page 3 · "), (None, "Title of d1 · ")]
)
def test_a_quotation_names_its_page_where_its_source_has_pages(page, line):
    text = small.passage("p1", "Of 7 things 3 are red.", page=page)
    seven = small.mention("m7", text, "7", "observation")
    row = small.of_mention(small.observation("all", "things", 7), seven)
    frames = figures(row, documents=[small.document()], passages=[text], mentions=[seven])
    (quote,) = cards_of(frames)[0].quotes
    assert words(source_line(quote)).startswith(f"{line}read on")


numbers = st.floats(-1e12, 1e12, allow_nan=False).map(lambda value: round(value, 2))


@st.composite
def any_figures(draw):
    def pick(*values):
        return draw(st.sampled_from(values))

    rows = [
        small.observation(
            f"o{n}",
            pick("a", "b"),
            draw(numbers),
            entity=pick("AAA", "BBB", "BOTH"),
            counterpart=pick("", "BBB"),
            breakdown=pick("", "red", "blue"),
            subject=pick("", "Fair"),
            period=pick("", "2001", "2002-03", "2001/2003"),
            unit=pick("count", "persons", "percent", "EUR"),
            status=pick(*STATUSES),
            method=pick("extracted", "sheet", "derived"),
        )
        for n in range(draw(st.integers(0, 25)))
    ]
    return [replace(row, value=None) if draw(st.booleans()) else row for row in rows]


@settings(max_examples=30, deadline=None)
@given(any_figures())
def test_every_figure_that_is_not_denied_is_shown_or_counted_as_more(rows):
    measures = [small.indicator("a"), small.indicator("b", theme="people", position=2)]
    frames = figures(*rows, indicators=measures)
    made = cards_of(frames)
    shown = sum(
        len(card.figures) + len(card.notes) + len(card.statements) + card.more for card in made
    )
    assert shown == sum(row.status != "negated" for row in rows)
    assert all(card.more >= 0 for card in made)


def test_a_number_that_states_a_figure_again_counts_as_one_that_is_a_figure():
    text = small.passage("p1", "There are 7 things; in all, 7 things.")
    first = small.mention("m1", text, "7", "observation")
    again = small.mention("m2", text, "7", "observation")
    made = small.of_mention(small.observation("o1", "things", 7), first)
    frames = small.frames(
        indicators=[small.indicator("things")],
        documents=[small.document()],
        passages=[text],
        mentions=[first, again],
        observations=[made],
    )
    places = [Occurrence(observation_id="o1", mention_id=m.mention_id) for m in (first, again)]
    found = counted(frames | {"occurrences": to_frame("occurrences", places)})
    assert (found.figures, found.denied, found.numbers) == (2, 0, 2)


def test_of_two_economies_with_a_series_the_one_whose_dependence_is_told_heads_the_card():
    own = [small.observation(f"a{y}", "things", y, period=str(y)) for y in range(2000, 2006)]
    longer = [
        replace(small.observation(f"b{y}", "things", y, period=str(y)), entity="BBB")
        for y in range(1995, 2006)
    ]
    trade = [
        replace(small.observation(f"t{y}", "sales", 1, period=str(y)), counterpart="BBB")
        for y in range(2000, 2003)
    ]
    known = [small.indicator("things"), small.indicator("sales", theme="trade", position=2)]
    card = cards_of(figures(*longer, *own, *trade, indicators=known))[0]
    assert {row["entity"] for row in card.figures} == {"AAA"}

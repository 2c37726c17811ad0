"""The overview's choice of figures means something: what happened, preferred, and most recent."""

import pandas as pd
import pytest
import small_tables as small
from read_components import find, links, words

from dashboard.charts.sparkline import sparkline
from dashboard.components.measures import absent_list, measures_list, method_of
from dashboard.queries import cards
from dashboard.queries.measures import absent
from etl.chart_forms import MANY
from etl.load.excerpts import excerpts
from etl.tables import MissingInput, to_frame
from etl.telling import measures_of, telling
from etl.wording import Wording


def rows(*made, **ranks):
    table = to_frame("observations", made).to_dict("records")
    return [{**row, "rank": ranks.get(row["observation_id"], 0), "position": 1} for row in table]


def made(name, value, period, **more):
    given = {"method": "sheet", "period": period, **more}
    return small.observation(name, "things", value, **given)


@pytest.mark.parametrize(
    ("figures", "ranks", "first"),
    [
        ([made("old", 1, "2019"), made("new", 2, "2021")], {}, "new"),
        ([made("fact", 1, "2019"), made("guess", 2, "2024", status="estimate")], {}, "fact"),
        ([made("a", 1, "2021"), made("b", 2, "2021")], {"a": 2, "b": 1}, "b"),
        (
            [made("p1", 1, "2020", status="planned"), made("p2", 1, "2021", status="planned"),
             made("said", 9, "2022", status="claimed")],
            {}, "p2",
        ),
    ],
    ids=["the newest", "what happened", "the preferred", "what most of them are"],
)  # fmt: skip
def test_one_figure_speaks_for_a_measure(figures, ranks, first):
    assert telling(rows(*figures, **ranks))[0]["observation_id"] == first


def test_a_quarter_does_not_stand_at_the_end_of_years():
    years = [made(f"y{n}", 40 + n, str(2010 + n)) for n in range(5)]
    (one,) = measures_of(pd.DataFrame(rows(*years, made("q", 9, "2020-Q1"))), 9)
    assert one.row["observation_id"] == "y4"
    assert len(one.series) == 5, "nor in its course"


def test_the_main_pair_comes_first_and_no_more_than_asked_for():
    figures = [made("a", 1, "2020", counterpart="BOTH"), made("b", 1, "2020", counterpart="BBB")]
    found = measures_of(pd.DataFrame(rows(*figures)), 1, ("BBB", "AAA"))
    assert [one.row["observation_id"] for one in found] == ["b"]


def test_a_theme_of_many_figures_is_told_by_its_measures_and_one_sentence():
    many = [made(f"y{n}", 40 + n, str(1980 + n)) for n in range(MANY + 1)]
    frames = small.frames(indicators=[small.indicator("things")], observations=many)
    wording = Wording.of(frames)
    (card,) = cards.cards(frames, lambda _ids: excerpts(frames), wording)
    assert card.form == "series"
    assert [one.row["observation_id"] for one in card.measures] == ["y40"]
    assert (card.statements, card.notes) == ((), ())
    (item,) = find(measures_list(card.measures, wording, {}, "light"), className="value")
    assert "figure=y40" in item.href


def test_a_sparkline_draws_only_what_a_line_may_join():
    years = rows(*(made(f"y{n}", n, str(2000 + n)) for n in range(5)))
    address, line = sparkline(years, "#123456")
    assert address.startswith("data:image/svg+xml,")
    assert [row["value"] for row in line.rows] == [0, 1, 2, 3, 4]
    said = [{**row, "method": "extracted", "document_id": row["observation_id"]} for row in years]
    assert sparkline(said, "#123456") is None


def test_a_measure_without_its_inputs_says_which_it_lacks():
    frames = small.frames(
        indicators=[
            small.indicator("ratio", formula="a / b", source="after Somebody (1945)"),
            small.indicator("things", position=2),
        ]
    )
    lacking = [
        MissingInput(
            indicator="ratio", entity="AAA", period=year, role="b", reason=f"No b, {year}."
        )
        for year in ("2019", "2020")
    ]
    frames["missing_inputs"] = to_frame("missing_inputs", lacking)
    (one,) = absent(frames)
    assert (one.indicator, one.formula, one.lacking) == ("ratio", "a / b", 2)
    assert one.reasons == ("No b, 2020.", "No b, 2019.")
    wording = Wording.of(frames)
    told = absent_list([one], wording)
    assert "Ratio = a / b" in words(told)
    assert links(told) == ["/explore?indicator=ratio"]
    method = words(method_of(wording.indicators["ratio"], True, [one], wording))
    assert "Computed as a / b." in method
    world = {**wording.indicators["ratio"], "formula": "a / b (AAA)"}
    assert "Computed as a / b (Aland)." in words(method_of(world, True, [], wording))
    assert "after Somebody (1945)" in method
    assert "No b, 2020." in method
    assert absent(frames, "things") == []
    assert method_of(wording.indicators["things"], False, [], wording) == []

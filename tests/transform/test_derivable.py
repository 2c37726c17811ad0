"""What takes part in no derivation is left out before any is tried, and nothing else is."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import event, given, settings
from hypothesis import strategies as st

from etl.tables import Observation, Status, to_frame, to_records
from etl.transform.computed import derivable as derivable_module
from etl.transform.computed import derive as derive_module
from etl.transform.computed.derivable import derivable
from etl.transform.computed.derive import derive
from etl.vocabulary import Vocabulary
from tests.small_tables import recurring

STATUSES: tuple[Status, ...] = get_args(Status)
WHAT = [
    ("union_state_budget", "RUB"), ("union_state_budget", "RUB"), ("union_state_budget", "USD"),
    ("union_state_budget_execution", "percent"), ("union_state_budget_growth", "percent"),
    ("exercise_forces", "persons"), ("participating_enterprises", "count"), ("gdp", "USD"),
]  # fmt: skip
FIGURE = st.fixed_dictionaries(
    {
        "what": st.sampled_from(WHAT),
        "entity": st.sampled_from(["BLR", "RUS", "BLR", "RUS", "UNION_STATE"]),
        "period": st.sampled_from(["2015", "2016", "2015", "2016", "2015-01", ""]),
        "status": st.sampled_from(["planned", "actual"] * 4 + list(STATUSES)),
        "document_id": st.sampled_from(["d", "d", "d", "e"]),
        "value": st.sampled_from([4.0, 2.0, 3.0, None]),
        "breakdown": st.sampled_from(["", "", "", "culture"]),
    }
)


BESIDE: list[dict[str, Any]] = [
    {"status": "planned"}, {"status": "actual"}, {"entity": "RUS"}, {"entity": "BLR"},
    {"period": "2016"}, {},
]  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(st.tuples(FIGURE, st.sampled_from(BESIDE)), min_size=2, max_size=6),
    st.dictionaries(st.integers(0, 11), st.integers(0, 11), max_size=3),
)
def test_all_that_is_derived_of_the_whole_is_derived_of_it(
    vocabulary: Vocabulary, told: list[tuple[dict[str, Any], dict[str, Any]]], again: dict[int, int]
) -> None:
    """The same figures with the same inputs, in the same order."""
    figures: list[Observation] = []
    for cells in (c for figure, other in told for c in (figure, figure | other)):
        (indicator, unit), id_ = cells["what"], f"o{len(figures):02}"
        own = {column: cell for column, cell in cells.items() if column != "what"}
        figures.append(
            Observation(
                observation_id=id_, indicator=indicator, unit=unit, method="sheet", **own,
                restates=f"o{again[len(figures)]:02}" if len(figures) in again else "",
            )
        )  # fmt: skip
    rows = to_frame("observations", figures)
    kept = to_records("observations", derivable(rows, vocabulary))
    shared = derivable(recurring("observations", rows), vocabulary)
    assert to_records("observations", shared) == kept
    whole = derive(figures, vocabulary)
    event(f"{min(len(whole[0]), 3)} derived, {'some' if len(kept) < len(figures) else 'none'} out")
    assert derive(kept, vocabulary) == whole


def test_a_figure_that_nothing_stands_beside_is_left_out(vocabulary: Vocabulary) -> None:
    alone = Observation(
        observation_id="o", indicator="exercise_forces", entity="BLR", period="2015", value=1.0,
        unit="persons", status="actual", document_id="d", method="sheet",
    )  # fmt: skip
    assert derivable(to_frame("observations", [alone]), vocabulary).empty


def test_every_formula_within_one_source_says_which_figures_it_could_use():
    assert derivable_module._FITTING.keys() == derive_module._CASES.keys()

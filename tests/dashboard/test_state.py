"""An address and a view are the same thing, and no address is too wild to be a view."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import state
from dashboard.state import View
from etl.tables import STATUS_LABELS

CODES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(
    lambda code: code.isprintable() and code == code.strip() and "\ufffd" not in code
)
YEARS = st.one_of(st.just(""), st.integers(0, 9999).map(lambda year: f"{year:04d}"))
VIEWS = st.builds(
    state.view,
    theme=st.one_of(st.just(""), CODES),
    indicator=st.one_of(st.just(""), CODES),
    entity=st.one_of(st.just(""), CODES),
    counterpart=st.one_of(st.just(""), CODES),
    period_from=YEARS,
    period_to=YEARS,
    sources=st.lists(CODES, max_size=4),
    statuses=st.lists(st.sampled_from(sorted(STATUS_LABELS)), max_size=4),
    show=st.sampled_from(get_args(state.Show)),
    pinned=st.one_of(st.just(""), CODES),
    snapshot=st.one_of(st.just(""), st.integers(1, 10**6).map(str)),
)


@given(VIEWS)
def test_a_view_comes_back_from_its_address(view):
    assert state.parse(state.format(view)) == view
    assert state.parse("?" + state.format(view)) == view


@given(st.text())
def test_any_query_string_gives_a_view_that_has_an_address(query):
    view = state.parse(query)
    assert state.parse(state.format(view)) == view
    assert view.show in get_args(state.Show)
    assert set(view.statuses) <= set(STATUS_LABELS)
    if view.period_from and view.period_to:
        assert view.period_from <= view.period_to


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["theme", "from", "to", "status", "show", "source", "figure", "snapshot", "?x"]
            ),
            st.text(max_size=300),
        )
    )
)
def test_known_names_with_wild_values_give_a_view(pairs):
    query = "&".join(f"{name}={value}" for name, value in pairs)
    assert state.parse(state.format(state.parse(query))) == state.parse(query)


def test_the_first_view_has_the_plain_address():
    assert state.address(View()) == "/explore"


def test_years_given_backwards_are_put_in_order():
    view = state.parse("from=2014&to=2010")
    assert (view.period_from, view.period_to) == ("2010", "2014")


def test_what_is_no_year_no_status_and_no_way_to_show_is_left_out():
    view = state.parse("from=next&to=20144&status=wrong&status=planned&show=cloud")
    assert view == View(statuses=("planned",))


def test_an_address_of_too_many_parts_is_no_view_but_no_error_either():
    assert state.parse("&".join(f"a{n}=1" for n in range(1000))) == View()


@pytest.mark.parametrize(
    ("address", "frozen"),
    [
        ("/", "/?snapshot=12"),
        ("/explore?theme=trade", "/explore?theme=trade&snapshot=12"),
        ("/sources?document=d1#p3", "/sources?document=d1&snapshot=12#p3"),
        ("/explore?snapshot=3", "/explore?snapshot=3"),
        ("//[", "//["),
    ],
)
def test_an_address_is_frozen_once(address, frozen):
    assert state.at_snapshot(address, 12) == frozen


def test_a_frozen_address_leads_back_to_the_current_view():
    frozen = "?source=d1&source=d2&snapshot=12&from=2001"
    assert state.snapshot_of(frozen) == "12"
    assert state.at_current("/explore", frozen) == "/explore?source=d1&source=d2&from=2001"
    assert state.at_current("/", "?snapshot=12") == "/"


def test_a_view_is_frozen_at_a_number_only():
    assert state.parse("snapshot=007").snapshot == ""
    assert state.parse("snapshot=-1").snapshot == ""
    assert state.parse("snapshot=12").snapshot == "12"

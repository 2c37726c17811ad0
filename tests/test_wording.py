"""How figures are written: hedges are always there, numbers read as people read them."""

import pytest

from etl.tables import Entity, Indicator, Unit, to_frames
from etl.wording import Wording, part_text, period_text, possessive

SPACE = "\u00a0"


@pytest.fixture(scope="module")
def wording() -> Wording:
    def indicator(name: str, **more: str) -> Indicator:
        base = {"label": name.capitalize(), "theme": "t", "theme_label": "T", "definition": "."}
        return Indicator(indicator=name, position=1, unit_kind="count", **(base | more))

    units = {
        "RUB": ("money", "RUB"), "percent": ("percent", "%"), "persons": ("persons", ""),
        "times": ("ratio", "×"), "years": ("duration", "years"), "t": ("mass", "t"),
    }  # fmt: skip
    return Wording.of(
        to_frames(
            {
                "indicators": [
                    indicator(
                        "sales",
                        headline="{value} of {entity's} sales go to {counterpart}",
                        counterpart_role="Going to",
                    ),
                    indicator("herd", label="Cattle"),
                ],
                "entities": [
                    Entity(entity="AAA", label="Arden", kind="country", position=1),
                    Entity(entity="BBB", label="Belmark", kind="country", position=2),
                ],
                "units": [
                    Unit(unit=code, label=code, kind=kind, symbol=symbol)
                    for code, (kind, symbol) in units.items()
                ],
            }
        )
    )


def row(**changed: object) -> dict[str, object]:
    base: dict[str, object] = dict.fromkeys(("counterpart", "subject", "breakdown", "period"), "")
    base |= {"indicator": "sales", "entity": "AAA", "status": "actual", "qualifier": "exact"}
    return base | {"value": 40.0, "low": None, "high": None, "unit": "percent"} | changed


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (3.2e9, "RUB", "3.2 bn RUB"), (4.872e9, "RUB", "4.872 bn RUB"),
        (91.5e6, "RUB", "91.5 m RUB"),
        (2e12, "RUB", "2 tn RUB"), (100 / 3, "percent", "33.3 %"), (-4.25, "percent", "−4.2 %"),
        (12200, "persons", "12,200"), (12.5e6, "persons", "12.5 m"), (60, "times", "60×"),
        (1, "years", "1 year"), (2, "years", "2 years"), (18.4e6, "t", "18.4 m t"),
        (0, "persons", "0"), (948.25, "RUB", "948.2 RUB"), (7, "unknown", "7 unknown"),
    ],
)  # fmt: skip
def test_a_number_reads_as_people_write_it(
    wording: Wording, value: float, unit: str, text: str
) -> None:
    assert wording.number(value, unit).replace(SPACE, " ") == text


@pytest.mark.parametrize(
    ("hedge", "label", "words"),
    [
        ({"qualifier": "exact"}, "180", "180"),
        ({"qualifier": "approx"}, "≈ 180", "about 180"),
        ({"qualifier": "more_than", "low": 180.0}, "more than 180", "more than 180"),
        ({"qualifier": "at_least", "low": None}, "at least about 180", "at least about 180"),
        ({"qualifier": "up_to", "high": 180.0}, "up to 180", "up to 180"),
        ({"qualifier": "less_than", "high": float("nan")}, "less than about 180", None),
        ({"qualifier": "range", "low": 160.0, "high": 200.0}, "160–200", "160–200"),
    ],
)
def test_every_hedge_is_written(
    wording: Wording, hedge: dict[str, object], label: str, words: str | None
) -> None:
    figure = row(value=180.0, unit="persons", **hedge)
    assert wording.figure(figure).replace(SPACE, " ") == label
    if words:
        assert wording.figure_in_words(figure) == words


def test_a_figure_that_is_only_a_bound_is_written_by_it(wording: Wording) -> None:
    figure = row(qualifier="up_to", value=float("nan"), high=75.0)
    assert wording.figure(figure).replace(SPACE, " ") == "up to 75 %"


def test_a_range_names_its_unit_once(wording: Wording) -> None:
    figure = row(qualifier="range", low=79.0, high=80.0, value=79.5)
    assert wording.figure(figure).replace(SPACE, " ") == "79–80 %"
    wide = row(qualifier="range", low=900e6, high=1.1e9, value=1e9, unit="RUB")
    assert wording.figure(wide).replace(SPACE, " ") == "900 m RUB–1.1 bn RUB"


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("", "undated"), ("2013", "2013"), ("2014-01", "January 2014"),
        ("2018-11-13", "13 November 2018"), ("2021-Q1", "first quarter of 2021"),
        ("2021-H2", "second half of 2021"), ("2010/2012", "2010–2012"), ("2014-21", "2014-21"),
        ("2018-01/2018-08", "January 2018–August 2018"),
    ],
)  # fmt: skip
def test_a_period_reads_as_people_write_it(period: str, text: str) -> None:
    assert period_text(period) == text


def test_headline_follows_the_template_and_says_what_is_no_fact(wording: Wording) -> None:
    said = row(counterpart="BBB", qualifier="approx")
    assert wording.headline(said).replace(SPACE, " ") == "About 40 % of Arden’s sales go to Belmark"
    planned = wording.headline(said | {"status": "planned"})
    assert planned.endswith(" (planned)")


def test_headline_falls_back_to_the_measure_where_the_template_lacks_a_word(
    wording: Wording,
) -> None:
    assert wording.headline(row()) == "Sales: Arden"
    assert (
        wording.headline(row(indicator="herd", counterpart="BBB")) == "Cattle: Arden, with Belmark"
    )


def test_a_headline_can_name_the_number_without_its_unit(wording: Wording) -> None:
    wording.indicators["ratio"] = wording.indicators["sales"] | {"headline": "{number} to one"}
    ratio = row(indicator="ratio", value=60.0, unit="times", qualifier="approx")
    assert wording.headline(ratio) == "About 60 to one"


def test_scope_names_what_is_not_plain(wording: Wording) -> None:
    figure = row(subject="Drill-2030", breakdown="fast_boats", period="2030", status="claimed")
    assert wording.scope(figure) == "Drill-2030, fast boats, 2030, claimed"
    assert part_text("defence_and_security") == "defence and security"


def test_possessive_of_plural_names() -> None:
    assert possessive("Arden") == "Arden’s"
    assert possessive("United States") == "United States’"

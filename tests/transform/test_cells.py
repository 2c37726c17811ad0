"""Figures of tables: what labels, heads and captions make of their numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation, Reading

Figures = Callable[[str], list[Observation]]
Read = Callable[[str], Reading]


def told(figures: list[Observation], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(o, f) for f in fields) for o in figures]


class TestTradeByYear:
    TEXT = """Trade in goods of Kyrgyzstan with Kazakhstan
(mln US dollars; shares in per cent)

                     2018        2019
Turnover            865.2       1 001.4
Exports             270.6       346.4
Share in exports     14.7        17.4
"""

    def test_has_row_and_column_in_each_figure(self, figures: Figures) -> None:
        assert told(figures(self.TEXT), "indicator", "period", "value", "unit") == [
            ("trade_turnover", "2018", 865.2e6, "USD"),
            ("trade_turnover", "2019", 1001.4e6, "USD"),
            ("exports_value", "2018", 270.6e6, "USD"),
            ("exports_value", "2019", 346.4e6, "USD"),
            ("export_share", "2018", 14.7, "percent"),
            ("export_share", "2019", 17.4, "percent"),
        ]

    def test_takes_its_sides_from_the_caption(self, figures: Figures) -> None:
        assert {(o.entity, o.counterpart) for o in figures(self.TEXT)} == {("KGZ", "KAZ")}

    def test_says_that_heads_and_labels_told_all(self, figures: Figures) -> None:
        bases = told(figures(self.TEXT), "indicator_basis", "period_basis", "unit_basis")
        assert set(bases) == {("heading", "heading", "heading")}

    def test_may_have_its_years_in_rows(self, figures: Figures) -> None:
        found = figures(
            "Trade of Kyrgyzstan with Kazakhstan\n\n"
            "Year    Exports, USD mln    Share of exports, %\n"
            "2018         270.6                14.7\n"
            "2019         346.4                17.4\n"
        )
        assert told(found, "indicator", "period", "value") == [
            ("exports_value", "2018", 270.6e6),
            ("export_share", "2018", 14.7),
            ("exports_value", "2019", 346.4e6),
            ("export_share", "2019", 17.4),
        ]

    def test_makes_no_happening_of_the_years_in_its_head(self, read: Read) -> None:
        assert read(self.TEXT).events == ()


class TestTradeByCountry:
    def test_has_a_counterpart_in_each_row(self, figures: Figures) -> None:
        found = figures(
            "Foreign trade of Kyrgyzstan in 2019\n\n"
            "Partner        Exports, USD mln    Imports, USD mln\n"
            "Kazakhstan          346.4               655.1\n"
            "Uzbekistan          144.2               201.0\n"
            "Total             1 986.1             4 989.0\n"
        )
        assert told(found, "indicator", "entity", "counterpart", "period", "value") == [
            ("exports_value", "KGZ", "KAZ", "2019", 346.4e6),
            ("imports_value", "KGZ", "KAZ", "2019", 655.1e6),
            ("exports_value", "KGZ", "UZB", "2019", 144.2e6),
            ("imports_value", "KGZ", "UZB", "2019", 201e6),
        ]


class TestBudgetsByYear:
    def test_have_side_and_year_and_leave_counts_without_the_unit(self, figures: Figures) -> None:
        found = figures(
            "Budget of the Union State (bln Russian rubles)\n\n"
            "Year     Revenue    Expenditure    Programmes\n"
            "2014       4.86        4.72           40\n"
            "2015       5.12        4.98           37\n"
        )
        assert told(found, "indicator", "period", "breakdown", "value", "unit") == [
            ("union_state_budget", "2014", "revenue", 4.86e9, "RUB"),
            ("union_state_budget", "2014", "expenditure", 4.72e9, "RUB"),
            ("union_state_programmes", "2014", "", 40, "count"),
            ("union_state_budget", "2015", "revenue", 5.12e9, "RUB"),
            ("union_state_budget", "2015", "expenditure", 4.98e9, "RUB"),
            ("union_state_programmes", "2015", "", 37, "count"),
        ]

    def test_have_the_status_of_their_column(self, figures: Figures) -> None:
        found = figures(
            "Budget of the Union State, million rubles\n\n"
            "Year     Approved     Spent    Forecast\n"
            "2020       7 100      4 130      6 500\n"
            "2021       4 700      2 215      3 900\n"
        )
        assert {(o.period, o.value, o.status) for o in found} >= {
            ("2020", 7100e6, "planned"),
            ("2020", 4130e6, "actual"),
            ("2021", 3900e6, "forecast"),
        }


class TestExercises:
    def test_by_name_have_subject_part_and_year(self, figures: Figures) -> None:
        found = figures(
            "Joint exercises of Kazakhstan and Kyrgyzstan\n\n"
            "Exercise         Personnel     Tanks    Aircraft\n"
            "Issyk-2012           9 450        70          12\n"
            "Issyk-2016          12 900        90          30\n"
        )
        assert told(found, "subject", "period", "breakdown", "value", "unit") == [
            ("Issyk-2012", "2012", "personnel", 9450, "persons"),
            ("Issyk-2012", "2012", "tanks", 70, "count"),
            ("Issyk-2012", "2012", "aircraft", 12, "count"),
            ("Issyk-2016", "2016", "personnel", 12900, "persons"),
            ("Issyk-2016", "2016", "tanks", 90, "count"),
            ("Issyk-2016", "2016", "aircraft", 30, "count"),
        ]

    def test_by_side_have_its_entity_and_the_scale_of_their_column_alone(
        self, figures: Figures
    ) -> None:
        found = figures(
            "Forces in the exercise Issyk-2012\n\n"
            "Side           Personnel, thousands     Tanks\n"
            "Kazakhstan              9.0               60\n"
            "Kyrgyzstan              0.45              10\n"
        )
        assert told(found, "entity", "breakdown", "value") == [
            ("KAZ", "personnel", 9000),
            ("KAZ", "tanks", 60),
            ("KGZ", "personnel", 450),
            ("KGZ", "tanks", 10),
        ]


class TestOtherTables:
    @pytest.mark.parametrize(
        "table",
        [
            "Team            Played   Won   Points\nKairat            28      20      64\n"
            "Astana            28      18      61\n",
            "Bishkek       06:10     09:40\nAlmaty        10:20     13:50\n",
            "Item         2012    2013\nBread         0.9     1.1\nExports mug  12.5    13.0\n",
            "Commodity    2012    2013\nWheat         300     280\nCopper         12      14\n",
        ],
    )
    def test_give_no_figure_under_a_heading_of_trade(self, table: str, figures: Figures) -> None:
        heading = "Exports of Kyrgyzstan to Kazakhstan, million US dollars"
        assert figures(f"# Kyrgyzstan and Kazakhstan\n\n{heading}\n\n{table}") == []


def test_the_partners_of_a_table_are_no_owners_of_its_figures(figures: Figures) -> None:
    found = figures(
        "# Kyrgyzstan and its partners\n\nRussia's exports to Kyrgyzstan were high.\n\n"
        "| Partner | Exports 2019, $ million |\n|---|---|\n| Russia | 279.9 |\n"
        "| Kazakhstan | 345.6 |\n"
    )
    assert told(found, "entity", "counterpart", "value") == [
        ("KGZ", "RUS", 279.9e6),
        ("KGZ", "KAZ", 345.6e6),
    ]


def test_the_head_of_a_column_weighs_more_than_the_caption(figures: Figures) -> None:
    found = figures(
        "# Mongolia: exports to China\n\n| Year | Exports to China, USD million | "
        "Imports from China, USD million |\n|---|---|---|\n| 2016 | 3,902 | 1,060 |\n"
    )
    assert told(found, "indicator", "value") == [
        ("exports_value", 3902e6),
        ("imports_value", 1060e6),
    ]


def test_a_year_with_a_note_heads_its_column(figures) -> None:
    found = figures(
        "| Flow | 2016 | 2017 (prelim.) | 2018 (forecast) | 2019 plan |\n|---|---|---|---|---|\n"
        "| Exports of Laos to Thailand, $ million | 1,750 | 2,010 | 2,340 | 2,500 |\n"
    )
    assert [f.period for f in found] == ["2016", "2017", "2018", "2019"]

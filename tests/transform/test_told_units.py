"""Units that a bare number does not have itself: told above it, or gone on with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.tables import Observation, Reading
from etl.transform.units.told_units import Told, chosen, in_line, on_its_own
from etl.vocabulary import Vocabulary
from etl.vocabulary.told import parse_told

Figures = Callable[[str], list[Observation]]
Read = Callable[[str], Reading]


def told(figures: list[Observation], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(o, f) for f in fields) for o in figures]


class TestHowPeopleWriteUnits:
    @pytest.mark.parametrize(
        ("written", "unit", "factor"),
        [
            ("million Russian rubles", "RUB", 1e6),
            ("mln US dollars", "USD", 1e6),
            ("billions of rubles", "RUB", 1e9),
            ("USD million", "USD", 1e6),
            ("US$ m", "USD", 1e6),
            ("Bn. EUR", "EUR", 1e9),
            ("€ million", "EUR", 1e6),
            ("millions of current US dollars", "USD", 1e6),
            ("thousand tonnes", "t", 1e3),
            ("'000 tonnes", "t", 1e3),
            ("thousand metric tons", "t", 1e3),
            ("thousand people", "persons", 1e3),
            ("thousands", "count", 1e3),
            ("%", "percent", 1),
            ("per cent", "percent", 1),
        ],
    )
    def test_is_read_with_its_scale(
        self, written: str, unit: str, factor: float, vocabulary: Vocabulary
    ) -> None:
        assert parse_told(written, vocabulary.units) == (unit, factor)

    @pytest.mark.parametrize("written", ["Russia", "2012", "dozens", "of", "", "the year"])
    def test_other_words_are_no_unit(self, written: str, vocabulary: Vocabulary) -> None:
        assert parse_told(written, vocabulary.units) is None


class TestWhatALineTells:
    @pytest.mark.parametrize(
        ("line", "unit", "factor"),
        [
            ("Trade (million US dollars):", "USD", 1e6),
            ("Trade of Armenia with Russia, mln USD", "USD", 1e6),
            ("Budget of the Union State in billions of rubles", "RUB", 1e9),
            ("Table 4. Oil supplies, thousand tonnes", "t", 1e3),
            ("Share of exports, %", "percent", 1),
            ("Unit of measure: EUR bn", "EUR", 1e9),
        ],
    )
    def test_a_heading_or_caption(
        self, line: str, unit: str, factor: float, vocabulary: Vocabulary
    ) -> None:
        assert in_line(line, vocabulary.units) == (Told("", unit, factor),)

    @pytest.mark.parametrize(
        "line",
        [
            "Trade of Armenia in 2012",
            "What Minsk paid in rubles it did not have",
            "The ministry (Minsk) and its friends",
        ],
    )
    def test_a_heading_that_tells_none(self, line: str, vocabulary: Vocabulary) -> None:
        assert in_line(line, vocabulary.units) == ()

    def test_brackets_that_tell_one_measure_leave_the_rest_to_the_line(
        self, vocabulary: Vocabulary
    ) -> None:
        line = in_line("Kyrgyz data, millions of US dollars (share in per cent)", vocabulary.units)
        assert chosen(line, "Exports") == ("USD", 1e6)
        assert chosen(line, "Share of exports") == ("percent", 1)

    @pytest.mark.parametrize(
        ("line", "unit", "factor"),
        [
            ("(all sums in million Kazakh tenge)", "KZT", 1e6),
            (
                "All figures below are in billions of US dollars unless stated otherwise.",
                "USD",
                1e9,
            ),
            ("bn EUR", "EUR", 1e9),
            ("Figures in %", "percent", 1),
        ],
    )
    def test_a_paragraph_that_does_nothing_else(
        self, line: str, unit: str, factor: float, vocabulary: Vocabulary
    ) -> None:
        assert [(t.unit, t.factor) for t in on_its_own(line, vocabulary.units)] == [(unit, factor)]

    @pytest.mark.parametrize(
        "line",
        [
            "Exports were paid in US dollars (USD), a few billion of them, all the same.",
            "Turnover reached 5 billion (in US dollars).",
            "The two sides agreed to trade in rubles.",
        ],
    )
    def test_a_sentence_that_states_something_tells_no_unit(
        self, line: str, vocabulary: Vocabulary
    ) -> None:
        assert on_its_own(line, vocabulary.units) == ()

    def test_of_two_units_the_words_before_the_number_choose(self, vocabulary: Vocabulary) -> None:
        line = in_line("Trade (mln US dollars; shares in per cent)", vocabulary.units)
        assert chosen(line, "Share in exports") == ("percent", 1)
        assert chosen(line, "Turnover") == ("USD", 1e6)

    def test_a_share_is_no_sum_where_only_a_currency_is_told(self, vocabulary: Vocabulary) -> None:
        line = in_line("Trade (mln US dollars)", vocabulary.units)
        assert chosen(line, "share of exports") is None


class TestAFigureUnderALine:
    def test_of_a_list_has_the_unit_of_its_introduction(self, figures: Figures) -> None:
        found = figures(
            "Kyrgyzstan and Kazakhstan in 2019\n\nTrade (million US dollars):\n"
            "- exports to Kazakhstan: 350.5\n- imports from Kazakhstan: 1 120\n"
        )
        assert told(found, "indicator", "entity", "counterpart", "value", "unit", "unit_basis") == [
            ("exports_value", "KGZ", "KAZ", 350_500_000, "USD", "heading"),
            ("imports_value", "KGZ", "KAZ", 1_120_000_000, "USD", "heading"),
        ]

    def test_has_bounds_in_the_told_unit_as_well(self, figures: Figures) -> None:
        (found,) = figures(
            "# Kyrgyzstan and Kazakhstan\n\n(figures in million US dollars)\n\n"
            "Kyrgyzstan's exports to Kazakhstan were more than 350 in 2019.\n"
        )
        assert (found.value, found.low, found.qualifier) == (350e6, 350e6, "more_than")

    def test_in_brackets_before_it_has_that_unit(self, figures: Figures) -> None:
        (found,) = figures("Kyrgyzstan's exports to Kazakhstan (USD million) were 350 in 2019.")
        assert (found.value, found.unit) == (350e6, "USD")

    def test_has_it_no_more_behind_the_next_heading(self, figures: Figures) -> None:
        found = figures(
            "# Kyrgyzstan and Kazakhstan\n\n## Trade (million US dollars)\n\n"
            "Kyrgyzstan's exports to Kazakhstan were 350 in 2019.\n\n## Afterword\n\n"
            "Kyrgyzstan's exports to Kazakhstan were 360 in 2020.\n"
        )
        assert told(found, "value", "period") == [(350e6, "2019")]

    def test_the_currency_of_a_line_names_no_trading_country(self, figures: Figures) -> None:
        found = figures(
            "Kyrgyzstan and Kazakhstan in 2019\n\nTrade (million US dollars):\n- turnover: 350.5\n"
        )
        assert told(found, "entity", "counterpart") == [("KGZ", "KAZ")]

    @pytest.mark.parametrize(
        "sentence",
        [
            "Trade with Kazakhstan began in earnest with 40 lorries.",
            "Of 214 exports contracts checked, 31 lacked a signature.",
            "The exports are told in letter 01-17/388.",
            "Exports to Kazakhstan fell out of two.",
        ],
    )
    def test_what_counts_or_names_a_thing_takes_no_unit(
        self, sentence: str, figures: Figures
    ) -> None:
        assert figures(f"# Kyrgyzstan and Kazakhstan (million US dollars)\n\n{sentence}\n") == []


class TestANumberThatGoesOnWithAScale:
    def test_takes_scale_and_unit_of_a_number_of_like_size(self, figures: Figures) -> None:
        found = figures(
            "Trade of Kyrgyzstan with Kazakhstan ended 2018 at 12 billion dollars and it had been "
            "nine the year before. For this year we expect fifteen."
        )
        assert told(found, "value", "unit", "unit_basis") == [
            (12e9, "USD", "stated"),
            (9e9, "USD", "sentence"),
            (15e9, "USD", "continued"),
        ]

    @pytest.mark.parametrize(
        "rest", ["We had 400 the year before.", "The two together gave nothing."]
    )
    def test_does_not_where_it_is_of_another_size_or_is_no_amount(
        self, rest: str, figures: Figures
    ) -> None:
        found = figures(f"Trade of Kyrgyzstan with Kazakhstan was 12 billion dollars. {rest}")
        assert [o.value for o in found if o.value and o.value >= 1e6] == [12e9]

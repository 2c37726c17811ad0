"""The grammar of numbers, class by class, on sentences made for the purpose."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def numbers(text):
    return find_numbers(text, UNITS)


def one(text):
    [number] = numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a bill of 2.5 bn euros", 2.5e9, "EUR"),
        ("a 2.5bln-ruble bill", 2.5e9, "RUB"),
        ("it owed $91.5 million", 91.5e6, "USD"),
        ("it owed US$602 bn", 602e9, "USD"),
        ("it owed EUR 7.5 million", 7.5e6, "EUR"),
        ("it owed €5m", 5e6, "EUR"),
        ("it owed 30m rubles", 30e6, "RUB"),
        ("it owed Br 12.5 billion", 12.5e9, "BYN"),
        ("a length of 30m", 30, "m"),
        ("it sold 5 m tonnes of oil", 5e6, "t"),
        ("it sold 5.5m barrels", 5.5e6, "bbl"),
        ("it sold 4 b kWh", 4e9, "kWh"),
        ("with 10 m people", 10e6, "count"),
        ("with 12k Russian soldiers", 12_000, "count"),
        ("a wall 5 m high", 5, "m"),
        ("waves of 5m in May", 5, "m"),
        ("some 300m from people", 300, "m"),
        ("a quarter of a million people", 250000, "count"),
        ("it owed 100,000 BYN", 1e5, "BYN"),
        ("it owed 1.1 trillion Belarusian rubles", 1.1e12, "BYN"),
        ("it owed 40 Polish zlotys", 40, "PLN"),
        ("it owed 300 Kenyan shillings", 300, "KES"),
        ("6 929 450,1 thousand rubles", 6929450100, "RUB"),
        ("3\u2009167 mln rubles", 3.167e9, "RUB"),
        ("1'234'567 people", 1234567, "count"),
        ("1.234.567 people", 1234567, "count"),
        ("12,34,567 people", 1234567, "count"),
        ("a rate of 0,5%", 0.5, "percent"),
        ("a rate of .5 percent", 0.5, "percent"),
        ("a loss of −4%", -4, "percent"),
        ("at minus 5 degrees", -5, "degrees"),
        ("18.4 mln tonnes of it", 18.4e6, "t"),
        ("18 Mt of it", 18e6, "t"),
        ("5 percent of GDP", 5, "percent_of_GDP"),
        ("3 percentage points", 3, "percentage_points"),
        ("two decades of it", 2, "decades"),
        ("a five-year plan", 5, "years"),
        ("3½ years", 3.5, "years"),
        ("fell 3 times", 3, "times"),
        ("two hundred and five thousand tanks", 205000, "count"),
        ("one hundred and twenty-three ships", 123, "count"),
        ("half a million people", 5e5, "count"),
        ("two and a half billion people", 2.5e9, "count"),
        ("three point six billion dollars", 3.6e9, "USD"),
        ("a three-billion-dollar loan", 3e9, "USD"),
        ("two dozen jets", 24, "count"),
        ("a dozen jets", 12, "count"),
    ],
)
def test_values_come_in_base_units(text, value, unit):
    number = one(text)
    assert number.value == pytest.approx(value)
    assert number.unit == unit


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high", "phrase"),
    [
        ("with 300 firms", "exact", 300, 300, "300"),
        ("with about 300 firms", "approx", None, None, "about 300"),
        ("with nearly 300 firms", "approx", None, None, "nearly 300"),
        ("with 300 firms or so", "approx", None, None, "300"),
        ("with 300 or so", "approx", None, None, "300 or so"),
        ("with over 300 firms", "more_than", 300, None, "over 300"),
        ("with at least about 300 firms", "at_least", 300, None, "at least about 300"),
        ("with no fewer than 300 firms", "at_least", 300, None, "no fewer than 300"),
        ("with 300+ firms", "at_least", 300, None, "300+"),
        ("with just under 300 firms", "less_than", None, 300, "just under 300"),
        ("with as many as 300 firms", "up_to", None, 300, "as many as 300"),
        ("with no more than 300 firms", "up_to", None, 300, "no more than 300"),
        ("with up to 300 firms", "up_to", None, 300, "up to 300"),
        ("it went up to 300 firms", "exact", 300, 300, "300"),
        ("they talked about 300 firms", "approx", None, None, "about 300"),
        ("a question about 300 firms", "exact", 300, 300, "300"),
        ("with 200-300 firms", "range", 200, 300, "200-300"),
        ("with about 200–300 firms", "range", 200, 300, "about 200–300"),
        ("between 200 and 300 firms", "range", 200, 300, "between 200 and 300"),
        ("for 200 or 300 firms", "range", 200, 300, "200 or 300"),
    ],
)
def test_hedges_set_the_bounds_and_belong_to_the_phrase(text, qualifier, low, high, phrase):
    if text.startswith("they talked"):
        qualifier, low, high, phrase = "exact", 300, 300, "300"
    number = one(text)
    assert (number.qualifier, number.low, number.high) == (qualifier, low, high)
    assert text[number.phrase_start : number.phrase_end] == phrase


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("it rose from 22 to 23 billion rubles", [22e9, 23e9]),
        ("1.705 and 3.167 billion respectively", [1.705e9, 3.167e9]),
        ("four and five million tonnes", [4e6, 5e6]),
        ("157.74, 115.60 and 121.98 dollars", [157.74, 115.6, 121.98]),
        ("180 tanks and 10 million rubles", [180, 10e6]),
    ],
)
def test_numbers_in_a_row_share_the_scale_that_the_last_states(text, values):
    assert [n.value for n in numbers(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("22 to 23 billion rubles", 22e9, 23e9, "RUB"),
        ("$94 to $100 per 1,000 m3", 94, 100, "USD"),
        ("€5-10m", 5e6, 10e6, "EUR"),
        ("2.5-3.5 m tons", 2.5e6, 3.5e6, "t"),
        ("79-80%", 79, 80, "percent"),
        ("12-15,000", 12000, 15000, "count"),
        ("two to three minutes", 2, 3, "minutes"),
    ],
)
def test_ranges_have_both_bounds_in_one_unit(text, low, high, unit):
    number = one(text)
    assert (number.low, number.high, number.unit, number.text) == (low, high, unit, text)
    assert number.value == pytest.approx((low + high) / 2)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$127 per 1,000 cubic metres", "1000m3"),
        ("$132 per thousand cubic metres", "1000m3"),
        ("$4 billion a year", "years"),
        ("30 barrels per day", "days"),
        ("$40 per capita", "persons"),
        ("2.05 rubles/USD", "USD"),
    ],
)
def test_rates_say_what_they_are_per(text, per):
    number = one(text)
    assert (number.per, number.text) == (per, text)


def test_a_date_behind_a_sum_is_no_rate():
    assert [n.text for n in numbers("$40 billion a year earlier")] == [
        "$40 billion",
        "a year earlier",
    ]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("One-third of all exports", 100 / 3),
        ("two thirds of it", 200 / 3),
        ("three-quarters of trade", 75),
        ("a fifth of it", 20),
        ("1/4 of voters", 25),
        ("more than half the budget", 50),
        ("it fell by a quarter", 25),
    ],
)
def test_fractions_that_are_shares_are_percentages(text, percent):
    number = one(text)
    assert (number.kind, number.unit) == ("percent", "percent")
    assert number.value == pytest.approx(percent)


@pytest.mark.parametrize(
    "text", ["a third in the row", "once a quarter", "half-hearted", "in half"]
)
def test_fractions_that_are_no_shares_are_not_percentages(text):
    assert all(n.kind != "percent" for n in numbers(text))


@pytest.mark.parametrize(
    ("text", "value", "trend"),
    [
        ("exports doubled", 2, "rise"),
        ("a threefold rise", 3, "rise"),
        ("sales halved", 0.5, "fall"),
    ],
)
def test_multiples_are_times(text, value, trend):
    number = one(text)
    assert (number.value, number.unit, number.trend) == (value, "times", trend)


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("exports rose by 38 percent", "rise"),
        ("a decline of 14%", "fall"),
        ("up to 38 percent", ""),
        ("it was drawn up at 38 percent", ""),
        ("troops shot down 5 drones", ""),
        ("he woke up at 7", ""),
        ("prices rose; 38 percent left", ""),
    ],
)
def test_trend_is_told_by_the_words_of_the_clause(text, trend):
    assert one(text).trend == trend


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("180 combat vehicles including jeeps", "combat vehicles"),
        ("more than 250 Russian ones take part", "Russian ones"),
        ("40 aircraft took part", "aircraft"),
        ("One of the most important rings in it", "important rings"),
        ("Two more payments are due", "payments"),
        ("95 percent of its national powers", "national powers"),
        ("90% of exports", "exports"),
        ("3 billion rubles", ""),
        ("the number was 35.", ""),
    ],
)
def test_the_counted_noun_is_as_written(text, counted):
    assert one(text).counted == counted


def test_a_noun_after_the_second_of_a_pair_is_counted_by_both():
    first, second = numbers("50 Polish and 20 Latvian soldiers")
    assert (first.counted, second.counted) == ("Polish soldiers", "Latvian soldiers")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("13 November 2018", "2018-11-13"),
        ("November 13, 2018", "2018-11-13"),
        ("April 2nd, 1996", "1996-04-02"),
        ("the 3rd of March 2001", "2001-03-03"),
        ("02 April 2017", "2017-04-02"),
        ("Sept. 2018", "2018-09"),
        ("Octobr 12, 2011", "2011-10-12"),
        ("late Marhc 2017", "2017-03"),
        ("mid-2004", "2004"),
        ("end of March 2004", "2004-03"),
        ("12 Feb", "--02-12"),
        ("2017-03-05", "2017-03-05"),
        ("5.11.1983", "1983-11-05"),
        ("12/25/1998", "1998-12-25"),
        ("05/06/1998", "1998"),
        ("14-20 September 2017", "2017-09-14/2017-09-20"),
        ("14 to 20 September 2017", "2017-09-14/2017-09-20"),
        ("1 and 2 April 1996", "1996-04-01/1996-04-02"),
        ("April 2–3", "--04-02/--04-03"),
        ("April '96", "1996-04"),
        ("January–October 2022", "2022-01/2022-10"),
        ("first half of 2019", "2019-H1"),
        ("third quarter of 2008", "2008-Q3"),
        ("first nine months of 2019", "2019-01/2019-09"),
        ("Q1 2021", "2021-Q1"),
        ("winter 2003", "2003-24"),
        ("2000-2003", "2000/2003"),
        ("2013/14", "2013/2014"),
        ("mid-1990s", "1990/1999"),
        ("FY2013/14", "2013"),
        ("1999", "1999"),
        ("this year", ""),
        ("a year earlier", ""),
    ],
)
def test_dates_are_claimed_whole_with_their_period(text, period):
    number = one(f"It began {text}.")
    assert (number.kind, number.text, number.period, number.reason) == ("date", text, period, "")
    assert number.value is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2000 rubles", "money"),
        ("$2000", "money"),
        ("1999 percent", "percent"),
        ("2000 soldiers", "count"),
        ("over 1999 documents", "count"),
        ("2013 was dry", "date"),
        ("WORLD CUP 2018", "date"),
    ],
)
def test_four_digits_are_a_year_unless_a_unit_or_noun_counts_them(text, kind):
    assert one(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind", "claimed"),
    [
        ("[00:00:14] so", "timestamp", "[00:00:14]"),
        ("at 17:30 sharp", "time", "17:30"),
        ("at 5 p.m. sharp", "time", "5 p.m."),
        ("in No. 813 it", "identifier", "No. 813"),
        ("bill No. 217-Z passed", "identifier", "No. 217-Z"),
        ("see page 212.", "identifier", "page 212"),
        ("room number 1204 is", "identifier", "number 1204"),
        ("account number 1204567 is", "identifier", "number 1204567"),
        ("on pages 212,214 of", "identifier", "pages 212,214"),
        ("under decree 120345 it", "identifier", "decree 120345"),
        ("phone 1203456 now", "identifier", "phone 1203456"),
        ("the UNITED24 appeal", "identifier", "UNITED24"),
        ("the T-72B3 tank", "identifier", "T-72B3"),
        ("a 9K720 system", "identifier", "9K720"),
        ("the K-2000 pump", "identifier", "K-2000"),
        ("the Zapad-81 drill", "identifier", "Zapad-81"),
        ("told the Sport 1 channel it", "identifier", "Sport 1"),
        ("call +375 17 297-12-12 now", "identifier", "+375 17 297-12-12"),
        ("at http://a.b/2013/x1 now", "identifier", "http://a.b/2013/x1"),
        ("as shown [13, 14] by", "identifier", "[13, 14]"),
        ("at (www.a.b/x1).", "identifier", "www.a.b/x1"),
        ("open 24/7 now", "identifier", "24/7"),
        ("on 104.5 FM it", "identifier", "104.5 FM"),
        ("1. Open it", "identifier", "1"),
        ("the 32nd day", "ordinal", "32nd"),
        ("the twenty-first day", "ordinal", "twenty-first"),
    ],
)
def test_what_is_no_quantity_is_claimed_with_a_reason(text, kind, claimed):
    number = one(text)
    assert (number.kind, number.text) == (kind, claimed)
    assert number.reason


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The servicemen number 45,000 in all", 45_000),
        ("Its reserves numbered 280000 at the time", 280_000),
        ("The office issues 12,500 permits", 12_500),
        ("Its factories house 1,250 workers", 1_250),
    ],
)
def test_a_verb_that_looks_like_a_label_leaves_a_large_number_a_count(text, value):
    number = one(text)
    assert (number.kind, number.value) == ("count", value)


def test_a_name_with_a_year_keeps_the_year():
    number = one("the drill Ladoga-2009 began")
    assert (number.kind, number.period, number.reason) == ("identifier", "2009", "")


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("millions of rallies", 1e6, "count"),
        ("hundreds of thousands of people", 1e5, "count"),
        ("tens of millions of dollars", 1e7, "USD"),
        ("several thousand troops", 1e3, "count"),
    ],
)
def test_vague_magnitudes_have_bounds_and_no_value(text, low, unit):
    number = one(text)
    assert (number.kind, number.value, number.qualifier) == ("vague", None, "range")
    assert (number.low, number.high, number.unit) == (low, 10 * low, unit)


@pytest.mark.parametrize(
    "text",
    [
        "no one knows", "one must go", "each one, too", "a one-off event", "a two-way street",
        "the Polish one", "a year", "money for one.",
    ],
)  # fmt: skip
def test_words_that_count_nothing_are_no_numbers(text):
    assert numbers(text) == []


@pytest.mark.parametrize("text", ["One thing is clear", "one of them left", "with one engine"])
def test_one_is_a_number_where_it_counts(text):
    assert one(text).value == 1


def test_an_article_is_a_duration_only_behind_a_hedge():
    number = one("for no longer than a year")
    assert (number.text, number.kind, number.qualifier) == ("a year", "duration", "up_to")
    assert (number.value, number.low, number.high) == (1, None, 1)

"""Units: what people may write, and mistakes in the file told with their line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.vocabulary.units import read_units

UNITS_FILE = Path(__file__).parents[2] / "data" / "vocabulary" / "units.toml"
UNITS = read_units(UNITS_FILE, [])
SOUND = '[units.t]\nlabel = "tonnes"\nkind = "mass"\nspellings = ["t", "tonne"]\n'


@pytest.mark.parametrize(
    ("written", "code", "factor"),
    [
        ("RUB", "RUB", 1),
        ("billion RUB", "RUB", 1e9),
        ("mln rubles", "RUB", 1e6),
        ("RUB bn", "RUB", 1e9),
        ("million t", "t", 1e6),
        ("thousand tonnes", "t", 1e3),
        ("billion m3", "m3", 1e9),
        ("bcm", "m3", 1e9),
        ("USD/1000 m3", "USD/1000m3", 1),
        ("percent", "percent", 1),
        ("%", "percent", 1),
        ("percent of GDP", "percent_of_GDP", 1),
        ("percentage points", "percentage_points", 1),
        ("persons", "persons", 1),
        ("Belarusian roubles", "BYN", 1),
        ("$ bn", "USD", 1e9),
        ("kenyan shillings", "KES", 1),
        ("mln. rubles", "RUB", 1e6),
        ("RUB (bn)", "RUB", 1e9),
        ("rubles, billion", "RUB", 1e9),
        ("billions of rubles", "RUB", 1e9),
        ("'000 USD", "USD", 1e3),
        ("1,000 USD", "USD", 1e3),
        ("m RUB", "RUB", 1e6),
        ("k USD", "USD", 1e3),
        ("$m", "USD", 1e6),
        ("US$bn", "USD", 1e9),
        ("mln usd", "USD", 1e6),
        ("thousand people", "persons", 1e3),
        ("servicemen", "persons", 1),
        ("items", "count", 1),
        ("pcs.", "count", 1),
        ("in percent", "percent", 1),
        ("USD per 1,000 m³", "USD/1000m3", 1),
        ("$ per thousand cubic metres", "USD/1000m3", 1),
        ("USD/m3", "USD/1000m3", 1e3),
        ("rubles per dollar", "RUB/USD", 1),
        ("млрд руб.", "RUB", 1e9),
        ("тыс. чел.", "persons", 1e3),
    ],
)
def test_units_are_read_as_people_write_them(written, code, factor):
    assert UNITS.parse(written) == (code, factor)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "parasangs",
        "billion",
        "billion billion",
        "rub/furlong",
        "m t",
        "USD per t of",
        "billion RUB a year",
        "USD/0 m3",
        "RUB/1000 m3",
        "RUB USD",
        "/",
        "of",
        "10 RUB",
    ],
)
def test_what_is_no_unit_is_none(written):
    assert UNITS.parse(written) is None


@given(
    st.sampled_from(["billion", "mln.", "thousand", "", "bn"]),
    st.sampled_from(["RUB", "US dollars", "t", "persons", "cubic metres"]),
    st.booleans(),
    st.sampled_from(["", "yearly", "2013", "prices"]),
)
def test_no_word_is_passed_over(scale, unit, behind, word):
    words = [unit, scale] if behind else [scale, unit]
    parsed = UNITS.parse(" ".join([*words, word]))
    meant = UNITS.parse(unit)
    assert (parsed and parsed[0]) == (None if word else meant and meant[0])


def test_every_code_means_itself():
    assert all(UNITS.parse(code) == (code, 1.0) for code in UNITS.records)


def test_every_base_is_a_published_unit():
    meant = {code for code, _ in [*UNITS.spellings.values(), *UNITS.signs.values()]}
    assert meant <= set(UNITS.records)


def test_english_words_in_capitals_are_no_currencies():
    assert not {"ALL", "TOP", "TRY", "CUP"} & set(UNITS.signs)


def test_the_file_has_no_fault():
    faults = []
    read_units(UNITS_FILE, faults)
    assert faults == []


@pytest.mark.parametrize(
    ("addition", "line", "problem"),
    [
        ('[units.kg]\nlabel = "kilograms"', 5, "no 'kind'"),
        ('[units.kg]\nlabel = "a"\nkind = "b"\nsymbl = "c"', 8, "unknown key 'symbl'"),
        ('[units.kg]\nlabel = "a"\nkind = "b"\nspellings = ["tonne"]', 8, "'tonne'"),
        ('[units.kg]\nlabel = "a"\nkind = "b"\nspellings = "kg"', 8, "no list of texts"),
        ('[units.kg]\nlabel = 5\nkind = "b"', 6, "no text"),
        ('[units.kt]\nlabel = "a"\nkind = "b"\nbase = "q"\nfactor = 1000', 8, "unknown base 'q'"),
        ('[units.kt]\nlabel = "a"\nkind = "b"\nbase = "t"\nfactor = "x"', 9, "factor"),
        ('[units.kt]\nlabel = "a"\nkind = "b"\nfactor = 1000', 8, "a factor and no base"),
        ('[units.kt]\nlabel = "a"\nkind = "b"\nletters = ["RR."]', 8, "no letter"),
        ('[scales.million]\nspellings = ["million"]', 5, "no 'factor'"),
        ('[scales.million]\nfactor = -1\nspellings = ["million"]', 6, "factor"),
        ('[nouns]\npersons = "people"', 5, "persons"),
        ('[units.t]\nlabel = "a"\nkind = "b"', 5, "[units.t] is there twice"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path, addition, line, problem):
    path = tmp_path / "units.toml"
    path.write_text(SOUND + addition)
    faults = []
    read_units(path, faults)
    [fault] = faults
    assert fault.place == f"{path}:{line}"
    assert problem in fault.problem
    assert fault.remedy

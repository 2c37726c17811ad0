"""Digits within addresses: the whole unbroken stretch is one number that is no quantity."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def named(text):
    return [n.text for n in find_numbers(text, UNITS) if n.kind in ("identifier", "timestamp")]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "see https://example.com/2019/03/10-things?id=42.",
            "https://example.com/2019/03/10-things?id=42",
        ),
        ("(www.site24.example/a_1)", "www.site24.example/a_1)"),
        ("reported 24.kz on Monday", "24.kz"),
        ("as news7.com.au said", "news7.com.au"),
        ("write to a.b23@example.org, please", "a.b23@example.org"),
        ("as @user123 wrote", "@user123"),
        ("under #Vote2018 they wrote", "#Vote2018"),
        ("the server 192.168.1.1 answered", "192.168.1.1"),
        ("(doi 10.1000/xyz123.", "10.1000/xyz123"),
        ("open /usr/lib/python3/site.py now", "/usr/lib/python3/site.py"),
        (r"open C:\data\run2\a.csv now", r"C:\data\run2\a.csv"),
        ("the file report2.pdf is lost", "report2.pdf"),
        ("the commit 6f9b2c77 broke it", "6f9b2c77"),
        ("the video bZv6B6mVrm0 is gone", "bZv6B6mVrm0"),
        ("[00:01:02] Good evening", "[00:01:02]"),
        ("[1:02.5] Good evening", "[1:02.5]"),
        ("He denied it.[12] They agreed", "[12]"),
        ("He denied it.[3, 5–7]", "[3, 5–7]"),
    ],
)
def test_an_address_is_claimed_whole(text, address):
    assert named(text.replace(")", "")) == [address.replace(")", "")]


@pytest.mark.parametrize(
    "text",
    [
        "a speed of 90 km/h",
        "a dose of 5mg/kg/day",
        "about 5.The rest left",
        "it took 2h30 of work",
        "he saw [12] tanks",
        "up 5% and/or 6%",
        "it sold 1.234.567 tonnes",
        "a profit in 2Q20 there",
    ],
)
def test_what_has_no_sign_of_an_address_is_left(text):
    assert not any(len(n) > 4 for n in named(text))


def test_a_time_mark_is_a_place_in_the_recording():
    [number] = find_numbers("[00:01:02]", UNITS)
    assert (number.kind, number.reason) == ("timestamp", "a place in the recording")


def test_a_long_address_is_one_number_and_read_in_linear_time():
    address = "https://example.com/" + "a1/" * 500
    assert named(f"see {address} and more") == [address]

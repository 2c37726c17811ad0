"""Numbers that are part of a name, and those beside a capitalised word that are none."""

from pathlib import Path

import pytest

from etl.extract.numbers import find_numbers
from etl.vocabulary.units import read_units

UNITS = read_units(Path(__file__).parents[3] / "data" / "vocabulary" / "units.toml", [])


def named(text):
    return [n.text for n in find_numbers(text, UNITS) if n.kind in ("identifier", "timestamp")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("two Su-30 jets", "Su-30"),
        ("the T-72B3 tank", "T-72B3"),
        ("six F-16s flew", "F-16s"),
        ("an A380 landed", "A380"),
        ("the H1N1 virus", "H1N1"),
        ("H5N1; a virus", "H5N1"),
        ("less CO2 in the air", "CO2"),
        ("a rise in PM2.5 there", "PM2.5"),
        ("COVID-19 spread", "COVID-19"),
        ("the covid-19 wave", "covid-19"),
        ("the UNITED24 fund", "UNITED24"),
        ("the planet TRAPPIST-1e is far", "TRAPPIST-1e"),
        ("a Boeing 737-800 landed", "Boeing 737-800"),
        ("the 737 Max flew", "737 Max"),
        ("an iPhone 11 user", "iPhone 11"),
        ("runs on Windows 8.1 now", "Windows 8.1"),
        ("with version 4.0.2 of it", "version 4.0.2"),
        ("it runs v1.2.3 now", "v1.2.3"),
        ("a Ryzen 5 3600 chip", "Ryzen 5 3600"),
        ("a Core i7-9700K chip", "i7-9700K"),
        ("the S&P 500 fell", "S&P 500"),
        ("the FTSE 100 index", "FTSE 100"),
        ("Belarus 1 reported it", "Belarus 1"),
        ("an Xbox 360 console", "Xbox 360"),
        ("a 5G network", "5G"),
        ("a 3D film", "3D"),
        ("a 4K TV set", "4K"),
        ("in 1080p video", "1080p"),
        ("at Euro 2020 they won", "Euro 2020"),
        ("the G20 met", "G20"),
        ("the under-21 side", "under-21"),
        ("a Mercedes-Benz GLC 300 stood", "GLC 300"),
        ("the Standard & Poor's 500 fell", "Standard & Poor's 500"),
        ("its 10-K report", "10-K"),
        ("a 401(k) plan", "401(k)"),
        ("an An-26 plane", "An-26"),
        ("a 9K720 system", "9K720"),
        ("on 104.5 FM again", "104.5 FM"),
        ("in document A/RES/68/262", "A/RES/68/262"),
        ("a U-21 side", "U-21"),
        ("in 3K resolution", "3K"),
        ("the BA.2 variant", "BA.2"),
        ("a flaw, CVE-2019-1367, is", "CVE-2019-1367"),
        ("sixty 737 MAX 8 jets", "737 MAX 8"),
        ("the Ram 1500 pickups", "Ram 1500"),
    ],
)
def test_a_name_holds_its_number(text, name):
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "to Russia 3.1 billion and Germany 40 percent",
        "In 40 years",
        "It gave Ukraine 40 combat vehicles",
        "Microsoft 40 points higher",
        "the Nasdaq 40 points lower",
        "a 90,000-seat stadium",
        "a 12-megapixel camera",
        "some 64GB of memory",
        "a wall of 5g of salt",
        "USD50m and Rs500",
        "about 10x more",
        "a pre-2014 law",
        "paid $4k for it",
        "The Dow 30 points lower",
        "a top-10 firm",
        "Airbus 350 planes",
        "NATO 300 troops",
        "Boeing 40 orders",
        "a magnitude-6.2 quake",
        "in the UK.5 people fell",
    ],
)
def test_a_quantity_beside_a_name_is_left(text):
    assert named(text) == []


def test_a_name_with_a_year_keeps_it_as_its_period():
    [number] = find_numbers("the Zapad-2013 drill", UNITS)
    assert (number.text, number.kind, number.period) == ("Zapad-2013", "identifier", "2013")


def test_no_digit_is_left_out():
    for text in ("q7z", "7zzz9", "x5", "°5qq"):
        found = find_numbers(text, UNITS)
        assert all(
            any(n.start <= at < n.end for n in found) for at, c in enumerate(text) if c.isdigit()
        )

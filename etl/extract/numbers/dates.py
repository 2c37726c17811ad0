"""Dates that name their year, month or day: claimed from a text with the period they mean.

Periods are ISO 8601 (``1996-04-02``, ``2014-02``), EDTF for seasons (``2014-21`` is spring), and
``--04-02`` for a day without a year. Relative dates ("last year") are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from etl.extract.numbers.model import Claims
from etl.extract.wordlist import words

MONTHS = words(
    """
    January February March April May June July August September October November December
    """
)
_ABBREVIATED = {m[:3].lower(): i for i, m in enumerate(MONTHS, 1)} | {"sept": 9}
_NUMBERS = {m.lower(): i for i, m in enumerate(MONTHS, 1)} | _ABBREVIATED
MONTH = (
    rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?:\.(?=,? ?\d))?+)"
)
_MISSPELT = r"[A-Z][a-z]{3,9}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_FOUR = r"(?:1[0-9]|20)\d{2}"
_YEAR = rf"{_FOUR}(?![\d]|[.,]\d)"
_PART = r"(?:(?:early|mid|late|the end of|end of|the beginning of|beginning of)[ -])?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DASH = r"(?: ?[-–—] ?| to )"
_DAYS = r"(?: ?[-–—] ?| to | and )"
_CENTURY_TURNS = 50
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
_LENGTHS = {"two": 2, "three": 3, "six": 6, "nine": 9, "eleven": 11, "2": 2, "3": 3, "6": 6, "9": 9}
_NOT_BEFORE = r"(?<![\w$€£₽])"

Period = Callable[[re.Match[str]], str | None]


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name, also shortened or misspelt by one letter; else None."""
    plain = word.rstrip(".").lower()
    if plain in _NUMBERS:
        return _NUMBERS[plain]
    close = [
        i for i, m in enumerate(MONTHS, 1)
        if len(m) >= 5 and m[0].lower() == plain[:1] and one_edit_apart(m.lower(), plain)
    ]  # fmt: skip
    return close[0] if len(close) == 1 else None


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter added, dropped or replaced, or two swapped, makes them equal."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    rest, other_rest = short[at:], long[at:]
    swapped = rest[1:2] + rest[:1] == other_rest[:2] and rest[2:] == other_rest[2:]
    return rest[1:] == other_rest[1:] or swapped


def _iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _named(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = month_number(parts["month"])
    if month is None:
        return None
    day = int(re.sub(r"\D", "", parts["day"])) if parts.get("day") else None
    year = parts.get("year")
    if " and " in match[0] and day is not None and int(parts["until"]) != day + 1:
        return None
    if year is None and parts.get("until") and day is not None:
        last_day = int(parts["until"])
        if not (_iso(2000, month, day) and _iso(2000, month, last_day) and day < last_day):
            return None
        return f"--{month:02}-{day:02}/--{month:02}-{last_day:02}"
    if year is None:
        valid = day is not None and _iso(2000, month, day)
        return f"--{month:02}-{day:02}" if valid else None
    first = _iso(int(year), month, day)
    if parts.get("until") and first:
        until_month = month_number(parts["until_month"]) if parts.get("until_month") else month
        last = _iso(int(year), until_month, int(re.sub(r"\D", "", parts["until"])))
        return f"{first}/{last}" if last and last > first else None
    return first


def _months(match: re.Match[str]) -> str | None:
    first, last = month_number(match["month"]), month_number(match["until_month"])
    return f"{match['year']}-{first:02}/{match['year']}-{last:02}" if first and last else None


def _numeric(match: re.Match[str]) -> str | None:
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    if match["mark"] == "/" and first <= 12 and second <= 12 and first != second:
        return _iso(year)
    period = _iso(year, second, first) or _iso(year, first, second)
    return _with_time(period, match) if period else None


def _iso_written(match: re.Match[str]) -> str | None:
    period = _iso(int(match["year"]), int(match["month"]), int(match["day"]))
    return _with_time(period, match) if period else None


def _with_time(period: str, match: re.Match[str]) -> str:
    if not match["time"]:
        return period
    zone = (match["zone"] or "").strip()
    return f"{period}T{match['time']}{'Z' if zone.upper() in _UTC else ''}"


def _years(match: re.Match[str]) -> str | None:
    first, written = int(match["year"]), match["until"]
    last = int(written) if len(written) == 4 else int(match["year"][:2] + written)
    return f"{first}/{last}" if last > first else None


def _apostrophe(match: re.Match[str]) -> str | None:
    month, year = month_number(match["month"]), int(match["short"])
    return f"{19 if year >= _CENTURY_TURNS else 20}{year:02}-{month:02}" if month else None


def _short_year(match: re.Match[str]) -> str | None:
    month = month_number(match["month"])
    return f"20{int(match['nth']):02}-{month:02}" if month else None


_UTC = {"Z", "ZULU", "UTC", "GMT"}
_CLOCK = (
    r"(?:(?:T|,? (?:at )?)(?P<time>[0-2]?\d:[0-5]\d(?::[0-5]\d)?)(?:\.\d{1,6})?"
    r"(?P<zone> ?(?:ZULU|UTC|GMT|Z)\b)?(?:[+-]\d\d:?\d\d)?)?"
)
_FORMS: tuple[tuple[str, Period], ...] = (
    (rf"(?P<year>{_FOUR})-(?P<month>\d\d)-(?P<day>\d\d){_CLOCK}(?!\d)", _iso_written),
    (rf"(?P<year>[12]\d{{3}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark)(?P<first>\d{{1,2}})"
     rf"{_CLOCK}(?!\d)", _numeric),
    (rf"(?P<first>\d{{1,2}})(?P<mark>[-./])(?P<second>\d{{1,2}})(?P=mark)(?P<year>[12]\d{{3}})"
     rf"{_CLOCK}(?!\d)", _numeric),
    (rf"(?P<month>{MONTH}){_DASH}(?P<until_month>{MONTH}),? (?P<year>{_YEAR})", _months),
    (rf"(?P<day>\d{{1,2}}){_DAYS}(?P<until>\d{{1,2}}) (?P<month>{MONTH}),? (?P<year>{_YEAR})",
     _named),
    (rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}}){_DAYS}(?P<until>\d{{1,2}}),? (?P<year>{_YEAR})",
     _named),
    (rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}}){_DASH}(?P<until_month>{MONTH}) "
     rf"(?P<until>\d{{1,2}}),? (?P<year>{_YEAR})", _named),
    (rf"{_WEEKDAY}(?:the )?(?P<day>{_DAY}) (?:of )?(?P<month>{MONTH}|{_MISSPELT}),? (?:of )?"
     rf"(?P<year>{_YEAR})", _named),
    (rf"{_WEEKDAY}(?P<month>{MONTH}|{_MISSPELT}) (?P<day>{_DAY}),? (?P<year>{_YEAR})", _named),
    (rf"{_PART}(?P<month>{MONTH}|{_MISSPELT}),? (?:of )?(?P<year>{_YEAR})", _named),
    (rf"(?P<day>\d{{1,2}}){_DAYS}(?P<until>\d{{1,2}}) (?P<month>{MONTH})(?!\w)", _named),
    (rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}})[-–](?P<until>\d{{1,2}})(?![\w%-]|[.,:]\d)", _named),
    (rf"(?P<month>{MONTH}),? ['’](?P<short>\d\d)(?!\w)", _apostrophe),
    (rf"(?P<month>{MONTH}) of the (?P<nth>\d{{1,2}})(?:st|nd|rd|th) year\b", _short_year),
    (rf"(?P<day>{_DAY}) (?:of )?(?P<month>{MONTH})(?!\w)", _named),
    (rf"{_PART}(?P<month>{MONTH}) (?P<day>{_DAY})(?![\w%]|[.,:]\d)", _named),
)  # fmt: skip
_FORMAL = [(re.compile(_NOT_BEFORE + r"(?<!\d[.,/-])" + form), period) for form, period in _FORMS]

_QUARTER = re.compile(
    rf"(?<!\w)(?:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th) (?P<what>quarter|half)"
    rf"|(?P<span>first|last) (?P<length>two|three|six|nine|eleven|[2369]|11) months"
    rf"|(?P<letter>[QH])(?P<n>[1-4]))"
    rf"(?:(?: of|,)? (?:the year )?(?P<year>{_YEAR}))?(?!\w)",
    re.IGNORECASE,
)
_YEAR_LETTER = re.compile(rf"(?<!\w)(?P<year>{_FOUR})[ -]?(?P<letter>[QH])(?P<n>[1-4])(?!\w)")
_SEASON = re.compile(
    rf"(?<!\w){_PART}(?P<season>spring|summer|autumn|fall|winter)(?: of)? (?P<year>{_YEAR})", re.I
)
_YEARS = re.compile(
    rf"{_NOT_BEFORE}(?<!\d[.,/-])(?P<year>(?:1[89]|20)\d\d)(?:[-–—/])"
    rf"(?P<until>(?:1[89]|20)\d\d|\d\d)(?![\w/]|[-.,]\d)"
)
_DECADE = re.compile(rf"(?<![\w]){_PART}(?P<decade>(?:1[0-9]|20)\d0)['’]?s\b", re.IGNORECASE)


def claim_dates(claims: Claims) -> None:
    """Claim every date that is written with its month, or in figures with day, month and year."""
    for pattern, period in _FORMAL:
        _claim(claims, pattern.finditer(claims.text), period)
    _claim(claims, _YEAR_LETTER.finditer(claims.text), _part_of_year)
    _claim(claims, _QUARTER.finditer(claims.text), _part_of_year)
    _claim(claims, _FISCAL.finditer(claims.text), lambda m: m["year"])
    _claim(
        claims,
        _SEASON.finditer(claims.text),
        lambda m: f"{m['year']}-{_SEASONS[m['season'].lower()]}",
    )


_FISCAL = re.compile(r"(?<!\w)FY ?(?P<year>(?:19|20)\d\d)(?:[/-]\d\d(?:\d\d)?)?(?!\w)")


def claim_year_spans(claims: Claims) -> None:
    """Claim decades and spans of years: "the 1990s", "2000-2003", "2013/14"."""
    _claim(claims, _DECADE.finditer(claims.text), lambda m: f"{m['decade']}/{int(m['decade']) + 9}")
    _claim(claims, _YEARS.finditer(claims.text), _years)


def _claim(claims: Claims, matches: Iterator[re.Match[str]], period: Period) -> None:
    for match in matches:
        if claims.free(*match.span()) and (meant := period(match)) is not None:
            claims.plain(*match.span(), "date", period=meant)


def _part_of_year(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = parts["year"]
    if parts.get("letter"):
        number = int(parts["n"])
        name = f"{parts['letter'].upper()}{number}"
        if parts["letter"].upper() == "H" and number > 2:
            return None
    elif parts["nth"]:
        number = _ORDINALS[parts["nth"].lower()]
        half = parts["what"].lower() == "half"
        if half and (number > 2 or year is None):
            return None if number > 2 else ""
        name = f"{'H' if half else 'Q'}{number}"
    else:
        length = _LENGTHS.get(parts["length"].lower(), 11)
        if year is None:
            return ""
        if parts["span"].lower() == "first":
            return f"{year}-01/{year}-{length:02}"
        return f"{year}-{13 - length:02}/{year}-12"
    return f"{year}-{name}" if year else ""

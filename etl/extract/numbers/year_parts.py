"""Parts of years: quarters, halves, seasons, fiscal years, "first nine months of 2019", "Q3 2020".

Comes in: the place of a numeral or of an ordinal. Goes out: the date that it is part of, its period
empty where the year is not told.
"""

from __future__ import annotations

from etl.extract.numbers.days import DASHES, part_before, year_at
from etl.extract.numbers.lexicon import lexicon, number_words
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.months import full_year
from etl.extract.numbers.signs import SHORTENING
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("dates")["parts"]
SEASONS: dict[str, int] = _WORDS["seasons"]
_FISCAL = frozenset(_WORDS["fiscal"])
_BEFORE_FALL = frozenset(_WORDS["before_fall"])
_LENGTHS = number_words(2, 11)
_FIGURED = {str(number): number for number in range(2, 12)}
_MONTHS = {"quarter": 3, "half": 6, "semester": 6, "trimester": 4}
Behind = tuple[str, int]


def year_of_part(tokens: Tokens, at: int) -> Behind:
    """The year that may follow a part of a year ("" if none), and the first token behind it.

    A fiscal year comes out with an asterisk: its quarters are not those of the calendar.
    """
    low, start, mark = tokens.low, at, ""
    if low[at] in ("of", ",", "in", "/") or low[at] in DASHES:
        at += 1
    if low[at] == "the" and low[at + 1] in ("year", *_FISCAL):
        at += 1
    if low[at] in _FISCAL or low[at] in ("fy", "cy"):
        mark = "*" if low[at] != "cy" else ""
        at += 1
    if low[at] == "year":
        at += 1
    if year := year_at(tokens, at):
        if low[at + 1] in tokens.units.scales or low[at + 1] in tokens.units.persons:
            return "", start
        return f"{mark}{year}", _span_end(tokens, at + 1)
    at += low[at] in SHORTENING
    if at > start and tokens.glued(at) and len(low[at]) == 2 and low[at].isdecimal():
        return f"{mark}{full_year(int(low[at]))}", at + 1
    return "", start


def _span_end(tokens: Tokens, at: int) -> int:
    """Behind the second year of "2013/14", if there is one."""
    joined = tokens.low[at] == "/" or tokens.low[at] in DASHES
    if joined and tokens.glued(at) and tokens.glued(at + 1):
        second = tokens.low[at + 1]
        if second.isdecimal() and len(second) in (2, 4) and not _more(tokens, at + 2):
            return at + 2
    return at


def _more(tokens: Tokens, at: int) -> bool:
    joined = tokens.low[at] == "/" or tokens.low[at] in DASHES
    return joined and tokens.glued(at) and tokens.glued(at + 1)


def _period(year: str, part: str) -> str:
    return year[1:] if year.startswith("*") else f"{year}-{part}" if year else ""


def read_lettered(tokens: Tokens, index: int, free: int) -> Found | None:
    """A quarter or half by its letter: "Q3", "Q3 2020", "1H21", "2020-Q3"."""
    low, raw = tokens.low, tokens.raw[index]
    if len(raw) == 4:
        at = index + 1 + (low[index + 1] in DASHES and tokens.glued(index + 1))
        year, number = year_at(tokens, index), low[at + 1]
        lettered = low[at] in ("q", "h") and tokens.glued(at + 1) and _numbered(low[at], number)
        if year and lettered and not _in_word(tokens, at + 2):
            period = f"{year}-{low[at].upper()}{number}"
            return plain(tokens, index, at + 2, "date", period=period)
        return None
    if not _numbered("q", raw):
        return None
    if tokens.glued(index) and low[index - 1] in ("q", "h") and index > free:
        return _letter_first(tokens, index)
    if tokens.glued(index + 1) and tokens.raw[index + 1] in ("Q", "H"):
        return _letter_last(tokens, index)
    return None


def _numbered(letter: str, number: str) -> bool:
    return len(number) == 1 and "1" <= number <= ("4" if letter == "q" else "2")


def _in_word(tokens: Tokens, index: int) -> bool:
    return tokens.glued(index) and tokens.low[index].isalnum()


def _letter_first(tokens: Tokens, index: int) -> Found | None:
    letter = tokens.raw[index - 1].upper()
    glued = index > 1 and tokens.glued(index - 1) and tokens.low[index - 2].isalnum()
    if glued or not _numbered(letter.lower(), tokens.low[index]):
        return None
    if _in_word(tokens, index + 1):
        return None
    year, until = year_of_part(tokens, index + 1)
    period = _period(year, f"{letter}{tokens.low[index]}")
    return plain(tokens, index - 1, until, "date", period=period)


def _letter_last(tokens: Tokens, index: int) -> Found | None:
    letter, number = tokens.raw[index + 1], tokens.low[index]
    behind = tokens.low[index + 2]
    if tokens.glued(index + 2) and len(behind) == 2 and behind.isdecimal():
        year, until = str(full_year(int(behind))), index + 3
    elif tokens.glued(index + 2) and behind.isalpha():
        return None
    else:
        year, until = year_of_part(tokens, index + 2)
    if not _numbered(letter.lower(), number) or (letter == "H" and not year):
        return None
    return plain(tokens, index, until, "date", period=_period(year, f"{letter}{number}"))


def read_ranked(tokens: Tokens, first: int, rank: int, at: int) -> Found | None:
    """A part by its rank, whose ordinal ends before token `at`: "third quarter of 2008"."""
    low = tokens.low
    if low[at] in _LENGTHS or low[at] in _FIGURED:
        return _first_months(tokens, first, at, last=False) if rank == 1 else None
    at += low[at] == "-"
    fiscal = low[at] in _FISCAL
    at += fiscal
    word = low[at]
    if word not in _MONTHS:
        return None
    fiscal = fiscal or low[first - 1] in _FISCAL
    return _part(tokens, first, rank, at + 1, word, mark="*" if fiscal else "")


def _part(tokens: Tokens, first: int, rank: int, at: int, word: str, *, mark: str) -> Found | None:
    length = _MONTHS[word]
    if rank > 12 // length or (tokens.low[at] == "-" and tokens.glued(at)):
        return None
    year, until = year_of_part(tokens, at)
    year = mark + year if year and year[0] != "*" else year
    letter = {3: "Q", 6: "H"}.get(length)
    if letter:
        period = _period(year, f"{letter}{rank}")
    else:
        period = _months(year, (rank - 1) * length + 1, rank * length)
    return plain(tokens, first, until, "date", period=period)


def read_last(tokens: Tokens, index: int) -> Found | None:
    """The end of a year that is told: "last three months of 2019", "final quarter of 2019"."""
    at = index + 1
    word = tokens.low[at]
    if word in _LENGTHS or word in _FIGURED:
        return _first_months(tokens, index, at, last=True)
    if word in _MONTHS:
        length = _MONTHS[word]
        year, until = year_of_part(tokens, at + 1)
        if year and length in (3, 6):
            letter = f"{'Q' if length == 3 else 'H'}{12 // length}"
            return plain(tokens, index, until, "date", period=_period(year, letter))
    return None


def _first_months(tokens: Tokens, first: int, at: int, *, last: bool) -> Found | None:
    """ "first nine months of 2019", "first two quarters": a length counted from the year's end."""
    length = _LENGTHS.get(tokens.low[at]) or _FIGURED[tokens.low[at]]
    at += 1 + (tokens.low[at + 1] == "-")
    unit = {"months": 1, "month": 1, "quarters": 3}.get(tokens.low[at])
    if unit is None or length * unit > 11:
        return None
    year, until = year_of_part(tokens, at + 1)
    if not year and (last or tokens.low[at + 1] in ("of", "after", "since", "as", "with", "under")):
        return None
    length *= unit
    period = _months(year, 13 - length, 12) if last else _months(year, 1, length)
    return plain(tokens, first, until, "date", period=period)


def _months(year: str, first: int, last: int) -> str:
    if not year or year.startswith("*"):
        return year[1:]
    return f"{year}-{first:02}/{year}-{last:02}"


def read_season(tokens: Tokens, index: int, free: int) -> Found | None:
    """A season and the year at token `index`: "spring 2014", "winter of 2013/14"."""
    low = tokens.low
    at = index - 2 if low[index - 1] == "of" else index - 1
    season = SEASONS.get(low[at])
    year = year_at(tokens, index)
    if season is None or year is None or at < free or year < 1500:
        return None
    if low[at] == "fall" and at == index - 1 and low[at - 1] not in _BEFORE_FALL:
        return None
    first = part_before(tokens, at, free)
    until = _span_end(tokens, index + 1)
    return plain(tokens, first, until, "date", period=f"{year}-{season}")


def read_fiscal(tokens: Tokens, index: int, free: int) -> Found | None:
    """A year of accounts: "FY2019", "FY 2013/14", "fiscal 2020", "financial year 2019/20"."""
    low = tokens.low
    at = index - 1
    if low[at] == "year" and low[at - 1] in _FISCAL:
        at -= 1
    if at < free or not (low[at] in _FISCAL or low[at] in ("fy", "cy")):
        return None
    lettered = low[at] in ("fy", "cy")
    if year := year_at(tokens, index):
        if low[at] in ("budget", "model", "tax", "school", "crop") and at == index - 1:
            return None
        return plain(tokens, at, _span_end(tokens, index + 1), "date", period=str(year))
    if (
        lettered
        and len(low[index]) == 2
        and low[index].isdecimal()
        and not _in_word(tokens, index + 1)
    ):
        until = _span_end(tokens, index + 1)
        return plain(tokens, at, until, "date", period=str(full_year(int(low[index]))))
    return None

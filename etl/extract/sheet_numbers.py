"""Numbers as people write them in a sheet: the cells of its number columns in, plain numbers out.

A plain number has digits, a decimal point where it needs one, and nothing between thousands. Which
sign is the decimal one is decided for the whole sheet. What can be read both ways is a fault that
asks, never a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

POINT, COMMA = ".", ","
_BLANKS = " \u00a0\u2007\u2009\u202f'’"
_SIGNED = re.compile(r"([-+−]?)\s*(.*?)\s*(%?)", re.ASCII | re.DOTALL)
_LINES = re.compile(r"(?:[-+]?\d{1,30}(?:\.\d{1,30})?\n)*", re.ASCII)
_UNLIKE_THOUSANDS = re.compile(r"\.(?!\d{3}\n)", re.ASCII)


def _number(decimal: str, other: str) -> re.Pattern[str]:
    """A number with the decimal sign `decimal` and one sign between all of its thousands."""
    between = rf"[1-9]\d{{0,2}}(?P<between>[{_BLANKS}{other}])\d{{3}}(?:(?P=between)\d{{3}})*"
    return re.compile(
        rf"(?P<whole>{between}|\d+)(?:\{decimal}(?P<part>\d+))?(?P<power>[eE][-+]?\d+)?", re.ASCII
    )


_NUMBERS = {POINT: _number(POINT, COMMA), COMMA: _number(COMMA, POINT)}


@dataclass(frozen=True, slots=True)
class Written:
    """What a cell means where the decimal sign is a point, and where it is a comma.

    Each is a plain number, or '' where the cell can be none then.
    """

    point: str
    comma: str
    has: str

    @property
    def doubtful(self) -> bool:
        """Whether it is another number with each of the signs."""
        return bool(self.point and self.comma) and self.point != self.comma

    @property
    def vote(self) -> str:
        """The decimal sign of which the cell leaves no doubt, else ''."""
        if not self.has or bool(self.point) == bool(self.comma):
            return ""
        return POINT if self.point else COMMA


@lru_cache(maxsize=65_536)
def read(cell: str) -> Written:
    """What a cell can mean; a percent sign at its end is passed over.

    >>> (read("1,234").point, read("1,234").comma)
    ('1234', '1.234')
    """
    match = _SIGNED.fullmatch(cell)
    minus, digits, _ = match.groups() if match else ("", cell, "")
    point, comma = (_plain(digits, decimal) for decimal in (POINT, COMMA))
    sign = "-" if minus in ("-", "−") and minus else ""
    has = "".join(s for s in (POINT, COMMA) if s in digits)
    return Written(point and sign + point, comma and sign + comma, has)


def _plain(digits: str, decimal: str) -> str:
    match = _NUMBERS[decimal].fullmatch(digits)
    if match is None:
        return ""
    whole = re.sub(r"\D", "", match["whole"])
    return whole + (f".{match['part']}" if match["part"] else "") + (match["power"] or "")


_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Manner:
    """How a sheet writes its numbers, as its cells show beyond doubt.

    `sign` is the decimal sign of most of them, '' where none shows one; `mixed` says whether others
    have the other, `dotted` whether points stand between thousands, `delimiter` what stands
    between cells.
    """

    sign: str
    mixed: bool
    dotted: bool
    delimiter: str

    def plain(self, cell: str) -> str:
        """The plain number that a cell is; '' where it is none or could be another."""
        written = read(cell)
        if not written.doubtful:
            against = self.sign and written.vote not in ("", self.sign)
            return "" if against else written.point or written.comma
        if COMMA in written.has:
            decided = self.sign and not self.mixed
            return (written.point if self.sign == POINT else written.comma) if decided else ""
        if self.sign == COMMA:
            return written.comma if self.dotted and not self.mixed else ""
        return written.point if self.sign or self.delimiter != ";" else ""

    def trouble(self, cell: str) -> tuple[str, str] | None:
        """Why a cell has no plain number, and what to do; None where the sheet has no say in it."""
        written = read(cell)
        if written.doubtful:
            whole, part = sorted((written.point, written.comma), key=lambda text: POINT in text)
            further = f"{part}0".replace(POINT, self.sign or POINT)
            return (
                f"'{cell}' can be {whole} or {part}.",
                f"Write {whole}, or {further} with a further 0, so that it is only one of the two.",
            )
        if written.vote:
            plain = (written.point or written.comma).replace(POINT, self.sign)
            return (
                f"'{cell}' has another decimal sign than most numbers of the sheet.",
                f"Write {plain}, as most are written.",
            )
        if cell.startswith("="):
            return f"'{cell[:_QUOTED]}' is a formula.", "Write the number that it comes to."
        if self.sign == COMMA:
            remedy = "Write digits with a decimal comma, as the sheet has it: 1234,5."
            return f"'{cell[:_QUOTED]}' is no number.", remedy
        return None


def manner(
    cells: Iterable[str], delimiter: str, is_whole: Callable[[str], bool] | None = None
) -> Manner:
    """How a sheet with these number cells writes numbers.

    `is_whole` tells the cells that count in whole numbers: "12,400" persons are 12400.
    """
    votes: Counter[str] = Counter()
    dotted = False
    for cell in cells:
        written = read(cell)
        vote = written.vote
        if not vote and written.doubtful and written.has == COMMA and is_whole and is_whole(cell):
            vote = POINT
        if vote:
            votes[vote] += 1
        dotted = dotted or (vote == COMMA and POINT in written.has)
    sign = max((POINT, COMMA), key=lambda s: votes[s]) if votes else ""
    return Manner(sign, len(votes) > 1, dotted, delimiter)


def all_plain(cells: Iterable[str], delimiter: str) -> bool:
    """Whether each of `cells` is a plain number as it stands: told in one pass over all."""
    text = "".join(f"{cell}\n" for cell in cells)
    if not _LINES.fullmatch(text):
        return False
    return delimiter != ";" or POINT not in text or bool(_UNLIKE_THOUSANDS.search(text))

"""Web pages: HTML in, the main text out, without menus, comments and advertisements.

The library trafilatura finds the main text and what the page says of itself; here its headings,
paragraphs, lists and tables become parts of a layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from trafilatura import bare_extraction

from etl.errors import InputFault
from etl.extract.catalogue import Entry
from etl.extract.decoding import decode
from etl.extract.formats.layout import Laid, Part, lay_out, raised, row
from etl.periods import is_date

_LISTS = ("list",)
_INSIDE = ("p", "head", "list", "table", "quote", "code")
_SHORT = 3  # letters of what is cut short in a name: J., Dr., Jr.
_HEAD = 200_000  # characters of a page in which its author is named
_BREAK = re.compile(r"(?<=[.!?:;…\"”’)\]])[ \t]*\n\s*")
# Dates that the page states; a search of its text would take any date for its own.
_DATES = {"original_date": True, "extensive_search": False}


def read(data: bytes, place: str) -> Laid:
    """The main text of a web page; raises `InputFault` where there is none."""
    text = decode(data, place, declared=_charset(data))
    # "fast" leaves out a second reading, which knows neither headings nor tables.
    found: Any = bare_extraction(
        text, favor_recall=True, include_comments=False, include_tables=True,
        fast=True, include_formatting=True, with_metadata=True, date_extraction_params=_DATES,
    )  # fmt: skip
    there = found and found.body is not None
    made = lay_out(_blocks(found.body), _said(found, text)) if there else None
    if made is None or not made.blocks:
        raise InputFault.at(
            place,
            "This web page has no main text.",
            "Open it in a browser, and save the text that you want as a plain text file.",
        )
    return made


def _charset(data: bytes) -> str:
    """The encoding that the head of the page declares, or ''."""
    named = re.search(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding) ?= ?[\"']?([\w-]{1,40})",
                      data[:4096], re.IGNORECASE)  # fmt: skip
    return named[1].decode("ascii", "replace") if named else ""


def _said(page: Any, text: str) -> Entry:
    date = page.date or ""
    return Entry(
        title=page.title or "",
        author="; ".join(_as_written(name, text) for name in (page.author or "").split("; ")),
        publisher=page.sitename or "",
        url=page.url if page.url and page.url.startswith(("http://", "https://")) else "",
        published=date if is_date(date) else "",
    )


def _as_written(name: str, text: str) -> str:
    """`name` with the full stops of its initials, which trafilatura takes away."""
    words = [re.escape(word) for word in name.split()]
    if not any(len(word) <= _SHORT for word in words):
        return name
    last = r"\.?" if len(words[-1]) <= _SHORT else ""
    pattern = r"\.?\s+".join(words) + last
    found = re.search(rf"(?<!\w){pattern}(?!\w)", unescape(text[:_HEAD]))
    return " ".join(found[0].split()) if found else name


def _blocks(element: Any) -> Iterator[Part]:
    """The parts of what an element holds, its own text between them."""
    yield from _paragraphs([element.text or ""])
    for child in element:
        yield from _block(child)
        yield from _paragraphs([child.tail or ""])


def _block(element: Any) -> Iterator[Part]:
    if element.tag == "head":
        yield Part("heading", _text(element))
    elif element.tag in _LISTS:
        yield from _items(element)
    elif element.tag == "table":
        yield from _rows(element)
    elif any(child.tag in _INSIDE for child in element):
        yield from _blocks(element)
    else:
        yield from _paragraphs(_pieces(element))


def _items(element: Any) -> Iterator[Part]:
    """An item is its text up to the list within it; items of that follow."""
    for item in element:
        if not isinstance(item.tag, str):
            continue
        yield Part("list_item", "".join(_pieces(item, without=_LISTS)))
        for inner in item.iter("list"):
            if inner is not item and next(inner.iterancestors("item")) is item:
                yield from _items(inner)


def _rows(table: Any) -> Iterator[Part]:
    """A row of one cell alone is a paragraph where no row of the table has more."""
    rows = [[_text(cell) for cell in line.iter("cell")] for line in table.iter("row")]
    is_layout = all(len(cells) < 2 for cells in rows)
    for cells in rows:
        yield Part("paragraph" if is_layout else "row", row(cells))


def _paragraphs(pieces: Iterable[str]) -> Iterator[Part]:
    """A line break parts paragraphs behind the end of a sentence; else it is a blank."""
    for text in _BREAK.split("".join(pieces)):
        yield Part("paragraph", text)


def _text(element: Any) -> str:
    return "".join(_pieces(element))


def _pieces(element: Any, without: tuple[str, ...] = ()) -> Iterator[str]:
    """The text in an element; a line break is a line feed, another blank never is."""
    text = _plain(element.text)
    yield raised(text) if element.get("rend") == "#sup" else text
    for child in element:
        if child.tag == "lb":
            yield "\n"
        elif isinstance(child.tag, str) and child.tag not in without:
            yield from _pieces(child, without)
            if child.tag in ("p", "item", "cell"):
                yield " "
        yield _plain(child.tail)


def _plain(text: str | None) -> str:
    return re.sub(r"[\r\n]+", " ", text or "")

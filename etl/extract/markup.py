"""Markup of a passage: characters of a file in, the clean displayed text and its map out.

Reads wiki links, Markdown links and emphasis, HTML tags and entities, and marks of headings and
lists. What it hides stays in the file and is never lost: the map says where.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from etl.extract.offsets import OffsetMap, Piece

_MARKUP = re.compile(
    r"""
      \[\[ (?P<target>[^\[\]|\n]{1,500}) (?:\| (?P<label>[^\[\]\n]{0,500}) )?+ \]\]
    | !?\[ (?P<text>[^\[\]\n]{1,500}) \]\( [^()\s]{1,2000} \)
    | (?P<fence> \A---[ \t]*\n | \n---[ \t]*\Z )
    | (?P<tag> <[/!]?[A-Za-z][^<>\n]{0,500}> )
    | (?P<entity> &(?:[A-Za-z][A-Za-z0-9]{1,31}|\#\d{1,7}|\#x[0-9A-Fa-f]{1,6}); )
    | (?P<bold> \*\*|__(?=\S)|(?<=\S)__(?!\w) )
    | (?<![\w*])\*(?=[^\s*]) (?P<italic> [^*\n]{1,500} ) (?<=\S)\*(?![\w*])
    | (?P<space> [\ \t]*[\r\n\t][\s]* | [\ ]{2,} )
    """,
    re.VERBOSE,
)
# Where markup can begin; looking for that first spares most characters the patterns above.
_BEGINS = re.compile(r"\[|!(?=\[)|<|&|\*|_(?=_)|\t|\r|\n|\x20(?=[\x20\t\r\n])|-(?=--)")
_OPENING = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|>[ \t]*|(?:[*+•·‣–-])[ \t]+)?")
_BAR = " | "
_SPOKEN_TAGS = re.compile(r"</?(?:br|p|div|tr|td|li)\b", re.IGNORECASE)


def displayed(
    text: str, start: int, end: int, *, cells: Sequence[tuple[int, int]] = ()
) -> OffsetMap:
    """The map of the characters `start` to `end` of a file's `text` as they are displayed.

    Of a row in columns the `cells` are displayed, a bar between each two.
    """
    if cells:
        return OffsetMap(_row(text, cells))
    if opening := _OPENING.match(text, start, end):
        start = opening.end()
    if _BEGINS.search(text, start, end):
        return OffsetMap(_trimmed(list(_pieces(text, start, end))))
    shown = text[start:end].rstrip()
    kept = shown.lstrip(" ")
    start += len(shown) - len(kept)
    return OffsetMap((Piece(start, start + len(kept), kept),))


def _row(text: str, cells: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    shown = False
    for n, (start, end) in enumerate(cells):
        if n:
            before = cells[n - 1][1]
            bar = _BAR if shown else _BAR.lstrip()
            yield Piece(before, max(start, before + 1), bar)
            shown = True
        if start < end:
            yield from _trimmed(list(_pieces(text, start, end)))
            shown = True


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for match in _markup(text, start, end):
        if match.start() > at:
            yield Piece(at, match.start(), text[at : match.start()])
        yield from _shown(text, match)
        at = match.end()
    if at < end:
        yield Piece(at, end, text[at:end])


def _markup(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    at = start
    while begins := _BEGINS.search(text, at, end):
        match = _MARKUP.match(text, begins.start(), end)
        if match:
            yield match
        at = match.end() if match else begins.end()


def _shown(text: str, match: re.Match[str]) -> Iterator[Piece]:
    for group in ("label", "target", "text", "italic"):
        if match[group] is not None and (group != "target" or match["label"] is None):
            inner_start, inner_end = match.span(group)
            while inner_start < inner_end and text[inner_start].isspace():
                inner_start += 1
            while inner_end > inner_start and text[inner_end - 1].isspace():
                inner_end -= 1
            yield from _pieces(text, inner_start, inner_end)
            return
    if match["entity"]:
        meant = html.unescape(match["entity"])
        yield Piece(match.start(), match.end(), meant if meant.isprintable() else " ")
    elif match["space"] or (match["tag"] and _SPOKEN_TAGS.match(match["tag"])):
        yield Piece(match.start(), match.end(), " ")


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """The pieces without blanks at either end, and without a blank behind another."""
    kept: list[Piece] = []
    for piece in pieces:
        blank_before = not kept or kept[-1].text.endswith(" ")
        cut = len(piece.text) - len(piece.text.lstrip(" ")) if blank_before else 0
        if cut and piece.literal:
            piece = Piece(piece.start + cut, piece.end, piece.text[cut:])
        elif cut:
            piece = Piece(piece.start, piece.end, piece.text[cut:])
        if piece.text:
            kept.append(piece)
    while kept and (cut := len(kept[-1].text) - len(kept[-1].text.rstrip())):
        last = kept.pop()
        if last.literal and cut < len(last.text):
            kept.append(Piece(last.start, last.end - cut, last.text[:-cut]))
    return kept

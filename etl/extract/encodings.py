"""Encodings other than UTF-8: bytes in, the name of the encoding that they are in out, or none.

A byte order mark says it; so do zero bytes in every other place; of the code pages that are told
apart here, the library charset-normalizer says which one makes words. Where little speaks for any,
none is named: a wrong letter is harmless, a wrong currency sign is not.
"""

from __future__ import annotations

import codecs

CODE_PAGES = ("cp1252", "cp1251", "koi8_r")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 65_536
_ENOUGH = 32
_MOST = 0.8


def wide(data: bytes) -> str:
    """The encoding of `data` where a character has two or four bytes, else ''."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if marked or len(data) % 2:
        return marked
    head = data[:_LOOKED_AT]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = head[first::2], head[1 - first :: 2]
        if zeros.count(0) > _MOST * len(zeros) and not others.count(0):
            return name
    return ""


def code_page(data: bytes) -> str:
    """The code page of `data`, which is not UTF-8, where enough speaks for one, else ''."""
    from charset_normalizer import from_bytes

    foreign = b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:_LOOKED_AT]
    if len(foreign) < _ENOUGH:
        return ""
    best = from_bytes(foreign, cp_isolation=list(CODE_PAGES)).best()
    return best.encoding if best else ""


def known(name: str) -> str:
    """`name` of an encoding as a document declares it, where it is one of text, else ''."""
    try:
        found = codecs.lookup(name)
        return found.name if b"a".decode(found.name) == "a" else ""
    except (LookupError, ValueError):
        return ""

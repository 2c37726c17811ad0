"""The text of a sheet that people keep as CSV: bytes in, text out, in whichever encoding.

UTF-8 and UTF-16 say what they are. Of the code pages, the one that makes words of the letters is
taken, or any where all of them read the same; where that leaves a doubt, it is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.errors import InputFault
from etl.extract.celltable import check_size, empty
from etl.extract.encodings import code_page, wide

_LATIN, _CYRILLIC = "cp1252", "cp1251"
_REMEDY = "Save the sheet as 'CSV UTF-8'."
_SAID = re.compile(r"[^\ufeff \t\r\n]")
_WORD = re.compile(r"[^\W\d_]+")


def text_of(content: bytes, name: str, required: Sequence[str]) -> str:
    """The text of the sheet `name`, which has the columns `required`.

    Raises `InputFault` where it is empty, too large or no text that can be told.
    """
    check_size(content, name, required)
    text = _decoded(content, name)
    if not _SAID.search(text):
        raise empty(name, required)
    return text


def _decoded(content: bytes, name: str) -> str:
    if encoding := wide(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            problem = f"It is marked as {encoding.upper()}, and is not."
            raise InputFault.at(name, problem, _REMEDY) from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        page = _page(content)
        try:
            return content.decode(page or "utf-8")
        except UnicodeDecodeError:
            problem = f"Byte {error.start} is not UTF-8, and nothing tells its encoding."
            raise InputFault.at(f"{name}:{line}", problem, _REMEDY) from None


def _page(content: bytes) -> str:
    """The code page that the letters tell, '' where none does.

    Words that mix ASCII with other letters are Latin. A sign that is no letter tells nothing: what
    is a euro in one page is a letter in the other.
    """
    texts = []
    for page in (_LATIN, _CYRILLIC):
        try:
            texts.append(content.decode(page))
        except UnicodeDecodeError:
            return code_page(content)
    latin, cyrillic = texts
    if latin == cyrillic:
        return _LATIN
    words = [word for word in _WORD.findall(cyrillic) if not word.isascii()]
    mixed = [word for word in words if re.search("[A-Za-z]", word)]
    if words and len(mixed) == len(words):
        return _LATIN
    if all(len(word) == 1 for word in words):
        return ""
    return code_page(content) or ("" if mixed else _CYRILLIC)

"""Bytes of a document in, its text out, whole or as it comes.

UTF-8 is read as it stands, so that places in the text are places in the file. A whole document may
be in another encoding, where that is beyond doubt. What is no text is a fault with its line and how
to mend it; no byte is ever replaced.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from etl.errors import InputFault
from etl.extract.encodings import code_page, known, wide


def decode(data: bytes, place: str, declared: str = "") -> str:
    """The text of a file's bytes, which may name their encoding.

    Raises `InputFault` where they are no readable text.
    """
    if not data.strip():
        raise empty(place)
    text = _text(data, place, declared)
    if is_blank(text):
        raise empty(place)
    return text


def _text(data: bytes, place: str, declared: str) -> str:
    if (encoding := wide(data)) and (text := _in(data, encoding)) and "\0" not in text:
        return text
    if b"\0" in data:
        raise _nul(place, data.count(b"\n", 0, data.index(b"\0")) + 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _in(data, known(declared)) or _in(data, code_page(data))
        if text:
            return text
        raise _not_utf8(place, data.count(b"\n", 0, error.start) + 1, error.start) from None


def _in(data: bytes, encoding: str) -> str:
    """The text of `data` in `encoding`, '' where it is not in that, or none is named."""
    try:
        return data.decode(encoding) if encoding else ""
    except UnicodeError:
        return ""


def decoded(chunks: Iterable[bytes], place: str) -> Iterator[str]:
    """The same for bytes that come in `chunks`, cut anywhere; blank text is no fault here.

    A fault is raised when the text before its chunk is out.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, read = 1, 0
    for chunk in chunks:
        if b"\0" in chunk:
            raise _nul(place, line + chunk.count(b"\n", 0, chunk.index(b"\0")))
        read += len(chunk)
        yield _decoded(decoder, chunk, place, line, read)
        line += chunk.count(b"\n")
    _decoded(decoder, b"", place, line, read)


def is_blank(text: str) -> bool:
    """Whether `text` is nothing but blanks and a byte order mark."""
    return not text.strip("\ufeff \t\r\n")


def empty(place: str) -> InputFault:
    """The fault of a document without text."""
    return InputFault.at(place, "The document is empty.", "Remove it, or put its text in.")


def _decoded(
    decoder: codecs.IncrementalDecoder, chunk: bytes, place: str, line: int, read: int
) -> str:
    """The text of `chunk`, or at the end of all (no bytes) the check that nothing is left over."""
    try:
        return decoder.decode(chunk, final=not chunk)
    except UnicodeDecodeError as error:
        line += error.object.count(b"\n", 0, error.start)
        raise _not_utf8(place, line, read - len(error.object) + error.start) from None


def _nul(place: str, line: int) -> InputFault:
    return InputFault.at(
        f"{place}:{line}",
        "There is a NUL byte: this is no text file.",
        "Save the document as plain text in UTF-8.",
    )


def _not_utf8(place: str, line: int, byte: int) -> InputFault:
    return InputFault.at(
        f"{place}:{line}", f"Byte {byte} is not UTF-8.", "Save the document as UTF-8."
    )

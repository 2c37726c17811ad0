"""One file of official statistics: its bytes in, what it states out.

Comes in: a CSV file as downloaded, or a ZIP file of some. Goes out: a `Copy` for each table in it
that holds figures: the figures, who they are about, and when they were updated.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from etl.errors import InputFault
from etl.extract.decoding import decode
from etl.extract.statistics.recognise import Recognised, recognise
from etl.extract.statistics.stated import Aside, Stated, stated
from etl.extract.statistics.table import Table
from etl.periods import is_date
from etl.vocabulary import Vocabulary
from etl.vocabulary.layouts import Layout

_LARGEST = 500_000_000


@dataclass
class Copy:
    """A copy of a dataset, or of a part of one, as a file holds it.

    `updated` is the date of the data as the file states it, "" where it does not. `reporters` are
    the entities it is about, `words` what the columns say in which all rows say the same.
    """

    name: str
    sha256: str
    found: Recognised
    figures: list[Stated]
    aside: Aside
    updated: str
    reporters: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)

    @property
    def layout(self) -> Layout:
        """How it is laid out."""
        return self.found.layout

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.found.table.text


def read_file(path: Path, vocabulary: Vocabulary, name: str) -> list[Copy]:
    """The copies in the file at `path`, called `name` in tables and faults.

    A table whose layout says that it holds no figures gives none. Raises `InputFault` with every
    fault of the file.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputFault.unreadable(name, error) from None
    digest = hashlib.sha256(content).hexdigest()
    copies = []
    for table in tables_of(content, name):
        found = recognise(table, vocabulary.layouts)
        if found.layout.series:
            copies.append(_copy(found, vocabulary, digest))
    return copies


def tables_of(content: bytes, name: str) -> list[Table]:
    """The tables in the bytes of a file; raises `InputFault` where they cannot be read."""
    if len(content) > _LARGEST:
        raise InputFault.at(name, "The file is larger than 500 MB.", "Split it by reporter.")
    if not content.startswith(b"PK"):
        return [Table(decode(content, name), name)]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [
                entry
                for entry in archive.infolist()
                if entry.filename.lower().endswith((".csv", ".tsv"))
            ]
            if sum(entry.file_size for entry in inside) > _LARGEST:
                raise InputFault.at(name, "It unpacks to over 500 MB.", "Unpack and split it.")
            tables = [
                Table(
                    decode(archive.read(entry), f"{name}/{entry.filename}"),
                    f"{name}/{entry.filename}",
                )
                for entry in inside
            ]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        problem = f"It cannot be unpacked: {error}."
        raise InputFault.at(name, problem, "Unpack it, and take the CSV files in it.") from None
    if not tables:
        raise InputFault.at(name, "There is no CSV file in it.", "Download it as CSV.")
    return tables


def _copy(found: Recognised, vocabulary: Vocabulary, digest: str) -> Copy:
    aside = Aside()
    figures = stated(found, vocabulary, aside)
    strangers = [area for area in aside.areas if area not in vocabulary.areas.outside]
    if strangers and not figures:
        raise InputFault.at(
            found.table.name,
            f"It is about '{strangers[0]}', which is no entity of the vocabulary.",
            "Say in vocabulary/areas.toml which one it is.",
        )
    reporters = tuple(dict.fromkeys(figure.entity for figure in figures))
    words = {
        column: said
        for column in found.columns
        if column and (said := _said(found.columns[column], figures))
    }
    return Copy(
        found.table.name, digest, found, figures, aside, _updated(found, figures), reporters, words
    )


def _said(place: int, figures: Iterable[Stated]) -> str:
    """What all rows say in a column; "" where they differ."""
    said = {figure.row.cells[place] for figure in figures if place < len(figure.row.cells)}
    return said.pop() if len(said) == 1 else ""


def _updated(found: Recognised, figures: Iterable[Stated]) -> str:
    """The latest date that the file says its data is of, ISO 8601; "" where it says none."""
    layout = found.layout
    said = [
        row.cells[1]
        for row in found.preamble
        if layout.updated_line and row.cells[0] == layout.updated_line and len(row.cells) > 1
    ]
    if layout.updated:
        place = found.columns.get(layout.updated)
        said += {f.row.cells[place] for f in figures} if place is not None else ()
    return max((_date(written, layout.updated_form) for written in said), default="")


def _date(written: str, form: str) -> str:
    if form:
        try:
            return datetime.strptime(written, form).date().isoformat()
        except ValueError:
            return ""
    return written[:10] if is_date(written[:10]) else ""

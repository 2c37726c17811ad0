"""One file of official statistics: its bytes in, what it states out.

Comes in: a CSV file as downloaded, or a ZIP file of some. Goes out: a `Copy` for each table in it
that holds figures: the figures, who they are about, and when they were updated.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from etl.errors import InputFault
from etl.extract.decoding import decode
from etl.extract.statistics.figure import Aside, Stated
from etl.extract.statistics.recognise import Recognised, recognise
from etl.extract.statistics.stated import stated
from etl.extract.statistics.table import Table
from etl.periods import is_date
from etl.vocabulary import Vocabulary
from etl.vocabulary.layout import Layout

_LARGEST = 500_000_000
_HEAD = 65_536
_AROUND = ": "
_TABLES = (".csv", ".tsv")


@dataclass
class Copy:
    """A copy of a dataset, or of a part of one, as a file holds it.

    `updated` is the date of the data as the file states it, "" where it does not. `reporters` are
    the entities it is about, `words` what all rows say in the columns that title and url name.
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
    for data, place in parts_of(content, name):
        found = recognise(table_of(data, place, vocabulary.layouts), vocabulary.layouts)
        if found.layout.series:
            copies.append(_copy(found, vocabulary, digest))
    return copies


def parts_of(content: bytes, name: str) -> list[tuple[bytes, str]]:
    """The bytes and the name of each table in a file; raises `InputFault` where there is none."""
    if len(content) > _LARGEST:
        raise InputFault.at(name, "The file is larger than 500 MB.", "Split it by reporter.")
    if not content.startswith(b"PK"):
        return [(content, name)]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [e for e in archive.infolist() if e.filename.lower().endswith(_TABLES)]
            if sum(entry.file_size for entry in inside) > _LARGEST:
                raise InputFault.at(name, "It unpacks to over 500 MB.", "Unpack and split it.")
            parts = [(archive.read(entry), f"{name}/{entry.filename}") for entry in inside]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        problem = f"It cannot be unpacked: {error}."
        raise InputFault.at(name, problem, "Unpack it, and take the CSV files in it.") from None
    if not parts:
        raise InputFault.at(name, "There is no CSV file in it.", "Download it as CSV.")
    return parts


def table_of(data: bytes, place: str, layouts: Sequence[Layout]) -> Table:
    """The table in `data`, in UTF-8 or in the encoding that its layout names."""
    encoding = ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        with suppress(InputFault):
            head = Table(data[:_HEAD].decode("latin-1"), place)
            encoding = recognise(head, layouts).layout.encoding
    return Table(decode(data, place, encoding), place)


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
    words = {column: next(iter(said)) for column, said in aside.said.items() if len(said) == 1}
    updated = _updated(found, aside)
    return Copy(found.table.name, digest, found, figures, aside, updated, reporters, words)


def _updated(found: Recognised, aside: Aside) -> str:
    """The latest date that the file says its data is of, ISO 8601; "" where it says none."""
    layout = found.layout
    said = set(aside.said.get(layout.updated, ()))
    if layout.updated_line:
        said.update(_said_apart(found, aside.notes, layout.updated_line))
    updated = max((_date(written, layout.updated_form) for written in said), default="")
    if not updated:
        aside.undated = tuple(sorted(w.strip() for w in said if any(map(str.isdigit, w))))
    return updated


def _said_apart(found: Recognised, notes: Iterable[str], line: str) -> Iterator[str]:
    """What stands behind `line` above the header, in its cell or the next, or in a note below."""
    for cells in [*(row.cells for row in found.preamble), *([note] for note in notes)]:
        for place, cell in enumerate(cells):
            if cell.startswith(line):
                yield from (cell.removeprefix(line).strip(_AROUND), *cells[place + 1 : place + 2])


def _date(written: str, form: str) -> str:
    """`written` as ISO 8601, which it is or has the `form` of; "" for what is no date."""
    if is_date(written[:10]):
        return written[:10]
    try:
        return datetime.strptime(written, form).date().isoformat()
    except ValueError:
        return ""

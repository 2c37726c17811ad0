"""The command `econdep`: one verb, one function.

Comes in: the words of a command line. Goes out: text, files, a served dashboard, and an exit
status: 0 done, 1 the input is at fault, 2 wrong usage. Heavy modules are imported by the verb that
needs them, so that help and faults of usage come at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dashboard.parser import Verb, parser
from dashboard.plain import plain
from dashboard.progress import Progress
from etl.errors import InputFault, Unpublished
from etl.file_kinds import BETTER

if TYPE_CHECKING:
    from etl.load.description import Snapshot
    from etl.refresh import Refreshed
    from etl.tables import Frames
    from etl.vocabulary import Vocabulary
    from etl.wording import Wording

_step = Progress()
_NOTHING_YET = "Nothing is published yet."
_REFRESH = "Run 'econdep refresh' first."
_AS_FOUND = (
    "Its numbers are printed as they are found; figures and dated events need the whole text and "
    "are not looked for. Split it into several documents to have them."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line `arguments` (by default this process's); returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser(_VERBS).parse_args(arguments)
    try:
        options.run(options)
        sys.stdout.flush()
    except InputFault as error:
        return _failed(*error.faults)
    except Unpublished as error:
        if str(error):
            _failed(error)
        return error.status
    except BrokenPipeError:
        # The reader has seen enough; the interpreter must not flush into the pipe once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _failed(_told_by_system(error))
    return 0


def _nothing_in(data: Path) -> InputFault:
    """That nothing is published in `data`, or that there is no such folder."""
    if data.is_dir():
        return InputFault.at(str(data), _NOTHING_YET, _REFRESH)
    return InputFault.at(str(data), "There is no such folder.", "Name the one of your project.")


def _told_by_system(error: OSError) -> str:
    place = f"{error.filename}: " if error.filename else ""
    if isinstance(error, FileNotFoundError) and not Path(str(error.filename)).parent.is_dir():
        return f"{place}There is no folder of that name to hold it. Make it, or name another."
    return f"{place}{error.strerror or error}. See that it can be read and written."


def _failed(*messages: object) -> int:
    _step.clear()
    for message in messages:
        _say(plain(str(message)))
    return 1


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _refresh(options: argparse.Namespace) -> None:
    from dashboard.consenting import manner
    from etl.refresh import refresh

    how = manner(options, _say, _step)
    if not options.watch:
        _told(refresh(options.seeds, options.data, **how))
        return
    from dashboard.watching import watch

    failing: list[str] = []

    def follow() -> None:
        nonlocal failing
        outcome, faults = _tried(lambda: refresh(options.seeds, options.data, **how))
        before, failing = failing, [str(fault) for fault in faults]
        if outcome and outcome.published:
            _told(outcome)
        elif failing and failing != before:  # a slow copy is at fault whenever it pauses
            _failed(*faults)
        else:
            _step.clear()
            if outcome and before:
                _say(f"Nothing is at fault any more; snapshot {outcome.snapshot.number} holds.")

    _say(f"Watching {options.seeds} and {options.data} (Ctrl-C ends it).")
    watch(options.seeds, options.data, follow)


def _tried(refresh: Callable[[], Refreshed]) -> tuple[Refreshed | None, Sequence[object]]:
    """What `refresh` comes to, or what it says where it fails."""
    try:
        return refresh(), ()
    except InputFault as error:
        return None, error.faults
    except Unpublished as error:
        return None, [error] if str(error) else []
    except OSError as error:
        return None, [_told_by_system(error)]


def _told(outcome: Refreshed) -> None:
    from dashboard.printing import refresh_lines

    _step.clear()
    print("\n".join(refresh_lines(outcome)), flush=True)
    for skipped in outcome.snapshot.skipped:
        _say(plain(str(skipped)))


def _serve(options: argparse.Namespace) -> None:
    from dashboard.serving import listen, serve
    from etl.inputs import find_inputs
    from etl.load import snapshots

    with listen(options.port) as taken:
        now = snapshots.current(options.data)
        if now and snapshots.is_restored(options.data):
            print(f"Serving the restored snapshot {now.number}; 'econdep refresh' builds anew.")
        else:
            try:
                inputs = find_inputs(options.seeds, options.data)
                if not (now and inputs.made(now.inputs, now.program)):
                    _refresh(options)
            except (InputFault, Unpublished) as error:
                if now is None:
                    raise
                if isinstance(error, InputFault):
                    _failed(*error.faults)
                _say(f"Nothing new is published; serving snapshot {now.number}.")
        serve(options.data, taken)


def _export(options: argparse.Namespace) -> None:
    from etl.load.workbook import tables_before, tables_of, write_workbook

    _require_workbook(options.path)
    snapshot = _current_snapshot(options.data)
    frames = tables_of(options.data, snapshot)
    _step("writing the workbook")
    before = tables_before(options.data, snapshot)
    notices = write_workbook(frames, snapshot, options.path, before)
    _step.clear()
    print(f"{options.path}: the summary of snapshot {snapshot.number}.")
    for notice in notices:
        print(f"Note: {notice}")


def _require_workbook(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise InputFault.at(str(path), "This is no name of a workbook.", "Let it end in .xlsx.")


def _template(options: argparse.Namespace) -> None:
    from etl.load.template import write_template
    from etl.vocabulary import load_vocabulary

    _require_workbook(options.path)
    write_template(options.path, load_vocabulary(options.data / "vocabulary"))
    print(f"{options.path}: a sheet to fill in. 'econdep add {options.path}' takes it in.")


def _add(options: argparse.Namespace) -> None:
    from dashboard.consenting import manner
    from etl.intake import add

    _told(add(options.files, options.seeds, options.data, **manner(options, _say, _step)))


def _extract(options: argparse.Namespace) -> None:
    from dashboard.extracting import columns, lines, rows, streamed, told
    from dashboard.rows import write_csv, write_jsonl
    from etl.refresh import WHOLE_UP_TO, read_text
    from etl.tables import Reading
    from etl.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(options.data / "vocabulary")
    place, name = _named(options.file)
    with _opened(options.file) as file:
        read = read_text(file, vocabulary, place=place, document_id=name)
        if isinstance(read, Reading):
            passages = told(read)
            for sentence in read.unread:
                _say(plain(f"{place}: {sentence}"))
        else:
            passages = streamed(read)
            _say(plain(f"{place}: The text is larger than {WHOLE_UP_TO}. {_AS_FOUND}"))
        if options.format == "text":
            for line in lines(passages, _wording(vocabulary), styled=_is_styled()):
                print(line)
        elif options.format == "csv":
            write_csv(rows(passages), columns(), sys.stdout)
        else:
            write_jsonl(rows(passages), sys.stdout)


def _try(options: argparse.Namespace) -> None:
    from dashboard.trying import lines, require
    from etl.trying import try_out
    from etl.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(options.data / "vocabulary")
    require(options.indicator, vocabulary)
    place, name = _named(options.file)
    with _opened(options.file) as file:
        trial = try_out(file, options.indicator, vocabulary, place=place, name=name)
    for line in lines(options.indicator, place, trial, _wording(vocabulary)):
        print(line)


def _wording(vocabulary: Vocabulary) -> Wording:
    from etl.wording import Wording

    units = vocabulary.units.records.values()
    return Wording.of_records(vocabulary.indicators.values(), vocabulary.entities.values(), units)


def _named(file: str) -> tuple[str, str]:
    """What a document, `-` for standard input, is called in faults, and in tables."""
    return ("standard input",) * 2 if file == "-" else (file, Path(file).stem)


def _opened(file: str) -> BinaryIO:
    if file == "-":
        if sys.stdin is None:
            raise InputFault.at(
                "standard input", "It is closed.", "Name a file, or pipe a text in."
            )
        return sys.stdin.buffer
    path = Path(file)
    if path.is_dir():
        raise InputFault.at(str(path), "This is a folder.", "Name a file in it.")
    if better := BETTER.get(path.suffix.lower()):
        problem = "This is no document that can be read."
        raise InputFault.at(str(path), problem, f"Save it as {better}.")
    try:
        return path.open("rb")
    except OSError as error:
        raise InputFault.unreadable(str(path), error) from None


def _is_styled() -> bool:
    """Whether standard output is a terminal that people want emphasis on."""
    plain_wanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain_wanted


def _table(options: argparse.Namespace) -> None:
    from dashboard.rows import write_csv, write_jsonl
    from etl.tables import TABLES

    if options.name not in TABLES:
        raise InputFault.at(
            options.name, "There is no such table.", f"Tables are {', '.join(TABLES)}."
        )
    frame = _current(options.data)[1][options.name]
    rows = frame.to_dict("records")
    if options.format == "csv":
        write_csv(rows, list(frame.columns), sys.stdout)
    else:
        write_jsonl(rows, sys.stdout)


def _review(options: argparse.Namespace) -> None:
    options.check(options)
    from dashboard.reviewing.run import review

    for line in review(options, *_current(options.data), _say):
        print(line)


def _log(options: argparse.Namespace) -> None:
    from dashboard.printing import log_lines
    from etl.load import pruning, snapshots

    history = snapshots.history(options.data)
    if not history:
        raise _nothing_in(options.data)
    current, cited = snapshots.current_number(options.data), pruning.cited(options.data)
    print("\n".join(log_lines(history, current, cited)))


def _diff(options: argparse.Namespace) -> None:
    from dashboard.differing import COLUMNS, change_lines, change_rows, figure_lines, summary
    from dashboard.printing import age_lines
    from dashboard.rows import write_csv, write_jsonl
    from etl.load import snapshots
    from etl.load.figure_changes import figure_differences
    from etl.load.told import compared
    from etl.stored import ReadLate

    old, new = (_folder(options.data, n) for n in (options.before, options.after))
    before, after = ReadLate(old), ReadLate(new)
    figures = figure_differences(before, after)
    if options.format == "text":
        others = compared(old, new)
        counts = summary(figures.counts, others.counts)
        print(f"From snapshot {options.before} to {options.after}: {counts}.")
        for number in filter(None, (options.before, options.after)):
            for line in age_lines(snapshots.described(options.data, number)):
                print(f"Note: {line}")
        for line in figure_lines(figures.told(), before, after, sentences=True):
            print(line)
        for line in change_lines(others.changes, before, after):
            print(line)
    elif options.format == "csv":
        write_csv(change_rows(figures.told(), before, after), list(COLUMNS), sys.stdout)
    else:
        write_jsonl(change_rows(figures.told(), before, after), sys.stdout)


def _restore(options: argparse.Namespace) -> None:
    from dashboard.printing import age_lines, holdings
    from etl.load import snapshots

    snapshots.described(options.data, options.number)
    with snapshots.writing(options.data, _say):
        snapshot = snapshots.restore(options.data, options.number)
    print(f"Snapshot {snapshot.number} is current again: {holdings(snapshot)}.")
    for line in age_lines(snapshot):
        print(f"Note: {line}")
    print("The next 'econdep refresh' publishes what the inputs say then.")


def _prune(options: argparse.Namespace) -> None:
    from dashboard.printing import pruned_lines
    from etl.load import pruning, snapshots

    if not snapshots.numbers(options.data):
        raise _nothing_in(options.data)
    with snapshots.writing(options.data, _say):
        pruned = pruning.prune(options.data, options.keep)
    print("\n".join(pruned_lines(pruned)))


def _check(options: argparse.Namespace) -> None:
    from dashboard.printing import check_lines
    from etl.checking import check

    checked = check(options.seeds, options.data, step=_step)
    _step.clear()
    print("\n".join(check_lines(checked)))


def _folder(data: Path, number: int) -> Path | None:
    from etl.load import snapshots

    return snapshots.folder_of(data, snapshots.described(data, number)) if number else None


def _current(data: Path) -> tuple[Snapshot, Frames]:
    from etl.load import snapshots

    snapshot = _current_snapshot(data)
    return snapshot, snapshots.read(data, snapshot.number)


def _current_snapshot(data: Path) -> Snapshot:
    from etl.load import snapshots

    snapshot = snapshots.current(data)
    if snapshot is None:
        raise _nothing_in(data)
    return snapshot


_VERBS: tuple[Verb, ...] = (
    _refresh, _serve, _export, _template, _add, _extract, _try, _table, _review, _log, _diff,
    _restore, _prune, _check,
)  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())

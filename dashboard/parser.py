"""The words that the command `econdep` takes: its verbs, their arguments and their help.

Comes in: the functions that do the work. Goes out: a parser. Nothing is run or read here.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from dashboard.reviewing.arguments import add_arguments

Verb = Callable[[argparse.Namespace], None]


def parser(verbs: Iterable[Verb]) -> argparse.ArgumentParser:
    """The parser of the command line; its options name, as `run`, which of `verbs` was asked for.

    A verb is a function that is named as it is, behind an underscore.
    """
    functions = {function.__name__.strip("_"): function for function in verbs}
    folders = argparse.ArgumentParser(add_help=False)
    folders.add_argument(
        "--seeds", type=Path, default=Path("seeds"), metavar="DIR",
        help="folder of the documents (default: seeds/)",
    )  # fmt: skip
    folders.add_argument(
        "--data", type=Path, default=Path("data"), metavar="DIR",
        help="folder of vocabulary, sheets and snapshots (default: data/)",
    )  # fmt: skip
    made = argparse.ArgumentParser(
        prog="econdep",
        description="What documents say about one economy's dependence on another, as figures "
        "that keep their sentence.",
        epilog="Exit status: 0 done, 1 the input is at fault, 2 wrong usage.",
    )
    subparsers = made.add_subparsers(metavar="VERB", required=True)

    def verb(name: str, help_: str) -> argparse.ArgumentParser:
        added = subparsers.add_parser(name, help=help_, description=help_, parents=[folders])
        added.set_defaults(run=functions[name])
        return added

    refresh = verb("refresh", "build and publish a snapshot; prints what changed")
    _publishing(refresh)
    refresh.add_argument(
        "--watch", action="store_true",
        help="go on: refresh whenever files arrive, change or go, until Ctrl-C",
    )  # fmt: skip
    serve = verb("serve", "refresh, then serve the dashboard on this machine")
    serve.add_argument("--port", type=_port, default=8050, help="port (default: 8050)")
    serve.set_defaults(watch=False, skip_faulty=False, dry_run=False, allow_loss=False)
    export = verb("export", "write the Excel summary")
    export.add_argument("path", type=Path, metavar="FILE.xlsx")
    template = verb("template", "write a sheet of figures to fill in, with lists to choose from")
    template.add_argument("path", type=Path, metavar="FILE.xlsx")
    add = verb("add", "take in documents and figure sheets, check them, refresh")
    add.add_argument("files", type=Path, nargs="+", metavar="FILE")
    _publishing(add)
    extract = verb("extract", "numbers and figures of a text; publishes nothing")
    extract.epilog = (
        "A text of more than 1 MB is read as it comes, in little memory: its numbers are printed "
        "as they are found, figures are not looked for, and what was printed before a fault "
        "stands."
    )
    extract.add_argument("file", metavar="FILE", help="a document, or - for standard input")
    _format(extract, "text", "csv", "jsonl")
    try_ = verb("try", "what the definition of an indicator catches in a text; publishes nothing")
    try_.add_argument("indicator", metavar="INDICATOR", help="an id of indicators.toml")
    try_.add_argument("file", metavar="FILE", help="a document, or - for standard input")
    table = verb("table", "one tidy table to standard output")
    table.add_argument("name", metavar="NAME", help="documents, passages, mentions, ...")
    _format(table, "csv", "jsonl")
    add_arguments(verb("review", "what is unassigned or doubtful, and deciding on it"))
    verb("log", "the snapshots, newest first, and what each changed")
    diff = verb("diff", "what changed from snapshot A to snapshot B")
    diff.add_argument("before", type=int, metavar="A", help="number of a snapshot; 0 for nothing")
    diff.add_argument("after", type=int, metavar="B", help="number of a snapshot")
    diff.epilog = "As CSV and JSON lines: a row for each figure that was added, removed or changed."
    _format(diff, "text", "csv", "jsonl")
    restore = verb("restore", "make an earlier snapshot the current one again")
    restore.add_argument("number", type=int, metavar="N", help="number of a snapshot")
    prune = verb("prune", "remove old snapshots, but no current one and none that is cited")
    prune.epilog = (
        "A snapshot is cited by a line of keep.txt in the data folder: its number and why it is "
        "kept. What is removed cannot be brought back."
    )
    prune.add_argument(
        "--keep", type=_some, required=True, metavar="N", help="how many of the newest stay"
    )
    verb("check", "are inputs, vocabulary and published tables sound?")
    return made


def _publishing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--skip-faulty", action="store_true",
        help="leave out documents of the seeds that are at fault, and say which and why",
    )  # fmt: skip
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument(
        "--dry-run", action="store_true", help="show what would change, and publish nothing"
    )
    asked.add_argument(
        "--allow-loss", action="store_true",
        help="publish, without asking, even what takes away more than a tenth of the figures",
    )  # fmt: skip


def _format(parser: argparse.ArgumentParser, *choices: str) -> None:
    parser.add_argument(
        "--format", choices=choices, default=choices[0], help=f"default: {choices[0]}"
    )


def _some(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) < 10**9):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of snapshots; at least 1 stays")
    return int(text)


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"'{text}' is no port; ports are 0 to 65535")
    return int(text)

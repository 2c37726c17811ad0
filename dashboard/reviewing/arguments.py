"""The words of `econdep review`: which may stand together, and what each means.

Comes in: the parser of the verb, then what it parsed. Goes out: nothing, or a fault of usage.
Imports nothing heavy: help comes at once.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from etl.rulings import DECISIONS, FIELDS

SHOWN = 20
"""Items that the list shows unless it is asked for more."""

SHEETS = (".xlsx", ".csv")
_EPILOG = (
    "Without a decision it lists unassigned numbers and doubtful figures, the best first. "
    "Examples: econdep review accept ID --reason 'says so in the table'; econdep review assign ID "
    "--set indicator=gas_price --set entity=BLR --set counterpart=RUS --reason 'a price'; econdep "
    "review correct ID --set period=2014 --reason 'the year is in the title'; econdep review "
    "reject ID --reason 'a house number'. Decisions are kept in data/decisions.csv; the next "
    "'econdep refresh' publishes them."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of `econdep review`."""
    parser.epilog = _EPILOG
    parser.add_argument("decision", nargs="?", choices=DECISIONS, help="what you decide")
    parser.add_argument("id", nargs="?", metavar="ID", help="number or figure, as listed")
    parser.add_argument("--reason", metavar="TEXT", help="why you decide so")
    parser.add_argument("--by", metavar="NAME", help="who decides (default: your user name)")
    parser.add_argument(
        "--set", dest="fields", type=_field, action="append", default=[], metavar="FIELD=VALUE",
        help=f"a field of the figure: {', '.join(FIELDS)}; '-' empties it",
    )  # fmt: skip
    parser.add_argument(
        "--limit", type=_limit, metavar="N", help=f"list N items (default: {SHOWN}; 0: all)"
    )
    sheet = parser.add_mutually_exclusive_group()
    sheet.add_argument(
        "--export", type=Path, metavar="FILE", help="write the list as a sheet (.xlsx or .csv)"
    )
    sheet.add_argument(
        "--import", dest="filled", type=Path, metavar="FILE", help="keep what is filled in there"
    )
    parser.set_defaults(check=lambda options: _check(parser, options))


def _check(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End with a fault of usage where words do not go together."""
    ruling, sheet = options.decision, options.export or options.filled
    if ruling and sheet:
        parser.error("a decision, and --export or --import, are two commands")
    if ruling and not options.id:
        parser.error(f"'{ruling}' needs the ID of a number or figure, as 'econdep review' lists it")
    if ruling and not (options.reason or "").strip():
        parser.error(f"'{ruling}' needs --reason: who reads the figure has to know why")
    if not ruling and (options.reason or options.fields):
        parser.error(f"--reason and --set go with one of {', '.join(DECISIONS)}")
    if ruling in ("accept", "reject") and options.fields:
        parser.error(f"'{ruling}' sets no field; 'correct' and 'assign' do")
    if ruling in ("correct", "assign") and not options.fields:
        parser.error(f"'{ruling}' needs --set FIELD=VALUE")
    if options.by and not (ruling or options.filled):
        parser.error("--by goes with a decision or with --import")
    if options.limit is not None and (ruling or options.filled):
        parser.error("--limit goes with the list or with --export")
    for path in filter(None, (options.export, options.filled)):
        if path.suffix.lower() not in SHEETS:
            parser.error(f"'{path}' is no sheet: let it end in {' or '.join(SHEETS)}")


def _field(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (equals and name in FIELDS and value.strip()):
        raise argparse.ArgumentTypeError(
            f"'{text}' sets no field; write FIELD=VALUE, a field is {', '.join(FIELDS)}"
        )
    return name, value.strip()


def _limit(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"'{text}' is no number of items")
    return int(text)

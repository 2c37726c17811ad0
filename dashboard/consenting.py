"""Whether a refresh may be published: what it would lose is told, and somebody is asked.

Comes in: a draft. Goes out: nothing where it may be published; else an exception that keeps it
from being. A draft that takes away more than a tenth of the figures needs a person's word.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from dashboard.plain import counted, plain
from dashboard.printing import draft_lines
from dashboard.progress import Progress
from etl.errors import InputFault, Unpublished
from etl.refresh import Consent, Draft, freely

ALLOWED_LOSS = 0.1
"""The part of the figures that a refresh may take away unasked."""

_NAMED = 5
_REMEDY = (
    "See that these are as they should be; 'econdep refresh --dry-run' shows every figure. "
    "--allow-loss, of refresh and add, publishes all the same."
)


def manner(
    options: argparse.Namespace, say: Callable[[str], object], step: Progress
) -> dict[str, Any]:
    """How a refresh is done by `options`: what it tells, leaves out, and who is asked first."""
    consent: Consent

    def show(draft: Draft) -> None:
        step.clear()
        print("\n".join(draft_lines(draft)), flush=True)

    def ask(question: str) -> bool:
        step.clear()
        return _asked(question)

    if options.dry_run:
        consent = only_show(show)
    elif options.allow_loss:
        consent = freely
    else:
        consent = unless_much_is_lost(ask if _somebody_is_there() else None)
    return {"say": say, "step": step, "skip_faulty": options.skip_faulty, "consent": consent}


def only_show(show: Callable[[Draft], object]) -> Consent:
    """Consent to nothing: each draft is given to `show`."""

    def shown(draft: Draft) -> None:
        show(draft)
        told = loss(draft)
        raise Unpublished(f"{told} Publishing it takes --allow-loss." if told else "", 0)

    return shown


def unless_much_is_lost(ask: Callable[[str], bool] | None) -> Consent:
    """Consent unless more than `ALLOWED_LOSS` of the figures would go; then `ask` decides.

    `ask` is given a question; None where nobody can be asked: then it is an `InputFault`.
    """

    def asked(draft: Draft) -> None:
        told = loss(draft)
        if not told:
            return
        if ask is None:
            raise InputFault.at(f"snapshot {draft.parent}", told, _REMEDY)
        if not ask(f"{told} Publish all the same? [y/N] "):
            raise Unpublished("Nothing is published.", 1)

    return asked


def loss(draft: Draft) -> str:
    """What `draft` takes away, in a sentence; nothing where that is no more than a tenth."""
    gone = len(draft.figures.removed)
    there = len(draft.before["observations"]) if gone else 0
    if gone <= ALLOWED_LOSS * there:
        return ""
    places = [
        f"{number:,} of {path}" if path else f"{number:,} derived"
        for path, number in draft.figures.lost_from().items()
    ]
    if len(places) > _NAMED:
        others = len(places) - _NAMED
        places = [*places[:_NAMED], f"and those of {counted(others, 'other file')}"]
    return plain(f"{gone:,} of {counted(there, 'figure')} would go: {', '.join(places)}.")


def _asked(question: str) -> bool:
    """Whether the person at the terminal says yes to `question`."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _somebody_is_there() -> bool:
    """Whether a question would be seen and could be answered."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())

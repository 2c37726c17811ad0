"""Faults in what people hand in: each a sentence with its place and its remedy.

Comes in: what is wrong, where, and how to mend it. Goes out: `InputFault`, which the command
prints line by line with exit status 1. Nothing here is raised for a mistake in econdep itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong with an input.

    `place` is a file, a file and line (``figures.csv:12``) or a cell (``figures.xlsx!B4``);
    `problem` says what is wrong there and `remedy` what to do about it, both as sentences
    without their place.
    """

    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem} {self.remedy}"


class EcondepError(Exception):
    """Base of every error that econdep raises on purpose."""


class InputFault(EcondepError):
    """Input that cannot be taken as it is; carries every fault that was found, in order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

    @classmethod
    def at(cls, place: str, problem: str, remedy: str) -> InputFault:
        """An `InputFault` of a single fault."""
        return cls([Fault(place, problem, remedy)])

    @classmethod
    def unreadable(cls, place: str, error: OSError) -> InputFault:
        """The fault of a document that the system does not give."""
        problem = f"The document cannot be read: {error.strerror or error}."
        return cls.at(place, problem, "Check that the file exists and may be read.")


class Unpublished(EcondepError):
    """A refresh that a person, who saw what it changes, does not want published.

    `status` is the exit status of the command: 0 where looking was all that was asked for.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status

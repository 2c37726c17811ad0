"""Closed lists of English words, written as plain text in the modules that need them."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, which may run over several lines."""
    return tuple(text.split())

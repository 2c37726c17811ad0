"""Signs that several rules look for.

What a rule means by them is its own: here is only how they may be written.
"""

from __future__ import annotations

HYPHENS = frozenset("-‐‑")
"""What joins the parts of a word."""

SHORT_DASHES = HYPHENS | {"–"}
"""What joins numbers and their parts."""

DASHES = SHORT_DASHES | {"−"}
"""The same with the minus sign, which is written for a dash and the other way about."""

SLASHES = frozenset("/⁄∕")
"""What stands between the numbers of a fraction."""

APOSTROPHES = frozenset("'’")
"""What stands before the s of an owner."""

SHORTENING = APOSTROPHES | {"‘"}
"""What stands for the digits left out: "the '90s"; however it turned out in print."""

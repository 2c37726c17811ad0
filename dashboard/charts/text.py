"""What a chart writes: text that plotly shows letter for letter, and numbers in full.

Comes in: any text of a document or sheet, any number. Goes out: text for labels, ticks and hover.
Never lets a text become a tag, a link or a placeholder of plotly.
"""

from __future__ import annotations

from decimal import Decimal

_MEANT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("%{", "&#37;{"))
"""Plotly reads tags and entities in every text, and `%{...}` in labels and in hovering."""


def literal(text: str) -> str:
    """`text` so that a figure shows it as it is written."""
    for sign, meant in _MEANT:
        text = text.replace(sign, meant)
    return text


def bold(text: str) -> str:
    """`text` as it is written, in bold."""
    return f"<b>{literal(text)}</b>"


def in_full(value: float) -> str:
    """`value` with every digit that is held: "12,345,678,901", "0.000015"."""
    if value == int(value):
        return f"{value:,.0f}"
    return f"{Decimal(f'{value:.15g}'):,f}"

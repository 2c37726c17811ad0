"""Attributes that HTML spells with a hyphen, for Dash's components.

Comes in: names and texts. Goes out: keyword arguments.
"""

from __future__ import annotations

from typing import Any


def aria(**texts: str) -> dict[str, Any]:
    """``aria(label="x")`` as keyword arguments: ``{"aria-label": "x"}``."""
    return {f"aria-{name}": text for name, text in texts.items()}


def data(**texts: str) -> dict[str, Any]:
    """``data(observation="x")`` as keyword arguments: ``{"data-observation": "x"}``."""
    return {f"data-{name}": text for name, text in texts.items()}

"""Lengths of OFD: millimetres from the top left, to a thousandth."""

from __future__ import annotations

POINTS = 25.4 / 72


def millimetres(points: float) -> float:
    """Points of a PDF in millimetres."""
    return round(points * POINTS, 3)


def numbers(*values: float) -> str:
    """Numbers as an attribute holds them, without needless zeros."""
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values)

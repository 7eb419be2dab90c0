"""Values of a spreadsheet as text, as nearly as possible what the cell prints."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

KEPT_DIGITS = 15
SHORTEST = f"%.{KEPT_DIGITS}g"


def text_of(value: Any) -> str:
    """A value as a cell would print it: 48.0 is ``48``, a day without hours is ``2020-12-31``."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("_x000D_", "").strip()
    if isinstance(value, float):
        return number_text(value)
    return str(value).upper() if isinstance(value, bool) else _moment(value)


def texts_of(values: list[Any]) -> list[str]:
    """A row of values, each as ``text_of``, the usual kinds first: tables may have millions."""
    texts = [
        value.strip()
        if type(value) is str
        else number_text(value)
        if type(value) is float
        else text_of(value)
        for value in values
    ]
    joined = "".join(texts)
    if "\r" in joined or "_x000D_" in joined:
        return [text_of(value) for value in values]
    return texts


def _moment(value: Any) -> str:
    """A day, an hour or a length of time; anything else as it is."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 3600:g}小时"
    return str(value)


def number_text(value: float) -> str:
    """A number with the fifteen digits that a spreadsheet keeps, without exponent and noise."""
    text = SHORTEST % (value or 0)
    return format(Decimal(text), "f") if "e" in text else text


def has_lost_digits(value: Any) -> bool:
    """Whether a number has more digits than a spreadsheet keeps, as a long code typed as one."""
    return isinstance(value, float) and abs(value) >= 10**KEPT_DIGITS and value.is_integer()

"""What could not be read or computed: a fault in the data, kept as a value."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.domain.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or computed, with a Chinese sentence that says so.

    ``kind`` is a stable word for programs (``encrypted``, ``row_not_read`` …); ``message``
    says what, where, why, and what to do. ``is_fatal`` marks a file of which nothing was read.
    """

    kind: str
    message: str
    place: Place = NOWHERE
    is_fatal: bool = False

"""A finding that a person has looked at and lets stand, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """One finding of one file that is let stand: why, by whom and since when.

    ``file`` is the path seen from the folder of the list that holds it; ``fingerprint`` says
    which finding it is. Project, indicator and message are kept for those who read the list.
    """

    file: str
    code: str
    fingerprint: str
    reason: str
    by: str = ""
    on: date | None = None
    project: str = ""
    indicator: str = ""
    message: str = ""

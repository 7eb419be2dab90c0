"""A quotation cut to the words around the fault in it."""

from __future__ import annotations

from typing import NamedTuple

LENGTH = 100
CUT = "…"


class Excerpt(NamedTuple):
    """What stands before the fault, the fault itself, and what follows; on one line."""

    before: str
    fault: str
    after: str

    def __str__(self) -> str:
        """The quotation with the fault in brackets, where it is not the whole."""
        return f"{self.before}【{self.fault}】{self.after}" if self.fault else self.before


def excerpt(evidence: str, wrong: str = "", *, length: int = LENGTH) -> Excerpt:
    """At most so many characters of a quotation, with the fault in the middle.

    Without a fault that is only a part of it, the quotation is cut at its end and is all
    ``before``.
    """
    text, fault = " ".join(evidence.split()), " ".join(wrong.split())
    at = text.find(fault) if fault and fault != text else -1
    if at < 0:
        return Excerpt(_begun(text, length), "", "")
    fault = _begun(fault, length)
    room = length - len(fault)
    end = at + len(" ".join(wrong.split()))
    left, right = text[:at], text[end:]
    # What one side does not need, the other may have.
    to_left = min(len(left), max(room // 2, room - len(right)))
    to_right = min(len(right), room - to_left)
    return Excerpt(_ended(left, to_left), fault, _begun(right, to_right))


def _begun(text: str, length: int) -> str:
    """The beginning of a text, cut with … where it is longer."""
    return text if len(text) <= length else text[: max(length - 1, 0)] + CUT


def _ended(text: str, length: int) -> str:
    return text if len(text) <= length else CUT + text[len(text) - max(length - 1, 0) :]

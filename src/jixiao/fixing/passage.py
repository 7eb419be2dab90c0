"""A paragraph or cell of a file as its text and the pieces (runs) that the text is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from jixiao.domain.place import NOWHERE, Place
from jixiao.fixing.change import Change, Mend


class Edit(NamedTuple):
    """New text for a stretch of a passage."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Piece:
    """A part of a text that looks one way; ``holder`` is where the file keeps it.

    A piece without holder (a line break, a tab, a text box) is not touched.
    """

    text: str
    holder: Any = None


@dataclass(slots=True)
class Passage:
    """A paragraph or cell that is being mended.

    ``is_value`` marks the target or actual value of an indicator, ``is_objective`` the
    objectives of a project. A ``is_numbered`` paragraph has its number from the office program.
    ``codes`` are the rules whose findings are to be mended; None stands for all.
    """

    pieces: list[Piece]
    place: Place = NOWHERE
    is_cell: bool = False
    is_value: bool = False
    is_objective: bool = False
    is_numbered: bool = False
    codes: frozenset[str] | None = None
    before: str = ""
    mends: list[Mend] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.before = self.text

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join([one.text for one in self.pieces])

    @property
    def is_changed(self) -> bool:
        """Whether it is no longer as it was."""
        return self.text != self.before

    def change(self) -> Change:
        """What was done to it."""
        return Change(self.before, self.text, tuple(dict.fromkeys(self.mends)), self.place)

    def apply(self, edits: Sequence[Edit], mend: Mend) -> None:
        """Change the text, each piece keeping its looks; edits do not overlap."""
        if self.codes is not None and mend.code not in self.codes:
            return
        for edit in sorted(edits, reverse=True):
            touched = self._touched(edit)
            if all(piece.holder is not None for piece, _, _ in touched) and touched:
                self._replace(touched, edit.text)
                self.mends.append(mend)

    def _touched(self, edit: Edit) -> list[tuple[Piece, int, int]]:
        """The pieces that a stretch lies in, with the part of each."""
        found, at = [], 0
        for piece in self.pieces:
            start, end = max(edit.start - at, 0), min(edit.end - at, len(piece.text))
            if start < end:
                found.append((piece, start, end))
            at += len(piece.text)
        return found

    @staticmethod
    def _replace(touched: Sequence[tuple[Piece, int, int]], text: str) -> None:
        """Put the new text where the stretch begins; the rest of the stretch goes."""
        for piece, start, end in touched:
            piece.text = piece.text[:start] + text + piece.text[end:]
            text = ""

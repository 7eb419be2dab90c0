"""What every format gives for mending: its passages, its cells, and the mended bytes."""

from __future__ import annotations

from typing import Protocol

from jixiao.domain.place import Place
from jixiao.fixing.passage import Passage
from jixiao.fixing.totals import Filling


class Carrier(Protocol):
    """A file taken apart."""

    passages: list[Passage]

    def text_at(self, place: Place) -> str | None:
        """What stands in a cell; None where it is no cell that may be written into."""

    def fill(self, filling: Filling) -> None:
        """Write a number into a cell."""

    def data(self) -> bytes:
        """The bytes of the file with all changed passages and filled cells."""

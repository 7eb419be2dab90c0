"""Where a printed figure comes from: the cells that were read, and what was made of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from jixiao.domain.place import NOWHERE, Place

ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One value of a source: the file, its SHA-256 when it was read, the place, the quoted text."""

    path: str
    place: Place = NOWHERE
    sha256: str = ""

    @property
    def text(self) -> str:
        """What stands there, as it was read."""
        return self.place.text


@dataclass(frozen=True, slots=True)
class Origin:
    """The account of a figure: what it is, out of which cells, how, and by which rule-set.

    ``name`` says what the figure is (全年执行数合计), ``working`` how it was made of the cells,
    in words (3个项目全年执行数之和); blank where the figure is the one cell itself. ``ruleset``
    names the rule-set that a score was worked out by.
    """

    name: str
    cells: tuple[SourceCell, ...] = ()
    working: str = ""
    ruleset: str = ""

    @property
    def id(self) -> str:
        """A stable id: the same for the same figure of the same places, whatever they say."""
        parts = [self.name, self.ruleset]
        parts += (f"{cell.path}|{_spot(cell.place)}" for cell in self.cells)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:ID_LENGTH]


def _spot(place: Place) -> str:
    return "|".join("" if part is None else str(part) for part in place[1:])

"""Origins made of the values of one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiao.domain.document import Source
from jixiao.domain.place import NOWHERE, Place
from jixiao.reports.tracing.origin import Origin, SourceCell


@dataclass(frozen=True, slots=True)
class Citing:
    """The file that figures are taken from; it cites its cells."""

    source: Source

    def cell(self, place: Place) -> SourceCell:
        """A cell of the file."""
        return SourceCell(self.source.path, place, self.source.sha256)

    def origin(self, name: str, *places: Place, working: str = "", ruleset: str = "") -> Origin:
        """The origin of a figure out of cells of the file, each once; nowhere is no cell."""
        cells = tuple(self.cell(place) for place in dict.fromkeys(places) if place != NOWHERE)
        return Origin(name, cells, working=working, ruleset=ruleset)


def joined(name: str, origins: Iterable[Origin], *, working: str) -> Origin:
    """The origin of a figure that was made of other figures, such as a sum over projects."""
    parts = tuple(origins)
    rulesets = sorted({one.ruleset for one in parts if one.ruleset})
    cells = tuple(dict.fromkeys(cell for one in parts for cell in one.cells))
    return Origin(name, cells, working=working, ruleset="、".join(rulesets))

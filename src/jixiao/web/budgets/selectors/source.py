"""The rows of a file that a draft was read from, as they are shown beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jixiao.domain.plain import to_plain

if TYPE_CHECKING:
    from jixiao.domain.place import Place
    from jixiao.web.budgets.models import Draft

Line = list[dict[str, Any]]


@dataclass(slots=True)
class ShownCell:
    """A cell of the file as it is shown: marked where the value asked for stands."""

    text: str
    width: int = 1
    height: int = 1
    is_marked: bool = False


def source_lines(draft: Draft, place: Place) -> list[list[ShownCell]]:
    """The rows of the file around a draft, the cell of a place marked."""
    wanted = to_plain(place)
    spot = {key: wanted.get(key) for key in ("page", "table", "tab", "row", "column")}
    found: list[list[ShownCell]] = []
    begun: dict[int, ShownCell] = {}
    table = None
    for line in draft.lines:
        if (own := _table_of(line)) != table:
            table, begun = own, {}
        found.append(list(_row(line, begun, spot, wanted)))
    return found


def _row(
    line: Line, begun: dict[int, ShownCell], spot: Mapping[str, Any], wanted: Mapping[str, Any]
) -> Iterator[ShownCell]:
    """A row without what goes on from above, which is made higher; gaps are blank cells."""
    end = 0
    for one in line:
        column, width = one.get("column", end), one.get("width", 1)
        if column > end:
            yield ShownCell("", column - end)
        end = column + width
        if one.get("continues") and column in begun:
            begun[column].height += 1
            continue
        cell = ShownCell(one["text"], width, 1, _is_at(one.get("place", {}), spot, wanted))
        begun[column] = cell
        yield cell


def _table_of(line: Line) -> tuple[Any, ...]:
    place = line[0].get("place", {}) if line else {}
    return tuple(place.get(key) for key in ("page", "table", "tab"))


def _is_at(place: Mapping[str, Any], spot: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    if spot["row"] is None:
        return bool(wanted.get("text")) and place.get("text") == wanted["text"]
    keys = [key for key in spot if key != "column" or spot["column"] is not None]
    return all(place.get(key) == spot[key] for key in keys)

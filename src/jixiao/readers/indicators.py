"""One row of an indicator table becomes an Indicator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.grid import Cell, Row
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.number import decimal_of
from jixiao.domain.place import Place
from jixiao.domain.target import Target
from jixiao.domain.terms import points_in, split_level_name
from jixiao.domain.text import half_width, squeeze
from jixiao.readers.columns import Columns
from jixiao.readers.funds import own_number
from jixiao.readers.titles import title_word, vocabulary

PREFIX = re.compile(r"^(?:指标|目标)\s*\d*\s*[:：.、．]\s*")
TEMPLATE = re.compile(r"^(?:…+|\.{3,}|(?:指标)?\d*[:：.、]?)$")
SIGNS = {
    "大于等于": "≥", "大于": "＞", "等于": "＝", "小于等于": "≤", "小于": "＜",
    "≥": "≥", ">=": "≥", ">": "＞", "=": "＝", "≤": "≤", "<=": "≤", "<": "＜",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels last printed, carried down to rows that leave them out."""

    dimension: str = ""
    kind: str = ""


def indicator_of(row: Row, columns: Columns, above: Levels) -> tuple[Indicator | None, Levels]:
    """Read a row under an indicator header; None for a row of the form that nobody filled in.

    A level that the row leaves blank is that of the row above.
    """
    cells = columns.cells(row)
    levels = _levels(cells, above)
    name, prefix = _name(cells)
    values = [cells[one] for one in ("target", "actual", "definition") if one in cells]
    fresh = [cell for cell in cells.values() if cell.text and not cell.continues]
    if not fresh or not (name or any(cell.text for cell in values)):
        return None, levels
    dimension, dimension_note = split_level_name(levels.dimension)
    kind, kind_note = split_level_name(levels.kind)
    indicator = Indicator(
        name=name,
        dimension=dimension,
        kind=kind,
        dimension_note=dimension_note,
        kind_note=kind_note,
        name_note=prefix,
        weight_of_group=_decimal(points_in(dimension_note)),
        extra=_extra(cells, columns.unknown(row)),
        place=_row_place(row),
        places={field: cell.place for field, cell in cells.items()},
    )
    return _with_values(with_terms(indicator), cells), levels


def _levels(cells: Mapping[str, Cell], above: Levels) -> Levels:
    dimension, kind = _level(cells, "dimension"), _level(cells, "kind")
    if dimension:
        same = dimension == above.dimension
        return Levels(dimension, kind or (above.kind if same else ""))
    return Levels(above.dimension, kind or above.kind)


def _level(cells: Mapping[str, Cell], field: str) -> str:
    """A level as printed; the title of its column, carried into the row by a merge, is none."""
    text = squeeze(cells[field].text) if field in cells else ""
    return "" if title_word(text) in vocabulary().indicator else text


def _name(cells: Mapping[str, Cell]) -> tuple[str, str | None]:
    cell = cells.get("name")
    if "subname" in cells and cells["subname"].text:
        cell = cells["subname"]
    text = cell.text.strip() if cell is not None else ""
    if TEMPLATE.match(squeeze(text)):
        return "", None
    prefix = PREFIX.match(text)
    return (text[prefix.end() :].strip(), prefix[0].strip()) if prefix else (text, None)


def _with_values(indicator: Indicator, cells: Mapping[str, Cell]) -> Indicator:
    return replace(
        indicator,
        target=_target(cells),
        actual=Actual.parse(cells["actual"].text) if "actual" in cells else None,
        points=own_number(cells.get("points")),
        score=own_number(cells.get("score")),
        direction=_text(cells, "direction"),
        definition=_text(cells, "definition"),
        reason=_text(cells, "reason"),
        basis=_text(cells, "basis"),
    )


def _text(cells: Mapping[str, Cell], field: str) -> str:
    return cells[field].text if field in cells else ""


def _target(cells: Mapping[str, Cell]) -> Target | None:
    """The target, with the sign and the unit out of their own columns where the form has them."""
    if "target" not in cells:
        return None
    text = cells["target"].text
    sign = (
        SIGNS.get(squeeze(half_width(cells["direction"].text)), "") if "direction" in cells else ""
    )
    unit = squeeze(cells["measure_unit"].text) if "measure_unit" in cells else ""
    target = Target.parse(text)
    if decimal_of(text) is not None and not text.endswith("%") and (sign or unit):
        target = replace(Target.parse(f"{sign}{text.strip()}{unit}"), text=text)
    return target


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _extra(cells: Mapping[str, Cell], unknown: Mapping[str, str]) -> dict[str, str]:
    known = ("measure_unit", "remark", "scoring_rule", "data_source", "baseline")
    kept = {field: cells[field].text for field in known if field in cells and cells[field].text}
    if cells.get("subname") and cells.get("name") and cells["subname"].text:
        kept["level3"] = cells["name"].text
    return {**unknown, **kept}


def _row_place(row: Row) -> Place:
    own = [cell for cell in row if cell.text and not cell.continues] or list(row)
    place = own[0].place
    return Place(
        text=" | ".join(cell.text for cell in own),
        page=place.page, line=place.line, table=place.table, row=place.row, tab=place.tab,
    )  # fmt: skip

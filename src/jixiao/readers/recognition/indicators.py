"""One row of an indicator table becomes an Indicator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.grid import Cell, Row
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.number import decimal_of
from jixiao.domain.place import Place
from jixiao.domain.target import Target
from jixiao.domain.terms import points_in, split_level_name
from jixiao.domain.text import half_width, squeeze
from jixiao.readers.recognition.columns import Columns
from jixiao.readers.recognition.funds import own_number
from jixiao.readers.recognition.levels import (
    FILLED,
    Levels,
    known_kind,
    levels_of,
    names_itself,
    with_points,
)
from jixiao.readers.recognition.monitored import monitoring_of

PREFIX = re.compile(r"^(?:指标|目标)\s*\d*\s*[:：.、．]\s*")
TEMPLATE = re.compile(r"^(?:…+|\.{3,}|(?:指标)?\d*[:：.、]?)$")
KEPT = ("measure_unit", "remark", "scoring_rule", "data_source", "baseline", "long_term_target")
SIGNS = {
    "大于等于": "≥", "大于": "＞", "等于": "＝", "小于等于": "≤", "小于": "＜",
    "≥": "≥", ">=": "≥", ">": "＞", "=": "＝", "≤": "≤", "<=": "≤", "<": "＜",
}  # fmt: skip


def indicator_of(row: Row, columns: Columns, above: Levels) -> tuple[Indicator | None, Levels]:
    """Read a row under an indicator header; None for a row of the form that nobody filled in.

    A level that the row leaves blank is that of the row above.
    """
    cells = columns.cells(row)
    levels = levels_of(cells, above)
    name, prefix = _name(cells)
    alone = not {"name", "subname"} & columns.fields
    if not name and names_itself(cells, levels, alone=alone):
        name, prefix = _without_prefix(levels.kind)
        levels = replace(levels, kind=known_kind(levels.kind))
    values = [cells[one] for one in FILLED if one in cells]
    fresh = [cell for cell in cells.values() if cell.text and not cell.continues]
    if not fresh or not (name or any(cell.text for cell in values)):
        return None, with_points(cells, levels)
    dimension, dimension_note = split_level_name(levels.dimension)
    kind, kind_note = split_level_name(levels.kind)
    indicator = Indicator(
        name=name,
        dimension=dimension,
        kind=kind,
        dimension_note=dimension_note,
        kind_note=kind_note,
        name_note=prefix,
        weight_of_group=_decimal(points_in(dimension_note)) or levels.points,
        monitoring=monitoring_of(cells),
        extra=_extra(cells, columns.unknown(row)),
        place=_row_place(row),
        places={field: cell.place for field, cell in cells.items()},
    )
    return _with_values(with_terms(indicator), cells), levels


def _name(cells: Mapping[str, Cell]) -> tuple[str, str | None]:
    cell = cells.get("name")
    if "subname" in cells and cells["subname"].text:
        cell = cells["subname"]
    text = cell.text.strip() if cell is not None else ""
    return ("", None) if TEMPLATE.match(squeeze(text)) else _without_prefix(text)


def _without_prefix(text: str) -> tuple[str, str | None]:
    """A name and the number that the form prints before it (指标1：)."""
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
    unit = _text(cells, "measure_unit")
    return target_of(cells["target"].text, direction=_text(cells, "direction"), unit=unit)


def target_of(text: str, *, direction: str, unit: str) -> Target:
    """A target whose sign and unit may stand in cells of their own, beside a bare number."""
    target = Target.parse(text)
    sign, unit = SIGNS.get(squeeze(half_width(direction)), ""), squeeze(unit)
    if decimal_of(text) is not None and not text.endswith("%") and (sign or unit):
        target = replace(Target.parse(f"{sign}{text.strip()}{unit}"), text=text)
    return target


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _extra(cells: Mapping[str, Cell], unknown: Mapping[str, str]) -> dict[str, str]:
    kept = {field: cells[field].text for field in KEPT if field in cells and cells[field].text}
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

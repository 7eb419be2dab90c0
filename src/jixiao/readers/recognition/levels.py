"""The first two levels of a row of indicators, and how they are carried down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.domain.grid import Cell
from jixiao.domain.terms import dimension_term, kind_term, split_level_name
from jixiao.domain.text import squeeze
from jixiao.readers.recognition.funds import own_number
from jixiao.readers.recognition.titles import title_word, vocabulary

NOTE_ALONE = re.compile(r"[(（\[【]?\d+(?:\.\d+)?(?:分|%)?[)）\]】]?")
LEVEL_ALONE = re.compile(r"(?:指标|产出|效益|效果|满意度|成本|决策|过程|管理|影响)$")
# What a form prints where a level was never filled in.
GAP = re.compile(r"[.…·]+|指标\d+[:：.、]?")
LONGEST_KIND = 16
FILLED = ("target", "actual", "definition", "current", "scoring_rule")


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels last printed, carried down to rows that leave them out."""

    dimension: str = ""
    kind: str = ""
    # Points that a row of the first level alone prints for all the rows below it.
    points: Decimal | None = None


def levels_of(cells: Mapping[str, Cell], above: Levels) -> Levels:
    """The levels of a row; what it leaves blank is that of the rows above."""
    dimension, kind = _level(cells, "dimension"), _level(cells, "kind")
    if above.dimension and NOTE_ALONE.fullmatch(dimension):
        # （50分） in a line of its own below the name of the level.
        noted = split_level_name(above.dimension)[1] is not None
        dimension = above.dimension + ("" if noted else dimension)
        return Levels(dimension, kind or above.kind, above.points)
    if dimension and dimension != above.dimension:
        return Levels(dimension, kind)
    return Levels(above.dimension, kind or above.kind, above.points)


def names_itself(cells: Mapping[str, Cell], levels: Levels, *, alone: bool) -> bool:
    """Whether the second level is the indicator itself: no third one, or free text and none."""
    cell = cells.get("kind")
    filled = any(cells[one].text for one in FILLED if one in cells)
    if cell is None or not cell.text or cell.continues or not filled:
        return False
    return alone or (bool(levels.kind) and not known_kind(levels.kind))


def known_kind(kind: str) -> str:
    """The second level where its word is one for a kind, else nothing."""
    return kind if kind_term(kind) is not None and len(kind) <= LONGEST_KIND else ""


def with_points(cells: Mapping[str, Cell], levels: Levels) -> Levels:
    """The levels with the points that a row of the first level alone prints."""
    points = own_number(cells.get("points"))
    cell = cells.get("dimension")
    fresh = cell is not None and cell.text and not cell.continues and not _level(cells, "kind")
    return replace(levels, points=points) if fresh and points is not None else levels


def group_levels(text: str, above: Levels) -> Levels | None:
    """The levels after a row that names nothing but a level; None for any other text."""
    level = squeeze(text)
    if len(level) > LONGEST_KIND or not LEVEL_ALONE.search(split_level_name(level)[0]):
        return None
    first, second = dimension_term(level), kind_term(level)
    if second and above.dimension and (first is None or first == "cost"):
        return replace(above, kind=level)
    return Levels(level) if first else None


def _level(cells: Mapping[str, Cell], field: str) -> str:
    """A level as printed; the title of its column, carried into the row by a merge, is none."""
    text = squeeze(cells[field].text) if field in cells else ""
    return "" if title_word(text) in vocabulary().indicator or GAP.fullmatch(text) else text

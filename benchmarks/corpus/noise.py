"""What published tables print beside their content, and how they break it; the truth stays."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.corpus.layout import LEFT, UP, Block, Table, line

LEVELS = {"一级指标", "指标类别"}
STORY = (
    "一、项目基本情况",
    "根据预算绩效管理有关要求，我单位对2022年度预算项目开展了绩效自评，现将有关情况报告如下。",
    "（一）项目概况。项目按照年初批复的绩效目标组织实施，全年各项工作有序推进。",
)
REMARK = (
    "说明：1.定量指标，完成值达到指标值的，记满分；未达到的，按比例记分。2.定性指标分三档记分。"
)
AFTER = (
    "二、下一步工作",
    "进一步加强项目管理，提高资金使用效益。",
    "2024年3月15日",
)


def noisy(blocks: list[Block], kinds: tuple[str, ...]) -> list[Block]:
    """The blocks with every kind of noise that is named."""
    for kind in kinds:
        blocks = NOISES[kind](blocks)
    return blocks


def _each(change: Callable[[Table], list[Block]]) -> Callable[[list[Block]], list[Block]]:
    def changed(blocks: list[Block]) -> list[Block]:
        made: list[Block] = []
        for block in blocks:
            made += [block] if isinstance(block, str) else change(block)
        return made

    return changed


def header_row(table: Table) -> int:
    """The row of the titles of indicators."""
    flat = ("".join(one.split()) for row in table for one in row[:3])
    at = next((index for index, one in enumerate(flat) if one in LEVELS), 0)
    return at // 3


def _story(blocks: list[Block]) -> list[Block]:
    return [*STORY, *blocks, *AFTER]


def _hints(table: Table) -> list[Block]:
    """Rows of the form that nobody filled in: 指标2： and ……, and a blank row."""
    at = header_row(table)
    name = _column(table[at], 2)
    made = [list(row) for row in table]
    for text in ("……", "指标2："):
        empty = [""] * len(table[0])
        empty[name] = text
        for level in range(name):
            empty[level] = UP
        made.insert(at + 2, empty)
    return [made]


def _column(row: list[str], number: int) -> int:
    starts = [at for at, one in enumerate(row) if one != LEFT]
    return starts[number]


def _notes(table: Table) -> list[Block]:
    """A remark and who filled it in, as the last rows of the table."""
    width = len(table[0])
    return [[
        *table,
        line(width, REMARK),
        line(width, ("填表人：张某", width // 2), "联系电话：0000-0000000"),
    ]]  # fmt: skip


def _parted(table: Table) -> list[Block]:
    """Two tables where one was: the indicators begin another one."""
    at = header_row(table)
    return [table[:at], "", table[at:]] if at else [table]


def _paged(table: Table) -> list[Block]:
    """A table parted by a page inside the indicators, the titles printed again."""
    at = header_row(table)
    middle = (at + len(table)) // 2
    while middle < len(table) and UP in table[middle]:
        middle += 1
    if middle >= len(table) - 2:
        return [table]
    return [table[:middle], "", [table[at], *table[middle:]]]


def _spaced(table: Table) -> list[Block]:
    """Blanks set between the letters of titles, to fill the cell: 项 目 名 称."""

    def wide(text: str) -> str:
        return (
            " ".join(text)
            if 2 < len(text) <= 4 and all("\u4e00" <= one <= "\u9fff" for one in text)
            else text
        )

    at = header_row(table)
    return [[[wide(one) if y <= at else one for one in row] for y, row in enumerate(table)]]


def _broken(table: Table) -> list[Block]:
    """Names broken over two lines where the cell is narrow."""
    at = header_row(table)

    def cut(text: str) -> str:
        return f"{text[:5]}\n{text[5:]}" if len(text) > 8 and "\n" not in text else text

    return [[[cut(one) if y > at else one for one in row] for y, row in enumerate(table)]]


def _margin(table: Table) -> list[Block]:
    """An empty row and an empty column in front, as spreadsheets have them."""
    width = len(table[0]) + 1
    return [[[""] * width, *(["", *row] for row in table)]]


def _levels_below(table: Table) -> list[Block]:
    """The points of a level in a line of their own inside its cell."""
    return [[[one.replace("指标（", "指标\n（") for one in row] for row in table]]


NOISES: dict[str, Callable[[list[Block]], list[Block]]] = {
    "story": _story, "hints": _each(_hints), "notes": _each(_notes), "parted": _each(_parted),
    "paged": _each(_paged), "spaced": _each(_spaced), "broken": _each(_broken),
    "margin": _each(_margin), "levels_below": _each(_levels_below),
}  # fmt: skip

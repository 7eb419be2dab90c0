"""Rosters (名册): the institutions and people of a region as a workbook lists them, a row each."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.pipeline.asked import Unknown

if TYPE_CHECKING:
    from jixiao.domain.export import ExportTable

INSTITUTIONS = ("上级编码", "编码", "名称", "层级")
PEOPLE = ("姓名", "机构编码", "角色")
MOST = 20_000
HEAD = 20
NO_FILE = "不是表格；请用.xlsx、.xls或.csv文件"
NO_LIST = "“{name}”中没有名册：表头要有“{institutions}”，或者“{people}”；请下载空白名册，照着填写"
TOO_LONG = "“{name}”超过{most}行；请分成几份，机构在前、人员在后，依次导入"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its worksheet (none in a text table), its number there, its cells by the titles."""

    tab: str
    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """What a file lists; text stays as it was written, also where it looks like a formula.

    ``problems`` are sentences on what of the file could not be read.
    """

    institutions: tuple[Entry, ...] = ()
    people: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()


def read_roster(path: Path, *, name: str) -> Roster:
    """The institutions and people of a workbook or a text table, known by the titles of columns.

    Raises Unknown where the file is damaged, hostile, too long or lists neither.
    """
    from jixiao.readers.ledgers.export import read_export
    from jixiao.readers.opening import UnreadableFile

    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        try:
            export = read_export(path, folder=Path(folder))
        except UnreadableFile as fault:
            what = NO_FILE if fault.kind == "unsupported" else str(fault)
            raise Unknown(f"“{name}”没有读取：{what}") from None
        found: dict[tuple[str, ...], list[Entry]] = {INSTITUTIONS: [], PEOPLE: []}
        is_roster = False
        for table in export.tables:
            if (titles := _titles(table)) is not None:
                found[titles] += _entries(table, titles)
                is_roster = True
            if sum(map(len, found.values())) > MOST:
                raise Unknown(TOO_LONG.format(name=name, most=MOST))
    if not is_roster:
        named = {"institutions": "、".join(INSTITUTIONS), "people": "、".join(PEOPLE)}
        raise Unknown(NO_LIST.format(name=name, **named))
    problems = tuple(one.message for one in export.problems)
    return Roster(tuple(found[INSTITUTIONS]), tuple(found[PEOPLE]), problems)


def _titles(table: ExportTable) -> tuple[str, ...] | None:
    """Which list a table is; nothing where it is neither."""
    for row in table.head[:HEAD]:
        for titles in (INSTITUTIONS, PEOPLE):
            if set(titles) <= {_squeezed(one) for one in row}:
                return titles
    return None


def _entries(table: ExportTable, titles: Sequence[str]) -> Iterator[Entry]:
    columns: list[int] = []
    with table.rows.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter=table.delimiter)
        for number, row in enumerate(rows, start=1):
            if not columns:
                texts = [_squeezed(one) for one in row]
                columns = [texts.index(one) for one in titles] if set(titles) <= set(texts) else []
                continue
            cells = tuple(row[at].strip() if at < len(row) else "" for at in columns)
            if any(cells):
                yield Entry(table.tab, number, cells)


def _squeezed(text: str) -> str:
    return "".join(text.split()).strip("*＊")

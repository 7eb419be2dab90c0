"""Sheets and results handed to the integrated budget platform (预算管理一体化)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.document import Document
from jixiao.pipeline.asked import Unknown

if TYPE_CHECKING:
    from jixiao.reports.platform.export import PlatformExport

NO_SHEETS = "没有读到绩效表，没有可以导出的内容；请给出绩效目标表、监控表或自评表"


def export(documents: Sequence[Document], *, table: str | None = None) -> PlatformExport:
    """The platform's tables out of documents, or the one table named.

    Raises Unknown where there is no sheet in them, or nothing for that table.
    """
    from jixiao.reports.platform.export import export_of

    made = export_of(documents)
    if not made.tables:
        raise Unknown(NO_SHEETS)
    if table is None:
        return made
    found = tuple(one for one in made.tables if one.table.name == table.upper())
    if not found:
        names = "、".join(one.table.name for one in made.tables)
        raise Unknown(f"所给文件没有可以写进“{table}”的内容；可以导出的表是{names}")
    return replace(made, tables=found)


def write_export(made: PlatformExport, path: Path) -> None:
    """Write an export by its suffix: .xlsx, .json, .csv (one table), or a folder of CSV files.

    Raises Unknown for another suffix, and where one CSV is to hold several tables.
    """
    from jixiao.reports.platform import write

    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        write.write_workbook(made, path)
    elif suffix == ".json":
        write.write_json(made, path)
    elif suffix == ".csv":
        if len(made.tables) > 1:
            names = "、".join(one.table.name for one in made.tables)
            raise Unknown(
                f"{path}：一个CSV只能放一张表，这里有{names}；"
                "请用--table写明一张表，或者把-o改成文件夹"
            )
        write.write_csv(made.tables[0], path)
    elif suffix:
        raise Unknown(f"{path}：只能导出为文件夹、.xlsx、.csv或.json；请改用这样的名称")
    else:
        write.write_folder(made, path)

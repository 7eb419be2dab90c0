"""An export written: a folder of CSV files, one CSV, a workbook, or JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path

from jixiao.reports.platform.export import SCHEMA, ExportedTable, PlatformExport, notes_of
from jixiao.reports.wording import print_width

NOTES = "说明"
# What a spreadsheet program takes for a formula; a number with its sign is none.
LIKE_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠](?!\d+(?:\.\d+)?$)")


def write_folder(export: PlatformExport, folder: Path) -> None:
    """A CSV a table, named as the table is, and the notes as text."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in export.tables:
        write_csv(one, folder / f"{one.table.name}.csv")
    notes = "\n".join(notes_of(export)) + "\n"
    (folder / f"{NOTES}.txt").write_text(notes, encoding="utf-8-sig")


def write_csv(table: ExportedTable, path: Path) -> None:
    """A table as CSV in UTF-8 with a mark, so that Excel shows Chinese; the field names on top.

    A text that Excel would take for a formula gets a blank before it.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        names = [one.name for one in table.table.fields]
        writer.writerow(names)
        for row in table.rows:
            writer.writerow([_harmless(row[name]) for name in names])


def write_json(export: PlatformExport, path: Path) -> None:
    """All tables as one JSON object."""
    tables = {one.table.name: [_filled(row) for row in one.rows] for one in export.tables}
    problems = [one.message for one in export.problems]
    data = {"schema": SCHEMA, "tables": tables, "notes": notes_of(export), "problems": problems}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_workbook(export: PlatformExport, path: Path) -> None:
    """A tab a table with the field names on top, and a tab that explains them."""
    from jixiao.reports.workbooks.workbook import Column, add_list, new_workbook

    with new_workbook(path) as book:
        for one in export.tables:
            columns = [Column(each.name, _width(one, each.name)) for each in one.table.fields]
            names = [each.name for each in one.table.fields]
            add_list(
                book,
                one.table.name,
                columns,
                rows=([row[name] for name in names] for row in one.rows),
            )
        columns = [Column("表", 26), Column("字段", 22), Column("含义", 24), Column("类型", 12),
                   Column("说明", 60)]  # fmt: skip
        fields = [
            (one.table.name, each.name, each.title, each.form, each.note)
            for one in export.tables
            for each in one.table.fields
        ]
        notes = [("", "", "", "", note) for note in notes_of(export)]
        add_list(book, NOTES, columns, rows=[*notes, *fields])


def _filled(row: Mapping[str, str]) -> dict[str, str | None]:
    """A row of JSON: what is not known is null."""
    return {name: text or None for name, text in row.items()}


def _harmless(text: str) -> str:
    return f" {text}" if LIKE_FORMULA.match(text) else text


def _width(table: ExportedTable, name: str) -> int:
    """Wide enough for the name of a field and for its texts, long ones in several lines."""
    widest = max((print_width(row[name]) for row in table.rows), default=0)
    return max(10, len(name) + 3, min(widest + 2, 44))

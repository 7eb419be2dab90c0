"""The door to exports of payments and budgets (.xlsx, .xls, .et, .csv, .tsv), by their content.

Rows go into text files in a folder that the caller gives and removes; nothing is understood here.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from jixiao.domain.collecting import without_collecting
from jixiao.domain.export import Export
from jixiao.readers.ledgers.text_table import text_table
from jixiao.readers.ledgers.workbook_tables import workbook_tables
from jixiao.readers.opening import UnreadableFile, format_of

MAX_FILE = 2 * 2**30
SAMPLE, BLANK = 4096, b"\0 \t\r\n\xef\xbb\xbf"
KINDS = {"txt": "csv", "xlsx": "xlsx", "xls": "xls"}


def read_export(path: Path, *, folder: Path) -> Export:
    """The tables of an export, rows written below ``folder``.

    Raises UnreadableFile where the file is no table, damaged, encrypted or hostile.
    """
    data = _bytes_of(path)
    kind = KINDS.get(format_of(data))
    if kind is None:
        raise UnreadableFile(
            "unsupported",
            "不是可以导入的表格；请从一体化平台导出为.xlsx、.xls或.csv文件",
        )
    export = Export(path, hashlib.sha256(data).hexdigest(), kind, ())
    with without_collecting():
        if kind == "csv":
            table, encoding = text_table(data, folder=folder)
            return replace(export, tables=(table,), encoding=encoding)
        tables, problems = workbook_tables(data, folder=folder)
    return replace(export, tables=tables, problems=problems)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise UnreadableFile("too_large", "文件超过2GB，没有读取；请按月份分开导出后再导入")
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("missing", "找不到这个文件；请检查路径和文件名") from None
    except IsADirectoryError:
        raise UnreadableFile("directory", "这是文件夹；请给出其中的导出文件") from None
    except OSError as error:
        raise UnreadableFile("io", f"读取文件时系统报错（{error.strerror}）；请检查权限") from None
    if not data[:SAMPLE].strip(BLANK) and not data.strip(BLANK):
        raise UnreadableFile("empty", "文件是空的，没有内容可导入；请重新导出")
    return data

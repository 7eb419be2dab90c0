"""A text export (.csv, .tsv) as one table: UTF-8 with or without BOM, UTF-16, GB18030.

A clean file, one line a row and no blanks around cells, is copied as it is. Any other, and any in
another encoding, is written again row by row, the cells as ``cell_texts`` gives them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from operator import methodcaller
from pathlib import Path

from jixiao.domain.export import ExportTable
from jixiao.readers.ledgers.cells import cell_texts, is_clean
from jixiao.readers.opening import UnreadableFile, decoded
from jixiao.readers.spreadsheets.delimited import delimiter_of

HEAD = 60
SAMPLE = 200_000
BOM = b"\xef\xbb\xbf"
ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", BOM: "utf-8-sig"}
LONGEST_CELL = 20_000
BLANK_LINE = re.compile(rb"\n[\r\n]")


def text_table(data: bytes, *, folder: Path) -> tuple[ExportTable, str]:
    """The rows of a text and its encoding; raises UnreadableFile where it cannot be decoded."""
    encoding = _encoding_of(data)
    path = folder / f"{len(list(folder.iterdir()))}.csv"
    if encoding in {"utf-8", "utf-8-sig"}:
        data = data.removeprefix(BOM)
        delimiter = _delimiter(data[:SAMPLE].decode("utf-8", "ignore"))
        width = _clean_width(data, delimiter.encode())
        if width:
            path.write_bytes(data)
            head = islice(_records(_start_of(data), delimiter), HEAD)
            return ExportTable(path, tuple(map(tuple, head)), width, delimiter), encoding
        text = data.decode("utf-8")
    else:
        text = decoded(data)
        delimiter = _delimiter(text[:SAMPLE])
    try:
        return _written(_records(text, delimiter), path), encoding
    except (csv.Error, _SwallowedRows):
        return _written(_records(text, delimiter, quoting=False), path), encoding


class _SwallowedRows(Exception):
    """A quotation mark that is never closed, so that a cell holds the rows behind it."""


def _encoding_of(data: bytes) -> str:
    """The name of the encoding, in which a copy of the file is written too."""
    for mark, encoding in ENCODINGS.items():
        if data.startswith(mark):
            return encoding
    if b"\0" in data[:SAMPLE]:
        raise UnreadableFile("unknown", "不认识的文件内容；请从平台重新导出为.xlsx或.csv")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _delimiter(text: str) -> str:
    """What divides the cells, by the rows with most cells: titles above a table have one."""
    found = delimiter_of(text)
    if found:
        return found
    lines = text.splitlines()[:HEAD]
    return max(",\t;|", key=lambda mark: max((line.count(mark) for line in lines), default=0))


def _start_of(data: bytes) -> str:
    """Enough of the text for the first rows, cut at the end of a line."""
    cut = data[:SAMPLE]
    return (cut if len(cut) == len(data) else cut[: cut.rfind(b"\n") + 1]).decode("utf-8", "ignore")


def _clean_width(data: bytes, delimiter: bytes) -> int:
    """At most how many cells a row has; 0 where lines and rows of the file are not the same."""
    returns = data.count(b"\r")
    if returns and not returns == data.count(b"\r\n") == data.count(b"\n"):
        return 0
    if data.startswith((b"\n", b"\r")) or BLANK_LINE.search(data):
        return 0
    if b'"' in data and any(line.count(b'"') % 2 for line in io.BytesIO(data)):
        return 0
    if not is_clean(data, delimiter):
        return 0
    most: int = max(map(methodcaller("count", delimiter), io.BytesIO(data)))
    return most + 1


def _records(text: str, delimiter: str, *, quoting: bool = True) -> Iterator[list[str]]:
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"))
    reader = csv.reader(
        lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE
    )
    for record in reader:
        if quoting and record and len(max(record, key=len)) > LONGEST_CELL:
            raise _SwallowedRows
        yield record


def _written(records: Iterator[list[str]], path: Path) -> ExportTable:
    """The records on lines of their own, blank ones too."""
    head: list[tuple[str, ...]] = []
    width = 1
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        for record in records:
            cells = cell_texts(record) or [""]
            if len(head) < HEAD:
                head.append(tuple(cells))
            width = max(width, len(cells))
            writer.writerow(cells if any(cells) else [*cells, ""])
    return ExportTable(path, tuple(head), width)

"""An export of a finance platform: tables of strings, before anybody knows what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table of an export, its rows kept in a text file because there may be a million.

    Every line of ``rows`` (UTF-8, cells divided by ``delimiter``) is one row of the table, so that
    the number of the line is the number of the row in the source; ``head`` are the first rows as
    they stand there. ``tab`` is the worksheet's name, '' in a text file.
    """

    rows: Path
    head: tuple[tuple[str, ...], ...]
    width: int
    delimiter: str = ","
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A file exported from a platform: csv, xlsx or xls; only text has an ``encoding``."""

    path: Path
    sha256: str
    format: str
    tables: tuple[ExportTable, ...]
    encoding: str = ""
    problems: tuple[Problem, ...] = ()

"""Exports of payments and budgets into a ledger: one transaction for all the files of a call."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.monitoring.owning import Owner as Owner  # noqa: PLC0414 (given on to callers)
from jixiao.pipeline.asked import Unknown

if TYPE_CHECKING:
    import duckdb

    from jixiao.domain.export import Export, ExportTable
    from jixiao.monitoring.assigning import Unassigned
    from jixiao.monitoring.checks import Asked
    from jixiao.monitoring.contents import ImportedFile, Part
    from jixiao.monitoring.importing import Counts, Refused
    from jixiao.monitoring.mapping import ColumnMapping

MARK = ".未导入"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user says of exports: a mapping file, payments or budgets, 元 or 万元, the year.

    ``columns`` are mappings by tab that a person confirmed; only rows of ``owner`` are taken.
    """

    mapping: Path | None = None
    kind: str | None = None
    unit: str | None = None
    fiscal_year: int | None = None
    columns: Mapping[str, ColumnMapping] = field(default_factory=dict)
    owner: Owner | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one table of an export; ``refused`` are its first refused rows."""

    path: Path
    tab: str
    mapping: ColumnMapping
    counts: Counts
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its tables, where its refused rows went, what could not be read."""

    path: Path
    tables: tuple[Imported, ...] = ()
    copy: Path | None = None
    problems: tuple[str, ...] = ()


Prepared = tuple["Export", list[tuple["ExportTable", "Asked"]], list[str]]
SHOWN = 5


def import_files(paths: Sequence[Path], into: Path, *, settings: Settings) -> list[Outcome]:
    """Import exports into a ledger, made where there is none; refused rows go beside each export.

    All files are one transaction: a run that is killed leaves the ledger as it was. Raises Unknown
    where the ledger cannot be opened or a copy not be written; the ledger is then unchanged too.
    """
    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        prepared = [_prepared(path, Path(folder), settings) for path in paths]
        if not any(isinstance(one, tuple) for one in prepared):
            return [one for one in prepared if isinstance(one, Outcome)]
        with writing(into) as connection:
            return [_take(connection, one, copies=True, owner=settings.owner) for one in prepared]


def import_into(
    connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], *, settings: Settings
) -> list[Outcome]:
    """The same into an open ledger, as one in memory; refused rows are only counted."""
    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        prepared = [_prepared(path, Path(folder), settings) for path in paths]
        return [_take(connection, one, copies=False, owner=settings.owner) for one in prepared]


@contextmanager
def writing(path: Path, *, must_exist: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A ledger to write to, everything in one transaction; raises Unknown where it is none."""
    from jixiao.monitoring.store import LedgerInUse, opened

    if must_exist and not path.is_file():
        raise Unknown(f"{path}：没有这个台账文件；请检查路径，或先用 jixiao ledger import 导入")
    try:
        with opened(path) as connection:
            connection.begin()
            yield connection
            connection.commit()
    except LedgerInUse as fault:
        raise Unknown(str(fault)) from None


def _prepared(path: Path, folder: Path, settings: Settings) -> Prepared | Outcome:
    """An export with the columns of its tables; an Outcome with the reason where it is none."""
    from jixiao.monitoring.mapping import UnmappedColumns
    from jixiao.readers.ledgers.export import read_export
    from jixiao.readers.opening import UnreadableFile

    try:
        export = read_export(path, folder=folder)
    except UnreadableFile as fault:
        return Outcome(path, problems=(f"{path}：{fault}",))
    tables, notes = [], [one.message for one in export.problems]
    for table in export.tables:
        try:
            tables.append((table, _asked(table, settings)))
        except UnmappedColumns as fault:
            where = f"{path}的工作表“{table.tab}”" if table.tab else str(path)
            notes.append(f"{where}：{fault}")
    if not tables:
        return Outcome(path, problems=tuple(notes) or (f"{path}：没有内容可导入；请核对文件",))
    return export, tables, notes


def _asked(table: ExportTable, settings: Settings) -> Asked:
    from jixiao.monitoring.checks import Asked
    from jixiao.monitoring.mapping import locate, propose
    from jixiao.monitoring.mapping_file import BadMapping, load_mapping, save_mapping

    if table.tab in settings.columns:
        header, mapping = locate(table.head, settings.columns[table.tab])
    elif settings.mapping and settings.mapping.exists():
        try:
            mapping = load_mapping(settings.mapping)
        except BadMapping as fault:
            raise Unknown(str(fault)) from None
        header, mapping = locate(table.head, mapping)
    else:
        header, mapping = propose(table.head, kind=settings.kind, unit=settings.unit)
        if settings.mapping:
            _save(lambda path: save_mapping(mapping, path), settings.mapping)
    return Asked(header, mapping, table.width, settings.fiscal_year)


def _take(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared | Outcome,
    *,
    copies: bool,
    owner: Owner | None = None,
) -> Outcome:
    from jixiao.monitoring.importing import (
        Counts,
        import_table,
        is_imported,
        record_import,
        refused_rows,
    )

    if isinstance(prepared, Outcome):
        return prepared
    export, tables, notes = prepared
    done: list[Imported] = []
    refused: list[tuple[ExportTable, Asked, tuple[Refused, ...]]] = []
    for table, asked in tables:
        counts = import_table(connection, table, asked, file=export.path.name, owner=owner)
        found = tuple(refused_rows(connection))
        done.append(Imported(export.path, table.tab, asked.mapping, counts, found[:SHOWN]))
        if found:
            refused.append((table, asked, found))
    was_there = is_imported(connection, export)
    for kind in dict.fromkeys(asked.mapping.kind for _, asked in tables):
        whole = sum((one.counts for one in done if one.mapping.kind == kind), Counts())
        first = next(asked for _, asked in tables if asked.mapping.kind == kind)
        record_import(connection, export, whole, asked=first)
    copy = _copy(export, refused, was_there=was_there) if refused and copies else None
    return Outcome(export.path, tuple(done), copy, tuple(notes))


def _copy(
    export: Export,
    refused: Sequence[tuple[ExportTable, Asked, tuple[Refused, ...]]],
    *,
    was_there: bool,
) -> Path:
    """Write the refused rows beside the export, never over a file that is there.

    An export that was imported before keeps the copy that was written then.
    """
    from jixiao.reports.workbooks.refused_copy import RefusedTable, write_refused

    tables = [
        RefusedTable(
            table.tab,
            table.head[: asked.header.last + 1],
            [(one.cells, one.message) for one in found],
        )
        for table, asked, found in refused
    ]
    suffix = ".csv" if export.format == "csv" else ".xlsx"
    path = export.path.with_name(f"{export.path.stem}{MARK}{suffix}")
    number = 2
    while path.exists() and not was_there:
        path = export.path.with_name(f"{export.path.stem}{MARK}({number}){suffix}")
        number += 1
    if not path.exists():
        _save(lambda target: write_refused(tables, target, encoding=export.encoding), path)
    return path


def _save(write: Callable[[Path], None], path: Path) -> None:
    from xlsxwriter.exceptions import FileCreateError

    try:
        write(path)
    except (OSError, FileCreateError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unknown(
            f"{path}：不能写入（{reason}），台账没有改动；请检查文件夹的权限，或关闭打开它的程序"
        ) from None


def show(path: Path) -> tuple[list[Part], list[ImportedFile], list[Unassigned]]:
    """What a ledger holds, the files it came from, and the payments that wait for a project."""
    from jixiao.monitoring.assigning import unassigned
    from jixiao.monitoring.contents import imported_files, parts
    from jixiao.pipeline.monitoring import ledger

    with ledger(path) as connection:
        return parts(connection), imported_files(connection), unassigned(connection)


def assign(path: Path, vouchers: Sequence[str], *, project: str | None) -> int:
    """Give payments that wait to a project, or to running costs where none is named.

    Raises Unknown where a payment or the project is not in the ledger.
    """
    from jixiao.monitoring.assigning import NotAssignable
    from jixiao.monitoring.assigning import assign as given

    with writing(path, must_exist=True) as connection:
        try:
            return given(connection, vouchers, project=project)
        except NotAssignable as fault:
            raise Unknown(str(fault)) from None

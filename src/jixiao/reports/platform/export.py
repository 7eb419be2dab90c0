"""Documents as rows of the platform's tables, with everything that does not fit told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.domain.document import Document
from jixiao.domain.money import Money, printed
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.reports.platform.rows import MAKERS, Row, Value, common
from jixiao.reports.platform.tables import PlatformField, PlatformTable, platform
from jixiao.reports.wording import writable

SCHEMA = "jixiao/platform/1"
NOT_VERIFIED = (
    "表名和字段名取自{source}，标记{mark}；没有找到预算管理一体化规范的原文，没有逐项核对，"
    "导入前请与本地平台的接口说明对照。"
)


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table with its rows; every row has all fields, blank where nothing is known."""

    table: PlatformTable
    rows: tuple[Mapping[str, str], ...]

    @property
    def blank(self) -> tuple[PlatformField, ...]:
        """The fields that no row fills."""
        return tuple(
            one for one in self.table.fields if not any(row[one.name] for row in self.rows)
        )


@dataclass(frozen=True, slots=True)
class PlatformExport:
    """The tables that have rows, and what does not fit into a field."""

    tables: tuple[ExportedTable, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Filling:
    """Writes values as their fields want them, and keeps what does not fit."""

    problems: list[Problem] = field(default_factory=list)

    def row(self, table: PlatformTable, values: Row, *, sheet: Sheet, path: str) -> dict[str, str]:
        """All fields of a row; raises KeyError for a value of a field that the table has not."""
        known = {one.name: one for one in table.fields}
        row = dict.fromkeys(known, "")
        for name, value in values.items():
            row[name] = _written(value, known[name])
            if fault := _misfit(row[name], known[name]):
                self._tell(fault, table, known[name], sheet=sheet, path=path)
        return row

    def _tell(
        self, fault: str, table: PlatformTable, one: PlatformField, *, sheet: Sheet, path: str
    ) -> None:
        project = sheet.project.name or sheet.title
        message = (
            f"{path}：“{project}”写入{table.name}的{one.title}（{one.name}，{one.form}）时"
            f"{fault}；已照原样写出，没有截断，请在原文件中改短或改正后再导出"
        )
        self.problems.append(Problem("platform_field", message, Place(sheet.place.text)))


def export_of(documents: Iterable[Document]) -> PlatformExport:
    """Every sheet of some documents in the platform's tables; empty tables are left out."""
    filling = _Filling()
    rows: dict[str, list[Mapping[str, str]]] = {one.name: [] for one in platform().tables}
    for document in documents:
        for sheet in document.sheets:
            if sheet.kind is SheetKind.WHOLE_DEPARTMENT:
                filling.problems.append(_left_out(sheet, document))
            for table, values in _values(sheet, document):
                row = filling.row(table, values, sheet=sheet, path=document.source.path)
                rows[table.name].append(row)
    tables = (ExportedTable(one, tuple(rows[one.name])) for one in platform().tables)
    return PlatformExport(tuple(one for one in tables if one.rows), tuple(filling.problems))


def notes_of(export: PlatformExport) -> tuple[str, ...]:
    """What whoever imports the tables must know: what is verified, what is left blank."""
    source = platform()
    notes = [
        NOT_VERIFIED.format(source=source.source, mark=source.mark),
        "金额单位是元，保留两位小数；指标值、完成值照原表。",
        "代码和标识（如区划代码、指标代码、资金性质代码）原文件没有的留空，请由平台或经办人填写。",
        "CSV文件中，以=、+、-、@开头的文字前加了一个空格，以免被当作公式。",
    ]
    for one in export.tables:
        if one.blank:
            names = "、".join(f"{each.title}（{each.name}）" for each in one.blank)
            notes.append(f"{one.table.name}共{len(one.rows)}行，全部留空的字段：{names}。")
    return tuple(notes)


def _left_out(sheet: Sheet, document: Document) -> Problem:
    """A sheet of a whole department: the tables known here are those of projects."""
    message = (
        f"{document.source.path}：部门整体绩效表“{sheet.unit or sheet.title}”没有导出，"
        "这里的表只放项目；请在平台的部门整体绩效模块中填报"
    )
    return Problem("platform_sheet", message, sheet.place)


def _values(sheet: Sheet, document: Document) -> Iterator[tuple[PlatformTable, Row]]:
    shared = common(sheet, document)
    for table in platform().tables:
        make, kinds = MAKERS[table.name]
        if sheet.kind in kinds:
            yield from ((table, {**shared, **own}) for own in make(sheet))


def _written(value: Value, one: PlatformField) -> str:
    places = one.places or 0
    if value is None:
        return ""
    if isinstance(value, Money):
        return printed(value.yuan, places=places or 2)
    if isinstance(value, Decimal):
        return printed(value, places=0)
    return writable(value).strip()


def _misfit(text: str, one: PlatformField) -> str:
    """Why a value does not fit into its field; '' where it does."""
    if one.length is not None and len(text) > one.length:
        return f"有{len(text)}个字，超过{one.length}个字"
    if one.digits is None or not text:
        return ""
    whole, _point, decimals = text.lstrip("-").partition(".")
    if len(decimals) > (one.places or 0):
        return f"“{text}”的小数多于{one.places}位"
    if len(whole) > one.digits - (one.places or 0):
        return f"“{text}”的位数过多"
    return ""

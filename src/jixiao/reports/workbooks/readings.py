"""What was read of files as a workbook: sheets, indicators, funds, lists, problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from jixiao.domain.document import Document
from jixiao.domain.money import Money
from jixiao.domain.number import HUNDRED
from jixiao.domain.sheet import FundSource, Sheet, SheetKind
from jixiao.reports.sheets.fields import indicator_text
from jixiao.reports.workbooks.workbook import MONEY, Column, Value, add_list, new_workbook

KINDS = {
    SheetKind.OBJECTIVE: "绩效目标表",
    SheetKind.SELF_EVALUATION: "绩效自评表",
    SheetKind.MONITORING: "绩效监控表",
    SheetKind.WHOLE_DEPARTMENT: "部门整体绩效表",
}
SOURCES = {
    FundSource.TOTAL: "总额",
    FundSource.FISCAL: "财政资金",
    FundSource.CARRY_OVER: "上年结转",
    FundSource.CENTRAL: "中央资金",
    FundSource.PROVINCIAL: "省级资金",
    FundSource.LOCAL: "地方资金",
    FundSource.OWN: "单位自筹",
    FundSource.OTHER: "其他资金",
}
FILE = Column("文件", 16)
PROJECT = Column("项目名称", 18)
Rows = Iterator[Sequence[Value]]
SHEETS = (
    FILE, Column("表类", 14), PROJECT, Column("项目编码", 20), Column("主管部门", 18),
    Column("实施单位", 18), Column("年度", 8), Column("预算数（万元）", 12, MONEY),
    Column("全年执行数（万元）", 12, MONEY), Column("绩效目标", 36), Column("指标数", 8),
    Column("总分", 8), Column("等级", 8), Column("位置", 16),
)  # fmt: skip
INDICATORS = (
    FILE, PROJECT, Column("一级指标", 14), Column("二级指标", 14), Column("三级指标", 26),
    Column("指标解释", 30), Column("指标值", 24), Column("实际完成值", 18), Column("分值", 8),
    Column("得分", 8), Column("偏差原因", 24), Column("指标值确定依据", 20), Column("位置", 16),
)  # fmt: skip
FUNDS = (
    FILE, PROJECT, Column("资金来源", 12), Column("表中名称", 20),
    Column("年初预算数（万元）", 12, MONEY), Column("全年预算数（万元）", 12, MONEY),
    Column("全年执行数（万元）", 12, MONEY), Column("执行率（%）", 10, MONEY),
    Column("分值", 8), Column("得分", 8), Column("位置", 16),
)  # fmt: skip
LISTINGS = (
    FILE, Column("清单", 8), Column("文字所述项数", 12), Column("实列项数", 10),
    Column("项目名称", 34), Column("金额（万元）", 12, MONEY), Column("位置", 16),
)  # fmt: skip
PROBLEMS = (FILE, Column("类别", 20), Column("说明", 90), Column("位置", 16))


def write_readings(documents: Sequence[Document], path: Path) -> None:
    """Write what was read, one tab a kind of thing; amounts are in 万元."""
    with new_workbook(path) as book:
        add_list(book, "绩效表", SHEETS, rows=_sheets(documents))
        add_list(book, "指标", INDICATORS, rows=_indicators(documents))
        add_list(book, "资金", FUNDS, rows=_funds(documents))
        add_list(book, "清单", LISTINGS, rows=_listings(documents))
        add_list(book, "问题", PROBLEMS, rows=_problems(documents))


def _each(documents: Sequence[Document]) -> Iterator[tuple[str, Sheet]]:
    for document in documents:
        for sheet in document.sheets:
            yield Path(document.source.path).name, sheet


def _sheets(documents: Sequence[Document]) -> Rows:
    for file, sheet in _each(documents):
        fund = sheet.total_fund
        yield (
            file, KINDS[sheet.kind], sheet.project.name, sheet.project.code, sheet.department,
            sheet.unit, sheet.fiscal_year, _wan(sheet.budget),
            None if fund is None else _wan(fund.outturn),
            "\n".join(one.text for one in sheet.objectives), len(sheet.indicators),
            sheet.total_score, sheet.rating, str(sheet.place),
        )  # fmt: skip


def _indicators(documents: Sequence[Document]) -> Rows:
    for file, sheet in _each(documents):
        for one in sheet.indicators:
            texts = [
                indicator_text(one, field)
                for field in ("dimension", "kind", "name", "definition", "target", "actual")
            ]
            yield (
                file, sheet.project.name, *texts, one.points, one.score, one.reason, one.basis,
                str(one.place),
            )  # fmt: skip


def _funds(documents: Sequence[Document]) -> Rows:
    for file, sheet in _each(documents):
        for fund in sheet.funds:
            yield (
                file, sheet.project.name, SOURCES[fund.source], fund.label,
                _wan(fund.original_budget), _wan(fund.final_budget), _wan(fund.outturn),
                None if fund.execution_rate is None else fund.execution_rate * HUNDRED,
                fund.points, fund.score, str(fund.place),
            )  # fmt: skip


def _listings(documents: Sequence[Document]) -> Rows:
    for document in documents:
        file = Path(document.source.path).name
        for index, listing in enumerate(document.listings, start=1):
            for item in listing.items:
                yield (
                    file, index, listing.stated_count, len(listing.items), item.name,
                    _wan(item.amount), str(item.place),
                )  # fmt: skip


def _problems(documents: Sequence[Document]) -> Rows:
    for document in documents:
        for problem in document.problems:
            file = Path(document.source.path).name
            yield file, problem.kind, problem.message, str(problem.place)


def _wan(money: Money | None) -> Decimal | None:
    return None if money is None else money.wan

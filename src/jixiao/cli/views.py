"""What people see on the terminal: sheets, findings, scores and lists as tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from jixiao.cli.output import console, short
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import printed
from jixiao.domain.sheet import Fund, Sheet
from jixiao.domain.terms import label

if TYPE_CHECKING:
    from jixiao.audit.base import Rule
    from jixiao.scoring.ruleset import Ruleset

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def table(*titles: str, right: Sequence[str] = ()) -> Table:
    """A plain table with these column titles; ``right`` are those of numbers."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for title in titles:
        made.add_column(title, justify="right" if title in right else "left", overflow="fold")
    return made


def show_document(document: Document) -> None:
    """A document: what it is, its list of projects, and every sheet."""
    out = console()
    year = f"{document.fiscal_year}年度" if document.fiscal_year else "年度不明"
    out.print(Text(document.title or document.source.path, style="bold"))
    out.print(f"{document.unit.code} {document.unit.name or '单位不明'}，{year}".strip())
    count = sum(len(sheet.indicators) for sheet in document.sheets)
    out.print(f"绩效表{len(document.sheets)}张，指标{count}条，文字{len(document.sections)}部分")
    for listing in document.listings:
        stated = f"文中称{listing.stated_count}项，" if listing.stated_count is not None else ""
        out.print(f"\n{listing.place}的项目清单：{stated}列出{len(listing.items)}项")
        shown = table("项目", "金额（万元）", right=("金额（万元）",))
        for item in listing.items:
            shown.add_row(Text(item.name), "" if item.amount is None else item.amount.in_wan())
        out.print(shown)
    for number, sheet in enumerate(document.sheets, start=1):
        _show_sheet(sheet, number)


def _show_sheet(sheet: Sheet, number: int) -> None:
    out = console()
    code = f"（{sheet.project.code}）" if sheet.project.code else ""
    name = f"{label(sheet.kind.value)}：{sheet.project.name}{code}"
    out.print(Text(f"\n{number}. {name}", style="bold"))
    if sheet.confidence is not None:
        out.print(f"表样：{sheet.form}（吻合度{_percent(sheet.confidence)}）")
    else:
        out.print("表样：未识别（按列标题读取）")
    for fund in sheet.funds:
        out.print(_fund_line(fund))
    if sheet.spending_plan:
        steps = (f"{step.text} {_percent(step.share)}" for step in sheet.spending_plan.steps)
        out.print("资金支出计划：" + "，".join(steps))
    for objective in sheet.objectives:
        out.print(Text(f"目标：{objective.text}"))
    out.print(_indicator_table(sheet))
    if sheet.total_score is not None:
        out.print(f"总分：{sheet.total_score} {sheet.rating}".rstrip())


def _percent(share: Decimal | None) -> str:
    return "空" if share is None else f"{printed(share * 100, places=0)}%"


def _fund_line(fund: Fund) -> str:
    amounts = (
        ("年初预算", fund.original_budget),
        ("全年预算", fund.final_budget),
        ("执行", fund.outturn),
    )
    parts = [f"{title}{amount.in_wan()}万元" for title, amount in amounts if amount is not None]
    if fund.execution_rate is not None:
        parts.append(f"执行率{_percent(fund.execution_rate)}")
    if fund.score is not None:
        parts.append(f"得分{fund.score}")
    return f"资金（{fund.label}）：" + ("，".join(parts) or "空")


COLUMNS: tuple[tuple[str, Callable[[Indicator], object]], ...] = (
    ("一级", lambda one: one.dimension),
    ("二级", lambda one: one.kind),
    ("三级指标", lambda one: one.name),
    ("指标值", lambda one: one.target.text if one.target else ""),
    ("完成值", lambda one: one.actual.text if one.actual else ""),
    ("分值", lambda one: one.points),
    ("得分", lambda one: one.score),
)


def _indicator_table(sheet: Sheet) -> Table:
    """The indicators of a sheet, without the columns that stand empty in all of them."""
    rows = {
        title: ["" if (value := get(one)) is None else str(value) for one in sheet.indicators]
        for title, get in COLUMNS
    }
    kept = {title: values for title, values in rows.items() if any(values)}
    shown = table(*kept, right=("分值", "得分"))
    for texts in zip(*kept.values(), strict=True):
        shown.add_row(*(Text(short(text)) for text in texts))
    return shown


def show_rules(rules: Sequence[Rule]) -> None:
    """Every rule: code, severity, title, basis."""
    shown = table("编号", "程度", "规则", "依据")
    for one in rules:
        severity = Text(one.severity.label, style=STYLES[one.severity])
        shown.add_row(one.code, severity, Text(one.title), Text(short(one.basis)))
    console().print(shown)


def show_rulesets(rulesets: Sequence[Ruleset]) -> None:
    """Every rule-set: name, title, basis, since when, points."""
    shown = table("名称", "评分办法", "依据", "起始日期", "分值")
    for one in rulesets:
        points = "，".join(f"{label(name)}{value}" for name, value in one.points.items())
        shown.add_row(one.name, Text(one.title), Text(one.basis), str(one.effective_from), points)
    console().print(shown)

"""What became of an import, and what a ledger holds, on the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from jixiao.cli.output import console
from jixiao.cli.views import table
from jixiao.monitoring.columns import label

if TYPE_CHECKING:
    from jixiao.monitoring.assigning import Unassigned
    from jixiao.monitoring.contents import ImportedFile, Part
    from jixiao.pipeline.ledger import Imported, Outcome

KINDS = {"payments": "支付明细", "budgets": "预算指标"}
CATEGORIES = {"project": "项目支出", "basic": "基本支出", "unassigned": "待认领"}
STATED = {
    "title": "列标题写明", "line": "表头写明", "option": "按 --unit", "saved": "按列对应文件",
    "nowhere": "文件没有写明，按元",
}  # fmt: skip
MOST_WAITING = 50


def show_outcome(outcome: Outcome) -> None:
    """The columns as matched, the counts, and the first rows that were not taken."""
    out = console()
    for one in outcome.tables:
        tab = f" 工作表“{one.tab}”" if one.tab else ""
        out.print(Text(f"\n{one.path}{tab}：{KINDS[one.mapping.kind]}", style="bold"))
        shown = table("台账项目", "列标题", "单位")
        for name, title in one.mapping.columns.items():
            shown.add_row(label(name), Text(title), _unit(one, name))
        out.print(shown)
        out.print(Text(_counted(one), style="bold"))
        for row in one.refused:
            out.print(Text(f"  第{row.row}行：{row.message}"))
        if one.counts.refused > len(one.refused):
            out.print(f"  ……共{one.counts.refused}行")
    if outcome.copy:
        out.print(Text(f"没有导入的行已另存为 {outcome.copy}，改正后可直接再导入"))


def _unit(one: Imported, name: str) -> str:
    unit = one.mapping.units.get(name, "")
    return f"{unit}（{STATED[one.mapping.stated_in[name]]}）" if unit else ""


def _counted(one: Imported) -> str:
    counts = one.counts
    text = f"导入{counts.taken}行，台账已有{counts.known}行，没有导入{counts.refused}行"
    return text + (f"，合计等非明细行{counts.passed_over}行" if counts.passed_over else "")


def outcome_plain(outcome: Outcome) -> dict[str, object]:
    """What ``ledger import --format json`` prints for one file."""
    return {
        "schema": "jixiao/import/1",
        "path": str(outcome.path),
        "tables": [
            {
                "tab": one.tab,
                "kind": one.mapping.kind,
                "columns": dict(one.mapping.columns),
                "units": dict(one.mapping.units),
                "taken": one.counts.taken,
                "known": one.counts.known,
                "refused": one.counts.refused,
                "passed_over": one.counts.passed_over,
            }
            for one in outcome.tables
        ],
        "refused_copy": str(outcome.copy) if outcome.copy else None,
        "problems": list(outcome.problems),
    }


def show_ledger(
    parts: Sequence[Part], files: Sequence[ImportedFile], waiting: Sequence[Unassigned]
) -> None:
    """Sums by year and category, the imports, and the payments that wait to be assigned."""
    out = console()
    shown = table("内容", "年度", "类别", "笔数", "金额（万元）", right=("笔数", "金额（万元）"))
    for part in parts:
        words = (KINDS[part.kind], str(part.fiscal_year), CATEGORIES[part.category])
        shown.add_row(*words, str(part.count), part.amount.in_wan())
    out.print(shown)
    shown = table(
        "导入的文件", "内容", "时间", "导入", "已有", "未导入", right=("导入", "已有", "未导入")
    )
    for file in files:
        counts = (str(file.taken), str(file.known), str(file.refused))
        shown.add_row(Text(file.file), KINDS[file.kind], str(file.imported_at), *counts)
    out.print(shown)
    if waiting:
        out.print(
            Text(f"待认领的支付{len(waiting)}笔（没有项目，也看不出是日常公用）：", style="bold")
        )
        shown = table(
            "凭证号", "日期", "金额（元）", "单位", "收款人", "用途", right=("金额（元）",)
        )
        for one in waiting[:MOST_WAITING]:
            cells = (one.voucher, str(one.paid_on), str(one.amount), one.unit, one.payee)
            shown.add_row(*map(Text, (*cells, one.purpose)))
        out.print(shown)
        if len(waiting) > MOST_WAITING:
            out.print(f"……只列出前{MOST_WAITING}笔")
        out.print("用 jixiao ledger assign 台账 凭证号 --project 项目编码（或 --basic）认领")

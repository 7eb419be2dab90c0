"""Which rule-set a sheet is scored by, or why there is not just one."""

from __future__ import annotations

from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.scoring.ruleset import Ruleset, fitting, on_request

NO_RULESET = (
    "没有适用于这张表（{kind}，{year}）的评分办法；"
    "请用 --ruleset 指定一个{named}，或增加当地的评分办法文件"
)
SEVERAL_RULESETS = (
    "这张表（{kind}，{year}）有几个适用的评分办法：{names}；请用 --ruleset 指定其中一个"
)
KINDS = {
    SheetKind.OBJECTIVE: "绩效目标表",
    SheetKind.SELF_EVALUATION: "绩效自评表",
    SheetKind.MONITORING: "绩效运行监控表",
    SheetKind.WHOLE_DEPARTMENT: "部门整体支出绩效表",
}


def choose(sheet: Sheet) -> Ruleset | Problem:
    """The rule-set for a sheet, or why there is not just one."""
    found = fitting(sheet)
    if len(found) == 1:
        return found[0]
    year = "年度不详" if sheet.fiscal_year is None else f"{sheet.fiscal_year}年度"
    words = {"kind": KINDS[sheet.kind], "year": year}
    if found:
        names = "、".join(one.name for one in found)
        message = SEVERAL_RULESETS.format(names=names, **words)
        return Problem("several_rulesets", message, sheet.place)
    names = "、".join(one.name for one in on_request(sheet))
    message = NO_RULESET.format(named=f"（例如 {names}）" if names else "", **words)
    return Problem("no_ruleset", message, sheet.place)

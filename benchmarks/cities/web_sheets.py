"""What the sheets of a generated city say, as the web application keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from benchmarks.cities.projects import STEPS, WORDS, Project
from benchmarks.cities.rows import yuan

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.money import Money
from jixiao.domain.plain import to_plain
from jixiao.domain.sheet import (
    Fund,
    FundSource,
    Objective,
    PlanStep,
    Sheet,
    SheetKind,
    SpendingPlan,
)
from jixiao.domain.sheet import Project as SheetProject
from jixiao.domain.target import Target

Plain = dict[str, Any]
# Level one, level two, what is counted, target, points; {work} and {use} are words of the city.
ROWS = (
    ("成本指标", "经济成本指标", "{work}成本控制率", "≤100%", "10"),
    ("产出指标", "数量指标", "完成{use}事项数", "≥12项", "15"),
    ("产出指标", "数量指标", "{work}覆盖单位数", "≥8个", "10"),
    ("产出指标", "质量指标", "{work}验收合格率", "≥95%", "10"),
    ("产出指标", "质量指标", "{use}差错率", "≤2%", "5"),
    ("产出指标", "时效指标", "{work}按期完成率", "=100%", "10"),
    ("效益指标", "社会效益指标", "受益群众人数", "≥2000人", "10"),
    ("效益指标", "经济效益指标", "节约支出率", "≥3%", "5"),
    ("效益指标", "可持续影响指标", "{work}长效机制", "健全", "5"),
    ("满意度指标", "服务对象满意度指标", "服务对象满意度", "≥90%", "10"),
)
ACTUALS = ("100%", "12项", "8个", "96%", "1%", "100%", "2100人", "3.2%", "健全", "93%")
POOR = {1: "7项", 4: "3.5%", 6: "1200人", 9: "81%"}
FINDINGS = (
    ("TG003", "warning"), ("IN002", "note"), ("OB003", "warning"), ("FU001", "error"),
    ("SE007", "warning"), ("TX005", "note"), ("EX001", "warning"),
)  # fmt: skip


@cache
def template(work: str, *, is_evaluated: bool, is_poor: bool) -> Plain:
    """A sheet of a kind of work without its project, its money and its plan."""
    words = next(one for one in WORDS["works"] if one["name"] == work)
    rows = (
        Indicator(
            name.format(work=work, use=words["uses"][at % len(words["uses"])]),
            dimension, kind, target=Target.parse(target), points=Decimal(points),
        )
        for at, (dimension, kind, name, target, points) in enumerate(ROWS)
    )  # fmt: skip
    indicators = tuple(with_terms(one) for one in rows)
    if is_evaluated:
        indicators = tuple(
            _evaluated(one, at, is_poor=is_poor) for at, one in enumerate(indicators)
        )
    kind = SheetKind.SELF_EVALUATION if is_evaluated else SheetKind.OBJECTIVE
    result = f"{work}已按计划完成。" if is_evaluated else ""
    sheet = Sheet(
        kind, purpose=f"用于{work}，包括{'、'.join(words['uses'])}等支出。",
        objectives=(Objective(f"完成全年{work}任务，质量合格，群众满意。", result),),
        indicators=indicators, total_points=Decimal(100),
    )  # fmt: skip
    plain: Plain = to_plain(sheet)
    return plain


def content(project: Project, *, fiscal_year: int, is_evaluated: bool, score: Decimal) -> Plain:
    """The sheet of a project."""
    budget = Money(Decimal(yuan(project.final)))
    outturn = Money((budget.yuan * Decimal("0.96")).quantize(Decimal("0.01")))
    fund = Fund(FundSource.TOTAL, "年度资金总额", original_budget=budget, final_budget=budget)
    if is_evaluated:
        fund = replace(
            fund, outturn=outturn, points=Decimal(10), score=Decimal("9.6"),
            execution_rate=Decimal("0.96"),
        )  # fmt: skip
    steps = (
        PlanStep(date(fiscal_year, *day), Decimal(share) / 100)
        for day, share in zip(STEPS, project.steps, strict=True)
    )
    base = template(project.work["name"], is_evaluated=is_evaluated, is_poor=score < 80)
    return base | {
        "project": to_plain(SheetProject(project.code, project.name)),
        "department": project.owner[1], "unit": project.owner[3], "fiscal_year": fiscal_year,
        "funds": [to_plain(fund)], "spending_plan": to_plain(SpendingPlan(tuple(steps))),
        "total_score": str(score) if is_evaluated else None,
    }  # fmt: skip


def findings(number: int) -> list[Plain]:
    """The findings of a sheet: none of most, one to four of the others."""
    found = FINDINGS[number % 7 :][: number % 5 if number % 3 == 0 else 0]
    return [
        {"code": code, "severity": severity, "message": "示例问题，由压力测试生成", "evidence": "",
         "project": "", "indicator": "", "field": "", "place": {}, "basis": "", "fix": "",
         "fingerprint": f"{code}{number}"}
        for code, severity in found
    ]  # fmt: skip


def _evaluated(one: Indicator, at: int, *, is_poor: bool) -> Indicator:
    text = POOR.get(at, ACTUALS[at]) if is_poor else ACTUALS[at]
    lost = Decimal(3) if is_poor and at in POOR else Decimal(0)
    reason = "上级资金到位晚，部分工作顺延" if lost else ""
    points = one.points or Decimal(0)
    return replace(one, actual=Actual.parse(text), score=points - lost, reason=reason)

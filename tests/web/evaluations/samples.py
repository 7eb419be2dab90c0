"""Sheets and files made up for the tests."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Objective, Project, Sheet
from jixiao.domain.target import Target

ROWS = (
    ("产出指标", "数量指标", "巡展场次", "≥20场", "15"),
    ("产出指标", "质量指标", "展品完好率", "≥95%", "15"),
    ("产出指标", "时效指标", "巡展完成时间", "2026年11月底前", "10"),
    ("产出指标", "成本指标", "巡展总成本", "≤48万元", "10"),
    ("效益指标", "社会效益指标", "公众科学素质提升程度", "明显提升", "30"),
    ("满意度指标", "服务对象满意度指标", "观众满意度", "≥90%", "10"),
)


def objective(name="科普展览巡展", *, has_points=True, extra=None):
    """Objectives of a project with six indicators and 48万元."""
    indicators = tuple(
        with_terms(
            Indicator(
                name=row[2], dimension=row[0], kind=row[1], target=Target.parse(row[3]),
                points=Decimal(row[4]) if has_points else None, extra=extra or {},
            )
        )
        for row in ROWS
    )  # fmt: skip
    total, fiscal = (
        Fund(source, label, original_budget=Money.of("48", unit="万元"))
        for source, label in (
            (FundSource.TOTAL, "年度资金总额"),
            (FundSource.FISCAL, "其中：当年财政拨款"),
        )
    )
    return Sheet(
        project=Project("", name), department="示例市科学技术局", unit="示例市科技馆",
        fiscal_year=2026, purpose="用于流动展品运输、布展和讲解。", funds=(total, fiscal),
        objectives=(
            Objective("全年到20所乡镇学校开展科普巡展，接待学生8000人次"),
            Objective("展品完好，观众满意"),
        ),
        indicators=indicators, form="mof_2021_objective",
    )  # fmt: skip


RESULTS = {
    "indicators.0.actual": "22场", "indicators.1.actual": "96%",
    "indicators.2.actual": "2026年10月", "indicators.3.actual": "46.2万元",
    "indicators.4.actual": "达成预期指标", "indicators.5.actual": "93%",
    "funds.0.outturn": "46.20", "funds.1.outturn": "46.20",
    "objectives.annual.result": (
        "全年到22所乡镇学校巡展，接待学生8150人次\n展品完好率96%，观众满意度93%"
    ),
}  # fmt: skip


def png(width=40, height=30):
    """A picture."""
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (width, height), (30, 90, 160)).save(out, "PNG")
    return out.getvalue()


def pdf():
    """A page."""
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (200, 280), (240, 240, 240)).save(out, "PDF")
    return out.getvalue()

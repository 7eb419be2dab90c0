"""Sheets made up for a form: every field that it prints may be filled in."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Cause, Likelihood, Monitoring
from jixiao.domain.sheet import (
    Fund,
    FundSource,
    Objective,
    PlanStep,
    Project,
    Sheet,
    SheetKind,
    SpendingPlan,
)
from jixiao.domain.target import Target
from jixiao.domain.task import Task

WORDS = st.text("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", min_size=2, max_size=12)
MAYBE = st.just("") | WORDS
PHRASES = st.sampled_from([
    "完成农村公路养护", "1200公里", "≥95%", "（含桥梁3座）", "，", "。", "；", "：",
    "A级", "48.00万元", "“双随机、一公开”检查", "GB/T 9704—2012", "昇玥堃犇垚", "2023年6月底前",
    "Excel 2016",
])  # fmt: skip
OPENINGS = st.sampled_from(["", "", "=1+1，", "+86，", "-5，", "@甲，", "/", "1.", "（1）"])
LINES = st.builds("{}保障{}".format, OPENINGS, st.lists(PHRASES, max_size=4).map("".join))
# No longer, so that no row is higher than a page: a row cut by a page end is not always read whole.
TEXTS = st.lists(LINES, min_size=1, max_size=2).map("\n".join)
MAYBE_TEXT = st.just("") | TEXTS
"""What a cell for sentences may say: long, in several lines, with figures, signs and rare names."""
WAN = st.integers(1, 10**9).map(lambda fen: Money(Decimal(fen) / 100))
POINTS = st.integers(0, 400).map(lambda part: Decimal(part) / 4)
RATES = st.integers(2000, 4000).map(lambda part: Decimal(part) / 4000)
LEVELS = st.sampled_from([
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
])  # fmt: skip
AMOUNTS = ("original_budget", "adjustment", "final_budget", "outturn", "forecast_outturn")
OWN = {"project_name", "project_code", "department", "unit", "purpose", "rating"}
UNITS = st.sampled_from(["公里", "座", "%", "人次"])


@st.composite
def sheets(draw, form):
    """A sheet that says no more than the form has a place for."""
    fields = {name for block in form.blocks for name in block.fields()}
    kinds = {block.kind for block in form.blocks}
    heads = {slot.field for block in form.blocks for row in block.rows for slot in row}
    free = {name for name in heads - OWN - {""} if "." not in name}
    sheet = Sheet(
        kind=form.kind,
        cut_off_month=draw(st.integers(1, 12)) if form.kind is SheetKind.MONITORING else None,
        spending_plan=SpendingPlan(draw(plans())) if "plan" in kinds else SpendingPlan(),
        title=form.title.format(project_name="甲乙"),
        fiscal_year=2023,
        project=Project(
            draw(st.just("") | st.just("731-0702-JCN-GGS5")) if "project_code" in heads else "",
            draw(WORDS) if "project_name" in heads else "",
        ),
        department=draw(WORDS) if "department" in heads else "",
        unit=draw(WORDS) if "unit" in heads | fields else "",
        purpose=draw(MAYBE_TEXT) if "purpose" in heads else "",
        rating=draw(st.sampled_from(["", "优"])) if "rating" in heads else "",
        objectives=tuple(draw(objectives(fields, kinds))),
        indicators=tuple(draw(indicators_of(form))),
        total_points=draw(POINTS) if "total_points" in fields else None,
        total_score=draw(POINTS) if "total_score" in fields else None,
        extra={name: draw(WORDS) for name in sorted(free)},
        form=form.name,
    )
    return draw(with_money(form, sheet))


@st.composite
def plans(draw):
    months = sorted(draw(st.sets(st.integers(1, 12), min_size=1)))
    shares = st.none() | st.integers(0, 100).map(lambda part: Decimal(part) / 100)
    ends = [date(2023, month, monthrange(2023, month)[1]) for month in months]
    return tuple(PlanStep(end, draw(shares), f"{end.month}月底") for end in ends)


@st.composite
def objectives(draw, fields, kinds):
    if "goals" in kinds:
        return [Objective(draw(WORDS), points=Decimal(40)) for _ in range(draw(st.integers(1, 2)))]
    if "objectives" not in kinds:
        return []
    longer = draw(st.lists(LINES, max_size=2)) if "long_term" in fields else []
    texts = draw(st.lists(LINES, min_size=1, max_size=3))
    results = draw(MAYBE_TEXT) if "result" in fields and len(texts) == 1 else ""
    return [
        *(Objective(one, term="long_term") for one in longer),
        *(Objective(one, results) for one in texts),
    ]


@st.composite
def indicators_of(draw, form):
    columns = (*form.columns("indicators"), *form.columns("goals"))
    fields = {slot.field for slot in columns}
    terms = [one for one in ("long_term", "annual") if one in {slot.term for slot in columns}]
    made = []
    for term in terms:
        made += [
            replace(one, term=term)
            for one in draw(st.lists(indicators(fields), min_size=1, max_size=8))
        ]
    if form.columns("goals"):
        made = [replace(one, extra={**one.extra, "objective": "年度绩效目标1"}) for one in made]
    return made


@st.composite
def indicators(draw, fields):
    dimension, kind = draw(LEVELS)
    numbers = {one: draw(POINTS) for one in ("points", "score") if one in fields}
    texts = {one: draw(MAYBE_TEXT) for one in ("reason", "definition", "basis") if one in fields}
    own = ("remark", "scoring_rule")
    extra = {one: text for one in own if one in fields and (text := draw(MAYBE_TEXT))}
    target, direction = None, ""
    if "measure_unit" in fields:
        number, unit = str(draw(st.integers(1, 999))), draw(UNITS)
        direction = draw(st.sampled_from("≥≤＝")) if "direction" in fields else ""
        target = replace(Target.parse(f"{direction}{number}{unit}"), text=number)
        extra["measure_unit"] = unit
    elif "target" in fields:
        target = Target.parse(f"≥{draw(st.integers(1, 999))}%")
    if "subname" in fields and draw(st.booleans()):
        extra["level3"] = draw(WORDS)
    return with_terms(Indicator(
        name=draw(WORDS), dimension=dimension, kind=kind, target=target, direction=direction,
        actual=Actual.parse(f"{draw(st.integers(0, 999))}%") if "actual" in fields else None,
        monitoring=draw(monitorings()) if "current" in fields else None,
        extra=extra, **numbers, **texts,
    ))  # fmt: skip


@st.composite
def monitorings(draw):
    causes = draw(st.lists(st.sampled_from(list(Cause)), unique=True))
    return Monitoring(
        current=Actual.parse(f"{draw(st.integers(0, 99))}公里"),
        forecast=Actual.parse(f"{draw(st.integers(0, 99))}公里"),
        causes={one.value: "√" for one in causes},
        explanation=draw(MAYBE_TEXT),
        likelihood=draw(st.none() | st.sampled_from(list(Likelihood))),
    )


@st.composite
def with_money(draw, form, sheet):
    for block in form.blocks:
        fields = set(block.fields())
        if block.kind == "funds":
            rows = draw(st.lists(st.sampled_from(block.fund_rows), min_size=1, unique=True))
            sheet = replace(sheet, funds=tuple(draw(fund(one, fields)) for one in rows))
        elif block.kind == "rows":
            sheet = replace(
                sheet,
                funds=sheet.funds + tuple(draw(pairs(block, "fund."))),
                long_term_funds=(*sheet.long_term_funds, *draw(pairs(block, "long_term_fund."))),
            )
        elif block.kind == "tasks":
            sheet = replace(sheet, tasks=tuple(draw(st.lists(tasks(fields), max_size=4))))
            total = Fund(FundSource.TOTAL, block.total, draw(WAN))
            sheet = replace(sheet, funds=(total,))
    return sheet


@st.composite
def fund(draw, row, fields):
    amounts = {one: draw(st.none() | WAN) for one in AMOUNTS if one in fields}
    amounts["original_budget"] = draw(WAN)
    more = {one: draw(st.none() | POINTS) for one in ("points", "score") if one in fields}
    rate = draw(st.none() | RATES) if "execution_rate" in fields else None
    reason = draw(MAYBE_TEXT) if "reason" in fields else ""
    return Fund(row.source, row.title, execution_rate=rate, reason=reason, **amounts, **more)


@st.composite
def pairs(draw, block, start):
    found = []
    for row in block.rows:
        for title, value in pairwise(row):
            if value.field.startswith(start):
                source = FundSource(value.field.removeprefix(start))
                found.append(Fund(source, title.title, draw(WAN)))
    return found


@st.composite
def tasks(draw, fields):
    texts = {one: draw(TEXTS) for one in ("content", "result") if one in fields}
    kept = {one: f"{draw(st.integers(1, 99))}.00" for one in ("fiscal", "other") if one in fields}
    outturn = draw(st.none() | WAN) if "outturn" in fields else None
    return Task(draw(WORDS), **texts, budget=draw(WAN), outturn=outturn, extra=kept)

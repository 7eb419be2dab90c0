"""What every figure of a 支出进度表 must be, worked out again in fractions from the rows.

Nothing of ``reports`` is used. A figure is known by the name of its origin; where several have one
name, each of their values is allowed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from jixiao.domain.month import Month
from jixiao.domain.progress import Progress
from jixiao.domain.slow import SlowProject


def rounded(value: Fraction, places: int) -> Fraction:
    """Half away from nought."""
    size = int(abs(value) * 10**places + Fraction(1, 2))
    return Fraction(size if value >= 0 else -size, 10**places)


def fixed(value: Fraction) -> str:
    """Two decimals."""
    hundredths = int(rounded(value, 2) * 100)
    digits = str(abs(hundredths)).rjust(3, "0")
    return f"{'-' if hundredths < 0 else ''}{digits[:-2]}.{digits[-2:]}"


def wan(yuan: Decimal) -> str:
    """万元 with two decimals."""
    return fixed(Fraction(yuan) / 10_000)


def whole(value: Fraction) -> Fraction:
    """A share as the domain keeps it: to six places."""
    return rounded(value, 6)


def owner(row: Progress) -> str:
    """Whose figure it is."""
    name = " ".join((row.project.name or row.project.code).split())
    unit = " ".join((row.unit.name or row.department.name).split())
    code = "" if row.project.code == name else row.project.code
    notes = [one for one in (unit, code) if one]
    if name:
        return f"{name}（{'，'.join(notes)}）：" if notes else f"{name}："
    if row.category is not None:
        return f"{unit}{row.category.label}："
    return f"{unit}：" if unit else "合计"


class Oracle:
    """Names of figures with the texts that may be printed for them."""

    def __init__(self, table):
        self.known: dict[str, set[str]] = defaultdict(set)
        self.report = table.report
        day = self.report.as_of
        self.put("截止日期", f"{day.year}年{day.month}月{day.day}日")
        self.put("表名", f"《{day.year}年{day.month}月支出进度表》")
        for row in (*self.report.totals, *(one.progress for one in self.report.rows)):
            self.row(row, owner(row))
        self.months(table.months)
        self.lights()
        self.slow(self.report.slow)
        self.ahead()

    def put(self, name: str, *texts: str) -> None:
        self.known[name] |= set(texts)

    def row(self, row: Progress, whose: str) -> None:
        budget = sum(
            Fraction(one.yuan) for one in (row.original_budget, row.carry_over, row.adjustment)
        )
        paid = Fraction(row.outturn.yuan)
        self.put(f"{whose}年初预算", wan(row.original_budget.yuan))
        self.put(f"{whose}结转和调整", wan(row.carry_over.yuan + row.adjustment.yuan))
        self.put(f"{whose}全年预算", wan(budget))
        self.put(f"{whose}当月支出", wan(row.month_outturn.yuan))
        self.put(f"{whose}累计支出", wan(paid))
        start = Month(row.fiscal_year, 1).first
        days = (Month(row.fiscal_year, 12).last - start).days + 1
        gone = whole(Fraction((row.as_of - start).days + 1, days))
        elapsed = rounded(gone * 100, 2)
        self.put(f"{whose}时间进度", fixed(elapsed) + "%")
        if budget:
            rate = rounded(whole(paid / budget) * 100, 2)
            self.put(f"{whose}执行率", fixed(rate) + "%")
            self.put(f"{whose}执行率与时间进度相差百分点", fixed(abs(rate - elapsed)))
        self.plan(row, whose)
        self.put(f"{whose}名称", " ".join((row.project.name or row.project.code).split()))

    def plan(self, row: Progress, whose: str) -> None:
        base = Fraction(row.planned_budget.yuan)
        if row.planned is None or not base:
            return
        share = whole(Fraction(row.planned.yuan) / base)
        gap = share - whole(Fraction(row.planned_outturn.yuan) / base)
        self.put(f"{whose}计划进度", fixed(share * 100) + "%")
        self.put(f"{whose}差额百分点", fixed(gap * 100))
        self.put(f"{whose}与计划进度相差百分点", fixed(abs(rounded(gap * 100, 2))))

    def months(self, rows: Iterable[Progress]) -> None:
        paid = {one.month: Fraction(one.month_outturn.yuan) for one in rows}
        for month, yuan in paid.items():
            self.put(f"{month.year}年{month.number}月当月支出", wan(yuan))
        for name, yuan in (("多", max(paid.values())), ("少", min(paid.values()))):
            found = [one for one in paid if paid[one] == yuan]
            self.put(f"支出最{name}的月份", *(f"{one.number}月" for one in found))

    def lights(self) -> None:
        counted = Counter(one.light.colour.label for one in self.report.rows)
        for name, count in counted.items():
            self.put(f"{name}个数", str(count))
        self.put("亮灯办法", self.report.lights.title)

    def slow(self, projects: Iterable[SlowProject]) -> None:
        found = list(projects)
        self.put("支出缓慢的项目数", str(len(found)))
        self.put("支出缓慢项目差额合计", wan(sum((one.gap.yuan for one in found), Decimal(0))))
        for one in found:
            whose = owner(one.progress)
            self.put(f"{whose}名称", " ".join(one.progress.name.split()))
            self.put(f"{whose}差额", wan(one.gap.yuan))
            self.put(f"{whose}占全部差额", fixed(Fraction(one.share) * 100) + "%")
            if one.behind_since:
                since = one.behind_since
                self.put(f"{whose}落后起始月份", f"{since.year}年{since.number}月")
            lines = []
            for missing in one.missing:
                named = missing.economic_class or missing.economic_code or "未写明经济分类"
                last, now = wan(missing.last_year.yuan), wan(missing.this_year.yuan)
                lines.append(f"{named}去年同期{last}万元，今年{now}万元")
                self.put(f"{whose}{named}：去年同期支出", last)
                self.put(f"{whose}{named}：今年支出", now)
                self.put(f"{whose}{named}：经济分类", named)
            self.put(f"{whose}比去年同期少的支出", "\n".join(lines))
            named = "、".join(cause.label for cause in one.causes)
            cause = "：".join(word for word in (named, one.explanation) if word)
            self.put(f"{whose}原因和措施", cause, one.measure)

    def ahead(self) -> None:
        for one in self.report.total_forecasts:
            whose = one.category.label if one.category else "合计"
            self.put(f"{whose}预计全年支出", wan(one.expected.yuan))
            self.put(f"{whose}预计全年支出下限", wan(one.low.yuan))
            self.put(f"{whose}预计全年支出上限", wan(one.high.yuan))
            if one.category is None:
                level = fixed(Fraction(one.level) * 100).rstrip("0").rstrip(".")
                self.put("预测区间的可能性", f"{level}%")
                self.put("完成全年支出计划尚需支出", wan(one.needed.yuan))
                if one.needed_per_month is not None:
                    self.put("完成全年支出计划平均每月尚需支出", wan(one.needed_per_month.yuan))

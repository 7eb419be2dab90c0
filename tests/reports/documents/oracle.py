"""What every figure of a report must be, worked out again from the sheets in another way.

Everything is a fraction here and is printed by integer arithmetic; nothing of ``reports`` is used.
A figure is known by the name of its origin; where several have one name (two projects of one
name), each of their values is allowed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from jixiao.domain.document import Document
from jixiao.domain.finding import FAMILIES, Finding
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Sheet
from jixiao.domain.terms import label

Expected = dict[str, set[str]]
STOPS = "。；;，,."
BETTER = {
    "proportional": 1, "proportional_capped": 1, "pass_line": 1, "over_threshold": 1,
    "reverse_linear": -1, "reverse_ratio": -1, "zero_target": -1,
}  # fmt: skip
COST = {"cost", "economic_cost", "social_cost", "ecological_cost"}


def wan(yuan: Fraction | int) -> str:
    """万元, two decimals or as many as there are."""
    return _plain(Fraction(yuan) / 10000, least=2)


def _plain(value: Fraction, *, least: int = 0) -> str:
    places = least
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def rounded(value: Fraction) -> Fraction:
    """Two decimals, half up (nothing here is below zero)."""
    return Fraction(int(value * 100 + Fraction(1, 2)), 100)


def per_cent(share: Fraction) -> str:
    """Per cent with two decimals."""
    return _plain(rounded(share * 100), least=2) + "%"


def words(text: str) -> str:
    """A cell on one line, without the stop at its end."""
    return " ".join(text.split()).rstrip(STOPS)


def name_of(sheet: Sheet) -> str:
    """A sheet by its project."""
    title = re.sub(r"^附件\d*[:：]", "", sheet.title)
    return " ".join((sheet.project.name or sheet.unit or title).split())


class Oracle:
    """Names of figures with the texts that may be printed for them."""

    def __init__(self, document, scores=(), findings=(), previous=None):
        self.document: Document = document
        self.sheets: tuple[Sheet, ...] = document.sheets
        given = [*scores, *[None] * len(self.sheets)][: len(self.sheets)]
        self.scores: list[SheetScore | None] = given
        self.known: Expected = defaultdict(set)
        self.money(self.sheets, "")
        self.counts()
        self.marks(self.sheets, "")
        self.reach()
        self.faults(findings)
        self.quotes()
        if previous is not None:
            self.before(previous)

    def put(self, name: str, *texts: str | int) -> None:
        self.known[name] |= {str(one) for one in texts}

    def money(self, sheets: Sequence[Sheet], whose: str) -> None:
        budgets = [(one, _yuan(one.budget)) for one in sheets if one.budget is not None]
        outturns = [
            (one, _yuan(one.total_fund.outturn))
            for one in sheets
            if one.total_fund is not None and one.total_fund.outturn is not None
        ]
        paid = {id(one): yuan for one, yuan in outturns}
        both = [(one, yuan, paid[id(one)]) for one, yuan in budgets if id(one) in paid]
        self.put(
            f"{whose}预算数合计", wan(sum(y for _, y in budgets)), wan(sum(b for _, b, _o in both))
        )
        self.put("填列预算数的项目数", len(budgets))
        self.put("填报执行数的项目数", len(both))
        budget, outturn = sum(b for _, b, _o in both), sum(o for *_, o in both)
        self.put("填报执行数的项目预算数合计", wan(budget))
        self.put("全年执行数合计", wan(outturn))
        self.put("未执行的预算资金", wan(budget - outturn))
        self.put("执行数超出预算数", wan(outturn - budget))
        if budget:
            self.put(f"{whose}总体预算执行率", per_cent(Fraction(outturn) / budget))
        rates = []
        for one, yuan in budgets:
            self.put(f"{name_of(one)}：预算数", wan(yuan))
        for one, yuan in outturns:
            self.put(f"{name_of(one)}：全年执行数", wan(yuan))
        for one, spent_of, spent in both:
            if spent_of:
                rates.append(spent / spent_of)
                self.put(f"{name_of(one)}：预算执行率", per_cent(rates[-1]))
        if rates:
            self.put("执行率最高的项目数", rates.count(max(rates)))
            self.put("执行率最低的项目数", rates.count(min(rates)))
        self.sources(sheets)

    def sources(self, sheets: Sequence[Sheet]) -> None:
        funds = [fund for one in sheets for fund in one.funds]
        for source, name in (("fiscal", "财政资金合计"), ("carry_over", "上年结转资金合计")):
            some = [_yuan(f.budget) for f in funds if f.source.value == source and f.budget]
            self.put(name, wan(sum(some, Fraction(0))))
        fiscal = sum(
            (_yuan(f.budget) for f in funds if f.source.value == "fiscal" and f.budget), Fraction(0)
        )
        budget = sum((_yuan(one.budget) for one in sheets if one.budget), Fraction(0))
        if budget:
            self.put("财政资金占预算数的比重", per_cent(fiscal / budget))
        rows = [one.total_fund for one in sheets if one.total_fund is not None]
        first = sum((_yuan(f.original_budget) for f in rows if f.original_budget), Fraction(0))
        last = sum((_yuan(f.final_budget) for f in rows if f.final_budget), Fraction(0))
        self.put("年初预算数合计", wan(first))
        self.put("全年预算数合计", wan(last))
        self.put("预算调整数合计", wan(abs(last - first)))

    def counts(self) -> None:
        year = self.document.fiscal_year
        self.put("预算年度", *([] if year is None else [year]))
        for name in ("纳入评价的项目数", "现有绩效表张数"):
            self.put(name, len(self.sheets))
        self.put("原报告文字列出的项目数", *(len(one.items) for one in self.document.listings))
        self.put("绩效目标条数", sum(len(one.objectives) for one in self.sheets))
        every = [one for sheet in self.sheets for one in sheet.indicators]
        self.put("评价指标体系的三级指标项数", len(every))
        self.levels(every, "")
        for sheet in self.sheets:
            whose = f"{name_of(sheet)}："
            self.put(f"{whose}绩效目标条数", len(sheet.objectives))
            self.levels(list(sheet.indicators), whose)
            self.put(f"{whose}填报实际完成值的绩效指标项数", _filled(sheet.indicators))
        self.put("填报实际完成值的绩效指标项数", _filled(every))
        self.put("未填报实际完成值的绩效指标项数", len(every) - _filled(every))

    def levels(self, some: Sequence[Indicator], whose: str) -> None:
        self.put(f"{whose}绩效指标项数", len(some))
        groups: dict[str, int] = defaultdict(int)
        for one in some:
            groups[_level(one)] += 1
        for name, count in groups.items():
            self.put(f"{whose}{name}指标项数", count)
            self.put(f"评价指标体系的{name}类指标项数", count)

    def marks(self, sheets: Sequence[Sheet], whose: str) -> None:
        printed = [one.total_score for one in sheets if one.total_score is not None]
        if printed:
            self.put("填报自评得分的项目数", len(printed))
            self.put(f"{whose}平均自评得分", _mean(printed))
        for sheet, score in zip(sheets, self.scores, strict=False):
            if sheet.total_score is not None:
                self.put(f"{name_of(sheet)}：自评得分", _plain(Fraction(sheet.total_score)))
            if score is not None and score.total is not None:
                self.put(f"{name_of(sheet)}：计算得分", _plain(Fraction(score.total)))
        computed = [one.total for one in self.scores if one is not None and one.total is not None]
        if computed:
            self.put("可以重新计算得分的项目数", len(computed))
            self.put("平均计算得分", _mean(computed))
        self.put("得分不一致的项目数", sum(
            1 for sheet, score in zip(sheets, self.scores, strict=False)
            if score is not None and None not in (score.total, sheet.total_score)
            and score.total != sheet.total_score
        ))  # fmt: skip
        own = [one.rating for one in sheets]
        made = [one.rating if one is not None else "" for one in self.scores]
        ratings = own if any(own) else made
        for rating in set(ratings):
            self.put(f"评价等级为“{rating}”的项目数", ratings.count(rating))
        self.points([one for sheet in sheets for one in sheet.indicators])

    def points(self, every: Sequence[Indicator]) -> None:
        scored = [one for one in every if None not in (one.points, one.score)]
        lost = [
            Fraction(one.points) - Fraction(one.score) for one in scored if one.score < one.points
        ]
        self.put("未得满分的绩效指标项数", len(lost))
        self.put("合计扣减分数", _plain(sum(lost, Fraction(0))))
        parts = {
            "决策": {"decision"}, "过程": {"process"}, "产出": {"output", "cost"},
            "效益": {"outcome", "satisfaction"},
        }  # fmt: skip
        for name in {_level(one) for one in scored}:
            some = [one for one in scored if _level(one) == name]
            self.rate(f"{name}指标得分率", some)
        for name, terms in parts.items():
            some = [one for one in scored if one.dimension_term in terms]
            whole = [one for one in every if one.dimension_term in terms]
            self.put(f"{name}类指标项数", len(some) or len(whole))
            self.rate(f"{name}类指标得分率", some)
            self.put(
                f"{name}类指标分值合计",
                _plain(sum((Fraction(one.points) for one in some), Fraction(0))),
            )
            self.put(
                f"{name}类指标得分合计",
                _plain(sum((Fraction(one.score) for one in some), Fraction(0))),
            )

    def rate(self, name: str, some: Sequence[Indicator]) -> None:
        points = sum((Fraction(one.points) for one in some), Fraction(0))
        if points:
            got = sum((Fraction(one.score) for one in some), Fraction(0))
            self.put(name, per_cent(got / points))

    def reach(self) -> None:
        found = []
        for sheet, score in zip(self.sheets, self.scores, strict=True):
            methods = [one.method for one in score.indicators] if score else []
            methods = (
                methods if len(methods) == len(sheet.indicators) else [""] * len(sheet.indicators)
            )
            some = [
                _reach(one, method) for one, method in zip(sheet.indicators, methods, strict=True)
            ]
            pairs = zip(sheet.indicators, some, strict=True)
            mine = [(one, *got) for one, got in pairs if got is not None]
            self.reached(mine, f"{name_of(sheet)}：")
            found += mine
            for one, _way, ratio in mine:
                if ratio is not None:
                    self.put(f"{name_of(sheet)}：{one.name}：完成率", per_cent(ratio))
        self.reached(found, "")
        every = [one for sheet in self.sheets for one in sheet.indicators]
        self.put("不能按数值比较的绩效指标项数", _filled(every) - len(found))

    def reached(self, found: Sequence[tuple[Indicator, str, Fraction | None]], whose: str) -> None:
        below = sum(1 for _one, way, _ratio in found if way == "below")
        self.put(f"{whose}可以按数值比较的绩效指标项数", len(found))
        self.put(f"{whose}达到指标值的绩效指标项数", len(found) - below)
        self.put("未达到指标值的绩效指标项数", below)
        self.put("超过指标值的绩效指标项数", sum(1 for _one, way, _r in found if way == "over"))

    def faults(self, findings: Sequence[Finding]) -> None:
        self.put("检查发现的问题总数", len(findings))
        target = [one for one in findings if one.code[:2] in {"OB", "IN", "TG"}]
        substance = [one for one in findings if one.code[:2] not in {"TX", "DC"}]
        self.put("检查发现的项目问题总数", len(substance))
        self.put("绩效目标设定质量问题数", len(target))
        self.put("问题类别数", len({one.code[:2] for one in findings}))
        for name in {*FAMILIES.values(), "其他"}:
            some = [one for one in findings if FAMILIES.get(one.code[:2], "其他") == name]
            self.put(f"{name}方面的问题数", len(some))
            self.put(f"{name}问题数", len(some))
            kinds: dict[str, int] = defaultdict(int)
            for one in some:
                kinds[one.code] += 1
                self.put(f"{one.code}：检查意见", words(one.message))
                self.put(f"{name}：修改建议", words(one.fix))
            for code, count in kinds.items():
                self.put(f"{code}：同类问题数", count)
            grave = {one.code: one.severity.rank for one in some}
            order = sorted(kinds, key=lambda code: (min(
                f.severity.rank for f in some if f.code == code), -kinds[code]))  # fmt: skip
            del grave
            self.put(f"{name}方面没有列举的问题数", sum(kinds[code] for code in order[3:]))
        for severity in {one.severity for one in target}:
            count = sum(1 for one in target if one.severity is severity)
            self.put(f"绩效目标设定质量问题中的{severity.label}数", count)
        named = {part for one in target for part in (one.project, *one.project.split("、"))}
        self.put("绩效目标设定质量问题涉及的项目数", sum(name_of(s) in named for s in self.sheets))

    def quotes(self) -> None:
        for sheet in self.sheets:
            name = name_of(sheet)
            year = f"{self.document.fiscal_year}年"
            short = name.removeprefix(year).removeprefix("度") if name.startswith(year) else name
            self.put(f"{name}：项目名称", name, short)
            fund = sheet.total_fund
            self.put(f"{name}：预算执行偏差原因", words(fund.reason) if fund else "")
            self.put(f"{name}：项目概况", words(sheet.purpose))
            for goal in sheet.objectives:
                self.put(f"{name}：绩效目标", words(goal.text))
                self.put(f"{name}：绩效目标实际完成情况", words(goal.result.replace("\n", "")))
            for one in sheet.indicators:
                self.quoted(one, name)

    def quoted(self, one: Indicator, name: str) -> None:
        line = " ".join(one.name.split())
        self.put("三级指标", line)
        self.put(f"{name}：三级指标", line)
        for reason in ("偏差原因", "扣分原因"):
            self.put(f"{name}：{one.name}：{reason}", words(one.reason))
            self.put(f"{one.name}：{reason}", words(one.reason))
        self.put(f"{name}：{one.name}：指标值", words(one.target.text if one.target else ""))
        self.put(f"{name}：{one.name}：实际完成值", words(one.actual.text if one.actual else ""))
        for whose in (f"{name}：", ""):
            for title, value in (("分值", one.points), ("得分", one.score)):
                texts = [] if value is None else [_plain(Fraction(value))]
                self.put(f"{whose}{one.name}：{title}", *texts)

    def before(self, previous: Document) -> None:
        if len(self.sheets) == 1:
            own = _key(self.sheets[0])
            same = [one for one in previous.sheets if _key(one) == own]
            previous = replace(previous, sheets=tuple(same[:1]))
        other = Oracle(previous)
        for name in ("预算数合计", "总体预算执行率", "平均自评得分", "纳入评价的项目数"):
            self.put(f"上年度{name}", *other.known[name])
        now, then = (Counter(map(_key, some)) for some in (self.sheets, previous.sheets))
        self.put("两个年度均有的项目数", sum((now & then).values()))
        new, old = (_single(one.known["预算数合计"]) for one in (self, other))
        self.put("预算数增减", _plain(abs(new - old), least=2))
        rates = [one.known.get("总体预算执行率") for one in (self, other)]
        if all(rates):
            new, old = (_single({t.rstrip("%") for t in some}) for some in rates)
            self.put("预算执行率增减", _plain(abs(new - old), least=2))


def _single(texts: Iterable[str]) -> Fraction:
    return max(Fraction(one) for one in texts)


def _key(sheet: Sheet) -> str:
    return sheet.project.code or "".join(name_of(sheet).split())


def _yuan(money) -> Fraction:
    return Fraction(money.yuan)


def _mean(values: Sequence[Decimal]) -> str:
    return _plain(rounded(sum(Fraction(one) for one in values) / len(values)))


def _filled(some: Iterable[Indicator]) -> int:
    return sum(
        1 for one in some if one.actual is not None and one.actual.nature is not Nature.BLANK
    )


def _level(one: Indicator) -> str:
    return label(one.dimension_term) if one.dimension_term else "未标明类别的"


def _reach(one: Indicator, method: str) -> tuple[str, Fraction | None] | None:
    """How the actual value stands to the target, and the ratio where more is better."""
    pair = _numbers(one)
    if pair is None:
        return None
    wanted, got = pair
    way = _way(one, method)
    if way > 0:
        ratio = got / wanted if wanted > 0 and got >= 0 else None
        return ("met" if got == wanted else "over" if got > wanted else "below"), ratio
    if got == wanted:
        return "met", None
    return None if way == 0 else ("met" if got < wanted else "below", None)


def _numbers(one: Indicator) -> tuple[Fraction, Fraction] | None:
    values = (one.target, one.actual)
    if any(v is None or v.nature is not Nature.QUANTITY or v.rest for v in values):
        return None
    if one.actual.comparison not in ("", "="):
        return None
    if all(v.unit for v in values):
        if not one.target.same_unit_as(one.actual):
            return None
        wanted, got = (Fraction(v.in_base_unit()[0]) for v in values)
        return wanted, got
    wanted, got = (Fraction(v.number) for v in values)
    return None if one.target.unit == "%" and got <= 1 < wanted else (wanted, got)


def _way(one: Indicator, method: str) -> int:
    """1 where more is better, -1 where less is, 0 where nobody says."""
    signs = one.target.comparison + one.direction
    is_cost = bool({one.kind_term, one.dimension_term} & COST)
    if any(mark in signs for mark in "≤<＜反逆负"):
        return -1
    if any(mark in signs for mark in "≥>＞正"):
        return 0 if is_cost else 1
    if method in BETTER:
        return BETTER[method]
    return int(one.target.unit == "%" and one.target.number == 100 and not is_cost)

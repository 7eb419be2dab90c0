"""The values of all fields of a template, out of the facts that our own report is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from jixiao.domain.place import NOWHERE
from jixiao.reports.documents.figures import Line, has_actual, sum_of_budgets, sum_of_outturns
from jixiao.reports.documents.telling import Telling, unit_name
from jixiao.reports.paper.model import Spans
from jixiao.reports.templates.items import Item, finding, project
from jixiao.reports.templates.making import Maker
from jixiao.reports.templates.values import Figure, Gap, Ledger, Passage, clean
from jixiao.reports.wording import average, day


def context_of(
    tell: Telling, ledger: Ledger, *, passages: Mapping[str, Sequence[Spans]]
) -> dict[str, object]:
    """Every field by its name; ``passages`` are the paragraphs of our own report by field."""
    maker = Maker(tell.facts.citing, ledger)
    lines = tell.figures.lines
    return {
        **_unit(tell, maker),
        **_sums(tell, maker),
        **_counts(tell, maker),
        "等级列表": _ratings(tell, maker),
        "项目列表": [project(line, maker, at=at) for at, line in enumerate(lines, start=1)],
        "问题列表": [finding(one, maker) for one in tell.findings],
        **{name: Passage(spans, ledger) for name, spans in passages.items()},
    }


def _unit(tell: Telling, maker: Maker) -> Item:
    document = tell.document
    year, signed = document.fiscal_year, document.signed_date
    place = next((one.place_of("fiscal_year") for one in document.sheets), NOWHERE)
    return {
        "单位名称": maker.told(unit_name(document), "单位名称"),
        "单位编码": maker.words(document.unit.code, "单位编码"),
        "年度": maker.number(None if year is None else Decimal(year), "预算年度", place),
        "成文日期": (
            Gap("成文日期")
            if signed is None
            else maker.words(day(signed, what="成文日期"), "成文日期")
        ),
        "文件标题": maker.words(document.title, "文件标题"),
        "源文件": maker.words(Path(document.source.path).name, "源文件的名称"),
    }


def _sums(tell: Telling, maker: Maker) -> Item:
    figures = tell.figures
    budgeted = figures.budgeted
    paid = [one for one in figures.lines if one.outturn is not None]
    return {
        "预算合计": maker.money(
            sum_of_budgets(budgeted) if budgeted else None,
            "预算数合计",
            *(line.budget_place for line in budgeted),
            working=f"{len(budgeted)}个项目预算数之和",
        ),
        "执行合计": maker.money(
            sum_of_outturns(paid) if paid else None,
            "执行数合计",
            *(line.outturn_place for line in paid),
            working=f"{len(paid)}个项目执行数之和",
        ),
        "执行率": maker.share(
            figures.rate,
            "总体预算执行率",
            *(place for line in figures.spent for place in line.money_places),
            working="执行数合计÷预算数合计",
        ),
        "平均得分": _average(figures.scored, maker),
    }


def _counts(tell: Telling, maker: Maker) -> Item:
    figures = tell.figures
    goals = [one.place for line in figures.lines for one in line.sheet.objectives]
    rows = figures.indicators
    reported = [one.place for one in rows if has_actual(one)]
    return {
        "项目个数": maker.count("绩效表张数", [line.name_place for line in figures.lines]),
        "绩效目标个数": maker.count("年度总体目标条数", goals),
        "指标个数": maker.count("绩效指标个数", [one.place for one in rows]),
        "已填报指标个数": maker.count("填了实际完成值的指标个数", reported),
        "问题个数": maker.count("检查发现的问题个数", [one.place for one in tell.findings]),
    }


def _average(scored: Sequence[Line], maker: Maker) -> Figure | Gap:
    """The average of the scores; that by the rule-set where the unit printed none."""
    pairs = [(one, _score_of(one)) for one in scored]
    values = [value for _line, value in pairs if value is not None]
    if not values:
        return Gap("平均得分")
    computed = [one.score for one in scored if one.printed_score is None and one.score is not None]
    text = average(values)
    origin = maker.citing.origin(
        "平均得分",
        *(one.sheet.place_of("total_score") for one in scored),
        working=f"{len(values)}个项目得分的平均数",
        ruleset="、".join(sorted({one.ruleset for one in computed})),
    )
    return Figure(text, origin, maker.ledger, number=Decimal(text))


def _score_of(line: Line) -> Decimal | None:
    return line.computed_score if line.printed_score is None else line.printed_score


def _ratings(tell: Telling, maker: Maker) -> list[Item]:
    lines = tell.figures.lines
    rated = {
        rating: [one.sheet.place_of("rating") for one in lines if one.rating == rating]
        for rating, _count in tell.figures.ratings()
    }
    return [
        {
            "名称": clean(rating),
            "项目个数": maker.count(f"等级为“{clean(rating)}”的项目个数", places),
        }
        for rating, places in rated.items()
    ]

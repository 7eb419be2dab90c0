"""Part two of a self-evaluation report: money, objectives, indicators and scores in figures."""

from __future__ import annotations

from docx.document import Document as WordDocument

from jixiao.domain.document import Document
from jixiao.reports.documents.figures import (
    Figures,
    Line,
    by_dimension,
    fiscal_part,
    has_actual,
    sum_of_budgets,
    sum_of_outturns,
)  # fmt: skip
from jixiao.reports.documents.project_tables import add_money_table, add_score_table
from jixiao.reports.paper.gongwen import QUOTED
from jixiao.reports.paper.paragraphs import add_heading, add_text
from jixiao.reports.wording import (
    amount,
    amount_in_text,
    average,
    listed,
    number,
    rounded_per_cent,
    sentence,
    to_fill,
)  # fmt: skip

LONGEST_LIST = 20


def add_achievement(word: WordDocument, document: Document, figures: Figures) -> None:
    """Write the part on how far the objectives were reached."""
    add_heading(word, "（一）项目资金安排及预算执行情况", level=2)
    add_text(word, money_text(figures, document))
    for gap in money_gaps(figures, document):
        add_text(word, gap)
    add_money_table(word, figures)
    add_heading(word, "（二）绩效目标及指标完成情况", level=2)
    add_text(word, objective_text(figures))
    add_text(word, actual_text(figures))
    if figures.scored:
        add_text(word, score_text(figures))
        add_score_table(word, figures)
    add_heading(word, "（三）各项目绩效目标完成情况", level=2)
    reported = any(one.result for line in figures.lines for one in line.sheet.objectives)
    for index, line in enumerate(figures.lines, start=1):
        add_text(word, f"{index}．{line.name}。{sentence(project_text(line))}")
        if reported:
            _add_results(word, line)
    if not reported:
        add_text(word, to_fill("各项目绩效目标的实际完成情况"))


def money_text(figures: Figures, document: Document) -> str:
    """The sentences on projects, budgets, outturn and execution rate."""
    lines = figures.lines
    year = f"{document.fiscal_year}年度" if document.fiscal_year else to_fill("年度")
    parts = [f"{year}，纳入绩效自评并编有绩效表的项目共{len(lines)}个"]
    if figures.budgeted:
        parts[0] += f"，预算数合计{amount_in_text(sum_of_budgets(figures.budgeted))}"
        fiscal = fiscal_part(lines)
        if fiscal is not None:
            parts[0] += f"，其中财政资金{amount_in_text(fiscal)}"
        parts.append(_budgets_named(figures))
    if figures.spent:
        counted = (
            "" if len(figures.spent) == len(lines) else f"填报执行数的{len(figures.spent)}个项目，"
        )
        done = f"{counted}全年执行数合计{amount_in_text(sum_of_outturns(figures.spent))}"
        rate = figures.rate
        done += (
            f"，预算执行率为{rounded_per_cent(rate)}"
            if rate is not None
            else "，预算数合计为零，无法计算预算执行率"
        )
        parts.append(done)
    return "".join(sentence(part) for part in parts)


def _budgets_named(figures: Figures) -> str:
    """The list of projects with their budgets; a long one only points at the table."""
    if len(figures.budgeted) > LONGEST_LIST:
        return "各项目预算数见项目资金情况表"
    if len(figures.lines) == 1:
        return f"该项目是{figures.lines[0].name}"
    named = [f"{one.name}{amount(one.budget)}万元" for one in figures.budgeted]
    return f"各项目预算数分别是：{listed(named)}"


def money_gaps(figures: Figures, document: Document) -> list[str]:
    """What only a person can add on the money."""
    lines = figures.lines
    gaps = []
    without = len(lines) - len(figures.budgeted)
    if without:
        gaps.append(to_fill(f"有{without}个项目的绩效表没有预算数，请补充"))
    silent = len(lines) - len(figures.spent)
    if silent:
        whose = "各项目" if silent == len(lines) else f"其余{silent}个项目"
        gaps.append(to_fill(f"{whose}的全年执行数和预算执行率，以及未按计划执行的原因"))
    most = max((len(one.items) for one in document.listings), default=0)
    if most > len(lines):
        gaps.append(
            to_fill(
                f"原报告文字列有项目{most}项，现有绩效表{len(lines)}张，请核实并补齐其余项目的绩效表"
            )
        )
    return gaps


def objective_text(figures: Figures) -> str:
    """The sentences on how many objectives and indicators there are."""
    counts = [f"{name}指标{count}项" for name, count in by_dimension(figures.indicators)]
    text = (
        f"{len(figures.lines)}个项目共设定绩效目标{figures.objectives}条、"
        f"绩效指标{len(figures.indicators)}项"
    )
    text = sentence(f"{text}，其中{listed(counts)}" if counts else text)
    without = sum(1 for line in figures.lines if not line.sheet.objectives)
    return text + (to_fill(f"有{without}个项目的绩效表没有绩效目标，请补充") if without else "")


def actual_text(figures: Figures) -> str:
    """The sentence on reported actual values, or the gap where there are none."""
    reported, all_of_them = figures.reported(), len(figures.indicators)
    if not reported:
        gap = to_fill("各项目绩效指标的实际完成值，以及未完成或偏离较大的原因")
        return f"各项目绩效表均未填报实际完成值。{gap}"
    if reported == all_of_them:
        return f"全部{all_of_them}项绩效指标均已填报实际完成值。"
    gap = to_fill("未填报的实际完成值及原因")
    return f"已填报实际完成值的绩效指标{reported}项，未填报的{all_of_them - reported}项。{gap}"


def score_text(figures: Figures) -> str:
    """The sentences on scores and ratings, printed and computed."""
    printed = [one.printed_score for one in figures.lines if one.printed_score is not None]
    computed = [one.computed_score for one in figures.lines if one.computed_score is not None]
    parts = []
    if printed:
        parts.append(f"{len(printed)}个项目填报了自评得分，平均{average(printed)}分")
    if computed:
        parts.append(f"{len(computed)}个项目可以按评分办法重新计算得分，平均{average(computed)}分")
    if ratings := figures.ratings():
        parts.append("评价等级" + "、".join(f"为“{name}”的{count}个" for name, count in ratings))
    text = "".join(sentence(part) for part in parts)
    differing = [one for one in figures.lines if one.differs]
    if differing:
        names = listed([one.name for one in differing])
        text += f"{len(differing)}个项目的自评得分与计算得分不一致：{names}。" + to_fill(
            "不一致的原因"
        )
    return text


def project_text(line: Line) -> str:
    """The figures of one project in a row."""
    sheet = line.sheet
    counts = listed([f"{name}指标{count}项" for name, count in by_dimension(sheet.indicators)])
    reported = sum(1 for one in sheet.indicators if has_actual(one))
    parts = [] if line.budget is None else [f"预算数{amount_in_text(line.budget)}"]
    if line.outturn is not None:
        parts.append(f"全年执行数{amount_in_text(line.outturn)}")
    if line.rate is not None:
        parts.append(f"预算执行率{rounded_per_cent(line.rate)}")
    parts.append(f"设定绩效目标{len(sheet.objectives)}条、绩效指标{len(sheet.indicators)}项")
    if counts:
        parts[-1] += f"（{counts}）"
    if reported:
        parts.append(f"填报实际完成值{reported}项")
    if line.printed_score is not None:
        parts.append(f"自评得分{number(line.printed_score)}分")
    return "，".join(parts)


def _add_results(word: WordDocument, line: Line) -> None:
    """What came of the objectives of a project, in the unit's own words."""
    results = [one.result for one in line.sheet.objectives if one.result]
    for result in results:
        add_text(word, sentence(result.replace("\n", "")), style=QUOTED)
    if not results:
        add_text(word, to_fill("该项目绩效目标的实际完成情况"))

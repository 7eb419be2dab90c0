"""The items of the lists of a template: projects, their money and indicators, findings."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.domain.finding import Finding
from jixiao.domain.indicator import Indicator
from jixiao.domain.place import NOWHERE
from jixiao.domain.sheet import Fund
from jixiao.reports.documents.figures import Line
from jixiao.reports.templates.making import Maker
from jixiao.reports.templates.values import Gap, clean

Item = Mapping[str, object]


def project(line: Line, maker: Maker, *, at: int) -> Item:
    """An item of 项目列表."""
    sheet = line.sheet
    return {
        "序号": str(at),
        **_names(line, maker),
        **_money(line, maker),
        **_judgement(line, maker),
        "指标个数": maker.count(
            f"{line.name}：绩效指标个数", [one.place for one in sheet.indicators]
        ),
        "资金列表": [fund(one, maker, of=line.name) for one in sheet.funds],
        "指标列表": [indicator(one, maker, of=line.name) for one in sheet.indicators],
    }


def _names(line: Line, maker: Maker) -> Item:
    sheet, name = line.sheet, line.name
    goals = "\n".join(one.text for one in sheet.objectives)
    results = "\n".join(one.result for one in sheet.objectives if one.result)
    return {
        "名称": maker.told(name, f"{name}：项目名称", line.name_place),
        "编码": maker.words(
            sheet.project.code, f"{name}：项目编码", sheet.place_of("project_code")
        ),
        "主管部门": maker.words(
            sheet.department, f"{name}：主管部门", sheet.place_of("department")
        ),
        "实施单位": maker.words(sheet.unit, f"{name}：实施单位", sheet.place_of("unit")),
        "总体目标": maker.told(
            goals, f"{name}：年度总体目标", *(one.place for one in sheet.objectives)
        ),
        "完成情况": maker.told(
            results, f"{name}：目标实际完成情况", *(one.result_place for one in sheet.objectives)
        ),
    }


def _money(line: Line, maker: Maker) -> Item:
    name, total = line.name, line.sheet.total_fund
    return {
        "年初预算": maker.money(
            None if total is None else total.original_budget,
            f"{name}：年初预算数",
            NOWHERE if total is None else total.place_of("original_budget"),
        ),
        "预算": maker.money(line.budget, f"{name}：预算数", line.budget_place),
        "执行": maker.money(line.outturn, f"{name}：执行数", line.outturn_place),
        "执行率": maker.share(
            line.rate, f"{name}：预算执行率", *line.money_places, working="执行数÷预算数"
        ),
    }


def _judgement(line: Line, maker: Maker) -> Item:
    name, score = line.name, line.score
    return {
        "得分": maker.number(
            line.printed_score, f"{name}：自评得分", line.sheet.place_of("total_score")
        ),
        "重算得分": maker.number(
            line.computed_score,
            f"{name}：重新计算的得分",
            line.sheet.place,
            working="" if score is None else score.working,
            ruleset="" if score is None else score.ruleset,
        ),
        "等级": clean(line.rating) or Gap("等级"),
    }


def fund(row: Fund, maker: Maker, *, of: str) -> Item:
    """An item of 资金列表."""
    name = f"{of}：{row.label}"
    return {
        "来源": maker.words(row.label, f"{of}：资金来源", row.place),
        "年初预算数": maker.money(
            row.original_budget, f"{name}年初预算数", row.place_of("original_budget")
        ),
        "全年预算数": maker.money(
            row.final_budget, f"{name}全年预算数", row.place_of("final_budget")
        ),
        "执行数": maker.money(row.outturn, f"{name}执行数", row.place_of("outturn")),
    }


def indicator(row: Indicator, maker: Maker, *, of: str) -> Item:
    """An item of 指标列表."""
    name = f"{of}：指标“{row.name}”的"
    target = "" if row.target is None else row.target.text
    actual = "" if row.actual is None else row.actual.text
    return {
        "一级": maker.words(row.dimension, f"{name}一级指标", row.place_of("dimension")),
        "二级": maker.words(row.kind, f"{name}二级指标", row.place_of("kind")),
        "三级": maker.words(row.name, f"{name}名称", row.place_of("name")),
        "指标值": maker.told(target, f"{name}指标值", row.place_of("target")),
        "实际完成值": maker.told(actual, f"{name}实际完成值", row.place_of("actual")),
        "分值": maker.number(row.points, f"{name}分值", row.place_of("points")),
        "得分": maker.number(row.score, f"{name}得分", row.place_of("score")),
        "偏差原因": maker.words(row.reason, f"{name}偏差原因", row.place_of("reason")),
    }


def finding(one: Finding, maker: Maker) -> Item:
    """An item of 问题列表."""
    name = f"检查规则{one.code}发现的问题"
    return {
        "编号": one.code,
        "程度": one.severity.label,
        "内容": maker.words(one.message, name, one.place),
        "项目": maker.words(one.project, f"{name}所在项目", one.place),
        "位置": str(one.place),
        "依据": clean(one.basis),
        "改法": clean(one.fix),
    }

"""Forms that are filled in after or in the course of the year."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.corpus.blocks import fund_table, head, objective_table, put_title, total_rows
from benchmarks.corpus.facts import Facts, Value
from benchmarks.corpus.indicators import indicator_table, widened
from benchmarks.corpus.layout import (
    LEFT,
    UP,
    Laid,
    Options,
    Table,
    Truth,
    amount,
    blank_truth,
    line,
    share,
    yuan,
)  # fmt: skip

FORECASTS = {"确定能": "certain", "有可能": "possible", "完全不可能": "impossible"}
CAUSES = {
    "经费保障": "funding", "制度保障": "rules", "人员保障": "staff",
    "硬件条件保障": "equipment", "其他": "other",
}  # fmt: skip


def national(facts: Facts, options: Options) -> Laid:
    """项目支出绩效自评表 in the shape of the national form, with any columns and titles."""
    laid, truth, table = Laid(), blank_truth(facts), Table()
    indicators, truth["indicators"] = indicator_table(facts, options)
    at = indicators[0].index(options.titled("name"))
    label = "绩效指标" if options.label else ""
    width = max(len(indicators[0]) + options.label, 8)
    indicators = widened(indicators, width, at=at, label=label)
    truth["title"] = put_title(
        laid, table, facts=facts, options=options, default="项目支出绩效自评表", width=width
    )
    table += head(facts, options, truth, width=width, half=width // 2)
    table += fund_table(facts, options, truth, width=width)
    table += objective_table(facts, options, truth, width=width, half=width // 2)
    table += indicators
    table += total_rows(facts, options, truth, titles=indicators[0], width=width)
    return _closed(laid, table, truth, options)


def _closed(laid: Laid, table: Table, truth: Truth, options: Options) -> Laid:
    """The table with a remark in its last row or below it."""
    if options.remark:
        table.append(line(len(table[0]), options.remark))
    laid.blocks.append(table)
    laid.sheets.append(truth)
    return laid


def bare(facts: Facts, options: Options) -> Laid:
    """A table with a name, the money in one line and the indicators; no known form."""
    laid, truth, table = Laid(), blank_truth(facts), Table()
    indicators, truth["indicators"] = indicator_table(facts, options)
    at = indicators[0].index(options.titled("name"))
    width = max(len(indicators[0]), 6)
    indicators = widened(indicators, width, at=at)
    truth["title"] = put_title(
        laid, table, facts=facts, options=options, default="预算项目绩效评价情况表", width=width
    )
    truth["unit"] = facts["unit"]
    table.append(
        line(
            width,
            options.titled("project"),
            (facts["name"], 2),
            options.titled("unit"),
            facts["unit"],
        )
    )
    table += indicators
    table += total_rows(facts, options, truth, titles=indicators[0], width=width)
    return _closed(laid, table, truth, options)


def hubei(facts: Facts, options: Options) -> Laid:
    """项目自评表 with 20 points for execution and two goals of 40 points each."""
    laid, truth, table, width = Laid(), blank_truth(facts), Table(), 7
    truth["title"] = put_title(
        laid, table, facts=facts, options=options, default="{year}年度{name}自评表", width=width
    )
    table += head(facts, options, truth, width=width, half=4)
    money, rate = facts["funds"]["total"], facts["execution"][1]
    score = format(2 * float(facts["execution"][2]), "g")
    table += [
        line(
            width,
            "预算执行情况（万元）（20分）",
            "",
            ("预算数(A)", 2),
            "执行数(B)",
            "执行率(B/A)",
            "得分（20分*执行率）",
        ),
        line(width, UP, "年度财政资金总额", (money[1], 2), money[2], rate, score),
    ]
    truth["funds"].append({
        "source": "total", "original_budget": yuan(money[1]), "final_budget": None,
        "outturn": yuan(money[2]), "execution_rate": share(rate), "points": None, "score": score,
    })  # fmt: skip
    half = options.split
    own = replace(options, columns=("dimension", "kind", "name", "target", "actual", "score"))
    for goal, rows in enumerate((facts.rows[:half], facts.rows[half:]), start=1):
        indicators, found = indicator_table(facts, own, rows)
        indicators[0][3:] = ["年初目标值(A)", "实际完成值(B)", "得分"]
        table += widened(indicators, width, at=0, label=f"年度绩效目标{goal}（40分）")
        truth["indicators"] += found
    table.append(line(width, ("总分", width - 1), facts["total"][1]))
    truth["total_score"] = facts["total"][1]
    table.append(
        line(width, ("偏差大或目标未完成原因分析", 2), "个别目标受工期影响，年内未能全部完成。")
    )
    table.append(
        line(
            width,
            ("改进措施及结果应用方案", 2),
            "加快后续工作进度，评价结果作为下年度预算安排的参考。",
        )
    )
    return _closed(laid, table, truth, options)


def four_levels(facts: Facts, options: Options) -> Laid:
    """A sheet whose indicators stand in a fourth level."""
    laid, truth, table, width = Laid(), blank_truth(facts), Table(), 9
    truth["title"] = put_title(
        laid, table, facts=facts, options=options, default="项目绩效自评表", width=width
    )
    table += head(facts, options, truth, width=width, half=4)
    table += fund_table(facts, options, truth, width=width)
    indicators, truth["indicators"] = indicator_table(facts, options)
    third = [row.kind.removesuffix("指标") + "完成情况" for row in facts.rows]
    for row, level, found in zip(indicators[1:], third, truth["indicators"], strict=True):
        row.insert(2, UP if row[1] == UP else level)
        found["level3"] = level
    indicators[0][2:3] = ["三级指标", "四级指标"]
    table += widened(indicators, width, at=3)
    table += total_rows(facts, options, truth, titles=table[-len(indicators)], width=width)
    return _closed(laid, table, truth, options)


def department(facts: Facts, options: Options) -> Laid:
    """部门整体支出绩效自评表: tasks of the year, then indicators; no project."""
    laid, truth, table, width = Laid(), blank_truth(facts), Table(), 8
    truth.update(kind="whole_department", unit=facts["unit"])
    truth["title"] = put_title(
        laid, table, facts=facts, options=options, default="部门整体支出绩效自评表", width=width
    )
    table.append(line(width, "部门（单位）名称", facts["unit"]))
    table += fund_table(facts, options, truth, width=width)
    table.append(line(width, "年度主要任务", ("任务名称", 2), ("主要内容", 3), "预算数", "执行数"))
    for name, content, budget, outturn in facts["tasks"]:
        table.append(line(width, UP, (name, 2), (content, 3), budget, outturn))
        truth["tasks"].append(
            {"name": name, "content": content, "budget": yuan(budget), "outturn": yuan(outturn)}
        )
    table += objective_table(facts, options, truth, width=width, half=4)
    indicators, truth["indicators"] = indicator_table(facts, options)
    table += widened(indicators, width, at=2)
    table += total_rows(facts, options, truth, titles=table[-len(indicators)], width=width)
    return _closed(laid, table, truth, options)


def monitoring(facts: Facts, options: Options) -> Laid:
    """项目支出绩效运行监控表: where things stand in July, and what is to be expected."""
    laid, truth, table, width = Laid(), blank_truth(facts), Table(), 15
    truth["kind"] = "monitoring"
    truth["title"] = put_title(
        laid, table, facts=facts, options=options, default="项目支出绩效目标执行监控表", width=width
    )
    table += head(facts, options, truth, width=width, half=7)
    table.append(
        line(
            width,
            ("项目资金（万元）", 2),
            ("", 2),
            ("年初预算数", 3),
            ("1-7月执行数", 3),
            ("1-7月执行率", 2),
            "全年预计执行数",
        )
    )
    names = {"total": "年度资金总额", "fiscal": "其中：本年财政拨款", "other": "其他资金"}
    for source, title in names.items():
        budget, _, spent = facts["funds"][source]
        rate = facts["execution"][1] if float(budget) else DASH
        forecast = facts["forecast"][source]
        shown = [amount(one, options) for one in (budget, spent, forecast)]
        table.append(
            line(width, (UP, 2), (title, 2), (shown[0], 3), (shown[1], 3), (rate, 2), shown[2])
        )
        truth["funds"].append({
            "source": source, "original_budget": yuan(budget), "final_budget": None,
            "outturn": yuan(spent), "execution_rate": share(rate), "points": None, "score": None,
            "forecast_outturn": yuan(forecast),
        })  # fmt: skip
    goal = facts["objectives"][0][0]
    truth["objectives"]["annual"] = goal
    table.append(line(width, ("年度总体目标", 2), goal))
    return _closed(laid, _watched(facts, table, truth, options), truth, options)


DASH = "—"


def _watched(facts: Facts, table: Table, truth: Truth, options: Options) -> Table:
    """The indicators with what is expected of each, under two rows of titles."""
    own = replace(options, columns=("dimension", "kind", "name", "target"))
    indicators, truth["indicators"] = indicator_table(facts, own)
    kinds, words = list(CAUSES), list(FORECASTS)
    first = ["一级指标", "二级指标", "三级指标", "年度指标值", "1-7月执行情况", "全年预计完成情况"]
    table.append([*first, "偏差原因分析", *[LEFT] * 5, "完成目标可能性", LEFT, LEFT])
    table.append([*[UP] * len(first), *kinds, "原因说明", *words])
    given = [one.split("|") for one in facts["monitoring"]]
    for row, cells, fact, found in zip(
        indicators[1:], given, facts.rows, truth["indicators"], strict=True
    ):
        forecast, chance, cause, why = cells
        value = Value.parse(forecast)
        found["monitoring"] = {
            "current": fact.actual.plain(), "forecast": value.plain(), "explanation": why,
            "likelihood": FORECASTS[chance], "causes": [CAUSES[cause]] if cause else [],
        }  # fmt: skip
        ticks = ["√" if one == cause else "" for one in kinds]
        chances = ["√" if one == chance else "" for one in words]
        table.append([*row, fact.actual.text, value.text, *ticks, why, *chances])
    return table

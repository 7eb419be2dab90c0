"""Forms that are filled in before the year: objectives, indicators and their targets."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.corpus.blocks import head, put_title
from benchmarks.corpus.facts import Facts, Value
from benchmarks.corpus.indicators import indicator_table, widened
from benchmarks.corpus.layout import (
    UP,
    Laid,
    Options,
    Table,
    Truth,
    amount,
    blank_truth,
    line,
    yuan,
)  # fmt: skip

STEPS = ("3月底", "6月底", "10月底", "12月底")


def _target_truth(facts: Facts) -> Truth:
    truth = blank_truth(facts)
    truth["kind"] = "objective"
    return truth


def _one_amount(truth: Truth, source: str, text: str, *, block: str = "funds") -> None:
    truth[block].append({
        "source": source, "original_budget": yuan(text), "final_budget": None, "outturn": None,
        "execution_rate": None, "points": None, "score": None,
    })  # fmt: skip


def hebei(facts: Facts, options: Options) -> Laid:
    """绩效目标表 of Hebei: plan by quarters, definitions, grounds of every target."""
    laid, truth, table, width = Laid(), _target_truth(facts), Table(), 7
    laid.blocks.append(f"{facts['name']}绩效目标表")
    truth.update(
        title=laid.blocks[0],
        project_code=facts["code"],
        unit=facts["unit"],
        purpose=facts["purpose"],
    )
    truth["fiscal_year"] = None  # this form prints none
    money = {one: facts["funds"][one][0] for one in ("total", "fiscal", "other")}
    shown = {one: amount(text, options) for one, text in money.items()}
    for source, text in money.items():
        _one_amount(truth, source, text)
    table += [
        line(width, (facts["unit"], 4), f"单位：{options.unit}"),
        line(width, "项目编码", (facts["code"], 2), ("项目名称", 2), facts["name"]),
        line(
            width,
            "预算规模及资金用途",
            "预算数",
            shown["total"],
            "其中：财政资金",
            shown["fiscal"],
            "其他资金",
            shown["other"],
        ),
        line(width, UP, facts["purpose"]),
        line(width, "资金支出计划（%）", (STEPS[0], 2), STEPS[1], (STEPS[2], 2), STEPS[3]),
        line(width, UP, *((facts["plan"][i], (2, 1, 2, 1)[i]) for i in range(4))),
    ]
    truth["plan"] = [
        {"text": step, "share": str(int(value) / 100)}
        for step, value in zip(STEPS, facts["plan"], strict=True)
    ]
    goals = "\n".join(one[0] for one in facts["objectives"])
    truth["objectives"]["annual"] = goals
    table.append(line(width, "绩效目标", goals))
    own = replace(
        options,
        scheme="hebei",
        columns=("dimension", "kind", "name", "definition", "target", "basis"),
    )
    indicators, truth["indicators"] = indicator_table(facts, own)
    table += widened(indicators, width, at=3)
    laid.blocks.append(table)
    laid.sheets.append(truth)
    return laid


def application(facts: Facts, options: Options) -> Laid:
    """项目支出绩效目标申报表: objectives, then indicators with any columns."""
    laid, truth, table = Laid(), _target_truth(facts), Table()
    indicators, truth["indicators"] = indicator_table(facts, options)
    at = indicators[0].index(options.titled("name"))
    width = max(len(indicators[0]) + options.label, 6)
    indicators = widened(indicators, width, at=at, label="年度绩效指标" if options.label else "")
    truth["title"] = put_title(
        laid, table, facts=facts, options=options, default="项目支出绩效目标申报表", width=width
    )
    table += head(facts, options, truth, width=width, half=width // 2)
    for source, title in (
        ("total", "年度资金总额"),
        ("fiscal", "其中：财政拨款"),
        ("other", "其他资金"),
    ):
        text = facts["funds"][source][0]
        first = f"项目资金（{options.unit}）" if source == "total" else UP
        table.append(line(width, first, (title, 2), amount(text, options)))
        _one_amount(truth, source, text)
    goals = "\n".join(one[0] for one in facts["objectives"])
    truth["objectives"]["annual"] = goals
    table.append(line(width, "年度绩效目标", goals))
    laid.blocks.append([*table, *indicators])
    laid.sheets.append(truth)
    return laid


def side_by_side(facts: Facts, options: Options) -> Laid:
    """The older application: targets of several years on the left, of the year on the right."""
    laid, truth, table, width = Laid(), _target_truth(facts), Table(), 8
    truth["title"] = put_title(
        laid, table, facts=facts, options=options, default="项目支出绩效目标申报表", width=width
    )
    table += head(facts, options, truth, width=width, half=4)
    longer = facts["long_term"]
    for index, (source, title) in enumerate(
        (("total", "资金总额"), ("fiscal", "其中：财政拨款"), ("other", "其他资金"))
    ):
        long, text = longer["funds"][source], facts["funds"][source][0]
        names = ("中期资金总额", "年度资金总额") if index == 0 else (title, title)
        first = "项目资金（万元）" if index == 0 else UP
        table.append(line(width, first, (names[0], 2), long, (names[1], 2), text))
        _one_amount(truth, source, text)
        _one_amount(truth, source, long, block="long_term_funds")
    goals = "\n".join(one[0] for one in facts["objectives"])
    truth["objectives"].update(annual=goals, long_term=longer["objective"])
    table.append(line(width, "总体目标", ("中期目标（三年）", 3), "年度目标"))
    table.append(line(width, UP, (longer["objective"], 3), goals))
    own = replace(options, columns=("dimension", "kind", "name", "target"))
    indicators, annual = indicator_table(facts, own)
    header = [
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "二级指标",
        "三级指标",
        "指标值",
    ]
    table.append(header)
    rows = list(zip(indicators[1:], longer["targets"], annual, strict=True))
    for index, (row, target, found) in enumerate(rows):
        value = Value.parse(target)
        table.append([UP if index else "绩效指标", row[0], row[1], row[2], value.text, *row[1:]])
        truth["indicators"].append({**found, "target": value.plain(), "term": "long_term"})
    table[-len(rows)][0] = UP
    truth["indicators"] += annual
    laid.blocks.append(table)
    laid.sheets.append(truth)
    return laid


def listing(many: list[Facts], options: Options) -> Laid:
    """One table for all projects of a unit: name, money and goal stand beside the indicators."""
    laid = Laid()
    title = f"{many[0]['year']}年部门预算项目绩效目标表"
    header = ["项目名称", "主管部门", f"年度资金总额（{options.unit}）", "年度绩效目标"]
    table: Table = []
    for facts in many:
        truth = _target_truth(facts)
        truth.update(title=title, department=facts["department"], fiscal_year=many[0]["year"])
        indicators, truth["indicators"] = indicator_table(facts, options)
        table = table or [[*header, *indicators[0]]]
        money = facts["funds"]["total"][0]
        _one_amount(truth, "total", money)
        goals = "\n".join(one[0] for one in facts["objectives"])
        truth["objectives"]["annual"] = goals
        first = [facts["name"], facts["department"], amount(money, options), goals]
        for index, row in enumerate(indicators[1:]):
            table.append([*(first if index == 0 else [UP] * 4), *row])
        laid.sheets.append(truth)
    laid.blocks = [title, table]
    return laid

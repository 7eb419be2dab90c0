"""Papers made by hand for the tests of all writers: every kind of block, and a long table."""

from __future__ import annotations

from jixiao.domain.document import Source
from jixiao.domain.grid import Cell, Row
from jixiao.domain.place import Place
from jixiao.reports.charts.drawing import area, picture, words
from jixiao.reports.paper.model import (
    Addressee,
    Annex,
    AnnexList,
    Block,
    Heading,
    Paper,
    Picture,
    Signature,
    Span,
    Table,
    Text,
    Title,
    spans,
)
from jixiao.reports.paper.page import SMALL_CELL, Layout
from jixiao.reports.tracing.citing import Citing

CITING = Citing(Source("预算.xlsx", "ab" * 32, "xlsx"))
RARE = "昇玥堃犇垚璟珺韡䶮"
BUDGET = CITING.origin("全年预算数", Place("48.00", tab="汇总", row=3, column=4))
OUTTURN = CITING.origin("全年执行数合计", Place("24.00", tab="汇总", row=4, column=5))
RATE = CITING.origin("执行率", Place("50.00%", tab="汇总", row=5, column=6), working="24÷48")
SENTENCE = "为切实做好项目资金绩效自评工作，提高财政资金使用效益，某局对照年初绩效目标逐项核对。"
HEADINGS = (("一、基本情况", 1), ("（一）项目概况", 2), ("1．资金安排", 3))
TITLES = ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分")
WIDTHS = (6, 7, 14, 9, 9, 5, 5)


def bars() -> str:
    """A small chart with hatching and words in it."""
    body = area(60, 40, 80, 100, fill="url(#lines)") + area(180, 90, 80, 50, fill="white")
    labels = words(100, 160, "预算数48.00") + words(220, 160, "执行数24.00")
    return picture(body + labels, width=320, height=180, title="预算与执行")


def row_of(*texts: str, merged: int = 0) -> Row:
    """A row of a table; its first ``merged`` cells go on from the row above."""
    return tuple(Cell(text, at, continues=at < merged) for at, text in enumerate(texts))


def long_table(count: int = 300) -> Table:
    """Indicators below titles in two rows; the levels are merged over ten and five rows."""
    head = (
        (*row_of(*TITLES[:5]), Cell("评分", 5, 2)),
        (*row_of(*TITLES[:5], merged=5), Cell("分值", 5), Cell("得分", 6)),
    )
    rows = [indicator(number) for number in range(count)]
    origins = {
        (number + 2, 6): CITING.origin(f"指标{number}得分", Place(row=number + 5, column=7))
        for number in range(count)
    }
    layout = Layout(WIDTHS, header_rows=2, left=frozenset({2}))
    return Table((*head, *rows), layout, caption="表1　指标完成情况", origins=origins)


def indicator(number: int) -> Row:
    """One row of the long table."""
    merged = 2 if number % 5 else (1 if number % 10 else 0)
    kind = ("数量指标", "质量指标")[number // 5 % 2]
    name = f"第{number}项培训场次" + (
        "，含线上与线下两种方式以及送教下乡活动" if number % 7 == 0 else ""
    )
    return row_of(
        ("产出指标", "效益指标")[number // 10 % 2], kind, name, f"≥{number}场次", f"{number}场次",
        "2", f"{number % 3}.5", merged=merged,
    )  # fmt: skip


def wide_table() -> Table:
    """A table of seventeen columns on a page on its side."""
    head = row_of(*(f"第{number}栏" for number in range(1, 18)))
    body = [row_of(*(f"{row}.{number}" for number in range(17))) for row in range(30)]
    layout = Layout((1,) * 17, SMALL_CELL, header_rows=1, is_wide=True)
    return Table((head, *body), layout)


def every_block() -> Paper:
    """A letter with every kind of block, gaps, figures and rare characters."""
    figures = spans(
        "全年预算数", Span("48.00", BUDGET), "万元，执行数", Span("24.00", OUTTURN), "万元，执行率",
        Span("50.00%", RATE), "。未完成的原因是【待填写：未完成的原因】。",
    )  # fmt: skip
    short = Table(
        (
            row_of("项目", "预算数（万元）", "执行数（万元）"),
            row_of("科普活动<经费>&“其他”", "48.00", "24.00"),
            (Cell("合计", 0), Cell("【待填写】", 1, 2)),
        ),
        Layout((2, 1, 1), header_rows=1, left=frozenset({0})),
        caption="表1　资金情况",
        origins={(1, 1): BUDGET, (1, 2): OUTTURN},
    )
    return Paper(
        "某局2023年度绩效自评报告",
        (
            Title(("某某市示例局", "2023年度部门预算项目绩效自评报告")),
            Addressee("某某市财政局"),
            Text(spans(SENTENCE * 3)),
            *(Heading(spans(text), level, key=text) for text, level in HEADINGS),
            Text(figures, key="资金情况"),
            Text(
                spans(f"参加人员中有{RARE}等姓名用字。#let x = 1 *粗* $a$ \\u{{41}}"),
                is_quoted=True,
            ),
            short,
            Picture(bars(), "预算数48.00万元，执行数24.00万元", "图1　预算与执行"),
            Text(spans("特此报告。")),
            AnnexList(("指标完成情况表", "支出情况表")),
            Signature("某某市示例局", "2024年3月1日"),
            Annex("附件1", "指标完成情况表", "（2023年度）"),
            long_table(60),
            Annex("附件2", "支出情况表", is_wide=True),
            wide_table(),
            Annex("附件3", "说明"),
            Text(spans("没有其他说明。")),
        ),
        unit="某某市示例局",
        kind="绩效自评报告",
    )


def indicators_paper(count: int, *, per_annex: int = 20) -> Paper:
    """A report with so many indicators, some to an annex, as projects have them."""
    blocks: list[Block] = [Title(("某局2023年度绩效自评报告",)), Text(spans(SENTENCE * 5))]
    for number in range(0, count, per_annex):
        label = f"附件{number // per_annex + 1}"
        table = long_table(min(per_annex, count - number))
        blocks += [Annex(label, "项目支出绩效自评表", "（2023年度）"), table]
    return Paper("某局2023年度绩效自评报告", tuple(blocks), unit="某某市示例局")

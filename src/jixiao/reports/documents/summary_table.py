"""项目支出绩效自评汇总表: many documents in one table, one row a project; by unit and by rating."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from jixiao.reports.documents.figures import RATINGS
from jixiao.reports.documents.plain_table import Content, table_of
from jixiao.reports.documents.summary_rows import (
    Reviewed,
    SummaryRow,
    Sums,
    loose_of,
    rows_of,
    sums_of,
)
from jixiao.reports.narrative.wordings import say
from jixiao.reports.paper.model import Annex, Block, Paper, Span, Table, Text, plain
from jixiao.reports.paper.page import Layout
from jixiao.reports.tracing.citing import joined
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.wording import GAP_ALONE, rounded_per_cent, to_fill

TITLE = "项目支出绩效自评汇总表"
UNRATED = "没有等级"
WIDE = Layout(
    (12, 46, 64, 24, 24, 20, 17, 14, 15), header_rows=1, left=frozenset({1, 2}), is_wide=True
)
BY_UNIT = Layout((12, 70, 20, 30, 30, 24, 24, 20), header_rows=1, left=frozenset({1}), is_wide=True)
BY_RATING = Layout((40, 30, 36, 40, 40, 36), header_rows=1, is_wide=True)


def summary_paper(items: Iterable[Reviewed]) -> Paper:
    """The summary of documents that were read, checked and scored; works for thousands of rows."""
    given = list(items)
    rows = [row for item in given for row in rows_of(item)]
    years = {item.document.fiscal_year for item in given}
    year = years.pop() if len(years) == 1 else None
    note = "（单位：万元）" if year is None else f"（{year}年度，单位：万元）"
    blocks: list[Block] = [Annex("", TITLE, note, is_wide=True), *_main(rows)]
    loose = [one for item in given for one in loose_of(item)]
    blocks += _notes(loose)
    if len({row.unit for row in rows}) > 1:
        blocks.append(_by_unit(rows))
    if any(row.rating for row in rows):
        blocks.append(_by_rating(rows))
    return Paper(TITLE, tuple(blocks), kind="summary")


def _main(rows: Sequence[SummaryRow]) -> tuple[Block, ...]:
    if not rows:
        return (Text((Span(to_fill("纳入汇总的项目")),), key="summary.empty"),)
    printed: list[list[Content]] = [[str(at), *_row(row)] for at, row in enumerate(rows, start=1)]
    whole = sums_of(rows, whose="")
    printed.append([
        "", "合计", "", whole.budget, whole.outturn, whole.rate, whole.average, None, whole.faults,
    ])  # fmt: skip
    titles = (
        "序号", "单位", "项目名称", "预算数", "执行数", "执行率", "得分", "等级", "问题数",
    )  # fmt: skip
    note = plain(say("summary.note")) if any(row.is_computed for row in rows) else ""
    return (table_of(titles, printed, layout=WIDE, caption="", key="summary.rows", note=note),)


def _row(row: SummaryRow) -> list[Content]:
    unit, rating = row.unit or GAP_ALONE, row.shown_rating or None
    money = [row.budget, row.outturn, row.rate]
    return [unit, row.project, *money, row.score, rating, row.faults]


def _notes(loose: Sequence[Origin]) -> list[Text]:
    """How many faults stand in no row."""
    if loose:
        origin = joined("不属于单个项目的问题数", loose, working="检查发现的问题个数")
        count = Span(str(len(loose)), origin)
        return [Text(say("summary.loose", count=count), key="summary.loose")]
    return []


def _by_unit(rows: Sequence[SummaryRow]) -> Table:
    groups: dict[str, list[SummaryRow]] = {}
    for row in rows:
        groups.setdefault(row.unit, []).append(row)
    printed = [
        [str(at), unit or GAP_ALONE, *_cells(sums_of(some, whose=f"{unit}："))]
        for at, (unit, some) in enumerate(groups.items(), start=1)
    ]
    titles = ("序号", "单位", "项目数", "预算数", "执行数", "执行率", "平均得分", "问题数")
    return table_of(titles, printed, layout=BY_UNIT, caption="分单位汇总", key="summary.units")


def _cells(sums: Sums) -> list[Content]:
    return [sums.count, sums.budget, sums.outturn, sums.rate, sums.average, sums.faults]


def _by_rating(rows: Sequence[SummaryRow]) -> Table:
    """How many projects and how much money have which rating, the best first."""
    order = {name: at for at, name in enumerate((*RATINGS, ""))}
    ratings = sorted({row.rating for row in rows}, key=lambda one: (order.get(one, 4), one))
    printed: list[list[Content]] = []
    for rating in ratings:
        some = [row for row in rows if row.rating == rating]
        name = rating or UNRATED
        sums = sums_of(some, whose=f"等级为“{name}”的")
        origins = [row.named for row in (*some, *rows)]
        share = joined(f"等级为“{name}”的项目占比", origins, working="该等级的项目数÷全部项目数")
        text = rounded_per_cent(Decimal(len(some)) / Decimal(len(rows)))
        printed.append([name, sums.count, Span(text, share), sums.budget, sums.outturn, sums.rate])
    titles = ("等级", "项目数", "占比", "预算数", "执行数", "执行率")
    return table_of(titles, printed, layout=BY_RATING, caption="分等级汇总", key="summary.ratings")

"""The monthly 支出进度表 as a document: what it says, in which tables, under which keys."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.reports.documents.papers import own_text
from tests.reports.documents.papers import table_of as printed
from tests.reports.progress.made import (
    FORECASTS,
    LEDGER,
    ROWS,
    SLOW,
    TITLE,
    TOTALS,
    expected,
    row,
    table_of,
)

from jixiao.domain.light import Colour, Light
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Cause
from jixiao.domain.progress import Category
from jixiao.domain.watching import WatchedRow
from jixiao.reports.paper.model import Annex, AnnexList, Heading, Picture, Signature, Text, plain
from jixiao.reports.progress import annexes, slow_text
from jixiao.reports.progress.paper import progress_paper


def paper_of(*args, **given):
    return progress_paper(table_of(*args, **given), ledgers=(LEDGER,))


def said(paper, key):
    (found,) = [one for one in paper.blocks if isinstance(one, Text) and one.key == key]
    return plain(found.spans)


def blocks(paper, kind):
    return [one for one in paper.blocks if isinstance(one, kind)]


def test_the_whole_is_told_with_its_parts_and_against_time_and_plan():
    text = said(paper_of(), "progress.overall")
    assert text.startswith(("截至2025年7月31日", "全年预算212.35万元"))
    for words in ("212.35万元", "96.00万元", "45.21%", "58.08%", "12.87个百分点"):
        assert words in text
    assert "基本支出全年预算12.35万元，累计支出6.00万元，执行率48.60%；" in text
    assert "项目支出全年预算200.00万元，累计支出90.00万元，执行率45.00%" in text


def test_a_single_kind_of_spending_is_not_told_twice():
    text = said(paper_of(totals=TOTALS[1:]), "progress.overall")
    assert "项目支出" not in text


def test_payments_that_name_no_project_are_told_apart():
    loose = row(0, 12_345, category=Category.UNASSIGNED)
    text = said(paper_of(totals=(TOTALS[1], loose, TOTALS[2])), "progress.overall")
    assert "没有写明项目的待认领支出1.23万元" in text


@pytest.mark.parametrize(
    ("paid", "said_of_time", "said_of_plan"),
    [(100, r"低|落后", "落后"), (1000, r"高|快", "超过"), (None, "持平|一致", "一致|持平")],
)
def test_what_is_ahead_or_behind_is_called_so(paid, said_of_time, said_of_plan):
    budget = 365
    if paid is None:
        whole = row(budget, 212, category=None, planned=212)
    else:
        whole = row(1000, paid, category=None, planned=500)
    paper = paper_of(rows=(), slow=(), totals=(whole,), months=(), ahead=())
    _total, *others = said(paper, "progress.overall").split("。")[1:-1]
    assert re.search(said_of_time, others[0])
    assert re.search(said_of_plan, others[1])


def test_a_ledger_without_budgets_has_no_rate():
    whole = row(0, 10_000, category=None)
    text = said(paper_of(rows=(), slow=(), totals=(whole,), ahead=()), "progress.overall")
    assert "执行率" in text
    assert "%" not in text
    parts = (row(0, 1, category=Category.BASIC), row(0, 2))
    text = said(paper_of(rows=(), slow=(), totals=(*parts, whole)), "progress.overall")
    assert "基本支出全年预算0.00万元，累计支出0.00万元；" in text


def test_an_empty_ledger_is_said_to_be_empty():
    paper = paper_of(rows=(), slow=(), totals=(), months=(), ahead=())
    assert "台账中" in said(paper, "progress.overall")
    assert not blocks(paper, Annex) + blocks(paper, AnnexList) + blocks(paper, Picture)
    headings = [plain(one.spans) for one in blocks(paper, Heading)]
    assert headings == ["一、总体情况", "二、支出缓慢的项目"]


def test_lights_are_counted_the_worst_first():
    text = said(paper_of(), "progress.lights")
    assert "按资金支出计划" in text
    assert "红灯1个、绿灯1个、不判定1个" in text
    assert "40.00万元" in text


def test_the_year_is_forecast_with_its_interval_as_an_estimate():
    text = said(paper_of(), "progress.forecast")
    assert "预计" in text
    for words in ("162.00万元", "145.80万元", "178.20万元", "80%", "81.00万元", "16.20万元"):
        assert words in text
    basic = "基本支出预计12.00万元（10.80万元至13.20万元）"
    project = "项目支出预计150.00万元（135.00万元至165.00万元）"
    assert text.index(basic) < text.index(project)
    assert "推算" in text


def test_a_single_category_is_not_forecast_twice_and_a_year_that_is_over_not_at_all():
    single = paper_of(ahead=(FORECASTS[0], expected(None, 1_500_000)))
    assert "项目支出预计" not in said(single, "progress.forecast")
    over = tuple(replace(one, months_left=0, needed_per_month=None) for one in FORECASTS)
    for ahead in (over, ()):
        keys = [one.key for one in blocks(paper_of(ahead=ahead), Text)]
        assert "progress.forecast" not in keys
    kept = tuple(replace(one, needed=Money(Decimal(0))) for one in FORECASTS)
    assert "平均每月" not in said(paper_of(ahead=kept), "progress.forecast")


def test_the_charts_say_their_figures_in_words_and_have_keys_of_their_own():
    paid, shares = blocks(paper_of(), Picture)
    assert paid.alt.startswith("2025年各月支出：1月10.00万元，2月20.00万元，")
    assert "7月执行率35.00%、时间进度58.08%" in shares.alt
    assert [paid.key, shares.key] == ["progress.months", "progress.shares"]
    assert "7月" in said(paper_of(), "progress.months.text")
    alike = paper_of(months=(row(1, 1, month=1), row(1, 1, month=2)))
    assert "progress.months.text" not in [one.key for one in blocks(alike, Text)]


def test_the_table_has_two_rows_of_titles_and_a_merged_cell_before_every_total():
    first, second, *rows = printed(paper_of(), "progress.rows")
    assert first == ["序号", "单位", "项目名称", "预算数", "支出数", "进度", "亮灯"]
    assert second[3:-1] == [
        "年初预算", "结转\n和调整", "全年预算", "当月", "累计", "执行率", "计划进度",
        "差额\n（百分点）",
    ]  # fmt: skip
    assert rows[0][:4] == ["合　计", "212.35", "0.00", "212.35"]
    assert rows[-2] == [
        "2", "甲中心", "项目P2", "100.00", "0.00", "100.00", "20.00", "20.00", "20.00%", "60.00%",
        "40.00", "红灯",
    ]  # fmt: skip
    assert rows[-3][9:] == ["—", "—", "绿灯"]
    assert rows[-1][0].startswith("注：")
    (found,) = [one for one in paper_of().blocks if getattr(one, "key", "") == "progress.rows"]
    assert [cell.width for cell in found.rows[0]] == [1, 1, 1, 3, 2, 3, 1]
    assert (found.layout.header_rows, found.layout.is_wide) == (2, True)
    assert found.rows[2][0].width == 3


def test_without_plans_or_several_units_their_columns_are_left_out():
    rows = (WatchedRow(row(100, 10, code="P1", unit="甲中心"), Light(Colour.GREEN)),)
    totals = (row(100, 10), row(100, 10, category=None))
    paper = paper_of(rows, (), totals)
    first, second, *rest = printed(paper, "progress.rows")
    assert first == ["序号", "项目名称", "预算数", "支出数", "进度", "亮灯"]
    assert second[-2] == "执行率"
    assert rest[0][0] == "合　计"
    assert len(rest) == 3
    assert paper.unit == "甲中心"


def test_slow_projects_stand_in_an_annex_with_gaps_to_fill():
    paper = paper_of()
    assert [one.label for one in blocks(paper, Annex)] == ["附件1", "附件2"]
    assert blocks(paper, AnnexList)[0].titles == (TITLE, "支出缓慢项目表")
    _titles, line, note = printed(paper, "progress.slow")
    assert line == [
        "1", "项目P2", "40.00", "80.00%", "2025年3月", "维修费去年同期9.00万元，今年0.00万元",
        "【待填写】", "【待填写】",
    ]  # fmt: skip
    assert note[0].startswith("注：")
    text = said(paper, "progress.slow.text")
    assert "“项目P2”" in text
    assert "请各单位" in text
    missing = said(paper, "progress.missing.P2")
    assert "维修费去年同期9.00万元，今年0.00万元" in missing


def test_what_units_filled_in_is_printed_and_not_asked_for_again():
    filled = replace(SLOW, causes=(Cause.FUNDING,), explanation="8月到位", measure="10月底付完")
    paper = paper_of(slow=(filled,))
    assert printed(paper, "progress.slow")[1][-2:] == ["经费保障：8月到位", "10月底付完"]
    assert "请各单位" not in said(paper, "progress.slow.text")


def test_slow_projects_of_several_units_are_told_apart_and_only_the_worst_in_words():
    others = tuple(
        replace(SLOW, progress=row(100, 1, code=f"S{one}", unit=f"单位{one}")) for one in "甲乙丙"
    )
    paper = paper_of(slow=(SLOW, *others))
    titles, first, *_rest = printed(paper, "progress.slow")
    assert (titles[1], first[1]) == ("单位", "甲中心")
    keys = [one.key for one in blocks(paper, Text) if one.key.startswith("progress.missing")]
    assert len(keys) == slow_text.MOST_TOLD


def test_without_slow_projects_there_is_one_annex_without_a_number():
    paper = paper_of(slow=())
    assert [one.label for one in blocks(paper, Annex)] == ["附件"]
    assert "没有支出明显落后于计划的项目" in said(paper, "progress.slow")
    assert "支出缓慢" not in said(paper, "progress.lights")


def test_a_document_of_very_many_projects_lists_those_with_red_and_yellow_lights():
    green = [
        WatchedRow(row(10_000, 9_000, code=f"G{one}"), Light(Colour.GREEN)) for one in range(250)
    ]
    paper = paper_of(rows=(*green, *ROWS), slow=())
    assert len(printed(paper, "progress.rows")) == 2 + 3 + 1 + 1
    assert "全部项目见同名的电子表格" in said(paper, "progress.table")


def test_more_rows_than_a_document_prints_are_cut_and_that_is_said():
    red = [WatchedRow(row(10_000, 0, code=f"R{one:03d}"), Light(Colour.RED)) for one in range(300)]
    slow = [replace(SLOW, progress=one.progress) for one in red]
    paper = paper_of(rows=tuple(red), slow=tuple(slow))
    assert len(printed(paper, "progress.rows")) == 2 + annexes.MOST_ROWS + 1
    assert len(printed(paper, "progress.slow")) == 1 + annexes.MOST_ROWS + 1
    assert "只印前200行" in said(paper, "progress.table")
    assert "200个项目" in said(paper, "progress.slow.text")


def test_it_is_signed_by_the_sender_else_by_the_only_unit_else_there_is_a_gap():
    table = table_of()
    signed = progress_paper(table, ledgers=(), sender="财务科", day=date(2025, 8, 5))
    assert blocks(signed, Signature) == [Signature("财务科", "2025年8月5日")]
    assert blocks(paper_of(), Signature) == [
        Signature("【待填写：编制单位】", "【待填写：填报日期】")
    ]
    assert blocks(paper_of(rows=ROWS[:2]), Signature)[0].unit == "甲中心"


def test_keys_are_single_and_stay_when_the_figures_change():
    keys = [one.key for one in paper_of().blocks if isinstance(one, Heading | Text | Picture)]
    assert len(set(keys)) == len(keys)
    assert all(one.startswith("progress.") for one in keys)
    more = tuple(replace(one, original_budget=Money.of(9_999_999)) for one in TOTALS)
    assert keys == [
        one.key for one in paper_of(totals=more).blocks if isinstance(one, Heading | Text | Picture)
    ]


def test_units_do_not_all_read_alike():
    def told(unit):
        rows = (WatchedRow(row(100, 10, code="P1", unit=unit), Light(Colour.GREEN)),)
        return "\n".join(own_text(paper_of(rows, ()))).replace(unit, "")

    assert len({told(f"第{one}中心") for one in "一二三四五六七八"}) > 4
    assert told("第一中心") == told("第一中心")

"""Goals watched beside money."""

from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pytest

from jixiao import pipeline
from jixiao.domain.actual import Actual
from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator
from jixiao.domain.light import Colour, Light
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Likelihood, Monitoring
from jixiao.domain.month import Month
from jixiao.domain.place import NOWHERE
from jixiao.domain.plain import to_plain
from jixiao.domain.sheet import Fund, FundSource, Objective, Project, Sheet, SheetKind
from jixiao.domain.target import Target
from jixiao.monitoring.goals import goal_light, goal_lights, watch_goals
from jixiao.monitoring.store import opened
from jixiao.pipeline import Unknown
from jixiao.pipeline.goals import write_monitoring
from jixiao.pipeline.monitoring import monitor
from jixiao.readers.read import read_tables


def indicator(target, current="", likelihood=None, **given):
    watched = Monitoring(Actual.parse(current) if current else None, likelihood=likelihood)
    return Indicator(name="户厕改造", target=Target.parse(target), monitoring=watched, **given)


@pytest.mark.parametrize(
    ("target", "current", "colour"),
    [
        ("≥1200座", "419座", "red"),
        ("≥1200座", "420座", "yellow"),
        ("≥1200座", "559座", "yellow"),
        ("≥1200座", "560座", "green"),
        ("≥1200座", "839座", "green"),
        ("≥1200座", "840座", "blue"),
        ("0.12万座", "420座", "yellow"),
        ("1200座", "560", "green"),
        ("≤5天", "5天", "green"),
        ("≤5天", "6天", "red"),
        ("≥95%", "96%", "green"),
        ("≥95%", "60%", "yellow"),
        ("≥50%", "100%", "green"),
    ],
)
def test_an_indicator_has_a_light_by_what_seven_months_should_have_brought(target, current, colour):
    found = goal_light(indicator(target, current), 7)
    assert found.colour == colour
    assert f"当前完成{current}" in found.reason


def test_a_cost_without_a_sign_may_not_be_exceeded():
    assert goal_light(indicator("500元", "600元", kind_term="cost"), 7).colour is Colour.RED
    assert goal_light(indicator("500元", "200元", dimension_term="cost"), 7).colour is Colour.GREEN


@pytest.mark.parametrize(
    ("target", "current"),
    [("效果明显", "较好"), ("≥10座", "40%"), ("约100座", "50座"), ("0起", "0起"), ("≥10座", "")],
)
def test_what_cannot_be_compared_has_no_light(target, current):
    assert goal_light(indicator(target, current), 7).colour is Colour.GREY


def test_an_indicator_without_monitoring_has_no_light():
    assert goal_light(Indicator(target=Target.parse("≥3座")), 7).colour is Colour.GREY


def test_what_the_unit_says_counts_where_nothing_compares_and_never_makes_it_better():
    by_word = {
        one: goal_light(indicator("效果明显", "较好", one), 7).colour.value for one in Likelihood
    }
    assert list(by_word.values()) == ["green", "yellow", "red"]
    assert goal_light(indicator("≥10座", "1座", Likelihood.CERTAIN), 7).colour is Colour.RED
    assert goal_light(indicator("≥10座", "9座", Likelihood.IMPOSSIBLE), 7).colour is Colour.RED


def test_a_project_has_the_worst_light_of_its_indicators_and_its_money():
    sheet = Sheet(
        indicators=(
            indicator("≥1200座", "700座"),
            indicator("≥1200座", "500座"),
            indicator("≥1200座", "1座", term="long_term"),
        )
    )
    assert watch_goals(sheet, 7).light.colour is Colour.YELLOW
    red = watch_goals(sheet, 7, money=Light(Colour.RED, "差"))
    assert (red.goal.colour, red.light.colour) == (Colour.YELLOW, Colour.RED)


def test_doubt_asks_for_both_a_cause_and_words():
    def doubtful(**given):
        watched = Monitoring(likelihood=Likelihood.POSSIBLE, **given)
        return watch_goals(Sheet(indicators=(Indicator(name="一", monitoring=watched),)), 7)

    assert doubtful().unexplained
    assert doubtful(causes={"funding": "√"}).unexplained
    assert doubtful(explanation="资金未到").unexplained
    assert not doubtful(causes={"funding": "√"}, explanation="资金未到，8月申请拨付").unexplained
    assert not watch_goals(Sheet(indicators=(indicator("≥3座", "3座"),)), 7).unexplained


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "ledger.duckdb"
    with opened(path) as connection:
        connection.execute(
            "INSERT INTO budgets (entry, fiscal_year, project_code, project, category, kind,"
            " amount, file, row) VALUES"
            " ('1', 2025, 'P1', '农村厕所改造', 'project', 'original', 3600000, 'f', 1)"
        )
        connection.execute(
            "INSERT INTO payments (voucher, line, paid_on, amount, kind, fiscal_year,"
            " project_code, project, category, file, row) VALUES"
            " ('A', 1, '2025-05-04', 1512345.67, 'payment', 2025, 'P1', '农村厕所改造', 'project',"
            " 'f', 1)"
        )
    return path


def documents():
    fund = Fund(FundSource.TOTAL, "年度资金总额", original_budget=Money.of(360, unit="万元"))
    sheet = Sheet(
        project=Project(name="农村厕所改造"),
        unit="青河县农村人居环境服务中心",
        fiscal_year=2025,
        funds=(fund,),
        objectives=(Objective("改造户厕3000座。"),),
        indicators=(
            Indicator(
                name="改造户厕数量",
                dimension="产出指标",
                kind="数量指标",
                target=Target.parse("≥3000座"),
                monitoring=Monitoring(Actual.parse("1260座"), likelihood=Likelihood.POSSIBLE),
            ),
        ),
    )
    other = Sheet(project=Project(name="不在台账"), fiscal_year=2025, funds=(fund,))
    return [Document(sheets=(sheet, other))]


def test_the_monitoring_sheet_has_the_money_of_the_ledger(ledger, tmp_path):
    path = tmp_path / "监控表.xlsx"
    day = date(2025, 7, 31)
    watched, problems = write_monitoring([ledger], path, as_of=day, documents=documents())
    tab, other = openpyxl.load_workbook(path).worksheets[:2]
    printed = [one.value for row in tab.iter_rows() for one in row if one.value]
    assert {"360.00", "151.23", "42.01%", "1260座", "1-7月执行数", "完成目标可能性"} <= set(printed)
    assert "151.23" not in [one.value for row in other.iter_rows() for one in row]
    assert [one.goal.colour.value for one in watched] == ["yellow", "grey"]
    assert watched[0].money.reason
    assert watched[1].money.colour is Colour.GREY
    (problem,) = problems
    assert "改造户厕数量" in problem.message


def test_the_monitoring_sheet_is_a_document_too(ledger, tmp_path):
    path = tmp_path / "监控表.docx"
    write_monitoring([ledger], path, as_of=date(2025, 7, 31), documents=documents())
    cells = {one.text for row in docx.Document(str(path)).tables[0].rows for one in row.cells}
    assert {"农村厕所改造", "151.23", "≥3000座"} <= cells


def test_files_without_sheets_are_refused(ledger, tmp_path):
    with pytest.raises(Unknown, match="没有绩效目标表"):
        write_monitoring(
            [ledger], tmp_path / "a.docx", as_of=date(2025, 7, 31), documents=[Document()]
        )


def test_sheets_of_another_year_give_no_empty_document(ledger, tmp_path):
    path = tmp_path / "a.docx"
    with pytest.raises(Unknown, match="不是2026年度"):
        write_monitoring([ledger], path, as_of=date(2026, 7, 31), documents=documents())
    assert not path.exists()


def monitored(month=None, **given):
    (document,) = documents()
    sheet = replace(document.sheets[0], kind=SheetKind.MONITORING, cut_off_month=month, **given)
    return Document(sheets=(sheet,))


@pytest.mark.parametrize("month", [1, 6, 10, 12])
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_the_sheet_prints_the_months_that_it_tells_of_and_they_are_read_back(
    ledger, tmp_path, month, suffix
):
    path, day = tmp_path / f"监控表.{suffix}", Month(2025, month).last
    write_monitoring([ledger], path, as_of=day, documents=documents())
    read = pipeline.read(path)
    assert [one.cut_off_month for one in read.sheets] == [month, month]
    texts = {one for grid in read_tables(path) for row in grid.texts() for one in row}
    assert {f"1-{month}月执行数", f"1-{month}月执行率", f"1-{month}月执行情况"} <= texts
    again = tmp_path / f"再次.{suffix}"
    pipeline.write_sheets(read, again)
    bare = [
        [replace(one, place=NOWHERE, places={}, title="") for one in each.sheets]
        for each in (read, pipeline.read(again))
    ]
    assert without_places(bare[0]) == without_places(bare[1])


def test_a_sheet_that_names_no_month_is_printed_without_one(tmp_path):
    path = tmp_path / "监控表.xlsx"
    pipeline.write_sheets(monitored(), path)
    (read,) = pipeline.read(path).sheets
    texts = {one for grid in read_tables(path) for row in grid.texts() for one in row}
    assert {"执行数", "执行率", "执行情况"} <= texts
    assert read.cut_off_month is None
    assert read.indicators[0].monitoring.current.text == "1260座"


def without_places(sheets):
    """The sheets as plain data, but where everything stands."""

    def plain(value):
        if isinstance(value, dict):
            kept = {
                name: one for name, one in value.items() if not name.endswith(("place", "places"))
            }
            return {name: plain(one) for name, one in kept.items()}
        return [plain(one) for one in value] if isinstance(value, list) else value

    return plain(to_plain(sheets))


def test_what_a_sheet_of_july_says_is_not_said_again_in_october(ledger, tmp_path):
    sheet = monitored(7, title="2025年1-7月绩效运行监控表")
    path = tmp_path / "监控表.xlsx"
    watched, problems = write_monitoring(
        [ledger], path, as_of=date(2025, 10, 31), documents=[sheet]
    )
    printed = {one.value for row in openpyxl.load_workbook(path).active.iter_rows() for one in row}
    assert "1260座" not in printed
    assert not any("1-7月" in str(one) for one in printed)
    assert watched[0].goal.colour is Colour.GREY
    assert [one.kind for one in problems] == ["sheet_of_another_period"]
    assert "截至7月" in problems[0].message
    _again, problems = write_monitoring([ledger], path, as_of=date(2025, 7, 31), documents=[sheet])
    assert [one.kind for one in problems] == ["unexplained_doubt"]


def test_a_month_that_is_not_over_is_told(ledger, tmp_path):
    _watched, problems = write_monitoring(
        [ledger], tmp_path / "a.xlsx", as_of=date(2025, 10, 15), documents=[monitored()]
    )
    assert "请把--as-of写成2025-10-31" in problems[0].message


def test_the_latest_sheet_of_a_project_gives_its_goals_and_none_of_a_month_to_come():
    def sheet(month, current, kind=SheetKind.MONITORING):
        return Sheet(kind=kind, cut_off_month=month, indicators=(indicator("≥1200座", current),))

    sheets = [("P1", sheet(3, "300座")), ("P1", sheet(6, "100座")), ("P1", sheet(9, "900座")),
              ("P2", sheet(9, "900座")), ("P3", sheet(None, "600座")),
              ("P4", sheet(None, "600座", SheetKind.OBJECTIVE))]  # fmt: skip
    found = goal_lights(sheets, 6)
    assert {key: one.colour for key, one in found.items()} == {
        "P1": Colour.RED, "P3": Colour.GREEN,
    }  # fmt: skip


def test_a_matrix_of_money_and_goals_takes_the_goals_of_the_sheets(ledger):
    """合肥：预算正常、目标不正常亮黄灯。"""
    day = date(2025, 7, 31)

    def light(*given):
        with opened(ledger) as connection:
            found = monitor(connection, day, documents=given, lights="hefei")
        (row,) = [one for one in found.rows if one.progress.key == "P1"]
        return row, [one.kind for one in found.problems]

    with opened(ledger) as connection:
        connection.execute("UPDATE payments SET amount = 2500000")
    row, problems = light()
    assert (row.light.colour, row.goal) == (Colour.GREY, None)
    assert "没有绩效目标完成情况" in row.light.reason
    assert problems == ["no_goals"]
    row, problems = light(monitored(7))
    assert (row.light.colour, row.goal.colour) == (Colour.YELLOW, Colour.YELLOW)
    assert "目标不正常" in row.light.reason
    assert problems == []

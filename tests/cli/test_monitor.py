"""``jixiao monitor``: the table, the JSON, the workbook, exit codes, and what it refuses."""

import json
from datetime import date
from decimal import Decimal
from importlib import resources

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openpyxl import load_workbook

from jixiao.cli.monitor import day_of
from jixiao.domain.document import Document
from jixiao.domain.month import Month
from jixiao.domain.sheet import Project, Sheet
from jixiao.monitoring.store import opened
from jixiao.pipeline import Unknown
from jixiao.pipeline import monitoring as watching

COLUMNS = "fiscal_year, category, unit_code, unit, department, project_code, project"


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "台账.duckdb"
    project = "'project', '219001', '公路站', '交通局', 'P1', '道路养护'"
    basic = "'basic', '219001', '公路站', '交通局', '', ''"
    with opened(path) as connection:
        for entry, named, amount in (("1", project, 1_000_000), ("2", basic, 500_000)):
            connection.execute(
                f"INSERT INTO budgets (entry, kind, amount, file, row, {COLUMNS}) "  # noqa: S608
                f"VALUES ('{entry}', 'original', {amount}, 'x', 1, 2025, {named})"
            )
        paid = (
            *(
                ("1", "2024-05-20", 600_000, 2024, project),
                ("2", "2025-06-05", 200_000, 2025, project),
            ),
            *(
                ("3", "2025-06-25", 212_000, 2025, project),
                ("4", "2025-06-30", 260_000, 2025, basic),
            ),
        )
        for voucher, day, amount, year, named in paid:
            connection.execute(
                "INSERT INTO payments (voucher, line, paid_on, amount, kind, file, row, "  # noqa: S608
                f"economic_code, economic_class, {COLUMNS}) VALUES ('{voucher}', 1, '{day}', "
                f"{amount}, 'payment', 'x', 1, '30213', '维修费', {year}, {named})"
            )
        connection.execute(
            "INSERT INTO plans VALUES (2025, 'P1', '', '2025-06-30', 0.6), "
            "(2025, 'P1', '', '2025-12-31', 1)"
        )
    return path


def test_the_table_shows_totals_lights_with_reasons_and_slow_projects(run, ledger):
    ran = run("monitor", "--ledger", ledger, "--as-of", "2025-06-30")
    text = "".join(ran.out.split())
    assert ran.code == 0
    for words in (
        "2025年度支出进度（截至2025-06-30，单位：万元）",
        "基本支出50.0050.0026.0052%49.59%26.00",
        "项目支出100.00100.0041.2041.2%60%49.59%41.2077%—100%9.80",
        "合计150.00150.0067.2044.8%60%49.59%67.2080%—100%13.80",
        "黄灯",
        "按计划应支出60%",
        "支出缓慢的项目（1个",
        "维修费60.00→41.20",
        "9.80",
    ):
        assert words in text


def test_json_fits_its_schema_and_the_exit_code_is_one_with_a_red_light(run, ledger):
    ran = run("monitor", "--ledger", ledger, "--as-of", "2025-09", "--format", "json")
    (found,) = ran.lines
    schema = json.loads(
        (resources.files("jixiao") / "schemas" / "progress.json").read_text("utf-8")
    )
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(found)
    assert ran.code == 1
    assert found["as_of"] == "2025-09-30"
    first = found["rows"][0]
    assert (first["light"]["colour"], first["progress"]["planned"]) == ("red", "800000.00")
    assert first["forecast"]["needed_per_month"] == "196000.00"
    assert [one["category"] for one in found["totals"]] == ["basic", "project", None]
    ahead = {one["category"]: one for one in found["total_forecasts"]}
    assert list(ahead) == ["project", "basic", None]
    assert ahead["project"]["needed_per_month"] == "196000.00"
    assert ahead[None]["needed"] == "828000.00"
    for one in ahead.values():
        ends = [Decimal(one[name]) for name in ("low", "expected", "high")]
        assert ends == sorted(ends)
    assert found["slow"][0]["behind_since"] == {"year": 2025, "number": 1}


def test_lights_may_be_given_by_another_profile(run, ledger):
    ran = run(
        *("monitor", "--ledger", ledger, "--as-of", "2025-06-30", "--lights", "sichuan_2025"),
        *("--format", "json"),
    )
    assert ran.code == 0
    assert {one["light"]["colour"] for one in ran.lines[0]["rows"]} == {"green"}


def test_rows_may_stand_for_something_else_than_projects(run, ledger):
    ran = run("monitor", "--ledger", ledger, "--as-of", "2025-06-30", "--by", "单位，month")
    assert "公路站，2025年6月" in ran.out
    found = run(
        *("monitor", "--ledger", ledger, "--as-of", "2025-06-30", "--by", "unit"),
        *("--format", "json"),
    ).lines[0]
    assert [one["forecast"] for one in found["rows"]] == [None]
    assert found["slow"]


@pytest.mark.parametrize("by", ["category", "department", "source", "economic_class"])
def test_a_row_has_a_name_whatever_it_stands_for(run, ledger, by):
    ran = run("monitor", "--ledger", ledger, "--as-of", "2025-06-30", "--by", by)
    words = {
        "category": "项目支出", "department": "交通局", "source": "当年财政拨款",
        "economic_class": "未写明",
    }  # fmt: skip
    assert ran.out.count(words[by]) >= 1
    assert ran.code == 0


def test_long_tables_are_cut_and_say_where_the_rest_is(run, ledger):
    with opened(ledger) as connection:
        connection.execute(
            "INSERT INTO budgets (entry, kind, amount, file, row, fiscal_year, category, "
            "project_code, project) SELECT 'n' || n, 'original', 100, 'x', 1, 2025, 'project', "
            "'N' || n, '项目' || n FROM range(100) AS numbers(n)"
        )
    ran = run("monitor", "--ledger", ledger, "--as-of", "2025-06-30")
    assert "其余42行没有列出" in ran.out
    assert "其余81行没有列出" in ran.out


def test_the_plan_may_come_from_a_sheet(run, ledger, tmp_path):
    sheet = tmp_path / "绩效目标表.html"
    cells = [
        ["项目支出绩效目标表（2025年度）"], ["项目名称", "道路养护"], ["实施单位", "公路站"],
        ["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底"],
        ["", "30%", "60%", "90%", "100%"],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "养护里程", "≥20公里"],
    ]  # fmt: skip
    body = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in cells)
    sheet.write_text(f"<html><body><table>{body}</table></body></html>", encoding="utf-8")
    with opened(ledger) as connection:
        connection.execute("DELETE FROM plans")
    ran = run(
        *("monitor", "--ledger", ledger, "--sheets", sheet, "--as-of", "2025-06-30"),
        *("--format", "json"),
    )
    planned = {
        one["progress"]["key"]: one["progress"]["planned_share"] for one in ran.lines[0]["rows"]
    }
    assert planned["P1"] == "0.600000"


def test_a_sheet_whose_project_is_not_in_the_ledger_is_told(run, ledger, report):
    ran = run(
        *("monitor", "--ledger", ledger, "--sheets", report, "--as-of", "2020-12-31"),
        *("--format", "json"),
    )
    kinds = {one["kind"] for one in ran.lines[0]["problems"]}
    assert "project_not_in_ledger" in kinds
    assert "在台账中没有支出，按没有支出计算" in ran.err


def test_a_sheet_that_fits_several_projects_is_told(ledger):
    with opened(ledger) as connection:
        connection.execute(
            "INSERT INTO budgets (entry, kind, amount, file, row, fiscal_year, category, "
            "project_code, project, unit) VALUES ('9', 'original', 1, 'x', 1, 2025, 'project', "
            "'P9', '道路养护', '航道站')"
        )
    documents = [Document(sheets=(Sheet(project=Project(name="道路养护"), fiscal_year=2025),))]
    with watching.ledger(ledger) as connection:
        found = watching.monitor(connection, date(2025, 6, 30), documents=documents)
    (problem,) = found.problems
    assert problem.kind == "project_not_told_apart"
    assert "有2个同名项目（P1、P9）" in problem.message


def test_a_sheet_that_cannot_be_read_ends_in_two(run, ledger, tmp_path):
    ran = run(
        *("monitor", "--ledger", ledger, "--sheets", tmp_path / "没有.docx", "--as-of", "2025-06"),
    )
    assert ran.code == 2
    assert "问题：" in ran.err


def test_a_ledger_without_the_year_or_without_budgets_says_so(run, ledger):
    ran = run("monitor", "--ledger", ledger, "--as-of", "2030-06")
    assert "台账中没有2030年度的预算和支出" in ran.err
    with opened(ledger) as connection:
        connection.execute("DELETE FROM budgets")
    ran = run("monitor", "--ledger", ledger, "--as-of", "2025-06")
    assert "台账中没有2025年度的预算数" in ran.err


def test_the_workbook_holds_totals_rows_and_the_form_for_causes(run, ledger, tmp_path):
    target = tmp_path / "进度.xlsx"
    ran = run(
        *("monitor", "--ledger", ledger, "--as-of", "2025-06-30", "--format", "xlsx"),
        *("-o", target),
    )
    assert (ran.code, ran.out) == (0, "")
    book = load_workbook(target)
    assert book.sheetnames == ["合计", "支出进度", "支出缓慢项目"]
    totals = [[one.value for one in row][:4] for row in book["合计"].iter_rows(min_row=2)]
    assert totals[-1] == ["合计", 1_500_000, 1_500_000, 672_000]
    heads = [one.value for one in book["合计"][1]]
    assert heads[-4:] == [
        "预计全年支出（元）", "预计下限（元）", "预计上限（元）", "达到计划每月需支出（元）",
    ]  # fmt: skip
    last = [one.value for one in book["合计"][book["合计"].max_row]]
    assert last[-1] == 138_000
    assert last[-3] <= last[-4] <= last[-2]
    titles = [one.value for one in book["支出进度"][1]]
    assert titles[:5] == ["支出类别", "部门", "单位", "项目编码", "项目名称"]
    assert not {"资金来源", "经济分类", "月份"} & set(titles)
    header = [one.value for one in book["支出缓慢项目"][1]]
    assert header[-7:] == [
        "经费保障", "制度保障", "人员保障", "硬件条件保障", "其他原因", "原因说明", "改进措施",
    ]  # fmt: skip
    slow = [one.value for one in book["支出缓慢项目"][2]]
    assert slow[9] == "维修费：去年同期60.00万元，今年41.20万元"
    assert slow[-7:] == [None] * 7


def test_the_workbook_is_never_written_over_the_ledger(run, ledger):
    before = ledger.read_bytes()
    ran = run("monitor", "--ledger", ledger, "--as-of", "2025-06", "--format", "xlsx", "-o", ledger)
    assert ran.code == 2
    assert ledger.read_bytes() == before


def test_watching_does_not_change_the_ledger(run, ledger):
    before = ledger.read_bytes()
    run("monitor", "--ledger", ledger, "--as-of", "2025-06-30")
    assert ledger.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as-of", "昨天"], "“昨天”不是日期"),
        (["--as-of", "2025年2月30日"], "这一天不存在"),
        (["--as-of", "2025-06", "--by", "项目,天"], "没有汇总口径“天”"),
        (["--as-of", "2025-06", "--lights", "红绿"], "没有亮灯办法“红绿”"),
        ([], "缺少选项 --as-of"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(run, ledger, arguments, words):
    ran = run("monitor", "--ledger", ledger, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_what_is_no_ledger_is_refused(run, tmp_path):
    assert (
        "没有这个台账文件" in run("monitor", "--ledger", tmp_path / "x", "--as-of", "2025-06").err
    )
    damaged = tmp_path / "坏的.duckdb"
    damaged.write_bytes(b"\0" * 8 + b"DUCK" + b"\0" * 100)
    assert "打不开台账文件" in run("monitor", "--ledger", damaged, "--as-of", "2025-06").err


@pytest.mark.parametrize(
    "text", ["2024-02", "2024年2月", "2024-02-29", "2024年2月29日", "2024年2月底", "20240229"]
)
def test_a_day_is_read_as_it_is_written_and_a_month_means_its_end(text):
    assert day_of(text) == Month(2024, 2).last


def test_a_time_without_a_day_is_no_day():
    with pytest.raises(Unknown, match="不是日期"):
        day_of("2024年")


PAYMENTS = """支付凭证号,支付日期,支付金额,单位编码,单位名称,项目编码,项目名称
1,2025-06-05,412000.00,219001,公路站,P1,道路养护
2,2025-06-31,1.00,219001,公路站,P1,道路养护
"""
BUDGETS = """年度,单位编码,单位名称,项目编码,项目名称,年初预算数
2025,219001,公路站,P1,道路养护,1000000.00
"""


def test_exports_may_be_given_instead_of_a_ledger_and_what_is_refused_is_told(run, tmp_path):
    payments, budgets = tmp_path / "支付.csv", tmp_path / "预算.csv"
    payments.write_text(PAYMENTS, encoding="utf-8")
    budgets.write_text(BUDGETS, encoding="utf-8")
    ran = run(
        *("monitor", "--ledger", payments, "--ledger", budgets, "--as-of", "2025-06-30"),
        *("--format", "json"),
    )
    (row,) = ran.lines[0]["rows"]
    assert row["progress"]["execution_rate"] == "0.412000"
    assert "有1行没有采用" in ran.err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["支付.csv", "预算.csv"]


def test_an_export_that_holds_no_payments_is_refused(run, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text("姓名,电话\n张三,1\n", encoding="utf-8")
    ran = run("monitor", "--ledger", path, "--as-of", "2025-06")
    assert (ran.code, ran.out) == (2, "")
    assert "名单.csv" in ran.err


def test_a_ledger_and_an_export_together_are_refused(run, ledger, tmp_path):
    path = tmp_path / "支付.csv"
    path.write_text(PAYMENTS, encoding="utf-8")
    ran = run("monitor", "--ledger", ledger, "--ledger", path, "--as-of", "2025-06")
    assert "只能给出一个" in ran.err


def test_goals_of_a_monitoring_sheet_stand_beside_the_money(run, ledger, tmp_path):
    sheet = tmp_path / "监控表.html"
    cells = [
        ["2025年1-6月项目支出绩效目标执行监控表"], ["项目名称", "道路养护"], ["实施单位", "公路站"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "1-6月执行情况"],
        ["产出指标", "数量指标", "养护里程", "≥20公里", "3公里"],
    ]  # fmt: skip
    body = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in cells)
    sheet.write_text(f"<html><body><table>{body}</table></body></html>", encoding="utf-8")
    words = ("monitor", "--ledger", ledger, "--sheets", sheet, "--as-of", "2025-06-30")
    text = "".join(run(*words).out.split())
    assert "目标红灯" in text
    target = tmp_path / "进度.xlsx"
    run(*words, "--format", "xlsx", "-o", target)
    tab = load_workbook(target)["支出进度"]
    titles = [one.value for one in tab[1]]
    shown = [row[titles.index("目标灯")].value for row in tab.iter_rows(min_row=2)]
    assert shown.count("红灯") == 1


def test_a_light_of_money_and_goals_says_that_no_goals_were_given(run, ledger):
    ran = run("monitor", "--ledger", ledger, "--as-of", "2025-06-30", "--lights", "hefei")
    assert "没有给出目标的完成情况" in "".join(ran.err.split())

import csv
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from jixiao.domain.document import Document, Source
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Objective, Project, Sheet, SheetKind
from jixiao.domain.target import Target
from jixiao.readers.read import read_document
from jixiao.reports.platform.explain import explained
from jixiao.reports.platform.export import export_of, notes_of
from jixiao.reports.platform.rows import MAKERS, common, sign_of
from jixiao.reports.platform.tables import platform
from jixiao.reports.platform.write import write_csv, write_folder, write_json, write_workbook

SAMPLES = Path(__file__).parents[2] / "samples"
FUND = Fund(
    FundSource.TOTAL, "年度资金总额", original_budget=Money.of("100", unit="万元"),
    final_budget=Money.of("120.5", unit="万元"), outturn=Money.of("90", unit="万元"),
    execution_rate=Decimal("0.7469"), score=Decimal("7.47"), reason="招标推迟",
)  # fmt: skip
SHEET = Sheet(
    kind=SheetKind.SELF_EVALUATION, project=Project("000-0001-AAA-BBBB", "道路养护"),
    department="000某县交通运输局", unit="000001某县公路站", fiscal_year=2023, funds=(FUND,),
    objectives=(
        Objective("养护公路20公里", "已养护20公里"), Objective("路况良好", term="long_term"),
    ),
    indicators=(
        Indicator("养护里程", "产出指标", "数量指标", target=Target.parse("≥20公里"),
                  points=Decimal(10), score=Decimal(10), reason="无偏差", basis="养护计划"),
        Indicator("群众满意", "满意度指标", "满意度", target=Target.parse("效果明显")),
    ),
    total_score=Decimal("97.5"),
)  # fmt: skip
DOCUMENT = Document(source=Source("自评表.docx"), sheets=(SHEET,))


def rows(document, table):
    return next((one.rows for one in export_of([document]).tables if one.table.name == table), ())


def test_every_row_has_only_fields_of_its_table():
    tables = {one.name: {each.name for each in one.fields} for one in platform().tables}
    assert set(MAKERS) == set(tables)
    monitored = read_document(SAMPLES / "corpus" / "toilets-monitoring.docx").sheets[0]
    for name, (make, _kinds) in MAKERS.items():
        for sheet in (SHEET, monitored):
            for row in make(sheet):
                assert set(row) | set(common(sheet, DOCUMENT)) <= tables[name]


def test_the_common_fields_say_whose_the_row_is():
    (row,) = rows(DOCUMENT, "PM_PERF_SELF_EVAL")
    assert row["fiscal_year"] == "2023"
    assert (row["dept_code"], row["agency_code"], row["agency_name"]) == (
        "000",
        "000001",
        "某县公路站",
    )
    assert (row["pro_code"], row["pro_name"]) == ("000-0001-AAA-BBBB", "道路养护")
    assert (row["is_deleted"], row["is_last_inst"], row["mof_div_code"]) == ("2", "", "")


def test_amounts_are_yuan_with_two_places_and_a_missing_adjustment_is_worked_out():
    (row,) = rows(DOCUMENT, "PM_PERF_SELF_BGT")
    assert (row["reply_amt"], row["cur_amt"]) == ("1000000.00", "1205000.00")
    assert (row["year_adj_amt"], row["year_exe_amt"]) == ("205000.00", "900000.00")
    assert (row["exe_amt_rate"], row["exe_score"]) == ("74.69", "7.47")


def test_a_printed_adjustment_is_kept_and_none_is_invented():
    printed = replace(FUND, adjustment=Money.of("5"))
    assert rows(with_fund(printed), "PM_PERF_SELF_BGT")[0]["year_adj_amt"] == "5.00"
    alone = replace(FUND, final_budget=None)
    assert rows(with_fund(alone), "PM_PERF_SELF_BGT")[0]["year_adj_amt"] == ""


def with_fund(fund):
    return replace(DOCUMENT, sheets=(replace(SHEET, funds=(fund,)),))


def test_objectives_and_indicators_say_whether_they_are_of_the_year():
    assert [one["yearflag"] for one in rows(DOCUMENT, "PM_PERF_GOAL_INFO")] == ["0", "1"]
    first, second = rows(DOCUMENT, "PM_PERF_INDICATOR")
    assert (first["kpi_val"], first["computesign"], first["meterunit"]) == ("≥20公里", "1", "公里")
    assert (first["weight"], first["indexstandards"]) == ("10", "养护计划")
    assert (second["computesign"], second["lv1_perf_ind_name"]) == ("6", "满意度指标")


@pytest.mark.parametrize(
    ("text", "code"),
    [("≥20公里", "1"), (">20公里", "2"), ("=20公里", "3"), ("<20公里", "4"), ("≤20公里", "5"),
     ("效果明显", "6"), ("20公里", None), ("", None)],
)  # fmt: skip
def test_a_sign_has_its_code_and_none_is_invented(text, code):
    assert sign_of(Target.parse(text)) == code


def test_results_stand_beside_objectives_and_indicators():
    assert rows(DOCUMENT, "PM_SELF_EVAL_GOAL")[0]["goal_comp"] == "已养护20公里"
    assert rows(DOCUMENT, "PM_SELF_EVAL_INDICATOR")[0]["devi_analy"] == "无偏差"
    assert rows(DOCUMENT, "PM_PERF_SELF_EVAL")[0]["total_eval_value"] == "97.5"
    assert rows(DOCUMENT, "PM_PERF_SELF_EVAL")[0]["devi_analy"] == "招标推迟"


def test_a_sheet_of_objectives_has_no_results_to_export():
    plan = replace(DOCUMENT, sheets=(replace(SHEET, kind=SheetKind.OBJECTIVE),))
    names = [one.table.name for one in export_of([plan]).tables]
    assert names == ["PM_PERF_GOAL_INFO", "PM_PERF_INDICATOR"]


def test_monitoring_gives_progress_causes_and_likelihood():
    document = read_document(SAMPLES / "corpus" / "toilets-monitoring.docx")
    row = rows(document, "PAY_PERF_MONITOR_INFO")[1]
    assert (row["pro_bgt_comp"], row["est_pro_bgt_annual"]) == ("1512000.00", "3400000.00")
    assert (row["perf_comp"], row["est_perf_annual"]) == ("1座", "3座")
    assert (row["ana_dev_reasons"], row["complete_rate"]) == (
        "经费保障；配套资金尚未下达",
        "有可能",
    )


def test_text_longer_than_its_field_is_told_and_kept_whole():
    long = replace(SHEET, objectives=(Objective("养" * 2001),))
    export = export_of([replace(DOCUMENT, sheets=(long,))])
    assert len(export.tables[0].rows[0]["kpi_target"]) == 2001
    problem = export.problems[0].message
    assert problem.startswith(
        "自评表.docx：“道路养护”写入PM_PERF_GOAL_INFO的绩效目标（kpi_target，V2000）"
    )
    assert "有2001个字，超过2000个字" in problem
    assert "没有截断" in problem


@pytest.mark.parametrize(
    ("amount", "words"), [("0.001", "小数多于2位"), ("1" * 17, "位数过多"), ("9" * 16, "")]
)
def test_an_amount_that_does_not_fit_is_told_and_kept_whole(amount, words):
    export = export_of([with_fund(replace(FUND, outturn=Money.of(amount)))])
    told = [one.message for one in export.problems]
    assert bool(told) == bool(words)
    assert all(words in one for one in told)


def test_a_whole_department_is_not_taken_for_a_project():
    export = export_of(
        [replace(DOCUMENT, sheets=(replace(SHEET, kind=SheetKind.WHOLE_DEPARTMENT),))]
    )
    assert export.tables == ()
    assert "部门整体绩效表“000001某县公路站”没有导出" in export.problems[0].message


def test_notes_say_what_is_not_verified_and_which_fields_are_blank():
    notes = "".join(notes_of(export_of([DOCUMENT])))
    assert "没有找到预算管理一体化规范的原文" in notes
    assert "财政区划代码（mof_div_code）" in notes
    assert "项目名称（pro_name）" not in notes


def test_a_folder_has_a_file_for_each_table_and_the_notes(tmp_path):
    write_folder(export_of([DOCUMENT]), tmp_path / "out")
    names = {one.name for one in (tmp_path / "out").iterdir()}
    assert {"PM_PERF_SELF_EVAL.csv", "PM_PERF_SELF_BGT.csv", "说明.txt"} <= names
    with (tmp_path / "out" / "PM_PERF_SELF_BGT.csv").open(encoding="utf-8-sig") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["pro_name"], row["year_exe_amt"]) == ("道路养护", "900000.00")


def test_text_like_a_formula_gets_a_blank_in_csv_and_a_negative_number_does_not(tmp_path):
    sheet = replace(
        SHEET, project=Project("", "=1+1"), funds=(replace(FUND, adjustment=Money.of("-5")),)
    )
    export = export_of([replace(DOCUMENT, sheets=(sheet,))])
    (table,) = [one for one in export.tables if one.table.name == "PM_PERF_SELF_BGT"]
    write_csv(table, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["pro_name"], row["year_adj_amt"]) == (" =1+1", "-5.00")


def test_json_holds_every_table_and_null_for_what_is_not_known(tmp_path):
    write_json(export_of([DOCUMENT]), tmp_path / "a.json")
    data = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    (row,) = data["tables"]["PM_PERF_SELF_EVAL"]
    assert data["schema"] == "jixiao/platform/1"
    assert (row["pro_name"], row["mof_div_code"]) == ("道路养护", None)


def test_a_workbook_has_a_tab_for_each_table_with_text_as_text(tmp_path):
    write_workbook(export_of([DOCUMENT]), tmp_path / "a.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx"))
    assert book.sheet_names[-1] == "说明"
    names, row = book.get_sheet_by_name("PM_PERF_SELF_BGT").to_python()
    assert row[names.index("reply_amt")] == "1000000.00"


def test_the_reference_page_tells_every_field_and_what_is_not_verified():
    page = explained()
    for table in platform().tables:
        assert f"## {table.name}" in page
        assert all(f"| `{one.name}` |" in page for one in table.fields)
    assert "没有核实" in page
    assert "| `reply_amt` | 年初批复 | N(18,2) |" in page

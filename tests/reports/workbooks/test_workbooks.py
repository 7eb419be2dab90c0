import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from jixiao.domain.acknowledgement import Acknowledgement
from jixiao.domain.document import Document, Source
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore
from jixiao.domain.score_record import (
    Assumption,
    ScoreFingerprint,
    ScoreInput,
    Sensitivity,
    WhatIf,
)
from jixiao.reports.workbooks.findings import write_findings, write_readings
from jixiao.reports.workbooks.scores import write_scores
from jixiao.reports.workbooks.workbook import tab_name

FINDING = Finding(
    "TG003", Severity.WARNING, "指标值可以超过100%", evidence="=1+1", project="养护",
    indicator="覆盖率", field="target", place=Place(table=1, row=9), basis="财预〔2021〕101号",
    fix="改为“=100%”", amount=Money.of(24, unit="万元"),
)  # fmt: skip
RESULTS = [
    ("/srv/a.docx", [FINDING, Finding("FU001", Severity.ERROR, "-不一致", field="name")]),
    ("/srv/b.docx", [Finding("TX001", Severity.NOTE, "@提示", field="other", place=Place())]),
]  # fmt: skip


def rows_of(path, name):
    book = CalamineWorkbook.from_path(path)
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "book.xlsx"


def test_a_finding_is_a_row_with_all_that_is_needed_to_work_it_off(path):
    write_findings(RESULTS, path)
    header, first, *_others = rows_of(path, "问题清单")
    assert header == [
        "序号", "文件", "项目", "指标", "严重程度", "规则", "位置", "原文", "问题", "依据", "建议",
        "处理结果", "备注",
    ]  # fmt: skip
    assert first == [
        1, "a.docx", "养护", "覆盖率", "警告", "TG003", "第1张表第9行（指标值）", "=1+1",
        "指标值可以超过100%", "财预〔2021〕101号", "改为“=100%”", "", "",
    ]  # fmt: skip


def test_text_of_a_file_never_becomes_a_formula(path):
    write_findings(RESULTS, path)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        strings = archive.read("xl/sharedStrings.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert all(text in strings for text in (">=1+1<", ">-不一致<", ">@提示<"))
    # Editing such a cell must not make a formula of it either.
    (quoted,) = re.findall(r'<c r="H2" s="(\d+)"', sheet)
    formats = re.search(r"<cellXfs.*?</cellXfs>", styles, re.DOTALL)
    assert formats is not None
    assert 'quotePrefix="1"' in re.findall(r"<xf [^>]*>", formats[0])[int(quoted)]


def test_the_fault_in_the_quoted_source_is_set_in_red(path):
    finding = Finding("TX001", Severity.ERROR, "自称不对", evidence="=提高我院的水平", wrong="我院")
    write_findings([("a.docx", [finding])], path)
    assert rows_of(path, "问题清单")[1][7] == "=提高我院的水平"
    with zipfile.ZipFile(path) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
    marked = r"<r><rPr><b/>(?:(?!</rPr>).)*FFC00000(?:(?!</rPr>).)*</rPr><t[^>]*>我院</t></r>"
    assert re.search(marked, strings)


@pytest.mark.parametrize("wrong", ["前", "后"])
def test_a_fault_at_the_edge_of_the_source_is_marked_too(path, wrong):
    finding = Finding("TX001", Severity.ERROR, "不对", evidence="前面和以后", wrong=wrong)
    write_findings([("a.docx", [finding])], path)
    assert rows_of(path, "问题清单")[1][7] == "前面和以后"


def test_results_are_chosen_from_a_list_and_the_header_stays_in_view(path):
    write_findings(RESULTS, path)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '"已改正,情况属实待改,不属实"' in sheet.replace("&quot;", '"')
    assert 'sqref="L2:L4"' in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:M4"' in sheet


def test_the_summary_counts_by_family_severity_and_file(path):
    write_findings(RESULTS, path)
    rows = rows_of(path, "汇总")
    assert rows[0] == ["问题类别", "错误", "警告", "提示", "合计", "涉及金额（万元）"]
    assert ["指标值", 0, 1, 0, 1, 24] in rows
    assert ["合计", 1, 1, 1, 3, 24] in rows
    assert ["a.docx", 1, 1, 0, 2, 24] in rows
    assert ["b.docx", 0, 0, 1, 1, ""] in rows
    assert rows[-1][0].startswith("注：涉及金额")


def test_what_is_let_stand_has_a_tab_with_the_reasons(path):
    why = Acknowledgement("b.docx", "FU001", "x", "批复如此", by="甲", on=date(2024, 3, 1))
    settled = [("/srv/b.docx", FINDING, why), ("b.docx", FINDING, replace(why, by="", on=None))]
    write_findings([("a.docx", [])], path, acknowledged=settled)
    first, second = rows_of(path, "已确认说明")[1:]
    assert first == [
        1, "b.docx", "养护", "TG003", "指标值可以超过100%", "批复如此", "甲", "2024-03-01",
    ]  # fmt: skip
    assert second[-2:] == ["", ""]


def test_a_workbook_without_findings_has_its_header(path):
    write_findings([("a.docx", [])], path)
    assert len(rows_of(path, "问题清单")) == 1
    assert rows_of(path, "汇总")[1] == ["合计", 0, 0, 0, 0, ""]


def test_readings_have_a_tab_for_every_kind_of_thing(path, report, evaluation):
    unread = Document(source=Source("坏.docx"), problems=(Problem("damaged", "打不开"),))
    write_readings([report, evaluation, unread], path)
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["绩效表", "指标", "资金", "清单", "问题"]
    sheets = rows_of(path, "绩效表")[1:]
    assert [row[7] for row in sheets] == [10, 24, 86, 48, 80, 80, 80, 0]
    assert [row[1] for row in sheets[-2:]] == ["绩效目标表", "绩效自评表"]
    assert len(rows_of(path, "指标")) == 1 + sum(row[10] for row in sheets)
    assert rows_of(path, "资金")[-1][4:10] == [0, 0, 0, 0, 10, 0]
    assert len(rows_of(path, "清单")) == 1 + len(report.listings[0].items)
    assert rows_of(path, "问题")[1][:3] == ["坏.docx", "damaged", "打不开"]


def test_scores_show_working_and_difference(path):
    score = SheetScore(
        "养护", "mof_2020_self_evaluation",
        ExecutionScore(Decimal(10), Decimal("8.05"), Decimal("8.5"), "52.35÷65.07"),
        (IndicatorScore("里程", Decimal(30), None, Decimal(30)),),
        Decimal("91.5"), Decimal(92), "优", "优", (Problem("x", "第1项无法计算"),),
    )  # fmt: skip
    write_scores([("/srv/a.docx", [score, SheetScore("目标表")])], path)
    first, second = rows_of(path, "得分")[1:]
    assert first[2:9] == ["mof_2020_self_evaluation", 91.5, 92, 0.5, "优", "优", "第1项无法计算"]
    assert second[3:6] == ["", "", ""]
    items = rows_of(path, "得分明细")[1:]
    assert [row[2:8] for row in items] == [
        ["预算执行率", 10, 8.05, 8.5, 0.45, "52.35÷65.07"],
        ["里程", 30, "", 30, "", ""],
    ]


def test_scores_show_version_fingerprint_inputs_and_what_was_supposed(path):
    place = Place(row=7, column=6)
    inputs = (ScoreInput("actual", "20公里", place), ScoreInput("kind", "x"))
    rows = (IndicatorScore("里程", Decimal(30), Decimal(30), method="equal", inputs=inputs),)
    score = SheetScore(
        "养护", "mof_2020_self_evaluation", indicators=rows, working="合计91分。",
        ruleset_version="2020-02-25+abc", fingerprint=ScoreFingerprint(*"abcdef"),
        what_if=WhatIf((Assumption("里程", "10公里", "20公里"),)),
        sensitivity=(Sensitivity("里程", 1, Decimal(30), Decimal(30), Decimal(0)),),
    )  # fmt: skip
    write_scores([("/srv/a.docx", [score])], path)
    (total,) = rows_of(path, "得分")[1:]
    assert total[8:] == [
        "合计91分。\n假设：里程由“10公里”改为“20公里”", "2020-02-25+abc", "f",
    ]  # fmt: skip
    (item,) = rows_of(path, "得分明细")[1:]
    assert item[9:] == ["equal", "实际完成值：20公里（第7行第6列）"]
    (decisive,) = rows_of(path, "失分和等级")[1:]
    assert decisive[2:] == [1, "里程", 30, 30, 0, "", "", "不能"]


def test_very_long_text_is_cut_with_a_word_about_it(path):
    long = Finding("TX001", Severity.NOTE, "长" * 40_000)
    write_findings([("a.docx", [long])], path)
    message = rows_of(path, "问题清单")[1][8]
    assert re.fullmatch(r"长{32000}……（原文过长，以下略）", message)


def test_a_tab_without_a_usable_name_is_still_named():
    taken: set[str] = set()
    assert [tab_name("[]", taken), tab_name("?", taken)] == ["绩效表", "绩效表(2)"]

"""Mended files: only what is named has changed, and the audit finds no new fault."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from docx import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from tests.readers.build import drawn, text, word

from jixiao import pipeline
from jixiao.domain.document import Document, Source
from jixiao.fixing.change import Mend, NotFixable
from jixiao.fixing.fix import fixed
from jixiao.readers.walking import Found

SAMPLES = ("report.docx", "tables.xlsx", "report.txt")
# What mending takes away in each sample at the least: rules by their findings.
TAKEN = {
    "report.docx": {"TX002", "TX003", "TX007"},
    "tables.xlsx": {"TX007"},
    "report.txt": {"TX002", "TX003", "TX007"},
}
EVALUATION = """
项目支出绩效自评表 | < | < | < | < | < | < | <
（2022年度） | < | < | < | < | < | < | <
项目名称 | 道路养护 | < | < | < | < | < | <
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 0 | {total} | 1,090.50 | 10 | 75.00% | 7.50
^ | 其中：当年财政拨款 | {fiscal} | 1,020.25 | 1,090.50 | | 75.00% |
^ | 上年结转资金 | {carried} | | | | |
^ | {label} | {other} | 20.5 | | | |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 30 | {score} |
^ | 质量指标 | 验收合格率 | 100% | 98% | {points} | 19.6 | 个别路段返工
效益指标 | 社会效益指标 | 通行条件 | 明显改善 | 明显改善 | 30 | 30 |
满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 95% | 10 | 10 |
{sum} | < | < | < | < | | |
"""
USUAL = {
    "total": "", "fiscal": "90", "carried": "0", "other": "", "points": "20", "score": "30",
    "label": "其他资金", "sum": "总 分",
}  # fmt: skip


def mended(path, **options):
    return fixed(path.read_bytes(), pipeline.read(path), **options)


def written(folder, name, result):
    path = folder / name
    path.write_bytes(result.data)
    return path


def spots(path):
    found = pipeline.check(pipeline.read(path)).findings
    return {(one.code, one.place.quoting(""), one.project, one.indicator) for one in found}


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def filled(result):
    return {change.mends[0]: change.after for change in result.changes}


def amounts(document):
    return [
        [(one.original_budget, one.final_budget, one.outturn, one.score) for one in sheet.funds]
        + [(one.target and one.target.number, one.points, one.score) for one in sheet.indicators]
        for sheet in document.sheets
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_audit_misses_what_was_mended_and_finds_nothing_new(samples, tmp_path, name):
    original = samples / "baoding-2020" / name
    result = mended(original)
    copy = written(tmp_path, name, result)
    before, after = spots(original), spots(copy)
    assert after <= before
    assert {code for code, *_ in before - after} >= TAKEN[name]
    assert mended(copy).changes == ()
    assert amounts(pipeline.read(copy)) == amounts(pipeline.read(original))


@pytest.mark.parametrize("name", SAMPLES[:2])
def test_parts_and_looks_that_were_not_mended_are_as_they_were(samples, name):
    data = (samples / "baoding-2020" / name).read_bytes()
    before, after = parts(data), parts(mended(samples / "baoding-2020" / name).data)
    assert before.keys() == after.keys()
    changed = {part for part in before if before[part] != after[part]}
    assert changed
    assert all(part.startswith(("word/document", "xl/worksheets", "xl/shared")) for part in changed)
    assert looks(before) == looks(after)


def looks(package):
    """All that a Word file or the tabs of a workbook say, but for the words themselves."""
    found = []
    for name, data in sorted(package.items()):
        if name.startswith(("word/document", "xl/worksheets/sheet")):
            for one in etree.fromstring(data).iter():
                keys = sorted(
                    (key, value) for key, value in one.items() if not key.endswith("}space")
                )
                found.append((name, one.tag, keys))
    return found


def test_every_change_says_where_and_by_which_rule(samples):
    for change in mended(samples / "baoding-2020" / "report.docx").changes:
        assert str(change.place)
        assert change.before != change.after
        assert all(one.code and one.words for one in change.mends)


def test_a_text_cut_into_runs_keeps_the_looks_of_each(tmp_path):
    made = WordDocument()
    paragraph = made.add_paragraph()
    for words, bold in (
        ("[book", True),
        ("mark: _Toc1]一、2020年", False),
        (",", True),
        ("工作", False),
    ):
        paragraph.add_run(words).bold = bold
    made.save(tmp_path / "a.docx")
    runs = WordDocument(io.BytesIO(mended(tmp_path / "a.docx").data)).paragraphs[0].runs
    assert [(one.text, one.bold) for one in runs] == [
        ("", True), ("一、2020年", False), ("，", True), ("工作", False),
    ]  # fmt: skip


def test_text_boxes_breaks_and_deleted_text_are_left_alone(tmp_path):
    made = WordDocument()
    inner = f"<w:p {nsdecls('w')}><w:r><w:t>2020年,在领导下</w:t></w:r></w:p>"
    box = f"<w:txbxContent {nsdecls('w')}>{inner}</w:txbxContent>"
    paragraph = made.add_paragraph("一、工作")
    inside: Any = paragraph._p
    inside.append(parse_xml(f"<w:r {nsdecls('w')}>{box}</w:r>"))
    gone = "<w:r><w:delText>2020年,在领导下</w:delText></w:r>"
    inside.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1">{gone}</w:del>'))
    paragraph.add_run("完成，").add_break()
    paragraph.add_run("2020年,在领导下")
    made.save(tmp_path / "a.docx")
    after = parts(mended(tmp_path / "a.docx").data)["word/document.xml"].decode()
    assert after.count("2020年,在领导下") == 2
    assert after.count("2020年，在领导下") == 1


def test_numbers_given_by_word_are_not_taken_for_typed_ones(tmp_path):
    made = WordDocument()
    for words, style in (
        ("1.甲", None), ("2.乙", None), ("丙", "List Number"), ("2.丁", None), ("4.戊", None),
    ):  # fmt: skip
        made.add_paragraph(words, style=style)
    made.save(tmp_path / "a.docx")
    assert mended(tmp_path / "a.docx").changes == ()


def book(path, rows):
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return path


def test_a_text_that_cells_share_is_changed_only_where_it_is_wrong(tmp_path):
    rows = [["1.甲\n2.乙", "项目"], ["2020年,在市委领导下", "2020年,在市委领导下"], ["项目", "=A1"]]
    result = mended(book(tmp_path / "a.xlsx", [*rows, ["=CONCATENATE(A1,B1)", "文字"]]))
    assert "uniqueCount" in parts(result.data)["xl/sharedStrings.xml"].decode()
    sheet = openpyxl.load_workbook(io.BytesIO(result.data)).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["1.甲\n2.乙", "项目"],
        ["2020年，在市委领导下", "2020年，在市委领导下"],
        ["项目", "=A1"],
        ["=CONCATENATE(A1,B1)", "文字"],
    ]
    strings = parts(result.data)["xl/sharedStrings.xml"].decode()
    assert strings.count("2020年，在市委领导下") == 1


def test_runs_and_texts_inside_cells_of_a_workbook_are_mended(tmp_path):
    made = openpyxl.Workbook()
    made["Sheet"]["A1"] = CellRichText("2020年", TextBlock(InlineFont(b=True), ","), "在市委领导下")
    made["Sheet"]["A2"] = "完成。。"
    made.save(tmp_path / "a.xlsx")
    result = mended(tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(result.data), rich_text=True).worksheets[0]
    assert str(sheet["A1"].value) == "2020年，在市委领导下"
    assert sheet["A1"].value[1].font.b
    assert sheet["A2"].value == "完成。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_and_the_line_ends_of_a_text_are_kept(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes("一、概况\r\n— 5 —\r\n2020年,在市委领导下。\n".encode(encoding))
    expected = "一、概况\r\n2020年，在市委领导下。\n".encode(encoding)
    assert mended(path).data == expected


def test_the_cells_of_a_text_are_mended_each_for_itself(tmp_path):
    path = text(tmp_path / "a.txt", EVALUATION.format(**USUAL).replace("≥90%", "≥90%(甲（乙）)"))
    result = mended(path)
    assert [one.mends for one in result.changes] == [(Mend.TARGET_WIDTH,)]
    assert "≥90%（甲（乙））" in result.data.decode()


def test_a_text_that_cannot_be_written_back_is_refused():
    with pytest.raises(NotFixable, match="记事本"):
        fixed(b"\xff\xfeabc", Document(source=Source(format="txt")))


def made_word(folder, **cells):
    return word(folder / "a.docx", EVALUATION.format(**USUAL | cells))


def made_book(folder, *, as_text=False, **cells):
    """The same form as a workbook, its plain numbers as numbers."""
    made = openpyxl.Workbook()
    rows = drawn(EVALUATION.format(**USUAL | cells))
    for y, row in enumerate(rows, start=1):
        for x, value in enumerate(row, start=1):
            if value not in ("<", "^", ""):
                is_number = not as_text and value.replace(".", "").isdigit()
                made["Sheet"].cell(y, x, float(value) if is_number else value)
    made["Sheet"].merge_cells("A14:E14")
    made.save(folder / "a.xlsx")
    return folder / "a.xlsx"


@pytest.mark.parametrize("made", [made_word, made_book])
def test_totals_that_are_blank_or_nought_are_filled_with_the_sum_of_their_parts(made, tmp_path):
    result = mended(made(tmp_path))
    assert [(one.mends[0], one.before, one.after) for one in result.changes] == [
        (Mend.FUND_TOTAL, "0", "90"),
        (Mend.FUND_TOTAL, "", "1,040.75"),
        (Mend.POINTS_TOTAL, "", "100"),
        (Mend.SCORE_TOTAL, "", "97.1"),
    ]
    copy = written(tmp_path, f"b{made(tmp_path).suffix}", result)
    (sheet,) = pipeline.read(copy).sheets
    assert next(str(one.final_budget) for one in sheet.funds) == "10407500.00"
    assert (str(sheet.total_points), str(sheet.total_score)) == ("100", "97.1")
    assert mended(copy).changes == ()


def test_a_filled_cell_of_a_workbook_is_a_number_and_formulas_are_computed_anew(tmp_path):
    path = made_book(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook["Sheet"]["J1"] = "=D5*2"
    workbook.save(path)
    after = openpyxl.load_workbook(io.BytesIO(mended(path).data))
    assert (after["Sheet"]["D5"].value, after["Sheet"]["G14"].value) == (1040.75, 97.1)
    assert after["Sheet"]["J1"].value == "=D5*2"
    assert after.calculation.fullCalcOnLoad


def test_a_number_kept_as_text_stays_text(tmp_path):
    after = openpyxl.load_workbook(io.BytesIO(mended(made_book(tmp_path, as_text=True)).data))
    assert after["Sheet"]["C5"].value == "90"


def test_a_workbook_without_settings_of_computing_gets_them(tmp_path):
    path = made_book(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook["Sheet"]["J1"] = "=D5*2"
    workbook.calculation = None
    workbook.save(path)
    assert openpyxl.load_workbook(io.BytesIO(mended(path).data)).calculation.fullCalcOnLoad


def test_a_filled_cell_of_a_word_file_looks_like_its_neighbours(tmp_path):
    path = made_word(tmp_path)
    made = WordDocument(path)
    for cell in made.tables[0].columns[5].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    made.save(path)
    row = WordDocument(io.BytesIO(mended(path).data)).tables[0].rows[-1]
    assert [(one.text, one.paragraphs[0].runs[0].bold) for one in row.cells[5:7]] == [
        ("100", True), ("97.1", None),
    ]  # fmt: skip


def test_a_word_file_without_styles_is_mended(tmp_path):
    word(tmp_path / "a.docx", "2020年,在市委领导下。")
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        for name, data in parts((tmp_path / "a.docx").read_bytes()).items():
            if name != "word/styles.xml":
                archive.writestr(name, data)
    assert len(mended(tmp_path / "b.docx").changes) == 1


def test_hints_on_pronunciation_go_with_the_words_they_belong_to(tmp_path):
    path = book(tmp_path / "a.xlsx", [["完成。。", "项目"]])
    hint = '<rPh sb="0" eb="2"><t>wancheng</t></rPh></si>'
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        for name, data in parts(path.read_bytes()).items():
            is_shared = name == "xl/sharedStrings.xml"
            archive.writestr(name, data.replace(b"</si>", hint.encode(), is_shared))
    result = mended(tmp_path / "b.xlsx")
    assert [one.after for one in result.changes] == ["完成。"]
    assert b'<t xml:space="preserve">' in parts(result.data)["xl/sharedStrings.xml"]


def test_a_total_row_merged_over_the_column_is_left(tmp_path):
    path = made_book(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook["Sheet"].unmerge_cells("A14:E14")
    workbook["Sheet"].merge_cells("A14:H14")
    workbook.save(path)
    assert set(filled(mended(path))) == {Mend.FUND_TOTAL}


def test_a_total_with_a_formula_is_never_overwritten(tmp_path):
    path = made_book(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook["Sheet"]["C5"], workbook["Sheet"]["D5"] = "=SUM(C6:C8)", "=SUM(D6:D8)"
    workbook.save(path)
    assert Mend.FUND_TOTAL not in filled(mended(path))


UNSURE = {
    "结转可能含在拨款里": {"carried": "20"},
    "来源也没有填": {"fiscal": ""},
    "来源的数写了单位": {"fiscal": "90万元"},
    "各来源加起来为零": {"fiscal": "0"},
}


@pytest.mark.parametrize("cells", UNSURE.values(), ids=UNSURE)
def test_a_total_is_left_where_its_sum_is_not_certain(tmp_path, cells):
    changes = mended(made_word(tmp_path, **cells)).changes
    assert [one.before for one in changes if one.mends == (Mend.FUND_TOTAL,)] == [""]


def test_a_total_is_left_where_one_source_may_be_a_part_of_another(tmp_path):
    changes = mended(made_word(tmp_path, label="其中：中央补助", other="20")).changes
    assert Mend.FUND_TOTAL not in {one.mends[0] for one in changes}


def test_a_sheet_with_two_totals_is_left(tmp_path):
    changes = mended(made_word(tmp_path, label="年度资金总额")).changes
    assert Mend.FUND_TOTAL not in {one.mends[0] for one in changes}


def test_totals_of_points_and_scores_are_left_where_rows_do_not_make_a_hundred(tmp_path):
    assert not {Mend.POINTS_TOTAL, Mend.SCORE_TOTAL} & set(
        filled(mended(made_word(tmp_path, points="30")))
    )
    assert Mend.SCORE_TOTAL not in filled(mended(made_word(tmp_path, score="")))
    assert Mend.SCORE_TOTAL not in filled(mended(made_word(tmp_path, score="31")))
    assert Mend.POINTS_TOTAL not in filled(mended(made_word(tmp_path, sum="填表人")))


def test_a_total_that_contradicts_its_parts_is_left(tmp_path):
    assert filled(mended(made_word(tmp_path, total="999")))[Mend.FUND_TOTAL] == "90"


def test_only_totals_of_the_rules_asked_for_are_filled(tmp_path):
    assert set(filled(mended(made_word(tmp_path), codes={"SE001"}))) == {Mend.POINTS_TOTAL}


@pytest.mark.parametrize(("form", "how"), [("pdf", "原件"), ("doc", "docx"), ("html", "docx")])
def test_formats_that_cannot_be_mended_are_told_what_to_do(form, how):
    with pytest.raises(NotFixable, match=how):
        fixed(b"", Document(source=Source(format=form)))


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_damaged_or_unusual_file_is_told_what_to_do(form):
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    with pytest.raises(NotFixable, match="另存"):
        fixed(empty.getvalue(), Document(source=Source(format=form)))
    with pytest.raises(NotFixable, match="损坏"):
        fixed(b"PK\x03\x04", Document(source=Source(format=form)))


def test_a_file_that_cannot_be_read_is_not_mended(tmp_path):
    assert pipeline.fix(Found(tmp_path / "missing.docx")).changes == ()


def test_a_file_with_nothing_to_mend_stays_the_same_bytes(samples):
    path = samples / "self-evaluations" / "anhui-guichi-2022.docx"
    result = mended(path)
    assert (result.changes, result.data) == ((), path.read_bytes())


def test_reading_is_the_same_but_for_what_was_mended(samples, tmp_path):
    original = samples / "baoding-2020" / "tables.xlsx"
    copy = written(tmp_path, "tables.xlsx", mended(original))
    before, after = (replace(pipeline.read(one), source=Source()) for one in (original, copy))
    assert [one.project for one in before.sheets] == [one.project for one in after.sheets]
    assert [len(one.indicators) for one in before.sheets] == [
        len(one.indicators) for one in after.sheets
    ]

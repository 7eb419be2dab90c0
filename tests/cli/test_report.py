"""``jixiao report`` and ``demo``: official documents out of what was read."""

from __future__ import annotations

import json

import pytest
from docx import Document as WordDocument
from python_calamine import CalamineWorkbook

from jixiao.pipeline.papers import KINDS
from jixiao.readers.read import read_document


def test_the_self_evaluation_report_is_a_word_file_about_the_unit(run, report, tmp_path):
    target = tmp_path / "report.docx"
    ran = run("report", report, "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert f"已写入 {target}" in ran.err
    text = "\n".join(one.text for one in WordDocument(str(target)).paragraphs)
    assert "保定市科学技术协会" in text


def test_the_printed_sheets_are_read_back_as_they_were(run, report, tmp_path):
    target = tmp_path / "sheets.docx"
    assert run("report", report, "--kind", "sheets", "-o", target).code == 0
    before, after = read_document(report), read_document(target)
    assert [one.project.name for one in after.sheets] == [one.project.name for one in before.sheets]
    assert [[row.name for row in one.indicators] for one in after.sheets] == [
        [row.name for row in one.indicators] for one in before.sheets
    ]


@pytest.mark.parametrize("kind", ["sheets", "findings"])
def test_a_workbook_is_written_by_its_suffix(run, report, tmp_path, kind):
    target = tmp_path / "made.xlsx"
    assert run("report", report, "--kind", kind, "-o", target).code == 0
    assert CalamineWorkbook.from_path(str(target)).sheet_names


@pytest.mark.parametrize(
    ("kind", "name"),
    [("self-evaluation", "a.xlsx"), ("sheets", "a.txt"), ("findings", "a.docx")],
)
def test_a_suffix_that_does_not_fit_the_kind_is_a_fault_of_use(run, report, tmp_path, kind, name):
    ran = run("report", report, "--kind", kind, "-o", tmp_path / name)
    assert ran.code == 2
    assert "这种文件只能写成" in ran.err
    assert not (tmp_path / name).exists()


def test_several_files_do_not_make_one_report(run, report, good, tmp_path):
    ran = run("report", report, good, "-o", tmp_path / "a.docx")
    assert ran.code == 2
    assert "一次只能为一份文件生成报告" in ran.err


def test_nothing_readable_writes_nothing(run, tmp_path):
    ran = run("report", tmp_path / "missing.docx", "-o", tmp_path / "a.docx")
    assert ran.code == 2
    assert "找不到这个文件" in ran.err
    assert not (tmp_path / "a.docx").exists()


def test_the_given_report_is_never_written_over(run, report, tmp_path):
    given = tmp_path / "given.docx"
    given.write_bytes(report.read_bytes())
    ran = run("report", given, "-o", given)
    assert ran.code == 2
    assert "这是要读取的原文件，不能覆盖" in ran.err
    assert given.read_bytes() == report.read_bytes()


def test_the_demo_writes_every_kind_of_result(run, tmp_path):
    ran = run("demo", "-o", tmp_path / "out")
    assert ran.code == 0
    made = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert made == sorted([
        "绩效自评工作报告.docx", "绩效自评工作报告.html", "绩效表.docx", "整改通知书.docx",
        "问题清单.xlsx", "评分结果.xlsx", "读取结果.json",
    ])  # fmt: skip
    assert ran.err.count("已写入") == 7
    text = (tmp_path / "out" / "读取结果.json").read_text(encoding="utf-8")
    assert len(json.loads(text)["sheets"]) == 7


def test_the_demo_shows_what_was_read_found_and_scored(run, tmp_path):
    out = run("demo", "-o", tmp_path / "out").out
    for words in ("绩效表7张", "共发现", "计算过程"):
        assert words in out


@pytest.fixture
def sheet(samples):
    """A published sheet of self-evaluation."""
    return samples / "self-evaluations" / "anhui-guichi-2022.docx"


PAPERS = [kind for kind, (_name, suffixes) in KINDS.items() if ".html" in suffixes]


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html"])
def test_every_kind_is_written_in_every_format_and_can_be_read(run, sheet, tmp_path, kind, suffix):
    target = tmp_path / f"made{suffix}"
    ran = run("report", sheet, "--kind", kind, "-o", target)
    assert (ran.code, ran.out) == (0, ""), ran.err
    again = read_document(target)
    assert again.is_readable


def test_a_letter_is_signed_and_numbered_as_asked(run, sheet, tmp_path):
    target = tmp_path / "notice.docx"
    ran = run(
        "report", sheet, "--kind", "notice", "-o", target, "--sender", "某市财政局", "--date",
        "2026-11-23", "--number", "某财绩〔2026〕1号", "--deadline", "2026年12月10日",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    text = "\n".join(one.text for one in WordDocument(str(target)).paragraphs)
    for words in ("某市财政局", "2026年11月23日", "某财绩〔2026〕1号", "2026年12月10日"):
        assert words in text


def test_a_day_that_is_none_is_a_fault_of_use(run, sheet, tmp_path):
    ran = run("report", sheet, "-o", tmp_path / "a.docx", "--date", "2026-13-40")
    assert ran.code == 2
    assert "不是日期" in ran.err


def test_what_people_wrote_is_kept_when_the_report_is_made_again(run, report, tmp_path):
    target = tmp_path / "report.docx"
    run("report", report, "-o", target)
    word = WordDocument(str(target))
    gap = next(one for one in word.paragraphs if "【待填写" in one.text)
    for part in gap.runs[1:]:
        part.text = ""
    gap.runs[0].text = "执行数由单位补充填写。"
    word.save(str(target))
    assert run("report", report, "-o", target).code == 0
    assert "执行数由单位补充填写。" in _text(target)
    assert run("report", report, "-o", target, "--fresh").code == 0
    assert "执行数由单位补充填写。" not in _text(target)


def test_a_file_of_somebody_else_is_not_written_over(run, sheet, tmp_path):
    target = tmp_path / "letter.docx"
    word = WordDocument()
    word.add_paragraph("别人的文件")
    word.save(str(target))
    ran = run("report", sheet, "-o", target)
    assert ran.code == 2
    assert "没有改动" in ran.err
    assert _text(target) == "别人的文件"
    assert run("report", sheet, "-o", target, "--fresh").code == 0


def test_a_report_is_filled_into_a_template_of_the_unit(run, sheet, tmp_path):
    template, target = tmp_path / "模板.docx", tmp_path / "a.docx"
    run("template", "example", "-o", template)
    ran = run("report", sheet, "--template", template, "-o", target)
    assert ran.code == 0, ran.err
    assert "{{" not in _text(target)
    assert run("report", sheet, "--template", template, "-o", tmp_path / "a.pdf").code == 2


def test_the_annex_of_sources_names_the_file_of_every_figure(run, sheet, tmp_path):
    target = tmp_path / "a.html"
    assert run("report", sheet, "-o", target, "--with-sources").code == 0
    text = target.read_text(encoding="utf-8")
    assert "数据来源表" in text
    assert sheet.name in text


def test_the_year_before_is_compared_with(run, sheet, tmp_path):
    target = tmp_path / "a.docx"
    assert run("report", sheet, "-o", target, "--last-year", sheet).code == 0
    assert "与上年度比较情况" in _text(target)


def test_a_summary_is_made_of_many_files(run, report, sheet, tmp_path):
    target = tmp_path / "汇总.html"
    assert run("report", report, sheet, "--kind", "summary", "-o", target).code == 0
    assert "项目支出绩效自评汇总表" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["sheets", "public", "spot-check"])
def test_a_file_without_sheets_gives_no_empty_document(run, good, tmp_path, kind):
    ran = run("report", good, "--kind", kind, "-o", tmp_path / "a.docx")
    assert ran.code == 2
    assert "没有读到绩效表" in ran.err
    assert not (tmp_path / "a.docx").exists()


def test_a_notice_is_not_written_where_nothing_was_found(run, good, tmp_path):
    ran = run("report", good, "--kind", "notice", "-o", tmp_path / "a.docx")
    assert ran.code == 2
    assert "没有需要整改的问题" in ran.err


def test_an_ofd_is_said_to_be_experimental(run, sheet, tmp_path):
    ran = run("report", sheet, "--kind", "sheets", "-o", tmp_path / "a.ofd")
    assert ran.code == 0
    assert "试验" in ran.err


def test_the_public_version_comes_with_the_list_of_what_was_done(run, sheet, tmp_path):
    ran = run("report", sheet, "--kind", "public", "-o", tmp_path / "公开.html")
    assert ran.code == 0, ran.err
    assert (tmp_path / "公开-处理清单.html").is_file()


def _text(path):
    return "\n".join(one.text for one in WordDocument(str(path)).paragraphs)

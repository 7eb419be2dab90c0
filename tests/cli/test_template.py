"""``jixiao template``: the fields of a unit's own template, its faults, one to begin with."""

from __future__ import annotations

import docx
import pytest
from tests.reports.paper.word.schema_order import faults
from tests.reports.templates.made import template, text_of

from jixiao import pipeline
from jixiao.office.package import Package
from jixiao.pipeline import Unknown
from jixiao.pipeline.templates import fill


@pytest.fixture
def made(tmp_path):
    def write(*paragraphs, rows=(), name="模板.docx"):
        path = tmp_path / name
        path.write_bytes(template(*paragraphs, rows=rows))
        return path

    return write


def test_fields_are_listed_as_they_are_written(run):
    ran = run("template", "fields")
    assert (ran.code, ran.err) == (0, "")
    assert "  {{ 预算合计 }}  各项目预算数之和，单位万元，如“120.00”" in ran.out
    assert "  {% for 指标 in 项目.指标列表 %}  三级指标" in ran.out
    assert "  {{ 指标.三级 }}  三级指标" in ran.out


def test_fields_as_json_have_group_meaning_and_example(run):
    first = run("template", "fields", "--format", "json").lines[0]
    assert first["name"] == "单位名称"
    assert first["written"] == "{{ 单位名称 }}"
    assert set(first) == {"group", "name", "written", "meaning", "example"}


def test_a_good_template_can_be_used(run, made):
    path = made("{{ 单位名称 }}")
    ran = run("template", "check", path)
    assert (ran.code, ran.out, ran.err) == (0, f"{path}：可以使用\n", "")


def test_faults_are_listed_with_their_places(run, made):
    path = made("{{ 单位名 }}", rows=[["{{ 年 }}"]])
    ran = run("template", "check", path)
    assert ran.code == 1
    assert ran.out.splitlines()[0] == f"{path}：第1段：没有字段“单位名”，是否想写“单位名称”"
    assert "第1张表第1行第1列：没有字段“年”" in ran.out


def test_a_tag_that_breaks_the_file_is_found_by_trying(run, made):
    ran = run("template", "check", made(rows=[["{%tr for 甲 in 项目列表 %}甲{%tr endfor %}"]]))
    assert ran.code == 1
    assert "模板：" in ran.out


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "文件是空的"), (b"text", "模板应是Word文件"), (template("无"), "没有可以填写的字段")],
)
def test_what_is_no_template_is_a_fault_of_use(run, tmp_path, content, words):
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    ran = run("template", "check", path)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_template_with_macros_is_refused(run, tmp_path):
    path = tmp_path / "a.docm"
    package = Package.of(template("{{ 年度 }}"))
    package.written["word/vbaProject.bin"] = b"macro"
    path.write_bytes(package.data())
    ran = run("template", "check", path)
    assert ran.code == 2
    assert "模板带有宏，没有使用" in ran.err


def test_the_example_can_be_used_and_is_filled(run, report, tmp_path):
    path = tmp_path / "模板.docx"
    assert run("template", "example", "-o", path).code == 0
    assert run("template", "check", path).code == 0
    fill(pipeline.check(pipeline.read(report)), path, tmp_path / "out.docx")
    texts = text_of((tmp_path / "out.docx").read_bytes())
    assert texts[:2] == ["保定市科学技术协会", "2020年度项目支出绩效自评报告"]
    assert "助力智慧保定城市建设经费" in texts
    assert not any("{{" in one or "{%" in one for one in texts)
    assert faults(tmp_path / "out.docx") == []


def test_a_filled_example_is_traced(run, report, tmp_path):
    path = tmp_path / "模板.docx"
    run("template", "example", "-o", path)
    fill(pipeline.check(pipeline.read(report)), path, tmp_path / "out.docx")
    ran = run("trace", tmp_path / "out.docx", "408.00")
    assert ran.code == 0
    assert "预算数合计" in ran.out


def test_the_example_is_a_word_file_only(run, tmp_path):
    ran = run("template", "example", "-o", tmp_path / "a.txt")
    assert ran.code == 2
    assert "模板只能写成 .docx" in ran.err


def test_a_faulty_template_is_not_filled(report, made, tmp_path):
    checked = pipeline.check(pipeline.read(report))
    path = made("{{ 单位名 }}")
    with pytest.raises(Unknown, match="模板有1处问题，没有填写。第1段：没有字段“单位名”"):
        fill(checked, path, tmp_path / "out.docx")
    with pytest.raises(Unknown, match=r"只能写成 \.docx"):
        fill(checked, path, tmp_path / "out.pdf")
    assert not (tmp_path / "out.docx").exists()


def test_the_template_itself_is_never_changed(report, made, tmp_path):
    path = made("{{ 单位名称 }}")
    before = path.read_bytes()
    fill(pipeline.check(pipeline.read(report)), path, tmp_path / "out.docx")
    assert path.read_bytes() == before
    assert docx.Document(str(tmp_path / "out.docx")).paragraphs[0].text == "保定市科学技术协会"

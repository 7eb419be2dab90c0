"""``jixiao acknowledge``: findings that a person lets stand, with the reason, in a side file."""

from __future__ import annotations

import tomllib

import pytest
from python_calamine import CalamineWorkbook

from jixiao.cli.acknowledgements import NAME, add_to_list, name_in, read_list
from jixiao.domain.acknowledgement import Acknowledgement


@pytest.fixture
def file(tmp_path, report):
    """The published report in a folder of its own."""
    path = tmp_path / "报告.docx"
    path.write_bytes(report.read_bytes())
    return path


@pytest.fixture
def found(run, file):
    """The findings of rule TG003 in the report, and with which other options they are checked."""

    def checked(*arguments):
        arguments = ("--select", "TG003", "--format", "json", *arguments)
        (result,) = run("check", file, *arguments).lines
        return result["findings"]

    return checked


def entries(file):
    text = (file.parent / NAME).read_text(encoding="utf-8")
    return tomllib.loads(text)["acknowledged"]


def test_what_is_let_stand_is_only_counted_and_no_fault_any_more(run, file, found):
    count = len(found())
    assert count
    ran = run("acknowledge", file, "tg003", "--reason", "口径如此，见批复", "--by", "甲")
    assert (ran.code, ran.out) == (0, "")
    assert f"已写入 {file.parent / NAME}，共{count}条" in ran.err
    after = run("check", file, "--select", "TG003")
    assert after.code == 0
    assert "共发现0个问题" in after.out
    assert f"另有{count}个问题已确认说明" in after.out


def test_an_entry_says_what_why_by_whom_and_when(run, file):
    run("acknowledge", file, "TG003", "--reason", '引号"和\\反斜杠\n换行', "--by", "甲")
    first = entries(file)[0]
    assert first["file"] == "报告.docx"
    assert first["code"] == "TG003"
    assert first["reason"] == '引号"和\\反斜杠\n换行'
    assert first["by"] == "甲"
    assert first["on"].year > 2000
    assert first["project"]
    assert first["message"]


def test_the_name_of_who_is_signed_in_is_taken_where_none_is_given(run, file, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "caiwu")
    run("acknowledge", file, "TG003", "--reason", "批复如此")
    assert {one["by"] for one in entries(file)} == {"caiwu"}


def test_a_system_without_names_is_no_fault(run, file, monkeypatch):
    def nobody():
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert run("acknowledge", file, "TG003", "--reason", "批复如此").code == 0
    assert "by" not in entries(file)[0]


@pytest.mark.parametrize(("code", "narrowed"), [("IN001", "project"), ("TG008", "indicator")])
def test_only_the_project_or_indicator_named_is_meant(run, file, code, narrowed):
    options = ("--select", code, "--format", "json")
    (before,) = run("check", file, *options).lines
    name = before["findings"][0][narrowed]
    ran = run("acknowledge", file, code, "--reason", "批复如此", f"--{narrowed}", name)
    assert ran.code == 0
    (after,) = run("check", file, *options).lines
    assert after["findings"] == [one for one in before["findings"] if one[narrowed] != name]
    assert after["findings"]


def test_everything_can_be_shown_again(run, file, found):
    before = found()
    run("acknowledge", file, "TG003", "--reason", "批复如此")
    assert found() == []
    assert found("--no-acknowledgements") == before


def test_the_workbook_lists_it_with_the_reason_in_a_tab_of_its_own(run, file, found, tmp_path):
    count = len(found())
    run("acknowledge", file, "TG003", "--reason", "批复如此", "--by", "甲")
    target = tmp_path / "问题.xlsx"
    run("check", file, "--select", "TG003", "--format", "xlsx", "-o", target)
    book = CalamineWorkbook.from_path(str(target))
    assert len(book.get_sheet_by_name("问题清单").to_python()) == 1
    rows = book.get_sheet_by_name("已确认说明").to_python()[1:]
    assert [row[5:7] for row in rows] == [["批复如此", "甲"]] * count


def test_a_second_time_there_is_nothing_to_do(run, file):
    assert run("acknowledge", file, "TG003", "--reason", "批复如此").code == 0
    written = (file.parent / NAME).read_bytes()
    again = run("acknowledge", file, "TG003", "--reason", "另一个理由")
    assert again.code == 2
    assert "都已确认过" in again.err
    assert (file.parent / NAME).read_bytes() == written


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["TG003"], "缺少选项 --reason"),
        (["TG003", "--reason", "  "], "必须写明理由"),
        (["TG", "--reason", "批复如此"], "没有编号为“TG”的规则"),
        (["TG003", "--reason", "批复如此", "--project", "没有的项目"], "的“没有的项目”：没有TG003"),
    ],
)
def test_what_cannot_be_let_stand_is_refused_and_nothing_written(run, file, arguments, words):
    ran = run("acknowledge", file, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert not (file.parent / NAME).exists()


def test_a_file_that_cannot_be_read_has_nothing_to_let_stand(run, tmp_path):
    ran = run("acknowledge", tmp_path / "missing.docx", "TG003", "--reason", "批复如此")
    assert ran.code == 2
    assert "找不到这个文件" in ran.err


def test_an_entry_whose_finding_is_no_more_is_told(run, file, good):
    name = file.parent / NAME
    add_to_list(name, [Acknowledgement("报告.docx", "TG003", "0123456789abcdef", "批复如此")])
    ran = run("check", file)
    assert f"{name}：报告.docx的TG003已确认说明（批复如此），但这个问题已不存在" in ran.err
    assert run("check", file, "--ignore", "TG003").err == ""
    assert run("check", good).err == ""


def test_one_list_can_serve_several_folders(run, file, tmp_path):
    one_list = tmp_path / "清单" / "确认.toml"
    one_list.parent.mkdir()
    options = ("--acknowledgements", one_list)
    assert run("acknowledge", file, "TG003", "--reason", "批复如此", *options).code == 0
    assert {one.file for one in read_list(one_list)} == {"../报告.docx"}
    assert run("check", file, "--select", "TG003", *options).code == 0
    assert run("check", file, "--select", "TG003").code == 1


def test_a_list_that_was_named_must_be_there(run, file, tmp_path):
    ran = run("check", file, "--acknowledgements", tmp_path / "none.toml")
    assert ran.code == 2
    assert "none.toml：找不到这个文件" in ran.err


GOOD = '[[acknowledged]]\nfile = "a"\ncode = "TG003"\nfingerprint = "x"\nreason = "r"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD + "\n" + GOOD.replace('reason = "r"\n', ""), "第7行起的一条：缺少reason"),
        (GOOD.replace('"r"', '" "'), "第1行起的一条：缺少reason"),
        (GOOD + "on = 2024\n", "第1行起的一条：日期on应写成2024-03-01的样子"),
        (GOOD + "wy = 1\n", "第1行起的一条：有不认识的名称"),
        ("# 清单\n" + 'why = "r"\n', "第2行：不认识“why”"),
        ("acknowledged = 3\n", "第1行：不认识“acknowledged”"),
        ("acknowledged = [3]\n", "第1行起的一条：有不认识的名称"),
        (GOOD + 'by = "甲\n', "第6行：写法不对"),
    ],
)
def test_a_mistake_in_a_list_is_named_with_its_line(run, file, text, words):
    (file.parent / NAME).write_text(text, encoding="utf-8")
    ran = run("check", file)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_finding_between_files_needs_the_others_too(run, file, tmp_path):
    ran = run("acknowledge", file, "TG003", "--reason", "批复如此", "--with", tmp_path / "b.docx")
    assert ran.code == 0
    assert {one["file"] for one in entries(file)} == {"报告.docx"}


def test_a_file_on_another_drive_has_its_whole_path(monkeypatch, file, tmp_path):
    def no_way(*_paths):
        raise ValueError

    monkeypatch.setattr("os.path.relpath", no_way)
    assert name_in(tmp_path / NAME, str(file)) == file.as_posix()

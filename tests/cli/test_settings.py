"""``jixiao.toml``: the options of ``check`` in a file, found by itself; the command line wins."""

from __future__ import annotations

import pytest


@pytest.fixture
def folder(tmp_path, report):
    """A folder with the published report."""
    (tmp_path / "report.docx").write_bytes(report.read_bytes())
    return tmp_path


@pytest.fixture
def codes(run, folder):
    """The codes and severities that a check of the report finds."""

    def found(*arguments):
        (result,) = run("check", folder / "report.docx", "--format", "json", *arguments).lines
        return {(one["code"][:2], one["severity"]) for one in result["findings"]}

    return found


def settings(folder, text):
    path = folder / "jixiao.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        'select = "TG"\nseverity = "warning"\n',
        'select = ["TG"]\nseverity = "警告"\njobs = 1\n',
        '\ufeffselect = ["TG003", "TG"]\nignore = []\nseverity = "warning"\n',
    ],
)
def test_settings_beside_the_file_hold(codes, folder, text):
    settings(folder, text)
    assert codes() == {("TG", "error"), ("TG", "warning")}


def test_settings_above_the_folder_of_the_file_hold_and_are_named(run, report, tmp_path):
    below = tmp_path / "2022" / "报送"
    below.mkdir(parents=True)
    (below / "report.docx").write_bytes(report.read_bytes())
    path = settings(tmp_path, 'select = "TG"')
    ran = run("check", below, "--format", "json")
    assert {one["code"][:2] for one in ran.lines[0]["findings"]} == {"TG"}
    assert ran.err == f"采用设置文件 {path}\n"


def test_settings_in_the_current_folder_come_first(codes, folder, tmp_path_factory, monkeypatch):
    here = tmp_path_factory.mktemp("here")
    settings(folder, 'select = "FU"')
    settings(here, 'select = "TG"')
    monkeypatch.chdir(here)
    assert {code for code, _severity in codes()} == {"TG"}


def test_the_command_line_wins_over_the_settings(codes, folder):
    settings(folder, 'select = "TG"\nseverity = "error"')
    assert {code for code, _severity in codes("--select", "FU")} == {"FU"}
    assert ("TG", "warning") in codes("--severity", "提示")


def test_settings_can_be_named_and_left_out(codes, folder, tmp_path):
    settings(folder, 'select = "TG"')
    other = tmp_path / "other.toml"
    other.write_text('select = "FU"', encoding="utf-8")
    assert {code for code, _severity in codes("--config", other)} == {"FU"}
    assert {"FU", "TG"} < {code for code, _severity in codes("--no-config")}


def test_a_path_in_the_settings_is_seen_from_their_folder(run, folder, monkeypatch, tmp_path):
    run("check", folder / "report.docx", "--write-baseline", folder / "before.jsonl")
    settings(folder, 'baseline = "before.jsonl"')
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert run("check", folder / "report.docx").code == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('jobs = 2\n\nselct = "TG"', "第3行：不认识的设置“selct”；可用的设置是select、ignore"),
        ('select = "TG"\nseverity = "重"', "第2行：设置severity的值不对，应是error、错误、warning"),
        ('"severity" = 3', "第1行：设置severity的值不对"),
        ('jobs = "2"', "第1行：设置jobs的值不对，应是1到64的整数，不加引号"),
        ("jobs = true", "第1行：设置jobs的值不对"),
        ("jobs = 65", "第1行：设置jobs的值不对"),
        ('\nselect = ["ZZ9"]', "第2行：设置select的值不对，没有编号或类别为“ZZ9”的规则"),
        ("ignore = [3]", "第1行：设置ignore的值不对，应是规则编号或类别"),
        ('ruleset = "none"', "第1行：设置ruleset的值不对，没有名为“none”的评分办法"),
        ("ruleset = 3", "第1行：设置ruleset的值不对"),
        ('baseline = " "', "第1行：设置baseline的值不对，应是文件的路径"),
        ("[check]\njobs = 2", "第1行：不认识的设置“check”"),
        ('jobs = 2\nselect = "TG', "第2行：写法不对"),
        ('select = ["TG",\n', "写法不对"),
    ],
)
def test_a_mistake_in_the_settings_is_named_with_its_line(run, folder, text, words):
    path = settings(folder, text)
    ran = run("check", folder / "report.docx")
    assert (ran.code, ran.out) == (2, "")
    assert f"{path}第" in ran.err
    assert words in ran.err
    assert ran.err.count("\n") == 1


def test_settings_that_are_not_there_or_no_text_are_refused(run, folder):
    missing = run("check", folder / "report.docx", "--config", folder / "none.toml")
    assert (missing.code, missing.out) == (2, "")
    assert "none.toml：找不到这个文件" in missing.err
    settings(folder, "").write_bytes(b"\xff\xfe\xff")
    assert "无法读取；请确认是UTF-8编码" in run("check", folder / "report.docx").err


def test_settings_cannot_be_named_and_left_out_at_once(run, folder):
    ran = run("check", folder / "report.docx", "--no-config", "--config", folder / "a.toml")
    assert ran.code == 2
    assert "--config 和 --no-config 只能写一个" in ran.err

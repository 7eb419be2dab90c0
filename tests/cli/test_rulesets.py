"""``jixiao rulesets``: the list, one rule-set in full, and an official's own file tried."""

from pathlib import Path

import pytest

OWN = """\
title: 甲市办法
basis: 甲财〔2024〕1号
effective_from: 2024-01-01
extends: mof_2020_self_evaluation
methods: {descending: reverse_ratio}
cases:
  反向按比值: {name: 投诉次数, points: 10, target: ≤5次, actual: 10次, score: 5}
"""
HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "新增评分办法.md"


@pytest.fixture
def own(tmp_path):
    """Write an official's own file, with a change, and give its path."""

    def written(old="", new=""):
        path = tmp_path / "jia_2024.yaml"
        path.write_text(OWN.replace(old, new, 1) if old else OWN, encoding="utf-8")
        return path

    return written


def test_a_right_file_is_said_to_be_usable(run, own):
    path = own()
    ran = run("rulesets", "check", path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{path}：评分办法“甲市办法”可以使用；案例1个，全部得出写明的得分\n"


def test_a_case_with_another_score_is_told_with_its_line_and_working(run, own):
    path = own("score: 5", "score: 6")
    ran = run("rulesets", "check", path)
    assert ran.code == 1
    assert ran.out.startswith(f"{path}第7行：案例“反向按比值”：应得6分，算得5分（实际完成10次")
    assert "案例1个，1个得分不符" in ran.out


def test_a_file_that_cannot_be_used_tells_every_mistake_with_its_line(run, own):
    path = own("methods: {descending: reverse_ratio}", "methods: {descending: 按比值}\n备注: 无")
    ran = run("rulesets", "check", path)
    first, second = ran.out.splitlines()
    assert ran.code == 2
    assert first.startswith(f"{path}第5行：没有评分方法 按比值；可以是 proportional、")
    assert second.startswith(f"{path}第6行：不认识的项目 备注；可以写 title、")


def test_of_several_files_the_worst_decides_the_exit_code(run, own, tmp_path):
    assert run("rulesets", "check", own(), tmp_path / "none.yaml").code == 2
    assert "不能读取评分办法文件" in run("rulesets", "check", tmp_path / "none.yaml").out


def test_a_file_from_windows_with_a_byte_order_mark_is_read(run, own):
    path = own()
    path.write_text("\ufeff" + OWN, encoding="utf-8")
    assert run("rulesets", "check", path).code == 0


def test_the_example_of_the_guide_is_a_right_file(run, tmp_path):
    text = HOW_TO.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    path = tmp_path / "jia_2024.yaml"
    path.write_text(text, encoding="utf-8")
    ran = run("rulesets", "check", path)
    assert ran.code == 0, ran.out
    assert ran.out.removeprefix(f"{tmp_path}/").strip() in HOW_TO.read_text(encoding="utf-8")


def test_one_ruleset_is_shown_in_full(run):
    ran = run("rulesets", "show", "hunan_whole_department")
    assert (ran.code, ran.err) == (0, "")
    assert "# 部门整体支出绩效自评（湖南）" in ran.out
    assert "只在用 `--ruleset` 指定时采用。" in ran.out


def test_a_ruleset_that_is_not_there_is_a_fault_of_use(run):
    ran = run("rulesets", "show", "none")
    assert (ran.code, ran.out) == (2, "")
    assert "没有名为“none”的评分办法；用 jixiao rulesets 查看全部评分办法" in ran.err


def test_the_help_names_the_commands_in_chinese(run):
    ran = run("rulesets", "--help")
    assert "用法：jixiao rulesets [选项] [命令 参数]" in ran.out
    assert "check  试算评分办法文件" in ran.out

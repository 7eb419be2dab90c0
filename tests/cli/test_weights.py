"""``jixiao weights``: points that add to exactly 100, and the sheet with them filled in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator
from tests.cli.test_score import schema_of
from tests.readers.build import word

from jixiao import pipeline

SHEET = """
项目支出绩效目标表 | < | < | < | < | <
（2022年度） | < | < | < | < | <
项目名称 | 职业培训 | < | < | < | <
主管部门 | 某县人社局 | < | 实施单位 | 某县就业中心 | <
项目资金（万元） | 年度资金总额 | < | 100.00 | < | <
^ | 其中：财政拨款 | < | 100.00 | < | <
年度目标 | 培训一千人次 | < | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注
^ | 产出指标 | 数量指标 | 培训人次 | ≥1000人次 |
^ | 产出指标 | 质量指标 | 合格率 | ≥95% |
^ | 产出指标 | 时效指标 | 及时率 | =100% |
^ | 效益指标 | 社会效益指标 | 就业率 | ≥80% |
^ | 满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥90% |
"""
GOOD = "指标,培训人次,合格率,及时率\n培训人次,1,3,5\n合格率,1/3,1,2\n及时率,,,1\n"
BAD = "指标,培训人次,合格率,及时率\n培训人次,1,5,1/5\n合格率,,1,5\n及时率,,,1\n"


@pytest.fixture
def sheet(tmp_path):
    return word(tmp_path / "objectives.docx", SHEET)


def points_of(ran):
    (result,) = ran.lines
    Draft202012Validator(schema_of("weights")).validate(result)
    (one,) = result["sheets"]
    assert Decimal(one["total"]) == 100
    return {share["name"]: share["points"] for share in one["shares"]}


def test_points_are_even_unless_said_otherwise(run, sheet):
    ran = run("weights", sheet, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert list(points_of(ran).values()) == ["17", "17", "16", "30", "10"]


def test_the_table_shows_weights_points_and_their_sum(run, sheet):
    out = run("weights", sheet).out
    assert "合计：100分" in out
    assert "33.33%" in out
    assert "mof_2020_self_evaluation" in out


def test_importance_by_name(run, sheet):
    ran = run("weights", sheet, "--importance", "培训=3", "--importance", "及时率=1/2",
              "--step", "0.5", "--format", "json")  # fmt: skip
    assert list(points_of(ran).values()) == ["33.5", "11.0", "5.5", "30.0", "10.0"]


def test_comparisons_in_pairs_are_told_with_their_consistency(run, sheet, tmp_path):
    matrix = tmp_path / "matrix.csv"
    matrix.write_text(GOOD, encoding="utf-8")
    ran = run("weights", sheet, "--matrix", matrix)
    assert ran.code == 0
    assert "一致性比率CR＝0.0032，通过" in ran.out.replace("\n", "")
    assert "Saaty" in ran.out
    points = points_of(run("weights", sheet, "--matrix", matrix, "--format", "json"))
    assert list(points.values()) == ["32", "12", "6", "30", "10"]


def test_comparisons_that_contradict_one_another_are_told_with_what_to_compare_again(
    run, sheet, tmp_path
):
    matrix = tmp_path / "matrix.csv"
    matrix.write_text(BAD, encoding="utf-8")
    ran = run("weights", sheet, "--method", "ahp", "--matrix", matrix)
    assert ran.code == 1
    assert "没有通过（应小于0.1）" in ran.out.replace("\n", "")
    assert "请重新比较" in ran.out
    plain = run("weights", sheet, "--matrix", matrix, "--format", "json")
    points_of(plain)
    assert plain.lines[0]["comparisons"][0]["is_consistent"] is False


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_the_sheet_is_written_with_its_points(run, sheet, tmp_path, suffix):
    target = tmp_path / f"filled{suffix}"
    ran = run("weights", sheet, "-o", target)
    assert (ran.code, ran.err) == (0, f"已写入 {target}\n")
    (read,) = pipeline.read(target).sheets
    assert [int(one.points) for one in read.indicators] == [17, 17, 16, 30, 10]


def test_the_way_from_a_new_sheet_to_its_score(run, sheet, tmp_path):
    filled, template = tmp_path / "filled.xlsx", tmp_path / "template.xlsx"
    run("weights", sheet, "-o", filled)
    ran = run("score", "--template", template, filled)
    assert ran.err == f"已写入 {template}\n"
    (result,) = run("score", template, "--format", "json").lines
    assert [one["points"] for one in result["sheets"][0]["indicators"]] == [
        "17", "17", "16", "30", "10",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--importance", "培训人次"], "应写成“指标名称=重要性”"),
        (["--importance", "培训人次=多"], "应是大于0的数"),
        (["--importance", "培训人次=1/0"], "应是大于0的数"),
        (["--importance", "没有的=2"], "没有指标“没有的”"),
        (
            ["--method", "even", "--importance", "培训人次=2"],
            "--importance 只用于 --method importance",
        ),
        (["--method", "ahp"], "--method ahp 需要写明 --matrix"),
        (["--step", "0"], "--step 的取值“0”应是0.01至100之间的数"),
        (["--least", "x"], "--least 的取值“x”应是0至100之间的数"),
        (["--least", "20"], "每个指标不能都有20分"),
        (["--ruleset", "none"], "没有名为“none”的评分办法"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(run, sheet, options, message):
    ran = run("weights", sheet, *options)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_files_without_one_sheet_are_told(run, good, samples, sheet, tmp_path):
    assert "没有读到绩效表" in run("weights", good).err
    report = samples / "baoding-2020" / "report.docx"
    assert run("weights", report).code == 0
    assert "7张绩效表，--importance一次只能用于一张" in (
        run("weights", report, "--importance", "优良率=2").err
    )
    (tmp_path / "folder").mkdir()
    for name in "ab":
        word(tmp_path / "folder" / f"{name}.docx", SHEET)
    assert "一次只能用于一份文件" in run("weights", tmp_path / "folder").err
    assert "没有读到比较矩阵" in run("weights", sheet, "--matrix", good).err


def test_a_year_before_any_ruleset_is_told(run, tmp_path):
    old = word(tmp_path / "old.docx", SHEET.replace("2022", "2012"))
    ran = run("weights", old)
    assert (ran.code, "没有适用于这张表" in ran.err) == (2, True)

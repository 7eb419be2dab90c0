"""``jixiao bulk``: what it prints, where it writes and how it ends."""

from __future__ import annotations

import json

import pytest
from tests.bulk.tables import rows_of, write_ties
from tests.cli.conftest import SHEET

from jixiao.cli import messages


@pytest.fixture
def folder(tmp_path, good):
    """A sheet whose printed scores are right, and a text."""
    made = tmp_path / "报送"
    made.mkdir()
    good.rename(made / "说明.txt")
    sheet = SHEET.format(execution="9", total="99")
    (made / "自评表.txt").write_text(sheet, encoding="utf-8")
    return made


def test_reading_writes_tables_and_says_where(run, folder, tmp_path):
    ran = run("bulk", "read", folder, "-o", tmp_path / "out", "--jobs", 1)
    assert ran.code == 0
    assert "文件 2；读不了 0" in ran.out
    assert f"结果已写入 {tmp_path / 'out'}" in ran.err
    assert len(rows_of(tmp_path / "out" / "documents.parquet")) == 2
    again = run("bulk", "read", folder, "-o", tmp_path / "out", "--jobs", 1)
    assert "接着做：已有2份文件的结果，还有0份" in again.err
    assert again.out == ran.out


def test_nothing_readable_ends_with_2(run, tmp_path):
    (tmp_path / "空.docx").write_bytes(b"")
    assert run("bulk", "read", tmp_path / "空.docx", "-o", tmp_path / "out").code == 2
    assert run("bulk", "check", tmp_path / "空.docx", "-o", tmp_path / "out").code == 2


def test_checking_ends_with_1_where_something_is_found(run, folder, tmp_path):
    assert run("bulk", "check", folder, "-o", tmp_path / "a", "--select", "TX001").code == 0
    (folder / "总分.txt").write_text(SHEET.format(execution="9", total="100"), encoding="utf-8")
    ran = run("bulk", "check", folder, "-o", tmp_path / "b")
    assert ran.code == 1
    assert len(rows_of(tmp_path / "b" / "findings.parquet")) > 0
    assert run("bulk", "check", folder, "-o", tmp_path / "c", "--select", "ZZ").code == 2


def test_scoring_documents_compares_with_the_printed_scores(run, folder, tmp_path):
    ran = run("bulk", "score", folder, "-o", tmp_path / "out", "--jobs", 1)
    assert ran.code == 0, ran.err
    totals = rows_of(tmp_path / "out" / "totals.parquet", "total, rating")
    assert [(str(total), rating) for total, rating in totals] == [("99.00", "优")]
    told = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert (told["verb"], told["different"], told["ratings"]) == ("score", 0, {"优": 1})
    (folder / "另一张.txt").write_text(SHEET.format(execution="5", total="95"), encoding="utf-8")
    assert run("bulk", "score", folder, "-o", tmp_path / "out").code == 1


def test_a_table_is_scored_without_documents(run, tmp_path):
    table = write_ties(tmp_path / "各市指标.parquet")
    ran = run("bulk", "score", table, "-o", tmp_path / "out")
    assert ran.code == 0
    assert "只有总分，没有等级" in ran.err
    assert rows_of(tmp_path / "out" / "scores.parquet", "count(score)")[0][0] > 0


def test_nothing_to_score_ends_with_2(run, good, tmp_path):
    assert run("bulk", "score", good, "-o", tmp_path / "out").code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("score", "没有.parquet"), "没有.parquet"),
        (("score", "t", "--engine", "postgres"), "要用 --dsn 写明数据库"),
        (("score", "t", "--engine", "flink"), "可以是 duckdb、spark、postgres"),
        (("score", "t", "--ruleset", "某办法"), "没有名为“某办法”的评分办法"),
        (("read", "t", "--jobs", "0"), "--jobs 的取值不对"),
        (("write", "t"), "没有命令 write"),
    ],
)
def test_a_fault_of_use_is_said_in_chinese(run, tmp_path, arguments, words):
    output = () if arguments[0] == "write" else ("-o", tmp_path / "out")
    ran = run("bulk", *arguments, *output)
    assert ran.code == 2
    assert words in ran.err


def test_what_is_missing_is_named(run):
    assert "缺少选项 --output" in run("bulk", "read", "t").err
    assert "score" in run("bulk", "--help").out


def test_what_stops_the_writing_is_said(run, folder, tmp_path, monkeypatch):
    from jixiao.bulk import work

    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work, "write_rows", full)
    ran = run("bulk", "read", folder, "-o", tmp_path / "out", "--jobs", 1)
    assert ran.code == 2
    assert "请检查磁盘空间和权限，然后用同样的命令接着做" in ran.err


def test_the_bar_tells_how_many_a_second(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    done = list(messages.with_progress(iter(range(3)), total=3, words="处理", unit="份"))
    assert done == [0, 1, 2]
    assert "处理" in capsys.readouterr().err


def test_a_rate_that_is_not_known_is_not_shown():
    from rich.progress import Task

    from jixiao.cli.rate import Rate

    task = Task(id=0, description="", total=9, completed=0, _get_time=lambda: 0.0)
    assert Rate("份").render(task).plain == ""
    task.finished_speed = 1234.56
    assert Rate("份").render(task).plain == "1,234.6份/秒"

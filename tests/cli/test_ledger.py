"""``jixiao ledger``: import, refused rows, killed runs, show, assign."""

from __future__ import annotations

import subprocess
import sys

import openpyxl
import pytest
from tests.monitoring.ledgers import ROW, TITLES, changed, csv_file, xlsx_file

from jixiao.monitoring.store import opened

KILLED = """
import os, signal
from pathlib import Path
from jixiao.monitoring import importing
from jixiao.pipeline import ledger
importing.record_import = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)
ledger.import_files([Path({path!r})], Path({into!r}), settings=ledger.Settings())
"""


@pytest.fixture
def into(tmp_path):
    return tmp_path / "台账.duckdb"


def payments(into):
    with opened(into, read_only=True) as connection:
        return connection.execute("SELECT voucher, amount FROM payments ORDER BY 1").fetchall()


def test_an_import_shows_the_columns_and_the_counts(run, tmp_path, into):
    path = csv_file(tmp_path / "a.csv", TITLES, ROW, changed(voucher="V2"))
    ran = run("ledger", "import", path, "--into", into)
    assert ran.code == 0
    assert "支付凭证号" in ran.out
    assert "元（文件没有写明，按元）" in ran.out
    assert "导入2行，台账已有0行，没有导入0行" in ran.out
    assert "导入0行，台账已有2行" in run("ledger", "import", path, "--into", into).out


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-8"])
def test_refused_rows_of_a_text_come_back_in_its_encoding_and_can_be_corrected(
    run, tmp_path, into, encoding
):
    above = ("2024年度支付明细", *[""] * 7)
    rows = [ROW, changed(voucher="V2", amount="十元")]
    path = csv_file(tmp_path / "a.csv", above, TITLES, *rows, encoding=encoding)
    before = path.read_bytes()
    ran = run("ledger", "import", path, "--into", into)
    copy = tmp_path / "a.未导入.csv"
    assert ran.code == 1
    assert path.read_bytes() == before
    text = copy.read_bytes().decode(encoding)
    lines = text.splitlines()
    assert lines[1].endswith("金额,错误信息")
    assert len(lines) == 3
    assert "支付金额“十元”不是金额" in lines[2]
    copy.write_bytes(text.replace("V2,", "V2,").replace(",十元,", ",10,").encode(encoding))
    assert run("ledger", "import", copy, "--into", into).code == 0
    assert [one for one, _ in payments(into)] == ["V1", "V2"]


def test_refused_rows_of_a_workbook_come_back_as_a_workbook(run, tmp_path, into):
    path = xlsx_file(tmp_path / "a.xlsx", TITLES, ROW, changed(voucher="=1+1", day="x"))
    assert run("ledger", "import", path, "--into", into).code == 1
    tab = openpyxl.load_workbook(tmp_path / "a.未导入.xlsx").active
    rows = list(tab.iter_rows(values_only=True))
    assert tab.title == "明细"
    assert rows[0][-1] == "错误信息"
    assert "支付日期“x”不是日期" in rows[1][-1]


def test_a_copy_that_is_there_is_never_written_over(run, tmp_path, into):
    path = csv_file(tmp_path / "a.csv", TITLES, changed(amount="x"))
    (tmp_path / "a.未导入.csv").write_text("别人的", encoding="utf-8")
    run("ledger", "import", path, "--into", into)
    assert (tmp_path / "a.未导入.csv").read_text(encoding="utf-8") == "别人的"
    assert (tmp_path / "a.未导入(2).csv").exists()
    run("ledger", "import", path, "--into", into)
    assert not (tmp_path / "a.未导入(3).csv").exists()


def test_a_copy_that_cannot_be_written_leaves_the_ledger_as_it_was(
    run, tmp_path, into, monkeypatch
):
    from jixiao.reports.workbooks import refused_copy

    def full(*_arguments, **_named):
        raise OSError(28, "磁盘已满")

    monkeypatch.setattr(refused_copy, "write_refused", full)
    path = csv_file(tmp_path / "a.csv", TITLES, ROW, changed(voucher="V2", amount="x"))
    ran = run("ledger", "import", path, "--into", into)
    assert ran.code == 2
    assert "台账没有改动" in ran.err
    assert payments(into) == []


def test_a_run_that_is_killed_leaves_the_ledger_as_it_was(run, tmp_path, into):
    run("ledger", "import", csv_file(tmp_path / "a.csv", TITLES, ROW), "--into", into)
    before = payments(into)
    rows = [changed(voucher=f"W{n}") for n in range(5000)]
    path = csv_file(tmp_path / "b.csv", TITLES, *rows)
    script = KILLED.format(path=str(path), into=str(into))
    killed = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert killed.returncode == -9
    assert payments(into) == before
    assert run("ledger", "import", path, "--into", into).code == 0
    assert len(payments(into)) == 5001


def test_one_file_that_cannot_be_used_does_not_stop_the_others(run, tmp_path, into):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"%PDF-1.4 x")
    good = csv_file(tmp_path / "a.csv", TITLES, ROW)
    ran = run("ledger", "import", bad, good, "--into", into, "--format", "json")
    assert ran.code == 2
    assert "不是可以导入的表格" in ran.err
    assert [len(one["tables"]) for one in ran.lines] == [0, 1]
    assert ran.lines[1]["tables"][0]["taken"] == 1


def test_nothing_usable_makes_no_ledger(run, tmp_path, into):
    ran = run("ledger", "import", tmp_path / "none.csv", "--into", into)
    assert ran.code == 2
    assert "找不到这个文件" in ran.err
    assert not into.exists()


def test_a_file_that_is_no_ledger_is_told(run, tmp_path):
    path = csv_file(tmp_path / "a.csv", TITLES, ROW)
    before = path.read_bytes()
    ran = run("ledger", "import", path, "--into", path)
    assert ran.code == 2
    assert "打不开台账文件" in ran.err
    assert path.read_bytes() == before


def test_the_mapping_is_saved_where_there_is_none(run, tmp_path, into):
    path = csv_file(tmp_path / "a.csv", TITLES, ROW)
    run("ledger", "import", path, "--into", into, "--mapping", tmp_path / "m.toml")
    assert 'amount = "金额" # 金额' in (tmp_path / "m.toml").read_text(encoding="utf-8")


def test_every_tab_with_payments_is_taken_and_others_are_told(run, tmp_path, into):
    path = xlsx_file(tmp_path / "a.xlsx", TITLES, ROW)
    book = openpyxl.load_workbook(path)
    book.create_sheet("说明").append(["只有文字", "没有数据"])
    second = book.create_sheet("二月")
    for row in (TITLES, changed(voucher="V2")):
        second.append(row)
    book.save(path)
    ran = run("ledger", "import", path, "--into", into)
    assert ran.code == 0
    assert "工作表“说明”：没有找到列标题行" in ran.err
    assert [one for one, _ in payments(into)] == ["V1", "V2"]


def test_payments_that_wait_are_shown_and_assigned(run, tmp_path, into):
    waiting = [changed(voucher=f"W{n:02d}", code="", project="", use="往来款") for n in range(52)]
    run("ledger", "import", csv_file(tmp_path / "a.csv", TITLES, ROW, *waiting), "--into", into)
    shown = run("ledger", "show", into)
    assert "待认领的支付52笔" in shown.out
    assert "只列出前50笔" in shown.out
    assert run("ledger", "assign", into, "W00", "--project", "P1").code == 0
    assert run("ledger", "assign", into, "W01", "--basic").code == 0
    assert "待认领的支付50笔" in run("ledger", "show", into).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("W", "--basic", "--project", "P1"), "二者选一"),
        (("W",), "二者选一"),
        (("没有", "--basic"), "没有凭证号没有"),
    ],
)
def test_an_assignment_that_cannot_be_is_told(run, tmp_path, into, arguments, words):
    run("ledger", "import", csv_file(tmp_path / "a.csv", TITLES, ROW), "--into", into)
    ran = run("ledger", "assign", into, *arguments)
    assert ran.code == 2
    assert words in ran.err


def test_a_ledger_that_is_not_there_is_told(run, into):
    for verb in (("show",), ("assign", "--basic", "V1")):
        ran = run("ledger", verb[0], *verb[1:-1], into, *verb[2:])
        assert ran.code == 2
        assert "没有这个台账文件" in ran.err
    assert not into.exists()


def test_the_help_names_the_verbs_in_chinese(run):
    ran = run("ledger", "--help")
    assert ran.code == 0
    for words in ("import", "show", "assign", "命令"):
        assert words in ran.out


def test_only_the_first_refused_rows_are_shown_with_how_many_there_are(run, tmp_path, into):
    rows = [changed(voucher=f"V{n}", amount="x") for n in range(9)]
    ran = run("ledger", "import", csv_file(tmp_path / "a.csv", TITLES, *rows), "--into", into)
    assert ran.out.count("不是金额") == 5
    assert "……共9行" in ran.out


def test_a_damaged_ledger_is_told(run, tmp_path, into):
    into.write_bytes(bytes(8) + b"DUCK" + bytes(5000))
    ran = run("ledger", "import", csv_file(tmp_path / "a.csv", TITLES, ROW), "--into", into)
    assert ran.code == 2
    assert "请关闭正在使用它的程序" in ran.err

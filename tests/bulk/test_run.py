"""Folders worked through: on several processes, after a kill, with bad files in them."""

from __future__ import annotations

import signal
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from tests.bulk.tables import rows_of
from tests.readers.bad import read_or_crash, write_bad

from jixiao import pipeline
from jixiao.bulk import run, work
from jixiao.bulk.chunks import FOLDER
from jixiao.bulk.lock import locked
from jixiao.bulk.tables import CHECKED, READ, all_tables
from jixiao.bulk.work import Task
from jixiao.domain.document import Document, Source
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Sheet

ROOT = Path(__file__).parents[2]
COUNT = 9


@pytest.fixture
def folder(tmp_path, samples):
    """Nine files of three kinds."""
    made = tmp_path / "报送材料"
    made.mkdir()
    sample = samples / "corpus" / "court-2020.csv"
    for number in range(COUNT):
        path = made / f"{number}.txt"
        path.write_text(f"第{number}个单位的绩效情况。", encoding="utf-8")
    (made / "3.txt").write_bytes(sample.read_bytes())
    (made / "4.txt").write_bytes(sample.read_bytes())
    return made


def done(folder, output, *, jobs=1, **more):
    """Work through a folder; the tables."""
    job = run.plan([folder], Task(output, **more), jobs=jobs)
    many = sum(run.work(job))
    return many, run.put_in_place(job)


def contents(files):
    return {name: rows_of(path) for name, path in files.items()}


def test_every_table_has_the_columns_that_are_documented(folder, tmp_path):
    many, files = done(folder, tmp_path / "out", checks=True, scores=True)
    assert many == COUNT
    assert set(files) == set(CHECKED)
    for name, path in files.items():
        described = rows_of(path, "*", "LIMIT 0")
        assert described == []
        columns = rows_of(path, "count(*)")
        assert columns[0][0] >= 0
        expected = ", ".join(one.name for one in all_tables()[name].columns)
        rows_of(path, expected)


def test_the_same_content_under_two_names_stays_two_files(folder, tmp_path):
    _many, files = done(folder, tmp_path / "out")
    key = "path, sha256, sheet, indicator"
    rows = rows_of(files["indicators"], key, "ORDER BY path, indicator")
    assert {path.rpartition("/")[2] for path, *_rest in rows} == {"3.txt", "4.txt"}
    assert len({sha for _path, sha, *_rest in rows}) == 1
    assert len(set(rows)) == len(rows)


def test_several_processes_write_what_one_writes(folder, tmp_path):
    alone = contents(done(folder, tmp_path / "one", checks=True)[1])
    assert contents(done(folder, tmp_path / "two", checks=True, jobs=2)[1]) == alone


@pytest.mark.parametrize(("moment", "count"), [("write", 8), ("complete", 3), ("write", 1)])
def test_a_run_that_was_killed_is_taken_up_with_nothing_lost_or_doubled(
    folder, tmp_path, moment, count
):
    whole = contents(done(folder, tmp_path / "whole")[1])
    output = tmp_path / "out"
    command = [sys.executable, "-m", "tests.bulk.killing", folder, output, moment, str(count)]
    killed = subprocess.run(command, cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    begun = run.plan([folder], Task(output))
    assert 0 <= begun.files_done < COUNT
    assert any(one.name.endswith("unfinished") for one in (output / FOLDER).iterdir())
    many, files = done(folder, output)
    assert many == COUNT - begun.files_done
    assert contents(files) == whole
    assert not any(one.name.endswith("unfinished") for one in (output / FOLDER).iterdir())


def test_a_second_run_does_only_what_is_new_or_changed(folder, tmp_path):
    output = tmp_path / "out"
    done(folder, output)
    assert done(folder, output)[0] == 0
    (folder / "补报.txt").write_text("补报的绩效情况。", encoding="utf-8")
    (folder / "0.txt").write_text("改过的绩效情况说明。", encoding="utf-8")
    job = run.plan([folder], Task(output))
    assert 2 <= len(job.found) - job.files_done <= COUNT
    again = contents(done(folder, output)[1])
    assert again == contents(done(folder, tmp_path / "fresh")[1])


def test_another_option_does_everything_anew(folder, tmp_path):
    output = tmp_path / "out"
    done(folder, output)
    assert done(folder, output, checks=True)[0] == COUNT
    assert run.plan([folder], Task(output)).files_done == 0


def test_bad_files_are_rows_with_problems_and_stop_nothing(tmp_path):
    folder = tmp_path / "坏文件"
    folder.mkdir()
    for name in ("empty.docx", "half.docx", "locked.docx", "bytes.txt"):
        write_bad(folder, name)
    (folder / "good.txt").write_text("本单位绩效情况。", encoding="utf-8")
    _many, files = done(folder, tmp_path / "out", checks=True)
    readable = dict(rows_of(files["documents"], "path, is_readable"))
    assert [Path(path).name for path, one in readable.items() if one] == ["good.txt"]
    assert len(rows_of(files["problems"], "DISTINCT path", "WHERE is_fatal")) == 4


def test_a_file_that_brings_its_process_down_costs_only_itself(folder, tmp_path):
    (folder / "crash.txt").write_text("使程序崩溃的文件", encoding="utf-8")
    job = run.plan([folder], Task(tmp_path / "out"), jobs=2)
    assert sum(run.work(job, read_or_crash)) == COUNT + 1
    files = run.put_in_place(job)
    fallen = rows_of(files["documents"], "path", "WHERE NOT is_readable")
    assert [Path(path).name for (path,) in fallen] == ["crash.txt"]
    assert rows_of(files["documents"], "count(*)") == [(COUNT + 1,)]
    assert "程序崩溃" in rows_of(files["problems"], "message", "WHERE is_fatal")[0][0]


@pytest.mark.parametrize(("what", "verb"), [("indicator_rows", "准备评分"), ("pipeline", "检查")])
def test_a_fault_of_the_program_is_a_problem_of_one_file(folder, tmp_path, monkeypatch, what, verb):
    class Broken:
        read = staticmethod(pipeline.read)

        def __getattr__(self, _name):
            raise ZeroDivisionError("除以零")

        def __call__(self, *_given):
            raise ZeroDivisionError("除以零")

    monkeypatch.setattr(work, what, Broken())
    _many, files = done(folder, tmp_path / "out", checks=True)
    said = rows_of(files["problems"], "message", "WHERE kind = 'internal'")
    assert len(said) == COUNT
    assert all(f"{verb}时程序出错（ZeroDivisionError" in message for (message,) in said)
    assert rows_of(files["documents"], "count(*)") == [(COUNT,)]


def test_a_number_too_long_for_a_column_is_left_out_and_said(tmp_path):
    fund = Fund(FundSource.TOTAL, final_budget=Money(Decimal("9" * 40)), outturn=Money(Decimal(5)))
    document = Document(source=Source("长.docx"), sheets=(Sheet(funds=(fund,)),))
    (tmp_path / "长.docx").write_bytes(b"x")
    job = run.plan([tmp_path / "长.docx"], Task(tmp_path / "out"))
    list(run.work(job, lambda _found: document))
    files = run.put_in_place(job)
    assert rows_of(files["funds"], "final_budget, outturn") == [(None, Decimal(5))]
    said = rows_of(files["problems"], "message", "WHERE kind = 'number_too_long'")
    assert len(said) == 2  # of the sheet and of its fund
    assert all("第1张绩效表的“全年预算数，元”的整数部分超过28位" in one for (one,) in said)


def test_names_that_are_not_text_and_members_of_archives_are_read(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a'b\udcff.txt").write_text("绩效情况。", encoding="utf-8")
    with zipfile.ZipFile(folder / "补报.zip", "w") as archive:
        archive.writestr("内/一.txt", "一单位绩效情况。")
        archive.writestr("内/二.txt", "二单位绩效情况。")
    many, files = done(folder, tmp_path / "o[1]'x")
    assert many == 3
    names = [path.partition("/in/")[2] for (path,) in rows_of(files["documents"], "path")]
    assert names[1:] == ["补报.zip/内/一.txt", "补报.zip/内/二.txt"]
    assert done(folder, tmp_path / "o[1]'x")[0] == 0


def test_a_file_given_twice_is_read_once(folder, tmp_path):
    job = run.plan([folder, folder / "0.txt"], Task(tmp_path / "out"))
    assert len(job.found) == COUNT


def test_an_empty_folder_gives_a_problem_and_tables_without_rows(tmp_path):
    empty = tmp_path / "空"
    empty.mkdir()
    _many, files = done(empty, tmp_path / "out")
    assert set(files) == set(READ)
    assert rows_of(files["documents"], "is_readable") == [(False,)]
    assert len(rows_of(files["problems"])) == 1
    assert rows_of(files["indicators"]) == []


def test_an_output_inside_the_input_is_refused(folder):
    with pytest.raises(pipeline.Unknown, match="输出文件夹在要读取的文件夹里面"):
        run.plan([folder], Task(folder / "out"))


def test_two_runs_never_write_into_one_folder(tmp_path):
    code = (
        "import sys; from pathlib import Path; from jixiao.bulk.lock import locked\n"
        "with locked(Path(sys.argv[1])): pass"
    )
    with locked(tmp_path / "out"):
        other = subprocess.run(
            [sys.executable, "-c", code, tmp_path / "out"],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
    assert other.returncode == 1
    assert "另一个 jixiao bulk 正在写这个文件夹" in other.stderr
    with locked(tmp_path / "out"):
        assert (tmp_path / "out").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(pipeline.Unknown, match="不能写入"), locked(tmp_path / "file" / "out"):
        pass

"""``jixiao verify-trail`` on a database file, as an operator has it, with writers at once."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

WRITERS = """
import threading, django
django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from jixiao.web.accounts.models import InstitutionKind
from jixiao.web.accounts.services import add_institution
from jixiao.web.workflow.trail import record
unit = add_institution("示例市财政局", kind=InstitutionKind.FINANCE_AUTHORITY)
faults = []
def add():
    try:
        for at in range(25):
            record(unit, "报送", subject=f"sheet:{at}", by=None)
    except Exception as fault:
        faults.append(fault)
    finally:
        connection.close()
threads = [threading.Thread(target=add) for _ in range(4)]
for one in threads: one.start()
for one in threads: one.join()
assert not faults, faults
"""


def environment(folder):
    """An operator's environment, with nothing of the test run in it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    given = {"JIXIAO_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "jixiao.web.config.settings"}
    return {**kept, **given, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}


def jixiao(folder, *arguments):
    """Run the command line in a process of its own."""
    start = "from jixiao.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", start, "verify-trail", *map(str, arguments)],
        env=environment(folder), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder into which four people wrote at the same time."""
    folder = tmp_path_factory.mktemp("data")
    subprocess.run([sys.executable, "-c", WRITERS], env=environment(folder), check=True)
    return folder


@pytest.fixture
def tampered(folder, tmp_path):
    """A copy of the folder, and a way into its database past the application."""
    copy = shutil.copytree(folder, tmp_path / "data")
    database = sqlite3.connect(copy / "jixiao.sqlite3", isolation_level=None)
    yield copy, database
    database.close()


def test_entries_of_writers_at_once_stand_one_after_another_on_sqlite(folder):
    ran = jixiao(folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "留痕链完整：1条链，100条记录，全部相符\n"


def test_a_deleted_entry_is_named_with_its_unit_and_ends_with_one(tampered):
    folder, database = tampered
    database.execute("DELETE FROM workflow_trailentry WHERE number = 40")
    ran = jixiao(folder)
    assert (ran.returncode, ran.stdout) == (1, "示例市财政局：第40条缺失\n")
    assert "留痕链不完整：发现1处不符" in ran.stderr


def test_an_entry_changed_by_hand_is_found_once_the_trigger_is_gone(tampered):
    folder, database = tampered
    change = "UPDATE workflow_trailentry SET by_name = '别人' WHERE number = 7"
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(change)
    database.execute("DROP TRIGGER workflow_trailentry_stays")
    database.execute(change)
    ran = jixiao(folder, "--format", "json")
    said = json.loads(ran.stdout)
    assert (ran.returncode, said["is_intact"], said["entries"]) == (1, False, 100)
    assert [(one["unit"], one["number"]) for one in said["broken"]] == [("示例市财政局", 7)]


def test_an_anchor_is_written_and_compared_with_later(tampered, tmp_path):
    folder, database = tampered
    kept = tmp_path / "anchor.json"
    written = jixiao(folder, "--write-anchor", kept)
    assert written.returncode == 0
    assert json.loads(kept.read_text(encoding="utf-8"))["digest"] in written.stderr
    assert jixiao(folder, "--anchor", kept).returncode == 0
    database.execute("DELETE FROM workflow_trailentry WHERE number > 90")
    digest = database.execute("SELECT digest FROM workflow_trailentry WHERE number = 90")
    database.execute("UPDATE workflow_trailhead SET number = 90, digest = ?", digest.fetchone())
    assert jixiao(folder).returncode == 0
    ran = jixiao(folder, "--anchor", kept)
    assert (ran.returncode, ran.stdout) == (1, "示例市财政局：第100条缺失\n")


@pytest.mark.parametrize(("text", "said"), [("{}", "不是留痕链的存档"), ("坏", "不能读取这份存档")])
def test_a_file_that_is_no_anchor_is_refused(folder, tmp_path, text, said):
    path = tmp_path / "anchor.json"
    path.write_text(text, encoding="utf-8")
    ran = jixiao(folder, "--anchor", path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_a_folder_without_a_database_stays_as_it_was(tmp_path):
    ran = jixiao(tmp_path)
    assert ran.returncode == 2
    assert "没有数据库；请用 JIXIAO_DATA 指定数据文件夹" in ran.stderr
    assert list(tmp_path.iterdir()) == []

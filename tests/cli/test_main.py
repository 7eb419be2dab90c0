"""The group of commands: help, version, and faults of use said in Chinese."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao import __version__
from jixiao.cli.main import COMMANDS
from jixiao.cli.report import NAMES as NAMED

JIXIAO = Path(sys.executable).with_name("jixiao")
KINDS = "|".join(sorted(NAMED, key=len, reverse=True))
NAMES = rf"{KINDS}|--?[a-z]+|jixiao( rules)?|[A-Z]+\d*|table|json|xlsx|red"
HEAVY = {"lxml", "duckdb", "rich", "docx", "xlsxwriter", "yaml"}


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []])
def test_help_lists_every_command_in_chinese(run, arguments):
    ran = run(*arguments)
    shown = ran.out + ran.err
    assert ran.code == (0 if arguments else 2)
    assert shown.startswith("用法：jixiao")
    for verb, words in COMMANDS.items():
        assert re.search(rf"^ +{verb} +{words}$", shown, re.MULTILINE)
    assert not re.search(r"Usage|Options|Commands|Show|Error", shown)


@pytest.mark.parametrize("verb", COMMANDS)
def test_every_command_has_help_in_chinese(run, verb):
    ran = run(verb, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"用法：jixiao {verb} [选项]")
    assert not re.search(r"Usage|Options|Show|default|required|TEXT|PATH|DIRECTORY", ran.out)


def test_help_loads_no_heavy_library():
    code = (
        "import sys\n"
        "from jixiao.cli.main import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    print(*sorted({one.split('.')[0] for one in sys.modules}))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert {"click", "jixiao"} <= loaded
    assert loaded & HEAVY == set()


def test_the_version_is_printed(run):
    assert run("--version").out == f"jixiao {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["red"], "没有命令 red"),
        (["read"], "缺少参数 文件"),
        (["explain"], "缺少参数 编号"),
        (["report", "a.docx"], "缺少选项 --output"),
        (["read", "a.docx", "--formt", "json"], "没有选项 --formt，是否想用 --format"),
        (["-x"], "没有选项 -x"),
        (["read", "a.docx", "--format", "jsn"], "--format 的取值不对；可以是 table、json、xlsx"),
        (["report", "a.docx", "-o", "b.docx", "--kind", "x"], "--kind 的取值不对；可以是"),
        (["read", "a.docx", "--format"], "选项 --format 缺少取值"),
        (["explain", "TG003", "TG005"], "多写了 TG005"),
        (["demo", "-o", __file__], "--output 的取值不对：要写文件夹的名称"),
        (["explain", "ZZ999"], "没有编号为“ZZ999”的规则"),
        (["check", "a.docx", "--select", "ZZ"], "没有编号或类别为“ZZ”的规则"),
        (["check", "a.docx", "--ignore", "TG003,ZZ9"], "没有编号或类别为“ZZ9”的规则"),
    ],
)
def test_a_fault_of_use_is_one_chinese_sentence(run, arguments, words):
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert ran.err.count("\n") == 1
    left = re.sub(NAMES, "", ran.err)
    assert not re.search("[A-Za-z]{3}", left)


def test_the_installed_command_runs(report):
    ran = subprocess.run([JIXIAO, "read", report], capture_output=True, check=True)
    assert "科协改革试点经费" in ran.stdout.decode()
    assert ran.stderr == b""


@pytest.mark.parametrize("form", ["table", "json"])
def test_output_that_nobody_reads_on_ends_quietly(report, form):
    command = [str(JIXIAO), "read", "--format", form, *[str(report)] * 20]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_terminal_without_chinese_letters_is_no_fault(report):
    environment = {"PYTHONIOENCODING": "ascii"}
    ran = subprocess.run(
        [JIXIAO, "read", report], capture_output=True, check=False, env=environment
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"731-0702-JCN-GGS5" in ran.stdout


def test_being_interrupted_is_said_and_is_no_fault(run, monkeypatch):
    def interrupted(_path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jixiao.pipeline.reading.read", interrupted)
    ran = run("read", "a.docx", "--format", "json")
    assert ran.code == 130
    assert "已中断" in ran.err

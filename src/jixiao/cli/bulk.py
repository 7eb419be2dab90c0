"""``jixiao bulk``: the verbs over folders of documents and tables of any size."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jixiao.cli.command import Verb
from jixiao.cli.messages import say, with_progress
from jixiao.cli.options import HELP, PATHS, RULESET
from jixiao.pipeline import Unknown

if TYPE_CHECKING:
    from jixiao.bulk.summary import Summary
    from jixiao.bulk.work import Task

ABOUT = (
    "成批处理文件夹、压缩包里的文件，或者给任意多行的指标表评分，结果写成Parquet表。\n\n"
    "中断后用同样的命令再运行一次，就从断处接着做。"
)
READ_HELP = (
    "读取文件，写成文件、绩效表、资金、指标和问题的表。\n\n退出码：0 已读取，2 没有能读取的文件。"
)
CHECK_HELP = (
    "读取并逐个检查文件，另写检查出的问题的表；文件之间不互相核对（互相核对用 jixiao check）。\n\n"
    "退出码：0 没有问题，1 发现问题，2 没有能读取的文件。"
)
SCORE_HELP = (
    "读取文件并评分；也可以直接给一张指标表（.parquet，或数据库中的表名）评分。\n\n"
    "退出码：0 与原表一致，1 有差异，2 没有能评分的内容。"
)
BROKEN = "{path}：写结果时出错（{reason}）；请检查磁盘空间和权限，然后用同样的命令接着做"
ENGINES = ("duckdb", "spark", "postgres")
CORES = os.cpu_count() or 1
JOBS = click.option(
    "--jobs",
    default=CORES,
    metavar="个数",
    type=click.IntRange(1, 256),
    help="同时用几个进程，默认为处理器个数",
)
OUTPUT = click.option(
    "-o", "--output", required=True, metavar="文件夹", help="结果写入的文件夹",
    type=click.Path(path_type=Path, file_okay=False),
)  # fmt: skip


class VerbGroup(Verb, click.Group):
    """The group of bulk verbs, with its help in Chinese."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the verbs with the first line of their help."""
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            lines = ((name, one.get_short_help_str(60)) for name, one in self.commands.items())
            formatter.write_dl(list(lines))


@click.group(
    "bulk", cls=VerbGroup, help=ABOUT, options_metavar="[选项]", subcommand_metavar="命令 [参数]…"
)
@HELP
def command() -> None:
    """The group."""


@command.command("read", cls=Verb, options_metavar="[选项]", help=READ_HELP)
@PATHS
@OUTPUT
@JOBS
@HELP
def read(paths: tuple[Path, ...], output: Path, *, jobs: int) -> int:
    """Read documents into tables."""
    from jixiao.bulk.work import Task

    summary = _over_documents("read", paths, Task(output), jobs=jobs)
    return _exit_code(summary)


@command.command("check", cls=Verb, options_metavar="[选项]", help=CHECK_HELP)
@PATHS
@OUTPUT
@click.option("--select", default="", metavar="编号", help="只用这些规则或类别，如 FU,TG003")
@click.option("--ignore", default="", metavar="编号", help="不用这些规则或类别")
@RULESET
@JOBS
@HELP
def check(paths: tuple[Path, ...], output: Path, *, jobs: int, **given: Any) -> int:
    """Read and check documents into tables."""
    from jixiao.bulk.work import Task
    from jixiao.pipeline import choose_rules

    choose_rules(given["select"], given["ignore"])
    summary = _over_documents("check", paths, Task(output, checks=True, **given), jobs=jobs)
    found = any(summary.whole[name] for name in ("errors", "warnings", "notes"))
    return 1 if found else _exit_code(summary)


@command.command("score", cls=Verb, options_metavar="[选项]", help=SCORE_HELP)
@click.argument("paths", nargs=-1, required=True, metavar="文件…")
@OUTPUT
@RULESET
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    help="在哪里计算，默认duckdb（本机）",
)
@click.option(
    "--master", default="local[*]", metavar="地址", help="Spark的地址，如 spark://主机:7077"
)
@click.option("--dsn", default="", metavar="连接", help="PostgreSQL的连接；密码可放在环境变量里")
@click.option("--into", default="", metavar="表名", help="数据库中结果表的前缀，默认同指标表")
@JOBS
@HELP
def score(paths: tuple[str, ...], output: Path, *, jobs: int, **given: Any) -> int:
    """Score documents, or a table of indicators."""
    from jixiao.bulk.scoring import Wanted, score_indicators

    wanted = Wanted(**given, threads=jobs)
    files: dict[str, Path] = {}
    table = paths[0]
    with _running(output):
        if given["engine"] != "postgres" and not _is_table(paths):
            files = _read_first(tuple(map(Path, paths)), output, given["ruleset"], jobs=jobs)
            table = str(files["indicators"])
        summary, warnings = score_indicators(table, output, wanted, files=files)
    for one in warnings:
        say(f"注意：{one}")
    _show(summary, output)
    if not summary.whole["rows"] or summary.whole["rows"] == summary.whole["unscored_rows"]:
        return 2
    return 1 if summary.whole["different"] else 0


def _is_table(paths: tuple[str, ...]) -> bool:
    return len(paths) == 1 and paths[0].rstrip("/").lower().endswith(".parquet")


def _read_first(
    paths: tuple[Path, ...], output: Path, ruleset: str | None, *, jobs: int
) -> dict[str, Path]:
    from jixiao.bulk.sources import named_ruleset
    from jixiao.bulk.work import Task

    return _documents(paths, Task(output, ruleset=named_ruleset(ruleset), scores=True), jobs=jobs)


def _over_documents(verb: str, paths: tuple[Path, ...], task: Task, *, jobs: int) -> Summary:
    from jixiao.bulk.outcome import finish

    with _running(task.output):
        files = _documents(paths, task, jobs=jobs)
        summary = finish(verb, files, task.output)
    _show(summary, task.output)
    return summary


def _documents(paths: tuple[Path, ...], task: Task, *, jobs: int) -> dict[str, Path]:
    """Read documents into tables, taking up what an earlier run has done."""
    from jixiao.bulk import run

    job = run.plan(paths, task, jobs=jobs)
    if job.files_done:
        say(f"接着做：已有{job.files_done}份文件的结果，还有{len(job.found) - job.files_done}份")
    left = len(job.found) - job.files_done
    done = (one for many in run.work(job) for one in range(many))
    for _one in with_progress(done, total=left, words="处理", unit="份"):
        pass
    return run.put_in_place(job)


@contextmanager
def _running(output: Path) -> Iterator[None]:
    """Hold the output folder; what stops the writing is said in Chinese."""
    import duckdb

    from jixiao.bulk.lock import locked

    with locked(output):
        try:
            yield
        except (OSError, duckdb.Error) as error:
            reason = str(error).strip().partition("\n")[0]
            raise Unknown(BROKEN.format(path=output, reason=reason)) from error


def _show(summary: Summary, output: Path) -> None:
    from jixiao.cli.bulk_view import show_summary

    show_summary(summary)
    say(f"结果已写入 {output}，各列的说明见其中的 datapackage.json")


def _exit_code(summary: Summary) -> int:
    return 2 if summary.whole["files"] == summary.whole["unreadable"] else 0

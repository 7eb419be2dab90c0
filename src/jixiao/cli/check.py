"""``jixiao check``: findings with place, reason, basis and fix."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from jixiao import pipeline
from jixiao.cli.acknowledgements import NAME as LIST_NAME
from jixiao.cli.acknowledgements import Lists
from jixiao.cli.baseline import baseline_text, read_baseline
from jixiao.cli.command import Verb
from jixiao.cli.messages import begun, say, tell_problems, with_progress
from jixiao.cli.options import (
    HELP,
    JOBS,
    PATHS,
    RULESET,
    SeverityChoice,
    file_option,
    ledger_option,
    output_format,
    output_path,
)
from jixiao.cli.settings import CONFIG, NO_CONFIG, with_settings
from jixiao.cli.sifting import Sieve, Sifted
from jixiao.cli.spending import spending_of
from jixiao.cli.writing import writing
from jixiao.domain.document import Document
from jixiao.domain.finding import Finding, Severity
from jixiao.pipeline import Checked

HELP_TEXT = (
    "检查文件，列出问题、位置、依据和改法；一次给出的几个文件还会互相核对。\n\n"
    "选项可以写在设置文件jixiao.toml里；命令行上写了的，以命令行为准。\n\n"
    "退出码：0 没有问题，1 发现问题，2 文件无法使用。"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for, on the command line or in the settings."""

    paths: tuple[Path, ...]
    form: str
    output: Path | None
    select: str
    ignore: str
    severity: str
    ruleset: str | None
    baseline: Path | None
    write_baseline: Path | None
    acknowledgements: Path | None
    no_acknowledgements: bool
    annotate: Path | None
    fix: bool
    jobs: int
    ledgers: tuple[Path, ...]
    as_of: str


@click.command("check", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@PATHS
@output_format("text", "json", "sarif", "xlsx")
@output_path("xlsx格式写入的文件；与--fix同用时，是改正后另存的文件")
@click.option(
    "--fix", is_flag=True, help="改正标点、括号、编号等不用判断的问题，另存一份，再检查另存的这份"
)
@click.option("--select", default="", metavar="编号", help="只用这些规则或类别，如 FU,TG003")
@click.option("--ignore", default="", metavar="编号", help="不用这些规则或类别")
@click.option(
    "--severity", default="note", type=SeverityChoice(), help="只列出这一程度和更重的问题"
)
@RULESET
@click.option(
    "--annotate", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False),
    help="把问题写成批注，在这个文件夹里另存.docx和.xlsx的副本",
)  # fmt: skip
@file_option("--baseline", "以前的检查结果；其中已有的问题不再列出")
@file_option("--write-baseline", "把这次的检查结果写成基线")
@file_option("--acknowledgements", f"确认说明的清单；不写则用文件旁边的{LIST_NAME}")
@click.option("--no-acknowledgements", is_flag=True, help="不采用确认说明，问题全部列出")
@ledger_option("支出台账，用来核对进度、超支、重复支付和执行数（EX类规则）")
@click.option("--as-of", default="", metavar="日期", help="与台账核对到哪一天，如2025-07-31")
@CONFIG
@NO_CONFIG
@JOBS
@HELP
@click.pass_context
def command(context: click.Context, /, **given: Any) -> int:
    """Run the audit over files and print what it finds."""
    wanted = Wanted(**with_settings(context, given))
    rules = pipeline.choose_rules(wanted.select, wanted.ignore)
    spending = spending_of(wanted.ledgers, wanted.as_of)
    baseline = read_baseline(wanted.baseline) if wanted.baseline else None
    lists = Lists(wanted.acknowledgements, is_off=wanted.no_acknowledgements)
    sieve = Sieve(Severity(wanted.severity), baseline, lists)
    given_files = found = pipeline.files(wanted.paths)
    if wanted.fix:
        from jixiao.cli.fixing import fix_all

        found = fix_all(found, wanted.form, output=wanted.output, codes=[r.code for r in rules])
    reading = pipeline.read_all(found, jobs=wanted.jobs)
    documents = with_progress(reading, total=len(found), words="读取")
    checks = begun(
        pipeline.check_all(documents, rules=rules, ruleset=wanted.ruleset, spending=spending)
    )
    if not (sys.stdout.isatty() and wanted.form in ("text", "json")):
        # A bar would stand in the middle of what is printed file by file.
        checks = with_progress(checks, total=len(found), words="检查")
    results = []
    for checked, original in zip(checks, given_files, strict=True):
        sifted = sieve.sift(checked, known_as=str(original))
        _tell(sifted, sieve)
        _print(checked, sifted, wanted.form)
        results.append(sifted)
    _finish(results, wanted, rules)
    if wanted.annotate:
        from jixiao.cli.annotating import annotate_all

        annotate_all(list(zip(found, results, strict=True)), wanted.annotate, given=wanted.paths)
    return exit_code(results)


def _tell(sifted: Sifted, sieve: Sieve) -> None:
    """Say on stderr what the findings do not say."""
    tell_problems(sifted.problems)
    if sieve.baseline and sifted.is_readable and not sifted.has_baseline:
        say(f"{sifted.path}：基线中没有这个文件，其中的问题都按新问题列出")
    for one in sifted.needless:
        say(
            f"{sieve.lists.path_for(sifted.path)}：{one.file}的{one.code}已确认说明"
            f"（{one.reason}），但这个问题已不存在或内容有变；请核对后删去这一条"
        )


def _print(checked: Checked, sifted: Sifted, form: str) -> None:
    if form == "json":
        from jixiao.cli.output import print_json

        print_json(findings_plain(replace(checked, findings=sifted.findings)))
    elif form == "text" and sifted.is_readable:
        from jixiao.cli.findings_view import show_findings

        show_findings(replace(checked, findings=sifted.findings), sifted)


def _finish(results: Sequence[Sifted], wanted: Wanted, rules: Sequence[Any]) -> None:
    """Print or write what is about all files together."""
    if wanted.form == "text" and len(results) > 1:
        from jixiao.cli.findings_view import show_summary

        show_summary(results)
    if wanted.form == "sarif":
        from jixiao.cli.output import print_json
        from jixiao.cli.sarif import sarif_log

        print_json(sarif_log(results, rules))
    if wanted.form == "xlsx":
        target = wanted.output or Path("检查结果.xlsx")
        settled = [each for one in results for each in one.acknowledged]
        with writing(target, given=wanted.paths):
            checked = [_bare(one, one.findings) for one in results]
            pipeline.write_findings(checked, target, settled)
        say(f"已写入 {target}")
    if wanted.write_baseline:
        with writing(wanted.write_baseline, given=wanted.paths):
            text = baseline_text(findings_plain(_bare(one, one.whole)) for one in results)
            wanted.write_baseline.write_text(text, encoding="utf-8")
        say(f"已写入 {wanted.write_baseline}")


def _bare(one: Sifted, findings: tuple[Finding, ...]) -> Checked:
    """A checked file without its content, which lists have no use for."""
    return Checked(Document(source=one.source, problems=one.problems), findings, one.states)


def findings_plain(checked: Checked) -> dict[str, object]:
    """What ``check --format json`` prints for one file."""
    return {
        "schema": pipeline.FINDINGS_SCHEMA,
        "path": checked.document.source.path,
        "findings": checked.findings,
        "states": checked.states,
        "problems": checked.document.problems,
    }


def exit_code(results: Sequence[Sifted]) -> int:
    """1 with findings, 2 where a file could not be used, else 0."""
    if any(one.findings for one in results):
        return 1
    return 0 if all(one.is_readable for one in results) else 2

"""``jixiao check``: findings with place, reason, basis and fix."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems, with_progress
from jixiao.cli.options import HELP, JOBS, PATHS, RULESET, output_format, output_path
from jixiao.cli.writing import writing
from jixiao.pipeline import Checked

HELP_TEXT = (
    "检查文件，列出问题、位置、依据和改法。\n\n退出码：0 没有问题，1 发现问题，2 文件无法使用。"
)


@click.command("check", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@PATHS
@output_format("text", "json", "sarif", "xlsx")
@output_path("xlsx格式写入的文件")
@click.option("--select", default="", metavar="编号", help="只用这些规则或类别，如 FU,TG003")
@click.option("--ignore", default="", metavar="编号", help="不用这些规则或类别")
@RULESET
@JOBS
@HELP
def command(
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    *,
    select: str,
    ignore: str,
    ruleset: str | None,
    jobs: int,
) -> int:
    """Run the audit over files and print what it finds."""
    rules = pipeline.choose_rules(select, ignore)
    results = []
    found = pipeline.files(paths)
    documents = pipeline.read_all(found, jobs=jobs)
    for document in with_progress(documents, total=len(found), words="检查"):
        checked = pipeline.check(document, rules=rules, ruleset=ruleset)
        tell_problems(checked.document.problems)
        _print(checked, form)
        results.append(checked)
    if form == "xlsx":
        target = output or Path("检查结果.xlsx")
        with writing(target, given=paths):
            pipeline.write_findings(results, target)
        say(f"已写入 {target}")
    if form == "sarif":
        from jixiao.cli.output import print_json
        from jixiao.cli.sarif import sarif_log

        print_json(sarif_log(results, rules))
    return exit_code(results)


def _print(checked: Checked, form: str) -> None:
    if form == "json":
        from jixiao.cli.output import print_json

        print_json(findings_plain(checked))
    elif form == "text" and checked.document.is_readable:
        from jixiao.cli.findings_view import show_findings

        show_findings(checked)


def findings_plain(checked: Checked) -> dict[str, object]:
    """What ``check --format json`` prints for one file."""
    return {
        "schema": pipeline.FINDINGS_SCHEMA,
        "path": checked.document.source.path,
        "findings": checked.findings,
        "states": checked.states,
        "problems": checked.document.problems,
    }


def exit_code(results: list[Checked]) -> int:
    """1 with findings, 2 where a file could not be used, else 0."""
    if any(one.findings for one in results):
        return 1
    return 0 if all(one.document.is_readable for one in results) else 2

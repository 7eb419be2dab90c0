"""``jixiao score``: scores with the working shown, and differences from printed scores."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems, with_progress
from jixiao.cli.options import HELP, JOBS, PATHS, RULESET, output_format, output_path
from jixiao.cli.writing import writing
from jixiao.domain.document import Document
from jixiao.domain.score import SheetScore

Scored = tuple[Document, tuple[SheetScore, ...]]

HELP_TEXT = (
    "按评分办法重新计算自评得分，列出与原表的差异。\n\n"
    "退出码：0 与原表（--verify 时与保存的结果）一致，1 有差异，"
    "2 文件无法使用或没有可评分的绩效表；用了 --set 时不与原表比较。"
)
SEVERAL_FILES = "{option} 一次只能用于一份文件；请只给出一份"
TOGETHER = "{one} 和 {other} 不能一起用；请分两次运行"


@click.command("score", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@PATHS
@RULESET
@output_format("table", "json", "xlsx")
@output_path("xlsx格式写入的文件")
@click.option(
    "--template",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="不评分，生成待填的自评表（.xlsx）；填好后再用 jixiao score 评分",
)
@click.option(
    "--set",
    "assumptions",
    multiple=True,
    metavar="名称=数值",
    help="假设某个指标的实际完成值或执行数、全年预算数、年初预算数是另一个数；可以写几次",
)
@click.option("--sensitivity", is_flag=True, help="列出失分排名，以及哪些评分项决定等级")
@click.option("--verify", is_flag=True, help="文件是保存的评分结果（json）：重新计算，说明是否一致")
@JOBS
@HELP
def command(  # noqa: PLR0913 (one a command-line option)
    paths: tuple[Path, ...], *, ruleset: str | None, form: str, output: Path | None,
    template: Path | None, assumptions: tuple[str, ...], sensitivity: bool, verify: bool, jobs: int,
) -> int:  # fmt: skip
    """Score the sheets of files and print the working."""
    options = {"--template": template, "--set": assumptions, "--verify": verify}
    given = [name for name, value in options.items() if value]
    if len(given) > 1:
        raise pipeline.Unknown(TOGETHER.format(one=given[0], other=given[1]))
    if verify:
        from jixiao.cli.verifying import verify_files

        return verify_files(paths, form)
    if template is not None:
        return _write_template(paths, template, ruleset=ruleset)
    results: list[Scored] = []
    found = pipeline.files(paths)
    if assumptions and len(found) > 1:
        raise pipeline.Unknown(SEVERAL_FILES.format(option="--set"))
    documents = pipeline.read_all(found, jobs=jobs)
    for document in with_progress(documents, total=len(found), words="评分"):
        scores = _score(document, assumptions, ruleset=ruleset)
        scores = pipeline.with_sensitivity(scores) if sensitivity else scores
        tell_problems(document.problems)
        _print(document, scores, form)
        results.append((document, scores))
    if form == "xlsx":
        target = output or Path("评分结果.xlsx")
        with writing(target, given=paths):
            pipeline.write_scores(results, target)
        say(f"已写入 {target}")
    return _exit_code(results)


def _score(
    document: Document, assumptions: tuple[str, ...], *, ruleset: str | None
) -> tuple[SheetScore, ...]:
    if assumptions and document.is_readable:
        return pipeline.what_if(document, assumptions, ruleset=ruleset)
    return pipeline.score(document, ruleset=ruleset)


def _write_template(paths: tuple[Path, ...], target: Path, *, ruleset: str | None) -> int:
    found = pipeline.files(paths)
    if len(found) > 1:
        raise pipeline.Unknown(SEVERAL_FILES.format(option="--template"))
    if target.suffix.lower() != ".xlsx":
        raise pipeline.Unknown(f"{target}：填报表只能写成 .xlsx；请改用这样的文件名")
    (document,) = pipeline.read_all(found)
    tell_problems(document.problems)
    with writing(target, given=paths):
        remarks = pipeline.write_template(document, target, ruleset=ruleset)
    for remark in remarks:
        say(remark)
    say(f"已写入 {target}")
    return 0


def _print(document: Document, scores: tuple[SheetScore, ...], form: str) -> None:
    if form == "json":
        from jixiao.cli.output import print_json

        print_json(scores_plain(document, scores))
    elif form == "table" and document.is_readable:
        from jixiao.cli.scores_view import show_scores

        show_scores(document, scores)


def scores_plain(document: Document, scores: tuple[SheetScore, ...]) -> dict[str, object]:
    """What ``score --format json`` prints for one file."""
    problems = [*document.problems, *(one for sheet in scores for one in sheet.problems)]
    return {
        "schema": pipeline.SCORES_SCHEMA,
        "path": document.source.path,
        "sha256": document.source.sha256,
        "sheets": scores,
        "problems": problems,
    }


def _exit_code(results: list[Scored]) -> int:
    sheets = [sheet for _document, scores in results for sheet in scores]
    if any(sheet.what_if is None and sheet.differs() for sheet in sheets):
        return 1
    unread = any(not document.is_readable for document, _scores in results)
    return 2 if unread or not any(sheet.ruleset for sheet in sheets) else 0

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
    "退出码：0 与原表一致，1 有差异，2 文件无法使用或没有可评分的绩效表。"
)


@click.command("score", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@PATHS
@RULESET
@output_format("table", "json", "xlsx")
@output_path("xlsx格式写入的文件")
@JOBS
@HELP
def command(
    paths: tuple[Path, ...], ruleset: str | None, form: str, output: Path | None, *, jobs: int
) -> int:
    """Score the sheets of files and print the working."""
    results: list[Scored] = []
    found = pipeline.files(paths)
    documents = pipeline.read_all(found, jobs=jobs)
    for document in with_progress(documents, total=len(found), words="评分"):
        scores = pipeline.score(document, ruleset=ruleset)
        tell_problems(document.problems)
        _print(document, scores, form)
        results.append((document, scores))
    if form == "xlsx":
        target = output or Path("评分结果.xlsx")
        with writing(target, given=paths):
            pipeline.write_scores(results, target)
        say(f"已写入 {target}")
    return _exit_code(results)


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
    if any(sheet.differs() for sheet in sheets):
        return 1
    unread = any(not document.is_readable for document, _scores in results)
    return 2 if unread or not any(sheet.ruleset for sheet in sheets) else 0

"""``jixiao read``: documents into structured sheets."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems, with_progress
from jixiao.cli.options import HELP, JOBS, PATHS, output_format, output_path
from jixiao.cli.writing import writing
from jixiao.domain.document import Document

HELP_TEXT = (
    "读取文件，列出其中的绩效表、指标和项目清单。\n\n"
    "能读取Word、WPS、Excel、PDF、OFD、网页、RTF、csv和纯文本，以及文件夹和zip压缩包；"
    "文件种类按内容判断。\n\n"
    "退出码：0 已读取，2 没有一个文件能读取。"
)


@click.command("read", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@PATHS
@output_format("table", "json", "xlsx")
@output_path("xlsx格式写入的文件")
@click.option("--evidence", is_flag=True, help="列出文字中可作为指标完成值证据的数字，供人核对")
@JOBS
@HELP
def command(
    paths: tuple[Path, ...], form: str, output: Path | None, *, evidence: bool, jobs: int
) -> int:
    """Read files and print their sheets, indicators and lists, or what could prove them."""
    documents = []
    is_read = False
    found = pipeline.files(paths)
    documents_read = pipeline.read_all(found, jobs=jobs)
    for document in with_progress(documents_read, total=len(found), words="读取"):
        tell_problems(document.problems)
        _print(document, form, evidence=evidence)
        is_read = is_read or document.is_readable
        if form == "xlsx":
            documents.append(document)
    if form == "xlsx":
        target = output or Path("读取结果.xlsx")
        with writing(target, given=paths):
            pipeline.write_readings(documents, target)
        say(f"已写入 {target}")
    return 0 if is_read else 2


def _print(document: Document, form: str, *, evidence: bool) -> None:
    if form == "json":
        from jixiao.cli.output import print_json

        print_json(evidence_plain(document) if evidence else document)
    elif form == "table" and document.is_readable:
        from jixiao.cli.evidence_view import show_evidence
        from jixiao.cli.views import show_document

        if evidence:
            show_evidence(document, pipeline.evidence(document))
        else:
            show_document(document)


def evidence_plain(document: Document) -> dict[str, object]:
    """What ``read --evidence --format json`` prints for one file."""
    return {
        "schema": pipeline.EVIDENCE_SCHEMA,
        "path": document.source.path,
        "proposals": pipeline.evidence(document),
        "problems": document.problems,
    }

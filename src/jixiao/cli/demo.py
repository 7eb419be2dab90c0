"""``jixiao demo``: the whole loop on the bundled report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say
from jixiao.cli.options import HELP
from jixiao.cli.writing import writing
from jixiao.domain.plain import to_plain
from jixiao.pipeline import Checked, Wanted

REPORT, EVALUATION = "report-2020.docx", "self-evaluation-2022.docx"
PAPERS = {
    "绩效自评工作报告.docx": "self-evaluation",
    "绩效表.docx": "sheets",
    "整改通知书.docx": "notice",
    "绩效自评工作报告.html": "self-evaluation",
}
HELP_TEXT = "用自带的2020年公开报告演示全过程：读取、检查、评分，并把结果写入文件夹。"


@click.command("demo", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.option(
    "-o", "--output", default="out", metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False), help="写入的文件夹，默认out",
)  # fmt: skip
@HELP
def command(output: Path) -> int:
    """Read, check and score the bundled documents, and write what comes of it."""
    from jixiao.cli.findings_view import show_findings
    from jixiao.cli.scores_view import show_scores
    from jixiao.cli.views import show_document

    with resources.as_file(resources.files("jixiao") / "demo") as folder:
        report = pipeline.read(folder / REPORT)
        show_document(report)
        checked = pipeline.check(report)
        show_findings(checked)
        evaluation = pipeline.check(pipeline.read(folder / EVALUATION))
    show_scores(evaluation.document, evaluation.scores)
    with writing(output):
        output.mkdir(parents=True, exist_ok=True)
        for path in _write(checked, evaluation, output):
            say(f"已写入 {path}")
    return 0


def _write(checked: Checked, evaluation: Checked, folder: Path) -> Iterator[Path]:
    """Write every kind of result, and tell each file once it is there."""
    fresh = Wanted(keep=False)
    for name, kind in PAPERS.items():
        path = folder / name
        pipeline.write_report([checked], kind=kind, path=path, wanted=fresh)
        yield path
    path = folder / "问题清单.xlsx"
    pipeline.write_findings([checked, evaluation], path)
    yield path
    path = folder / "评分结果.xlsx"
    pipeline.write_scores([(evaluation.document, evaluation.scores)], path)
    yield path
    path = folder / "读取结果.json"
    text = json.dumps(to_plain(checked.document), ensure_ascii=False, indent=1)
    path.write_text(text, encoding="utf-8")
    yield path

"""The documents of ``jixiao report`` that come out of a ledger: 支出进度表 and 监控表."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from jixiao import pipeline
from jixiao.cli.messages import say, tell_problems, with_progress
from jixiao.cli.writing import writing
from jixiao.domain.document import Document
from jixiao.domain.light import Light
from jixiao.domain.problem import Problem
from jixiao.pipeline import Unknown, Wanted

PROGRESS, MONITORING = "progress", "monitoring"
KINDS = {PROGRESS: "支出进度表", MONITORING: "绩效运行监控表（1月至截止日期）"}


class OfLedger(NamedTuple):
    """What the user says of the ledger, the date and the causes reported before."""

    ledgers: tuple[Path, ...]
    as_of: str
    causes: tuple[Path, ...]


def refuse_unused(asked: OfLedger, kind: str) -> None:
    """Raise Unknown for options that the kind of document has no use for."""
    if asked.causes and kind != PROGRESS:
        raise Unknown("--causes 只用于支出进度表；请加上 --kind progress，或删去这一项")
    if kind not in KINDS and (asked.ledgers or asked.as_of):
        raise Unknown(
            "--ledger 和 --as-of 只用于支出进度表和监控表；请加上 --kind progress 或 "
            "--kind monitoring，或删去这两项"
        )


def report_of_ledger(
    paths: Sequence[Path], output: Path, *, kind: str, asked: OfLedger, wanted: Wanted
) -> int:
    """Write the monthly table of a ledger beside the plans of sheets, or monitoring sheets."""
    from jixiao.cli.monitor import day_of

    if not asked.ledgers or not asked.as_of:
        raise Unknown(
            "支出进度表和监控表取自台账；请写明台账和截止日期，"
            "如 --ledger 台账.duckdb --as-of 2025-07-31"
        )
    day = day_of(asked.as_of)
    documents = []
    found = pipeline.files(paths) if paths else []
    for one in with_progress(pipeline.read_all(found), total=len(found), words="读取"):
        tell_problems(one.problems)
        documents.append(one)
    with writing(output, given=(*paths, *asked.ledgers, *asked.causes)):
        if kind == PROGRESS:
            problems = _write_progress(asked, output, day, documents, wanted=wanted)
        else:
            problems = _write_monitoring(asked, output, day, documents)
    tell_problems(problems)
    say(f"已写入 {output}")
    return 0 if all(one.is_readable for one in documents) else 2


def _write_progress(
    asked: OfLedger, output: Path, day: date, documents: list[Document], *, wanted: Wanted
) -> tuple[Problem, ...]:
    from jixiao.pipeline.causes import read_causes
    from jixiao.pipeline.progress_report import write_progress

    causes = read_causes(asked.causes)
    return write_progress(
        asked.ledgers, output, as_of=day, documents=documents, causes=causes, wanted=wanted
    )


def _write_monitoring(
    asked: OfLedger, output: Path, day: date, documents: list[Document]
) -> tuple[Problem, ...]:
    """Write the sheets, and print the light of each project with what gave it."""
    from jixiao.pipeline.goals import write_monitoring

    watched, problems = write_monitoring(asked.ledgers, output, as_of=day, documents=documents)
    for one in watched:
        money, goal = one.money, one.goal
        click.echo(
            f"{one.sheet.project.name}：{one.light.colour.label}"
            f"（资金{money.colour.label}{_why(money)}；目标{goal.colour.label}{_why(goal)}）"
        )
    return problems


def _why(light: Light) -> str:
    return f"，{light.reason}" if light.reason else ""

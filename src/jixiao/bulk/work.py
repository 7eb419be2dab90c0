"""What a process does with one chunk: read, check, and write the rows as Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao import pipeline
from jixiao.bulk.chunks import Chunk, begin, complete
from jixiao.bulk.parquet import too_long, write_rows
from jixiao.bulk.questions import indicator_rows, scoring_problems
from jixiao.bulk.rows import Row, document_rows, finding_rows, problem_rows
from jixiao.bulk.tables import CHECKED, DIGITS, READ, Column, all_tables
from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.problem import Problem

if TYPE_CHECKING:
    from jixiao.readers.walking import Found
    from jixiao.scoring.ruleset import Ruleset

Read = Callable[["Found"], Document]
FELL = "{path}：{verb}时程序出错（{kind}：{error}）；请把这个文件和这条信息一起反馈"
TOO_LONG = (
    "{path}：{where}的“{title}”的整数部分超过{digits}位，可能是几个数连在了一起，没有写入；"
    "请核对原文"
)


@dataclass(frozen=True, slots=True)
class Task:
    """What is done with every file of a run; a process is handed it with each chunk."""

    output: Path
    settings: str = ""
    ruleset: str | None = None
    checks: bool = False
    scores: bool = False
    select: str = ""
    ignore: str = ""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that are written."""
        return CHECKED if self.checks else READ


def do_chunk(chunk: Chunk, task: Task, read: Read = pipeline.read) -> int:
    """Do one chunk in this process; the number of its files."""
    return write_chunk(chunk, task, (read(one) for one in chunk.found))


def write_chunk(chunk: Chunk, task: Task, documents: Iterable[Document]) -> int:
    """Write the rows of documents that have been read; the chunk counts once all are there."""
    folder = begin(task.output, chunk)
    rows: dict[str, list[Row]] = {name: [] for name in task.tables}
    for document in documents:
        for name, found in _rows(document, task).items():
            rows[name].extend(found)
    for name in task.tables:
        write_rows(rows[name], all_tables()[name], folder / f"{name}.parquet")
    complete(folder, chunk, output=task.output, settings=task.settings)
    return len(chunk.found)


def _rows(document: Document, task: Task) -> dict[str, list[Row]]:
    """All rows of one file; what goes wrong is a problem of this file alone."""
    problems = list(document.problems)
    rows = document_rows(document)
    rows["indicators"] = []
    try:
        ruleset = _ruleset(task)
        rows["indicators"] = list(indicator_rows(document, ruleset))
        problems.extend(scoring_problems(document, ruleset) if task.scores else ())
    except Exception as error:  # noqa: BLE001 (one file must not stop a batch)
        problems.append(_fell(document, "准备评分", error))
    if task.checks:
        rows["findings"] = finding_rows(document, _findings(document, task, problems))
    problems.extend(_numbers_left_out(document, rows))
    rows["problems"] = problem_rows(document, problems)
    return rows


def _ruleset(task: Task) -> Ruleset | None:
    from jixiao.scoring.ruleset import find_ruleset

    return find_ruleset(task.ruleset) if task.ruleset else None


def _findings(document: Document, task: Task, problems: list[Problem]) -> Sequence[Finding]:
    try:
        rules = pipeline.choose_rules(task.select, task.ignore)
        return pipeline.check(document, rules=rules, ruleset=task.ruleset).findings
    except Exception as error:  # noqa: BLE001 (one file must not stop a batch)
        problems.append(_fell(document, "检查", error))
        return ()


def _fell(document: Document, verb: str, error: Exception) -> Problem:
    told = {"path": document.source.path, "verb": verb, "kind": type(error).__name__}
    return Problem("internal", FELL.format(**told, error=error))


def _numbers_left_out(document: Document, rows: dict[str, list[Row]]) -> Iterator[Problem]:
    """A problem for every number that a table cannot hold; the number is taken out."""
    for name, found in rows.items():
        columns: Sequence[Column] = [
            one for one in all_tables()[name].columns if one.type in DIGITS
        ]
        for row in found:
            for column in too_long(row, columns):
                row[column.name] = None
                message = TOO_LONG.format(
                    path=document.source.path,
                    where=f"第{row['sheet']}张绩效表" if "sheet" in row else "文件",
                    title=column.about,
                    digits=DIGITS[column.type],
                )
                yield Problem("number_too_long", message)

"""Causes and measures that units wrote into the form of slow projects, read back and laid on.

A table of causes has the column 项目名称 and one of 偏差原因, 原因说明 and 改进措施. The five kinds
of cause have columns of their own to tick, or stand as words before a colon in 偏差原因.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.domain.grid import Grid, Row, cell_at
from jixiao.domain.monitoring import BLANK_BOXES, Cause, is_marked
from jixiao.domain.sheet import Project
from jixiao.domain.slow import ReportedCause, SlowProject
from jixiao.domain.text import half_width, squeeze

UNIT, CODE, NAME = "单位", "项目编码", "项目名称"
CAUSE, EXPLANATION, MEASURE = "偏差原因", "原因说明", "改进措施"
BY_LABEL = {one.label: one for one in Cause}
TITLES = frozenset({UNIT, CODE, NAME, CAUSE, EXPLANATION, MEASURE, *BY_LABEL})
ASKED = frozenset({CAUSE, EXPLANATION, MEASURE, *BY_LABEL})
GAP = "【待填写"


def reported_causes(tables: Iterable[Grid]) -> list[ReportedCause]:
    """What is filled in, in the tables that ask for causes; rows left blank are not given."""
    return [one for table in tables for one in _of_table(table) if not one.is_blank]


def has_causes(tables: Iterable[Grid]) -> bool:
    """Whether any of the tables asks for causes."""
    return any(_header(row) for table in tables for row in table)


def _of_table(table: Grid) -> Iterator[ReportedCause]:
    columns: dict[str, int] = {}
    for row in table:
        if found := _header(row):
            columns = found
        elif columns and (below := _second_header(row, columns[NAME])):
            columns = {title: at for title, at in columns.items() if title != CAUSE} | below
        elif columns and not _is_merged(row, columns):
            yield _of_row(row, columns)


def _header(row: Row) -> dict[str, int]:
    """The columns of a row of titles; nothing for any other row."""
    found = _titles(row)
    return found if NAME in found and ASKED & set(found) else {}


def _titles(row: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell in row:
        title = squeeze(half_width(cell.text)).partition("(")[0]
        if title in TITLES and not cell.continues:
            found.setdefault(title, cell.column)
    return found


def _second_header(row: Row, name_at: int) -> dict[str, int]:
    """The columns of the kinds of cause, where they stand in a row below the title of all."""
    above = cell_at(row, name_at)
    if above is None or not (above.continues and above.text.strip() == NAME):
        return {}
    return {title: at for title, at in _titles(row).items() if title in BY_LABEL}


def _is_merged(row: Row, columns: Mapping[str, int]) -> bool:
    """Whether one cell covers several of the columns: a line of signatures below the table."""
    cells = [cell_at(row, at) for at in columns.values()]
    return len({id(one) for one in cells if one is not None}) < sum(
        one is not None for one in cells
    )


def _of_row(row: Row, columns: Mapping[str, int]) -> ReportedCause:
    texts = {title: _text(row, at) for title, at in columns.items()}
    ticked = tuple(one for label, one in BY_LABEL.items() if is_marked(texts.get(label, "")))
    named, explanation = _in_words(texts.get(CAUSE, "")) if not ticked else ((), "")
    project = Project(texts.get(CODE, ""), texts[NAME])
    if not (project.code or project.name):
        return ReportedCause()
    return ReportedCause(
        unit=texts.get(UNIT, ""),
        project=project,
        causes=ticked or named,
        explanation=texts.get(EXPLANATION, "") or explanation,
        measure=texts.get(MEASURE, ""),
    )


def _text(row: Row, column: int) -> str:
    """What a person wrote into a cell; a gap that is still marked as one is blank."""
    cell = cell_at(row, column)
    text = "" if cell is None else cell.text.strip()
    return "" if text in BLANK_BOXES or text.startswith(GAP) else text


def _in_words(text: str) -> tuple[tuple[Cause, ...], str]:
    """Causes named before a colon, and the words behind it: ``经费保障、人员保障：资金未到``."""
    named, colon, rest = text.replace(":", "：").partition("：")
    labels = squeeze(named).split("、")
    if not all(one in BY_LABEL for one in labels):
        return (), text
    return tuple(BY_LABEL[one] for one in labels), rest.strip() if colon else ""


def with_causes(
    slow: Sequence[SlowProject], reported: Sequence[ReportedCause]
) -> tuple[list[SlowProject], list[ReportedCause]]:
    """The slow projects with what was reported of them, and the reports that fit none of them.

    By code, else by name and unit, else by a name that only one of them has. Of two reports on
    one project the later one counts.
    """
    by_code = {code: one for one in slow if (code := one.progress.project.code)}
    by_name: dict[tuple[str, str], list[SlowProject]] = defaultdict(list)
    for one in slow:
        for unit in {"", squeeze(one.progress.unit.name)}:
            by_name[unit, squeeze(one.progress.name)].append(one)
    found: dict[str, ReportedCause] = {}
    left = []
    for report in reported:
        key = _key(report, by_code, by_name)
        if key is None:
            left.append(report)
        else:
            found[key] = report
    return [_laid(one, found.get(one.progress.key)) for one in slow], left


def _key(
    report: ReportedCause,
    by_code: Mapping[str, SlowProject],
    by_name: Mapping[tuple[str, str], Sequence[SlowProject]],
) -> str | None:
    """The key of the project that a report is about; two codes are two projects of one name."""
    code, name = report.project.code, squeeze(report.project.name)
    if code in by_code:
        return by_code[code].progress.key
    named = by_name.get((squeeze(report.unit), name), ())
    alike = [one for one in named if not (code and one.progress.project.code)]
    return alike[0].progress.key if len(alike) == 1 else None


def _laid(slow: SlowProject, report: ReportedCause | None) -> SlowProject:
    if report is None:
        return slow
    return replace(
        slow, causes=report.causes, explanation=report.explanation, measure=report.measure
    )

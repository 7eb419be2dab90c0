"""Before the evaluation: points for new sheets, and the sheets that are handed out to be filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.document import Document
from jixiao.pipeline.asked import Unknown, named_ruleset

if TYPE_CHECKING:
    from jixiao.domain.indicator import Indicator
    from jixiao.domain.sheet import Sheet
    from jixiao.scoring.ahp import Comparison
    from jixiao.scoring.apportion import Rounding
    from jixiao.scoring.ruleset import Ruleset
    from jixiao.scoring.weights import Weighting

NO_SHEETS = "{path}：没有读到绩效表；请检查文件内容"
SEVERAL_SHEETS = "{path}：读到{count}张绩效表，{what}一次只能用于一张；请把它单独存成一个文件"
NO_POINTS = "有{count}个指标没有分值，已留作填写；也可以先用 jixiao weights 分配分值，再生成填报表"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A document with points for its sheets, how they came about, and the sheets with them."""

    document: Document
    weightings: tuple[Weighting, ...]
    comparisons: tuple[Comparison, ...] = ()


def weigh(
    document: Document,
    *,
    ruleset: str | None,
    rounding: Rounding,
    importance: Mapping[str, Fraction] | None = None,
    matrix: Document | None = None,
) -> Weighed:
    """Points for every sheet: even, by importance, or by comparisons in pairs.

    Raises Unknown, saying what to do, where points cannot be shared out.
    """
    from jixiao.reports.sheets.choice import form_with_points
    from jixiao.scoring.apportion import PointsNotShared
    from jixiao.scoring.weights import weighted_sheet

    path, count = document.source.path, len(document.sheets)
    if not count:
        raise Unknown(NO_SHEETS.format(path=path))
    if count > 1 and (importance or matrix):
        what = "--matrix" if matrix else "--importance"
        raise Unknown(SEVERAL_SHEETS.format(path=path, count=count, what=what))
    named = named_ruleset(ruleset)
    try:
        weighed = [
            _weigh(sheet, named, rounding=rounding, importance=importance or {}, matrix=matrix)
            for sheet in document.sheets
        ]
    except PointsNotShared as fault:
        raise Unknown(f"{path}：{fault}") from None
    pairs = zip(document.sheets, weighed, strict=True)
    sheets = [weighted_sheet(sheet, weighting) for sheet, (weighting, _some) in pairs]
    printed = tuple(replace(one, form=form_with_points(one).name) for one in sheets)
    comparisons = tuple(one for _weighting, some in weighed for one in some)
    weightings = tuple(weighting for weighting, _some in weighed)
    return Weighed(replace(document, sheets=printed), weightings, comparisons)


def _weigh(
    sheet: Sheet,
    named: Ruleset | None,
    *,
    rounding: Rounding,
    importance: Mapping[str, Fraction],
    matrix: Document | None,
) -> tuple[Weighting, list[Comparison]]:
    from jixiao.scoring.importance import by_names, by_pairs
    from jixiao.scoring.weights import annual, weigh

    ruleset = named or _ruleset_of(sheet)
    rows: list[Indicator] = annual(sheet)
    comparisons: list[Comparison] = []
    notes: list[str] = []
    found = by_names(rows, importance)
    if matrix is not None:
        found, comparisons, notes = by_pairs(rows, _matrices(matrix), ruleset=ruleset)
    weighting = weigh(sheet, ruleset, importance=found, rounding=rounding)
    return replace(weighting, notes=(*weighting.notes, *notes)), comparisons


def _matrices(matrix: Document) -> Sequence[tuple[tuple[str, ...], list[list[Fraction]]]]:
    from jixiao.scoring.pair_matrix import matrices_of

    return list(matrices_of(matrix.tables, where=matrix.source.path))


def _ruleset_of(sheet: Sheet) -> Ruleset:
    """The rule-set that the sheet will be scored by; raises Unknown where there is not just one."""
    from jixiao.domain.problem import Problem
    from jixiao.scoring.choice import choose
    from jixiao.scoring.unfilled import evaluated_as

    chosen = choose(evaluated_as(sheet))
    if isinstance(chosen, Problem):
        raise Unknown(chosen.message)
    return chosen


def write_template(document: Document, path: Path, *, ruleset: str | None = None) -> list[str]:
    """Write the self-evaluation sheets to be filled in; gives what else has to be done, in words.

    Raises Unknown where there is no sheet.
    """
    from jixiao.reports.workbooks.score_template import Unfilled, write_template
    from jixiao.scoring.unfilled import unfilled

    if not document.sheets:
        raise Unknown(NO_SHEETS.format(path=document.source.path))
    named = named_ruleset(ruleset)
    sheets: list[Unfilled] = []
    remarks: dict[str, None] = {}
    for sheet in document.sheets:
        try:
            chosen = named or _ruleset_of(sheet)
        except Unknown as fault:
            remarks[str(fault)] = None
            sheets.append(Unfilled(unfilled(sheet, None)))
        else:
            sheets.append(Unfilled(unfilled(sheet, chosen), *_words_of(chosen)))
    write_template(sheets, path)
    lacking = sum(one.points is None for some in sheets for one in some.sheet.indicators)
    return [*remarks, *([NO_POINTS.format(count=lacking)] if lacking else [])]


def _words_of(ruleset: Ruleset) -> tuple[tuple[str, ...], str]:
    """The grades of a rule-set, the best first, and how it is named with its version."""
    from jixiao.scoring.fingerprint import version_of

    bands = sorted(ruleset.bands, key=lambda one: one.high, reverse=True)
    title = f"{ruleset.title}（{ruleset.name}，{version_of(ruleset)}）"
    return tuple(one.name for one in bands), title


def write_form(asked: str | Document, path: Path, *, rows: int) -> None:
    """Write a form to be filled in: a blank one by its name, or that of a document's only sheet.

    Raises Unknown for a form that is not described, a document without exactly one sheet, or a
    file that is no .xlsx.
    """
    from jixiao.reports.workbooks.form_template import UnknownForm
    from jixiao.reports.workbooks.form_template import write_form as write

    if path.suffix.lower() != ".xlsx":
        raise Unknown(f"{path}：待填的表只能写成 .xlsx；请改用这样的文件名")
    if isinstance(asked, Document):
        source, count = asked.source.path, len(asked.sheets)
        if not count:
            raise Unknown(NO_SHEETS.format(path=source))
        if count > 1:
            raise Unknown(SEVERAL_SHEETS.format(path=source, count=count, what="待填的表"))
    try:
        write(asked.sheets[0] if isinstance(asked, Document) else asked, path, rows=rows)
    except UnknownForm as fault:
        raise Unknown(str(fault)) from None

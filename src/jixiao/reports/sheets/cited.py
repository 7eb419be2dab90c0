"""Where the figures of a sheet come from: every printed cell with digits cites the cells read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.domain.indicator import Indicator
from jixiao.domain.place import Place
from jixiao.domain.sheet import Fund, PlanStep, Sheet
from jixiao.domain.task import Task
from jixiao.domain.terms import label
from jixiao.reports.sheets.pieces import Holder, Line, Piece
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.tracing.origin import Origin

DIGIT = re.compile(r"\d")
# Fields whose identifiers are no terms of the glossary, or mean something narrower on a sheet.
NAMES = {
    "target": "年度指标值", "total_points": "总分值", "total_score": "总分", "text": "年度总体目标",
    "result": "实际完成情况", "long_term": "中长期目标", "share": "累计支出比例",
    "direction": "指标性质", "measure_unit": "计量单位", "remark": "备注", "budget": "预算数",
    "scoring_rule": "评分标准", "explanation": "原因说明", "content": "主要内容",
    "subname": "四级指标", "fiscal": "财政拨款", "other": "其他资金", "attribute": "项目属性",
    "period": "项目起止时间", "cause_funding": "经费保障", "cause_rules": "制度保障",
    "cause_staff": "人员保障", "cause_equipment": "硬件条件保障", "cause_other": "其他原因",
    "manager": "项目负责人", "phone": "联系电话", "duty": "单位职能概述", "grounds": "立项依据",
    "feasibility": "可行性", "necessity": "必要性", "schedule": "实施进度计划",
    "variance": "偏差原因分析", "improvement": "改进措施", "outturn": "执行数",
}  # fmt: skip


def field_name(field: str) -> str:
    """What a field is called in Chinese."""
    return NAMES.get(field) or label(field)


def origins_of(
    lines: Sequence[Line], sheet: Sheet, citing: Citing
) -> dict[tuple[int, int], Origin]:
    """The origin of every cell that prints digits of the sheet, by row and column."""
    found = {}
    project = sheet.project.name
    for at, line in enumerate(lines):
        column = 0
        for piece in line:
            if piece.of is not None and not piece.continues and DIGIT.search(piece.text):
                name = f"{project}：{_name(piece, piece.of)}" if project else _name(piece, piece.of)
                found[at, column] = citing.origin(name, *_places(piece.field, piece.of))
            column += piece.width
    return found


def _name(piece: Piece, holder: Holder) -> str:
    """What a cell tells: of which indicator, fund, task or date, and which field of it."""
    named = field_name(piece.field)
    match holder:
        case Indicator():
            return f"指标“{holder.name}”的{named}"
        case Fund():
            return f"{holder.label or label('Fund')}的{named}"
        case Task():
            return f"任务“{holder.name}”的{named}"
        case PlanStep():
            return f"{holder.text}的{named}"
        case _:
            return named


def _places(field: str, holder: Holder) -> tuple[Place, ...]:
    if isinstance(holder, tuple):
        return tuple(one.result_place if field == "result" else one.place for one in holder)
    if isinstance(holder, PlanStep):
        return (holder.place,)
    return (holder.place_of(field),)

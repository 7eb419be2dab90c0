"""What may be entered in the cells of an official form, by the field that a cell prints."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from jixiao.domain.indicator import Indicator
from jixiao.domain.number import HUNDRED
from jixiao.domain.sheet import Fund, Sheet, SheetKind
from jixiao.domain.terms import label
from jixiao.reports.sheets.cited import field_name
from jixiao.reports.sheets.fields import CAUSE, CHOICE, LIKELIHOODS, TICK
from jixiao.reports.sheets.pieces import Piece
from jixiao.reports.workbooks.template_cells import Entry, amount_entry, points_entry, value_entry

DIMENSIONS = ("cost", "output", "outcome", "satisfaction")
KINDS = (
    "quantity", "quality", "timeliness", "economic_cost", "social_cost", "ecological_cost",
    "economic", "social", "ecological", "sustained", "satisfaction",
)  # fmt: skip
SIGNS = ("≥", "＞", "＝", "≤", "＜", "定性")
RATINGS = ("优", "良", "中", "差")
AMOUNTS = frozenset({
    "original_budget", "final_budget", "outturn", "forecast_outturn", "adjustment", "budget",
    "fiscal", "other",
})  # fmt: skip
POINTS = frozenset({"points", "score", "total_points", "total_score"})
RESULTS = {
    SheetKind.OBJECTIVE: frozenset[str](),
    SheetKind.WHOLE_DEPARTMENT: frozenset({"outturn", "result", "actual", "score", "reason"}),
    SheetKind.MONITORING: frozenset({
        "outturn", "execution_rate", "forecast_outturn", "current", "forecast", "explanation",
        "likelihood", "remark",
    }),
    SheetKind.SELF_EVALUATION: frozenset({
        "outturn", "execution_rate", "result", "actual", "score", "reason", "total_score", "rating",
        "variance", "improvement",
    }),
}  # fmt: skip
"""What is asked again on a form that was filled in before: what came of it so far."""
HINTS = {
    "target": "写明预期达到的值，如≥90%、≤5天、2022年11月底前。",
    "text": "写明项目在本年度要达到的总体目标，每项一行。",
    "long_term": "写明项目在整个实施期要达到的目标，每项一行。",
    "result": "逐项写明总体目标的完成情况。",
    "reason": "没有完成或大幅超过指标值的，写明原因和改进措施。",
    "explanation": "有偏差的，写明原因。",
    "name": "写明三级指标的名称，一个指标一行；不用的行空着。",
    "measure_unit": "写明计量单位，如人次、公里、%。",
    "project_code": "按一体化系统中的项目编码填写。",
    "period": "写明起止的日期，如2022年1月至2024年12月。",
    "basis": "写明指标值的依据，如规划、行业标准、历史数据。",
}  # fmt: skip


def form_entry(piece: Piece, sheet: Sheet) -> Entry | None:
    """What is to be entered in a cell; None where it is a title, or filled in and no result."""
    field = piece.field
    if piece.of is None or not field:
        return None
    is_result = field in RESULTS[sheet.kind] or field.startswith((CAUSE, CHOICE))
    if piece.text and not is_result:
        return None
    if field in POINTS:
        return _points(piece)
    if field in AMOUNTS and not isinstance(piece.of, Sheet):
        return amount_entry(sheet.amount_unit or "万元", may_fall=field == "adjustment")
    return _rate(field) or _choice(field) or _value(piece)


def _value(piece: Piece) -> Entry:
    field = piece.field
    one = piece.of if isinstance(piece.of, Indicator) else Indicator()
    if field in {"actual", "current", "forecast"} and one.target is not None:
        return value_entry(field_name(field), one)
    return Entry(
        field_name(field), HINTS.get(field, f"填写{field_name(field)}。"), is_text=True
    )  # fmt: skip


def _points(piece: Piece) -> Entry:
    own = piece.of.points if isinstance(piece.of, Indicator | Fund) else None
    most = own if piece.field == "score" and own is not None else HUNDRED
    name = field_name(piece.field)
    return points_entry(name, most, f"填0至{Decimal(most):f}之间的数字。")


def _rate(field: str) -> Entry | None:
    """A share, in per cent: of the budget that is spent, or that is to be spent by a date."""
    if field == "share":
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
        told = "只填数字，是到这一天累计支出占预算的百分比，不要写百分号。"
        return Entry(field_name(field), told, rule, "应填0至100之间的数字。")
    if field != "execution_rate":
        return None
    rule = {"validate": "decimal", "criteria": ">=", "value": 0}
    told = "填98%；执行率等于执行数除以预算数。"
    return Entry(field_name(field), told, rule, "应填百分比，如98%。", number_format="0.00%")


def _choice(field: str) -> Entry | None:
    """What is chosen from a list; a level may be named otherwise where a province does so."""
    if field.startswith((CAUSE, CHOICE)):
        told = "是这一项的，选√；不是的，空着。"
        return _listed(_ticked(field), [TICK], told)
    choices = {
        "likelihood": tuple(LIKELIHOODS.values()), "direction": SIGNS, "rating": RATINGS,
        "dimension": _levels(DIMENSIONS), "kind": _levels(KINDS),
    }  # fmt: skip
    if field not in choices:
        return None
    return _listed(field_name(field), choices[field], "从下拉列表中选一项。")


def _ticked(field: str) -> str:
    return "完成目标可能性" if field.startswith(CHOICE) else f"偏差原因：{field_name(field)}"


def _levels(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{label(one)}指标" for one in terms)


def _listed(title: str, choices: Iterable[str], told: str) -> Entry:
    rule = {"validate": "list", "source": [*choices]}
    if title in {field_name("dimension"), field_name("kind")}:
        rule["error_type"] = "warning"
    return Entry(title, told, rule, told, is_text=True)

"""What a sheet must not leave blank; the audit judges only what is filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.domain.finding import Finding, Severity
from jixiao.domain.sheet import SheetKind
from jixiao.pipeline.beside import Beside
from jixiao.pipeline.blank_results import Blank, of_evaluation, of_monitoring

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet
    from jixiao.pipeline.screen import Screen

CODE = "待填"
NO_MONEY = ("年度资金总额没有填写", "填写年度资金总额，单位为万元；没有资金的写0")
NO_OBJECTIVE = ("年度绩效目标没有填写", "写明本项目一年内要做成的事和可以衡量的效果")
NO_INDICATOR = ("还没有绩效指标", "按产出、效益、满意度等一级指标逐项添加三级指标和指标值")
BLANK_NAME = ("第{number}个指标没有写三级指标名称", "填写指标名称，或删除这一行")
BLANK_TARGET = ("指标“{name}”没有指标值", "填写可以考核的指标值，写明数量和计量单位，例如“≥90%”")
BLANK_LEVEL = ("指标“{name}”没有选择一级指标和二级指标", "选择指标所属的一级、二级指标")


def blanks_beside(sheet: Sheet, screen: Screen, *, ruleset: str | None = None) -> list[Beside]:
    """What is still to be filled in before the sheet can be handed in, beside its cell."""
    shown = {cell.path for row in screen.rows for cell in row.cells if cell.field}
    if sheet.kind is SheetKind.OBJECTIVE:
        found = _of_objective(sheet, screen)
    elif sheet.kind is SheetKind.SELF_EVALUATION:
        found = of_evaluation(sheet, ruleset=ruleset)
    else:
        found = of_monitoring(sheet) if sheet.kind is SheetKind.MONITORING else iter(())
    return [_beside(sheet, words, path, shown) for words, path in found]


def _of_objective(sheet: Sheet, screen: Screen) -> Iterator[Blank]:
    if sheet.budget is None:
        money = (
            cell.path for row in screen.rows for cell in row.cells
            if cell.nature == "money" and cell.owner.startswith("funds.")
        )  # fmt: skip
        yield NO_MONEY, next(money, "")
    if not any(one.text for one in sheet.objectives if one.term == "annual"):
        yield NO_OBJECTIVE, "objectives.annual.text"
    if not sheet.indicators:
        yield NO_INDICATOR, "indicators.0.name"
    for at, one in enumerate(sheet.indicators):
        told = {"number": str(at + 1), "name": one.name}
        if not one.name:
            yield _told(BLANK_NAME, told), f"indicators.{at}.name"
        elif one.target is None or not one.target.text:
            yield _told(BLANK_TARGET, told), f"indicators.{at}.target"
        elif not one.dimension or not one.kind:
            level = "kind" if one.dimension else "dimension"
            yield _told(BLANK_LEVEL, told), f"indicators.{at}.{level}"


def _told(words: tuple[str, str], told: dict[str, str]) -> tuple[str, str]:
    return words[0].format(**told), words[1]


def _beside(sheet: Sheet, words: tuple[str, str], path: str, shown: set[str]) -> Beside:
    message, fix = words
    finding = Finding(CODE, Severity.ERROR, message, project=sheet.project.name, fix=fix)
    word = hashlib.sha256(f"{CODE}{message}{path}".encode()).hexdigest()[:16]
    return Beside(finding, path if path in shown else "", word)

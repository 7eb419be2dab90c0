"""The cells of a self-evaluation by their paths: what they say, and which are to be filled in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from jixiao.pipeline.evaluating import is_judged
from jixiao.pipeline.screen import key_of, screen_of

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet as Content
    from jixiao.pipeline.evaluating import Assessed
    from jixiao.web.budgets.models import Sheet

INDICATOR = re.compile(r"indicators\.(\d+)\.(\w+)")
# Cells that are always open: what came of it, why, and the money.
RESULTS = re.compile(
    r"indicators\.\d+\.(actual|reason)|objectives\.[\w+]+\.result"
    r"|funds\.\w+\.(final_budget|outturn|reason)"
)
NAMES = {
    "actual": "实际完成值", "reason": "偏差原因", "score": "得分", "points": "分值",
    "result": "实际完成情况", "final_budget": "全年预算数", "outturn": "全年执行数",
}  # fmt: skip


def is_open(path: str, open_paths: Collection[str]) -> bool:
    """Whether a cell is to be filled in."""
    return path in open_paths or RESULTS.fullmatch(path) is not None


def open_paths(assessed: Assessed, *, has_open_points: bool) -> set[str]:
    """The cells that are open beside the results: scores left to judgement, points not yet set."""
    scores = {
        f"indicators.{at}.score"
        for at, row in enumerate(assessed.score.indicators)
        if is_judged(row) and assessed.sheet.indicators[at].actual is not None
    }
    points = {f"indicators.{at}.points" for at in range(len(assessed.sheet.indicators))}
    return scores | points if has_open_points else scores


def has_open_points(sheet: Sheet) -> bool:
    """Whether the objectives have no points, so that the unit sets them in the self-evaluation."""
    objective = sheet.copied_from
    if objective is None:
        return False
    return not any(one.get("points") for one in objective.content.get("indicators", ()))


class Explained(NamedTuple):
    """The cell for the words on the spending, which most forms have no place for."""

    path: str
    key: str
    text: str
    fault: str = ""


def explained(content: Content) -> Explained | None:
    """Where the spending of all money is explained; None where the form prints it or has none."""
    fund = content.total_fund
    if fund is None:
        return None
    path = f"funds.{content.funds.index(fund)}.reason"
    if screen_of(content).cell(path) is not None:
        return None
    return Explained(path, key_of(path), fund.reason)


def owner_of(path: str) -> tuple[str, int | None]:
    """Which part of the sheet a cell belongs to, and the position in it where it has one."""
    parts = path.split(".")
    return parts[0], int(parts[1]) if len(parts) > 2 and parts[1].isdecimal() else None


def results_in(paths: Iterable[str]) -> set[int]:
    """The indicators whose actual value is among some cells."""
    found = (INDICATOR.fullmatch(path) for path in paths)
    return {int(one[1]) for one in found if one and one[2] == "actual"}


def text_at(content: Content, path: str) -> str:
    """What a cell says now, as the form prints it."""
    if path.startswith("funds.") and path.endswith(".reason"):
        total = content.funds
        at = path.split(".")[1]
        return total[int(at)].reason if at.isdigit() and int(at) < len(total) else ""
    cell = screen_of(content).cell(path)
    return cell.text if cell else ""


def name_of(content: Content, path: str) -> str:
    """A cell in words: ``培训人次的实际完成值``."""
    field = path.rpartition(".")[2]
    named = NAMES.get(field, field)
    if (match := INDICATOR.fullmatch(path)) and int(match[1]) < len(content.indicators):
        return f"{content.indicators[int(match[1])].name}的{named}"
    return named

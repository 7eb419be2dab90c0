"""The fields of rows and sheets as they are compared: what is true, and what was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from benchmarks.corpus.layout import Truth

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Fund, Sheet
from jixiao.domain.text import squeeze
from jixiao.domain.value import PublishedValue

TEXTS = ("dimension", "kind", "name", "reason", "definition", "basis", "direction", "term")
# The year below a title in brackets is compared as the year, whether it was joined to the title.
YEAR_BELOW = re.compile(r"[（(]20\d\d年度?[)）]$")
HEAD = ("department", "unit", "purpose", "rating")
AMOUNTS = ("original_budget", "final_budget", "outturn", "forecast_outturn")
Plain = dict[str, Any]


def true_row(truth: Plain) -> Plain:
    """A row of the truth as compared."""
    found: Plain = {key: squeeze(truth[key]) for key in TEXTS}
    found |= {key: _true_value(truth[key]) for key in ("target", "actual")}
    found |= {key: _decimal(truth[key]) for key in ("points", "score", "weight_of_group")}
    watched = truth.get("monitoring")
    return found | {
        "measure_unit": squeeze(truth["measure_unit"]), "level3": squeeze(truth["level3"]),
        "monitoring": watched and (
            _true_value(watched["current"]), _true_value(watched["forecast"]),
            watched["likelihood"], tuple(watched["causes"]), squeeze(watched["explanation"]),
        ),
    }  # fmt: skip


def _true_value(value: Plain | None) -> tuple[Any, ...] | None:
    if value is None or not value["text"]:
        return None
    return squeeze(value["text"]), value["comparison"], _decimal(value["number"]), value["unit"]


def read_row(one: Indicator) -> Plain:
    """A row that was read, as compared."""
    found: Plain = {key: squeeze(getattr(one, key)) for key in TEXTS}
    found |= {"target": _read_value(one.target), "actual": _read_value(one.actual)}
    found |= {key: getattr(one, key) for key in ("points", "score", "weight_of_group")}
    watched = one.monitoring
    return found | {
        "measure_unit": squeeze(one.extra.get("measure_unit", "")),
        "level3": squeeze(one.extra.get("level3", "")),
        "monitoring": watched and (
            _read_value(watched.current), _read_value(watched.forecast),
            watched.likelihood and watched.likelihood.value, tuple(watched.causes),
            squeeze(watched.explanation),
        ),
    }  # fmt: skip


def _read_value(value: PublishedValue | None) -> tuple[Any, ...] | None:
    if value is None or not value.text:
        return None
    return squeeze(value.text), value.comparison, value.number, value.unit


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def true_head(truth: Truth) -> Iterator[tuple[str, Any]]:
    """Every field of a sheet but its rows, as compared."""
    yield "kind", truth["kind"]
    yield "title", YEAR_BELOW.sub("", squeeze(truth["title"]))
    yield from ((key, squeeze(truth[key])) for key in HEAD)
    yield from ((f"project_{key}", squeeze(truth[f"project_{key}"])) for key in ("name", "code"))
    yield "fiscal_year", truth["fiscal_year"]
    yield from ((f"objectives.{key}", squeeze(text)) for key, text in truth["objectives"].items())
    yield "plan", tuple((squeeze(one["text"]), _decimal(one["share"])) for one in truth["plan"])
    yield from ((key, _decimal(truth[key])) for key in ("total_points", "total_score"))
    for block in ("funds", "long_term_funds"):
        for one in truth[block]:
            numbers = [*AMOUNTS, "execution_rate", "points", "score"]
            yield f"{block}.{one['source']}", tuple(_decimal(one.get(key)) for key in numbers)
    for one in truth["tasks"]:
        yield (
            f"task.{one['name']}",
            (one["content"], Decimal(one["budget"]), Decimal(one["outturn"])),
        )


def read_head(sheet: Sheet) -> Iterator[tuple[str, Any]]:
    """The same of a sheet that was read."""
    yield "kind", sheet.kind.value
    yield "title", YEAR_BELOW.sub("", squeeze(sheet.title))
    yield from ((key, squeeze(getattr(sheet, key))) for key in HEAD)
    yield from (("project_name", squeeze(sheet.project.name)), ("project_code", sheet.project.code))
    yield "fiscal_year", sheet.fiscal_year
    annual = [one for one in sheet.objectives if one.term == "annual"]
    yield "objectives.annual", squeeze("".join(one.text for one in annual))
    yield "objectives.result", squeeze("".join(one.result for one in annual))
    yield (
        "objectives.long_term",
        squeeze("".join(one.text for one in sheet.objectives if one.term != "annual")),
    )
    yield "plan", tuple((squeeze(one.text), one.share) for one in sheet.spending_plan.steps)
    yield from ((key, getattr(sheet, key)) for key in ("total_points", "total_score"))
    for block in ("funds", "long_term_funds"):
        for one in getattr(sheet, block):
            yield f"{block}.{one.source.value}", _fund(one)
    for task in sheet.tasks:
        money = tuple(one.yuan if one else None for one in (task.budget, task.outturn))
        yield f"task.{squeeze(task.name)}", (squeeze(task.content), *money)


def _fund(one: Fund) -> tuple[Decimal | None, ...]:
    amounts = (getattr(one, key) for key in AMOUNTS)
    return (
        *(None if money is None else money.yuan for money in amounts),
        one.execution_rate,
        one.points,
        one.score,
    )

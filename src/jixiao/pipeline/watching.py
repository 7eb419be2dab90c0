"""The rows, totals and slow projects of a ledger at a date, with lights, goals and forecasts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jixiao.domain.forecast import Forecast
from jixiao.domain.light import Colour, Light
from jixiao.domain.month import months_until
from jixiao.domain.progress import Grouping, Progress
from jixiao.domain.sheet import Sheet
from jixiao.domain.slow import ReportedCause
from jixiao.domain.watching import LightProfile, WatchedRow, WatchReport
from jixiao.monitoring.causes import with_causes
from jixiao.monitoring.forecast import forecasts
from jixiao.monitoring.forecast_total import total_forecasts
from jixiao.monitoring.goals import goal_lights
from jixiao.monitoring.lights import light_of
from jixiao.monitoring.lights_profile import Profile
from jixiao.monitoring.plan import Matched, add_sheets
from jixiao.monitoring.progress import progress
from jixiao.monitoring.slow import gap_of, slow_projects
from jixiao.pipeline import watch_problems

if TYPE_CHECKING:
    import duckdb

BY_PROJECT = (Grouping.PROJECT,)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a ledger: by which lights, of which year, by what, beside which sheets."""

    profile: Profile
    fiscal_year: int
    by: tuple[Grouping, ...]
    sheets: tuple[Sheet, ...]
    causes: tuple[ReportedCause, ...]


def watch(connection: duckdb.DuckDBPyConnection, as_of: date, asked: Asked) -> WatchReport:
    """Everything that the ledger says at a date, and what could not be matched."""
    year, profile = asked.fiscal_year, asked.profile
    matched, unclear = add_sheets(connection, asked.sheets, fiscal_year=year)
    projects = progress(connection, as_of, fiscal_year=year)
    goals, ahead = _goals(matched, as_of, year=year), forecasts(connection, projects)
    if asked.by == BY_PROJECT:
        rows = _project_rows(projects, profile, goals=goals, ahead=ahead)
    else:
        shown = progress(connection, as_of, by=asked.by, fiscal_year=year)
        rows = [WatchedRow(one, _light(one, profile, by=asked.by)) for one in shown]
    slow, left = with_causes(slow_projects(connection, projects), asked.causes)
    return WatchReport(
        *(year, as_of, asked.by, LightProfile(profile.name, profile.title, profile.basis)),
        totals=_totals(connection, as_of, year),
        rows=tuple(rows),
        slow=tuple(slow),
        problems=(
            *watch_problems.of_ledger(projects, year),
            *watch_problems.of_sheets(matched, unclear),
            *watch_problems.of_goals(goals, profile),
            *watch_problems.of_causes(left),
        ),
        total_forecasts=total_forecasts(projects, ahead),
    )


def _goals(matched: Sequence[Matched], as_of: date, *, year: int) -> dict[str, Light]:
    """The light of the goals of each project that a sheet of monitoring is given of."""
    months = months_until(as_of, fiscal_year=year)
    pairs = ((one.key, one.sheet) for one in matched)
    return goal_lights(pairs, months[-1].number) if months else {}


def _project_rows(
    projects: Sequence[Progress],
    profile: Profile,
    *,
    goals: Mapping[str, Light],
    ahead: Mapping[str, Forecast],
) -> list[WatchedRow]:
    """Every project with its lights and its forecast, the worst first."""
    rows = []
    for one in projects:
        goal = goals.get(one.key)
        light = _light(one, profile, by=BY_PROJECT, goal=goal)
        rows.append(WatchedRow(one, light, ahead.get(one.key), goal))
    return sorted(rows, key=_worst_first)


def _totals(connection: duckdb.DuckDBPyConnection, as_of: date, year: int) -> tuple[Progress, ...]:
    """A row for each category, then that of all."""
    groups: tuple[tuple[Grouping, ...], ...] = ((Grouping.CATEGORY,), ())
    return tuple(
        one for by in groups for one in progress(connection, as_of, by=by, fiscal_year=year)
    )


def _light(
    row: Progress, profile: Profile, *, by: Sequence[Grouping], goal: Light | None = None
) -> Light:
    """The light of a row; a budget that names no economic class is nobody's to spend."""
    if Grouping.ECONOMIC_CLASS in by and not (row.economic_code or row.economic_class):
        return Light(Colour.GREY, "这里的预算和支出没有写明经济分类，不判断", profile.name)
    return light_of(row, profile, goal=goal.colour if goal else None)


def _worst_first(row: WatchedRow) -> tuple[int, object, str]:
    judged = row.light.colour is not Colour.GREY
    return -row.light.colour.rank, -gap_of(row.progress).yuan if judged else 0, row.progress.key

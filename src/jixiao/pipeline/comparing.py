"""One sheet beside another of the same project: last year's beside this year's, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet
from jixiao.pipeline.screen import ScreenCell, screen_of

SAME, CHANGED, ADDED, GONE = "same", "changed", "added", "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field before and now; ``path`` is that of the cell now, empty where it is gone."""

    title: str
    before: str
    after: str
    path: str = ""

    @property
    def key(self) -> str:
        """The path as a part of an identifier in a page."""
        return self.path.replace(".", "-").replace("+", "_")

    @property
    def state(self) -> str:
        """Whether the field is the same, changed, added or gone."""
        if self.before == self.after:
            return SAME
        if not self.before:
            return ADDED
        return CHANGED if self.after else GONE


def differences(before: Sheet, after: Sheet, form: str = "") -> list[Difference]:
    """Every field of both sheets on one form; indicators are matched by their names."""
    name = form or after.form
    old = _cells(replace(before, indicators=()), name)
    found = [
        Difference(cell.label, old.pop(path, ""), cell.text, path)
        for path, cell in _shown(replace(after, indicators=()), name).items()
    ]
    found += [Difference(path, text, "") for path, text in old.items()]
    found += _of_indicators(before, after, name)
    return [one for one in found if one.before or one.after]


def _shown(sheet: Sheet, form: str) -> dict[str, ScreenCell]:
    rows = screen_of(sheet, form).rows
    cells = [cell for row in rows for cell in row.cells if cell.field]
    return {one.path: one for one in cells if not one.path.startswith("indicators.")}


def _cells(sheet: Sheet, form: str) -> dict[str, str]:
    return {path: cell.text for path, cell in _shown(sheet, form).items()}


def _of_indicators(before: Sheet, after: Sheet, form: str) -> list[Difference]:
    old, new = before.indicators, after.indicators
    names = [_key(one) for one in old], [_key(one) for one in new]
    matcher = SequenceMatcher(None, *names, autojunk=False)
    found: list[Difference] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            for at, place in zip(range(first, last), range(start, end), strict=True):
                found += _rows(old[at], new[place], place, form)
            continue
        common = min(last - first, end - start)
        for step in range(common):
            found += _rows(old[first + step], new[start + step], start + step, form)
        for at in range(first + common, last):
            found += _rows(old[at], None, None, form)
        for place in range(start + common, end):
            found += _rows(None, new[place], place, form)
    return found


def _key(one: Indicator) -> str:
    return one.name or one.kind


def _rows(
    old: Indicator | None, new: Indicator | None, place: int | None, form: str
) -> list[Difference]:
    """The fields of an indicator before and now."""
    told = [_texts(one, form) if one else {} for one in (old, new)]
    name = (new or old or Indicator()).name
    found = []
    for field in dict.fromkeys([*told[1], *told[0]]):
        title, after = told[1].get(field, ("", ""))
        earlier, before = told[0].get(field, ("", ""))
        path = f"indicators.{place}.{field}" if place is not None else ""
        found.append(Difference(f"{name}：{title or earlier}", before, after, path))
    return found


def _texts(one: Indicator, form: str) -> dict[str, tuple[str, str]]:
    rows = screen_of(Sheet(form=form, indicators=(one,)), form).rows
    cells = [cell for row in rows for cell in row.cells if cell.owner == "indicators.0"]
    return {cell.field: (cell.label, cell.text) for cell in cells}


def for_next_year(sheet: Sheet, year: int) -> Sheet:
    """The objectives of a sheet as a first draft for another year: results and places left out.

    The dates of the spending plan move to the year; sums, targets and points stay to be looked at.
    """
    from jixiao.domain.sheet import SheetKind, SpendingPlan
    from jixiao.pipeline.rows import step_of

    bare = without_places(sheet)
    indicators = tuple(replace(one, actual=None, score=None, reason="") for one in bare.indicators)
    funds = tuple(
        replace(
            one, original_budget=one.budget, final_budget=None, outturn=None, execution_rate=None,
            score=None, reason="",
        )
        for one in bare.funds
    )  # fmt: skip
    steps = tuple(
        replace(step_of(one.text, year=year), share=one.share) for one in bare.spending_plan.steps
    )
    return replace(
        bare, kind=SheetKind.OBJECTIVE, title="", fiscal_year=year, funds=funds,
        indicators=indicators, spending_plan=SpendingPlan(steps), total_score=None, rating="",
        objectives=tuple(replace(one, result="") for one in bare.objectives),
    )  # fmt: skip


def without_places(sheet: Sheet) -> Sheet:
    """The sheet without where its values were read: they are the screen's own from now on."""
    from jixiao.domain.plain import from_plain, to_plain

    return from_plain(Sheet, _bare(to_plain(sheet)))


def _bare(plain: object) -> object:
    if isinstance(plain, dict):
        left = {"place", "places", "result_place"}
        return {key: _bare(one) for key, one in plain.items() if key not in left}
    if isinstance(plain, list):
        return [_bare(one) for one in plain]
    return plain

"""What a fiscal year can be opened with: rule-sets and forms, by name and title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from jixiao.domain.sheet import Sheet, SheetKind


class Offered(NamedTuple):
    """A rule-set or a form that can be chosen: its name, its title, where it comes from."""

    name: str
    title: str
    basis: str
    region: str = ""

    @property
    def label(self) -> str:
        """The title with the region, unless the title names it already."""
        is_told = not self.region or self.region.removesuffix("省") in self.title
        return self.title if is_told else f"{self.title}（{self.region}）"


def rulesets_offered(year: int) -> list[Offered]:
    """The rule-sets for self-evaluations of a year, the nation's own first.

    A unit's own evaluation has points for the execution of the budget (财预〔2020〕10号); a
    rule-set without them is for those who evaluate others.
    """
    from jixiao.scoring.ruleset import all_rulesets, evaluation_day

    day = evaluation_day(year)
    found = [
        one
        for one in all_rulesets()
        if SheetKind.SELF_EVALUATION in one.kinds
        and "execution" in one.points
        and one.holds_on(day)
    ]
    found.sort(key=lambda one: (bool(one.regions), not one.automatic, one.name))
    return [Offered(one.name, one.title, one.basis, "、".join(one.regions)) for one in found]


def labels_of(offered: Iterable[Offered]) -> list[tuple[str, str]]:
    """Names with labels to choose by; where two have the same title, what they follow is added."""
    listed = list(offered)
    times = Counter(one.label for one in listed)
    return [
        (one.name, one.label if times[one.label] == 1 else f"{one.label}：{one.basis}")
        for one in listed
    ]


def title_of_ruleset(name: str) -> str:
    """The title of a rule-set; its name where there is none of that name any more."""
    from jixiao.scoring.ruleset import all_rulesets

    return next((one.title for one in all_rulesets() if one.name == name), name)


def ruleset_for_year(year: int) -> str:
    """The rule-set that a self-evaluation of the year is scored by without being told."""
    from jixiao.scoring.ruleset import fitting

    found = fitting(Sheet(kind=SheetKind.SELF_EVALUATION, fiscal_year=year))
    return found[0].name if len(found) == 1 else ""


def forms_for(kind: SheetKind) -> list[Offered]:
    """The forms for a kind of sheet, the nation's own first."""
    from jixiao.pipeline.screen import forms_offered

    return [
        Offered(one.name, one.title.format(project_name="某项目"), one.basis, one.region)
        for one in forms_offered(kind)
    ]

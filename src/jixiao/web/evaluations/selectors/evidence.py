"""The evidence of a self-evaluation, and where it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from jixiao.web.budgets.beside import Panel
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import ScopedQuerySet, TaskKind
from jixiao.web.evaluations.models import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.domain.sheet import Sheet as Content
    from jixiao.web.accounts.scope import Scope
    from jixiao.web.budgets.models import Sheet

# The column of some forms that says which evidence an indicator needs (佐证资料要求).
DEMANDED = "data_source"


class Lacking(NamedTuple):
    """An indicator with a result that nothing proves; ``demanded`` is what its form asks for."""

    position: int
    name: str
    demanded: str = ""


class Group(NamedTuple):
    """The files of one indicator, or of the sheet as a whole (``position`` None)."""

    position: int | None
    name: str
    files: tuple[Evidence, ...]
    demanded: str = ""
    is_lacking: bool = False


def one(scope: Scope, pk: int) -> Evidence:
    """A file that may be seen, with all that a page tells of it; Http404 else."""
    files = Evidence.objects.visible_to(scope)
    return get_object_or_404(
        files.select_related("file", "by", "sheet__project__unit", "sheet__fiscal_year"), pk=pk
    )


def of_sheet(sheet: Sheet) -> ScopedQuerySet[Evidence]:
    """The files of a self-evaluation, those of its earlier versions too."""
    found = Evidence.objects.filter(
        sheet__project=sheet.project_id, sheet__fiscal_year=sheet.fiscal_year_id,
        sheet__kind=sheet.kind, sheet__version__lte=sheet.version,
    )  # fmt: skip
    return found.select_related("file", "by", "sheet")


def counts(files: Iterable[Evidence]) -> dict[int | None, int]:
    """How many files each indicator has; None is the sheet."""
    found: dict[int | None, int] = {}
    for one_ in files:
        found[one_.indicator] = found.get(one_.indicator, 0) + 1
    return found


def lacking(content: Content, files: Sequence[Evidence]) -> tuple[Lacking, ...]:
    """The indicators with a result that nothing proves.

    Files of the sheet as a whole are enough, unless the form asks for evidence of the indicator.
    """
    proved = {one_.indicator for one_ in files}
    found = []
    for at, one_ in enumerate(content.indicators):
        demanded = one_.extra.get(DEMANDED, "")
        if at not in proved and one_.is_reported and (demanded or None not in proved):
            found.append(Lacking(at, one_.name, demanded))
    return tuple(found)


def grouped(content: Content, files: Sequence[Evidence]) -> tuple[Group, ...]:
    """The files by what they prove: those of the sheet first, then every indicator."""
    missing = {one_.position for one_ in lacking(content, files)}
    whole = Group(None, "", tuple(one_ for one_ in files if one_.indicator is None))
    rows = (
        Group(
            at,
            row.name,
            tuple(one_ for one_ in files if one_.indicator == at),
            row.extra.get(DEMANDED, ""),
            at in missing,
        )
        for at, row in enumerate(content.indicators)
    )
    return (whole, *rows)


def panel_of(sheet: Sheet, scope: Scope) -> Panel | None:
    """The evidence beside a self-evaluation under review, by what it proves; one query."""
    if sheet.kind != TaskKind.SELF_EVALUATION:
        return None
    groups = grouped(content_of(sheet), list(of_sheet(sheet).visible_to(scope)))
    shown = [one_ for one_ in groups if one_.files or one_.is_lacking]
    return Panel(_("佐证材料"), "evaluations/parts/evidence_beside.html", {"groups": shown})

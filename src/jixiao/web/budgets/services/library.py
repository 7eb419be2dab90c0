"""Keeping the indicator library: by hand, from a workbook, from approved sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.pipeline.indicator_lists import Listed, listed_indicators
from jixiao.pipeline.suggesting import typical_targets
from jixiao.web.accounts.models import Institution
from jixiao.web.accounts.paths import below
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets import policies
from jixiao.web.budgets.models import IndicatorRow, LibraryIndicator, Shelf, TaskKind
from jixiao.web.workflow import trail
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope

LEAST_USES = 2
LIMITS = {
    "dimension": 60,
    "kind": 60,
    "name": 300,
    "definition": 1000,
    "target": 300,
    "basis": 600,
    "industry": 60,
}


class NothingToKeep(Exception):
    """A list without indicators, or indicators that are all in the library as they are."""


@transaction.atomic
def add_to_library(
    indicators: Iterable[Listed], *, shelf: Shelf, source: str, by: User, scope: Scope
) -> tuple[int, int]:
    """Put indicators on a shelf: how many are new, how many are new versions of known ones.

    An indicator of the same name and levels that says something else becomes the next version;
    the earlier ones stay to be looked at. Raises NotYours and NothingToKeep.
    """
    held = policies.librarian(scope, shelf)
    owner = _owner(Institution.objects.get(pk=held.institution_id))
    known = {
        (one.dimension, one.kind, one.name): one
        for one in LibraryIndicator.objects.select_for_update().filter(
            owner=owner, shelf=shelf, is_current=True
        )
    }
    added = changed = 0
    for one in indicators:
        told = {name: getattr(one, name)[:size] for name, size in LIMITS.items()}
        earlier = known.get((told["dimension"], told["kind"], told["name"]))
        if earlier is not None and all(
            getattr(earlier, name) == text for name, text in told.items()
        ):
            continue
        new = LibraryIndicator(
            shelf=shelf, owner=owner, owner_path=owner.path, source=source[:300], **told
        )
        if earlier is not None:
            new.series, new.version = earlier.series, earlier.version + 1
            new.use_count = earlier.use_count
            LibraryIndicator.objects.filter(pk=earlier.pk).update(is_current=False)
        new.save()
        known[new.dimension, new.kind, new.name] = new
        added, changed = added + (earlier is None), changed + (earlier is not None)
    if not added + changed:
        raise NothingToKeep(_("没有新的指标：列表是空的，或者指标库里已有同样的内容。"))
    trail.record(
        owner, "更新指标库", subject=f"library:{shelf}", by=by, acting_for=held.acting_for,
        details={"类别": Shelf(shelf).label, "来源": source, "新增": added, "新版本": changed},
    )  # fmt: skip
    return added, changed


def import_list(path: Path, *, name: str, shelf: Shelf, by: User, scope: Scope) -> tuple[int, int]:
    """Put the indicators of a workbook on a shelf; raises Unknown where it lists none."""
    found = listed_indicators(path)
    return add_to_library(found, shelf=shelf, source=_("导入：%s") % name, by=by, scope=scope)


def gather_from_approved(*, shelf: Shelf, by: User, scope: Scope) -> tuple[int, int]:
    """Put on a shelf what several approved sheets use, with the middle of their targets.

    Nothing is made up: an indicator comes in as units wrote it, once at least two sheets use it.
    """
    held = policies.librarian(scope, shelf)
    rows = IndicatorRow.objects.filter(
        below("sheet__scope_path", held.path), sheet__stage=Stage.APPROVED,
        sheet__kind=TaskKind.OBJECTIVE, sheet__is_current=True,
    ).exclude(name="").values_list("dimension", "kind", "name", "target", "sheet_id")  # fmt: skip
    uses: dict[tuple[str, str, str], set[int]] = {}
    targets: dict[tuple[str, str, str], list[str]] = {}
    for dimension, kind, name, target, sheet in rows.iterator(chunk_size=2000):
        uses.setdefault((dimension, kind, name), set()).add(sheet)
        targets.setdefault((dimension, kind, name), []).append(target)
    found = [
        Listed(*key, target=_usual(targets[key]))
        for key, sheets in uses.items()
        if len(sheets) >= LEAST_USES
    ]
    if not found:
        raise NothingToKeep(
            _("还没有可以收集的指标：同一个指标有至少%d张已批复的绩效表用到，才会收进指标库。")
            % LEAST_USES
        )
    added = add_to_library(found, shelf=shelf, source=_("已批复绩效表"), by=by, scope=scope)
    owner = _owner(Institution.objects.get(pk=held.institution_id))
    _count_uses({key: len(sheets) for key, sheets in uses.items()}, owner.path)
    return added


def _usual(targets: list[str]) -> str:
    typical = typical_targets(targets)
    return (
        typical.middle
        if typical
        else Counter(one for one in targets if one).most_common(1)[0][0]
        if any(targets)
        else ""
    )


def _count_uses(uses: dict[tuple[str, str, str], int], path: str) -> None:
    """Note on the current versions how many approved sheets use them."""
    current = list(LibraryIndicator.objects.filter(below("owner_path", path), is_current=True))
    for one in current:
        one.use_count = uses.get((one.dimension, one.kind, one.name), one.use_count)
    LibraryIndicator.objects.bulk_update(current, ["use_count"], batch_size=500)


def _owner(place: Institution) -> Institution:
    """The unit that a section is part of, else the institution itself."""
    return chain_of(place)

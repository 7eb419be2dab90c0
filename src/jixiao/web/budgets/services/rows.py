"""Rows of a sheet: put in, taken out, moved; remarks follow the rows that they are pinned to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet as Content
from jixiao.pipeline import rows as pipeline_rows
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.policies import require_objective
from jixiao.web.budgets.services.drafts import lock, require_rows_unchanged, tell
from jixiao.web.budgets.services.keeping import PATH_OF_ROWS, keep_content

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope
    from jixiao.web.budgets.models import Sheet


@transaction.atomic
def change_rows(
    sheet: Sheet, change: Callable[[Content], Content], *, action: str, detail: str,
    revision: int, by: User, scope: Scope,
) -> Sheet:  # fmt: skip
    """Change the rows of a draft; remarks that are not settled follow their rows.

    Raises NotYours, ChangedMeanwhile, and what the change itself raises.
    """
    locked, held = lock(sheet, scope=scope, require=require_objective)
    require_rows_unchanged(locked, revision=revision, by=by)
    before = content_of(locked)
    after = change(before)
    for remark in locked.remarks.filter(settled_at__isnull=True):
        path = path_after(remark.field, before, after)
        if path != remark.field:
            remark.field = path
            remark.save(update_fields=["field"])
    keep_content(locked, after, paths=(PATH_OF_ROWS,), by=by)
    tell(locked, action, held, by=by, details={"内容": detail})
    return locked


def path_after(path: str, before: Content, after: Content) -> str:
    """The path of a cell once rows were put in, taken out or moved; empty where its row is gone."""
    part, _dot, rest = path.partition(".")
    at, _dot, field = rest.partition(".")
    rows = pipeline_rows.rows_of(before, part)
    if not (rows and at.isdecimal()):
        return path
    if int(at) >= len(rows):
        return ""
    places = {id(one): number for number, one in enumerate(pipeline_rows.rows_of(after, part))}
    place = places.get(id(rows[int(at)]))
    return "" if place is None else f"{part}.{place}.{field}"


def add_indicator(
    sheet: Sheet, indicator: Indicator, *, revision: int, by: User, scope: Scope
) -> Sheet:
    """Put an indicator in, behind the last of its own two levels."""
    return change_rows(
        sheet, lambda content: pipeline_rows.with_indicator(content, indicator),
        action="增加指标", detail=indicator.name or f"{indicator.dimension}{indicator.kind}",
        revision=revision, by=by, scope=scope,
    )  # fmt: skip


def add_fund(sheet: Sheet, label: str, *, revision: int, by: User, scope: Scope) -> Sheet:
    """Put in one more source of money."""
    return change_rows(
        sheet, lambda content: pipeline_rows.with_fund(content, label),
        action="增加资金来源", detail=label, revision=revision, by=by, scope=scope,
    )  # fmt: skip


def add_step(sheet: Sheet, text: str, *, revision: int, by: User, scope: Scope) -> Sheet:
    """Put in one more step of the spending plan; raises NoSuchRow where it names no month."""
    return change_rows(
        sheet, lambda content: pipeline_rows.with_step(content, text),
        action="增加支出计划", detail=text, revision=revision, by=by, scope=scope,
    )  # fmt: skip


def remove_row(sheet: Sheet, owner: str, *, revision: int, by: User, scope: Scope) -> Sheet:
    """Take a row out (``indicators.3``); raises NoSuchRow."""
    return change_rows(
        sheet, lambda content: pipeline_rows.without_row(content, owner),
        action="删除行", detail=_named(sheet, owner), revision=revision, by=by, scope=scope,
    )  # fmt: skip


def move_row(
    sheet: Sheet, owner: str, *, places: int, revision: int, by: User, scope: Scope
) -> Sheet:
    """Move a row so many places down, or up below nought; raises NoSuchRow."""
    return change_rows(
        sheet, lambda content: pipeline_rows.with_row_moved(content, owner, by=places),
        action="移动行", detail=_named(sheet, owner), revision=revision, by=by, scope=scope,
    )  # fmt: skip


def _named(sheet: Sheet, owner: str) -> str:
    """A row in words for the trail."""
    part, _dot, at = owner.partition(".")
    rows = pipeline_rows.rows_of(content_of(sheet), part)
    one = next((one for number, one in enumerate(rows) if str(number) == at), None)
    words = (getattr(one, name, "") for name in ("name", "label", "text"))
    return next(filter(None, words), "") or _("第%s行") % at

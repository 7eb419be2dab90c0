"""Filling in the results of a project, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet as Content
from jixiao.pipeline.evaluating import Assessed, assess
from jixiao.pipeline.filling import with_field
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.evaluations import fields, policies
from jixiao.web.evaluations.services.keeping import keep
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope

SHOWN = 300


class ChangedMeanwhile(Exception):
    """Somebody else wrote in the same cell after the page was opened."""


class NotOpen(Exception):
    """A cell that is not to be filled in, with the reason."""


class Filled(NamedTuple):
    """The sheet as it is kept now, and as it is assessed before and after."""

    sheet: Sheet
    before: Assessed
    after: Assessed


@transaction.atomic
def fill_fields(
    sheet: Sheet, values: Mapping[str, str], *, revision: int, by: User, scope: Scope
) -> Filled:
    """Write into cells of a draft, score and check it; unchanged cells are passed over.

    ``revision`` is the one that the page was made from. Raises NotAllowed, NotOpen,
    ChangedMeanwhile and CannotBeFilled; then nothing is written.
    """
    locked = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    locked.project, locked.fiscal_year = sheet.project, sheet.fiscal_year
    content = from_plain(Content, locked.content)
    ruleset = locked.fiscal_year.ruleset or None
    before = assess(content, ruleset=ruleset)
    told = {
        path: text for path, text in plain(values).items() if fields.text_at(content, path) != text
    }
    is_money = all(path.startswith("funds.") for path in told)
    held = policies.require_filler(scope, locked, is_money=is_money)
    _require_open(told, before, locked)
    _require_unchanged(told, locked, revision=revision, by=by)
    changed = content
    for path, text in told.items():
        changed = with_field(changed, path, text)
    if not told:
        return Filled(locked, before, before)
    after = assess(changed, ruleset=ruleset, changed=fields.results_in(told))
    keep(locked, after, by=by, paths=told)
    trail.record(
        chain_of(locked.project.unit), "填写自评表", subject=f"sheet:{locked.pk}", by=by,
        acting_for=held.acting_for, scope_path=locked.scope_path,
        details={"内容": _told(content, told), "总分": str(locked.score or "")},
    )  # fmt: skip
    return Filled(locked, before, after)


def plain(values: Mapping[str, str]) -> dict[str, str]:
    """What was typed, with the line ends and without the blanks that a browser adds."""
    return {path: text.replace("\r\n", "\n").strip() for path, text in values.items()}


def _require_open(told: Mapping[str, str], before: Assessed, sheet: Sheet) -> None:
    open_paths = fields.open_paths(before, has_open_points=fields.has_open_points(sheet))
    for path in told:
        if not fields.is_open(path, open_paths):
            raise NotOpen(
                _("“%s”不能在自评中修改：目标一侧按批复的绩效目标，得分由评分办法计算。") % path
            )


def _require_unchanged(told: Mapping[str, str], sheet: Sheet, *, revision: int, by: User) -> None:
    for path in told:
        edit = sheet.edits.get(path, {})
        if edit.get("revision", 0) > revision and edit.get("by") != by.pk:
            raise ChangedMeanwhile(
                _("这一格刚刚由%s改过，您填的内容没有保存；请核对现在的内容后再改。")
                % edit.get("name", _("其他人"))
            )


def _told(content: Content, told: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For the trail: every cell with its text before and after."""
    return {
        fields.name_of(content, path): {
            "原为": fields.text_at(content, path)[:SHOWN], "改为": text[:SHOWN]
        }
        for path, text in told.items()
    }  # fmt: skip

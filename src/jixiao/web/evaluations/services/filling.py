"""Filling in the results of a project, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.pipeline.evaluating import Assessed, assess
from jixiao.pipeline.filling import with_field
from jixiao.pipeline.typed import plain
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.together import (
    changed_since,
    require_unchanged,
    split,
    told_changes,
    written,
)
from jixiao.web.evaluations import fields, policies
from jixiao.web.evaluations.ledger import offer_of
from jixiao.web.evaluations.services.keeping import keep
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet as Content
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Held, Scope


class NotOpen(Exception):
    """A cell that is not to be filled in, with the reason."""


class NothingNewer(Exception):
    """A ledger that says nothing else than the sheet."""


class Filled(NamedTuple):
    """The sheet as it is kept now, and as it is assessed before and after.

    ``by_others`` are the cells that others changed since the page was made, ``faults`` sentences
    by cell on what was not kept.
    """

    sheet: Sheet
    before: Assessed
    after: Assessed
    by_others: frozenset[str] = frozenset()
    faults: Mapping[str, str] = {}


@transaction.atomic
def fill_fields(
    sheet: Sheet, values: Mapping[str, str], *, revision: int, by: User, scope: Scope,
    source: str = "",
) -> Filled:  # fmt: skip
    """Write into cells of a draft, score and check it; unchanged cells are passed over.

    ``revision`` is the one that the page was made from, ``source`` where the texts come from if
    nobody typed them. Raises NotAllowed, NotOpen,
    ChangedMeanwhile and CannotBeFilled; then nothing is written.
    """
    page = _page_of(sheet, values, scope=scope)
    said = partial(fields.text_at, page.content)
    require_unchanged(page.sheet, page.told, revision=revision, by=by, text_at=said)
    changed = page.content
    for path, text in page.told.items():
        changed = with_field(changed, path, text)
    others = changed_since(page.sheet, revision, but_by=by) - set(page.told)
    kept = _kept(page, changed, page.told, by=by, source=source)
    return kept._replace(by_others=frozenset(others))


@transaction.atomic
def fill_page(
    sheet: Sheet, values: Mapping[str, str], *, revision: int, by: User, scope: Scope
) -> Filled:
    """Write all cells of a page at once, of which most were not touched.

    What others wrote meanwhile stays, and what cannot be read is told in ``faults``; the rest is
    kept. Raises NotAllowed and NotOpen.
    """
    page = _page_of(sheet, values, scope=scope)
    said = partial(fields.text_at, page.content)
    free, faults = split(page.sheet, page.told, revision=revision, text_at=said)
    changed, unread = written(page.content, free)
    told = {path: text for path, text in free.items() if path not in unread}
    return _kept(page, changed, told, by=by)._replace(faults={**faults, **unread})


class _Page(NamedTuple):
    """A sheet held for writing, with what it says and the cells whose text is another."""

    sheet: Sheet
    held: Held
    content: Content
    before: Assessed
    told: dict[str, str]


def _page_of(sheet: Sheet, values: Mapping[str, str], *, scope: Scope) -> _Page:
    locked = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    locked.project, locked.fiscal_year = sheet.project, sheet.fiscal_year
    content = content_of(locked)
    before = assess(content, ruleset=locked.fiscal_year.ruleset or None)
    told = {
        path: plain(text) for path, text in values.items()
        if fields.text_at(content, path) != plain(text)
    }  # fmt: skip
    is_money = all(path.startswith("funds.") for path in told)
    held = policies.require_filler(scope, locked, is_money=is_money)
    _require_open(told, before, locked)
    return _Page(locked, held, content, before, told)


def take_money(sheet: Sheet, *, revision: int, by: User, scope: Scope) -> Filled:
    """Write the amounts of the ledger into a draft, where they are other than the sheet's.

    Raises NotAllowed, NothingNewer and ChangedMeanwhile.
    """
    policies.require_filler(scope, sheet, is_money=True)
    if (offer := offer_of(sheet)) is None:
        raise NothingNewer(_("台账中的金额与自评表一致，不用更新。"))
    source = f"台账（截至{offer.as_of}）"
    return fill_fields(sheet, offer.texts, revision=revision, by=by, scope=scope, source=source)


def _kept(
    page: _Page, changed: Content, told: Mapping[str, str], *, by: User, source: str = ""
) -> Filled:
    """Score, check and store what was written; nothing where nothing was."""
    sheet = page.sheet
    if not told:
        return Filled(sheet, page.before, page.before)
    ruleset = sheet.fiscal_year.ruleset or None
    after = assess(changed, ruleset=ruleset, changed=fields.results_in(told))
    keep(sheet, after, by=by, paths=told)
    changes = told_changes(
        told, name_of=partial(fields.name_of, page.content),
        text_at=partial(fields.text_at, page.content),
    )  # fmt: skip
    trail.record(
        chain_of(sheet.project.unit), "填写自评表", subject=f"sheet:{sheet.pk}", by=by,
        acting_for=page.held.acting_for, scope_path=sheet.scope_path,
        details={"内容": changes, "总分": str(sheet.score or ""),
                 **({"来源": source} if source else {})},
    )  # fmt: skip
    return Filled(sheet, page.before, after)


def _require_open(told: Mapping[str, str], before: Assessed, sheet: Sheet) -> None:
    open_paths = fields.open_paths(before, has_open_points=fields.has_open_points(sheet))
    for path in told:
        if not fields.is_open(path, open_paths):
            raise NotOpen(
                _("“%s”不能在自评中修改：目标一侧按批复的绩效目标，得分由评分办法计算。") % path
            )

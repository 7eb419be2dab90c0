"""Filling in the cells of a sheet: one as it is written, or a whole page at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.pipeline.evaluating import with_rates
from jixiao.pipeline.filling import canonical, with_field
from jixiao.pipeline.typed import plain
from jixiao.web.budgets.content import content_of, screen_for, side_of, text_at
from jixiao.web.budgets.models import TaskKind
from jixiao.web.budgets.services.drafts import lock, require_rows_unchanged, tell
from jixiao.web.budgets.services.keeping import keep_content
from jixiao.web.budgets.together import (
    changed_since,
    require_unchanged,
    split,
    told_changes,
    written,
)

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet as Content
    from jixiao.pipeline.screen import Screen
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Held, Scope
    from jixiao.web.budgets.models import Sheet


class CellNotOpen(Exception):
    """A cell that is not filled in here."""


class Filled(NamedTuple):
    """A sheet as it is kept now, the cells that others changed since the page was opened.

    ``faults`` are sentences by cell on what was not kept.
    """

    sheet: Sheet
    by_others: tuple[str, ...] = ()
    faults: Mapping[str, str] = {}


@transaction.atomic
def fill_fields(
    sheet: Sheet, values: Mapping[str, str], *, revision: int, by: User, scope: Scope
) -> Filled:
    """Write into cells; ``revision`` is the one that the page was made from.

    Raises NotYours, CellNotOpen, ChangedMeanwhile and CannotBeFilled; then nothing is written.
    """
    page = _page_of(sheet, values, revision=revision, by=by, scope=scope)
    require_unchanged(
        page.sheet, page.told, revision=revision, by=by, text_at=partial(text_at, page.screen)
    )
    content = content_of(page.sheet)
    for path, text in page.told.items():
        content = with_field(content, path, text)
    others = changed_since(page.sheet, revision, but_by=by) - set(page.told)
    _keep(page, content, page.told, by=by)
    return Filled(page.sheet, tuple(sorted(others)))


@transaction.atomic
def fill_page(
    sheet: Sheet, values: Mapping[str, str], *, revision: int, by: User, scope: Scope
) -> Filled:
    """Write all cells of a page at once, of which most were not touched.

    What others wrote meanwhile stays, and what cannot be read is told in ``faults``; the rest is
    kept. Raises NotYours, CellNotOpen, and ChangedMeanwhile where rows were moved.
    """
    page = _page_of(sheet, values, revision=revision, by=by, scope=scope)
    free, faults = split(
        page.sheet, page.told, revision=revision, text_at=partial(text_at, page.screen)
    )
    content, unread = written(content_of(page.sheet), free)
    kept = {path: text for path, text in free.items() if path not in unread}
    _keep(page, content, kept, by=by)
    return Filled(page.sheet, faults={**faults, **unread})


class _Page(NamedTuple):
    """A sheet held for writing: as the screen has it, and the cells whose text is another."""

    sheet: Sheet
    held: Held
    screen: Screen
    told: dict[str, str]


def _page_of(
    sheet: Sheet, values: Mapping[str, str], *, revision: int, by: User, scope: Scope
) -> _Page:
    locked, held = lock(sheet, scope=scope)
    require_rows_unchanged(locked, revision=revision, by=by)
    screen, before = screen_for(locked, editable=side_of(locked.kind)), content_of(locked)
    named = {canonical(before, path): text for path, text in values.items()}
    named = {path: _tidy(screen, path, text) for path, text in named.items()}
    told = {path: text for path, text in named.items() if _is_other(screen, path, text)}
    return _Page(locked, held, screen, told)


def _keep(page: _Page, content: Content, told: Mapping[str, str], *, by: User) -> None:
    """Store what was written and tell the trail of it; nothing where nothing was."""
    if not told:
        return
    if page.sheet.kind == TaskKind.MONITORING:
        content = with_rates(content)
    keep_content(page.sheet, content, paths=told, by=by)
    changes = told_changes(
        told, name_of=partial(_name_at, page.screen), text_at=partial(text_at, page.screen)
    )
    tell(page.sheet, "填写绩效表", page.held, by=by, details={"内容": changes})


def _tidy(screen: Screen, path: str, text: str) -> str:
    """What was typed without line ends, except in cells that hold several lines."""
    cell = screen.cell(path)
    return text if cell is None or cell.nature == "lines" else " ".join(text.split())


def _is_other(screen: Screen, path: str, text: str) -> bool:
    cell = screen.cell(path)
    if cell is None or not cell.is_editable:
        raise CellNotOpen(_("这一格不在这里填写，或者表中已经没有这一格；请重新打开页面。"))
    return cell.text != plain(text)


def _name_at(screen: Screen, path: str) -> str:
    """A cell in words."""
    cell = screen.cell(path)
    return cell.label if cell and cell.label else path

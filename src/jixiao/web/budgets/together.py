"""Several people in one sheet: which cells others wrote in since a page was made, and what then.

One cell saved by itself is refused where somebody else wrote in it. A whole page sent at once
holds old texts of cells that its person never touched: there the text of the other stays, what
cannot be read is told beside its cell, and all the rest is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jixiao.pipeline.filling import CannotBeFilled, with_field

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet as Content
    from jixiao.web.accounts.models import User
    from jixiao.web.budgets.models import Sheet

SHOWN = 300


class ChangedMeanwhile(Exception):
    """Somebody else wrote in the same cell, or moved rows, after the page was opened."""


def changed_since(sheet: Sheet, revision: int, *, but_by: User | None = None) -> set[str]:
    """The cells written in since a revision; ``but_by`` leaves out those of one person."""
    return {
        path for path, edit in sheet.edits.items()
        if edit["revision"] > revision and (but_by is None or edit["by"] != but_by.pk)
    }  # fmt: skip


def require_unchanged(
    sheet: Sheet, told: Collection[str], *, revision: int, by: User, text_at: Callable[[str], str]
) -> None:
    """Refuse cells that somebody else wrote in meanwhile; raises ChangedMeanwhile."""
    for path in sorted(changed_since(sheet, revision, but_by=by) & set(told)):
        raise ChangedMeanwhile(_others_text(sheet, path, text_at(path)))


def split(
    sheet: Sheet, told: Mapping[str, str], *, revision: int, text_at: Callable[[str], str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The cells of a whole page that may be written, and a sentence for each that may not.

    Writing from another page of the same person counts too: this page knows nothing of it.
    """
    meanwhile = changed_since(sheet, revision)
    free = {path: text for path, text in told.items() if path not in meanwhile}
    faults = {path: _others_text(sheet, path, text_at(path)) for path in told if path in meanwhile}
    return free, faults


def written(content: Content, told: Mapping[str, str]) -> tuple[Content, dict[str, str]]:
    """The content with every text that can be read, and a sentence for each that cannot."""
    faults = {}
    for path, text in told.items():
        try:
            content = with_field(content, path, text)
        except CannotBeFilled as fault:
            faults[path] = str(fault)
    return content, faults


def told_changes(
    told: Mapping[str, str], *, name_of: Callable[[str], str], text_at: Callable[[str], str]
) -> dict[str, dict[str, str]]:
    """For the trail: every cell with its text before and after, by the words for the cell.

    Cells of the same words are told apart by their paths.
    """
    found: dict[str, dict[str, str]] = {}
    for path, text in told.items():
        name = name_of(path)
        name = f"{name}（{path}）" if name in found else name
        found[name] = {"原为": text_at(path)[:SHOWN], "改为": text[:SHOWN]}
    return found


def _others_text(sheet: Sheet, path: str, text: str) -> str:
    return _("%(name)s刚刚把这一格改成了“%(text)s”，您填的内容没有保存；核对后再改，就会保存。") % {
        "name": sheet.edits[path]["name"], "text": text[:SHOWN],
    }  # fmt: skip

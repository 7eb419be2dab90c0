"""Writing an assessed self-evaluation into its row, with its score and its rating."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jixiao.web.budgets.services.keeping import keep_content

if TYPE_CHECKING:
    from jixiao.pipeline.evaluating import Assessed
    from jixiao.web.accounts.models import User
    from jixiao.web.budgets.models import Sheet


def keep(
    sheet: Sheet, assessed: Assessed, *, by: User, paths: Iterable[str] = (), is_new: bool = False
) -> None:
    """Save a self-evaluation with its scores; ``paths`` are the cells that were changed."""
    sheet.score, sheet.rating = assessed.sheet.total_score, assessed.sheet.rating
    keep_content(sheet, assessed.sheet, paths=paths, by=by, is_new=is_new)

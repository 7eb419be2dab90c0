"""Keeping what a sheet says: its content, its rows to search by, what the audit found in it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.domain.finding import Severity
from jixiao.domain.plain import to_plain
from jixiao.domain.sheet import Sheet as Content
from jixiao.pipeline.beside import Beside, findings_beside
from jixiao.pipeline.blank_results import compulsory
from jixiao.pipeline.blanks import blanks_beside
from jixiao.pipeline.screen import screen_of
from jixiao.web.budgets.content import form_of
from jixiao.web.budgets.models import IndicatorRow, Sheet

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User

PATH_OF_ROWS = "rows"
"""Under this path stands who last put rows in or took them out."""
# Beyond these no column holds a number.
MOST_YUAN, MOST_POINTS = 10**15, 10**3


def keep_content(
    sheet: Sheet, content: Content, *, paths: Iterable[str], by: User, is_new: bool = False
) -> None:
    """Store what a sheet says now; ``paths`` are the cells that were changed.

    Call inside a transaction that has locked the row of the sheet.
    """
    before = sheet.content.get("indicators") if sheet.content else None
    sheet.content = to_plain(content)
    sheet.revision += 1
    stamp = {"revision": sheet.revision, "by": by.pk, "name": str(by)}
    sheet.edits = {**sheet.edits, **dict.fromkeys(paths, stamp)}
    fund = content.total_fund
    sheet.budget = _kept(content.budget.yuan if content.budget else None, MOST_YUAN)
    sheet.outturn = _kept(fund.outturn.yuan if fund and fund.outturn else None, MOST_YUAN)
    audit(sheet, content)
    sheet.save()
    if is_new or before != sheet.content["indicators"]:
        _keep_rows(sheet, content)


def audit(sheet: Sheet, content: Content) -> None:
    """Check a sheet and count what was found; the caller saves it."""
    screen = screen_of(content, content.form or form_of(sheet.fiscal_year, sheet.kind))
    ruleset = sheet.fiscal_year.ruleset or None
    blanks = blanks_beside(content, screen, ruleset=ruleset)
    found = compulsory(findings_beside(content, screen, ruleset=ruleset))
    sheet.findings = [_plain(one) for one in (*blanks, *found)]
    count(sheet)


def count(sheet: Sheet) -> None:
    """How many findings still stand against a sheet: those let stand with a reason do not."""
    known = set(sheet.let_stand.values_list("fingerprint", flat=True)) if sheet.pk else set()
    left = [one for one in sheet.findings if one["fingerprint"] not in known]
    sheet.fault_count = len(left)
    sheet.grave_count = sum(one["severity"] == Severity.ERROR for one in left)


def _plain(one: Beside) -> dict[str, Any]:
    finding = one.finding
    return {
        "code": finding.code, "severity": finding.severity.value, "message": finding.message,
        "fix": finding.fix, "basis": finding.basis, "indicator": finding.indicator,
        "wrong": finding.wrong, "path": one.path, "fingerprint": one.fingerprint,
    }  # fmt: skip


def _kept(number: Decimal | None, most: int) -> Decimal | None:
    """A number for a column to search by; none where it is beyond all that can be meant.

    A published document may run digits of several cells together; its content keeps them.
    """
    return number if number is not None and abs(number) < most else None


def _keep_rows(sheet: Sheet, content: Content) -> None:
    sheet.indicators.all().delete()
    IndicatorRow.objects.bulk_create(
        IndicatorRow(
            sheet=sheet,
            position=at,
            dimension=one.dimension[:60],
            kind=one.kind[:60],
            name=one.name[:300],
            target=(one.target.text if one.target else "")[:300],
            points=_kept(one.points, MOST_POINTS),
            score=_kept(one.score, MOST_POINTS),
        )
        for at, one in enumerate(content.indicators)
    )

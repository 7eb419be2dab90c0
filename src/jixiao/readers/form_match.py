"""Which described form a sheet was printed on, by the titles that were found on it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.sheet import SheetKind
from jixiao.forms.form import all_forms
from jixiao.readers.titles import title_word

HUNDREDTH = Decimal("0.01")
LEAST = Decimal("0.5")


def best_form(titles: set[str], kind: SheetKind) -> tuple[str, Decimal | None]:
    """The name of the form of this kind that fits best, and the share of titles in common.

    Empty and None where no form has half of its titles in common with the sheet.
    """
    found = {title_word(title) for title in titles} - {""}
    best, share = "", Decimal(0)
    for form in all_forms():
        expected = {title_word(title) for title in form.titles()}
        union = len(found | expected)
        common = Decimal(len(found & expected)) / union if union else Decimal(0)
        if form.kind is kind and common > share:
            best, share = form.name, common
    if share < LEAST:
        return "", None
    return best, share.quantize(HUNDREDTH, ROUND_HALF_UP)

"""Up to which month a sheet tells what was spent, and the sheets of one project in that order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import PurePath

from jixiao.audit.amounts import printed_step
from jixiao.audit.collection import Collection
from jixiao.audit.names import read_name
from jixiao.domain.cut_off import month_in
from jixiao.domain.document import Document
from jixiao.domain.money import Money
from jixiao.domain.month import YEAR_END
from jixiao.domain.place import Place
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.domain.spending_view import SpendingView, SpendingViews
from jixiao.domain.text import half_width

MONTH_END = re.compile(
    r"(?<![\d\-~至])(?P<month>1[0-2]|[1-9])月(?:底|末|份)(?:累计)?(?:为|是|达|达到|执行|支出)?\s*"
    r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>万元|亿元|元|%)"
)
CLOSE = 6
"""Between two months of a series stands no more than a comma and 截至."""
CUMULATIVE = frozenset({SheetKind.MONITORING, SheetKind.SELF_EVALUATION})


@dataclass(frozen=True, slots=True)
class Spent:
    """What a sheet says was spent of a project up to a month; ``month`` is None where unknown."""

    sheet: Sheet
    month: int | None
    outturn: Money
    place: Place
    file: str

    @property
    def name(self) -> str:
        """The cut-off in words."""
        if self.sheet.kind is SheetKind.SELF_EVALUATION:
            return "自评表全年"
        return "监控表" if self.month is None else f"监控表1-{self.month}月"

    def is_after(self, other: Spent) -> bool:
        """Whether this is surely the later of two: the whole year is later than any watching."""
        if self.sheet.kind is SheetKind.SELF_EVALUATION:
            return other.sheet.kind is SheetKind.MONITORING and other.month != YEAR_END
        return None not in (self.month, other.month) and (self.month or 0) > (other.month or 0)

    def falls_below(self, earlier: Spent) -> bool:
        """Whether less was spent than earlier, beyond what the printed digits allow."""
        step = max(printed_step(one.outturn, one.place.text) for one in (self, earlier))
        return (earlier.outturn - self.outturn).yuan > step


def spent_by_project(document: Document, collection: Collection) -> Iterator[list[Spent]]:
    """The outturns of each project of a document, and those of its sheets in other files."""
    if not any(one.kind in CUMULATIVE for one in document.sheets):
        return
    projects: dict[tuple[str, str, int | None], list[Spent]] = defaultdict(list)
    own = f"{document.title} {PurePath(document.source.path).name}"
    for sheet in document.sheets:
        one = _spent(sheet, own, file="")
        mark = sheet.project.code or read_name(sheet.project.name).core
        if one is not None and mark:
            projects[(mark, sheet.unit, sheet.fiscal_year)].append(one)
    for found in projects.values():
        others = collection.same_project(found[0].sheet, document)
        spent = (_spent(one.sheet, one.file, file=one.file) for one in others)
        yield found + [one for one in spent if one is not None]


def _spent(sheet: Sheet, around: str, *, file: str) -> Spent | None:
    fund = sheet.total_fund
    if fund is None or fund.outturn is None or sheet.kind not in CUMULATIVE:
        return None
    month = sheet.cut_off_month or month_in(sheet.title)
    return Spent(
        sheet=sheet,
        month=month_in(around) if month is None else month,
        outturn=fund.outturn,
        place=fund.place_of("outturn"),
        file=file,
    )


def views_of(document: Document, ledger: SpendingViews) -> list[SpendingView]:
    """What the ledger says of the projects of a document, each once."""
    found = (ledger.of(one, document) for one in document.sheets)
    return list({id(one): one for one in found if one is not None}.values())


def falling_months(view: SpendingView) -> Iterator[tuple[SpendingView, int]]:
    """The months in which more came back than was paid, so that the outturn falls."""
    yield from ((view, number) for number, one in enumerate(view.months, 1) if one.yuan < 0)


def falling_series(text: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """Two months of a sentence that tells what was spent up to each, the later with less.

    ``累计执行数6月底为1025.80万元，7月底为997.20万元``; None where there are none.
    """
    if "累计" not in text:
        return None
    plain = half_width(text)
    begin = plain.find("累计")
    sentence_end = plain.find("。", begin)
    months = list(
        MONTH_END.finditer(plain, begin, sentence_end if sentence_end > 0 else len(plain))
    )
    for earlier, later in pairwise(months):
        if earlier["unit"] != later["unit"] or int(earlier["month"]) >= int(later["month"]):
            return None
        if later.start() - earlier.end() > CLOSE:
            return None
    pairs = ((one, other) for one, other in pairwise(months) if _number(other) < _number(one))
    return next(pairs, None)


def _number(match: re.Match[str]) -> Decimal:
    return Decimal(match["number"])

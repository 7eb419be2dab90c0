"""Up to which month a sheet tells what was spent, and the sheets of one project in that order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePath

from jixiao.audit.amounts import printed_step
from jixiao.audit.collection import Collection
from jixiao.audit.names import read_name
from jixiao.domain.document import Document
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.domain.text import half_width, squeeze

YEAR_END = 12
MONTH_END = re.compile(
    r"(?<![\d\-~至])(?P<month>1[0-2]|[1-9])月(?:底|末|份)(?:累计)?(?:为|是|达|达到|执行|支出)?\s*"
    r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>万元|亿元|元|%)"
)
CLOSE = 6
"""Between two months of a series stands no more than a comma and 截至."""
SPAN = re.compile(r"(?<!\d)[1一](?:月份?)?[-—–~至到](1[0-2]|[1-9])月")
UNTIL = re.compile(r"截[至止](?:20\d\d年)?(1[0-2]|[1-9])月")
# A later quarter alone may be no more than its own three months.
WORDS = {"上半年": 6, "前三季度": 9, "一季度": 3, "全年": YEAR_END}
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
    month = month_in(sheet.title)
    return Spent(
        sheet=sheet,
        month=month_in(around) if month is None else month,
        outturn=fund.outturn,
        place=fund.place_of("outturn"),
        file=file,
    )


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


@lru_cache(maxsize=4096)
def month_in(text: str) -> int | None:
    """The last month of the time that a title names: 1-7月, 截至9月底, 上半年; None without."""
    plain = squeeze(half_width(text))
    if match := SPAN.search(plain) or UNTIL.search(plain):
        return int(match[1])
    return next((month for word, month in WORDS.items() if word in plain), None)

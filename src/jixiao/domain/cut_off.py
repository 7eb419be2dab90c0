"""Up to which month of its year a sheet tells what was spent and reached (监控截止月份)."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.domain.document import Document
from jixiao.domain.month import YEAR_END
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.domain.text import half_width, squeeze

SPAN = re.compile(r"(?<!\d)[1一](?:月份?)?[-—–~至到](1[0-2]|[1-9])月")
UNTIL = re.compile(r"截[至止]到?(?:20\d\d年)?(1[0-2]|[1-9])月")
# A later quarter alone may be no more than its own three months.
WORDS = {"上半年": 6, "前三季度": 9, "一季度": 3, "全年": YEAR_END}


@lru_cache(maxsize=4096)
def month_in(text: str) -> int | None:
    """The last month of the time that a title names: 1-7月, 截至9月底, 上半年; None without."""
    plain = squeeze(half_width(text))
    if match := SPAN.search(plain) or UNTIL.search(plain):
        return int(match[1])
    return next((month for word, month in WORDS.items() if word in plain), None)


def cut_off_of(sheet: Sheet, document: Document) -> int | None:
    """The last month that a sheet tells of; where it prints none, that in its document's title.

    A self-evaluation is of the whole year, and of a sheet of objectives nothing is spent yet.
    """
    if sheet.kind is SheetKind.SELF_EVALUATION:
        return YEAR_END
    if sheet.kind is not SheetKind.MONITORING:
        return None
    return sheet.cut_off_month or month_in(sheet.title) or month_in(document.title)

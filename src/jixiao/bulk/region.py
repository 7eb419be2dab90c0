"""The region that the name of a unit or a department begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from jixiao.domain.unit import BudgetUnit

# Levels from the top; each may be missing. 市场, 城市, 社区, 联盟 and 区划 name no place.
CITY = "(?<![城超股上夜])市(?![场民容政区])"
LEVELS = (
    "省|自治区|特别行政区",
    f"{CITY}|自治州|地区|(?<!联)盟",
    f"自治县|自治旗|县(?![域道])|(?<!红)旗(?!帜)|(?<![社小园校库景牧林厂灾疫])区(?![划域块])|{CITY}",
)
BEFORE = r"(?:中国共产党|中共|中国人民政治协商会议|国家税务总局|国家统计局)?"
PLACE = re.compile(
    f"{BEFORE}(?P<place>{''.join(f'(?:[一-鿿]{{1,8}}?(?:{level}))?' for level in LEVELS)})"
)


def region_of(names: Iterable[str]) -> str:
    """The first place that one of the names begins with (保定市, 上海市普陀区), else nothing."""
    return next((found for name in names if (found := _place(name))), "")


@lru_cache(maxsize=4096)
def _place(name: str) -> str:
    match = PLACE.match(BudgetUnit.parse(name).name)
    return match["place"] if match else ""

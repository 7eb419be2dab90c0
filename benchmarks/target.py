"""Targets parsed per second, beside a parse by one regular expression that keeps nothing else.

The rival is the shortest parse one would write: sign, number, unit, everything else dropped. It
finds no dates, ranges, sentences or missing numbers, so its speed is the floor, not the aim.
Every number is different, so nothing can be remembered from one value to the next.
"""

import random
import re
import time
from collections.abc import Callable, Iterator
from decimal import Decimal

from jixiao.domain.target import Target

SHORT = re.compile(r"\s*([≥≤>=<]*)\s*([0-9.]+)\s*([^(（]*)")
ROUNDS = 5
COUNT = 40_000
# Form and its share in a hundred, as in published tables of targets.
FORMS = {
    "≥{}%": 18, "≥{}个": 9, "≥{}次": 8, "≤{}万元": 8, "{}%": 7, "{}": 6, "{}人": 5, "={}项": 3,
    ">={}人次": 3, "<={}元/户": 3, "≥{}%（服务对象满意度）": 4,
    "≥{}个地方科协改革试点(科技工作者之家)": 1,
    "大于等于 {} %": 2, "不少于{}种": 1, "{}%以上": 2, "{}元/生/年": 1,
    "{}余次": 1, "{}-99999家": 1,
    "2021年12月底前": 3, "12月底": 1, "2020年1月--2020年11月": 1, "全年完成{}次,效果明显": 2,
    "%": 1, "≥**万元": 1, "-": 1, "是": 1, "优良中低差": 1, "效果明显": 3, "符合相关规定": 2,
}  # fmt: skip


def targets() -> Iterator[str]:
    """Published targets of all forms in a realistic mix, each with a number of its own."""
    choose = random.Random(2020)  # noqa: S311
    forms = choose.choices(list(FORMS), weights=list(FORMS.values()), k=COUNT)
    for place, form in enumerate(forms, start=1):
        yield form.format(place if place % 3 else f"{place}.{place % 97}")


def by_one_expression(text: str) -> tuple[str, Decimal, str] | None:
    """The rival: sign, number and unit, or nothing."""
    match = SHORT.match(text)
    if match is None:
        return None
    return match[1], Decimal(match[2]), match[3]


def per_second(parse: Callable[[str], object], texts: list[str]) -> float:
    """The best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            parse(text)
        best = min(best, time.perf_counter() - start)
    return len(texts) / best


def main() -> None:
    """Print both speeds and their ratio."""
    texts = list(targets())
    ours = per_second(Target.parse, texts)
    rival = per_second(by_one_expression, texts)
    read = sum(Target.parse(text).is_number for text in texts)
    print(f"targets: {ours:,.0f}/s, {read:,} of {len(texts):,} with a number")
    print(f"one regular expression: {rival:,.0f}/s; ratio {ours / rival:.2f}")


if __name__ == "__main__":
    main()

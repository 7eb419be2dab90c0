"""A target and an actual value as two numbers in one unit, or why they cannot be compared."""

from __future__ import annotations

from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.target import Target
from jixiao.domain.units import base_of, canonical, kind_of
from jixiao.domain.value import PublishedValue
from jixiao.scoring.engine import LARGEST
from jixiao.scoring.lexicon import is_rate, lexicon
from jixiao.scoring.unscored import Unscored

WHOLE, ONE, HUNDRED = Decimal(100), Decimal(1), Decimal(100)
# From a target of this many per cent on, a bare actual of at most 1 is a share of one (0.98).
SHARE_FROM = Decimal(50)
# A bare number this many times the target is more likely in another unit (元 for 万元).
OTHER_SCALE = Decimal(1000)

Pair = tuple[Decimal, Decimal]


def compare(target: Target, actual: Actual, *, name: str) -> Pair | Unscored:
    """The numbers of target and actual in one unit; both must have a number."""
    pair = _in_one_unit(target, actual, name=name)
    if isinstance(pair, Unscored):
        return pair
    if max(abs(pair[0]), abs(pair[1])) >= LARGEST:
        return Unscored("数值过大", "请核对指标值和实际完成值的数字和单位")
    return pair


def _in_one_unit(target: Target, actual: Actual, *, name: str) -> Pair | Unscored:
    if not target.unit:
        return _target_bare(target, actual, name=name)
    if not actual.unit:
        return _actual_bare(target, actual)
    return _both_with_unit(target, actual)


def _both_with_unit(target: Target, actual: Actual) -> Pair | Unscored:
    (wanted, wanted_unit), (reached, reached_unit) = _base(target), _base(actual)
    if _is_one_unit(wanted_unit, reached_unit):
        return wanted, reached
    conversions = lexicon().conversions
    one, other = conversions.get(wanted_unit), conversions.get(reached_unit)
    if one and other and one[0] == other[0]:
        return wanted * one[1], reached * other[1]
    if actual.unit == "%":
        return _share_of_count(target, actual)
    return Unscored(
        f"指标值“{target.text}”与实际完成值“{actual.text}”的单位不同，无法比较",
        f"请按指标值的单位“{target.unit}”填写实际完成值",
    )


def _is_one_unit(one: str, other: str) -> bool:
    """Whether two units count the same: equal, abbreviated (元/人, 元), or measure words."""
    one, other = one.removeprefix("元"), other.removeprefix("元")
    if one == other or _is_abbreviated(one, other) or _is_abbreviated(other, one):
        return True
    kind = kind_of(one)
    if "/" in one + other or kind not in lexicon().interchangeable:
        return False
    return kind == kind_of(other)


def _is_abbreviated(short: str, long: str) -> bool:
    """元 for 元/人, but not 次 for 次/月."""
    head, *per = long.split("/")
    return bool(per) and head == short and not lexicon().parts_of_year & set(per)


def _actual_bare(target: Target, actual: Actual) -> Pair | Unscored:
    """The unit left off the actual (≥50个, 50; ≤202.6万元, 132.9): it is the target's."""
    wanted, reached = _number(target), _number(actual)
    if target.unit == "%":
        return wanted, _as_per_cent(wanted, reached)
    power, _unit = base_of(target.unit)
    if power and reached >= OTHER_SCALE * wanted > 0:
        return Unscored(
            f"实际完成值“{actual.text}”没有单位，与指标值“{target.text}”相差一千倍以上，看不出是什么单位",
            f"请写明实际完成值的单位（指标值的单位是“{target.unit}”）",
        )
    return wanted, reached


def _target_bare(target: Target, actual: Actual, *, name: str) -> Pair | Unscored:
    """No unit at the target (85): it is the actual's, unless that would change its meaning."""
    wanted, reached = _number(target), _number(actual)
    if not actual.unit:
        return wanted, (_as_per_cent(wanted, reached) if is_rate(name) else reached)
    if actual.unit == "%" and not is_rate(name) and wanted != WHOLE:
        return _share_of_count(target, actual)
    if base_of(actual.unit)[0]:
        return Unscored(
            f"指标值“{target.text}”没有单位，实际完成值是“{actual.text}”，无法比较",
            "请写明指标值的单位",
        )
    return wanted, reached


def _share_of_count(target: Target, actual: Actual) -> Unscored:
    return Unscored(
        f"指标值“{target.text}”要求具体数量，实际完成值“{actual.text}”只有百分比",
        "请填写实际完成的数量",
    )


def _as_per_cent(wanted: Decimal, reached: Decimal) -> Decimal:
    """A bare number beside a share: 98 is 98 %, and 0.98 is 98 % where half or more is wanted."""
    return reached * HUNDRED if wanted >= SHARE_FROM and 0 < reached <= ONE else reached


def _base(value: PublishedValue) -> tuple[Decimal, str]:
    power, unit = base_of(value.unit)
    return _number(value).scaleb(power), canonical(unit)


def _number(value: PublishedValue) -> Decimal:
    """The number of a value that has one."""
    return Decimal(0) if value.number is None else value.number

"""SE009: a counted target is answered with a number before it is scored."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_rows import RowFault, told
from jixiao.audit.evaluation_values import RATES
from jixiao.audit.wording import found
from jixiao.domain.actual import Actual
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import SAYS_NOTHING, Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import squeeze

WORDED = frozenset({Nature.DONE, Nature.QUALITATIVE, Nature.YES_NO})
COUNTED = frozenset({"quantity", "cost", "economic_cost"})
ONE = Decimal(1)
WHOLE = Decimal(100)


@rule("SE009")
def counted_target_without_count(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Scored rows whose actual value is blank, a word, or a share of what is to be counted."""
    rows = [one for one in sheet.indicators if one.score and one.term != "long_term"]
    rows = [one for one in rows if _is_counted(one) or _is_to_count(one)]
    if not rows:
        yield NotApplicable("表中没有得了分的定量指标")
        return
    if not any(one.actual is not None for one in sheet.indicators):
        yield CouldNotCheck("表中没有实际完成值一栏")
        return
    for name in ("absent", "worded", "blank", "shared"):
        faults = [RowFault(one, _clause(one)) for one in rows if _fault(one, words) == name]
        severity = Severity.NOTE if name == "shared" else Severity.ERROR
        for values in told(faults, field="actual"):
            yield {**values, "fault": words[name][0], "severity": severity}


def _is_counted(indicator: Indicator) -> bool:
    target = indicator.target
    if target is None or target.nature is not Nature.QUANTITY or not target.number:
        return False
    return not (target.number == ONE and target.unit != "%")


def _is_to_count(indicator: Indicator) -> bool:
    """Whether a number belongs where the target has none: a hole, a bare unit, a blank cost."""
    target = indicator.target
    if target is None or target.nature is Nature.BLANK:
        return indicator.kind_term in COUNTED
    is_date = any(one in target.text for one in "年月")
    return target.nature in (Nature.HOLE, Nature.UNIT_ONLY) and not is_date


def _fault(indicator: Indicator, words: Words) -> str:
    """Which fault an actual value has: absent, worded, blank, shared; empty where it has none."""
    target, actual = indicator.target, indicator.actual
    if not _is_counted(indicator):
        is_worded = actual is not None and actual.nature in WORDED
        return "blank" if is_worded and not _is_enough(indicator, words) else ""
    if target is None or actual is None or actual.nature in SAYS_NOTHING:
        return "absent"
    if actual.nature in WORDED:
        return "" if _is_enough(indicator, words) else "worded"
    is_share = actual.unit == "%" and _is_only_share(actual, words)
    counts = target.unit not in ("", "%", "‰") and not any(one in indicator.name for one in RATES)
    return "shared" if is_share and counts and actual.number == WHOLE else ""


def _is_only_share(actual: Actual, words: Words) -> bool:
    """Whether an actual value is 100% and nothing else but that all of it was done."""
    text = squeeze(actual.text).strip("。.；;")
    return actual.nature is Nature.QUANTITY or bool(found(words["share"], text))


def _is_enough(indicator: Indicator, words: Words) -> bool:
    """Whether words will do: a time kept, all of 100 %, or more than the word 完成."""
    target, text = indicator.target, squeeze(indicator.actual.text if indicator.actual else "")
    if indicator.kind_term == "timeliness" or not found(words["done"], text.strip("。.；;")):
        return True
    is_whole = target is not None and target.is_percentage and target.number == WHOLE
    return is_whole and bool(found(words["all"], text))


def _clause(indicator: Indicator) -> str:
    printed = indicator.actual.text.strip() if indicator.actual is not None else ""
    target = str(indicator.target or "").strip()
    said = [target, f"写“{printed}”" if printed else ""]
    return f"（{'，'.join(filter(None, said))}）"

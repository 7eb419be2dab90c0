"""What-if: sheets with some values supposed to be others (``执行数=60万元``, ``培训人次=1200``)."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from jixiao.domain.score_record import Assumption
from jixiao.domain.sheet import Sheet
from jixiao.scoring.lexicon import plain
from jixiao.scoring.supposable import Supposable, UnclearAssumption, supposable

FORM = "应写成“名称=数值”，例如 --set 执行数=60万元 --set 培训人次=1200"
SAME_NAME = "“{name}”有{count}处：{found}；请写成其中一个完整的名称，例如 --set '{first}=…'"
NO_SUCH = "绩效表里没有“{name}”；可以改的有：{known}"
CLOSE = "绩效表里没有“{name}”；是不是{close}？"
MOST_SHOWN = 12


def suppose(
    sheets: Sequence[Sheet], assumptions: Sequence[str]
) -> list[tuple[Sheet, tuple[Assumption, ...]]]:
    """Every sheet with what is supposed of it; raises UnclearAssumption with what to write."""
    found = [list[Assumption]() for _ in sheets]
    changed = list(sheets)
    values = [
        one
        for index, sheet in enumerate(sheets)
        for one in supposable(sheet, index, count=len(sheets))
    ]
    for text in assumptions:
        name, value = _parted(text, values)
        one = _named(name, values)
        changed[one.sheet] = one.change(changed[one.sheet], value)
        now = supposable(changed[one.sheet], one.sheet, count=len(sheets))
        after = next(other.before for other in now if other.name == one.name)
        found[one.sheet].append(Assumption(one.name, one.before, after))
    return [(sheet, tuple(some)) for sheet, some in zip(changed, found, strict=True)]


def _parted(text: str, values: Sequence[Supposable]) -> tuple[str, str]:
    """Name and value; a name may hold a sign = itself, so known names are tried first."""
    text = text.replace("＝", "=")
    known = [name for one in values for name in one.also if text.startswith(f"{name}=")]
    name = max(known, key=len) if known else text.partition("=")[0]
    value = text[len(name) + 1 :].strip()
    if not name.strip() or not value:
        raise UnclearAssumption(f"“{text}”看不明白：{FORM}")
    return name.strip(), value


def _named(name: str, values: Sequence[Supposable]) -> Supposable:
    """The one value of a name: the whole name first, then a part of it."""
    wanted = plain(name)
    whole = [one for one in values if wanted in {plain(other) for other in one.also}]
    found = whole or [one for one in values if wanted in plain(one.name)]
    if len(found) == 1:
        return found[0]
    if found:
        told = "、".join(f"“{one.name}”" for one in found[:MOST_SHOWN])
        raise UnclearAssumption(
            SAME_NAME.format(name=name, count=len(found), found=told, first=found[0].name)
        )
    known = [one.name for one in values]
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    if close:
        told = "、".join(f"“{one}”" for one in close)
        raise UnclearAssumption(CLOSE.format(name=name, close=told))
    told = "、".join(f"“{one}”" for one in known[:MOST_SHOWN])
    raise UnclearAssumption(NO_SUCH.format(name=name, known=told or "（没有）"))

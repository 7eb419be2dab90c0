"""Units of measure: where a unit ends in a value, and what kind of quantity it measures."""

import re
import tomllib
from importlib.resources import files
from typing import NamedTuple


class Unit(NamedTuple):
    """One listed unit: its kind, its scale as a power of ten, its base (万元: money, 4, 元)."""

    kind: str
    power: int
    base: str


def _load() -> tuple[dict[str, Unit], dict[str, str], dict[str, str]]:
    """Read units.toml: every spelling of every unit, the aliases, the traditional characters."""
    table = tomllib.loads(files("jixiao.domain").joinpath("units.toml").read_text("utf-8"))
    scales: dict[str, int] = table["scales"]
    known = {scale: Unit("", power, "") for scale, power in scales.items()}
    listed: dict[str, Unit] = {}
    for kind, names in table["kinds"].items():
        for name in names.split():
            for spelling in (name, name.lower(), name.upper()):
                listed.setdefault(spelling, Unit(kind, 0, spelling))
            if kind != "rate" and not name.isascii():
                for scale, power in scales.items():
                    known[scale + name] = Unit(kind, power, name)
    return known | listed, table["aliases"], table["traditional"]


UNITS, ALIASES, TRADITIONAL = _load()
LONGEST = max(map(len, UNITS))
# 、 joins units only after a slash (元/人、天); elsewhere it separates items of a list.
JOINTS = "/每*·或"
LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
PUNCTUATION = r"\s()/*·、,。;:!?\"“”<>=≥≤%0-9+~\-"
BOUND = "(?:[及或含]?以[上下内]|之内|左右|上下|内$)"
SHORT_RUN = re.compile(rf"[^{PUNCTUATION}]{{1,4}}?(?=$|[{PUNCTUATION}]|{BOUND})")
RATIO_WORDS = frozenset({"比例", "比率"})
PERCENT_WORDS = frozenset(name for name, canonical in ALIASES.items() if canonical == "%")


def is_unit(text: str) -> bool:
    """Whether the whole text is a listed unit, or listed units joined (元/生/年)."""
    end = known_end(text, 0)
    return bool(end) and _compound_end(text, end, guess=False) == len(text)


def known_end(text: str, start: int) -> int:
    """Where the longest listed unit beginning at ``start`` ends; ``start`` if there is none."""
    for end in range(min(len(text), start + LONGEST), start, -1):
        if text[start:end] in UNITS and not _cuts_a_word(text, end):
            return end
    return start


def split_unit(tail: str, *, guess: bool = True) -> tuple[str, str]:
    """Part what follows a number into its unit and the words after it.

    An unlisted run of up to four characters is taken for a unit when ``guess`` is set.
    """
    if tail in UNITS:
        return tail, ""
    end = known_end(tail, 0)
    if not end and guess and (run := SHORT_RUN.match(tail)):
        end = run.end()
    if end or tail.startswith("/"):
        end = _compound_end(tail, end, guess=guess)
    return tail[:end].replace(" ", ""), tail[end:].strip()


def kind_of(unit: str) -> str | None:
    """The kind of quantity a unit measures, a compound (元/人) by its first part; or None."""
    known = UNITS.get(unit) or UNITS.get(unit[: known_end(unit, 0)])
    return known.kind or None if known else None


def base_of(unit: str) -> tuple[int, str]:
    """The power of ten in front of a unit and the unit without it: 万人次 is 4 and 人次."""
    end = len(unit) if unit in UNITS else known_end(unit, 0)
    known = UNITS.get(unit[:end])
    if known is None:
        return 0, unit
    return known.power, known.base + unit[end:]


def canonical(unit: str) -> str:
    """The name by which a unit is compared: 平米, ㎡ and m² are all 平方米; its scale is kept."""
    power, base = base_of(unit)
    scale = unit[: len(unit) - len(base)] if power else ""
    parts = [base] if base in UNITS else re.split(r"[/每*·、]", base)
    return scale + "/".join(ALIASES.get(part, part) for part in parts)


def _compound_end(text: str, end: int, *, guess: bool) -> int:
    """Follow joined units (元/生/年, 元/人*月) from ``end`` as far as they go."""
    slash = False
    while True:
        joint = end
        while joint < len(text) and text[joint] == " ":
            joint += 1
        if joint >= len(text) or not (text[joint] in JOINTS or (slash and text[joint] == "、")):
            return end
        slash = slash or text[joint] == "/"
        begin = joint + 1
        while begin < len(text) and text[begin] == " ":
            begin += 1
        after = known_end(text, begin)
        run = SHORT_RUN.match(text, begin) if guess and text[joint] == "/" else None
        # Behind a slash the whole short run is the unit (元/台套房), not only its listed head.
        after = max(after, run.end()) if run else after
        if after == begin:
            return end
        end = after


def _cuts_a_word(text: str, end: int) -> bool:
    """Whether a Latin symbol would be torn out of a longer Latin word (min out of minutes)."""
    return end < len(text) and text[end - 1] in LATIN and text[end] in LATIN

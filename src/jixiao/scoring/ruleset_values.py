"""Single values of a rule-set file, each read or refused with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

Path = tuple[str, ...]
ONE = Decimal(1)
BROKEN_LINE = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])|(?<=[，。；、：（]) ")
PER_CENT = re.compile(r"(\d+(?:\.\d+)?)[%％]")


class Mistake(Exception):
    """What is wrong at a place in a file: the keys that lead to it, and a Chinese sentence."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


def named(path: Path) -> str:
    """The keys that lead to a place, as a sentence begins with them: ``bands 的“达成”``."""
    return f"{path[0]} " + "的".join(["", *(f"“{one}”" for one in path[1:])])


def mapping(value: Any, path: Path) -> dict[str, Any]:
    """Names with contents."""
    if not isinstance(value, dict):
        raise Mistake(path, f"{named(path)}应是“名称: 内容”的形式")
    return {str(name): one for name, one in value.items()}


def known_keys(value: dict[str, Any], path: Path, keys: Collection[str]) -> dict[str, Any]:
    """The same names with contents, none of them unknown."""
    for key in value:
        if key not in keys:
            raise Mistake(
                (*path, key),
                f"{named(path)}中不认识的项目 {key}；可以写 {'、'.join(sorted(keys))}",
            )
    return value


def words(value: Any, path: Path) -> tuple[str, ...]:
    """A list of words."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Mistake(path, f"{named(path)}应是词语的列表，例如 [河北省, 保定市]")
    return tuple(value)


def day(value: Any, path: Path) -> date:
    """A date."""
    if type(value) is not date:
        raise Mistake(path, f"{named(path)}应是日期，例如 2020-02-25，不能是“{value}”")
    return date.fromisoformat(str(value))


def number(value: Any, path: Path) -> Decimal:
    """A number that is not below zero."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or value < 0:
        raise Mistake(path, f"{named(path)}应是不小于0的数，不能是“{value}”")
    return Decimal(value)


def positive(value: Any, path: Path) -> Decimal:
    """A number above zero with at most four decimal places and seven digits before them."""
    found = number(value, path)
    if found == 0 or found >= Decimal(10) ** 7 or found != round(found, 4):
        raise Mistake(path, f"{named(path)}应是大于0、小数不超过四位的数，不能是“{value}”")
    return found


def share(value: Any, path: Path) -> Decimal:
    """A share of one."""
    found = number(value, path)
    if found > ONE:
        raise Mistake(path, f"{named(path)}是占分值的比例，应在0与1之间，不能是“{value}”")
    return found


def per_cent(text: str, path: Path) -> Decimal:
    """A share of one, printed as per cent."""
    if not (match := PER_CENT.fullmatch(text)) or not 0 < Decimal(match[1]) <= 100:
        raise Mistake(path, f"{named(path)}应写成百分比，例如 80%")
    return Decimal(match[1]) / 100


def flag(value: Any, path: Path) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise Mistake(path, f"{named(path)}应写 true 或 false，不能是“{value}”")
    return value


def choice(value: Any, path: Path, allowed: Collection[str]) -> str:
    """One of a few words."""
    if value not in allowed:
        raise Mistake(path, f"{named(path)}不能是“{value}”；可以是 {'、'.join(allowed)}")
    return str(value)


def text(value: Any, _path: Path) -> str:
    """Words as they stand, without the blanks that YAML puts where a line of Chinese is broken."""
    return BROKEN_LINE.sub("", str(value).strip())


def near(word: str, known: Collection[str]) -> str:
    """What may be written in place of an unknown word: the one that is like it, else all."""
    like = get_close_matches(word, known, n=1)
    return f"是否想写 {like[0]}" if like else f"可以写 {'、'.join(known)}"

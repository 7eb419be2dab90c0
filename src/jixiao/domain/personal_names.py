"""Names of persons in the fields that ask for one: 联系人, 项目负责人, 填报人.

A name is sought only behind such a field, and only where it begins with a surname: the same field
may name an office (办公室). The words and the surnames are in ``personal_data.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiao.domain.personal_data import PersonalDetail, without_overlaps, words
from jixiao.domain.text import half_width, squeeze

NAME = "姓名"
HAN = r"\u4e00-\u9fff"
JOINT = r"[、,，/;；\s]"
# What may stand between the title of a field and the name in it.
NOTE = r"(?:及(?:联系)?电话|及联系方式|\((?:签字|签名|签章|盖章|手签)\))?"
BEHIND = r"电话|手机|联系|职务|单位|邮箱|地址|签字|签章|日期|时间|填报|报送|审核|身份证|账号|性别"


def personal_names(text: str, *, label: str = "") -> tuple[PersonalDetail, ...]:
    """The names in a text; ``label`` is the title of the cell that it fills, where it is one."""
    plain = half_width(text)
    starts = [match.end() for match in _field().finditer(plain)]
    if _label().search(squeeze(half_width(label))):
        starts.append(0)
    return without_overlaps(one for start in starts for one in _names_from(plain, start))


def _names_from(plain: str, start: int) -> Iterator[PersonalDetail]:
    """One name after another, as far as they stand in a row."""
    while match := _name().match(plain, start):
        if _is_name(match["name"], match["run"]):
            yield PersonalDetail(NAME, match["name"], match.start("name"))
        start = match.end("whole")


def _is_name(name: str, run: str) -> bool:
    lists = words()["names"]
    if name.endswith(tuple(lists["offices"])):
        return False
    is_part = len(run) > 2 and run.endswith(tuple(lists["parts"]))
    return (run != name or not is_part) and not name.startswith(tuple(lists["nobody"]))


@lru_cache(maxsize=1)
def _fields() -> str:
    return "|".join(sorted(words()["names"]["fields"], key=len, reverse=True))


@lru_cache(maxsize=1)
def _field() -> re.Pattern[str]:
    return re.compile(rf"(?:{_fields()}){NOTE}\s*:\s*")


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{_fields()}){NOTE}(?:$|[:(])")


@lru_cache(maxsize=1)
def _name() -> re.Pattern[str]:
    """A surname and one to three characters, up to where the name must end."""
    lists = words()["names"]
    surname = f"(?:{'|'.join(lists['compound'].split())}|[{lists['single']}])"
    offices = "|".join(lists["offices"])
    given = rf"(?:[{HAN}]{{1,3}}?|[ ]{{1,4}}[{HAN}]|·[{HAN}]{{1,6}})"
    foreign = rf"[{HAN}]{{2,6}}·[{HAN}]{{1,8}}"
    end = rf"(?=(?:{offices})?(?:$|[^{HAN}·]|{BEHIND}))"
    return re.compile(
        rf"{JOINT}*(?P<whole>(?P<run>(?P<name>{foreign}|{surname}{given}){end}(?:{offices})?))"
    )

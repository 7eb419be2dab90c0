"""Personal data masked, and what is internal told apart, before something is published.

A mask is as long as what it hides, so that it can be set into a Word file run by run. Of a mobile
the middle four digits go, of an identity card all but the ends, of an account all but the last
four digits, of an address the numbers, of a name all but the surname.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.domain.personal_data import (
    ACCOUNT,
    EMAIL,
    HOME,
    IDENTITY,
    LANDLINE,
    MOBILE,
    PersonalDetail,
    is_money,
    personal_details,
    without_overlaps,
    words,
)
from jixiao.domain.personal_names import NAME, personal_names
from jixiao.domain.text import plain_title
from jixiao.reports.wording import clean_title

MASKED, DELETED, BY_HAND = "遮盖", "删除", "需人工检查"
WHY = {
    MOBILE: "个人联系方式，公开后不能收回",
    LANDLINE: "联系电话可以找到个人；需要公开的，改用办公电话并写明",
    IDENTITY: "个人身份信息",
    ACCOUNT: "个人账户信息",
    EMAIL: "个人联系方式",
    HOME: "个人住址",
    NAME: "填报人、联系人等个人姓名不属于应公开的内容",
}
INTERNAL = "内部资料"
INTERNAL_WHY = "内部备注和审核意见不对外公开"
HIDDEN_DIGIT, HIDDEN_WORD = "*", "×"
DIGITS = re.compile(r"[0-9０-９]")
NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十]")
INTERNAL_LABEL = re.compile(r"(?:.{0,8}审核意见|内部(?:备注|意见|说明|批注))")
INTERNAL_MARK = (
    r"[【〔\[（(](?:内部(?:备注|意见|资料|使用|说明|参考|掌握)?|不(?:予|宜|对外)?公开|仅供内部(?:使用|参考)?)"
    r"[】〕\]）)]"
)
INTERNAL_TEXT = re.compile(
    rf"^\s*(?:{INTERNAL_MARK}|(?:{INTERNAL_LABEL.pattern})\s*[:：])|{INTERNAL_MARK}\s*[。；]?\s*$"
)


class Removed(NamedTuple):
    """What was done to one spot: its kind, where it stood, what was done, why; never the value."""

    kind: str
    where: str
    action: str
    why: str


@dataclass(slots=True)
class Removals:
    """What has been masked and removed so far.

    A text stands several times in what was read (in a cell, in the quotation of its place): what
    was found is noted once for every place that is named, without a place only if none is.
    """

    found: dict[tuple[str, str], dict[str, tuple[str, str]]] = field(default_factory=dict)

    def note(
        self, kind: str, value: str, *, where: str, action: str = MASKED, why: str = ""
    ) -> None:
        """Note that something was masked or removed; the value itself is not handed on."""
        spots = self.found.setdefault((kind, value), {})
        spots.setdefault(where, (action, why or WHY.get(kind, INTERNAL_WHY)))

    def removed(self) -> tuple[Removed, ...]:
        """Everything noted, in the order in which it was met."""
        return tuple(
            Removed(kind, where or "文中", *said)
            for (kind, _value), spots in self.found.items()
            for where, said in spots.items()
            if where or len(spots) == 1
        )


def conceal(text: str, removals: Removals, *, where: str = "", labels: Iterable[str] = ()) -> str:
    """The text with every personal detail masked, as long as it was.

    ``labels`` are the titles of the cell that it fills: of its row and of its column.
    """
    if not text:
        return text
    characters = list(text)
    for one in details_of(text, [label for label in labels if label]):
        hidden = mask(PersonalDetail(one.kind, text[one.start : one.end], one.start))
        characters[one.start : one.end] = hidden
        removals.note(one.kind, one.text, where=where)
    return "".join(characters)


def details_of(text: str, labels: list[str]) -> tuple[PersonalDetail, ...]:
    """Numbers, addresses and names; a cell that holds money by any of its titles has no number."""
    money = [label for label in labels if is_money(label)]
    found = list(personal_details(text, label=money[0] if money else " ".join(labels)))
    for label in labels or [""]:
        found += personal_names(text, label=label)
    return without_overlaps(found)


def mask(detail: PersonalDetail) -> str:
    """The detail hidden, character by character."""
    text = detail.text
    if detail.kind == NAME:
        return _name(text)
    if detail.kind == HOME:
        return NUMERAL.sub(HIDDEN_WORD, text)
    if detail.kind == EMAIL:
        at = text.replace("＠", "@").index("@")
        return text[:1] + HIDDEN_DIGIT * (at - 1) + text[at:]
    shown = _shown(detail.kind, text)
    return "".join(
        one if at in shown or not one.isalnum() else HIDDEN_DIGIT for at, one in enumerate(text)
    )


def _shown(kind: str, text: str) -> frozenset[int]:
    """Which characters of a number stay."""
    spots = [at for at, one in enumerate(text) if one.isalnum()]
    if kind == MOBILE:
        return frozenset(spots[:-8] + spots[-4:])
    if kind == IDENTITY:
        return frozenset((spots[0], spots[-1]))
    if kind == ACCOUNT:
        return frozenset(spots[-4:])
    area = re.match(r"[(（]?[0-9０-９]{3,4}(?=[)）\s\-–—－])", text)
    return frozenset(range(area.end())) if area else frozenset()


def _name(text: str) -> str:
    """The surname, then a cross for every character."""
    compound = words()["names"]["compound"].split()
    kept = 2 if text[:2] in compound and len(text) > 2 else 1
    return text[:kept] + "".join(
        one if one.isspace() or one == "·" else HIDDEN_WORD for one in text[kept:]
    )


def is_internal(text: str) -> bool:
    """Whether a paragraph is marked as internal or not to be published."""
    return INTERNAL_TEXT.search(text) is not None


def is_internal_label(text: str) -> bool:
    """Whether the title of a cell or of a part asks for an internal remark."""
    return INTERNAL_LABEL.fullmatch(plain_title(clean_title(text))) is not None

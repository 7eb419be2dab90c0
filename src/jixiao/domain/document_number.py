"""The number of an official document: 财预〔2020〕10号 (GB/T 9704: issuer, year, number)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jixiao.domain.text import half_width, squeeze

HAN = r"\u4e00-\u9fff"
YEAR = r"(?P<year>(?:19|20)\s?\d\s?\d)"
NUMBER = r"\s*(?P<number>\d{1,5})\s*号"
# What stands behind 号 where the number is a building's, a lot's or a typhoon's.
OF_A_THING = "楼线机井泵地块码段池床库车公路店栋门院桥标包船台宗区岛煤矿厂房柜仓塔站点梁墩楼屋汽柴"
BRACKETED = re.compile(
    rf"(?P<open>[〔﹝\[【〖(])\s*{YEAR}\s*年?\s*(?P<close>[〕﹞\]】〗)])\s*第?{NUMBER}(?![{OF_A_THING}])"
)
# Announcements and orders go without brackets: 财政部公告2020年第3号, 财政部2020年第3号公告.
BY_YEAR = re.compile(rf"{YEAR}\s*年\s*第{NUMBER}(?P<kind>公告|通告|令)?(?![{OF_A_THING}])")
ISSUER = re.compile(rf"[{HAN}]{{2,24}}(?=\s*$)")
NUMBERED_BY_YEAR = ("公告", "通告", "通知", "令", "决定", "决议", "文件", "批复")
# Words of the sentence in front of the issuer's abbreviation.
LEAD = re.compile(
    "根据|依据|按照|依照|参照|遵照|执行|贯彻|落实|印发|转发|下发|下达|规定|要求|办法|意见|以及|通过|关于|属于|"
    "来自|对照|结合|详见|文号|号文|号和|号及|号与|见|[的了等为是]"
)
# In brackets a number stands behind the kind of paper: …的通知（财预〔2020〕10号） has none of it.
PAPER = re.compile("通知|文件|批复|决定|方案")
CONNECTIVES = "号按据与及并由"
# Lots, drawings and contracts carry a year in round brackets as well.
OTHER_THINGS = (
    "项目",
    "地块",
    "合同",
    "编号",
    "附件",
    "图",
    "表",
    "批次",
    "宗地",
    "标段",
    "年度",
    "学年",
    "证书",
    "许可证",
    "号",
)
SHORTEST, LONGEST = 2, 14


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A printed document number: the issuer's word, the year, the brackets, the number.

    ``bracket`` is the pair as printed, empty for 财政部公告2020年第3号; ``text`` is all of it
    as printed.
    """

    issuer: str
    year: int
    number: int
    bracket: str
    text: str

    def __str__(self) -> str:
        """As GB/T 9704 prints it, whatever was printed: ``财预〔2020〕10号``."""
        if not self.bracket:
            return f"{self.issuer}{self.year}年第{self.number}号"
        return f"{self.issuer}〔{self.year}〕{self.number}号"

    @property
    def is_standard(self) -> bool:
        """Whether the year stands in hexagonal brackets, or in none as for announcements."""
        return self.bracket in {"", "〔〕"}


def find_all(text: str) -> list[DocumentNumber]:
    """Every document number in a text, in reading order; neither money nor ordinals.

    >>> [str(one) for one in find_all("根据保财预[2021]4号文件")]
    ['保财预〔2021〕4号']
    """
    plain = half_width(text)
    matches = [*BRACKETED.finditer(plain), *BY_YEAR.finditer(plain)]
    found = (_number(match, text) for match in sorted(matches, key=re.Match.start))
    return [one for one in found if one is not None]


def _number(match: re.Match[str], text: str) -> DocumentNumber | None:
    """The number that a match holds; None where no issuer stands in front of it."""
    groups = match.groupdict()
    start = match.start()
    before = ISSUER.search(text[max(start - 30, 0) : start])
    if before is None:
        return None
    is_bracketed = "open" in groups
    issuer = _issuer(before[0], is_bracketed=is_bracketed)
    named = issuer + (groups.get("kind") or "")
    is_other = (
        issuer.endswith(OTHER_THINGS) if is_bracketed else not named.endswith(NUMBERED_BY_YEAR)
    )
    if is_other or not SHORTEST <= len(issuer) <= LONGEST:
        return None
    bracket = text[match.start("open")] + text[match.start("close")] if is_bracketed else ""
    begin = max(start - 30, 0) + before.end() - len(issuer)
    year, number = int(squeeze(match["year"])), int(match["number"])
    return DocumentNumber(named, year, number, bracket, text[begin : match.end()])


def _issuer(run: str, *, is_bracketed: bool) -> str:
    """The issuer's word at the end of a run of characters, without the sentence in front."""
    words = (LEAD, PAPER) if is_bracketed else (LEAD,)
    for pattern in words:
        run = pattern.split(run)[-1]
    return run.lstrip(CONNECTIVES)

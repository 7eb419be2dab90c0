"""What was mended in a file: where, how it stood before, how it stands now, by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from jixiao.domain.place import NOWHERE, Place


class Mend(Enum):
    """A kind of mending: the rule whose finding it removes, and what is done, in words."""

    MARK = ("TX003", "删去残留的标记")
    COMMA = ("TX007", "半角的逗号、分号改为全角")
    STOP = ("TX007", "用作句号的“.”改为“。”")
    DOUBLED = ("TX007", "重复的标点只留一个")
    BLANK = ("TX007", "删去多余的空格")
    WIDTH = ("TX007", "括号统一为全角")
    TARGET_WIDTH = ("TG005", "指标值的括号统一为全角")
    DOCUMENT_NUMBER = ("TX007", "发文年份统一用六角括号")
    ORDER = ("TX002", "改正写错的编号")
    STYLE = ("TX002", "同一层次的编号统一写法")
    OBJECTIVE_ORDER = ("OB003", "改正写错的编号")
    OBJECTIVE_STYLE = ("OB003", "各条的编号统一写法")
    FUND_TOTAL = ("FU006", "资金总额按各来源之和填写")
    POINTS_TOTAL = ("SE001", "分值合计按各行之和填写")
    SCORE_TOTAL = ("SE005", "得分合计按各行之和填写")

    @property
    def code(self) -> str:
        """The rule."""
        return self.value[0]

    @property
    def words(self) -> str:
        """What is done."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph or cell that was mended; ``place`` is that in the original file."""

    before: str
    after: str
    mends: tuple[Mend, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended copy of a file: its bytes, the same as before where there are no changes."""

    data: bytes
    changes: tuple[Change, ...] = ()


class NotFixable(Exception):
    """A file that cannot be mended; the message says why and what to do."""

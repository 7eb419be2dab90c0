"""Watching an indicator in the course of the year (绩效运行监控), as published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from jixiao.domain.actual import Actual
from jixiao.domain.text import squeeze

# How a box is printed that nobody ticked, and what stands in a column that does not apply.
BLANK_BOXES = frozenset({"", "□", "☐", "○", "否", "0", "无", "/", "-", "—", "×"})
TICK = "√"
"""How a choice is marked in its column."""


def is_marked(text: str) -> bool:
    """Whether a cell of a column to tick says anything but that nothing is ticked."""
    return squeeze(text) not in BLANK_BOXES


class Cause(StrEnum):
    """The five kinds of cause for a variance that forms of monitoring print (偏差原因)."""

    FUNDING = "funding"
    RULES = "rules"
    STAFF = "staff"
    EQUIPMENT = "equipment"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The title of its column."""
        return {
            "funding": "经费保障", "rules": "制度保障", "staff": "人员保障",
            "equipment": "硬件条件保障", "other": "其他原因",
        }[self.value]  # fmt: skip


class Likelihood(StrEnum):
    """Whether the target will be reached by the end of the year (完成目标可能性)."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Monitoring:
    """What a form of monitoring says of one indicator.

    ``current`` is what was reached so far (当前执行情况), ``forecast`` what is expected by the end
    of the year (全年预计完成情况). ``causes`` holds what stands in the column of each ``Cause``,
    blank ones left out; ``explanation`` is 原因说明. ``likelihood`` is None where nothing or more
    than one choice is marked.
    """

    current: Actual | None = None
    forecast: Actual | None = None
    causes: Mapping[str, str] = field(default_factory=dict)
    explanation: str = ""
    likelihood: Likelihood | None = None

"""The actual value of an indicator (实际完成值)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from jixiao.domain import words
from jixiao.domain.target import Target
from jixiao.domain.value import YES_NO, Nature, PublishedValue

ANSWERS = (
    YES_NO
    | dict.fromkeys(words.TABLE["answers"]["done"], Nature.DONE)
    | dict.fromkeys(words.TABLE["answers"]["none"], Nature.NONE)
)


@dataclass(frozen=True, slots=True)
class Actual(PublishedValue):
    """What an indicator reached by the end of the year, as published: ``92%``, ``已完成``.

    ``DONE`` says the work is finished without saying how much (完成). ``NONE`` says that there
    is nothing: 无 and 未发生 as well as 未完成 and 未开展. Whether nothing is good (无 accidents)
    or bad depends on the indicator, so neither is turned into a number.
    """

    answers: ClassVar[Mapping[str, Nature]] = ANSWERS

    def copies(self, target: Target) -> bool:
        """Whether the target was copied, with its sign (≥90%) or letter for letter.

        A plain number equal to a plain target is letter for letter too; whether that is a fault
        is for the caller to say.
        """
        if Nature.BLANK in {self.nature, target.nature}:
            return False
        if words.plain(self.text).replace(" ", "") == words.plain(target.text).replace(" ", ""):
            return True
        if not self.comparison or self.comparison != target.comparison:
            return False
        own, promised = self.in_base_unit(), target.in_base_unit()
        if own is None or promised is None:
            return False
        if not self.unit:
            return self.number == target.number
        return self.same_unit_as(target) and own[0] == promised[0]

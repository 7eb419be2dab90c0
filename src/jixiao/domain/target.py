"""The target of an indicator (指标值)."""

from dataclasses import dataclass

from jixiao.domain.value import PublishedValue


@dataclass(frozen=True, slots=True)
class Target(PublishedValue):
    """What an indicator promises for the year, as published: ``≥90%``, ``≤5天``, ``效果明显``."""

    @property
    def is_percentage(self) -> bool:
        """Whether the target is a share in per cent, its number printed or missing."""
        return self.unit == "%"

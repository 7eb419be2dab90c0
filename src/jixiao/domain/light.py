"""Lights: what the progress of a project means, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """The colours from good to bad; ``grey`` where nothing can be judged, ``blue`` for too far."""

    GREY = "grey"
    GREEN = "green"
    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"

    @property
    def rank(self) -> int:
        """Nought for what cannot be judged, the highest for red."""
        return list(Colour).index(self)

    @property
    def label(self) -> str:
        """The word shown to users."""
        return {
            "grey": "不判定", "green": "绿灯", "blue": "蓝灯", "yellow": "黄灯", "red": "红灯",
        }[self.value]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Light:
    """The light of a project at a cut-off date: colour, reason, and the profile that gave it."""

    colour: Colour = Colour.GREY
    reason: str = ""
    profile: str = ""


def worst(lights: Iterable[Light]) -> Light:
    """The worst of several lights, the first of equals; grey where there is none."""
    return max(lights, key=lambda one: one.colour.rank, default=Light())

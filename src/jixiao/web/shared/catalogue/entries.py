"""A sentence of the screens with its translation, as a gettext catalogue keeps it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

HOLES = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")
HAN = re.compile(r"[\u4e00-\u9fff]+")
QUOTED = re.compile(r"“([^”]+)”")


class Key(NamedTuple):
    """What a sentence is found by: its Chinese, its plural, and the context that sets it apart."""

    text: str
    plural: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence, where it stands, and its English: two forms where it counts something."""

    key: Key
    english: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def fault(self) -> str:
        """What is wrong with the translation, in a few words; nothing where it is right."""
        wanted = 2 if self.key.plural else 1
        if len(self.english) != wanted or not all(self.english):
            return "没有英文"
        quoted = set(QUOTED.findall(self.key.text))  # a heading that must be just so
        if any(set(HAN.findall(one)) - quoted for one in self.english):
            return "英文中有汉字"
        holes = sorted(HOLES.findall(self.key.text))
        if any(sorted(HOLES.findall(one)) != holes for one in self.english):
            return f"英文中的占位符应当是{'、'.join(holes) or '没有'}"
        return ""

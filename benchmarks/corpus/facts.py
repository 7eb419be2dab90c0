"""What the documents of the corpus say: the sheets of ``facts.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("facts.yaml")
PARTS = re.compile(r"(?P<text>.*?)\s*\[(?P<sign>\S+) (?P<number>\S+) (?P<unit>\S+)\]")
LEVELS = {
    "O": "产出指标", "E": "效益指标", "S": "满意度指标", "C": "成本指标",
    "O.q": "数量指标", "O.l": "质量指标", "O.t": "时效指标", "O.c": "成本指标",
    "E.e": "经济效益指标", "E.s": "社会效益指标", "E.g": "生态效益指标", "E.d": "可持续影响指标",
    "S.s": "服务对象满意度指标",
    "C.e": "经济成本指标", "C.s": "社会成本指标", "C.g": "生态环境成本指标",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A target or an actual value: its print, and what it must be understood as."""

    text: str
    sign: str = ""
    number: str | None = None
    unit: str = ""
    is_plain: bool = False

    @classmethod
    def parse(cls, text: str) -> Value:
        """Read a value of ``facts.yaml``; ``-`` stands for a part that is not there."""
        match = PARTS.fullmatch(text.strip())
        if match is None:
            return cls(text.strip())
        sign, number, unit = (
            "" if match[one] == "-" else match[one] for one in ("sign", "number", "unit")
        )
        return cls(
            match["text"] or f"{sign}{number}{unit}", sign, number or None, unit, not match["text"]
        )

    def plain(self) -> dict[str, Any]:
        """As truth holds it."""
        return {
            "text": self.text,
            "comparison": self.sign,
            "number": self.number,
            "unit": self.unit,
        }


@dataclass(frozen=True, slots=True)
class FactRow:
    """An indicator with every field that some form prints."""

    level: str
    name: str
    target: Value
    actual: Value
    points: str
    score: str
    reason: str
    definition: str
    basis: str

    @classmethod
    def parse(cls, line: str) -> FactRow:
        """Read a row of ``facts.yaml``."""
        parts = [*line.split("|"), *[""] * 9][:9]
        level, name, target, actual, *others = parts
        return cls(level, name, Value.parse(target), Value.parse(actual), *others)

    @property
    def dimension(self) -> str:
        """The first level in the national words."""
        return self.level.split(">")[0] if ">" in self.level else LEVELS[self.level[0]]

    @property
    def kind(self) -> str:
        """The second level in the national words."""
        return self.level.split(">")[1] if ">" in self.level else LEVELS[self.level]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one project (or whole department) and year."""

    key: str
    data: dict[str, Any]
    rows: tuple[FactRow, ...]

    def __getitem__(self, field: str) -> Any:
        """A field of the sheet as ``facts.yaml`` has it."""
        return self.data[field]


@lru_cache(maxsize=1)
def all_facts() -> dict[str, Facts]:
    """Every sheet by its key."""
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        one["key"]: Facts(one["key"], one, tuple(FactRow.parse(row) for row in one["rows"]))
        for one in found
    }

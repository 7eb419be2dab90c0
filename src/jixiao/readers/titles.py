"""The meaning of printed titles, out of ``forms/titles.yaml`` and the forms themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

import yaml

from jixiao.domain.text import half_width, plain_title, squeeze
from jixiao.forms.form import Block, all_forms

WAN = re.compile(r"[（(：:]\s*(?:单位[:：])?\s*(万元|亿元|千元|元)\s*[)）]?")
STEP = re.compile(
    r"(?:\d{4}年)?(\d{1,2})月(?:底|末|份)?(?:\d{1,2}日)?(?:前|止)?|第?[一二三四1-4]季度(?:末)?"
)
LONGEST = 120
INCLUDING = re.compile(r"^(?:\d+[、.]|\([\d一二三四五六七八九十]+\)|其中[:：]?)+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Which field a title means, apart for each block of a form."""

    sheet: dict[str, str]
    fund_columns: dict[str, str]
    fund_rows: dict[str, str]
    plan: frozenset[str]
    objective: dict[str, str]
    indicator: dict[str, str]
    group: frozenset[str]

    def is_title(self, text: str) -> bool:
        """Whether a cell holds a title of any block rather than a value."""
        word = title_word(text)
        return bool(word) and (
            word in self.sheet
            or word in self.fund_columns
            or word in self.fund_rows
            or word in self.plan
            or word in self.objective
            or word in self.indicator
            or word in self.group
        )


@lru_cache(maxsize=4096)
def title_word(text: str) -> str:
    """A title as it is looked up: plain, without 其中 or a number before it.

    Empty for a text that is too long to be a title.
    """
    if len(text) > LONGEST:
        return ""
    return INCLUDING.sub("", plain_title(text)) or plain_title(text)


def amount_unit_in(text: str) -> str | None:
    """The unit of money that a title names: 万元 for ``项目资金（万元）`` and ``单位：万元``."""
    match = WAN.search(squeeze(half_width(text)))
    return match[1] if match else None


def is_plan_step(text: str) -> bool:
    """Whether a cell names a date of a spending plan: 3月底, 第一季度."""
    return STEP.fullmatch(squeeze(half_width(text))) is not None


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The titles of ``titles.yaml`` together with the titles that the described forms print."""
    path = resources.files("jixiao.forms") / "titles.yaml"
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    words = Vocabulary(
        sheet=_turned(data["sheet"]),
        fund_columns=_turned(data["fund"]["columns"]),
        fund_rows=_turned(data["fund"]["rows"]),
        plan=frozenset(data["plan"]["label"]),
        objective=_turned(data["objective"]),
        indicator=_turned(data["indicator"]),
        group=frozenset(data["group"]),
    )
    for form in all_forms():
        for block in form.blocks:
            _add_block(words, block)
    return words


def _turned(fields: dict[str, Any]) -> dict[str, str]:
    return {title_word(title): name for name, titles in fields.items() for title in titles}


def _add_block(words: Vocabulary, block: Block) -> None:
    columns = {"funds": words.fund_columns, "objectives": words.objective}.get(block.kind)
    if block.kind == "indicators":
        columns = words.indicator
    for slot in block.columns if columns is not None else ():
        if slot.title and columns is not None:
            columns.setdefault(title_word(slot.title), slot.field)
    for row in block.fund_rows:
        words.fund_rows.setdefault(title_word(row.title), row.source.value)
    for slots in block.rows:
        for title, value in pairwise(slots):
            if title.title and value.field and not value.field.startswith("fund."):
                words.sheet.setdefault(title_word(title.title), value.field)

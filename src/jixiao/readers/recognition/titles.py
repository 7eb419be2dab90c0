"""The meaning of printed titles, out of ``forms/titles.yaml`` and the forms themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

import yaml

from jixiao.domain.text import EDGES, half_width, plain_title, squeeze
from jixiao.forms.form import Block, all_forms

WAN = re.compile(r"[（(：:]\s*(?:单位[:：])?\s*(万元|亿元|千元|元)\s*[)）]?")
STEP = re.compile(
    r"(?:\d{4}年)?(\d{1,2})月(?:底|末|份)?(?:\d{1,2}日)?(?:前|止)?|第?[一二三四1-4]季度(?:末)?"
)
# A year or a span of months before a title: 2023年绩效目标, 1-7月执行数, 截至6月底支出数.
MONTH = r"(?:20\d\d年)?(?:\d{1,2}|[nN])月(?:份|底|末|\d{1,2}日)?"
PERIOD = re.compile(
    rf"^(?:20\d\d年度?)?(?:截[至止])?(?:(?:(?:\d{{1,2}}|[nN])月?[-—–~至到])?{MONTH}|上半年|前三季度)?"
)
LAST_NOTE = re.compile(r"\([^()]*\)$")
NUMBERED = re.compile(r"[\d一二三四五六七八九]+$")
LONGEST = 120
FUNDS = ("fund.", "long_term_fund.")
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
    task: dict[str, str]
    terms: dict[str, str]
    long_term_fund: frozenset[str]
    remark: frozenset[str]
    likelihood: dict[str, str]
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
            or word in self.terms
            or word in self.long_term_fund
            or word in self.group
        )

    def meaning(self, word: str) -> str:
        """The field that a title means, whatever block it stands in; else the title itself."""
        for block, words in (
            ("sheet", self.sheet),
            ("objective", self.objective),
            ("indicator", self.indicator),
            ("fund", self.fund_columns),
            ("fund", self.fund_rows),
            ("task", self.task),
        ):
            if word in words:
                return f"{block}.{words[word]}"
        return word


@lru_cache(maxsize=4096)
def title_word(text: str) -> str:
    """A title as it is looked up: plain, without 其中 or a number before it.

    Empty for a text that is too long to be a title.
    """
    if len(text) > LONGEST:
        return ""
    if listed := _listed_with_bracket(text):
        return listed
    plain = plain_title(text)
    word = INCLUDING.sub("", plain)
    return PERIOD.sub("", word) or word or plain


def _listed_with_bracket(text: str) -> str:
    """A label that is listed with its bracket, 部门(单位)名称; brackets behind it are notes."""
    plain = squeeze(half_width(text)).strip(EDGES)
    while plain:
        if plain in _bracketed():
            return plain
        shorter = LAST_NOTE.sub("", plain)
        if shorter == plain:
            return ""
        plain = shorter
    return ""


@lru_cache(maxsize=1)
def _bracketed() -> frozenset[str]:
    """The labels of the whole sheet that mean another field than without their bracket."""
    listed = (half_width(one) for titles in _listed()["sheet"].values() for one in titles)
    return frozenset(one for one in listed if "(" in one)


@lru_cache(maxsize=1)
def _listed() -> Any:
    path = resources.files("jixiao.forms") / "titles.yaml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def objective_field(text: str) -> str | None:
    """The field of objectives that a label means, also where objectives are numbered (目标1)."""
    word, words = title_word(text), vocabulary().objective
    return words.get(word) or words.get(NUMBERED.sub("", word))


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
    data = _listed()
    words = Vocabulary(
        sheet=_turned(data["sheet"]),
        fund_columns=_turned(data["fund"]["columns"]),
        fund_rows=_turned(data["fund"]["rows"]),
        plan=frozenset(data["plan"]["label"]),
        objective=_turned(data["objective"]),
        indicator=_turned(data["indicator"]),
        task=_turned(data["task"]),
        terms=_turned(data["term"]),
        long_term_fund=frozenset(data["long_term_fund"]),
        remark=frozenset(data["remark"]),
        likelihood=_turned(data["likelihood"]),
        group=frozenset(data["group"]),
    )
    for form in all_forms():
        for block in form.blocks:
            _add_block(words, block)
    return words


def _turned(fields: dict[str, Any]) -> dict[str, str]:
    return {title_word(title): name for name, titles in fields.items() for title in titles}


def _add_block(words: Vocabulary, block: Block) -> None:
    columns = {
        "funds": words.fund_columns,
        "objectives": words.objective,
        "indicators": words.indicator,
        "goals": words.indicator,
        "tasks": words.task,
    }.get(block.kind, {})
    for slot in block.columns:
        _add(columns, slot.field, (slot.title, *slot.also))
    for row in block.fund_rows:
        _add(words.fund_rows, row.source.value, (row.title, *row.also))
    for slots in block.rows:
        for title, value in pairwise(slots):
            if not value.field.startswith(FUNDS):
                _add(words.sheet, value.field, (title.title, *title.also))


def _add(words: dict[str, str], field: str, titles: tuple[str, ...]) -> None:
    for title in titles:
        if title and field:
            words.setdefault(title_word(title), field)

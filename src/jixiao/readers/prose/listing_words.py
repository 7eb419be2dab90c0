"""The words of sentences that list projects, compiled from ``listings.toml``."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

from jixiao.domain.words import any_of

TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.readers.prose") / "listings.toml").read_text(encoding="utf-8")
)
MARK = re.compile(
    r"\s*(?:[(（]?[一二三四五六七八九十]+[)）、.．]|[(（]?\d{1,2}(?:[)）、．]|\.(?!\d))|[①-⑳]"
    r"|[第]?[一二三四五六七八九十]+[是,，])\s*"
)
AMOUNT = re.compile(
    r"(?<![\d.,])(?P<number>\d[\d,]*(?:\.\d+)?)\s*"
    r"(?P<unit>亿元|千万元|百万元|万元|千元|元|[万亿](?=$|[()、;,。]))(?!\s*[/／每*])"
)
BARE = re.compile(r"(?<![\d.,])(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?:\([^()]*\))?$")
LABEL = re.compile(
    rf"(?<!^)(?P<label>(?:{any_of(TABLE['labels'])}|[\s:,])+)$|^(?:{any_of(TABLE['labels'])}|[\s:,])*$"
)
PROJECT_LABEL = re.compile(rf"(?<=项目|工程|经费)(?:{any_of(TABLE['labels_of_projects'])})$")
TOTAL = re.compile(any_of(TABLE["totals"]))
GENERIC = re.compile(rf"(?:20\d\d(?:年度?)?|{any_of(TABLE['generic'])}|\d+[个项]|\s)+")
LEAD = re.compile(
    rf".*(?:{any_of(TABLE['leads'])}|(?:{any_of(TABLE['led_nouns'])})(?:主要)?[有为是即])\s*[:：]?"
)
OPENING = re.compile(
    rf"(?:20\d\d年度?)?(?:[我本].{{1,4}}?)?(?:共|已|计划|主要|财政)*(?:{any_of(TABLE['opening_verbs'])})"
)
PURPOSE = re.compile(rf"(?:{any_of(TABLE['purposes'])})")
NUMBER = r"\d+|[一二两三四五六七八九十]+"
COUNTED = re.compile(
    rf"(?<![\d第.])(?P<before>{NUMBER})\s*(?:个|项)\s*[^，,。；;、:：\d]{{0,12}}?(?:项目|课题)"
    rf"|(?:项目|课题)(?:支出|数量?|总数)?\s*(?:共有|共计|共|为|有|数)?\s*(?P<after>{NUMBER})\s*(?:个|项)"
    rf"|(?:共有|共计|共|合计)\s*(?P<bare>{NUMBER})\s*(?:个|项)(?=\s*(?:$|[,，:：;；。(（]|分别|具体|包括|项目))"
)


def is_account(name: str) -> bool:
    """Whether a name is a class of revenue or expenditure, or what was done with money."""
    return any(word in name for word in TABLE["accounts"])


def is_action(name: str) -> bool:
    """Whether a name says what was done with money, or by how much it changed."""
    if name.endswith(tuple(TABLE["growth"])):
        return False
    words = TABLE["actions"]
    starts, ends = name.startswith(tuple(words["first"])), name.endswith(tuple(words["last"]))
    return starts or ends or any(word in name for word in words["anywhere"])


def ends_like_a_project(name: str) -> bool:
    """Whether a name ends as the names of projects do."""
    return re.sub(r"\([^()]*\)$", "", name).endswith(tuple(TABLE["project_words"]))


def is_generic(name: str) -> bool:
    """Whether a name names nothing: 项目资金, 全年预算."""
    return not GENERIC.sub("", name)


def without_label(name: str) -> str:
    """A name without the words that stand between it and its amount: 预算, 安排资金, 共."""
    name = name.rstrip(" :,(")
    while True:
        match = LABEL.search(name)
        if match is None or name.endswith(tuple(TABLE["parts_of_names"])):
            break
        name = name[: match.start()]
        if not name:
            return ""
    shorter = PROJECT_LABEL.sub("", name)
    return shorter.rstrip(" :,(")

"""How unlikely it is that some words are a cell of a row of funds, alone and beside the others."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from jixiao.domain.number import share_of
from jixiao.readers.recognition.titles import title_word, vocabulary

NEVER = 99.0
MONEY_FIELDS = ("original_budget", "final_budget", "outturn")
MONEY = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,11})(?:\.\d{1,6})?(?:万元|亿元|元|万)?")
RATE = re.compile(r"\d{1,3}(?:\.\d{1,4})?%?")
POINTS = re.compile(r"(?:0|[1-9]\d?|100)(?:\.\d{1,3})?分?")
LEADING_NOUGHT = re.compile(r"-?0\d")
DASH = re.compile(r"-{1,2}|~{1,2}|/|无")
USUAL = frozenset({"10", "20", "100", "10.0", "10.00", "20.00", "5", "15"})
HUNDRED = Decimal(100)


@lru_cache(maxsize=16384)
def fund_cost(field: str, text: str) -> float:
    """The cost of the words, plain and without blanks, in the column of a field."""
    if field == "label":
        return _label(text)
    if field == "reason" or not field:
        return NEVER if text[0].isdigit() else 1.5 + 0.02 * len(text)
    if DASH.fullmatch(text):
        return -0.3 if len(text) == 1 else 0.4
    if LEADING_NOUGHT.match(text):
        return NEVER
    read = _money if field in MONEY_FIELDS else _rate if field == "execution_rate" else _points
    return read(text) - (1.2 if field == "points" and text.strip("分") in USUAL else 0.0)


def _points(text: str) -> float:
    if not POINTS.fullmatch(text):
        return NEVER
    return -0.8 if len(text) < 6 else 1.0


def _label(text: str) -> float:
    word = title_word(text)
    if word in vocabulary().fund_rows:
        return -4.0
    if any(mark.isdigit() or mark in "。；，%" for mark in text) or not 2 <= len(text) <= 20:
        return NEVER
    named = text.endswith(("资金", "拨款", "补助", "收入", "配套", "经费", "自筹"))
    return 1.0 if named else 5.0 if text not in {"其中", "其中:"} else 1.0


def _money(text: str) -> float:
    if not MONEY.fullmatch(text):
        return NEVER
    places = len(text.partition(".")[2].rstrip("万亿元"))
    usual = -0.5 if places == 2 else 2.0 if places > 4 else 0.4 if places == 1 else 0.0
    return -0.8 + usual + (0.5 if len(text) > 9 and not places else 0.0)


def _rate(text: str) -> float:
    if not RATE.fullmatch(text):
        return NEVER
    number = share_of(text)
    if number is None or number > 2:
        return NEVER
    return (-2.5 if text.endswith("%") else 0.2) - (0.3 if number == 1 else 0.0)

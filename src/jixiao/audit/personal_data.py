"""Numbers that belong to a person: mobile telephones, identity cards, bank accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.base import Words
from jixiao.domain.text import half_width

LONG = re.compile(r"(?<![0-9A-Za-z])(?<!\d[.,])\d[\d -]{9,22}[\dXx](?![0-9A-Za-z%])(?![.,]\d)")
MAY_BE = re.compile(r"\d{3}[\d -]{8}")
MOBILE = re.compile(r"1[3-9]\d{9}")
IDENTITY = re.compile(
    r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
)
ACCOUNT = re.compile(r"\d{12,19}")
# Weights and check characters of GB 11643.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
AROUND = 12
MONEY = re.compile(r"\s*(?:元|万元|亿元|吨|公斤|平方米|亩)")
SHOWN = re.compile(r"\d(?=\d{4})")


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """Such a number, what it is, and where in the text it begins."""

    kind: str
    number: str
    start: int


def personal_data(text: str, words: Words) -> Iterator[PersonalNumber]:
    """Every such number of a text; amounts, codes and lines for the public are none."""
    if not MAY_BE.search(text):
        return
    plain = half_width(text)
    for match in LONG.finditer(plain):
        before = plain[max(match.start() - AROUND, 0) : match.start()]
        if MONEY.match(plain, match.end()) or any(one in before for one in words["spared"]):
            continue
        number = re.sub("[ -]", "", match[0])
        if kind := _kind_of(number, before, words):
            yield PersonalNumber(kind, number, match.start())


def _kind_of(number: str, before: str, words: Words) -> str:
    if MOBILE.fullmatch(number):
        return "手机号码"
    if IDENTITY.fullmatch(number) and _checks(number):
        return "身份证号码"
    if ACCOUNT.fullmatch(number) and any(one in before for one in words["account"]):
        return "银行账号"
    return ""


def _checks(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % 11] == number[-1].upper()


def masked(text: str) -> str:
    """The text with the middle of every long number hidden: ``138****0000``."""
    return LONG.sub(lambda match: _hidden(match[0]), half_width(text))


def _hidden(number: str) -> str:
    digits = re.sub("[ -]", "", number)
    return f"{digits[:3]}{'*' * (len(digits) - 7)}{digits[-4:]}"

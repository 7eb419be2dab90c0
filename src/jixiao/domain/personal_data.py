"""Numbers and addresses that belong to a person, told apart from codes, amounts and open lines.

An identity number is known by province, birthday and check character (GB 11643), a mobile by its
first two digits, a bank card by its check digit (ISO/IEC 7812) or by the word account before it.
The words that tell them apart are in ``personal_data.toml``; names are in ``personal_names``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.domain.text import half_width, plain_title

MOBILE, LANDLINE, IDENTITY = "手机号码", "固定电话", "身份证号码"
ACCOUNT, EMAIL, HOME = "银行账号", "电子邮箱", "住址门牌"
NUMBERS = frozenset({MOBILE, IDENTITY, ACCOUNT})
"""The kinds that no version for the public may hold, whoever they belong to."""

MAY_BE = re.compile(r"\d{3}[\d -]{8}")
START, END = r"(?<![0-9A-Za-z])(?<!\d[.,])", r"(?![0-9A-Za-z%])(?![.,]\d)"
LONG = re.compile(rf"{START}\d[\d -]{{9,22}}[\dXx]{END}")
A_MOBILE = re.compile(rf"{START}(?:86[ -]?)?1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}}{END}")
AN_IDENTITY = re.compile(rf"{START}[1-8]\d{{5}} ?(?:19|20)\d{{2}} ?\d{{4}} ?\d{{3}}[\dXx]{END}")
AN_OLD_IDENTITY = re.compile(rf"{START}[1-8]\d{{14}}{END}")
IN_FOURS = r"\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?"
AN_ACCOUNT = re.compile(rf"{START}(?:\d{{12,21}}|{IN_FOURS}){END}")
A_CARD = re.compile(r"62\d{14}(?:\d{3})?")
AREA = r"(?:010|02\d|0[3-9]\d{2})"
SEPARATED = re.compile(
    rf"(?<![\d-])(?:\({AREA}\)\s*|{AREA}\s?[-–—]\s?)\d{{7,8}}(?![\d-])(?![.,]\d)"
)
JOINED = re.compile(r"(?<=[:\s])(?:\d{3,4}[- ])?\d{7,12}(?![\d-])(?![.,]\d)")
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
OF_A_FLAT = r"(?:\d+|[一二三四五六七八九十]+)(?:号楼|号院|号|栋|幢|楼|单元|层|室|户|组|#)-?"
A_FLAT = re.compile(rf"(?:{OF_A_FLAT})+(?:\d+(?:-\d+)*)?")
# Weights and check characters of GB 11643.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
PROVINCES = (
    *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
    *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64"),
    *("65", "71", "81", "82", "83"),
)
AROUND = 12
MONEY = re.compile(r"\s*(?:元|万元|亿元|吨|公斤|平方米|亩)")
SENTENCE = "。；;\n"

Around = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class PersonalDetail:
    """Something of a person in a text: of what kind, what it is, and where it begins."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The first position behind it."""
        return self.start + len(self.text)


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The lists of words, by table and name."""
    path = resources.files("jixiao.domain") / "personal_data.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def personal_details(text: str, *, label: str = "") -> tuple[PersonalDetail, ...]:
    """Numbers, addresses of mail and homes of persons in a text, in order, none twice.

    ``label`` is the title of the cell that the text fills (联系电话, 金额), where it is one.
    """
    plain = half_width(text)
    before = f"{half_width(label)}:" if label else ""
    kinds = (_numbers, _landlines, _mails, _homes)
    return without_overlaps(one for kind in kinds for one in kind(plain, before, _around()))


def without_overlaps(found: Iterable[PersonalDetail]) -> tuple[PersonalDetail, ...]:
    """The details in the order of the text; of two that share a character the first is kept."""
    kept: list[PersonalDetail] = []
    for one in sorted(found, key=lambda detail: (detail.start, -detail.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def numbers_of_persons(text: str, around: Around | None = None) -> tuple[PersonalDetail, ...]:
    """Mobiles, identity cards and bank accounts of a text; codes, amounts, open lines are none.

    ``around`` may give other words of ``[around]`` than ours.
    """
    if not MAY_BE.search(text):
        return ()
    return without_overlaps(_numbers(half_width(text), "", {**_around(), **(around or {})}))


def _numbers(plain: str, label: str, around: Around) -> Iterator[PersonalDetail]:
    """Accounts before identity cards before mobiles: an account may begin like either."""
    if is_money(label):
        return
    for pattern, kind_of in (
        (AN_ACCOUNT, _account), (AN_IDENTITY, _identity), (AN_OLD_IDENTITY, _old_identity),
        (A_MOBILE, _mobile),
    ):  # fmt: skip
        for match in pattern.finditer(plain):
            before = _before(plain, match.start(), label)
            if MONEY.match(plain, match.end()) or _has(before, around["spared"]):
                continue
            if kind := kind_of(re.sub("[ -]", "", match[0]), before, around):
                yield PersonalDetail(kind, match[0], match.start())


def _account(number: str, before: str, around: Around) -> str:
    is_card = A_CARD.fullmatch(number) and passes_luhn(number) and not _has(before, around["code"])
    return ACCOUNT if is_card or _has(before, around["account"]) else ""


def _identity(number: str, before: str, around: Around) -> str:
    is_one = number[:2] in PROVINCES and _is_day(number[6:14]) and _checks(number)
    is_code = _has(before, around["code"]) and not _has(before, around["identity"])
    return IDENTITY if is_one and not is_code else ""


def _old_identity(number: str, before: str, around: Around) -> str:
    """Those of fifteen digits have no check character: only where the text says what it is."""
    is_one = _has(before, around["identity"]) and _is_day(f"19{number[6:12]}")
    return IDENTITY if is_one else ""


def _mobile(_number: str, before: str, around: Around) -> str:
    return "" if _has(before, around["code"]) else MOBILE


def _is_day(text: str) -> bool:
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return True


def _checks(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % 11] == number[-1].upper()


def passes_luhn(number: str) -> bool:
    """Whether the last digit of a card's number is its check digit (ISO/IEC 7812-1)."""
    values = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in values) % 10 == 0


def _landlines(plain: str, label: str, around: Around) -> Iterator[PersonalDetail]:
    """Numbers with an area code set apart, and others where the text says what they are."""
    shift = len(label)
    matches = [(one, True) for one in SEPARATED.finditer(label + plain)]
    matches += [(one, False) for one in JOINED.finditer(label + plain)]
    for match, is_clear in matches:
        start = match.start() - shift
        before = _before(plain, start, label)
        is_told = is_clear or _has(before, around["telephone"])
        is_none = _has(before, around["spared"]) or MONEY.match(label + plain, match.end())
        if start >= 0 and is_told and not is_none:
            yield PersonalDetail(LANDLINE, match[0], start)


def _mails(plain: str, label: str, around: Around) -> Iterator[PersonalDetail]:
    for match in MAIL.finditer(plain):
        if not _has(_before(plain, match.start(), label), around["spared"]):
            yield PersonalDetail(EMAIL, match[0], match.start())


def _homes(plain: str, label: str, around: Around) -> Iterator[PersonalDetail]:
    """The part of an address from the number of the house on.

    Where no word says that somebody lives there, it must tell staircase and flat: the address of
    an office does not.
    """
    for match in A_FLAT.finditer(plain):
        begun = re.split("[，,。；;\n]", label + plain[: match.start()])[-1]
        is_told = _has(begun, around["home"])
        if is_told or ("单元" in match[0] and "室" in match[0]):
            yield PersonalDetail(HOME, match[0], match.start())


def is_money(label: str) -> bool:
    """Whether the title of a cell says that it holds an amount."""
    return plain_title(label).endswith(tuple(_around()["money"]))


def _before(plain: str, start: int, label: str) -> str:
    """What stands shortly before a position, in the same sentence, the title of the cell first."""
    near = plain[max(start - AROUND, 0) : max(start, 0)]
    return re.split(f"[{SENTENCE}]", (label if start <= AROUND else "") + near)[-1]


def _around() -> Around:
    around: Around = words()["around"]
    return around


def _has(text: str, some: Sequence[str]) -> bool:
    return any(word in text for word in some)


def hidden(text: str) -> str:
    """The text with the middle of every long number hidden, for messages: ``138****0000``."""
    return LONG.sub(lambda match: _middle_hidden(match[0]), half_width(text))


def _middle_hidden(number: str) -> str:
    digits = re.sub("[ -]", "", number)
    return f"{digits[:3]}{'*' * (len(digits) - 7)}{digits[-4:]}"

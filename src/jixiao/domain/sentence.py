"""Numbers inside sentences, such as 学校绿化覆盖达70%,优化校园生态环境."""

import re
from decimal import Decimal

from jixiao.domain import words
from jixiao.domain.quantity import AFTER, UNSIGNED, Quantity
from jixiao.domain.units import PERCENT_WORDS, split_unit

# Digits that count nothing: dates, numbers of documents and items, names such as 5G and G107.
NO_QUANTITY = re.compile(
    r"(?:19|20)[0-9]{2}(?:[-~至](?:19|20)[0-9]{2})?(?:年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号])?)?|[./-][0-9]{1,2}[./-][0-9]{1,2})"
    r"|[0-9]{1,2}(?:[-~至][0-9]{1,2})?月(?:[0-9]{1,2}[日号])?|\([0-9]{4}\) *[0-9]*号?|[0-9]+号"
    r"|[A-Za-z]+-?[0-9]+(?:\.[0-9]+)?|第[0-9]+|[0-9]G(?![A-Za-z])"
    r"|(?:^|(?<=[;。 ]))(?:指标)?\(?[0-9]{1,2}(?:\.(?![0-9])|[、):])"
)
COUNTED = re.compile(
    rf"(?:(?P<sign>{words.BEFORE}) *)?(?:(?P<about>{words.ABOUT_BEFORE}) *)?"
    rf"(?<![0-9.,/:~-])(?P<number>{UNSIGNED})(?![0-9]|[.,/:][0-9])"
    rf" *(?P<more>{words.ABOUT_BETWEEN})?"
)
COMPARED = re.compile(words.BEFORE_WORDS)
STOPS = ",。;:!?"
DIGIT = re.compile("[0-9]")
REACHED = ("达", "为", "超")
CHINESE = re.compile("[一-鿿]")


def read_sentence(text: str) -> Quantity | None:
    """The one quantity of a sentence, no number when there are several, None if unreadable."""
    found = list(COUNTED.finditer(text))
    if not found:
        return None
    left_over = text[: found[0].start()] + text[found[0].end() :]
    return Quantity() if DIGIT.search(left_over) else _read_one(text, found[0])


def without_names(text: str) -> str:
    """The sentence without the digits that count nothing."""
    return words.single_blanks(NO_QUANTITY.sub(" ", text))


def is_readable(text: str) -> bool:
    """Whether there are words around the digits, rather than digits run into one another."""
    return text.startswith(REACHED) or len(CHINESE.findall(text)) > 1


def _read_one(text: str, match: re.Match[str]) -> Quantity:
    """The number with the unit after it and the comparison before or after it."""
    unit, rest = split_unit(text[match.end() :].lstrip(), guess=False)
    after = AFTER.match(rest)
    bound = words.BOUND_OF.get(after["bound"], "") if after else ""
    comparison = words.sign_of(match["sign"]) or bound or _compared(text[: match.start()])
    about = bool(match["about"] or match["more"] or (after and not after["bound"]))
    number = Decimal(match["number"].replace(",", "").replace(" ", ""))
    return Quantity(
        comparison,
        number,
        unit="%" if unit in PERCENT_WORDS else unit,
        approximate=about,
    )


def _compared(before: str) -> str:
    """The comparing word earlier in the same clause: 至少全年完成2次宣传."""
    clause = re.split(f"[{STOPS}]", before)[-1]
    found = COMPARED.findall(clause)
    return words.sign_of(found[-1]) if found else ""

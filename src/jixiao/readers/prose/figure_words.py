"""Where quantities stand in a sentence; the words are in ``figures.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

from jixiao.domain import words
from jixiao.domain.actual import Actual
from jixiao.domain.nature import Nature
from jixiao.domain.numerals import NUMERAL
from jixiao.domain.quantity import UNSIGNED
from jixiao.domain.sentence import NO_QUANTITY
from jixiao.domain.units import base_of, kind_of, split_unit

TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.readers.prose") / "figures.toml").read_text(encoding="utf-8")
)
ACTION = words.any_of(TABLE["actions"])
ANY_ACTION = words.any_of([*TABLE["actions"], *TABLE["actions_or_nouns"]])
KEPT = rf"(?<!{')(?<!'.join(TABLE['kept'])})"
# Digits that count nothing: spans of days, years, ordinals, codes, numbers of documents and items.
NO_FIGURE = re.compile(
    r"[0-9]{1,2}月(?:份)?(?:[0-9]{1,2}(?:[-~至、][0-9]{1,2})*[日号])?|[0-9]{1,2}[日号][前后起上下]?"
    r"|[(][0-9]{4}[)] *(?:第)?[0-9]*号?|(?<![0-9])(?:19|20)[0-9]{2}年"
    r"|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9.,])(?! *[万亿余多]?[人名个家户次元])"
    r"|第 *[0-9]+|第 *[零〇一二两三四五六七八九十百]+"
    r"|[0-9A-Za-z]+(?:-[0-9A-Za-z]+){2,}|[A-Za-z]+-?[0-9]+(?:\.[0-9]+)?"
    r"|[0-9]{1,2}:[0-9]{2}|[0-9]+\.[0-9]+版|[0-9]{7,}(?![0-9.,]* *[万亿元人%])"
    r"|(?:^|(?<=[。;,: \n]))\(?[0-9]{1,2}(?:、|\.(?![0-9])|\))"
    r"|近[0-9]+年|[0-9]+(?:多|余)?年(?:来|以来|间|前|后|底|末|初)|[0-9]+周?岁"
)
NUMBER = re.compile(
    rf"(?:(?P<sign>{words.BEFORE}) *)?(?:(?P<about>{words.ABOUT_BEFORE}) *)?"
    rf"(?<![0-9.,:A-Za-z])(?<![0-9.] )(?!0[0-9])(?P<number>{UNSIGNED})(?![0-9]|[.,:][0-9])"
    rf" *(?P<more>{words.ABOUT_BETWEEN})? *"
)
WRITTEN = re.compile(
    rf"(?<=[一-鿿])(?P<number>{NUMERAL})(?:{words.ABOUT_BETWEEN})?"
    rf"(?:{words.any_of(TABLE['written_units'])})(?![次批])"
)
WRITTEN_LEAD = re.compile(rf"(?:{ANY_ACTION})(?:了|共|过|完成)*$")
LONGEST_SENTENCE = 1000
AFTER = re.compile(rf"(?:{words.AFTER}|(?:{words.ABOUT_AFTER})(?![一-鿿]))")


def stretches(plain: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is; one too long to be one is cut at its commas.

    What goes on without any mark is no writing and is left out.
    """
    while end - begin > LONGEST_SENTENCE:
        marks = [plain.rfind(mark, begin, begin + LONGEST_SENTENCE) for mark in ",、;: "]
        cut = max(marks) + 1
        if cut <= begin:
            begin += LONGEST_SENTENCE
            continue
        yield begin, cut
        begin = cut
    yield begin, end


def without_dates(plain: str) -> str:
    """A plain text, place for place, with a box for every digit that counts nothing."""
    return NO_FIGURE.sub(_boxes, NO_QUANTITY.sub(_unless_counted, plain))


def quantities_in(plain: str) -> Iterator[tuple[int, int, Actual]]:
    """Where each quantity of a sentence begins and ends, and what it is."""
    found = [*NUMBER.finditer(plain), *WRITTEN.finditer(plain)]
    for match in sorted(found, key=lambda one: one.start()):
        end = _written_end(plain, match) if match.re is WRITTEN else _end(plain, match)
        value = Actual.parse(plain[match.start() : end]) if end else None
        if value and value.nature in {Nature.QUANTITY, Nature.RANGE} and _counts(value):
            yield match.start(), end, value


def _counts(value: Actual) -> bool:
    """Whether a number fits its unit: nothing is half a person or no. 2.0 of anything."""
    if not value.number:
        return False
    is_counted = kind_of(value.unit) in {"count", "people"} and not base_of(value.unit)[0]
    return not (is_counted and "." in value.text)


def _boxes(match: re.Match[str]) -> str:
    return "□" * len(match[0])


def _unless_counted(match: re.Match[str]) -> str:
    """Dates and names leave the sentence, digits alone may be a count (2016名)."""
    return match[0] if match[0].isdigit() else _boxes(match)


def _written_end(plain: str, match: re.Match[str]) -> int:
    return match.end() if WRITTEN_LEAD.search(plain[: match.start()]) else 0


def _end(plain: str, match: re.Match[str]) -> int:
    """Where the quantity of a number ends; 0 where the number counts nothing."""
    tail = plain[match.end() : match.end() + 24]
    unit, _ = split_unit(tail, guess=False)
    if not unit or unit in TABLE["not_units"] or kind_of(unit) is None:
        return 0
    end = match.end() + _length(tail, unit)
    if plain[end:].startswith(tuple(TABLE["not_counted"])):
        return 0
    after = AFTER.match(plain, end)
    return after.end() if after else end


def _length(tail: str, unit: str) -> int:
    """How many characters of the tail a unit takes, the blanks in it among them."""
    taken = index = 0
    while taken < len(unit):
        taken += tail[index] != " "
        index += 1
    return index

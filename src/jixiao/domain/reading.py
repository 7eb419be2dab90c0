"""Reading one cell: which of the forms of a published value it is, and its parts."""

import re
from collections.abc import Mapping

from jixiao.domain import words
from jixiao.domain.nature import Nature
from jixiao.domain.quantity import Quantity, read_quantity, read_unit_alone, read_written
from jixiao.domain.sentence import is_readable, read_sentence, without_names

FILLERS = " -~/\\、"
WRAPPED = re.compile(r"\( *(?:[≥≤<>=][^()]*|[0-9.]+ *%)\)")
DIGIT = re.compile("[0-9]")
# 二100百分比: the sign was lost when the page was scanned; what it was is not for us to say.
MISREAD = re.compile(r"[二第到] *[0-9][0-9.,]* *\D{0,4}")


def read_value(
    plain: str, head: str, *, note: str | None, answers: Mapping[str, Nature]
) -> tuple[Nature, Quantity]:
    """Read a cell that is not a date; ``head`` is the cell without the bracket behind it."""
    if quantity := read_quantity(head, note):
        return (Nature.QUANTITY if quantity.upper is None else Nature.RANGE), quantity
    if found := _read_gap(plain, head, note=note):
        return found
    if head in answers:
        return answers[head], Quantity(note=note)
    if written := read_written(head, note):
        return Nature.QUANTITY, written
    return _read_digits(plain, head)


def _read_gap(plain: str, head: str, *, note: str | None) -> tuple[Nature, Quantity] | None:
    """Read a cell in which the value itself was never filled in."""
    if not plain.strip(FILLERS):
        return Nature.BLANK, Quantity()
    if alone := read_unit_alone(head, note):
        return Nature.UNIT_ONLY, alone
    if words.HOLE.search(plain):
        return Nature.HOLE, Quantity()
    return (Nature.SCALE, Quantity(note=note)) if words.is_scale(head) else None


def without_note(plain: str, printed: str) -> tuple[str, str | None]:
    """Part a value from the bracket behind it; nested brackets stay inside, an open one ends it."""
    start = plain.index("(")
    if not start:
        # (≥90%): the bracket holds the value itself.
        return (plain[1:-1] if WRAPPED.fullmatch(plain) else plain), None
    depth = 0
    for place in range(start, len(plain)):
        depth += {"(": 1, ")": -1}.get(plain[place], 0)
        if not depth:
            behind = plain[place + 1 :]
            head = f"{plain[:start]} {behind}" if behind else plain[:start]
            return head, printed[start + 1 : place].strip()
    return plain[:start], printed[start + 1 :].strip()


def _read_digits(plain: str, head: str) -> tuple[Nature, Quantity]:
    """Read digits among words; those that run into one another stay unread."""
    if not DIGIT.search(plain):
        return Nature.QUALITATIVE, Quantity()
    if MISREAD.fullmatch(head) or not is_readable(plain):
        return Nature.UNCLEAR, Quantity()
    counted = without_names(plain)
    if not DIGIT.search(counted):
        return Nature.QUALITATIVE, Quantity()
    found = read_sentence(counted)
    return (Nature.UNCLEAR, Quantity()) if found is None else (Nature.SENTENCE, found)

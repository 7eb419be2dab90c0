"""Which described form a sheet was printed on, by the titles that were found on it.

Titles are compared by what they mean, so that 实施单位 and 项目单位 are the same; of forms that
fit equally well the usual one is taken, else the one with more titles spelled alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from jixiao.domain.sheet import SheetKind
from jixiao.forms.form import Form, all_forms
from jixiao.readers.recognition.titles import objective_field, title_word, vocabulary

HUNDREDTH = Decimal("0.01")
LEAST = Decimal("0.5")


def best_form(titles: set[str], kind: SheetKind) -> tuple[str, Decimal | None]:
    """The name of the form of this kind that fits best, and the share of titles in common.

    Empty and None where no form has half of its titles in common with the sheet.
    """
    words = {title_word(title) for title in titles} - {""}
    found = _meanings(words)
    best, worth = "", (Decimal(0), False, Decimal(0))
    for form in all_forms():
        if form.kind is not kind:
            continue
        needed, allowed, printed = _expected(form)
        spelled = Decimal(len(words & printed)) / len(words | printed)
        share = (_share(found, needed, allowed), form.is_default, spelled)
        if share > worth:
            best, worth = form.name, share
    if worth[0] < LEAST:
        return "", None
    return best, worth[0].quantize(HUNDREDTH, ROUND_HALF_UP)


def _share(found: frozenset[str], needed: frozenset[str], allowed: frozenset[str]) -> Decimal:
    """What sheet and form have in common, of all that either must have."""
    union = len(found | needed)
    return Decimal(len(found & (needed | allowed))) / union if union else Decimal(0)


@lru_cache(maxsize=64)
def _expected(form: Form) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What a form's titles mean: those it always has, those it may have; and their spellings.

    Not every print has the labels down the side, so a form only may have them.
    """
    always = [block for block in form.blocks if not block.is_optional]
    slots = [slot for block in always for slot in block.slots() if slot.title]
    labels = {block.label for block in always}
    needed = [_plain(one.title) for one in slots if not one.is_optional and one not in labels]
    needed += [slot.under for slot in slots if slot.under]
    needed += [row.title for block in always for row in block.fund_rows]
    allowed = [title for block in form.blocks for title in block.titles()]
    words = frozenset(title_word(title) for title in (*needed, *map(_plain, form.titles())))
    return _meanings(needed), _meanings(map(_plain, allowed)), words - {""}


def _plain(title: str) -> str:
    return title.format(number=1) if "{" in title else title


def _meanings(titles: Iterable[str]) -> frozenset[str]:
    return frozenset(_meaning(title_word(title)) for title in titles) - {""}


def _meaning(word: str) -> str:
    field = objective_field(word)
    return f"objective.{field}" if field else vocabulary().meaning(word)

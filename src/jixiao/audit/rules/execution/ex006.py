"""EX006: a project pays for what it was given money for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.audit.amounts import in_words
from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.domain.money import total
from jixiao.domain.sheet import Sheet
from jixiao.domain.spending_view import PaidUse, SpendingView

NAMED = "_named"
EXACT_CLASS = "="


@rule("EX006")
def use_not_in_purpose(sheet: Sheet, spending: SpendingView, words: Words) -> Iterator[Verdict]:
    """Payments of a kind that a project must name to be allowed (接待、购车、福利、奖金、还债).

    Other uses are not judged: a purpose is never a complete list of what may be bought.
    """
    stated = "".join((sheet.project.name, sheet.purpose, *(one.text for one in sheet.objectives)))
    for kind in (one for one in words if not one.endswith(NAMED)):
        found = [one for one in spending.uses if _is_of(one, words[kind])]
        if not found or any(word in stated for word in words[kind + NAMED]):
            continue
        if not sheet.purpose.strip():
            label = words[kind + NAMED][0]
            yield CouldNotCheck(f"项目有{label}类支付，而表中没有写资金用途，不能判断是否相符")
            continue
        yield _finding(found, label=words[kind + NAMED][0])


def _is_of(use: PaidUse, words: Sequence[str]) -> bool:
    """By a word in the purpose, or by the whole name of the economic class (after ``=``)."""
    name = use.economic_class.strip()
    return any(
        word[1:] == name if word.startswith(EXACT_CLASS) else word in use.purpose for word in words
    )


def _finding(found: Sequence[PaidUse], *, label: str) -> dict[str, object]:
    amount = total([one.amount for one in found])
    first = found[0]
    return {
        "field": "purpose",
        "label": label,
        "count": sum(one.payment_count for one in found),
        "money": in_words(amount),
        "voucher": first.voucher,
        "use": first.purpose or first.economic_class,
        "amount": amount,
    }

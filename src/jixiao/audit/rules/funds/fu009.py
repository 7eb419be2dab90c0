"""FU009: the amount that a purpose names is the project's budget, and its parts add up."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import figures_of, in_words, printed_step, sheet_figures
from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.prose_figures import Figure, Prose, read_prose
from jixiao.audit.prose_groups import groups_of
from jixiao.audit.prose_passages import FIGURE
from jixiao.audit.prose_roles import Role, quoted, role_of
from jixiao.audit.prose_sums import at_stake, is_fault, sum_in_words
from jixiao.audit.wording import found
from jixiao.domain.money import Money
from jixiao.domain.sheet import Sheet


@rule("FU009")
def purpose_against_budget(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """The sum at the head of a purpose against every amount of the sheet, then its parts."""
    if not FIGURE.search(sheet.purpose):
        yield NotApplicable("绩效表的资金用途中没有写金额")
        return
    prose = read_prose(sheet.purpose)
    named = _named_total(prose, words)
    budgets = sheet_figures(sheet)
    if named and budgets and not _is_some(named, sheet):
        name, budget, _ = budgets[0]
        words_for = f"资金用途写明{named.printed}，而{name}为{in_words(budget)}"
        yield {**_values(prose, named, words_for), "amount": _apart(named, budget)}
    for group in groups_of(prose):
        if is_fault(group, words["closed"], words["partial"]):
            total = group.total
            shown = f"资金用途中{sum_in_words(total, group.parts)}，而总额写为{total.printed}"
            yield {**_values(prose, total, shown), **at_stake(total, group.difference)}


def _named_total(prose: Prose, words: Words) -> Figure | None:
    """The first amount of money, if the words before it say that it is the whole."""
    first = next((one for one in prose.figures if one.is_money), None)
    if first is None or not first.is_exact or role_of(first) is not Role.LEVEL or first.depth:
        return None
    if not found(words["whole"], first.lead.strip()) or found(words["other"], prose.masked):
        return None
    return first


def _is_some(named: Figure, sheet: Sheet) -> bool:
    """Whether the amount is any that the sheet prints, of the year or of the whole term."""
    return any(
        abs(named.number - amount.yuan) <= named.half + printed_step(amount, place.text) / 2
        for fund in (*sheet.funds, *sheet.long_term_funds)
        for _, amount, place in figures_of(fund)
    )


def _apart(named: Figure, budget: Money) -> Money:
    return Money(abs(named.number - budget.yuan))


def _values(prose: Prose, figure: Figure, fault: str) -> dict[str, object]:
    return {
        "field": "purpose",
        "fault": fault,
        "wrong": figure.printed,
        "evidence": quoted(prose, figure.start, figure.end),
    }

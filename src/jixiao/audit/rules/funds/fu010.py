"""FU010: amounts stand in the unit that is printed for them."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import in_words, is_ten_thousandfold
from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.listings import project_lists
from jixiao.audit.matching import matchings_of
from jixiao.audit.money_units import UnitFault, huge_budgets, mixed_units, row_faults, target_fault
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity
from jixiao.domain.sheet import Sheet


@rule("FU010")
def amount_in_another_unit(document: Document, words: Words) -> Iterator[Verdict]:
    """Amounts ten thousand times one another, in the rows, the targets, the text or the file."""
    if not any(sheet.funds for sheet in document.sheets):
        yield NotApplicable("文件中没有填写资金的绩效表")
        return
    huge = {} if _is_high(document, words) else huge_budgets(document)
    beside = _beside_text(document)
    for number, sheet in enumerate(document.sheets):
        faults = [*row_faults(sheet), *_target_faults(sheet, words)]
        faults += [found[number] for found in (huge, beside) if number in found]
        mixed = list(mixed_units(sheet))
        if shown := faults or mixed:
            yield {
                "field": "funds",
                "project": sheet.project.name,
                "place": shown[0].place,
                "faults": "；".join(dict.fromkeys(one.text for one in shown)),
                "severity": Severity.WARNING if faults else Severity.NOTE,
            }


def _is_high(document: Document, words: Words) -> bool:
    names = {document.unit.name, *(one.department for one in document.sheets)}
    return any(word in name for name in names for word in words["high"])


def _target_faults(sheet: Sheet, words: Words) -> Iterator[UnitFault]:
    budget = sheet.budget
    if budget is None or not budget.yuan:
        return
    for one in sheet.indicators:
        if (fault := target_fault(one, budget)) is None:
            continue
        if any(word in one.name for word in words["per_unit"]):
            continue
        if any(word in one.name for word in words["totals"]):
            yield fault


def _beside_text(document: Document) -> dict[int, UnitFault]:
    """Sheets that print no unit and differ from the list in the text by ten thousand times."""
    found: dict[int, UnitFault] = {}
    if all(sheet.amount_unit for sheet in document.sheets):
        return found
    numbers = {id(sheet): number for number, sheet in enumerate(document.sheets)}
    for listing in project_lists(document):
        for matching in matchings_of(listing, document.sheets):
            for pair in matching.pairs:
                stated, budget = pair.item.amount, pair.sheet.budget
                if stated is None or budget is None or pair.sheet.amount_unit:
                    continue
                if is_ten_thousandfold(stated, budget):
                    text = f"文字中为{in_words(stated)}，绩效表中为{in_words(budget)}"
                    fault = UnitFault(f"{text}，正好相差一万倍", pair.item.place)
                    found[numbers[id(pair.sheet)]] = fault
    return found

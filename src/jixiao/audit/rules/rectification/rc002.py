"""RC002: what was to be put right by a day is put right by then."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, rule
from jixiao.domain.document import Document


@rule("RC002")
def rectification_past_its_deadline(document: Document) -> Iterator[Verdict]:
    """Lines that say they are not closed, in a document signed after their deadline."""
    dated = [one for one in document.rectifications if one.due_date and not one.is_closed]
    if not document.rectifications:
        yield NotApplicable("文件中没有列表的整改台账")
    signed = document.signed_date
    if dated and signed is None:
        yield CouldNotCheck("文件没有落款日期，无法判断整改是否逾期")
        return
    for one in dated:
        if signed is None or one.due_date is None or one.due_date >= signed:
            continue
        if one.is_closed is None:
            yield CouldNotCheck("整改情况没有写明是否完成，无法判断是否逾期")
            continue
        yield {
            "field": "deadline",
            "place": one.place_of("deadline"),
            "evidence": "；".join(filter(None, (one.deadline, one.status))),
            "wrong": one.status,
            "finding": one.finding,
            "deadline": one.deadline or f"{one.due_date:%Y-%m-%d}",
            "status": one.status or "未完成",
            "signed": f"{signed.year}年{signed.month}月{signed.day}日",
        }

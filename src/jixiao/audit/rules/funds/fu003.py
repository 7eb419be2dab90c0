"""FU003: a project has one amount, in the text and in its sheet."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import in_words, sheet_figures
from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.listings import project_lists
from jixiao.audit.matching import Pair, has_amount, matchings_of
from jixiao.domain.document import Document, Listing


@rule("FU003")
def amount_differs_between_text_and_sheet(document: Document, words: Words) -> Iterator[Verdict]:
    """The amount of a listed project that its sheet prints neither as budget nor as outturn."""
    listings = project_lists(document)
    if not document.sheets or not listings:
        yield NotApplicable("文件中没有绩效表，或者没有逐项列出金额的项目清单")
        return
    for listing in listings:
        for matching in matchings_of(listing, document.sheets):
            if matching.unsure and matching.pairs:
                names = "、".join(dict.fromkeys(item.name for item in matching.unsure))
                yield CouldNotCheck(f"不能确定与哪张绩效表是同一项目，金额未核对：{names}")
            for pair in matching.pairs:
                yield from _compare(pair, listing, words)


def _compare(pair: Pair, listing: Listing, words: Words) -> Iterator[Verdict]:
    item, sheet = pair.item, pair.sheet
    figures = sheet_figures(sheet)
    if item.amount is None or not figures or has_amount(sheet, item):
        return
    spent = any(word in listing.place.text for word in words["spent"])
    total = sheet.total_fund
    if spent and (total is None or total.outturn is None):
        yield CouldNotCheck(f"清单写的可能是支出数，绩效表没有执行数，无法核对：{item.name}")
    elif not item.has_unit or (not sheet.amount_unit and _is_unit_slip(pair)):
        yield CouldNotCheck(f"金额单位没有写明，无法核对：{item.name}")
    else:
        yield {
            "field": "funds",
            "project": sheet.project.name,
            "place": item.place,
            "evidence": "；".join(filter(None, (item.place.text, figures[0][2].text))),
            "name": item.name,
            "sheet_name": sheet.project.name,
            "where": item.place,
            "stated": in_words(item.amount),
            "sheet_where": figures[0][2],
            "figures": "、".join(f"{name}{in_words(amount)}" for name, amount, _ in figures),
        }


def _is_unit_slip(pair: Pair) -> bool:
    """Whether the amounts differ by ten thousand exactly: 元 taken for 万元 or the reverse."""
    stated = pair.item.amount
    return stated is not None and any(
        stated.yuan * 10_000 == amount.yuan or stated.yuan == amount.yuan * 10_000
        for _, amount, _ in sheet_figures(pair.sheet)
    )

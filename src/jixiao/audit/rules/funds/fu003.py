"""FU003: a project has one amount, in the text and in all of its sheets."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import agree, budgets_of, in_words, sheet_figures
from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.collection import Collection
from jixiao.audit.counterparts import TITLES, pairs_of
from jixiao.audit.counterparts import Pair as SheetPair
from jixiao.audit.listings import project_lists
from jixiao.audit.matching import Pair, has_amount, is_unit_slip, matchings_of
from jixiao.domain.document import Document, Listing
from jixiao.domain.finding import Severity
from jixiao.domain.money import Money


@rule("FU003")
def amount_differs_between_places(
    document: Document, words: Words, collection: Collection
) -> Iterator[Verdict]:
    """An amount in a list that the sheet does not print; a budget that another sheet changes."""
    listings = project_lists(document)
    pairs = list(pairs_of(document, collection))
    if not pairs and not (document.sheets and listings):
        yield NotApplicable("没有可以比对的金额：文件中没有项目清单，也没有同一项目的另一张绩效表")
        return
    for listing in listings:
        for matching in matchings_of(listing, document.sheets):
            if matching.unsure and matching.pairs:
                names = "、".join(dict.fromkeys(item.name for item in matching.unsure))
                yield CouldNotCheck(f"不能确定与哪张绩效表是同一项目，金额未核对：{names}")
            for pair in matching.pairs:
                yield from _compare(pair, listing, words)
    for each in pairs:
        yield from _compare_sheets(each)


def _compare(pair: Pair, listing: Listing, words: Words) -> Iterator[Verdict]:
    item, sheet = pair.item, pair.sheet
    figures = sheet_figures(sheet)
    if item.amount is None or not figures or has_amount(sheet, item):
        return
    spent = any(word in listing.place.text for word in words["spent"])
    total = sheet.total_fund
    if spent and (total is None or total.outturn is None):
        yield CouldNotCheck(f"清单写的可能是支出数，绩效表没有执行数，无法核对：{item.name}")
    elif not item.has_unit or (not sheet.amount_unit and is_unit_slip(item.amount, sheet)):
        yield CouldNotCheck(f"金额单位没有写明，无法核对：{item.name}")
    else:
        yield {
            "field": "funds",
            "project": sheet.project.name,
            "place": item.place,
            "evidence": "；".join(filter(None, (item.place.text, figures[0][2].text))),
            "name": item.name,
            "here": "文字中",
            "stated": in_words(item.amount),
            "where": item.place,
            "there": f"绩效表“{sheet.project.name}”中",
            "figures": "、".join(f"{name}{in_words(amount)}" for name, amount, _ in figures),
            "sheet_where": figures[0][2],
            "amount": _difference(item.amount, figures[0][1]),
        }


def _compare_sheets(pair: SheetPair) -> Iterator[Verdict]:
    """Budgets of two sheets of a project of which none agrees with one of the other."""
    own, others = budgets_of(pair.sheet), budgets_of(pair.other.sheet)
    if not own or not others:
        return
    if any(
        agree(one[1], each[1], texts=(one[2].text, each[2].text)) for one in own for each in others
    ):
        return
    sheets = pair.sheet, pair.other.sheet
    name = pair.sheet.project.name
    if not all(one.amount_unit for one in sheets) and is_unit_slip(own[0][1], pair.other.sheet):
        yield CouldNotCheck(f"金额单位没有写明，无法核对：{name}")
        return
    # Without both columns the only budget printed may be the one adjusted during the year.
    surely = any(one.total_fund and one.total_fund.final_budget for one in sheets)
    yield {
        "field": "funds",
        "project": name,
        "place": own[0][2],
        "severity": Severity.ERROR if surely else Severity.WARNING,
        "name": name,
        "here": f"这张{TITLES[pair.sheet.kind]}中",
        "stated": "、".join(f"{title}{in_words(amount)}" for title, amount, _ in own),
        "where": own[0][2],
        "there": f"{pair.title}中",
        "figures": "、".join(f"{title}{in_words(amount)}" for title, amount, _ in others),
        "sheet_where": others[0][2],
        "amount": _difference(own[0][1], others[0][1]),
    }


def _difference(one: Money, other: Money) -> Money:
    return max(one, other) - min(one, other)

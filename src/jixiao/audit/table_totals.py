"""Totals that the text of a budget or an account states, beside those of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.audit.budget_tables import Amount, labelled_amounts
from jixiao.audit.prose_figures import Figure, read_prose
from jixiao.domain.document import Document, Paragraph
from jixiao.domain.money import SCALES

UNITS = ("元", "万元")
BEHIND_LABEL = ("", "为", "共", "是", "支出", "支出为", "合计", "决算", "预算", "共计")


@dataclass(frozen=True, slots=True)
class Compared:
    """A total that the text and a table state differently; ``unit`` is the table's."""

    label: str
    paragraph: Paragraph
    figure: Figure
    amount: Amount
    unit: str

    @property
    def in_yuan(self) -> Decimal:
        """The table's total in yuan."""
        return self.amount.number * SCALES[self.unit]


def compared_totals(document: Document, labels: Sequence[str]) -> Iterator[Compared]:
    """Totals that differ, where another label shows that table and text are of one scope."""
    stated = {label: list(_stated(document, label)) for label in labels}
    for table in document.tables:
        printed = {label: list(labelled_amounts(table, label)) for label in labels}
        for unit in UNITS:
            yield from _differing(stated, printed, unit)


def _differing(
    stated: dict[str, list[tuple[Paragraph, Figure]]], printed: dict[str, list[Amount]], unit: str
) -> Iterator[Compared]:
    known = [label for label in printed if printed[label] and stated[label]]
    agreeing = [one for one in known if _agrees(stated[one], printed[one], unit)]
    if not agreeing:
        return
    for label in known:
        if label not in agreeing:
            paragraph, figure = stated[label][0]
            yield Compared(label, paragraph, figure, printed[label][0], unit)


def _agrees(
    stated: Sequence[tuple[Paragraph, Figure]], printed: Sequence[Amount], unit: str
) -> bool:
    return any(
        figure.low <= one.number * SCALES[unit] <= figure.high
        for _, figure in stated
        for one in printed
    )


def _stated(document: Document, label: str) -> Iterator[tuple[Paragraph, Figure]]:
    for paragraph in document.paragraphs():
        if label not in paragraph.text:
            continue
        for figure in read_prose(paragraph.text).figures:
            _, found, rest = figure.lead.rpartition(label)
            if found and figure.is_money and figure.is_exact and rest.strip() in BEHIND_LABEL:
                yield paragraph, figure

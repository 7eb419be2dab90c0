"""The paragraphs of our own report that a template can take over, by their fields."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.reports.documents.faults import measure_blocks, quality_blocks
from jixiao.reports.documents.money import money_paragraphs
from jixiao.reports.documents.organisation import organisation_paragraphs
from jixiao.reports.documents.results import result_blocks
from jixiao.reports.documents.telling import Telling
from jixiao.reports.paper.model import Block, Spans, Text


def passages_of(tell: Telling) -> dict[str, tuple[Spans, ...]]:
    """Every passage; tables that stand between the paragraphs are left out."""
    return {
        "组织开展段落": _texts(organisation_paragraphs(tell)),
        "资金情况段落": _texts(money_paragraphs(tell)),
        "完成情况段落": _texts(result_blocks(tell)),
        "设定质量段落": _texts(quality_blocks(tell)),
        "整改措施段落": _texts(measure_blocks(tell)),
    }


def _texts(blocks: Iterable[Block]) -> tuple[Spans, ...]:
    return tuple(one.spans for one in blocks if isinstance(one, Text))

"""The list of what was masked and removed for publication, without what it was."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.domain.document import Source
from jixiao.domain.place import NOWHERE
from jixiao.reports.documents.masking import BY_HAND, Removed
from jixiao.reports.documents.plain_table import Content, table_of
from jixiao.reports.narrative.facts import Facts
from jixiao.reports.narrative.wordings import say
from jixiao.reports.paper.model import Block, Paper, Text, Title
from jixiao.reports.paper.page import SMALL_CELL, Layout
from jixiao.reports.tracing.citing import Citing

KIND = "removed_list"
TITLE = "公开版处理清单"
TITLES = ("序号", "种类", "位置", "处理方式", "理由")
LAYOUT = Layout((12, 26, 46, 22, 50), print=SMALL_CELL, header_rows=1, left=frozenset({2, 4}))


def removed_paper(removed: Sequence[Removed], *, title: str, unit: str = "") -> Paper:
    """The list on what was done to the paper of a title; it stays with the unit."""
    facts = Facts(Citing(Source(title)))
    blocks: list[Block] = [Title((TITLE,))]
    if not removed:
        said = say("removed.none", seed=unit, title=title)
        return Paper(TITLE, (*blocks, Text(said, key="removed.counts")), unit, KIND)
    working = "处理清单逐条计数"
    done = [NOWHERE for one in removed if one.action != BY_HAND]
    count = facts.count("公开前处理的处数", done, working=working)
    said = say("removed.counted", seed=unit, title=title, count=count)
    left = [NOWHERE for one in removed if one.action == BY_HAND]
    if left:
        by_hand = facts.count("需人工检查的处数", left, working=working)
        said += say("removed.by_hand", seed=unit, count=by_hand)
    rows: list[list[Content]] = [
        [str(at), one.kind, one.where, one.action, one.why]
        for at, one in enumerate(removed, start=1)
    ]
    table = table_of(TITLES, rows, layout=LAYOUT, caption="", key="removed.list")
    return Paper(TITLE, (*blocks, Text(said, key="removed.counts"), table), unit, KIND)

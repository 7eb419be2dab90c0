from jixiao.reports.paper.model import Annex, Paper, Table, Text, spans
from jixiao.reports.paper.page import Layout
from jixiao.reports.paper.runs import runs

TEXT = Text(spans("正文"))
WIDE = Table((), Layout((1,), is_wide=True))


def shape(*blocks):
    return [(len(run.blocks), run.is_wide) for run in runs(Paper("", blocks))]


def test_every_annex_begins_new_pages_and_a_wide_one_turns_them():
    blocks = TEXT, TEXT, Annex("附件1"), TEXT, Annex("附件2", is_wide=True), TEXT, Annex("附件3")
    assert shape(*blocks) == [(2, False), (2, False), (2, True), (1, False)]


def test_a_wide_table_turns_only_its_own_pages():
    assert shape(TEXT, WIDE, TEXT) == [(1, False), (1, True), (1, False)]
    assert shape(Annex("附件1", is_wide=True), WIDE, TEXT) == [(3, True)]


def test_a_paper_without_blocks_has_no_pages():
    assert shape() == []

from tests.reports.documents.papers import table_of

from jixiao.reports.documents.self_evaluation import self_evaluation_paper
from jixiao.reports.documents.sources import with_sources
from jixiao.reports.paper.model import Annex, AnnexList


def test_the_last_annex_lists_every_figure_with_its_place(report):
    paper = with_sources(self_evaluation_paper(report, findings=(), scores=()))
    rows = table_of(paper, "sources")
    total = next(row for row in rows if row[1] == "408.00")
    assert total[2] == "预算数合计"
    assert total[3].startswith("第1张表第3行第3列；第2张表第3行第3列等7处")
    assert total[5] == "7个项目预算数之和"
    single = next(row for row in rows if row[2] == "全民素质经费：预算数")
    assert single[1:6] == [
        "24.00",
        "全民素质经费：预算数",
        "第2张表第3行第3列",
        "24.00",
        "照录原文",
    ]
    assert [row[0] for row in rows[1:]] == [str(at) for at in range(1, len(rows))]


def test_the_annex_has_the_next_number_and_stands_in_the_list(report, evaluation):
    paper = with_sources(self_evaluation_paper(report, findings=(), scores=()))
    last = [one for one in paper.blocks if isinstance(one, Annex)][-1]
    assert (last.label, last.title, last.is_wide) == ("附件8", "数据来源表", True)
    (listed,) = [one for one in paper.blocks if isinstance(one, AnnexList)]
    assert listed.titles[-1] == "数据来源表"
    single = with_sources(self_evaluation_paper(evaluation, findings=(), scores=()))
    assert [one.label for one in single.blocks if isinstance(one, Annex)] == ["附件1", "附件2"]


def test_quoted_sentences_are_no_figures(report):
    rows = table_of(with_sources(self_evaluation_paper(report, findings=(), scores=())), "sources")
    assert max(len(row[1]) for row in rows) <= 16

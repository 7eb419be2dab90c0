"""The record of a spot check: two scores apart, their difference, and room for a person."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.domain.score import SheetScore
from jixiao.pipeline.checking import check
from jixiao.readers.read import read_document
from jixiao.reports.documents.spot_check import spot_check_paper
from jixiao.reports.documents.spot_check_table import signed
from jixiao.reports.paper.model import Heading, Table, Text, plain


@pytest.fixture(scope="module")
def scored(samples):
    return check(read_document(samples / "self-evaluations" / "shanxi-jishan-2020.xlsx"))


def texts_of(paper):
    return [plain(one.spans) for one in paper.blocks if isinstance(one, Heading | Text)]


def test_a_spot_check_keeps_the_two_scores_apart_and_prints_their_difference(scored):
    paper = spot_check_paper(scored.document, scored.scores, scored.findings)
    table, closing = [one for one in paper.blocks if isinstance(one, Table)]
    (score,) = scored.scores
    rows = {row[1].text: row for row in table.rows}
    for one in score.indicators:
        row = rows[one.name]
        printed, computed = Decimal(row[3].text), Decimal(row[4].text)
        assert (printed, computed) == (one.printed_score, one.score)
        assert Decimal(row[5].text) == printed - computed
        assert row[7].text.strip() == ""
        origin = table.origins[table.rows.index(row), 4]
        assert origin.ruleset == score.ruleset
        assert origin.working == one.working
    assert rows["总分"][4].text == f"{score.total}"
    assert "复核人" in closing.rows[1][0].text
    assert "被复核单位" in closing.rows[1][2].text


def test_what_was_not_scored_prints_no_score(samples):
    document = check(read_document(samples / "self-evaluations" / "anhui-guichi-2022.docx"))
    paper = spot_check_paper(document.document, document.scores, document.findings)
    text = "\n".join(texts_of(paper))
    assert "表中没有自评总分" in text
    table = next(one for one in paper.blocks if isinstance(one, Table))
    assert table.rows[-1][4].text == "—"
    none = spot_check_paper(document.document, [None], [])
    assert any("没有适用的评分办法" in text for text in texts_of(none))


@pytest.mark.parametrize(
    ("printed", "total", "ratings", "said"),
    [
        ("90", "90", ("优", "优"), ["相符|一致", "等级均为|与自评等级相同"]),
        ("90.05", "90", ("优", ""), ["允许误差", "等级为“优”"]),
        ("95", "90", ("优", "良"), ["自评比复核高|分低", "应为“优”|复核等级为“优”"]),
        ("85", "90", ("", ""), ["自评比复核低|分高"]),
        (None, "90", ("", ""), ["没有自评总分|没有填写自评总分"]),
        ("90", None, ("", ""), ["不能算出|不足以重新计算"]),
    ],
)
def test_the_totals_are_compared_in_words(scored, printed, total, ratings, said):
    (before,) = scored.scores
    score = replace(
        before, printed_total=None if printed is None else Decimal(printed),
        total=None if total is None else Decimal(total), rating=ratings[0],
        printed_rating=ratings[1],
    )  # fmt: skip
    text = "\n".join(texts_of(spot_check_paper(scored.document, [score], [])))
    for pattern in said:
        assert re.search(pattern, text), text


def test_a_sheet_without_any_score_compares_none(scored):
    paper = spot_check_paper(scored.document, [SheetScore()], [], sender="青禾县财政局")
    assert not any("相差" in text for text in texts_of(paper))
    assert signed(Decimal("1.50")) == "+1.5"
    assert signed(Decimal(-2)) == "-2"
    assert signed(Decimal(0)) == "0"

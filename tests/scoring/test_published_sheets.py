"""Sheets that were really published, scored again."""

from decimal import Decimal

from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet
from jixiao.readers.read import read_document
from jixiao.scoring.score import score_sheets

JISHAN_2020 = {
    "kind": "self_evaluation",
    "project": "建档立卡个人缴费县级配套资金",
    "fiscal_year": 2020,
    "total_score": "94",
    "funds": [
        {
            "source": "total",
            "final_budget": "65.66万元",
            "outturn": "65.07万元",
            "points": "10",
            "score": "9",
        }
    ],
    "indicators": [
        {"name": name, "kind": kind, "points": points, "target": target, "actual": actual}
        for name, kind, points, target, actual in (
            ("指标1:全县参合人数", "数量指标", "15", "8755", "8676"),
            ("指标1:资金是否全部纳入医保统筹", "质量指标", "15", "100%", "100%"),
            ("指标1:资金是否全部及时纳入", "时效指标", "10", "100%", "100%"),
            ("指标1:配套资金每人每年", "成本指标", "10", "75元", "75元"),
            ("指标1:是否解决建档立卡人员看病难贵问题", "社会效益", "30", "95%", "95%"),
            ("指标1:是否满意", "服务对象满意度指标", "10", "95%", "95%"),
        )
    ],
}


def test_guichi_2022_gets_every_indicators_points_but_no_rate_of_a_budget_of_zero(samples):
    document = read_document(samples / "self-evaluations" / "anhui-guichi-2022.docx")
    [score] = score_sheets(document.sheets)
    assert [one.score for one in score.indicators] == [8, 8, 8, 8, 8, 10, 10, 10, 10]
    assert [one.printed_score for one in score.indicators] == [8, 8, 8, 8, 8, 10, 10, 10, 10]
    assert score.execution.score is None
    assert "全年预算数是0.00万元，预算执行率不能计算" in score.problems[0].message
    assert (score.total, score.rating) == (None, "")


def test_jishan_2020_scored_a_reached_share_of_95_per_cent_as_if_it_were_the_rate():
    [score] = score_sheets([from_plain(Sheet, JISHAN_2020)])
    expected = ["14.86", "15", "10", "10", "30", "10"]
    assert [one.score for one in score.indicators] == [Decimal(one) for one in expected]
    assert score.execution.working == (
        "全年执行数65.07万元÷全年预算数65.66万元＝99.10%，10分×99.10%＝9.91分。"
    )
    assert (score.total, score.printed_total) == (Decimal("99.77"), Decimal(94))
    assert score.rating == "优"


def test_the_objectives_of_baoding_2020_are_not_scored(samples):
    document = read_document(samples / "baoding-2020" / "report.docx")
    scores = score_sheets(document.sheets)
    assert len(scores) == 7
    assert {one.problems[0].kind for one in scores} == {"objective_not_scored"}

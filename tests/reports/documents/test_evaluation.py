from dataclasses import replace
from decimal import Decimal

from tests.reports.documents.papers import text_of

from jixiao.domain.document import Document, Paragraph, Section
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.sheet import Objective, Project, Sheet
from jixiao.domain.unit import BudgetUnit
from jixiao.reports.documents.evaluation import evaluation_paper
from jixiao.reports.paper.model import Annex, AnnexList, Heading, Signature, Table, Text, plain

JUDGED = Sheet(
    project=Project(name="道路养护"),
    department="某县交通局",
    fiscal_year=2023,
    objectives=(Objective("养护道路30公里"),),
    indicators=tuple(
        with_terms(
            Indicator(name, level, kind, points=Decimal(points), score=Decimal(score), reason=why)
        )
        for level, kind, name, points, score, why in (
            ("决策", "项目立项", "立项依据充分性", 20, 20, ""),
            ("过程", "资金管理", "预算执行率", 20, 18, "支付较慢"),
            ("过程", "资金管理", "资金到位率", 20, 20, ""),
            ("产出", "产出数量", "养护里程", 30, 29, ""),
            ("效益", "满意度", "群众满意度", 10, 10, ""),
        )
    ),
    total_points=Decimal(100),
    total_score=Decimal(97),
    rating="优",
)
DOCUMENT = Document(unit=BudgetUnit("", "某县公路站"), fiscal_year=2023, sheets=(JUDGED,))


def make(document=DOCUMENT, *, findings=(), scores=(), framework=None):
    return evaluation_paper(document, findings=findings, scores=scores, framework=framework)


def rows_of(paper, *, at=0):
    tables = [
        one for one in paper.blocks if isinstance(one, Table) and one.key.startswith("scores.")
    ]
    return tables[at].rows


def test_the_report_follows_the_national_outline():
    parts = [
        plain(one.spans) for one in make().blocks if isinstance(one, Heading) and one.level == 1
    ]
    assert parts == [
        "一、基本情况",
        "二、绩效评价工作开展情况",
        "三、综合评价情况及评价结论",
        "四、绩效评价指标分析",
        "五、主要经验及做法、存在的问题及原因分析",
        "六、有关建议",
        "七、其他需要说明的问题",
    ]


def test_an_evaluation_states_its_score_and_where_points_were_lost():
    text = text_of(make())
    assert "97分" in text
    assert "“优”" in text
    assert "90.00%" not in text.split("（一）项目决策情况")[0].split("三、")[0]
    process = text.split("（二）项目过程情况\n")[1].split("\n")[0]
    assert "95.00%" in process
    assert "支付较慢" in process
    assert "“资金到位率”" not in process


def test_a_self_evaluation_is_no_evaluation():
    sheet = replace(JUDGED, indicators=JUDGED.indicators[3:])
    paper = make(replace(DOCUMENT, sheets=(sheet,)))
    text = text_of(paper)
    assert "【待填写：综合评价得分、评价等级和总体评价结论】" in text
    assert "自评" in text.split("三、")[1]
    assert "自评" not in text.split("三、")[0]
    titles = [cell.text for cell in rows_of(paper)[0]]
    assert titles[-3:] == ["自评得分", "评价得分", "评价说明"]
    assert [cell.text for cell in rows_of(paper)[1]][-2:] == ["【待填写】", ""]


def test_the_score_table_is_the_first_annex_with_its_levels_merged():
    paper = make()
    labels = [(one.label, one.title) for one in paper.blocks if isinstance(one, Annex)]
    assert labels[0] == ("附件1", "绩效评价评分表")
    assert labels[1][0] == "附件2"
    (listed,) = [one for one in paper.blocks if isinstance(one, AnnexList)]
    assert listed.titles[0] == "绩效评价评分表"
    rows = rows_of(paper)
    assert [(cell.text, cell.continues) for cell in rows[3]][:3] == [
        ("过程", True), ("资金管理", True), ("资金到位率", False),
    ]  # fmt: skip
    assert [cell.text for cell in rows[-1]] == ["总分", "", "", "100", "97", ""]


def test_a_framework_stands_in_the_score_table_with_open_scores():
    framework = [with_terms(Indicator("管理制度健全性", "过程", "组织实施", points=Decimal(5)))]
    paper = make(framework=framework)
    assert [cell.text for cell in rows_of(paper)[1]] == [
        "过程", "组织实施", "管理制度健全性", "5", "—", "【待填写】", "",
    ]  # fmt: skip
    assert "三级指标1项" in text_of(paper)


def test_what_the_unit_wrote_is_quoted_and_its_signature_is_not():
    lines = ("评价以书面材料为准。", "某县财政局", "2024年5月6日")
    section = Section("七", "其他需要说明的问题", 1, paragraphs=tuple(map(Paragraph, lines)))
    paper = make(replace(DOCUMENT, sections=(section,)))
    quoted = [plain(one.spans) for one in paper.blocks if isinstance(one, Text) and one.is_quoted]
    assert quoted == ["养护道路30公里", "评价以书面材料为准。"]


def test_faults_of_a_self_evaluation_become_problems_and_advice_but_not_those_of_its_wording():
    sheet = replace(JUDGED, indicators=JUDGED.indicators[3:])
    findings = [
        Finding("SE003", Severity.ERROR, "得分与评分办法不符", fix="改正得分"),
        Finding("TX004", Severity.NOTE, "错别字", fix="改字"),
    ]
    text = text_of(make(replace(DOCUMENT, sheets=(sheet,)), findings=findings))
    assert "1．得分与评分办法不符。" in text
    assert "改正得分。" in text
    assert "错别字" not in text
    assert "改字" not in text


def test_the_department_signs_where_all_sheets_name_the_same():
    assert Signature("某县交通局", "【待填写：成文日期】") in make().blocks
    other = replace(JUDGED, department="某县水利局")
    paper = make(replace(DOCUMENT, sheets=(JUDGED, other)))
    assert Signature("【待填写：评价单位】", "【待填写：成文日期】") in paper.blocks


def test_a_document_without_sheets_gives_an_outline_to_fill_in():
    paper = make(Document())
    assert "【待填写：项目的总体目标和阶段性目标】" in text_of(paper)
    assert [cell.text for cell in rows_of(paper)[-1]][:1] == ["总分"]


def test_every_paragraph_has_a_name_of_its_own():
    keys = [one.key for one in make().blocks if isinstance(one, Text | Heading)]
    assert "" not in keys
    assert len(set(keys)) == len(keys)

"""The rules on funds and objectives, on their cases and on the published report of 2020."""

from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.audit.cases import document_of, run_case
from jixiao.audit.listings import has_unread_amounts, words_before, words_behind
from jixiao.audit.loader import load_rule
from jixiao.audit.run import check_document
from jixiao.domain.document import ListedItem, Listing
from jixiao.domain.finding import State
from jixiao.domain.place import Place
from jixiao.readers.read import read_document

FUNDS = ("fu001", "fu002", "fu003", "fu004", "fu005", "fu006", "fu011")
OBJECTIVES = ("ob002", "ob003")
MODULES = [f"jixiao.audit.rules.funds.{one}" for one in FUNDS]
MODULES += [f"jixiao.audit.rules.objectives.{one}" for one in OBJECTIVES]
RULES = {one.code: one for one in map(load_rule, MODULES)}
REPORT = Path(__file__).parents[1] / "samples" / "baoding-2020" / "report.txt"
COULD_NOT_CHECK = {
    "FU001": [
        "只举主要项目的不核对个数",
        "以等字收尾的清单不核对个数",
        "清单中有没读出来的金额时不下结论",
        "清单中有资金总额时不核对个数",
    ],
    "FU002": ["清单与绩效表没有一个同名的不下结论", "名称相近而不能确定的不下结论"],
    "FU003": [
        "文字写的是支出数而表中没有执行数时不下结论",
        "单位没有写明时不下结论",
        "名称只是相近时不下结论",
    ],
    "FU011": ["填成金额的不下结论"],
}


@pytest.fixture(scope="module")
def report():
    return read_document(REPORT)


@pytest.mark.parametrize(
    ("code", "case"), [(code, case) for code, cases in COULD_NOT_CHECK.items() for case in cases]
)
def test_a_rule_that_cannot_know_says_so(code, case):
    rule = RULES[code]
    findings, outcome = run_case(rule, rule.passes[case])
    assert findings == []
    assert outcome.state is State.COULD_NOT_CHECK


@pytest.mark.parametrize("code", RULES)
def test_a_rule_has_nothing_to_ask_of_an_empty_document(code):
    findings, states = check_document(document_of({"text": "无"}), [RULES[code]])
    assert findings == ()
    assert states[code].state is State.NOT_APPLICABLE


def found(report, code):
    findings, _ = check_document(report, [RULES[code]])
    return [(one.place.line, one.project) for one in findings]


def test_the_report_of_2020_counts_eleven_projects_and_lists_twelve(report):
    (finding,), _ = check_document(report, [RULES["FU001"]])
    assert "写明共11个项目，实际列出12个" in finding.message
    assert "学术交流经费没有计入，或同名的项目只计了一次" in finding.message


def test_the_report_of_2020_lacks_sheets_for_five_projects(report):
    (finding,), _ = check_document(report, [RULES["FU002"]])
    assert "其中5个在文件中没有绩效表" in finding.message
    assert "合计296.60万元，占清单金额的44%" in finding.message


def test_the_report_of_2020_has_just_these_faults_in_funds_and_objectives(report):
    assert found(report, "FU003") == [
        (19, "助力智慧保定城市建设经费"),
        (19, "省科协流动科技馆运行"),
    ]
    assert found(report, "FU004") == [(19, "科协改革试点经费"), (19, "省科协流动科技馆运行")]
    assert found(report, "FU005") == [(19, "省科协改革试点经费")]
    assert found(report, "FU006") == []
    assert found(report, "FU011") == [(441, "素质体验馆建设经费")]
    assert found(report, "OB002") == [(611, "助力智慧保定城市建设经费")]
    assert found(report, "OB003") == [
        (278, "省科协基层科普行动计划"),
        (529, "创新驱动助力工程发展示范市试点建设经费"),
    ]


def test_a_list_cut_out_of_its_paragraph_leaves_nothing_to_look_for():
    listing = Listing(items=(ListedItem("敬老院运转"), ListedItem("村级运转")))
    assert (words_before(listing), words_behind(listing)) == ("", "")
    assert not has_unread_amounts(listing)


def test_a_name_with_a_comma_in_it_is_part_of_its_item():
    text = "3个项目：信安湖堤防、码头2座维护18万元、敬老院运转12万元。"
    place, last = Place(text=text), Place(text="敬老院运转12万元")
    first = ListedItem("信安湖堤防、码头2座维护", place=Place(text="码头2座维护18万元"))
    listing = Listing(3, (first, ListedItem("敬老院运转", place=last)), place=place)
    assert not has_unread_amounts(listing)


def test_a_project_without_a_printed_amount_is_not_compared():
    case = RULES["FU003"].fails["保定市科协2020年智慧保定70与80"]
    document = document_of(case)
    listing = document.listings[0]
    bare = replace(listing, items=(replace(listing.items[0], amount=None), *listing.items[1:]))
    findings, _ = check_document(replace(document, listings=(bare,)), [RULES["FU003"]])
    assert findings == ()

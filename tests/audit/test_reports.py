"""The parts, the signature and the structure of a report."""

from datetime import date

import pytest

from jixiao.audit.cases import document_of
from jixiao.audit.loader import load_rule
from jixiao.audit.report_parts import parts_of
from jixiao.audit.report_structure import faults_of
from jixiao.audit.run import run_rule
from jixiao.audit.signature import paragraphs_behind, signature_of, signed_paragraphs

LONG = "对本年度预算项目资金绩效进行了自评，收集整理预算项目资金支出相关资料，检查有关账目。" * 6


def test_a_part_lasts_until_the_next_part_and_holds_the_headings_without_a_role():
    document = document_of(
        {
            "text": """
# 二、目标完成情况
完成了培训。
# 一、开展了宣传
印制手册6万册。
# 三、存在的问题
进度较慢。"""
        }
    )
    results, problems = parts_of(document)
    assert "印制手册6万册" in results.text
    assert "进度较慢" not in results.text
    assert problems.heading == "三、存在的问题"


def test_a_part_ends_with_the_signature():
    text = f"# 四、整改措施\n{LONG}\n2021年2月24日\n结果应用于下年预算安排。"
    (part,) = parts_of(document_of({"text": text}))
    assert "2021年2月24日" in part.text
    assert "下年预算" not in part.text


@pytest.mark.parametrize(
    "printed", ["2021年2月24日", "二〇二一年二月二十四日", "2021 年 2 月 24 日"]
)
def test_a_date_alone_below_a_text_is_its_signature(printed):
    document = document_of({"text": f"{LONG}\n{printed}\n附件"})
    signature = signature_of(document)
    assert signature is not None
    assert signature.text == printed
    assert [one.text for one in paragraphs_behind(document)] == ["附件"]
    assert len(list(signed_paragraphs(document))) == 2


def test_a_date_under_the_title_is_no_signature():
    document = document_of({"text": f"绩效自评报告\n2021年2月24日\n{LONG}"})
    assert signature_of(document) is None
    assert len(list(signed_paragraphs(document))) == 3
    assert not list(paragraphs_behind(document))


def test_a_report_signed_in_its_own_december_is_not_early():
    rule = load_rule("jixiao.audit.rules.text.tx008")
    document = document_of(
        {"kind": "self_evaluation_report", "fiscal_year": 2020, "text": "自评。"}
    )
    for day, count in ((date(2020, 12, 20), 0), (date(2020, 8, 1), 1), (date(2021, 3, 1), 0)):
        signed = type(document)(**{**_fields(document), "signed_date": day})
        assert len(run_rule(rule, signed)[0]) == count


def test_what_is_cut_by_its_looks_is_not_judged_by_its_headings():
    text = "## （一）目标\n# 甲\n## （二）支持学会\n改革。\n如下：\n## （一）加强领导\n重视。"
    read = {"text": text.replace("# 甲\n#", "#")}
    assert [one.fault for one in faults_of(document_of(read), ["附件"])]
    drawn = document_of({**read, "source": {"format": "pdf"}})
    assert not faults_of(drawn, ["附件"])


def test_parts_may_be_numbered_in_digits():
    (fault,) = faults_of(document_of({"text": "# 第一部分 概况\n# 第三部分 说明"}), ["附件"])
    assert "第二部分" in fault.fault


def test_what_stands_between_the_signature_and_the_annexes_may_be_short():
    lines = ["此复。", "经办股室已核。", "同意。", "附件1：自评表", "一、填表说明", "二、其他"]
    document = document_of({"text": "\n".join([LONG, "2021年2月24日", *lines])})
    assert not faults_of(document, ["^附件"])


def _fields(document):
    return {name: getattr(document, name) for name in document.__dataclass_fields__}

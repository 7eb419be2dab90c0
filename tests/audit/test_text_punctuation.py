"""Slips of punctuation: what is told, what is told once for all, and what is let be."""

from jixiao.audit.cases import run_case
from jixiao.audit.enumerations import is_cut_into_lines
from jixiao.audit.loader import load_rule
from jixiao.audit.passages import Passage
from jixiao.audit.text_blanks import uneven_blanks
from jixiao.audit.text_punctuation import edge_spots, mixed_numbers, unstopped
from jixiao.domain.finding import Severity

TX007 = load_rule("jixiao.audit.rules.text.tx007")
BODY = "我局编制了预算。全年执行良好，没有违规问题，群众满意。"


def findings(case):
    return run_case(TX007, case)[0]


def edges(*texts, field=""):
    return [
        (one.slip.value, one.passage.text)
        for one in edge_spots([Passage(t, field=field) for t in texts])
    ]


def test_what_loses_words_is_a_warning_and_what_is_only_a_width_a_note():
    grave, slight = findings({"text": "建设工作站点已全部完成.二是推进。\n2020年,在县委领导下。"})
    assert (grave.severity, slight.severity) == (Severity.WARNING, Severity.NOTE)


def test_a_slip_made_throughout_is_told_once_and_others_beside_it():
    text = "\n".join(f"第{n}项,完成得很好。" for n in "一二三四五六") + "\n全年完成投资，。"
    found = findings({"text": text})
    assert [one.message.count("全文共有6处") for one in found] == [1, 0]


def test_two_slips_in_one_paragraph_are_one_finding():
    (one,) = findings({"text": "2020年,在县委领导下完成任务。。"})
    assert "半角" in one.message
    assert "两个标点" in one.message
    assert one.evidence == "2020年,在县委领导下完成任务。"


def test_a_comma_at_the_end_is_a_fault_only_where_nothing_can_go_on():
    assert edges("包括甲、", "乙和丙。") == []
    assert edges("包括甲、", "二、乙和丙。") == [("closing", "包括甲、")]
    assert edges("1、甲，", "2、乙。") == []
    assert edges("包括甲，") == [("closing", "包括甲，")]
    assert edges("反映甲，", "反映乙。", field="definition") == [("closing", "反映甲，")]


def test_a_missing_full_stop_is_told_only_where_all_the_others_have_one():
    bare = "我局编制了进度表。每月通报一次，督促各科室加快支出"
    passages = [Passage(text) for text in (*[BODY] * 4, bare, "二、下一步")]
    assert [one.passage.text for one in unstopped(passages)] == [bare]
    assert list(unstopped(passages[2:])) == []
    assert list(unstopped([Passage(bare)] * 6)) == []


def test_numbers_of_documents_in_one_kind_of_brackets_are_let_be():
    same = [Passage("保财预[2021]4号和冀财［2019］133号")]
    other = [Passage("财预（2020）10号"), Passage("沪商规〔2024〕3号")]
    assert mixed_numbers(same) is None
    found = mixed_numbers(other)
    assert found is not None
    assert found.words == "沪商规〔2024〕3号"


def test_many_blanks_before_numbers_are_a_style():
    text = "建立 4个基地，培训 5人，补助 6户，共有7家、8处、9场和10次。"
    close = "建立 4个基地，其中县级2个、乡级1个、村级1个、其他0个。"
    assert list(uneven_blanks([Passage(text)])) == []
    assert len(list(uneven_blanks([Passage(close)]))) == 1


def test_lines_as_printed_are_told_from_paragraphs_and_from_a_table_of_contents():
    lines = [
        "公务用车购置及运行费支出决算为三点九八万元公务接待费支",
        *["出决算为一点五万元比去年增加零点五万元增长百分之"] * 3,
    ]
    assert is_cut_into_lines(lines)
    assert not is_cut_into_lines([BODY] * 5)
    assert not is_cut_into_lines(
        f"{n}、一般公共预算财政拨款基本支出决算情况说明" for n in "一二三四五"
    )

"""Which sentences are compared and which are left alone, rule by rule."""

from decimal import Decimal

import pytest

from jixiao.audit.cases import document_of
from jixiao.audit.loader import find_rule
from jixiao.audit.prose_figures import read_prose
from jixiao.audit.prose_roles import Role, role_of
from jixiao.audit.run import run_rule

LEFT_ALONE = [
    ("TX014", "决算数与预算数的差异由主管部门说明。年初预算为10.00万元，支出决算为9.00万元。"),
    ("FU015", "新建5家便民服务点，包括：东湖、西岭。"),
    ("FU015", "全县共有中学3所，单位5家、队伍2个，包括：\n1. 东湖中学。\n2. 西岭中学。"),
    ("FU015", "所属单位约5家，分布如下：\n1. 东湖站。\n2. 西岭站。"),
    ("FU015", "所属单位2家，服务网点3家，具体包括：\n1. 东湖站。\n2. 西岭站。"),
    ("FU015", "服务3万群众，投入10万元，其中培训5万人次。"),
    ("FU015", "项目预算50.00万元，其中：设备30.00万元，支出决算20.00万元。"),
    ("FU015", "本年支出安排如下：\n基本支出60.00万元。\n1.项目支出40.00万元。"),
    ("FU015", "本年支出100.00万元，安排如下：\n基本支出60.00万元。\n2.项目支出40.00万元。"),
    ("FU015", "支出如下：\n1.基本支出60.00万元。\n2.项目支出40.00万元。"),
    (
        "FU015",
        "本年支出预算100.00万元，安排如下：\n1.基本支出60.00万元。\n用于人员。\n2.项目40.00万元。",
    ),
    (
        "FU015",
        "本年支出预算100.00万元，其中：\n1.支出决算60.00万元。\n2.支出决算20.00万元。",
    ),
    (
        "FU015",
        "本年支出100.00万元，其中：\n1.基本支出60.00万元。\n2.项目支出40.00万元。"
        + "\n说明" * 8
        + "\n3.上缴支出5.00万元。",
    ),
    ("FU015", "项目预算50.00万元，其中：设备30.00万元、软件20.00万元，合计50.00万元。"),
    ("FU016", "支出120.00万元，较上年的100.00万元增加20.00万元，增长20.00%。"),
    ("FU016", "支出120.00万元，增加约20万元，增长19%。"),
    ("FU016", "合格率98%，提高3%，增长5%。"),
    ("FU016", "支出120.00万元，增加20.00万元，其中专项增加多，全年增长19.00%。"),
    ("FU016", "费120.00万元，甲费增加20.00万元，增长50.00%。"),
    ("FU016", "完成投资4250万元，占总投资5000万元的85%。"),
    ("FU016", "完成投资约4250万元，占总投资约5000万元的75%。"),
    ("FU016", "支出60.00万元，占总额的60%。占比20%。"),
    ("FU016", "约60万元，占20%；约30万元，占30%。"),
    ("FU016", "投入10.00万元，主要用于培训，今年参训的人员占30%。"),
    ("FU016", "支出决算为90.00万元，完成年初预算的80.00%。"),
    (
        "FU016",
        "支出决算为90.00万元，年初预算为100.00万元，调整预算为120.00万元，执行率80.00%。",
    ),
    ("FU016", "年初预算为100.00万元，支出决算为90.00万元。结余10.00万元。执行率80.00%。"),
    (
        "FU016",
        "年初预算为100.00万元，支出决算为90.00万元，较好完成，合格率95%，执行率80.00%。",
    ),
    ("FU017", "“商贸事务（款）行政运行（项）”938.99万元，主要用于机关运行，预算900.00万元。"),
    ("TX012", "主要工作是推进改革，完成任务10项，经费5.00万元。"),
    ("TX014", "2024年预算为5.00万元，持平。"),
    ("TX012", "全年支出5.00万元，共10项。"),
    ("TX014", "全年支出5.00万元，共10项。"),
    ("FU016", "投入60.00万元，占20%。"),
    ("FU015", "项目预算80.00万元，其中：设备60.00万元，其中进口设备50.00万元，国产10.00万元。"),
    ("FU016", "投入60.00万元，比上年的50.00万元略多，群众满意度增长30%。"),
    ("FU016", "去年的50.00万元增长30%。"),
    ("FU016", "培训60人次。比上年的50人次增长30%。"),
    ("FU015", "项目预算80.00万元，其中：设备30.00万元、软件20.00万元，另购图书60.00万元。"),
    ("FU015", "安排经费1500.5万元，其中道路600.25万元，桥梁300.1万元。"),
    ("FU015", "扩大到3万的规模，投入10万元，其中培训5万元。"),
]
REPORTED = [
    ("FU015", "项目总投资933.31万元，其中：设备623.11万元、软件210.20万元，含税。"),
    ("FU015", "安排经费1500.50万元，包括：道路680.25万元，桥梁420.15万元，涵洞300.10万元。"),
    ("FU016", "支出120.00万元，较上年的100.00万元增加20.00万元，增长30.00%。"),
    ("FU016", "完成投资4250万元，占总投资5000万元的75%。"),
    ("FU015", "项目总投资7357.42万元，其中：设备623.11万元、软件210.20万元、其他524.11万元。"),
]


def findings(code, text, **fields):
    found, outcome = run_rule(find_rule(code), document_of({"text": text, **fields}))
    assert "运行出错" not in outcome.reason
    return found


@pytest.mark.parametrize(("code", "text"), LEFT_ALONE)
def test_what_cannot_be_known_is_left_alone(code, text):
    assert not findings(code, text)


@pytest.mark.parametrize(("code", "text"), REPORTED)
def test_what_is_surely_wrong_is_reported(code, text):
    assert findings(code, text)


def test_a_comparison_with_this_year_by_the_next_is_right():
    text = "2026年预算60.00万元，比2025年预算增加10.00万元。"
    assert not findings("TX014", text, title="某局2025年部门预算", fiscal_year=2025)


def test_objectives_results_and_reasons_of_a_sheet_are_read_too():
    false = "安排资金100.00万元，其中：设备80.50万元、软件30.20万元。"
    sheet = {
        "project": "信息化建设",
        "objectives": [{"text": false, "result": false}, {"text": "做好工作", "result": "已完成"}],
        "funds": [{"source": "total", "reason": false}, {"source": "fiscal", "reason": "无"}],
        "indicators": [{"name": "采购数量", "reason": false}, {"name": "满意度"}],
    }
    found = findings("FU015", "", sheets=[sheet])
    assert [one.field for one in found] == ["objectives", "result", "reason", "reason"]
    assert {one.project for one in found} == {"信息化建设"}
    assert found[-1].indicator == "采购数量"


@pytest.mark.parametrize(
    ("text", "number", "half"),
    [
        ("收入12.3万元", "123000", "500"),
        ("收入1,234.50 万元", "12345000", "50"),
        ("面积约为13459平方米", "13459", "5"),
        ("车辆8辆", "8", "0"),
        ("支出0万元", "0", "0"),
        ("占99.86%", "99.86", "0.005"),
    ],
)
def test_a_figure_knows_what_its_printed_digits_allow(text, number, half):
    (figure,) = read_prose(text).figures
    assert (figure.number, figure.half) == (Decimal(number), Decimal(half))
    assert figure.is_exact


@pytest.mark.parametrize(
    "text", ["10-20家", "500余人", "近300万元", "100万元（含）以上设备", "约300万元", "3.56.7万元"]
)
def test_a_figure_that_is_no_single_number_is_never_compared(text):
    assert not any(one.is_exact for one in read_prose(text).figures)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("比2024年预算减少10万元", Role.CHANGE),
        ("支持商销稳增长30.00万", Role.LEVEL),
        ("较上年的80万元", Role.REFERENCE),
        ("合计100万元", Role.SUM),
        ("本年收入合计100万元", Role.LEVEL),
        ("标准化菜场建设60万元", Role.LEVEL),
        ("下降12%", Role.RATE),
    ],
)
def test_an_amount_is_told_by_the_words_before_it(text, role):
    (figure,) = read_prose(text).figures
    assert role_of(figure) is role

"""Personal data told apart from codes, amounts and what an office publishes of itself."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.money import Money
from jixiao.domain.personal_data import (
    CHECKS,
    WEIGHTS,
    hidden,
    numbers_of_persons,
    passes_luhn,
    personal_details,
    without_overlaps,
)
from jixiao.domain.personal_names import personal_names

HAN = st.text("甲乙丙丁戊己庚辛工程建设费", max_size=6)


def found(text, label=""):
    return [(one.kind, one.text) for one in personal_details(text, label=label)]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("联系电话：13800000000", "手机号码", "13800000000"),
        ("联系电话：１３８００００００００。", "手机号码", "13800000000"),
        ("手机138-0000-0000", "手机号码", "138-0000-0000"),
        ("(+86)13800000000", "手机号码", "13800000000"),
        ("联系电话：0312-0000000", "固定电话", "0312-0000000"),
        ("电话（010）00000000", "固定电话", "(010)00000000"),
        ("联系电话：03122000000", "固定电话", "03122000000"),
        ("联系电话：00000000000", "固定电话", "00000000000"),
        ("电话：2000000，传真同上", "固定电话", "2000000"),
        ("身份证号110101190001011009", "身份证号码", "110101190001011009"),
        ("身份证11010119000101 1009", "身份证号码", "11010119000101 1009"),
        ("补助对象110101190001011009", "身份证号码", "110101190001011009"),
        ("编号110101190001011009", "身份证号码", "110101190001011009"),
        ("身份证号码：110101000101100", "身份证号码", "110101000101100"),
        ("账号6228000000000000000", "银行账号", "6228000000000000000"),
        ("账号：6228 0000 0000 0000 000", "银行账号", "6228 0000 0000 0000 000"),
        ("打到6200000000000005", "银行账号", "6200000000000005"),
        ("邮箱abc.d@example.cn。", "电子邮箱", "abc.d@example.cn"),
        ("住址：青禾县东风路12号3栋2单元501室", "住址门牌", "12号3栋2单元501室"),
        ("家庭地址为云州市西村三组15号", "住址门牌", "三组15号"),
        ("幸福小区3号楼2单元501室漏水", "住址门牌", "3号楼2单元501室"),
    ],
)
def test_what_belongs_to_a_person_is_found_with_its_kind(text, kind, told):
    assert found(text) == [(kind, told)]


@pytest.mark.parametrize(
    "text",
    [
        "监督电话：13800000000",
        "服务热线：0312-0000000",
        "办公电话：0312-0000000",
        "公共邮箱：abc@example.cn",
        "安排资金13800000000元，依据冀财教〔2019〕133号。",
        "安排资金13800000000.00",
        "项目编码51000021R000000019951，编号110101190001011000。",
        "项目编码：110101190001011009",
        "合同编号13800000000",
        "合同编号6200000000000005",
        "统一社会信用代码91130600000000000X",
        "打到6200000000000006",
        "编号131301190001011009，编号990101190001011000",
        "编号110101190002301002",
        "编号110101000101100",
        "身份证110101009901100",
        "2020 2021 2022 2023 2024",
        "2020-2021年，2020-01-01至2020-12-31",
        "电话费2000000元，电话：2000000元",
        "办公地址：青禾县东风路12号",
        "建设3号楼2单元，改造12号院",
        "完成率138.00000000%",
        "",
    ],
)
def test_what_belongs_to_no_person_is_left_alone(text):
    assert found(text) == []


def test_the_title_of_a_cell_tells_what_stands_in_it():
    assert found("2000000", "联系电话") == [("固定电话", "2000000")]
    assert found("6228000000000000006", "账号") == [("银行账号", "6228000000000000006")]
    assert found("12号3单元501室", "家庭住址") == [("住址门牌", "12号3单元501室")]
    assert found("13800000000", "金额（元）") == []
    assert found("6200000000000005", "项目代码") == []
    assert found("2000000", "预算数") == []


def test_two_numbers_beside_one_another_are_both_found():
    text = "身份证110101190001011009 13800000000 13900000000"
    assert [kind for kind, _ in found(text)] == ["身份证号码", "手机号码", "手机号码"]


def test_of_two_details_that_share_a_character_the_longer_first_one_is_kept():
    both = personal_details("账号13800000000 和13800000000")
    assert without_overlaps([*both, *both]) == both


def test_a_rule_may_have_words_of_its_own():
    assert len(numbers_of_persons("便民专线：13800000000")) == 1
    assert numbers_of_persons("便民专线：13800000000", {"spared": ["便民专线"]}) == ()
    assert numbers_of_persons("联系电话：0312-0000000") == ()
    assert numbers_of_persons("没有号码") == ()


def test_a_hidden_number_cannot_be_read_back():
    assert hidden("电话13800000000") == "电话138****0000"
    assert hidden("电话１３８ ００００ ００００") == "电话138****0000"


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_one_check_digit_in_ten_fits_a_card(number):
    begun = f"62{number:014d}"[:15]
    assert sum(passes_luhn(f"{begun}{digit}") for digit in range(10)) == 1


@given(st.dates(), HAN)
def test_every_identity_number_is_found_wherever_it_stands(day, words):
    begun = f"130602{max(day.year, 1900):04d}{day.month:02d}{min(day.day, 28):02d}000"
    if begun[6:8] not in ("19", "20"):
        begun = begun[:6] + "1999" + begun[10:]
    total = sum(int(digit) * weight for digit, weight in zip(begun, WEIGHTS, strict=True))
    number = begun + CHECKS[total % 11]
    assert found(f"{words}{number}{words}") == [("身份证号码", number)]


@given(st.decimals(min_value=0, max_value=10**12, places=2), HAN)
def test_no_amount_is_taken_for_personal_data(value, words):
    money = Money(Decimal(value))
    for text in (f"{words}{value}元", f"{words}{money.in_wan()}万元", f"{words}{value}"):
        assert found(text) == []


@given(st.from_regex(r"[1-6][1-7]0[0-9]{3}(2[0-9])P([0-9]{12})", fullmatch=True))
def test_no_project_code_of_the_platform_is_taken_for_personal_data(code):
    assert found(f"项目编码：{code}") == []
    assert found(code) == []
    assert found(code.replace("P", "0"), "项目编码") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("联系人：张某某", ["张某某"]),
        ("联系人：张某某电话：0000", ["张某某"]),
        ("填报人（签字）：李某  填报日期：2020年", ["李某"]),
        ("项目负责人：王某主任", ["王某"]),
        ("项目负责人：欧阳某某", ["欧阳某某"]),
        ("联系人： 张 某", ["张 某"]),
        ("经办人：艾力·某某", ["艾力·某某"]),
        ("联系人：张某、李某某", ["张某", "李某某"]),
        ("联系人及联系电话:赵某某 0000", ["赵某某"]),
        ("项目负责人：办公室", []),
        ("责任人：计财科", []),
        ("联系人：王主任", []),
        ("负责人：全体人员", []),
        ("负责人：【待填写】", []),
        ("项目负责人应当按月报送", []),
        ("张某某参加培训", []),
    ],
)
def test_a_name_is_found_only_behind_a_field_that_asks_for_one(text, names):
    assert [one.text for one in personal_names(text)] == names


def test_the_title_of_a_cell_may_ask_for_a_name():
    assert [one.text for one in personal_names("张某某", label="项目 负责人")] == ["张某某"]
    assert [one.text for one in personal_names("李某", label="填报人（签字）：")] == ["李某"]
    assert personal_names("张某某", label="负责人员培训次数") == ()
    assert personal_names("规划股", label="责任人") == ()

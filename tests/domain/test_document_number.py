"""Numbers of official documents as published reports print them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.document_number import find_all


@pytest.mark.parametrize(
    ("text", "printed", "bracket"),
    [
        ("财预〔2020〕10号", "财预〔2020〕10号", "〔〕"),
        ("保财预[2021]4号", "保财预〔2021〕4号", "[]"),
        ("保发【2008】15号", "保发〔2008〕15号", "【】"),
        ("冀财教（2019）133号", "冀财教〔2019〕133号", "（）"),
        ("冀财教(2019)133号", "冀财教〔2019〕133号", "()"),
        ("川财绩﹝2025﹞10号", "川财绩〔2025〕10号", "﹝﹞"),
        ("财预［2020］10号", "财预〔2020〕10号", "［］"),
        ("财预〔2020]10号", "财预〔2020〕10号", "〔]"),
        ("财预 〔 2020 〕 10 号", "财预〔2020〕10号", "〔〕"),
        ("财预〔２０２０〕１０号", "财预〔2020〕10号", "〔〕"),
        ("财预〔2020〕第010号", "财预〔2020〕10号", "〔〕"),
        ("科协办函学字〔2018〕281号", "科协办函学字〔2018〕281号", "〔〕"),
        ("财政部公告2020年第3号", "财政部公告2020年第3号", ""),
        ("财政部2020年第3号公告", "财政部公告2020年第3号", ""),
        ("财政部令 2020 年第 102 号", "财政部令2020年第102号", ""),
    ],
)
def test_a_number_is_found_in_every_bracket_and_printed_in_the_standard_one(text, printed, bracket):
    (found,) = find_all(text)
    assert str(found) == printed
    assert found.bracket == bracket
    assert found.text == text


def test_a_number_has_an_issuer_a_year_and_a_number():
    (found,) = find_all("保财预[2021]4号")
    assert (found.issuer, found.year, found.number) == ("保财预", 2021, 4)


@pytest.mark.parametrize(
    ("text", "is_standard"),
    [
        ("财预〔2020〕10号", True),
        ("财政部公告2020年第3号", True),
        ("财预[2020]10号", False),
        ("财预【2020】10号", False),
        ("财预（2020）10号", False),
        ("财预﹝2020﹞10号", False),
    ],
)
def test_only_hexagonal_brackets_are_the_standard_ones(text, is_standard):
    assert find_all(text)[0].is_standard is is_standard


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("《关于开展绩效管理工作的通知》（保财预[2021]4号）文件精神", ["保财预[2021]4号"]),
        ("根据财预〔2020〕10号和冀财预〔2020〕6号文件", ["财预〔2020〕10号", "冀财预〔2020〕6号"]),
        ("依照经信字〔2020〕5号", ["经信字〔2020〕5号"]),
        ("按财预〔2020〕10号执行", ["财预〔2020〕10号"]),
        ("省委省政府文件冀发〔2018〕34号", ["冀发〔2018〕34号"]),
        ("【科协办函学字〔2018〕281号】", ["科协办函学字〔2018〕281号"]),
        ("关于全面实施预算绩效管理的意见中发〔2018〕34号", ["中发〔2018〕34号"]),
        ("财预〔2020〕10号、财监〔2021〕4号；财办(2023)12号",
         ["财预〔2020〕10号", "财监〔2021〕4号", "财办(2023)12号"]),
        ("和县财预〔2020〕1号", ["和县财预〔2020〕1号"]),
    ],
)  # fmt: skip
def test_the_sentence_in_front_is_no_part_of_the_issuer(text, texts):
    assert [one.text for one in find_all(text)] == texts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "（2020）10号",
        "保定市(2020)3号楼改造",
        "2020年第3号台风",
        "财政部2020年第3号",
        "宗地(2020)10号地块",
        "地块（2020）10号",
        "施工合同(2020)15号",
        "发票号(2020)第10号",
        "共（2020）万元",
        "拨付资金（2020）500万元",
        "第10号",
        "2020年10月1号",
        "财预〔20xx〕10号",
        "财预〔2020〕号",
        "见〔2020〕10号",
        "保定市人民政府办公厅农业农村部全国农业技术推广中心〔2020〕10号",
    ],
)
def test_a_lot_a_building_or_an_amount_is_no_document_number(text):
    assert find_all(text) == []


@given(st.text(alphabet="财预发〔〕[](（）【】2019年第号10 据公告\n"))
def test_no_text_is_an_error_and_what_is_found_stands_in_it(text):
    for one in find_all(text):
        assert one.text in text
        assert 1900 <= one.year < 2100
        assert one.issuer


def test_a_long_text_is_searched_in_little_time():
    start = time.perf_counter()
    assert find_all("财预〔2020〕" * 20_000 + "财" * 100_000 + "〔" * 50_000) == []
    assert time.perf_counter() - start < 2

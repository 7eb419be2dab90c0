"""Lists of projects that sentences spell out, and sentences that are none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.document import Paragraph
from jixiao.domain.place import Place
from jixiao.domain.text import half_width
from jixiao.readers.prose.listings import listings_of


def lines(*texts):
    return [Paragraph(text, Place(text, line=number)) for number, text in enumerate(texts, 1)]


def only(*texts):
    (listing,) = listings_of(lines(*texts))
    return listing


def items(listing):
    return {one.name: one.amount.wan for one in listing.items}


THREE = {"村级运转经费": Decimal(30), "农村公厕管护": Decimal(8), "敬老院运转": Decimal(12)}


@pytest.mark.parametrize(
    "text",
    [
        "2023年我局共有项目三个，分别是村级运转经费30万元、农村公厕管护8万元、敬老院运转12万元。",
        "我局共有3个项目，分别为：村级运转经费30万元，农村公厕管护8万元以及敬老院运转12万元。",
        "全年实施项目3个，其中村级运转经费（30万元）、农村公厕管护（8万元）和敬老院运转（12万元）。",
        "共3个项目：1.村级运转经费，预算30万元；2.农村公厕管护，预算8万元；3.敬老院运转，预算12万元。",
        "三个项目包括村级运转经费300000元、农村公厕管护80,000.00元及敬老院运转0.0012亿元。",
        "项目支出3项，分别是村级运转经费安排30万元，支出28万元；农村公厕管护安排8万元，支出8万元；敬老院运转安排12万元，支出0万元。",
        "村级运转经费30万元、农村公厕管护8万元、敬老院运转12万元，共3个项目50万元。",
    ],
)
def test_a_sentence_gives_each_project_its_first_amount_and_the_stated_count(text):
    listing = only(text)
    assert items(listing) == THREE
    assert listing.stated_count == 3


def test_numbered_paragraphs_are_one_list_led_in_by_the_paragraph_before():
    listing = only(
        "2023年，我单位共有项目3个，总金额110万元，具体如下：",
        "1.村级运转项目，预算80万元，主要用于村级办公。",
        "2.公厕管护项目，预算20万元；",
        "3.敬老院运转经费，预算10万元，实际支出9.8万元。",
    )
    assert [one.name for one in listing.items] == ["村级运转项目", "公厕管护项目", "敬老院运转经费"]
    assert (listing.stated_count, listing.stated_total.wan) == (3, 110)
    assert [one.place.line for one in listing.items] == [2, 3, 4]
    assert listing.place.line == 2


@pytest.mark.parametrize(
    ("text", "total"),
    [
        (
            "共实施5个项目，总金额235万元，其中河道清淤120万元，山洪灾害防治70万元，水库管护45万元。",
            235,
        ),
        ("项目资金合计235万元。分别为河道清淤项目120万元、防治项目70万元、管护项目45万元。", 235),
        ("河道清淤120万元、山洪灾害防治70万元、水库管护45万元，合计235万元。", 235),
        (
            "2024年项目支出预算共安排0.0235亿元，主要包括：清淤经费120万元、防治经费70万元、管护经费45万元。",
            235,
        ),
        ("3个项目，分别是河道清淤120万元、山洪灾害防治70万元、水库管护45万元。", None),
    ],
)
def test_the_total_is_kept_apart_and_never_an_item(text, total):
    listing = only(text)
    assert len(listing.items) == 3
    assert (listing.stated_total.wan if listing.stated_total else None) == total


def test_the_count_nearest_before_the_list_is_taken():
    text = "全年共有项目11个，其中延续性项目3个，分别是甲项目8万元、乙项目9万元、丙项目7万元。"
    assert only(text).stated_count == 3


def test_a_new_count_begins_another_list():
    text = (
        "一级项目2个，分别是清淤项目8万元、绿化项目9万元；"
        "二级项目3个，分别是照明项目7万元、环卫项目6万元、排水项目5万元。"
    )
    found = list(listings_of(lines(text)))
    assert [(one.stated_count, len(one.items)) for one in found] == [(2, 2), (3, 3)]


def test_words_that_are_also_labels_stay_in_the_names():
    text = "主要包括：审计业务经费80万元、公共设施维护项目100万元、统计调查经费30万元。"
    assert list(items(only(text))) == ["审计业务经费", "公共设施维护项目", "统计调查经费"]


def test_an_amount_without_a_unit_is_read_in_the_unit_of_the_others_and_marked():
    text = "项目3个，分别是培训经费8元、学术经费0.50、宣传经费7元。"
    listing = only(text)
    assert [one.amount.yuan for one in listing.items] == [8, Decimal("0.50"), 7]
    assert [one.has_unit for one in listing.items] == [True, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "一般公共预算财政拨款收入3859.16万元、事业收入0万元、其他收入266.33万元。",
        "一般公共服务支出100万元、教育支出20万元、农林水支出30万元。",
        "基本支出5377.64万元，占55.10%；项目支出4381.74万元，占44.90%。",
        "全年投入资金5万元，发放补贴20万元，奖补3万元。",
        "项目支出比上年增加10万元，其中培训减少5万元，宣传增加15万元，会议增加2万元。",
        "组织培训5次，支出3万元，发放资料500份，支出2万元，制作展板6块，支出1万元。",
        "第一季度用款计划15万元，第二季度用款计划15万元，第三季度用款计划15万元。",
        "每户补助3000元/户，每人500元/人，每亩200元/亩。",
        "项目分别为甲项目、乙项目、丙项目，金额分别为80万元、20万元、10万元。",
        "管护（2座8万元）、清扫（3人9万元）、照明（4盏5万元）。",
        "",
    ],
)
def test_accounts_deeds_and_changes_are_no_list_of_projects(text):
    assert list(listings_of(lines(text))) == []


def test_accounts_are_kept_where_the_sentence_counts_projects():
    text = "共有4个项目，分别为办公费5万元、差旅费6万元、印刷费7万元、清淤工程8万元。"
    assert only(text).stated_count == 4


def test_every_item_quotes_what_is_printed():
    text = "共有项目３个，分别是村级运转经费（３０万元）、农村公厕管护８万元、敬老院运转１２万元。"
    listing = only(text)
    assert [one.place.text for one in listing.items] == [
        "村级运转经费（３０万元）",
        "农村公厕管护８万元",
        "敬老院运转１２万元",
    ]
    assert items(listing) == THREE


PARTS = [
    "项目3个",
    "分别是",
    "清淤工程",
    "80万元",
    "以及",
    "，",
    "、",
    "；",
    "（",
    "）",
    "合计",
    "1.",
    "。",
    "0",
    "其中",
]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_no_sentence_is_an_error_and_nothing_is_invented(text):
    for listing in listings_of(lines(text)):
        for one in listing.items:
            assert one.place.text in text
            assert one.name in half_width(text)

"""What holds for every text that may stand in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.actual import Actual
from jixiao.domain.target import Target
from jixiao.domain.value import Nature

PIECES = (
    *"0123456789",
    "5", "100", "0.97", "2021", "12", "1,234", "968.191 8", "≥", "≤", ">=", "<", "=>",
    "═", "大于等于", "不少于", "控制在", "以上", "及以下", "以内", "左右", "约", "余",
    "多", "近", "(", ")", "（", "）", "-", "—", "--", "~", "至", "到", "/", "*", "·",
    "、", ",", "。", "…", "**", "xx", " ", "\n", "\u3000", "%", "‰", "百分比", "比例",
    "个", "家", "人次", "万", "亿", "元", "万元", "m²", "TB", "平", "方米", "年", "月",
    "日", "底", "前", "季度", "上半年", "一", "两", "十", "百分之", "完成", "已", "未",
    "性", "第", "二", "优", "良", "差", "好", "坏", "是", "否", "无", "的", "项目",
    "合格率", "每年", "\u200b", "+", ".", ":", "或", "每", "内",
)  # fmt: skip
CELLS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.text(),
    st.text(alphabet="0123456789.,- ≥<=%个元万()年月", max_size=15),
)


@pytest.mark.parametrize("kind", [Target, Actual])
@given(text=CELLS)
def test_any_text_is_read_kept_and_printed_so_that_it_reads_the_same(kind, text):
    value = kind.parse(text)
    assert value.text == text
    assert kind.parse(str(value)) == value
    assert value.comparison in {"", "≥", ">", "=", "<", "≤"}
    assert hash(value) == hash(kind.parse(text))


@given(text=CELLS)
def test_the_parts_agree_with_the_nature(text):
    value = Target.parse(text)
    assert value.nature not in {Nature.DONE, Nature.NONE}
    assert (value.period is not None) == (value.nature is Nature.DATE)
    assert (value.upper is not None) == (value.nature is Nature.RANGE)
    if value.nature is Nature.QUANTITY:
        assert value.is_number
    elif value.nature not in {Nature.RANGE, Nature.SENTENCE}:
        assert not value.is_number
    if value.upper is not None:
        assert value.number is not None
        assert value.number < value.upper
    assert (value.in_base_unit() is None) == (value.number is None)


@given(
    comparison=st.sampled_from(["", "≥", ">", "=", "<", "≤"]),
    number=st.decimals(min_value=0, max_value=10**9, places=2),
    unit=st.sampled_from(["", "个", "%", "万元", "元/生/年", "人次", "m²", "小时"]),
)
def test_a_plain_quantity_is_printed_as_it_was_published(comparison, number, unit):
    text = f"{comparison}{number}{unit}"
    value = Target.parse(text)
    assert (value.comparison, value.number, value.unit) == (comparison, number, unit)
    assert str(value) == text


@pytest.mark.parametrize(
    "text", ["≥" + " " * 20_000 + "x", "1月" * 5_000, "(" * 20_000, "9" * 20_000]
)
def test_a_very_long_cell_is_read_as_well(text):
    assert Target.parse(text).text == text

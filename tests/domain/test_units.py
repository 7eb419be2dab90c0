"""Units: where they end, what kind of quantity they measure, and under what name they compare."""

import pytest

from jixiao.domain.units import ALIASES, UNITS, base_of, canonical, is_unit, kind_of, split_unit


@pytest.mark.parametrize(
    ("tail", "unit", "rest"),
    [
        ("个", "个", ""),
        ("个月", "个月", ""),
        ("个地方科协改革试点", "个", "地方科协改革试点"),
        ("人次", "人次", ""),
        ("万人次培训", "万人次", "培训"),
        ("元每人", "元每人", ""),
        ("元/台套房", "元/台套房", ""),
        ("元/生、年", "元/生、年", ""),
        ("次、场", "次", "、场"),
        ("mg/m³", "mg/m³", ""),
        ("m2", "m2", ""),
        ("kwh", "kwh", ""),
        ("minutes of work", "", "minutes of work"),
        ("展位", "展位", ""),
        ("展位,好", "展位", ",好"),
        ("很长的一段文字", "", "很长的一段文字"),
        ("元/", "元", "/"),
        ("/", "", "/"),
        ("", "", ""),
    ],
)
def test_the_longest_unit_wins_and_the_rest_is_kept(tail, unit, rest):
    assert split_unit(tail) == (unit, rest)


def test_an_unlisted_run_is_no_unit_where_guessing_is_off():
    assert split_unit("展位", guess=False) == ("", "展位")


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("个", "count"), ("人", "people"), ("万人次", "people"), ("元", "money"), ("亿元", "money"),
        ("元/人*月", "money"), ("%", "rate"), ("‰", "rate"), ("亩", "area"), ("公里", "length"),
        ("M", "length"), ("吨", "weight"), ("千克", "weight"), ("天", "time"), ("m³", "volume"),
        ("TB", "data"), ("kwh", "energy"), ("mg/L", "concentration"),
        ("万", None), ("/株", None), ("展位", None), ("", None),
    ],
)  # fmt: skip
def test_a_unit_has_a_kind_of_quantity(unit, kind):
    assert kind_of(unit) == kind


@pytest.mark.parametrize(
    ("unit", "power", "base"),
    [
        ("万人次", 4, "人次"), ("亿元", 8, "元"), ("千米", 0, "千米"), ("万/月", 4, "/月"),
        ("万元/人", 4, "元/人"), ("展位", 0, "展位"), ("", 0, ""), ("百万元", 6, "元"),
    ],
)  # fmt: skip
def test_a_scale_comes_off_and_the_unit_stays(unit, power, base):
    assert base_of(unit) == (power, base)


def test_names_of_one_unit_compare_under_one_name():
    assert canonical("㎡") == canonical("平米") == "平方米"
    assert canonical("万㎡") == "万平方米"
    assert canonical("元/人·日") == "元/人/天"
    assert canonical("千瓦·时") == canonical("kWh")


def test_every_alias_and_its_canonical_name_are_listed_units():
    assert {name for pair in ALIASES.items() for name in pair} <= UNITS.keys()


@pytest.mark.parametrize(
    ("text", "unit"), [("元/生/年", True), ("次或种", True), ("好", False), ("", False)]
)
def test_a_text_is_a_unit_only_as_a_whole(text, unit):
    assert is_unit(text) is unit

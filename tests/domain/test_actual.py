"""Every form of actual value seen in published documents, and what is read from it."""

from decimal import Decimal

import pytest

from jixiao.domain.actual import Actual
from jixiao.domain.target import Target
from jixiao.domain.value import Nature

FORMS = {
    "≥266米": (Nature.QUANTITY, "≥", "266", "米"),
    "≥90%": (Nature.QUANTITY, "≥", "90", "%"),
    "≥360天": (Nature.QUANTITY, "≥", "360", "天"),
    "88.32%及以上": (Nature.QUANTITY, "≥", "88.32", "%"),
    "50": (Nature.QUANTITY, "", "50", ""),
    "132.9": (Nature.QUANTITY, "", "132.9", ""),
    "完成": (Nature.DONE, "", None, ""),
    "已完成": (Nature.DONE, "", None, ""),
    "全部完成。": (Nature.DONE, "", None, ""),
    "已完成100%": (Nature.SENTENCE, "", "100", "%"),
    "达成预期指标": (Nature.QUALITATIVE, "", None, ""),
    "1-2期未能及时培训": (Nature.SENTENCE, "", None, ""),
    "存在18岁以下、54周岁以上": (Nature.SENTENCE, "", None, ""),
    "按进度执行,已使用约40%": (Nature.SENTENCE, "", "40", "%"),
    "≥6架,实际布防6架": (Nature.SENTENCE, "", None, ""),
    "无": (Nature.NONE, "", None, ""),
    "未完成": (Nature.NONE, "", None, ""),
    "未开展": (Nature.NONE, "", None, ""),
    "是": (Nature.YES_NO, "", None, ""),
    "好/好": (Nature.QUALITATIVE, "", None, ""),
    "程度较高": (Nature.QUALITATIVE, "", None, ""),
    "0": (Nature.QUANTITY, "", "0", ""),
    "": (Nature.BLANK, "", None, ""),
    "/": (Nature.BLANK, "", None, ""),
    "2020年": (Nature.DATE, "", None, ""),
}


@pytest.mark.parametrize("text", FORMS)
def test_an_actual_value_is_read_for_what_it_says(text):
    nature, comparison, number, unit = FORMS[text]
    actual = Actual.parse(text)
    assert (actual.nature, actual.comparison, actual.unit) == (nature, comparison, unit)
    assert actual.number == (None if number is None else Decimal(number))
    assert actual.text == text
    assert Actual.parse(str(actual)) == actual


def test_a_number_in_prose_after_about_is_approximate():
    assert Actual.parse("按进度执行,已使用约40%").approximate
    assert Actual.parse("已使用40%左右").approximate
    assert not Actual.parse("已使用40%").approximate


@pytest.mark.parametrize(
    ("actual", "target", "copied"),
    [
        ("≥90%", "≥90%", True),
        (">= 90 %", "≥90%", True),
        ("90%以上", "≥90%（满意度）", True),
        ("≥50平米", "≥50㎡（绿化）", True),
        ("≥0.5万人", "≥5000人次", False),
        ("≥0.5万人", "≥5000人（次）", True),
        ("效果明显", "效果明显", True),
        ("90%", "90%", True),
        ("90%", "≥90%", False),
        ("≥95%", "≥90%", False),
        ("=90%", "≥90%", False),
        ("≥50", "≥50个", True),
        ("≥%", "≥90%", False),
        ("≥90户", "≥90人", False),
        ("完成", "≥90%", False),
        ("", "", False),
        ("-", "≥90%", False),
    ],
)
def test_a_copied_target_shows_by_its_sign_or_letter_for_letter(actual, target, copied):
    assert Actual.parse(actual).copies(Target.parse(target)) is copied


def test_a_target_and_an_actual_with_the_same_words_are_not_the_same_thing():
    assert len({Actual.parse("90%"), Target.parse("90%")}) == 2

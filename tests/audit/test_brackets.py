"""What is wrong with the brackets of a text."""

import pytest

from jixiao.audit.brackets import BracketFault, bracket_faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("≥1000份（）", "empty"),
        ("≥1000份( )", "empty"),
        ("≥10种（品种或数量（次）", "unclosed"),
        ("≥10种（品种", "unclosed"),
        ("≥10种（品种】", "unclosed"),
        ("≥10种 品种）", "unopened"),
        ("≥90%（比例（百分比））", "nested"),
        ("≥90%(比例（百分比）)", "nested mixed"),
        ("≥2场(线上）", "mixed"),
        ("≥2场(线上)和（线下）", "mixed"),
        ("［甲]", "mixed"),
    ],
)
def test_every_fault_is_named_once(text, faults):
    assert bracket_faults(text) == tuple(BracketFault(one) for one in faults.split())


@pytest.mark.parametrize(
    "text",
    [
        "≥90%",
        "≥90%(全年覆盖情况)",
        "500元（冀财社〔2019〕10号）",
        "[80%,90%)",
        "（10，20]",
        "1）新建泵站1座；2）改造渠道3公里",
        "一）培训；二）宣传",
        "（一）培训",
    ],
)
def test_whole_brackets_intervals_and_numbered_items_are_in_order(text):
    assert bracket_faults(text) == ()

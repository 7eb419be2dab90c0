"""Sums and percentages in prose: honest rounding is never reported, a real error always is."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.audit.cases import document_of
from jixiao.audit.loader import find_rule
from jixiao.audit.run import run_rule

AMOUNTS = st.integers(min_value=1_000_000, max_value=99_999_999_999)  # yuan


def findings(code, text):
    found, outcome = run_rule(find_rule(code), document_of({"text": text}))
    assert "运行出错" not in outcome.reason
    return found


def rounded(number, places):
    step = Decimal(1).scaleb(-places)
    return str(Decimal(number).quantize(step, rounding=ROUND_HALF_UP))


def in_wan(yuan, places=2):
    return rounded(Decimal(yuan) / 10_000, places)


def percent(part, whole):
    return rounded(Decimal(part) * 100 / Decimal(whole), 2)


def sentence_of(amounts, total, places=2):
    parts = "、".join(f"第{n}项费用{in_wan(one, places)}万元" for n, one in enumerate(amounts, 1))
    return f"项目总预算{total}万元，其中：{parts.replace('第', '甲')}。"


@given(st.lists(AMOUNTS, min_size=2, max_size=12), st.integers(min_value=0, max_value=4))
def test_parts_that_were_rounded_are_not_reported(amounts, places):
    text = sentence_of(amounts, in_wan(sum(amounts), places), places)
    assert not findings("FU015", text)


@given(st.lists(AMOUNTS, min_size=3, max_size=12), st.integers(min_value=1, max_value=9))
def test_a_total_below_its_parts_is_reported(amounts, hundredths):
    envelope = (len(amounts) + 1) * 50
    lowered = sum(amounts) - 2 * envelope - hundredths * 100
    assert findings("FU015", sentence_of(amounts, in_wan(lowered)))


@given(st.lists(AMOUNTS, min_size=3, max_size=12))
def test_a_total_a_little_above_its_parts_is_reported(amounts):
    raised = sum(amounts) + sum(amounts) // 20 + 100_000
    assert findings("FU015", sentence_of(amounts, in_wan(raised)))


@given(AMOUNTS, AMOUNTS)
def test_an_honest_completion_rate_is_not_reported(budget, spent):
    text = (
        f"年初预算为{in_wan(budget)}万元，支出决算为{in_wan(spent)}万元，"
        f"完成年初预算的{percent(spent, budget)}%。"
    )
    assert not findings("FU016", text)


@given(AMOUNTS, AMOUNTS, st.integers(min_value=1, max_value=50))
def test_a_false_completion_rate_is_reported(budget, spent, points):
    false = Decimal(percent(spent, budget)) * 2 + points
    text = (
        f"年初预算为{in_wan(budget)}万元，支出决算为{in_wan(spent)}万元，"
        f"完成年初预算的{rounded(false, 2)}%。"
    )
    true_the_other_way = abs(false - Decimal(percent(budget, spent))) < 1
    assert findings("FU016", text) or true_the_other_way


@given(AMOUNTS, AMOUNTS, st.booleans())
def test_an_honest_growth_rate_is_not_reported(before, after, is_rounded_first):
    change = abs(Decimal(in_wan(after)) - Decimal(in_wan(before)))
    if not is_rounded_first:
        change = Decimal(in_wan(abs(after - before)))
    word = ("增加", "增长") if after >= before else ("减少", "下降")
    rate = percent(abs(after - before), before)
    text = f"机关运行经费支出{in_wan(after)}万元，比上年{word[0]}{change}万元，{word[1]}{rate}%。"
    assert not findings("FU016", text)


@given(AMOUNTS, st.integers(min_value=2, max_value=90))
def test_a_false_growth_rate_is_reported(before, tenths):
    after = before + before * tenths // 100
    change = Decimal(in_wan(after)) - Decimal(in_wan(before))
    false = tenths * 2 + 1
    text = f"机关运行经费支出{in_wan(after)}万元，比上年增加{change}万元，增长{false}.00%。"
    assert findings("FU016", text)


@given(st.lists(AMOUNTS, min_size=2, max_size=8))
def test_honest_shares_are_not_reported(amounts):
    total = sum(amounts)
    shares = "；".join(
        f"甲{n}支出{in_wan(one)}万元，占{percent(one, total)}%" for n, one in enumerate(amounts)
    )
    text = f"本年支出合计{in_wan(total)}万元，其中：{shares}。"
    assert not findings("FU016", text)
    assert not findings("FU015", text)


@pytest.mark.parametrize(
    "text",
    [
        "社会保障和就业支出（2080505）150.20万元，卫生健康支出（2101101）20.30万元。",
        "根据沪府规〔2016〕168号文，2024年12月31日前完成，联系电话62530000，第26页。",
        "发放补贴1200人次36万元，按每人每月300元的标准执行。",
        "10-20家学会工作站和1-2家院士专家工作站，参会500余人，投入约300万元。",
        "3.6.2 项目资金共100万元，其中：1.2023年50万元、2.2024年50万元。",
    ],
)
@pytest.mark.parametrize("code", ["FU015", "FU016", "FU017"])
def test_codes_dates_pages_and_ranges_are_no_amounts(code, text):
    assert not findings(code, text)


def test_shares_of_an_unnamed_sum_are_checked_where_one_share_bears_the_sum_out():
    text = "公务用车费6.00万元，占{}%；公务接待费2.12万元，占26.11%。"
    assert not findings("FU016", text.format("73.89"))
    assert findings("FU016", text.format("79.89"))
    assert not findings("FU016", "甲市投入6.00万元，占20%；乙市投入2.12万元，占30%。")


def test_a_long_list_is_added_up():
    amounts = [100_000_000 + n for n in range(150)]
    assert not findings("FU015", sentence_of(amounts, in_wan(sum(amounts))))


def test_a_long_sum_is_shown_by_its_first_parts():
    text = sentence_of([100_000_000] * 20, "195000.50")
    (found,) = findings("FU015", text)
    assert "…（共20项）=200000.00万元" in found.message

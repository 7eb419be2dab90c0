"""Writing into the cells of a form, and reading back what was written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pipeline.sheets import (
    FORMS,
    HEBEI,
    blank,
    filled_sheets,
    fitting,
    open_cells,
    texts_of,
)

from jixiao.domain.money import Money
from jixiao.domain.plain import from_plain, to_plain
from jixiao.domain.sheet import Fund, FundSource, Objective, Sheet
from jixiao.domain.target import Target
from jixiao.pipeline.filling import CannotBeFilled, canonical, with_field
from jixiao.pipeline.screen import screen_of

LEVELS = frozenset({"dimension", "kind", "name"})


def everything(_owner, field):
    """All cells but that of the unit, which some forms print with its title in the same cell."""
    return field != "unit"


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("funds.0.original_budget", "约10万", "不是金额"),
        ("indicators.0.points", "十分", "不是数字"),
        ("indicators.0.points", "NaN", "不是数字"),
        ("spending_plan.0.share", "120", "0至100"),
        ("spending_plan.0.share", "x", "0至100"),
        ("indicators.9.name", "名称", "没有"),
        ("funds.nowhere.label", "x", "没有"),
        ("funds.0.original_budget", "99999999999999", "最大金额"),
        ("indicators.0.points", "10 20", "不是数字"),
        ("indicators.0.points", "1_0", "不是数字"),
        ("indicators.0.points", "1e9", "不是数字"),
        ("indicators.0.points", "-5", "0至1000"),
        ("indicators.0.points", "123456", "0至1000"),
        ("indicators.0.likelihood", "也许", "确定能"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(printed, path, text, message):
    with pytest.raises(CannotBeFilled, match=message):
        with_field(printed[0], path, text)


def test_a_change_of_one_cell_changes_nothing_else(printed):
    sheet = printed[0]
    filled = with_field(sheet, "indicators.0.target", "≥95%")
    assert filled.indicators[0].target == Target.parse("≥95%")
    assert with_field(filled, "indicators.0.target", sheet.indicators[0].target.text) == sheet


def test_results_stay_beside_their_objectives_where_a_line_is_added():
    sheet = Sheet(objectives=(Objective("一", "完成一"), Objective("二", "完成二")))
    more = with_field(sheet, "objectives.annual.text", "一\n二\n三")
    assert [(one.text, one.result) for one in more.objectives] == [
        ("一", "完成一"), ("二", "完成二"), ("三", ""),
    ]  # fmt: skip
    fewer = with_field(more, "objectives.annual.result", "好")
    assert [one.result for one in fewer.objectives] == ["好", "", ""]


@pytest.mark.parametrize("name", FORMS)
def test_every_cell_of_every_form_says_what_was_written_into_it(name):
    sheet = with_field(blank(name), "indicators.0.name", "三级")
    cells = open_cells(sheet, everything)
    assert cells
    for cell in cells:
        for text in fitting(cell):
            filled = with_field(sheet, cell.path, text)
            shown = screen_of(filled).cell(canonical(filled, cell.path))
            assert (shown.text, text) == (text, text), cell.path
            assert from_plain(Sheet, to_plain(filled)) == filled


@pytest.mark.parametrize("name", FORMS)
def test_a_form_filled_in_cell_after_cell_keeps_all_of_it(name):
    sheet, said = blank(name), {}
    for cell in open_cells(sheet, everything):
        if cell.field.startswith("likelihood_"):
            continue  # one choice excludes the others
        text = fitting(cell)[-1]
        sheet = with_field(sheet, cell.path, text)
        said[canonical(sheet, cell.path)] = text
    shown = texts_of(sheet)
    assert {canonical(sheet, path): text for path, text in said.items()} == {
        path: text for path, text in shown.items() if path in said
    }


@given(filled_sheets(), st.data())
def test_writing_into_one_cell_leaves_every_other_as_it_was(sheet, data):
    cells = [one for one in open_cells(sheet, everything) if one.field not in LEVELS - {"name"}]
    cell = data.draw(st.sampled_from(cells))
    text = data.draw(st.sampled_from(fitting(cell)))
    filled = with_field(sheet, cell.path, text)
    owner = canonical(filled, cell.path).rpartition(".")[0]
    before, after = texts_of(sheet), texts_of(filled)
    assert after[canonical(filled, cell.path)] == text
    others = {path for path in before.keys() & after.keys() if path != cell.path}
    assert {path: after[path] for path in others} == {path: before[path] for path in others}
    assert all(path.startswith((f"{owner}.", cell.owner)) for path in before.keys() ^ after.keys())


@given(filled_sheets(), st.data(), st.text(max_size=12))
def test_any_text_is_read_or_refused_and_what_is_shown_can_be_written_again(sheet, data, text):
    cell = data.draw(st.sampled_from(open_cells(sheet, everything)))
    try:
        filled = with_field(sheet, cell.path, text)
    except CannotBeFilled:
        return
    assert from_plain(Sheet, to_plain(filled)) == filled
    shown = texts_of(filled)
    path = canonical(filled, cell.path)
    if path in shown:
        assert texts_of(with_field(filled, path, shown[path])) == shown


@given(st.integers(0, 10**17))
def test_an_amount_keeps_every_fen(fen):
    yuan = Decimal(fen).scaleb(-2)
    typed = f"{yuan.scaleb(-4):f}"
    filled = with_field(blank(HEBEI), "funds.0.original_budget", typed)
    assert filled.budget == Money(yuan)
    assert Decimal(texts_of(filled)["funds.0.original_budget"]) == yuan.scaleb(-4)


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [("48", "480000"), ("１，２３４．５０", "12345000"), ("48万元", "480000"), ("5000元", "5000")],
)
def test_an_amount_is_in_wan_unless_it_names_its_unit(typed, yuan):
    assert with_field(blank(HEBEI), "funds.0.original_budget", typed).budget.yuan == Decimal(yuan)


@pytest.mark.parametrize(
    "path",
    [
        "", ".", "indicators", "indicators.", "indicators.-1.name", "indicators.².name",
        "indicators.0.", "indicators.0.monitoring", "indicators.0.places", "indicators.0.term",
        "indicators.0.cause_weather", "indicators.0.likelihood_never", "funds.0.nonsense",
        "funds.0.source", "funds.-1.label", f"funds.{'9' * 5000}.label", "project.owner",
        "project.name.first", "spending_plan.-1.share", "spending_plan.0.text", "tasks.0.places",
        "tasks.7.name", "objectives.annual.points", "objectives.-1+2.text", "objectives.0+9.text",
        "objectives.0+0.result", "objectives.nowhere.text", "title", "indicators.x.name", "kind",
    ],
)  # fmt: skip
def test_a_cell_that_no_form_has_is_refused(printed, path):
    with pytest.raises(CannotBeFilled, match=r"没有.*重新打开页面"):
        with_field(printed[0], path, "1")


def test_a_column_of_the_publishers_own_is_kept_as_it_is_written(printed):
    sheet = with_field(printed[0], "indicators.0.remark", "见附件")
    assert sheet.indicators[0].extra["remark"] == "见附件"
    assert "remark" not in with_field(sheet, "indicators.0.remark", "").indicators[0].extra
    assert with_field(sheet, "phone", "见封面").extra["phone"] == "见封面"


def test_a_source_of_money_is_put_in_by_its_name_and_found_by_its_number():
    sheet = with_field(Sheet(), "funds.fiscal.original_budget", "10")
    assert sheet.funds == (Fund(FundSource.FISCAL, original_budget=Money.of(100_000)),)
    assert canonical(sheet, "funds.fiscal.original_budget") == "funds.0.original_budget"
    assert canonical(sheet, "funds.total.original_budget") == "funds.total.original_budget"
    again = with_field(sheet, "funds.fiscal.original_budget", "20")
    assert [one.original_budget for one in again.funds] == [Money.of(200_000)]


def test_results_go_back_to_the_objectives_that_had_them():
    sheet = Sheet(
        objectives=(Objective("一"), Objective("二", "完成二"), Objective("三", "完成三"))
    )
    filled = with_field(sheet, "objectives.annual.result", "完成二。\n完成三。")
    assert [one.result for one in filled.objectives] == ["", "完成二。", "完成三。"]


def test_an_objective_with_a_result_or_with_points_stays_when_its_line_is_taken_out():
    known = (Objective("一", points=Decimal(40)), Objective("二", "完成二"), Objective("三"))
    filled = with_field(Sheet(objectives=known), "objectives.annual.text", "")
    assert filled.objectives == (Objective("", points=Decimal(40)), Objective("", "完成二"))


def test_objectives_for_the_year_and_for_longer_do_not_mix():
    known = (Objective("一"), Objective("远", term="long_term"), Objective("二"))
    filled = with_field(Sheet(objectives=known), "objectives.long_term.long_term", "更远\n最远")
    assert [(one.text, one.term) for one in filled.objectives] == [
        ("一", "annual"), ("更远", "long_term"), ("最远", "long_term"), ("二", "annual"),
    ]  # fmt: skip


def test_the_lines_of_one_objective_of_several_are_written_in_their_place():
    known = tuple(Objective(one, points=points) for one, points in (
        ("一", Decimal(40)), ("一续", None), ("二", Decimal(60)),
    ))  # fmt: skip
    filled = with_field(Sheet(objectives=known), "objectives.0+2.text", "一\n新\n续")
    assert [one.text for one in filled.objectives] == ["一", "新", "续", "二"]
    assert [one.points for one in filled.objectives] == [Decimal(40), None, None, Decimal(60)]


def test_what_no_database_keeps_is_not_kept():
    filled = with_field(Sheet(), "purpose", "\x00科普\x1b展览\r\n第二行\x85 ")
    assert filled.purpose == "科普展览\n第二行"

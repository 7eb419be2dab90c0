"""What changed from one state of a sheet to another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pipeline.sheets import (
    HEBEI,
    filled_sheets,
    fitting,
    indicator,
    open_cells,
    texts_of,
)

from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet
from jixiao.pipeline.changes import ChangeKind, compare
from jixiao.pipeline.filling import canonical, with_field

ROWS = (
    ("成本指标", "经济成本指标", "展览总成本", "≤50万元"),
    ("产出指标", "数量指标", "举办展览场次", "≥12场"),
    ("产出指标", "质量指标", "展品完好率", "≥95%"),
    ("效益指标", "社会效益指标", "服务观众人次", "≥2万人次"),
)


def sheet(rows=ROWS, **given):
    """A sheet of objectives with these indicators."""
    names = ("dimension", "kind", "name", "target")
    indicators = [dict(zip(names, row, strict=True)) for row in rows]
    plain = {
        "form": "mof_2021_objective",
        "project": {"name": "科普展览"},
        "funds": [{"source": "total", "original_budget": "500000元"}],
        "objectives": ["办好展览"],
        "indicators": indicators,
        **given,
    }
    return from_plain(Sheet, plain)


def changed(at, **values):
    """The rows with one of them changed."""
    names = ("dimension", "kind", "name", "target")
    row = tuple(values.get(name, old) for name, old in zip(names, ROWS[at], strict=True))
    return (*ROWS[:at], row, *ROWS[at + 1 :])


def told(old, new):
    """Every change: how, of which row, what was and what is."""
    return [(one.kind, one.row, one.old, one.new) for one in compare(old, new).changes]


def test_the_same_sheet_has_no_changes():
    assert told(sheet(), sheet()) == []


def test_a_changed_target_is_the_only_change():
    found = told(sheet(), sheet(changed(1, target="≥15场")))
    assert found == [(ChangeKind.REWRITTEN, "举办展览场次", "≥12场", "≥15场")]


def test_money_and_objectives_are_compared_as_printed():
    new = sheet(
        funds=[{"source": "total", "original_budget": "560000元"}], objectives=["办好12场展览"]
    )
    assert {one[2:] for one in told(sheet(), new)} == {
        ("50.00", "56.00"),
        ("办好展览", "办好12场展览"),
    }


def test_a_row_that_only_moved_did_not_change():
    moved = (ROWS[0], ROWS[2], ROWS[1], ROWS[3])
    assert told(sheet(), sheet(moved)) == []


def test_a_renamed_row_changed_its_name_alone():
    found = told(sheet(), sheet(changed(2, name="展品平均完好率")))
    assert found == [(ChangeKind.REWRITTEN, "展品平均完好率", "展品完好率", "展品平均完好率")]


def test_a_new_row_is_new_in_every_cell_and_changes_no_other():
    new = sheet((*ROWS, ("满意度指标", "服务对象满意度指标", "观众满意度", "≥90%")))
    found = told(sheet(), new)
    assert {(kind, row) for kind, row, _old, _new in found} == {(ChangeKind.ADDED, "观众满意度")}
    assert "≥90%" in {new for _kind, _row, _old, new in found}


def test_a_row_put_in_on_top_does_not_change_those_below():
    new = sheet((("产出指标", "时效指标", "按期开展率", "=100%"), *ROWS))
    assert {(kind, row) for kind, row, _old, _new in told(sheet(), new)} == {
        (ChangeKind.ADDED, "按期开展率")
    }


@pytest.mark.parametrize("at", range(len(ROWS)))
def test_a_row_taken_out_is_gone_and_changes_no_other(at):
    new = sheet((*ROWS[:at], *ROWS[at + 1 :]))
    found = told(sheet(), new)
    assert {(kind, row) for kind, row, _old, _new in found} == {(ChangeKind.REMOVED, ROWS[at][2])}


@pytest.mark.parametrize("at", range(len(ROWS)))
def test_a_row_under_another_level_is_told_though_its_cell_is_merged(at):
    new = sheet(changed(at, kind="可持续影响指标"))
    assert (ChangeKind.REWRITTEN, ROWS[at][2], ROWS[at][1], "可持续影响指标") in told(sheet(), new)


def test_a_row_that_says_something_else_altogether_is_one_gone_and_one_new():
    found = told(sheet(), sheet(changed(1, name="培训讲解员")))
    assert {(kind, row) for kind, row, _old, _new in found} == {
        (ChangeKind.ADDED, "培训讲解员"), (ChangeKind.REMOVED, "举办展览场次"),
    }  # fmt: skip


def test_the_cells_that_changed_stand_on_both_papers():
    compared = compare(sheet(), sheet((ROWS[3], *changed(1, target="≥15场")[:3])))
    assert compared.old_paths == {"indicators.1.target"}
    assert compared.new_paths == {"indicators.2.target"}
    assert all(compared.new.cell(path) for path in compared.new_paths)
    assert all(compared.old.cell(path) for path in compared.old_paths)


def test_a_second_source_of_the_same_money_is_told_from_the_first():
    one = {"source": "other", "label": "其他资金", "original_budget": "10000元"}
    old = sheet(funds=[one, {**one, "original_budget": "20000元"}])
    new = sheet(funds=[one, {**one, "original_budget": "30000元"}])
    assert [change[2:] for change in told(old, new)] == [("2.00", "3.00")]


def test_every_cell_that_says_something_is_told_with_whether_it_changed():
    compared = compare(sheet(), sheet(changed(1, target="≥15场")))
    kept = {one.title: one.new for one in compared.cells if one.kind is ChangeKind.KEPT}
    assert kept["展品完好率：指标值"] == "≥95%"
    assert "举办展览场次：指标值" not in kept
    assert {one.title for one in compared.changes} == {"举办展览场次：指标值"}
    assert all(one.old or one.new for one in compared.cells)
    assert {one.new_key for one in compared.changes} == {"indicators-1-target"}


def test_indicators_are_compared_by_name_wherever_they_stand():
    before = Sheet(indicators=(indicator("甲"), indicator("乙"), indicator("丙")))
    after = Sheet(indicators=(indicator("丁"), indicator("甲"), indicator("丙", "20个")))
    found = [(one.title, one.old, one.new) for one in compare(before, after, form=HEBEI).changes]
    assert ("丙：指标值", "12个", "20个") in found
    assert ("丁：三级指标", "", "丁") in found
    assert ("乙：三级指标", "乙", "") in found
    assert not [one for one in found if one[0].startswith("甲")]


def test_a_third_level_that_is_merged_over_a_fourth_is_told_once_a_row():
    rows = [indicator(name, extra={"level3": "上级"}) for name in ("甲", "乙")]
    old = Sheet(form="local_2020_four_levels", indicators=tuple(rows))
    found = compare(old, with_field(old, "indicators.0.name", "新上级")).changes
    assert [(one.row, one.label, one.old, one.new) for one in found] == [
        ("甲", "三级指标", "上级", "新上级"), ("乙", "三级指标", "上级", "新上级"),
    ]  # fmt: skip
    assert [one.new_path for one in found] == ["indicators.0.name", "indicators.1.subname"]


def test_a_line_put_into_one_objective_of_several_does_not_change_the_next():
    aims = [{"text": "一", "points": "40"}, {"text": "二", "points": "60"}]
    old = from_plain(Sheet, {"form": "hubei_2020_self_evaluation", "objectives": aims})
    assert {"objectives.0+1", "objectives.1+1"} <= {
        path.rpartition(".")[0] for path in texts_of(old)
    }
    new = with_field(old, "objectives.0+1.text", "一\n续")
    assert [(one.kind, one.old, one.new) for one in compare(old, new).changes] == [
        (ChangeKind.REWRITTEN, "一", "一\n续")
    ]


@given(filled_sheets(), st.data())
def test_writing_into_one_cell_is_told_as_one_change(sheet, data):
    names = {"dimension", "kind", "name", "subname", "unit"}  # these may make another row of it
    cells = open_cells(sheet, lambda _owner, field: field not in names)
    cell = data.draw(st.sampled_from(cells))
    text = data.draw(st.sampled_from(fitting(cell)))
    new = with_field(sheet, cell.path, text)
    told = [(one.new_path, one.old, one.new) for one in compare(sheet, new).changes]
    assert told == ([(canonical(new, cell.path), cell.text, text)] if cell.text != text else [])


@given(filled_sheets(), filled_sheets())
def test_what_came_one_way_goes_the_other(one, other):
    there, back = (compare(*pair, form=HEBEI).changes for pair in ((one, other), (other, one)))
    paths = [{cell.new_path for cell in there} - {""}, {cell.old_path for cell in back} - {""}]
    shown = compare(one, other, form=HEBEI).new
    assert all(shown.cell(path) for path in paths[0])
    assert compare(one, one).changes == ()
    assert bool(there) == bool(back)

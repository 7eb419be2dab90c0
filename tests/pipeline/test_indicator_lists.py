"""Indicators out of a workbook that lists them."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from jixiao.pipeline import Unknown
from jixiao.pipeline.indicator_lists import Listed, listed_indicators


def test_a_list_of_indicators_is_read_by_its_titles(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "一级指标,二级指标,三级指标,指标值,行业\n产出指标,数量指标,站点数,12个,科普\n"
        "产出指标,数量指标,站点数,12个,科普\n产出指标,数量指标,,,\n",
        encoding="utf-8",
    )
    (one,) = listed_indicators(path)
    assert (one.name, one.target, one.industry, one.definition) == ("站点数", "12个", "科普", "")
    path.write_text("姓名,单位\n测试,示例\n", encoding="utf-8")
    with pytest.raises(Unknown, match="没有找到指标列表"):
        listed_indicators(path)


@pytest.fixture(params=[True, False], ids=["merged", "left blank"])
def book(request, tmp_path):
    """A list that gives each level once, in merged cells or with blank ones below."""
    made = Workbook()
    tab = made.active
    for row in (
        ("某行业指标库",), ("一级\n指标", "二级指标", "指标名称", "标准值"),
        ("产出指标", "数量指标", "站点数", "12个"), (None, None, "培训次数", 12),
        (None, "质量指标", "合格率", "≥95%"), ("效益指标", None, "受益人数", None),
    ):  # fmt: skip
        tab.append(row)
    if request.param:
        tab.merge_cells("A3:A5")
        tab.merge_cells("B3:B4")
    path = tmp_path / "list.xlsx"
    made.save(path)
    return path


def test_a_level_that_is_given_once_holds_for_the_rows_below(book):
    assert listed_indicators(book) == [
        Listed("产出指标", "数量指标", "站点数", target="12个"),
        Listed("产出指标", "数量指标", "培训次数", target="12"),
        Listed("产出指标", "质量指标", "合格率", target="≥95%"),
        Listed("效益指标", "", "受益人数"),
    ]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 broken", b"%PDF-1.4 broken", b"\x89PNG\r\n", b"\xff\xfe\x00", b"a,b"]
)
def test_a_file_without_a_list_is_refused_with_a_sentence(data, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    with pytest.raises(Unknown, match=r"list\.xlsx：.+；"):
        listed_indicators(path)

"""Rosters of institutions and people, read out of workbooks and text tables."""

from __future__ import annotations

import zipfile

import pytest

from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.rosters import INSTITUTIONS, PEOPLE, read_roster
from jixiao.pipeline.tables import Table, TableColumn, write_tables


def _written(path, *tables):
    columns = ((name, [TableColumn(one) for one in titles], rows) for name, titles, rows in tables)
    write_tables([Table(*one) for one in columns], path)
    return path


def test_rows_keep_their_place_and_text_stays_text(tmp_path):
    path = _written(
        tmp_path / "a.xlsx",
        ("人员", PEOPLE, [("=1+1", "0001", "经办人"), ("", "", ""), ("测试甲", "0001", "财务")]),
        ("机构", INSTITUTIONS, [("", "0001", "示例馆", "预算单位")]),
        ("填写说明", ("说明",), [("不是名册",)]),
    )
    read = read_roster(path, name="a.xlsx")
    assert [(one.tab, one.row, one.cells) for one in read.people] == [
        ("人员", 2, ("=1+1", "0001", "经办人")),
        ("人员", 4, ("测试甲", "0001", "财务")),
    ]
    assert [one.cells[1] for one in read.institutions] == ["0001"]
    assert read.problems == ()


def test_columns_are_known_by_their_titles_wherever_they_stand(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("说明,,\n角 色*,备注,姓名,机构编码\n财务,略,测试甲,0001\n", encoding="utf-8")
    (one,) = read_roster(path, name="a.csv").people
    assert (one.tab, one.row, one.cells) == ("", 3, ("测试甲", "0001", "财务"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04 no archive", "文件已损坏"),
        (b"%PDF-1.7 \n", "不是表格"),
        ("姓名,角色\n测试甲,财务\n".encode(), "“a.csv”中没有名册：表头要有"),
    ],
)
def test_what_is_no_roster_is_refused_with_what_to_do(tmp_path, data, said):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(Unknown, match=said):
        read_roster(path, name="a.csv")


def test_a_workbook_that_unpacks_to_an_attack_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (100 * 2**20))
    with pytest.raises(Unknown, match="没有读取"):
        read_roster(path, name="a.xlsx")


def test_a_roster_beyond_all_measure_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("jixiao.pipeline.rosters.MOST", 2)
    rows = [(f"测试{at}", "0001", "财务") for at in range(3)]
    with pytest.raises(Unknown, match="超过2行"):
        read_roster(_written(tmp_path / "a.xlsx", ("人员", PEOPLE, rows)), name="a.xlsx")

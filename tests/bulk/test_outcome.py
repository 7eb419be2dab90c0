"""The data package and the summary that a run leaves with its tables."""

from __future__ import annotations

import hashlib
import json
import re
from importlib import resources

import duckdb
import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from tests.bulk.tables import rows_of

from jixiao.bulk import run, summary
from jixiao.bulk.outcome import finish
from jixiao.bulk.package import TYPES, parts_of
from jixiao.bulk.region import region_of
from jixiao.bulk.scoring import Wanted, score_indicators
from jixiao.bulk.tables import SQL_TYPES, all_tables
from jixiao.bulk.work import Task

NAME = re.compile(r"[a-z0-9._-]+")


@pytest.fixture(scope="module")
def output(tmp_path_factory, samples):
    """A run over a few published documents."""
    folder = tmp_path_factory.mktemp("out")
    paths = [samples / "corpus" / name for name in ("court-2020.csv", "budget-2022.docx")]
    paths += [samples / "self-evaluations", samples / "没有这个文件.docx"]
    job = run.plan(paths, Task(folder, checks=True, scores=True))
    list(run.work(job))
    score_indicators(
        str(run.put_in_place(job)["indicators"]), folder, Wanted(), files=run.put_in_place(job)
    )
    return folder


@pytest.fixture(scope="module")
def package(output):
    return json.loads((output / "datapackage.json").read_text(encoding="utf-8"))


def test_the_package_is_one_as_frictionless_defines_it(package, output):
    assert NAME.fullmatch(package["name"])
    resources = {one["name"]: one for one in package["resources"]}
    assert set(resources) == set(all_tables())
    assert len(resources) == len(package["resources"])
    for name, one in resources.items():
        assert NAME.fullmatch(name)
        path = output / one["path"]
        assert path.parent == output
        assert one["bytes"] == path.stat().st_size
        assert one["hash"] == "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
        fields = [each["name"] for each in one["schema"]["fields"]]
        assert len(fields) == len(set(fields))
        assert set(one["schema"]["primaryKey"]) <= set(fields)
        for key in one["schema"].get("foreignKeys", ()):
            other = resources[key["reference"]["resource"]]["schema"]
            assert key["reference"]["fields"] == other["primaryKey"]
            assert set(key["fields"]) <= set(fields)


def test_the_package_says_what_the_files_hold(package, output):
    kinds = {SQL_TYPES[ours].partition("(")[0]: theirs for ours, theirs in TYPES.items()}
    for one in package["resources"]:
        query = f"DESCRIBE SELECT * FROM '{output / one['path']}'"  # noqa: S608
        found = duckdb.connect(":memory:").execute(query).fetchall()
        expected = [(each["name"], each["type"]) for each in one["schema"]["fields"]]
        assert [(name, kinds[kind.partition("(")[0]]) for name, kind, *_ in found] == expected


def test_no_key_is_there_twice_and_none_points_to_nothing(package, output):
    paths = {one["name"]: output / one["path"] for one in package["resources"]}
    for one in package["resources"]:
        key = ", ".join(one["schema"]["primaryKey"])
        twice = rows_of(paths[one["name"]], key, f"GROUP BY {key} HAVING count(*) > 1")
        assert twice == []
        for reference in one["schema"].get("foreignKeys", ()):
            columns = ", ".join(reference["fields"])
            there = set(rows_of(paths[reference["reference"]["resource"]], columns))
            assert set(rows_of(paths[one["name"]], columns)) <= there


def test_a_table_in_parts_is_described_with_all_of_them(tmp_path):
    folder = tmp_path / "totals.parquet"
    folder.mkdir()
    for number in range(2):
        query = f"COPY (SELECT {number} AS a) TO '{folder}/part-{number}.parquet'"
        duckdb.connect(":memory:").execute(query)
    assert [one.name for one in parts_of(folder)] == ["part-0.parquet", "part-1.parquet"]
    from jixiao.bulk.package import write_package

    told = json.loads(write_package({"totals": folder}, tmp_path).read_text(encoding="utf-8"))
    names = ["totals.parquet/part-0.parquet", "totals.parquet/part-1.parquet"]
    assert told["resources"][0]["path"] == names


def test_the_summary_adds_up(output):
    told = json.loads((output / "summary.json").read_text(encoding="utf-8"))
    schema = resources.files("jixiao") / "schemas" / "bulk_summary.json"
    Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(told)
    assert told["files"] == rows_of(output / "documents.parquet", "count(*)")[0][0]
    assert told["unreadable"] == 1
    for level in summary.LEVELS:
        named = told[f"by_{level}"]
        assert sum(one.get("sheets", 0) for one in named) == told["sheets"]
        assert len({one["name"] for one in named}) == len(named)
    assert sum(one.get("files", 0) for one in told["by_unit"]) == told["files"]
    assert sum(told["ratings"].values()) <= told["scored_sheets"]
    assert isinstance(told["outturn"], str)


def test_the_workbook_says_what_the_summary_says(output):
    told = json.loads((output / "summary.json").read_text(encoding="utf-8"))
    book = load_workbook(output / "summary.xlsx")
    assert book.sheetnames == ["合计", "按地区", "按主管部门", "按单位"]
    whole = {row[0]: row[1] for row in book["合计"].iter_rows(values_only=True)}
    assert whole["文件"] == told["files"]
    names = [row[0] for row in book["按单位"].iter_rows(min_row=2, values_only=True)]
    assert names == [one["name"] for one in told["by_unit"]]


def test_more_names_than_a_summary_holds_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(summary, "MOST", 3)
    totals = tmp_path / "totals.parquet"
    duckdb.connect(":memory:").execute(
        "COPY (SELECT '甲区' AS region, NULL AS department, '单位' || n AS unit, "  # noqa: S608
        f"90.005 AS total, '优' AS rating FROM range(5) AS t(n)) TO '{totals}'"
    )
    found = finish("score", {"totals": totals}, tmp_path)
    assert list(found.levels["unit"]) == ["单位0", "单位1", "单位2"]
    assert found.left_out == {"unit": 2}
    assert found.levels["department"] == {
        "（未写明）": {"scored_sheets": 5, "average": found.whole["average"], "ratings": {"优": 5}}
    }


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("保定市科学技术协会", "保定市"),
        ("731002保定市科学技术协会（机关）", "保定市"),
        ("上海市普陀区万里街道办事处", "上海市普陀区"),
        ("河北省保定市涿州市教育局", "河北省保定市涿州市"),
        ("北京市海淀区城市管理委员会", "北京市海淀区"),
        ("保定市市场监督管理局", "保定市"),
        ("保定市行政区划办公室", "保定市"),
        ("中共保定市委组织部", "保定市"),
        ("恩施土家族苗族自治州鹤峰县农业农村局", "恩施土家族苗族自治州鹤峰县"),
        ("内蒙古自治区阿拉善盟额济纳旗财政局", "内蒙古自治区阿拉善盟额济纳旗"),
        ("市场监督管理局", ""),
        ("幸福社区居委会", ""),
        ("省科学技术厅", ""),
        ("青年联盟", ""),
        ("", ""),
    ],
)
def test_a_region_is_what_a_name_begins_with(name, region):
    assert region_of([name]) == region


def test_the_first_name_with_a_region_gives_it():
    assert region_of(["教育局", "某县教育局", "某市教育局"]) == "某县"

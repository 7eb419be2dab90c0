"""Workbooks of institutions and people, made for tests."""

from __future__ import annotations

from jixiao.pipeline.rosters import INSTITUTIONS, PEOPLE
from jixiao.pipeline.tables import Table, TableColumn, write_tables
from jixiao.web.accounts import services
from jixiao.web.accounts.roles import Role

# A department with two units and a section, the sections before what they stand below.
GOOD = (
    ("300001", "30000101", "示例科", "内设科室"),
    ("", "300", "示例市文化局", "主管部门"),
    ("300", "300001", "示例市图书馆", "预算单位"),
    ("300", "300002", "示例市文化馆", "预算单位"),
)
PEOPLE_OF_GOOD = (
    ("测试甲", "30000101", "经办人"),
    ("测试乙", "300001", "单位负责人"),
    ("测试丙", "300", "主管部门"),
    ("测试丁", "100001", "财务"),
)


def workbook(folder, institutions=GOOD, people=PEOPLE_OF_GOOD):
    """A roster as somebody fills it in."""
    path = folder / "名册.xlsx"
    tables = ((("机构"), INSTITUTIONS, institutions), (("人员"), PEOPLE, people))
    write_tables(
        [Table(name, [TableColumn(one) for one in titles], rows) for name, titles, rows in tables],
        path,
    )
    return path


def taken(world, folder, **given):
    """A roster that the system administrator of the authority handed in."""
    return services.take_roster(
        workbook(folder, **given), name="名册.xlsx", institution=world.authority,
        by=world.people[Role.SYSTEM_ADMINISTRATOR],
    )  # fmt: skip

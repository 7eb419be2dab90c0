"""The workbooks of rosters: an empty one to fill in, and the links of those invited."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import override

from jixiao.pipeline.rosters import INSTITUTIONS, PEOPLE
from jixiao.pipeline.tables import Table, TableColumn, write_tables
from jixiao.web.accounts.models import InstitutionKind, Invitation
from jixiao.web.accounts.roles import Role

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOTES = (
    ("机构", "上级编码", "上级机构的编码；直接设在您管辖的机构之下的，留空。"),
    ("机构", "编码", "预算单位编码，每个机构各不相同；已有的机构可以照列，不会重复新增。"),
    ("机构", "名称", "机构全称。"),
    ("机构", "层级", "只能填：{kinds}。"),
    ("人员", "姓名", "同一机构的同名两人，在姓名后加注区别；一人多岗的只列一行。"),
    ("人员", "机构编码", "任职机构的编码；在您管辖的机构本身任职的，留空。"),
    ("人员", "角色", "只能填：{roles}。"),
)


def empty() -> HttpResponse:
    """The workbook with the columns and, on a tab of its own, what may stand in them."""
    with override("zh-hans"):
        words = {
            "kinds": "、".join(str(one.label) for one in InstitutionKind),
            "roles": "、".join(str(one.label).partition("（")[0] for one in Role),
        }
    notes = [(tab, column, told.format(**words)) for tab, column, told in NOTES]
    return _file("名册.xlsx", (
        Table("机构", [TableColumn(one, 24) for one in INSTITUTIONS], []),
        Table("人员", [TableColumn(one, 24) for one in PEOPLE], []),
        Table("填写说明", [TableColumn("工作表"), TableColumn("列", 14), TableColumn("怎样填", 90)],
              notes),
    ))  # fmt: skip


def links(rows: Iterable[tuple[Invitation, str]]) -> HttpResponse:
    """Whom to give which link."""
    titles = (("机构", 30), ("姓名", 16), ("岗位角色", 24), ("邀请链接（各用一次）", 90))
    with override("zh-hans"):
        listed = [
            (str(one.institution), one.full_name, str(Role(one.role).label), address)
            for one, address in rows
        ]
    columns = [TableColumn(title, width) for title, width in titles]
    return _file("邀请链接.xlsx", (Table("邀请链接", columns, listed),))


def _file(name: str, tables: tuple[Table, ...]) -> HttpResponse:
    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        path = Path(folder) / "written.xlsx"
        write_tables(tables, path)
        kept = content_disposition_header(as_attachment=True, filename=name) or "attachment"
        return HttpResponse(
            path.read_bytes(), content_type=XLSX, headers={"Content-Disposition": kept}
        )

"""Whose rows an import may take: a unit hands in its own payments, and no other's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

FOREIGN = (
    "这一行属于“{owner}”，不是“{mine}”的；只能导入本单位的数据，"
    "请删除这一行，或由该单位、财政部门导入"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """The institution that hands in an export: ``units`` are names, ``codes`` codes of its own.

    ``code`` and ``name`` are laid on rows that name no unit; ``projects`` are the codes of its
    projects.
    """

    name: str
    code: str = ""
    units: Sequence[str] = ()
    codes: Sequence[str] = ()
    projects: Sequence[str] = ()


def keep_own(connection: duckdb.DuckDBPyConnection, owner: Owner) -> None:
    """Refuse the rows of others in the table ``checked``; lay the unit on rows without one."""
    given = {
        "name": owner.name, "code": owner.code, "units": list(owner.units),
        "codes": list(owner.codes), "projects": list(owner.projects),
        "before": FOREIGN.partition("{owner}")[0],
        "after": FOREIGN.partition("{owner}")[2].format(mine=owner.name),
    }  # fmt: skip
    connection.execute(
        "UPDATE checked SET message = $before || coalesce(nullif(unit, ''), nullif(unit_code, ''),"
        " nullif(project, ''), project_code) || $after"
        " WHERE message = '' AND kind_of_row = '' AND NOT ("
        " (unit_code <> '' AND unit_code IN (SELECT unnest($codes::VARCHAR[])))"
        " OR (unit <> '' AND unit IN (SELECT unnest($units::VARCHAR[]))"
        "     AND (unit_code = '' OR len($codes::VARCHAR[]) = 0))"
        " OR (unit_code = '' AND unit = '' AND (project_code = ''"
        "     OR project_code IN (SELECT unnest($projects::VARCHAR[])))))",
        {name: given[name] for name in ("before", "after", "codes", "units", "projects")},
    )
    connection.execute(
        "UPDATE checked SET unit = $name, unit_code = $code"
        " WHERE unit = '' AND unit_code = '' AND message = ''",
        {name: given[name] for name in ("name", "code")},
    )

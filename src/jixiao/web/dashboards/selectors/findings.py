"""The findings behind the numbers: those of the current sheets that nobody let stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from django.db import connection

from jixiao.web.budgets.models import Sheet, TaskKind
from jixiao.web.dashboards.selectors import results

if TYPE_CHECKING:
    from jixiao.web.dashboards.selectors.asked import Asked

SEVERITIES = ("error", "warning", "note")


class FoundFault(NamedTuple):
    """A finding with the sheet that it is of."""

    sheet_id: int
    kind: str
    project: str
    unit: str
    code: str
    severity: str
    message: str

    @property
    def label(self) -> str:
        """What kind of sheet it is in."""
        return str(TaskKind(self.kind).label)

    @property
    def url(self) -> str:
        """The page of the sheet."""
        return Sheet(pk=self.sheet_id, kind=self.kind).get_absolute_url()


class Findings(Sequence[FoundFault]):
    """The findings of a family and severity, the gravest first; the database pages them."""

    def __init__(self, asked: Asked, *, family: str = "", severity: str = "") -> None:
        faulty = results.current(asked).filter(fault_count__gt=0).order_by()
        if severity == SEVERITIES[0]:
            faulty = faulty.filter(grave_count__gt=0)
        columns = ("id", "kind", "scope_path", "findings", "project__name", "project__unit__name")
        self.sheets = faulty.values_list(*columns).query.sql_with_params()
        self.wanted = (f"{family}%", f"{severity}%")

    @cached_property
    def _number(self) -> int:
        return int(self._rows("count(*)")[0][0])

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, at: int) -> FoundFault: ...

    @overload
    def __getitem__(self, at: slice) -> list[FoundFault]: ...

    def __getitem__(self, at: int | slice) -> FoundFault | list[FoundFault]:
        """Those of a page."""
        if isinstance(at, int):
            return self[at : at + 1][0]
        first, last, _step = at.indices(self._number)
        return list(self._listed(f" LIMIT {max(last - first, 0)} OFFSET {first}"))

    def __iter__(self) -> Iterator[FoundFault]:
        """All of them, for a workbook."""
        return self._listed()

    def _listed(self, page: str = "") -> Iterator[FoundFault]:
        ranks = " ".join(f"WHEN '{one}' THEN {at}" for at, one in enumerate(SEVERITIES))
        told = ", ".join(f"f.value ->> '{one}'" for one in ("code", "severity", "message"))
        order = f"CASE f.value ->> 'severity' {ranks} END, s.path, s.id, f.value ->> 'code'"
        rows = self._rows(f"s.id, s.kind, s.project, s.unit, {told}", f" ORDER BY {order}, 7{page}")
        return (FoundFault(*row) for row in rows)

    def _rows(self, columns: str, end: str = "") -> list[tuple[Any, ...]]:
        inner, given = self.sheets
        each = "jsonb_array_elements" if connection.vendor == "postgresql" else "json_each"
        query = (
            f"WITH s(id, kind, path, findings, project, unit) AS ({inner})"  # noqa: S608 (no input)
            f" SELECT {columns} FROM s, {each}(s.findings) AS f"
            " WHERE f.value ->> 'code' LIKE %s AND f.value ->> 'severity' LIKE %s"
            " AND (s.id, f.value ->> 'fingerprint') NOT IN"
            f" (SELECT known.sheet_id, known.fingerprint FROM budgets_letstand AS known){end}"
        )
        with connection.cursor() as cursor:
            cursor.execute(query, (*given, *self.wanted))
            return list(cursor.fetchall())

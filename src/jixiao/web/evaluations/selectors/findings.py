"""What the last audit found in a self-evaluation, by gravity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.domain.finding import Severity
from jixiao.web.evaluations.fields import key_of

if TYPE_CHECKING:
    from jixiao.web.budgets.models import Sheet


class Group(NamedTuple):
    """Findings of one gravity, each as it is stored in the sheet."""

    severity: str
    findings: tuple[dict[str, Any], ...]


def groups_of(sheet: Sheet) -> tuple[Group, ...]:
    """The findings of a sheet, the gravest first; those let stand with a reason are left out."""
    stand = set(sheet.let_stand.values_list("fingerprint", flat=True))
    left = [one for one in sheet.findings if one["fingerprint"] not in stand]
    groups = (
        Group(each.value, tuple(_told(one) for one in left if one["severity"] == each.value))
        for each in Severity
    )
    return tuple(group for group in groups if group.findings)


def _told(finding: dict[str, Any]) -> dict[str, Any]:
    """A finding with the part of an identifier that its cell has on the page."""
    return finding | {"key": key_of(finding["path"])}

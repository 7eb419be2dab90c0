"""The trail as a file that is handed to auditors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.pipeline.tables import Table, TableColumn, Value, write_lines
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.telling import lines_of


def write_trail(entries: Iterable[TrailEntry], file: BinaryIO) -> None:
    """Write entries as CSV, with their digests, so that they can be compared again.

    Text, not a workbook: a trail of years is longer than Excel can hold, and none may be missing.
    """
    titles = (
        _("单位"), _("序号"), _("时间"), _("办理人"), _("事项"), _("对象"), _("说明"), _("摘要"),
    )  # fmt: skip
    columns = [TableColumn(title) for title in titles]
    write_lines(Table(_("办理留痕"), columns, _rows(entries)), file)


def _rows(entries: Iterable[TrailEntry]) -> Iterator[tuple[Value, ...]]:
    for one in entries:
        at = timezone.localtime(one.at)
        said = "；".join(f"{name}：{value}" for name, value in lines_of(one.details))
        yield (
            one.chain.name, one.number, at.isoformat(" ", "seconds")[:19], one.by_name,
            _(one.action), one.subject, said, one.digest,
        )  # fmt: skip

"""The trail as a workbook, for a file that is handed to auditors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.pipeline.tables import Table, TableColumn, Value, write_tables
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.telling import lines_of

# What Excel and a reader can still handle; who wants more narrows the question.
MOST = 50_000


def write_trail(entries: Iterable[TrailEntry], path: Path) -> None:
    """Write entries into a workbook, with their digests, so that they can be compared again."""
    columns = [
        TableColumn(_("单位"), 24), TableColumn(_("序号"), 8), TableColumn(_("时间"), 20),
        TableColumn(_("办理人"), 24), TableColumn(_("事项"), 12), TableColumn(_("对象"), 16),
        TableColumn(_("说明"), 48), TableColumn(_("摘要"), 68),
    ]  # fmt: skip
    write_tables([Table(_("办理留痕"), columns, _rows(entries))], path)


def _rows(entries: Iterable[TrailEntry]) -> Iterator[tuple[Value, ...]]:
    for one in entries:
        at = timezone.localtime(one.at)
        said = "；".join(f"{name}：{value}" for name, value in lines_of(one.details))
        yield (
            one.chain.name, one.number, f"{at:%Y-%m-%d %H:%M:%S}", one.by_name, _(one.action),
            one.subject, said, one.digest,
        )  # fmt: skip

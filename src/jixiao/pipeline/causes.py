"""Last month's form of slow projects, filled in by the units, read back for the next table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiao.domain.slow import ReportedCause
from jixiao.pipeline.asked import Unknown
from jixiao.pipeline.reading import files


def read_causes(paths: Sequence[Path]) -> tuple[ReportedCause, ...]:
    """The causes and measures in files, those of later files behind; none without a file.

    Raises Unknown where a file cannot be read or has no table that asks for causes.
    """
    from jixiao.monitoring.causes import has_causes, reported_causes
    from jixiao.readers.opening import UnreadableFile
    from jixiao.readers.read import read_tables

    found: list[ReportedCause] = []
    for path in files(paths) if paths else ():
        try:
            tables = read_tables(path)
        except UnreadableFile as fault:
            raise Unknown(f"{path}：{fault}") from None
        if not has_causes(tables):
            raise Unknown(
                f"{path}：没有读到支出缓慢项目表；请给出 jixiao monitor 或 "
                "jixiao report --kind progress 写出、由单位填写过的文件"
            )
        found += reported_causes(tables)
    return tuple(found)

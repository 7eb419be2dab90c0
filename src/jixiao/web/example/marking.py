"""The note in a data folder that says the example is in it: true data never goes there."""

from __future__ import annotations

import shutil
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE = "示例数据说明.txt"
ABOUT = """{state}。

绩效表取自保定市科学技术协会公开的2020年绩效自评工作报告；机构、人员、支付明细和办理过程都是虚构的。
示例人员的密码人人可见：不要在这个文件夹里存放真实数据。要重新载入示例，删除整个文件夹即可。
"""
# What loading writes: removed where a loading was broken off.
WRITTEN = (
    "jixiao.sqlite3", "jixiao.sqlite3-wal", "jixiao.sqlite3-shm", "uploads", "ledgers", "static",
)  # fmt: skip


class Mark(StrEnum):
    """How far the loading of an example came."""

    BEGUN = "正在载入示例年度"
    DONE = "示例年度已载入"


def mark_of(data: Path) -> Mark | None:
    """How far the example in a data folder came; None where the folder is not an example's."""
    path = data / FILE
    if not path.is_file():
        return None
    state = path.read_text(encoding="utf-8").partition("。")[0]
    return Mark.DONE if state == Mark.DONE else Mark.BEGUN


def mark(data: Path, state: Mark) -> None:
    """Write down how far the loading came."""
    (data / FILE).write_text(ABOUT.format(state=state), encoding="utf-8")


def start_anew(data: Path) -> None:
    """Remove a half-loaded example, so that it can be loaded whole."""
    for name in WRITTEN:
        path = data / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

"""``jixiao score --verify``: stored results worked out again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jixiao import pipeline
from jixiao.cli.messages import say
from jixiao.cli.output import console, print_json

if TYPE_CHECKING:
    from jixiao.scoring.verification import Verification

SAME, DIFFERENT, UNKNOWN = (
    "一致：重新计算与保存的结果相同",
    "不一致：重新计算与保存的结果不同",
    "无法复核",
)
FILES = {
    True: "原文件没有变化",
    False: "原文件已经改动；这里按保存的数据复核，改动后的文件请重新评分",
    None: "原文件不在原处；这里按保存的数据复核",
}


def verify_files(paths: tuple[Path, ...], form: str) -> int:
    """Say of every stored result whether it comes out the same; the exit code of the verb."""
    if form == "xlsx":
        raise pipeline.Unknown("--verify 的结果不能写成xlsx；请用 --format table 或 json")
    verified: list[Verification] = []
    for path in paths:
        for file, sheets, is_unchanged in pipeline.verify(path):
            verified += sheets
            if form == "json":
                schema = {"schema": pipeline.VERIFICATION_SCHEMA, "path": file}
                print_json({**schema, "is_unchanged": is_unchanged, "sheets": sheets})
            else:
                _show(file, sheets, is_unchanged=is_unchanged)
    results = [one.is_same for one in verified]
    if not results:
        say("保存的结果里没有绩效表，没有可以复核的")
    if False in results:
        return 1
    return 2 if None in results or not results else 0


def _show(file: str, sheets: tuple[Verification, ...], *, is_unchanged: bool | None) -> None:
    from rich.text import Text

    out = console()
    out.print(Text(f"\n{file}", style="bold"))
    out.print(FILES[is_unchanged])
    for one in sheets:
        word = UNKNOWN if one.is_same is None else SAME if one.is_same else DIFFERENT
        out.print(Text(f"{one.project}：{word}", style="" if one.is_same else "bold red"))
        for line in (*one.changes, *one.differences):
            out.print(Text(f"  {line}"))

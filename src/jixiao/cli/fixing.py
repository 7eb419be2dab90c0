"""``jixiao check --fix``: mended copies of files, and what was changed in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao import pipeline
from jixiao.cli.messages import say, tell_problems
from jixiao.cli.writing import OTHER_NAME, writing
from jixiao.domain.problem import Problem
from jixiao.pipeline import Unknown

if TYPE_CHECKING:
    from jixiao.fixing.change import Fixed
    from jixiao.readers.walking import Found

MARK = ".改正"


def fix_all(
    found: Sequence[Found], form: str, *, output: Path | None, codes: Collection[str]
) -> list[Found]:
    """Write mended copies; gives the files to check: the copies where there are any.

    Raises Unknown, before anything is written, where a copy would take the place of a file.
    """
    output = None if form == "xlsx" else output
    if output is not None and len(found) != 1:
        raise Unknown("一次改正几个文件时不能用 -o；不写 -o，改正后的文件就另存在各自的原文件旁边")
    targets = [output or _target(one.path) for one in found]
    for one, target in zip(found, targets, strict=True):
        if target.exists():
            raise Unknown(f"{target}：已经有这个文件，没有改正；请先移走它，或{_other_way(found)}")
        if output is not None and target.suffix.lower() != one.path.suffix.lower():
            raise Unknown(
                f"{target}：改正后的文件与原文件格式相同，请写成{one.path.suffix}结尾的文件名"
            )
    return [_fix(one, target, form, codes) for one, target in zip(found, targets, strict=True)]


def _target(path: Path) -> Path:
    """The name of a mended copy, beside the original."""
    return path.with_name(f"{path.stem}{MARK}{path.suffix}")


def _other_way(found: Sequence[Found]) -> str:
    return OTHER_NAME.removeprefix("请") if len(found) == 1 else "一次只改正一个文件，用 -o 换名"


def _fix(found: Found, target: Path, form: str, codes: Collection[str]) -> Found:
    """Mend one file; the copy, or the file itself where there is nothing to write."""
    fixed = _fixed(found, codes)
    if fixed is None:
        return found
    if not fixed.changes:
        say(f"{found}：没有能自动改正的地方，没有另存")
        return found
    with writing(target, given=[found.path]), target.open("xb") as stream:
        stream.write(fixed.data)
    from jixiao.cli.fix_view import show_changes

    show_changes(str(found), fixed.changes, to_stderr=form != "text")
    say(f"已写入 {target}；原文件没有改动，改正的地方都列在上面，请核对")
    return replace(found, path=target)


def _fixed(found: Found, codes: Collection[str]) -> Fixed | None:
    """What mending gives; None, with a word about it, where the file cannot be mended."""
    from jixiao.fixing.change import NotFixable

    reason = "压缩包里的文件不能自动改正；请先解压"
    if not found.members:
        try:
            return pipeline.fix(found, codes=codes)
        except NotFixable as error:
            reason = str(error)
    tell_problems([Problem("not_fixed", f"{found}：{reason}")])
    return None

"""``jixiao check --annotate``: copies of the checked files with the findings as comments."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.cli.messages import say, tell_problems
from jixiao.cli.sifting import Sifted
from jixiao.cli.writing import writing
from jixiao.domain.problem import Problem

if TYPE_CHECKING:
    from jixiao.readers.walking import Found

MARK = "（批注）"


def annotate_all(
    results: Sequence[tuple[Found, Sifted]], folder: Path, *, given: Sequence[Path]
) -> None:
    """Write a copy of every file that has findings into a folder, and tell each."""
    taken: set[str] = set()
    for found, one in results:
        if not one.findings:
            continue
        data = _copy(found, one)
        if data is not None:
            target = folder / _name(one, taken)
            with writing(target, given=given):
                folder.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
            say(f"已写入 {target}")


def _copy(found: Found, one: Sifted) -> bytes | None:
    """The bytes of a copy; None, with a word about it, where the file cannot carry comments."""
    from jixiao.readers.opening import UnreadableFile
    from jixiao.readers.walking import open_found
    from jixiao.reports.annotated.annotated import annotated
    from jixiao.reports.annotated.not_annotatable import NotAnnotatable

    try:
        return annotated(open_found(found).data, one.findings, form=one.source.format)
    except (NotAnnotatable, UnreadableFile) as error:
        tell_problems([Problem("not_annotated", f"{found}：{error}")])
        return None


def _name(one: Sifted, taken: set[str]) -> str:
    """The name of a copy, with a number where another file of the run has the same name."""
    stem, ending, number = Path(one.source.path).stem, one.source.format, 2
    name = f"{stem}{MARK}.{ending}"
    while name.lower() in taken:
        name, number = f"{stem}{MARK}({number}).{ending}", number + 1
    taken.add(name.lower())
    return name

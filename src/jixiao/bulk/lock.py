"""One run at a time in an output folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jixiao.pipeline import Unknown

NAME = "in-use.lock"
IN_USE = "{path}：另一个 jixiao bulk 正在写这个文件夹；请等它结束，或用 -o 换一个位置"
CANNOT_WRITE = "{path}：不能写入（{reason}）；请用 -o 换一个位置"


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold an output folder; the system lets go of it when a process is killed.

    Raises Unknown where another run holds it, or nothing can be written there.
    """
    import duckdb

    path = output / NAME
    try:
        output.mkdir(parents=True, exist_ok=True)
        held = duckdb.connect(str(path))
    except duckdb.IOException:
        if not os.access(output, os.W_OK):
            reason = "没有写入的权限"
            raise Unknown(CANNOT_WRITE.format(path=output, reason=reason)) from None
        raise Unknown(IN_USE.format(path=output)) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unknown(CANNOT_WRITE.format(path=output, reason=reason)) from None
    try:
        yield
    finally:
        held.close()
        path.unlink(missing_ok=True)

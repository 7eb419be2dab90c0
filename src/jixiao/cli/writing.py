"""Writing a file that the user asked for: never over a file that was given to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jixiao.pipeline import Unknown

OTHER_NAME = "请用 -o 换一个文件名"


@contextmanager
def writing(target: Path, *, given: Iterable[Path] = ()) -> Iterator[None]:
    """Around the writing of a file; what stops it is said in Chinese.

    Raises Unknown where the file is one of those given, or cannot be written.
    """
    from xlsxwriter.exceptions import FileCreateError

    if any(_is_same(target, one) for one in given):
        raise Unknown(f"{target}：这是要读取的原文件，不能覆盖；{OTHER_NAME}")
    try:
        yield
    except (OSError, FileCreateError) as error:
        raise Unknown(f"{target}：不能写入（{_reason(error)}）；{OTHER_NAME}或位置") from None


def _is_same(target: Path, given: Path) -> bool:
    return target.exists() and given.exists() and target.samefile(given)


def _reason(error: Exception) -> str:
    fault = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
    if isinstance(fault, FileNotFoundError):
        return "没有这个文件夹"
    if isinstance(fault, PermissionError):
        return "没有写入的权限，或者文件正被其他程序打开"
    if isinstance(fault, IsADirectoryError | NotADirectoryError | FileExistsError):
        return "文件和文件夹重名"
    return getattr(fault, "strerror", None) or str(fault)

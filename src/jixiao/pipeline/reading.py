"""Files into documents, one by one or many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.document import Document, Source
from jixiao.domain.evidence import Proposal
from jixiao.domain.problem import Problem

if TYPE_CHECKING:
    from jixiao.readers.walking import Found


def files(paths: Iterable[Path]) -> list[Found]:
    """The files to read at some paths: folders and archives are walked down to their files."""
    from jixiao.readers.walking import Found, found_in

    return [one for path in paths for one in [*found_in(path)] or [Found(path)]]


def read(path: Path | Found) -> Document:
    """Read one file; whatever goes wrong becomes a problem of the document."""
    from jixiao.readers.read import read_document

    try:
        return read_document(path)
    except Exception as error:  # noqa: BLE001 (one file must not stop a batch)
        reason = f"{type(error).__name__}：{error}"
        message = (
            f"{path}：读取时程序出错（{reason}），没有读到内容；请把这个文件和这条信息一起反馈"
        )
        problem = Problem("internal", message, is_fatal=True)
        return Document(source=Source(path=str(path)), problems=(problem,))


def read_all(found: Sequence[Found], *, jobs: int = 1) -> Iterator[Document]:
    """Read files in the order given, on several processes where that is asked for."""
    from jixiao.readers.many import read_many

    if jobs < 2 or len(found) < 2:
        return map(read, found)
    return read_many(found, read, jobs=jobs)


def evidence(document: Document) -> tuple[Proposal, ...]:
    """Which figures of the narrative could prove which indicators; nothing is filled in."""
    from jixiao.readers.prose.evidence import propose

    return propose(document)

"""Many files on several processes, in the order given, whatever one of them does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from jixiao.domain.document import Document, Source
from jixiao.domain.problem import Problem
from jixiao.readers.walking import Found

AHEAD = 4
"""How many files a process may be ahead of what was taken, so that memory does not grow."""


def read_many(
    files: Sequence[Found], read: Callable[[Found], Document], *, jobs: int
) -> Iterator[Document]:
    """Read files on ``jobs`` processes; one that brings a process down costs only itself."""
    at = 0
    while at < len(files):
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            waiting: list[Future[Document]] = []
            following = iter(files[at:])
            try:
                while True:
                    for found in following:
                        waiting.append(pool.submit(read, found))
                        if len(waiting) >= jobs * AHEAD:
                            break
                    if not waiting:
                        return
                    document = waiting[0].result()
                    waiting.pop(0)
                    at += 1
                    yield document
            except BrokenProcessPool:
                yield _alone(files[at], read)
                at += 1


def _alone(found: Found, read: Callable[[Found], Document]) -> Document:
    """Read a file in a process of its own, to tell the one that falls from those beside it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(read, found).result()
        except BrokenProcessPool:
            return _fallen(found)


def _fallen(found: Found) -> Document:
    message = f"{found}：读取时程序崩溃，没有读到内容；请单独读取这个文件，仍不行的请反馈"
    problem = Problem("internal", message, is_fatal=True)
    return Document(source=Source(path=str(found)), problems=(problem,))

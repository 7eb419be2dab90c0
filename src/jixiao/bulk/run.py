"""A folder of documents worked through on several processes, to be taken up again after a kill."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao import __version__, pipeline
from jixiao.bulk.chunks import (
    FOLDER,
    Chunk,
    Stamp,
    chunks_of,
    clear,
    done_in,
    once_each,
    still_valid,
)
from jixiao.bulk.parquet import put_together
from jixiao.bulk.work import Read, Task, do_chunk, write_chunk

if TYPE_CHECKING:
    from jixiao.readers.walking import Found

AHEAD = 2
"""How many chunks wait for each process, so that none stands idle."""
INSIDE = "{path}：输出文件夹在要读取的文件夹里面，会把自己写出的文件也读进去；请用 -o 换一个位置"


@dataclass(frozen=True, slots=True)
class Job:
    """A run: what is to be done, what is done already, and what is left."""

    task: Task
    found: tuple[Found, ...]
    done: dict[str, list[Stamp]]
    chunks: tuple[Chunk, ...]
    jobs: int = 1

    @property
    def files_done(self) -> int:
        """How many files earlier runs have finished."""
        return sum(map(len, self.done.values()))

    @property
    def parts(self) -> list[str]:
        """The names of all chunks in the order of the files."""
        place = {str(one): number for number, one in enumerate(self.found)}
        firsts = {name: place[stamps[0][0]] for name, stamps in self.done.items()}
        firsts |= {one.name: place[one.stamps[0][0]] for one in self.chunks}
        return sorted(firsts, key=firsts.__getitem__)


def settings_of(task: Task) -> str:
    """What a result depends on beside the files: another version or option does it anew."""
    from jixiao.scoring.fingerprint import ruleset_sum
    from jixiao.scoring.ruleset import all_rulesets

    sums = [ruleset_sum(one) for one in all_rulesets()]
    told = [__version__, task.ruleset, task.checks, task.scores, task.select, task.ignore, sums]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def plan(paths: Sequence[Path], task: Task, *, jobs: int = 1) -> Job:
    """Find the files and see what is left to do."""
    _refuse_inside(paths, task.output)
    task = replace(task, settings=settings_of(task))
    found = once_each(pipeline.files(paths))
    done = still_valid(done_in(task.output, task.settings), found)
    finished = {stamp for stamps in done.values() for stamp in stamps}
    chunks = chunks_of(found, finished, jobs=jobs, settings=task.settings)
    return Job(task, tuple(found), done, tuple(chunks), jobs)


def _refuse_inside(paths: Sequence[Path], output: Path) -> None:
    for path in paths:
        if path.is_dir() and output.resolve().is_relative_to(path.resolve()):
            raise pipeline.Unknown(INSIDE.format(path=output))


def work(job: Job, read: Read = pipeline.read) -> Iterator[int]:
    """Do what is left; the number of files of each chunk as it is finished."""
    clear(job.task.output, job.done)
    if job.jobs < 2 or len(job.chunks) < 2:
        yield from (do_chunk(one, job.task, read) for one in job.chunks)
        return
    left = list(job.chunks)
    while left:
        fallen: list[Chunk] = []
        yield from _on_processes(job, left, fallen, read)
        for one in fallen:
            yield _carefully(one, job.task, read)


def _on_processes(job: Job, left: list[Chunk], fallen: list[Chunk], read: Read) -> Iterator[int]:
    """Chunks on several processes until one brings its process down: then those under way."""
    with ProcessPoolExecutor(job.jobs, mp_context=get_context("spawn")) as pool:
        waiting: dict[Future[int], Chunk] = {}
        try:
            while left or waiting:
                while left and len(waiting) < job.jobs * AHEAD:
                    waiting[pool.submit(do_chunk, left[0], job.task, read)] = left[0]
                    left.pop(0)
                for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                    yield future.result()
                    del waiting[future]
        except BrokenProcessPool:
            fallen.extend(waiting.values())


def _carefully(chunk: Chunk, task: Task, read: Read) -> int:
    """A chunk of which a file brings a process down: every file is read so that it may fall."""
    from jixiao.readers.many import read_many

    return write_chunk(chunk, task, read_many(chunk.found, read, jobs=1))


def put_in_place(job: Job) -> dict[str, Path]:
    """The tables of the whole run out of those of the chunks, in the order of the files."""
    output, names, files = job.task.output, job.parts, {}
    for name in job.task.tables:
        parts = [output / FOLDER / one / f"{name}.parquet" for one in names]
        files[name] = output / f"{name}.parquet"
        put_together(parts, files[name])
    return files

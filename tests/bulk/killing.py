"""A run that kills its own process at a given moment: ``python -m tests.bulk.killing``."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from jixiao.bulk import chunks, run, work
from jixiao.bulk.work import Task


def kill_at(moment: str, count: int) -> None:
    """Replace a step of the work by one that kills at its so-many-th call."""
    module, name = {"write": (work, "write_rows"), "complete": (work, "complete")}[moment]
    real, calls = getattr(module, name), []

    def killing(*arguments: object, **more: object) -> object:
        calls.append(name)
        if len(calls) == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **more)

    setattr(module, name, killing)


def main() -> None:
    """Work through a folder in chunks of two files, to be killed on the way."""
    folder, output, moment, count = sys.argv[1:]
    chunks.LARGEST_CHUNK = 2
    kill_at(moment, int(count))
    job = run.plan([Path(folder)], Task(Path(output)))
    sys.exit(sum(run.work(job)))


if __name__ == "__main__":
    main()

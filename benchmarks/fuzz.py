"""Every reader on damaged real files: always a result or a named problem, in 10 s and 500 MB.

``make fuzz`` reads 2,000 damaged copies a format (``python -m benchmarks.fuzz 500 pdf`` so many
of one); each is read in a process of its own kind that is killed when it takes too long. What
goes wrong is kept in out/fuzz, to be read again.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.corpus.mutations import FORMATS, files_of, mutations, seed_of

COUNT = 2000
SECONDS, MEGABYTES = 10, 500
KEPT = Path(__file__).parents[1] / "out" / "fuzz"
CONTEXT = get_context("spawn")


def fault_of(path: Path) -> str:
    """What is wrong with the reading of a file; empty where nothing is."""
    from jixiao.readers.read import read_document

    try:
        document = read_document(path)
    except Exception as error:  # noqa: BLE001 (any error is what is looked for)
        return f"{type(error).__name__}: {error}"
    if not document.is_readable and not document.problems:
        return "neither a result nor a problem"
    if any(not one.kind or not one.message for one in document.problems):
        return "a problem without name or message"
    return ""


def serve(link: Connection) -> None:
    """Read the files that are named over a link, until it is closed."""
    while True:
        try:
            path = link.recv()
        except EOFError:
            return
        fault = fault_of(path)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        link.send(f"{peak} MB" if peak > MEGABYTES and not fault else fault)
        if peak > MEGABYTES:
            return


class Reader:
    """A process that reads, begun again when it hangs, dies or has grown too large."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.link, other = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=serve, args=(other,), daemon=True)
        self.process.start()
        other.close()

    def fault_of(self, path: Path) -> str:
        """What is wrong with the reading of a file, slowness and death included."""
        fault = "the process died"
        try:
            self.link.send(path)
            fault = self.link.recv() if self.link.poll(SECONDS) else f"more than {SECONDS} s"
        except (EOFError, OSError):
            self.process.join(1)
        if fault:
            self.close()
            self._begin()
        return str(fault)

    def close(self) -> None:
        """End the process."""
        self.link.close()
        self.process.kill()
        self.process.join()


def fuzz(name: str, count: int, *, reader: Reader, folder: Path) -> int:
    """Read so many damaged copies of one format; how many went wrong."""
    files = files_of(name)
    each = -(-count // len(files))
    faults = done = 0
    start, slowest = time.perf_counter(), 0.0
    path = folder / f"damaged.{name}"
    for file in files:
        for number, data in enumerate(
            mutations(file.read_bytes(), min(each, count - done), seed=seed_of(file))
        ):
            path.write_bytes(data)
            before = time.perf_counter()
            fault = reader.fault_of(path)
            slowest = max(slowest, time.perf_counter() - before)
            done += 1
            if fault:
                faults += 1
                KEPT.mkdir(parents=True, exist_ok=True)
                kept = KEPT / f"{file.stem}-{number}.{name}"
                kept.write_bytes(data)
                print(f"  {kept.name}: {fault[:200]}", flush=True)
    spent = time.perf_counter() - start
    print(
        f"{name}: {done:,} damaged copies of {len(files)} files, {faults} wrong,"
        f" {spent:.0f} s, slowest {slowest:.1f} s",
        flush=True,
    )
    return faults


def main() -> int:
    """Fuzz every format, or those that are named."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    names = [one for one in sys.argv[1:] if one in FORMATS] or list(FORMATS)
    reader = Reader()
    with tempfile.TemporaryDirectory() as folder:
        faults = sum(
            fuzz(name, numbers[0] if numbers else COUNT, reader=reader, folder=Path(folder))
            for name in names
        )
    reader.close()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

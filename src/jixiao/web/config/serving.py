"""Serving the application on one machine: granian, and background jobs beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.web.config.environment import LOCAL

if TYPE_CHECKING:
    from jixiao.web.config.environment import Environment

APPLICATION = "jixiao.web.config.worker:application"
SERVER = "JIXIAO_SERVER_PROCESS"
JOBS = "jixiao.web.config.jobs"
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104
THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)
RESTART_SECONDS = 2.0
SECONDS_TO_END = 10


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server listens."""

    host: str
    port: int


def url_of(environment: Environment, address: Address) -> str:
    """What is typed into a browser: the first name that was set, else this machine."""
    host = "127.0.0.1" if address.host in EVERYWHERE else address.host
    if environment.hosts != LOCAL:
        host = environment.hosts[0]
    if environment.is_behind_https:
        return f"https://{host}"
    return f"http://{f'[{host}]' if ':' in host else host}:{address.port}"


def serve(address: Address, *, workers: int) -> None:
    """Serve until somebody stops it, with the background jobs in a process of their own."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    os.environ[SERVER] = str(os.getpid())
    server = Granian(
        APPLICATION, address=address.host, port=address.port, interface=Interfaces.WSGI,
        workers=workers, blocking_threads=THREADS, respawn_failed_workers=True,
        log_level=LogLevels.warning, websockets=False, workers_kill_timeout=SECONDS_TO_END,
    )  # fmt: skip
    with _jobs():
        server.serve()


@contextmanager
def _jobs() -> Iterator[None]:
    """Do background jobs in another process, begun again if it ever ends."""
    # The first is begun before any worker: a fork at the same moment would hold its pipes open.
    first, is_over = _begun(), threading.Event()
    keeper = threading.Thread(target=_keep_jobs, args=(first, is_over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        is_over.set()
        keeper.join()


def _begun() -> subprocess.Popen[bytes]:
    # It ends when its standard input does: also if this process is killed.
    return subprocess.Popen([sys.executable, "-m", JOBS], stdin=subprocess.PIPE)  # noqa: S603


def _keep_jobs(running: subprocess.Popen[bytes], is_over: threading.Event) -> None:
    while not is_over.wait(RESTART_SECONDS):
        if running.poll() is not None:
            running.communicate()
            running = _begun()
    running.communicate()

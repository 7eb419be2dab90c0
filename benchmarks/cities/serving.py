"""Granian serves the web application and a bare Django view; eight connections ask them."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.cities.asking import Page

SERVED = ("home", "projects", "sheet", "spending", "dashboard")
CONNECTIONS, WORKERS = 8, 2


@contextmanager
def served(target: str, port: int, database: str) -> Iterator[None]:
    """Granian with two workers."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", str(WORKERS), "--port",
        str(port), "--no-log", target,
    ]  # fmt: skip
    running = subprocess.Popen(
        command, env=os.environ | {"JIXIAO_DATABASE": database}, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(100):
            try:
                http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
                break
            except OSError:
                time.sleep(0.1)
        time.sleep(1)
        yield
    finally:
        running.terminate()
        running.wait()


def throughput(port: int, address: str, cookie: str, seconds: float) -> float:
    """Requests a second of eight connections that ask one after another."""
    done, until = [0] * CONNECTIONS, time.monotonic() + seconds

    def run(at: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < until:
            connection.request("GET", address, headers={"Cookie": cookie, "Host": "localhost"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, (address, answer.status)
            done[at] += 1

    threads = [threading.Thread(target=run, args=(at,)) for at in range(CONNECTIONS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return sum(done) / seconds


def show_throughput(pages: list[Page], cookie: str, database: str, seconds: float) -> None:
    print(f"\nrequests a second, granian with {WORKERS} workers, {CONNECTIONS} connections")
    with served("benchmarks.cities.bare:application", 8191, database):
        throughput(8191, "/", "", 1)
        bare = throughput(8191, "/", "", seconds)
    print(f"{'bare Django view':28}{bare:8.0f}")
    with served("jixiao.web.config.wsgi:application", 8192, database):
        shown = [one for one in pages if one.name in SERVED and one.is_page]
        throughput(8192, shown[0].address, cookie, 3)  # until every thread has its connection
        for one in shown:
            throughput(8192, one.address, cookie, 1)
            found = throughput(8192, one.address, cookie, seconds)
            print(f"{one.name:28}{found:8.0f}  {found / bare:5.0%} of the bare view")

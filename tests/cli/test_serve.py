"""``jixiao serve`` as a person runs it: a real server on a port of this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

RUN = (sys.executable, "-c", "from jixiao.cli.main import main; main()", "serve")
JOBS = "jixiao.web.config.jobs"
PATIENCE = 120


@pytest.fixture
def port():
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        return trying.getsockname()[1]


@contextmanager
def served(folder, port, *options):
    """A server from its greeting until the block ends; what it said on stderr."""
    clean = {name: text for name, text in os.environ.items() if not name.startswith("JIXIAO_")}
    arguments = (*RUN, "--data", str(folder), "--port", str(port), "--workers", "1", *options)
    log = folder.with_suffix(".log")
    with log.open("w") as file:
        server = subprocess.Popen(arguments, env=clean, stderr=file)
    try:
        waited(lambda: f":{port}" in log.read_text() or server.poll() is not None)
        yield server, log
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(PATIENCE)


def waited(condition):
    """What a condition gives once it is true of something."""
    until = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < until, "It did not come about."
        time.sleep(0.1)
    return found


def page(port, path="/"):
    """The text of a page, asked for until the server answers."""

    def asked():
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
                return answer.read().decode()
        except urllib.error.HTTPError:
            raise
        except OSError:
            return ""

    return waited(asked)


def below(process_id):
    """The processes that a server began, by number: what each runs."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,args="], check=True, capture_output=True, text=True
    ).stdout
    rows = (line.split(None, 2) for line in listed.splitlines())
    return {int(pid): told for pid, parent, told in rows if int(parent) == process_id}


def is_running(number):
    """Whether a process is there and has not ended, though perhaps nobody asked how."""
    asked = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(number)], check=False, capture_output=True, text=True
    )
    return asked.stdout.strip()[:1] not in {"", "Z"}


def jobs_of(process_id):
    """The processes for background jobs below a server."""
    return [number for number, told in below(process_id).items() if JOBS in told]


@pytest.mark.enable_socket
def test_an_empty_installation_asks_for_its_first_administrators(tmp_path, port):
    folder = tmp_path / "数据"
    with served(folder, port) as (server, log):
        said = log.read_text()
        assert f"http://127.0.0.1:{port}/first/" in said
        assert "开通码" in said
        assert "开通" in page(port, "/first/")
        assert "点一个角色登录" not in page(port)
    assert server.returncode == 0
    assert "网页应用已停止" in log.read_text()
    assert "Traceback" not in log.read_text()


@pytest.mark.enable_socket
def test_the_example_shows_a_sign_in_for_each_role_and_is_kept_for_the_next_time(tmp_path, port):
    folder = tmp_path / "示例"
    with served(folder, port, "--example") as (_, log):
        entrance = page(port)
        assert entrance.count('name="password" value=') == 10
        for role in ("经办人", "财政审核", "第三方专家", "审计员"):
            assert role in entrance
    with served(folder, port, "--example") as (_, log):
        assert "正在载入" not in log.read_text()
    with served(folder, port) as (server, log):
        assert "里是示例数据" in log.read_text()
    assert server.returncode == 2


@pytest.mark.enable_socket
def test_background_jobs_are_begun_again_where_they_end(tmp_path, port):
    with served(tmp_path / "数据", port) as (server, _):
        (first,) = waited(lambda: jobs_of(server.pid))
        os.kill(first, signal.SIGKILL)
        waited(lambda: [one for one in jobs_of(server.pid) if one != first])


@pytest.mark.enable_socket
def test_nothing_is_left_of_a_server_that_is_killed(tmp_path, port):
    with served(tmp_path / "数据", port) as (server, _):
        assert page(port)
        begun = waited(lambda: below(server.pid) if jobs_of(server.pid) else {})
        assert len(begun) >= 2
        server.kill()
        waited(lambda: not any(is_running(one) for one in begun))


def test_a_setting_that_cannot_be_used_is_told(run, tmp_path, monkeypatch):
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path))
    monkeypatch.setenv("JIXIAO_EXAMPLE", "")
    ran = run("serve", "--host", "0.0.0.0")
    assert (ran.code, ran.out) == (2, "")
    assert "JIXIAO_HOSTS" in ran.err
    assert not any(tmp_path.iterdir())


def test_a_port_that_is_none_is_told(run):
    assert run("serve", "--port", "0").code == 2

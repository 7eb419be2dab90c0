"""What is refused before a server is started, and the example kept apart from true data."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.web.config import preparing
from jixiao.web.config.environment import Environment, WrongSetting
from jixiao.web.config.preparing import prepare, require_servable
from jixiao.web.config.serving import Address, url_of
from jixiao.web.example.marking import Mark, mark, mark_of, start_anew


@pytest.fixture
def set_up(tmp_path):
    return Environment(data=tmp_path / "数据")


@pytest.fixture
def free():
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        return Address("127.0.0.1", trying.getsockname()[1])


def test_as_it_is_set_from_the_beginning_it_can_be_served(set_up, free):
    require_servable(set_up, free)
    assert not set_up.data.exists()


def test_other_machines_are_let_in_only_where_their_name_for_it_is_known(set_up, free):
    everywhere = replace(free, host="0.0.0.0")
    with pytest.raises(WrongSetting, match="JIXIAO_HOSTS"):
        require_servable(set_up, everywhere)
    require_servable(replace(set_up, hosts=("jixiao.example",)), everywhere)


@pytest.mark.parametrize(
    ("environment", "address"),
    [({"hosts": ("a.example",)}, {"host": "0.0.0.0"}), ({"database": "postgres://a/b"}, {})],
)
def test_the_example_is_for_this_machine_alone(set_up, free, environment, address):
    shown = replace(set_up, is_example=True, **environment)
    with pytest.raises(WrongSetting, match="示例年度的密码人人可见"):
        require_servable(shown, replace(free, **address))


def test_a_port_that_is_taken_is_told(set_up, free):
    with socket.socket() as taking:
        taking.bind((free.host, free.port))
        taking.listen()
        with pytest.raises(WrongSetting, match=f"{free.port} 端口.*--port"):
            require_servable(set_up, free)


def test_an_address_of_another_machine_is_told(set_up, free):
    with pytest.raises(WrongSetting, match="不是本机的"):
        require_servable(replace(set_up, hosts=("a.example",)), replace(free, host="192.0.2.1"))


def test_without_what_the_browser_needs_nothing_is_served(set_up, free, monkeypatch, tmp_path):
    monkeypatch.setattr(preparing, "BUILT", tmp_path)
    with pytest.raises(WrongSetting, match="make run"):
        require_servable(set_up, free)


@pytest.mark.parametrize(
    ("host", "more", "url"),
    [
        ("127.0.0.1", {}, "http://127.0.0.1:80"),
        ("0.0.0.0", {}, "http://127.0.0.1:80"),
        ("::1", {}, "http://[::1]:80"),
        ("0.0.0.0", {"hosts": ("a.example", "b.example")}, "http://a.example:80"),
        ("127.0.0.1", {"hosts": ("a.example",), "is_behind_https": True}, "https://a.example"),
    ],
)
def test_the_address_is_one_to_type_into_a_browser(set_up, host, more, url):
    assert url_of(replace(set_up, **more), Address(host, 80)) == url


def test_a_folder_with_the_example_is_not_opened_as_true_data(set_up):
    set_up.data.mkdir()
    mark(set_up.data, Mark.DONE)
    with pytest.raises(WrongSetting, match="里是示例数据"):
        next(prepare(set_up))


def test_the_mark_says_how_far_the_loading_came(tmp_path):
    assert mark_of(tmp_path) is None
    for state in Mark:
        mark(tmp_path, state)
        assert mark_of(tmp_path) is state


def test_a_broken_off_loading_is_removed_but_not_what_else_lies_there(tmp_path):
    mark(tmp_path, Mark.BEGUN)
    (tmp_path / "uploads").mkdir()
    for name in ("jixiao.sqlite3", "uploads/a.docx", "secret-key"):
        (tmp_path / name).touch()
    start_anew(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["secret-key", "示例数据说明.txt"]


def test_a_folder_that_cannot_be_written_is_told(set_up):
    with pytest.raises(WrongSetting, match=r"不能写入数据文件夹.*--data"):
        next(prepare(replace(set_up, data=Path("/proc/jixiao"))))


def test_a_database_that_does_not_answer_is_told_at_once(set_up, free):
    away = f"postgres://jixiao:secret@127.0.0.1:{free.port}/jixiao"
    with pytest.raises(WrongSetting, match="JIXIAO_DATABASE") as told:
        next(prepare(replace(set_up, database=away)))
    assert "secret" not in str(told.value)

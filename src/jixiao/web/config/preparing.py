"""What must be so before the application is served: settings, database, the example where asked."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.web.config.environment import LOCAL, Environment, WrongSetting, database_of

if TYPE_CHECKING:
    from jixiao.web.config.serving import Address

BUILT = Path(__file__).resolve().parent.parent / "frontend" / "built"
SETTINGS = "jixiao.web.config.settings"
SECONDS_TO_CONNECT = 5
PARTS = {
    "dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT",
}  # fmt: skip


def require_servable(environment: Environment, address: Address) -> None:
    """Refuse, before anything is written, what could not be served; raises WrongSetting."""
    is_local = address.host in LOCAL
    if not is_local and environment.hosts == LOCAL:
        raise WrongSetting(
            f"--host {address.host}：要让别的机器访问，还要用 JIXIAO_HOSTS 写明访问时用的"
            "主机名或地址，几个用逗号分开"
        )
    if environment.is_example and (not is_local or environment.database):
        raise WrongSetting(
            "示例年度的密码人人可见，只能在本机、用 SQLite 打开；"
            "请去掉 --host 和 JIXIAO_DATABASE，或者去掉 --example"
        )
    if not (BUILT / "screen.js").is_file():
        raise WrongSetting("网页所需的脚本和样式还没有生成；从源代码运行的，请先执行 make run")
    _require_free(address)


def prepare(environment: Environment) -> Iterator[str]:
    """Bring the database up to date, load the example where it is asked for; tells each step."""
    _require_folder(environment.data)
    _require_its_own(environment)
    _require_database(environment)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.core.management import call_command

    django.setup()
    from django.conf import settings
    from django.db import DatabaseError, connections

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    yield "正在准备数据库…"
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise WrongSetting(
            f"数据库里的表不能建立或者更新：{str(error).strip()}；请确认数据库文件没有损坏，"
            "PostgreSQL 的角色是这个库的所有者"
        ) from None
    yield from _warnings()
    if environment.is_example:
        yield from _load_example()
    connections.close_all()


def first_code() -> str:
    """The code that opens this installation; empty once it is open."""
    from django.db import connections

    from jixiao.web.accounts.services import opening

    code = "" if opening.is_opened() else opening.first_code()
    connections.close_all()
    return code


def _require_free(address: Address) -> None:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family) as trying:
        trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((address.host, address.port))
        except OSError:
            raise WrongSetting(
                f"不能在 {address.host} 的 {address.port} 端口上提供服务：端口已被占用，或者地址"
                "不是本机的；请用 --port 换一个端口，或核对 --host"
            ) from None


def _require_database(environment: Environment) -> None:
    """Ask the database once, without the pool of connections, which would wait for long."""
    described = database_of(environment)
    if not environment.database:
        return
    try:
        import psycopg
        from psycopg.conninfo import make_conninfo
    except ModuleNotFoundError:
        raise WrongSetting(
            "没有安装连接 PostgreSQL 的软件包；请安装 jixiao[web,postgres]"
        ) from None

    where = {name: str(described[key]) for name, key in PARTS.items() if described[key]}
    address = make_conninfo("", **where)
    try:
        psycopg.connect(address, connect_timeout=SECONDS_TO_CONNECT).close()
    except psycopg.OperationalError as error:
        raise WrongSetting(
            f"不能连接 JIXIAO_DATABASE 所写的数据库：{str(error).strip()}；"
            "请核对地址、用户、密码和库名，并确认 PostgreSQL 已经启动"
        ) from None


def _require_folder(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        writable = os.access(data, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        raise WrongSetting(f"不能写入数据文件夹 {data}；请用 --data 换一个文件夹，或者检查它的权限")


def _require_its_own(environment: Environment) -> None:
    """Keep the example and true data apart."""
    from jixiao.web.example.marking import Mark, mark_of, start_anew

    mark = mark_of(environment.data)
    if mark and not environment.is_example:
        raise WrongSetting(
            f"{environment.data} 里是示例数据，密码人人可见；请另选一个数据文件夹（--data），"
            "或者加上 --example 打开示例"
        )
    if mark is Mark.BEGUN:
        start_anew(environment.data)


def _load_example() -> Iterator[str]:
    from jixiao.web.example.loading import is_empty, load
    from jixiao.web.example.marking import mark_of

    data = Environment.read().data
    if mark_of(data):
        return
    if not is_empty():
        raise WrongSetting(f"{data} 里已有别的数据，没有载入示例；请用 --data 另选一个空文件夹")
    yield "正在载入示例年度，约需半分钟…"
    load()


def _warnings() -> Iterator[str]:
    from django.db import connection

    from jixiao.web.accounts.securing import is_bypassed

    if connection.vendor == "postgresql" and is_bypassed(connection):
        yield (
            "注意：数据库角色是超级用户或带有 BYPASSRLS，行级安全对它不起作用；"
            "请另建一个普通角色，写进 JIXIAO_DATABASE"
        )

"""``jixiao serve``: the web application on this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.cli.command import Verb
from jixiao.cli.messages import say
from jixiao.cli.options import HELP

if TYPE_CHECKING:
    from jixiao.web.config.environment import Environment

FOLDER = click.Path(path_type=Path, file_okay=False)
HELP_TEXT = """启动网页应用：准备好数据库，在浏览器里办理全年的绩效工作。按 Ctrl+C 停止。

没有设置时只在本机、用 SQLite 运行；其他设置用环境变量：JIXIAO_DATA（数据文件夹）、JIXIAO_DATABASE
（PostgreSQL 地址）、JIXIAO_HOSTS（访问用的主机名）、JIXIAO_HTTPS（前面有HTTPS代理）等。"""


class NotServed(click.ClickException):
    """The application cannot be served as it is set."""


@click.command("serve", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.option("--host", default="127.0.0.1", metavar="地址", help="监听的地址，默认127.0.0.1")
@click.option(
    "--port", default=8000, metavar="端口", type=click.IntRange(1, 65535), help="端口，默认8000"
)
@click.option("--data", type=FOLDER, metavar="文件夹", help="数据文件夹，默认jixiao-data")
@click.option(
    "--workers", default=2, metavar="个数", type=click.IntRange(1, 64), help="服务进程数，默认2"
)
@click.option("--example", is_flag=True, help="载入示例年度，登录页列出各角色的示例人员")
@HELP
def command(host: str, port: int, data: Path | None, workers: int, *, example: bool) -> int:
    """Prepare the database, say where to look, and serve until it is stopped."""
    if data is not None:
        os.environ["JIXIAO_DATA"] = str(data)
    if example:
        os.environ["JIXIAO_EXAMPLE"] = "1"
    try:
        import granian  # noqa: F401 (only whether the web application is installed)

        from jixiao.web.config import preparing, serving
        from jixiao.web.config.environment import Environment, WrongSetting
    except ModuleNotFoundError:
        raise NotServed("没有安装网页应用；请先安装 jixiao[web]") from None
    try:
        environment, address = Environment.read(), serving.Address(host, port)
        preparing.require_servable(environment, address)
        for step in preparing.prepare(environment):
            say(step)
    except WrongSetting as error:
        raise NotServed(str(error)) from None
    _greet(environment, serving.url_of(environment, address), preparing.first_code())
    serving.serve(address, workers=workers)
    say("网页应用已停止。")
    return 0


def _greet(environment: Environment, url: str, code: str) -> None:
    where = environment.database.rpartition("@")[2] or environment.data
    say(f"网页应用已启动，请用浏览器打开 {url} ；按 Ctrl+C 停止。数据在 {where}。")
    if environment.is_example:
        say("这是示例：登录页列出了每个角色的示例人员，点一下即可登录。")
    elif code:
        say(f"系统还没有开通：请打开 {url}/first/ ，填写开通码 {code} 。")

"""``jixiao verify-trail``: whether the trail of the web application is as it was written."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jixiao.cli.command import Verb
from jixiao.cli.messages import say
from jixiao.cli.options import HELP

if TYPE_CHECKING:
    from jixiao.web.workflow.verification import Check, Marks

FILE = click.Path(path_type=Path)
FORMATS = click.Choice(["table", "json"])
SETTINGS = "jixiao.web.config.settings"
HELP_TEXT = """核对办理留痕：逐条重算SM3摘要，看有没有记录被改动、删除、插入或调换。

数据库由环境变量 JIXIAO_DATA、JIXIAO_DATABASE 指定，与 jixiao serve 相同。
全部相符时退出码为0，有不符为1，没有数据库可核对为2。"""


class NothingToVerify(click.ClickException):
    """There is no database with a trail."""


@click.command("verify-trail", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.option("--anchor", "kept", type=FILE, metavar="文件", help="再与以前的存档比对")
@click.option("--write-anchor", "kept_as", type=FILE, metavar="文件", help="把现在的摘要写成存档")
@click.option("--format", "form", type=FORMATS, default="table", help="输出格式，默认table")
@HELP
def command(kept: Path | None, kept_as: Path | None, form: str) -> int:
    """Check every chain; with an anchor also whether what was then is still there."""
    _set_up()
    from jixiao.web.accounts.wall import everything_visible
    from jixiao.web.workflow.verification import verify

    with everything_visible():
        check = verify(anchors=_marks(kept))
        names = _names(check)
    tell = _tell_json if form == "json" else _tell
    tell(check, names)
    if kept_as is not None and check.is_intact:
        _write_anchor(kept_as)
    return 0 if check.is_intact else 1


def _set_up() -> None:
    from jixiao.web.config.environment import Environment

    environment = Environment.read()
    if not environment.database and not (environment.data / "jixiao.sqlite3").is_file():
        raise NothingToVerify(f"{environment.data} 里没有数据库；请用 JIXIAO_DATA 指定数据文件夹")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import django
    except ModuleNotFoundError:
        raise NothingToVerify("没有安装网页应用；请先安装 jixiao[web]") from None
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from django.db import DatabaseError, connection

    try:
        is_there = "workflow_trailentry" in connection.introspection.table_names()
    except DatabaseError as error:
        raise NothingToVerify(f"不能连接数据库：{error}；请检查 JIXIAO_DATABASE") from None
    if not is_there:
        raise NothingToVerify("数据库里没有办理留痕；请检查 JIXIAO_DATA 和 JIXIAO_DATABASE")


def _marks(kept: Path | None) -> Marks | None:
    from jixiao.web.workflow.anchors import NoAnchor, marks_of

    if kept is None:
        return None
    try:
        return marks_of(json.loads(kept.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        raise NothingToVerify(f"{kept}：不能读取这份存档；请检查文件名") from None
    except NoAnchor as fault:
        raise NothingToVerify(f"{kept}：{fault}") from None


def _names(check: Check) -> dict[int, str]:
    from jixiao.web.accounts.models import Institution

    wanted = {one.chain_id for one in check.broken}
    return dict(Institution.objects.filter(pk__in=wanted).values_list("pk", "name"))


def _tell(check: Check, names: dict[int, str]) -> None:
    from jixiao.cli.output import print_line

    if check.is_intact:
        print_line(f"留痕链完整：{check.chains}条链，{check.entries}条记录，全部相符")
    for one in check.broken:
        print_line(f"{names.get(one.chain_id, one.chain_id)}：{one}")
    if not check.is_intact:
        say(f"留痕链不完整：发现{len(check.broken)}处不符；请保留现场，与备份和存档比对")


def _tell_json(check: Check, names: dict[int, str]) -> None:
    from jixiao.cli.output import print_json

    broken: list[dict[str, Any]] = [
        {"unit": names.get(one.chain_id, ""), **one._asdict()} for one in check.broken
    ]
    schema = {"schema": "jixiao/trail-verification/1", "is_intact": check.is_intact}
    print_json({**schema, "chains": check.chains, "entries": check.entries, "broken": broken})


def _write_anchor(path: Path) -> None:
    from jixiao.web.workflow.anchors import anchor

    made = anchor()
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    say(f"存档已写入 {path}；总摘要 {made['digest']}，请打印留存")

"""``jixiao.toml``: the options of ``jixiao check`` kept in a file; the command line wins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from jixiao.cli.messages import say
from jixiao.cli.options import SEVERITIES
from jixiao.cli.toml_files import line_of, read_toml
from jixiao.pipeline import Unknown

NAME = "jixiao.toml"
MOST_JOBS = 64


class Unfit(Exception):
    """A value that a setting cannot have; the message says what it can be."""


def _codes(value: Any, _folder: Path) -> str:
    from jixiao import pipeline

    several = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in several):
        raise Unfit('应是规则编号或类别，如 "FU,TG003" 或 ["FU", "TG003"]')
    text = ",".join(several)
    try:
        pipeline.choose_rules(text)
    except Unknown as error:
        raise Unfit(str(error)) from None
    return text


def _severity(value: Any, _folder: Path) -> str:
    if value not in list(SEVERITIES):
        raise Unfit(f"应是{'、'.join(SEVERITIES)}之一，加英文双引号")
    return SEVERITIES[value]


def _ruleset(value: Any, _folder: Path) -> str:
    from jixiao.scoring.ruleset import find_ruleset

    if not isinstance(value, str) or find_ruleset(value) is None:
        raise Unfit(f"没有名为“{value}”的评分办法；用 jixiao rulesets 查看全部评分办法")
    return value


def _jobs(value: Any, _folder: Path) -> int:
    if type(value) is not int or not 1 <= value <= MOST_JOBS:
        raise Unfit(f"应是1到{MOST_JOBS}的整数，不加引号")
    return value


def _path(value: Any, folder: Path) -> Path:
    if not isinstance(value, str) or not value.strip():
        raise Unfit("应是文件的路径，加英文双引号")
    return folder / value


SETTINGS: dict[str, Callable[[Any, Path], object]] = {
    "select": _codes,
    "ignore": _codes,
    "severity": _severity,
    "ruleset": _ruleset,
    "jobs": _jobs,
    "baseline": _path,
    "acknowledgements": _path,
}


def read_settings(path: Path) -> dict[str, object]:
    """The options that a file sets; raises Unknown, naming the line, for one that cannot be.

    Paths in it are seen from its own folder.
    """
    plain, lines = read_toml(path)
    found: dict[str, object] = {}
    for name, value in plain.items():
        where = f"{path}第{line_of(lines, name)}行"
        if name not in SETTINGS:
            raise Unknown(f"{where}：不认识的设置“{name}”；可用的设置是{'、'.join(SETTINGS)}")
        try:
            found[name] = SETTINGS[name](value, path.parent)
        except Unfit as error:
            raise Unknown(f"{where}：设置{name}的值不对，{error}") from None
    return found


def find_settings(paths: tuple[Path, ...]) -> Path | None:
    """The nearest ``jixiao.toml``: in the current folder, else above the first path."""
    places = [Path.cwd()]
    if paths:
        first = paths[0].absolute()
        places += [first, *first.parents]
    return next((one / NAME for one in places if (one / NAME).is_file()), None)


def with_settings(context: click.Context, given: dict[str, Any]) -> dict[str, Any]:
    """The options of a command, those that the command line leaves out taken from the file.

    ``config`` and ``no_config`` are used up.
    """
    config, without, paths = given.pop("config"), given.pop("no_config"), context.params["paths"]
    if without and config is not None:
        raise Unknown("--config 和 --no-config 只能写一个；请删去一个")
    path = None if without else config or find_settings(paths)
    set_there = {} if path is None else read_settings(path)
    if path is not None:
        say(f"采用设置文件 {path}")
    return given | {
        name: value
        for name, value in set_there.items()
        if context.get_parameter_source(name) is ParameterSource.DEFAULT
    }


NO_CONFIG = click.option("--no-config", is_flag=True, help=f"不使用{NAME}")
CONFIG = click.option(
    "--config", metavar="文件", type=click.Path(path_type=Path),
    help=f"设置文件；不写则在当前文件夹和文件所在的各级文件夹中找{NAME}",
)  # fmt: skip

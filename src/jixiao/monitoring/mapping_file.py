"""A mapping of columns as a file that people can read, change and use again (TOML)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jixiao.monitoring.checks import SCALES
from jixiao.monitoring.columns import FIELDS, label
from jixiao.monitoring.mapping import MONEY, ColumnMapping

ABOUT = "# 导出表的列与台账项目的对应：等号左边是台账的项目，右边是导出表的列标题，可以修改后再用。"


class BadMapping(Exception):
    """A file that is no mapping; the message says what is wrong in it."""


def save_mapping(mapping: ColumnMapping, path: Path) -> None:
    """Write a mapping so that ``load_mapping`` gives it back."""
    lines = [ABOUT, f"kind = {_text(mapping.kind)}", "", "[columns]"]
    lines += [f"{name} = {_text(title)} # {label(name)}" for name, title in mapping.columns.items()]
    lines += ["", "[units]", *(f"{name} = {_text(one)}" for name, one in mapping.units.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def load_mapping(path: Path) -> ColumnMapping:
    """A mapping that was saved or written by hand; raises BadMapping."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadMapping(
            f"{path}：读不懂这份列对应文件（{error}）；请改正，或删除后重新生成"
        ) from None
    kind = found.get("kind")
    if kind not in FIELDS:
        raise BadMapping(f"{path}：kind 应是 {' 或 '.join(FIELDS)}；请改正")
    columns = _texts(found.get("columns"), path, known=FIELDS[kind])
    units = _texts(found.get("units", {}), path, known=tuple(MONEY))
    for name, unit in units.items():
        if unit not in SCALES:
            raise BadMapping(f"{path}：{name} 的单位应是 {' 或 '.join(SCALES)}；请改正")
    stated = dict.fromkeys(MONEY & columns.keys(), "saved")
    return ColumnMapping(kind, columns, {one: units.get(one, "元") for one in stated}, stated)


def _texts(value: Any, path: Path, *, known: tuple[str, ...]) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise BadMapping(f'{path}：列对应应写成 项目 = "列标题" 的样子；请改正')
    strange = [one for one in value if one not in known]
    if strange:
        raise BadMapping(f"{path}：没有“{strange[0]}”这个项目；可以是{'、'.join(known)}")
    return value


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

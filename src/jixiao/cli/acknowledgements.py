"""The lists of findings that people let stand: one file beside the documents, for each folder."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jixiao.cli.toml_files import line_of, quoted, read_toml
from jixiao.domain.acknowledgement import Acknowledgement
from jixiao.pipeline import Unknown

NAME = "jixiao.acknowledged.toml"
TABLE = "acknowledged"
HEAD = (
    "# 已经核实、情况属实、不再提示的问题，一条一个；由 jixiao acknowledge 写入。\n"
    "# 理由可以修改；删去一条，该问题就会重新提示。请勿修改指纹（fingerprint）。\n"
)
NEEDED = ("file", "code", "fingerprint", "reason")
KNOWN = (*NEEDED, "by", "on", "project", "indicator", "message")
Known = Mapping[str, Acknowledgement]


@dataclass(slots=True)
class Lists:
    """The lists that are met while files are checked; ``only`` is the one list for all of them.

    With ``is_off`` none is read: everything is shown, whoever lets it stand.
    """

    only: Path | None = None
    is_off: bool = False
    read: dict[Path, list[Acknowledgement]] = field(default_factory=dict)

    def path_for(self, file: str) -> Path:
        """The list that holds what is let stand in a file."""
        return self.only or _folder(file) / NAME

    def of(self, file: str) -> Known:
        """What is let stand in a file, by the fingerprints of the findings."""
        if self.is_off:
            return {}
        path = self.path_for(file)
        if path not in self.read:
            self.read[path] = read_list(path) if self.only or path.is_file() else []
        name = name_in(path, file)
        return {one.fingerprint: one for one in self.read[path] if one.file == name}


def name_in(path: Path, file: str) -> str:
    """How a list calls a file: its path seen from the folder of the list."""
    try:
        return Path(os.path.relpath(file, path.parent)).as_posix()
    except ValueError:  # on another drive of Windows there is no way from one to the other
        return Path(file).absolute().as_posix()


def _folder(file: str) -> Path:
    """The folder on disk that holds a file, also one inside an archive."""
    return next(one for one in Path(file).absolute().parents if one.is_dir())


def read_list(path: Path) -> list[Acknowledgement]:
    """Read a list; raises Unknown, naming the line, where an entry is not complete."""
    plain, lines = read_toml(path)
    entries = plain.get(TABLE, [])
    if set(plain) - {TABLE} or not isinstance(entries, list):
        name = next(iter(set(plain) - {TABLE}), TABLE)
        where = f"{path}第{line_of(lines, name)}行"
        raise Unknown(f"{where}：不认识“{name}”；这份清单中只能有 [[{TABLE}]] 的条目")
    return [
        _entry(one, where=f"{path}第{line_of(lines, TABLE, occurrence=number)}行起的一条")
        for number, one in enumerate(entries, start=1)
    ]


def _entry(plain: Any, *, where: str) -> Acknowledgement:
    if not isinstance(plain, dict) or set(plain) - set(KNOWN):
        raise Unknown(f"{where}：有不认识的名称；可用的名称是{'、'.join(KNOWN)}")
    for name in NEEDED:
        if not str(plain.get(name, "")).strip():
            raise Unknown(f"{where}：缺少{name}；确认一个问题必须写明文件、规则编号、指纹和理由")
    on = plain.get("on")
    if on is not None and type(on) is not date:
        raise Unknown(f"{where}：日期on应写成2024-03-01的样子，不加引号")
    texts = {name: str(value) for name, value in plain.items() if name != "on"}
    return Acknowledgement(**texts, on=on)


def add_to_list(path: Path, entries: Sequence[Acknowledgement]) -> None:
    """Write entries at the end of a list, which is made where there is none."""
    before = path.read_text(encoding="utf-8-sig") if path.is_file() else HEAD
    text = before.rstrip("\n") + "\n" + "".join(_written(one) for one in entries)
    path.write_text(text, encoding="utf-8", newline="\n")


def _written(one: Acknowledgement) -> str:
    lines = [f"\n[[{TABLE}]]"]
    for name in KNOWN:
        value = getattr(one, name)
        if value:
            lines.append(f"{name} = {value if name == 'on' else quoted(value)}")
    return "\n".join(lines) + "\n"

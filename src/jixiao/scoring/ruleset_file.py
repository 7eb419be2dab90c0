"""A rule-set out of its YAML file; mistakes are told in Chinese with the file and the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path, PurePath
from typing import Any

import yaml

from jixiao.scoring import ruleset_parts as parts
from jixiao.scoring import ruleset_values as values
from jixiao.scoring.criterion_file import criteria
from jixiao.scoring.exact_yaml import lines_of, load
from jixiao.scoring.methods import METHODS
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.ruleset_values import Mistake

Read = Callable[[Any, values.Path], Any]
REQUIRED: Mapping[str, Read] = {
    "title": values.text,
    "basis": values.text,
    "effective_from": values.day,
    "kinds": parts.kinds,
    "points": parts.points,
    "methods": parts.methods,
    "bands": parts.bands,
    "late_band": values.text,
    "ratings": parts.ratings,
    "tolerance": values.number,
    "cases": parts.cases,
}
OPTIONAL: Mapping[str, Read] = {
    "effective_to": values.day,
    "regions": values.words,
    "required_kinds": parts.terms,
    "doubtful": values.words,
    "automatic": values.flag,
    "parameters": parts.parameters,
    "criteria": criteria,
    "execution_base": lambda value, path: values.choice(
        value, path, ("final", "original", "arrived")
    ),
    "total_caps": parts.total_caps,
    "not_applicable": parts.rescales,
    "explanation": parts.explanation,
}
KEYS = {**REQUIRED, **OPTIONAL}
EXTENDS = "extends"
MERGED = ("methods", "bands")
OWN = ("title", "basis", "effective_from", "effective_to", "regions", "automatic", "cases")
"""What a file never takes from the one that it extends."""


class RulesetMistake(Exception):
    """A rule-set file is not as it must be; each message names the file and, if known, the line."""

    def __init__(self, *messages: str) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


def load_ruleset(path: Path) -> Ruleset:
    """Read a rule-set file; raises RulesetMistake where it cannot be used."""
    return read_ruleset(text_of(path), where=str(path))


def text_of(path: Path) -> str:
    """The text of a rule-set file; raises RulesetMistake where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise RulesetMistake(
            f"{path}：不能读取评分办法文件（{type(fault).__name__}）；请检查路径，并存为UTF-8编码"
        ) from fault


def read_ruleset(text: str, *, where: str) -> Ruleset:
    """A rule-set from the text of its file, named for the file."""
    data = _data(text, where=where)
    whole, found = _whole(data)
    fields: dict[str, Any] = {}
    for key in (one for one in KEYS if not _is_empty(whole.get(one))):
        try:
            fields[key] = KEYS[key](whole[key], (key,))
        except Mistake as mistake:
            found.append(mistake)
    found = found or list(_inconsistent(fields))
    if found:
        lines = lines_of(text)
        found.sort(key=lambda one: line_of(one.path, lines) or 0)
        raise RulesetMistake(*(told(one, lines, where=where) for one in found))
    fields["rescales"] = fields.pop("not_applicable", False)
    top = max(fields["bands"], key=lambda one: one.high).name
    return Ruleset(name=PurePath(where).stem, top_band=top, **fields)


def told(mistake: Mistake, lines: Mapping[values.Path, int], *, where: str) -> str:
    """A mistake with the file and the line of the nearest key that stands in the file."""
    line = line_of(mistake.path, lines)
    return f"{where}{f'第{line}行' if line else ''}：{mistake}"


def line_of(path: values.Path, lines: Mapping[values.Path, int]) -> int | None:
    """The line of the nearest key that stands in the file."""
    ends = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[one] for one in ends if one in lines), None)


def _data(text: str, *, where: str) -> Any:
    try:
        return load(text)
    except (yaml.YAMLError, ValueError, ArithmeticError) as fault:
        mark = getattr(fault, "problem_mark", None)
        line = f"第{mark.line + 1}行" if mark else ""
        problem = getattr(fault, "problem", None) or fault
        raise RulesetMistake(
            f"{where}{line}：不是正确的YAML：{problem}；请检查缩进、冒号后的空格、括号和引号"
        ) from fault


def _whole(data: Any) -> tuple[dict[str, Any], list[Mistake]]:
    """The contents with those of the rule-set that it extends, and the mistakes among its keys."""
    if not isinstance(data, dict):
        return {}, [Mistake((), "文件应是“名称: 内容”的形式")]
    whole = {str(key): value for key, value in data.items()}
    found = [
        Mistake((key,), f"不认识的项目 {key}；{values.near(key, (*KEYS, EXTENDS))}")
        for key in whole
        if key not in KEYS and key != EXTENDS
    ]
    if EXTENDS in whole:
        try:
            whole = _extended(whole)
        except Mistake as mistake:
            return {}, [mistake]
    missing = (key for key in REQUIRED if _is_empty(whole.get(key)))
    found += [Mistake((key,), f"缺少 {key}；请补上这一项的内容") for key in missing]
    return whole, found


def _is_empty(value: Any) -> bool:
    return value in (None, "", {}, [])


def _extended(own: dict[str, Any]) -> dict[str, Any]:
    """What a file says over what the shipped rule-set says that it names."""
    name = str(own.pop(EXTENDS))
    given = _shipped(name)
    if given is None:
        raise Mistake(
            (EXTENDS,), "extends 应写一个自带评分办法的名称；用 jixiao rulesets 查看全部名称"
        )
    if EXTENDS in given:
        raise Mistake((EXTENDS,), f"{name} 本身沿用了别的评分办法；请直接沿用那一个")
    inherited = {key: value for key, value in given.items() if key not in OWN}
    merged = {key: _merged(inherited[key], own[key]) for key in MERGED if key in own}
    return {**inherited, **own, **merged}


@lru_cache(maxsize=4)
def _shipped(name: str) -> Mapping[str, Any] | None:
    """The contents of a shipped rule-set; None where there is none of the name."""
    path = resources.files("jixiao.scoring") / "rulesets" / f"{name}.yaml"
    if not re.fullmatch(r"\w+", name) or not path.is_file():
        return None
    contents: Mapping[str, Any] = load(path.read_text(encoding="utf-8"))
    return contents


def _merged(inherited: Mapping[str, Any], own: Any) -> Any:
    """Names with contents over names with contents, and so within them."""
    if not isinstance(own, dict):
        return own
    both = {
        key: _merged(inherited[key], value) if isinstance(inherited.get(key), dict) else value
        for key, value in own.items()
    }
    return {**inherited, **both}


def _inconsistent(fields: Mapping[str, Any]) -> list[Mistake]:
    """What does not go together, once every part by itself can be read."""
    found = []
    if "bands" in fields and "late_band" in fields:
        names = [one.name for one in fields["bands"]]
        if fields["late_band"] not in names:
            message = f"late_band 不是 bands 中的一档：{fields['late_band']}"
            found.append(Mistake(("late_band",), f"{message}；可以是 {'、'.join(names)}"))
    given = fields.get("parameters", {})
    for way, method in fields.get("methods", {}).items():
        if METHODS[method].needs and method not in given:
            needs = "、".join(METHODS[method].needs)
            message = f"评分方法 {method} 要在 parameters 中写明 {needs}"
            found.append(Mistake(("methods", way), message))
    return found

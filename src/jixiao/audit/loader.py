"""Rules out of ``audit/rules/<family>/<code>.py`` and the YAML beside each."""

from __future__ import annotations

import pkgutil
import re
from enum import StrEnum
from functools import lru_cache
from importlib import import_module, resources
from typing import Any, TypeVar

import yaml

from jixiao.audit import rules
from jixiao.audit.base import DECISIONS, Applies, Rule, RuleMistake, Words, wanted_types
from jixiao.domain.finding import FAMILIES, Severity
from jixiao.domain.sheet import SheetKind

REQUIRED = ("title", "severity", "basis", "message", "fix", "fails", "passes")
OPTIONAL = ("applies", "words", "why")
APPLIES = ("kinds", "from_year", "to_year", "regions")
CODE = re.compile(r"[a-z]{2}\d{3}")
Choice = TypeVar("Choice", bound=StrEnum)


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule by code; raises RuleMistake where one is not as it must be."""
    families = [
        import_module(f"{rules.__name__}.{family.name}")
        for family in pkgutil.iter_modules(rules.__path__)
    ]
    found = [
        load_rule(f"{package.__name__}.{module.name}")
        for package in families
        for module in pkgutil.iter_modules(package.__path__)
    ]
    return tuple(sorted(found, key=lambda one: one.code))


def find_rule(code: str) -> Rule | None:
    """The rule of a code, in whatever case it is written."""
    return next((one for one in all_rules() if one.code == code.upper()), None)


def load_rule(module_name: str) -> Rule:
    """Import one rule's module and read the YAML beside it."""
    import_module(module_name)
    package, _, name = module_name.rpartition(".")
    code = name.upper()
    if not CODE.fullmatch(name) or code[:2] not in FAMILIES:
        raise RuleMistake(f"{module_name}：文件名应为规则编号，例如 tg003.py")
    if code not in DECISIONS:
        raise RuleMistake(f"{module_name}：缺少 @rule(“{code}”)")
    path = resources.files(package) / f"{name}.yaml"
    if not path.is_file():
        raise RuleMistake(f"{module_name}：旁边缺少 {name}.yaml")
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise RuleMistake(f"{name}.yaml：不是合格的YAML（{error}）") from error
    return rule_of(code, data, where=f"{name}.yaml")


def rule_of(code: str, data: Any, *, where: str) -> Rule:
    """A rule from its YAML; raises RuleMistake, naming the file, where words are missing."""
    if not isinstance(data, dict):
        raise RuleMistake(f"{where}：文件应是“名称: 内容”的形式")
    _refuse_mistakes(data, where=where)
    decide = DECISIONS[code]
    return Rule(
        code=code,
        decide=decide,
        wants=wanted_types(decide),
        title=data["title"],
        severity=_one_of(Severity, data["severity"], where=where),
        basis=data["basis"],
        message=data["message"],
        fix=data["fix"],
        applies=_applies(data.get("applies") or {}, where=where),
        words=Words({name: tuple(words) for name, words in (data.get("words") or {}).items()}),
        why=data.get("why", ""),
        fails=data["fails"],
        passes=data["passes"],
    )


def _refuse_mistakes(data: dict[str, Any], *, where: str) -> None:
    missing = [one for one in REQUIRED if not data.get(one)]
    unknown = sorted(set(data) - set(REQUIRED) - set(OPTIONAL))
    if missing:
        raise RuleMistake(f"{where}：缺少 {'、'.join(missing)}")
    if unknown:
        raise RuleMistake(f"{where}：不认识的项目 {'、'.join(unknown)}")
    for name in ("fails", "passes"):
        if not isinstance(data[name], dict):
            raise RuleMistake(f"{where}：{name} 应是“案例名: 内容”的形式")
    for name, words in (data.get("words") or {}).items():
        if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
            raise RuleMistake(f"{where}：words 中的 {name} 应是一列词语")


def _applies(data: dict[str, Any], *, where: str) -> Applies:
    if unknown := sorted(set(data) - set(APPLIES)):
        raise RuleMistake(f"{where}：applies 中不认识的项目 {'、'.join(unknown)}")
    return Applies(
        kinds=tuple(_one_of(SheetKind, one, where=where) for one in data.get("kinds", ())),
        from_year=data.get("from_year"),
        to_year=data.get("to_year"),
        regions=tuple(data.get("regions", ())),
    )


def _one_of(kind: type[Choice], word: str, *, where: str) -> Choice:
    try:
        return kind(word)
    except ValueError:
        choices = "、".join(one.value for one in kind)
        raise RuleMistake(f"{where}：没有“{word}”，可以是 {choices}") from None

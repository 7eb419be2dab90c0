"""Rules out of ``audit/rules/<family>/<code>.py`` and the YAML beside each."""

from __future__ import annotations

import pkgutil
import re
from functools import lru_cache
from importlib import import_module, resources
from typing import Any

import yaml

from jixiao.audit import rules
from jixiao.audit.base import DECISIONS, FAMILIES, Applies, Rule, RuleMistake, Words, wanted_types
from jixiao.domain.finding import Severity
from jixiao.domain.sheet import SheetKind

REQUIRED = ("title", "severity", "basis", "message", "fix", "fails", "passes")
OPTIONAL = ("applies", "words", "why")
CODE = re.compile(r"[a-z]{2}\d{3}")


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
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return rule_of(code, data, where=f"{name}.yaml")


def rule_of(code: str, data: Any, *, where: str) -> Rule:
    """A rule from its YAML; raises RuleMistake, naming the file, where words are missing."""
    if not isinstance(data, dict):
        raise RuleMistake(f"{where}：文件应是“名称: 内容”的形式")
    missing = [one for one in REQUIRED if not data.get(one)]
    unknown = sorted(set(data) - set(REQUIRED) - set(OPTIONAL))
    if missing:
        raise RuleMistake(f"{where}：缺少 {'、'.join(missing)}")
    if unknown:
        raise RuleMistake(f"{where}：不认识的项目 {'、'.join(unknown)}")
    decide = DECISIONS[code]
    return Rule(
        code=code,
        decide=decide,
        wants=wanted_types(decide),
        title=data["title"],
        severity=Severity(data["severity"]),
        basis=data["basis"],
        message=data["message"],
        fix=data["fix"],
        applies=_applies(data.get("applies") or {}),
        words=Words({name: tuple(words) for name, words in (data.get("words") or {}).items()}),
        why=data.get("why", ""),
        fails=data["fails"],
        passes=data["passes"],
    )


def _applies(data: dict[str, Any]) -> Applies:
    return Applies(
        kinds=tuple(SheetKind(one) for one in data.get("kinds", ())),
        from_year=data.get("from_year"),
        to_year=data.get("to_year"),
        regions=tuple(data.get("regions", ())),
    )

"""What can be asked for: rules and rule-sets by name, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.audit.base import Rule
    from jixiao.scoring.ruleset import Ruleset


class Unknown(Exception):
    """A rule, a rule-set or a kind of report that does not exist was asked for."""


def choose_rules(select: str = "", ignore: str = "") -> tuple[Rule, ...]:
    """Rules by lists of codes or families (``FU,TG003``); raises Unknown for one that is none."""
    from jixiao.audit.loader import all_rules

    rules = all_rules()
    wanted, unwanted = _codes(select, rules), _codes(ignore, rules)
    return tuple(
        one
        for one in rules
        if (not wanted or one.code.startswith(wanted))
        and not (unwanted and one.code.startswith(unwanted))
    )


def one_rule(code: str) -> Rule:
    """The rule of a code; raises Unknown where there is none."""
    from jixiao.audit.loader import find_rule

    if (found := find_rule(code)) is None:
        raise Unknown(f"没有编号为“{code}”的规则；用 jixiao rules 查看全部规则")
    return found


def _codes(text: str, rules: Sequence[Rule]) -> tuple[str, ...]:
    codes = tuple(
        code.strip().upper() for code in text.replace("，", ",").split(",") if code.strip()
    )
    for code in codes:
        if not any(one.code.startswith(code) for one in rules):
            raise Unknown(f"没有编号或类别为“{code}”的规则；用 jixiao rules 查看全部规则")
    return codes


def named_ruleset(name: str | None) -> Ruleset | None:
    """The rule-set of a name, None where none is named; raises Unknown where there is none."""
    from jixiao.scoring.ruleset import find_ruleset

    if name is None:
        return None
    if (found := find_ruleset(name)) is None:
        raise Unknown(f"没有名为“{name}”的评分办法；用 jixiao rulesets 查看全部评分办法")
    return found

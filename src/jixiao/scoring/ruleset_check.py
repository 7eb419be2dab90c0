"""A rule-set file tried out: what is wrong in it, and which of its cases come out otherwise."""

from __future__ import annotations

from pathlib import Path

from jixiao.scoring.cases import failing_cases
from jixiao.scoring.exact_yaml import lines_of
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.ruleset_file import RulesetMistake, read_ruleset, text_of, told
from jixiao.scoring.ruleset_values import Mistake

FIX = "请核对案例的得分，或者评分方法、分值和档次"


def try_ruleset(path: Path) -> tuple[Ruleset, tuple[str, ...]]:
    """The rule-set of a file, with a message for every case that comes out otherwise.

    Raises RulesetMistake where the file cannot be used at all.
    """
    text = text_of(path)
    ruleset = read_ruleset(text, where=str(path))
    lines = lines_of(text)
    return ruleset, tuple(
        told(
            Mistake(("cases", one.case), f"案例“{one.case}”：{one.message}；{FIX}"),
            lines,
            where=str(path),
        )
        for one in failing_cases(ruleset)
    )


__all__ = ["RulesetMistake", "try_ruleset"]

"""The levels that sheets of objectives group their indicators by, as a choice on the screen.

They follow the framework that 财预〔2020〕10号 and 财预〔2021〕101号 print (put together from
public forms; not compared with the texts): cost stands below output in the first, apart in the
second.
"""

from __future__ import annotations

OFFERED: dict[str, tuple[str, ...]] = {
    "成本指标": ("经济成本指标", "社会成本指标", "生态环境成本指标"),
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}


def kinds_below(dimension: str) -> tuple[str, ...]:
    """The second levels of a first one, known by what it means: 效果指标 are 效益指标."""
    from jixiao.domain.terms import dimension_term

    if dimension in OFFERED:
        return OFFERED[dimension]
    term = dimension_term(dimension)
    return next((kinds for name, kinds in OFFERED.items() if dimension_term(name) == term), ())

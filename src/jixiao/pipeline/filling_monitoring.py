"""Writing what a form of monitoring adds to an indicator: progress, outlook, causes."""

from __future__ import annotations

from dataclasses import replace

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator
from jixiao.domain.monitoring import Likelihood, Monitoring, is_marked

VALUES = frozenset({"current", "forecast"})
CAUSE, CHOICE = "cause_", "likelihood_"
WORDS = {
    "确定能": Likelihood.CERTAIN,
    "有可能": Likelihood.POSSIBLE,
    "完全不可能": Likelihood.IMPOSSIBLE,
}


def is_monitored(field: str) -> bool:
    """Whether a field is one that forms of monitoring add."""
    return field in VALUES | {"explanation", "likelihood"} or field.startswith((CAUSE, CHOICE))


def with_monitoring(one: Indicator, field: str, text: str) -> Indicator:
    """The indicator with another text in such a field."""
    now = one.monitoring or Monitoring()
    if field in VALUES:
        value = Actual.parse(text) if text else None
        return replace(one, monitoring=replace(now, **{field: value}))  # type: ignore[arg-type]
    if field.startswith(CAUSE):
        name = field.removeprefix(CAUSE)
        causes = {key: said for key, said in now.causes.items() if key != name}
        given = {**causes, name: text} if text else causes
        return replace(one, monitoring=replace(now, causes=given))
    if field == "explanation":
        return replace(one, monitoring=replace(now, explanation=text))
    chosen = WORDS.get(text)
    if field.startswith(CHOICE):
        own = Likelihood(field.removeprefix(CHOICE))
        chosen = own if is_marked(text) else None if now.likelihood is own else now.likelihood
    return replace(one, monitoring=replace(now, likelihood=chosen))

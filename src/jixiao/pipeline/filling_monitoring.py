"""Writing what a form of monitoring adds to an indicator: progress, outlook, causes."""

from __future__ import annotations

from dataclasses import replace

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator
from jixiao.domain.monitoring import Cause, Likelihood, Monitoring, is_marked
from jixiao.pipeline.typed import SHOWN, CannotBeFilled

VALUES = frozenset({"current", "forecast"})
CAUSE, CHOICE = "cause_", "likelihood_"
NOT_A_CHOICE = "“{text}”不是完成目标可能性；请写“确定能”“有可能”或“完全不可能”"


def is_monitored(field: str) -> bool:
    """Whether a field is one that forms of monitoring add."""
    return field in VALUES | {"explanation", "likelihood"} or field.startswith((CAUSE, CHOICE))


def with_monitoring(one: Indicator, field: str, text: str) -> Indicator:
    """The indicator with another text in such a field.

    Raises CannotBeFilled, and ValueError for a cause or a choice that no form has.
    """
    made = _filled(one.monitoring or Monitoring(), field, text)
    return replace(one, monitoring=None if made == Monitoring() else made)


def _filled(now: Monitoring, field: str, text: str) -> Monitoring:
    if field in VALUES:
        value = Actual.parse(text) if text else None
        return replace(now, **{field: value})  # type: ignore[arg-type]
    if field == "explanation":
        return replace(now, explanation=text)
    if field.startswith(CAUSE):
        cause = Cause(field.removeprefix(CAUSE)).value
        causes = {key: said for key, said in now.causes.items() if key != cause}
        return replace(now, causes={**causes, cause: text} if text else causes)
    if field == "likelihood":
        return replace(now, likelihood=_choice(text))
    own = Likelihood(field.removeprefix(CHOICE))
    left = None if now.likelihood is own else now.likelihood
    return replace(now, likelihood=own if is_marked(text) else left)


def _choice(text: str) -> Likelihood | None:
    from jixiao.readers.recognition.monitored import likelihood_in

    chosen = likelihood_in(text)
    if chosen is None and is_marked(text):
        raise CannotBeFilled(NOT_A_CHOICE.format(text=text[:SHOWN]))
    return chosen

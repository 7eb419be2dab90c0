"""TG007: the sign of a target must point to what is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.wording import core_name, found
from jixiao.domain.indicator import Indicator

COSTS = ("cost", "economic_cost")
AT_LEAST = ("≥", ">")
AT_MOST = ("≤", "<")


@rule("TG007")
def direction_against_kind(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """A cost is not to be exceeded; what is to be built is, and an accident is never wanted."""
    target = indicator.target
    if target is None or not target.comparison or not (target.number or target.upper):
        return
    name = core_name(indicator)
    fault = ""
    if target.comparison in AT_LEAST:
        if found(words["unwanted"], name) and not found(words["unwanted_spared"], name):
            fault = "unwanted_message"
        elif indicator.kind_term in COSTS and not target.is_percentage:
            fault = "" if found(words["cost_spared"], name) else "cost_message"
    elif target.comparison in AT_MOST and not found(words["wanted_spared"], name):
        built = indicator.kind_term == "quantity" and not target.is_percentage
        wanted = words["built"] if built else words["wanted_shares"]
        fault = "wanted_message" if found(wanted, name) else ""
    if fault:
        what, wanted_sign = words[fault]
        shown = {"target": target.text.strip(), "what": what, "sign": wanted_sign}
        yield {"field": "target", "printed": target.comparison, **shown}

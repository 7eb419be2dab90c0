"""The families of findings by their names on the screen."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jixiao.pipeline.blanks import CODE

# As ``domain.finding.FAMILIES``, in that order; last what is not filled in yet, which is no rule.
NAMES = {
    "FU": _("资金与数量"),
    "OB": _("绩效目标"),
    "IN": _("绩效指标"),
    "TG": _("指标值"),
    "EX": _("预算执行"),
    "SE": _("绩效自评"),
    "TX": _("文字"),
    "DC": _("报告与公开"),
    "MO": _("运行监控"),
    "RC": _("整改"),
    CODE: _("没有填写"),
}

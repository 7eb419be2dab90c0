"""What is chosen on the pages of monitoring and of tasks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.places import ANY
from jixiao.web.budgets.models import FiscalYear
from jixiao.web.workflow.stages import Stage

MONTHS = [(one, _("1月至%d月") % one) for one in range(1, 13)]


class MonitoringFilter(forms.Form):
    """Which sheets of monitoring to show; everything may be left blank."""

    year = forms.ChoiceField(label=_("年度"), required=False)
    stage = forms.ChoiceField(label=_("环节"), required=False, choices=[ANY, *Stage.choices])
    text = forms.CharField(label=_("项目或单位"), required=False, max_length=60)

    def __init__(self, *args: Any, years: list[FiscalYear], **rest: Any) -> None:
        """Offer the years that the person may see."""
        super().__init__(*args, **rest)
        self.fields["year"].choices = [(one.year, str(one)) for one in years]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, str]:
        """What was asked for; nothing where it cannot be."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items()}


class MonthForm(forms.Form):
    """Until which month monitoring reaches."""

    month = forms.TypedChoiceField(
        label=_("监控期间"), choices=MONTHS, coerce=int,
        help_text=_("执行数和执行情况都从1月累计到这个月；由财政部门布置。"),
    )  # fmt: skip


class DoneForm(forms.Form):
    """How a task was done outside of the system."""

    note = forms.CharField(
        label=_("怎样完成的"), max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("例如：文号、日期、公开的网址，或者整改报告报给了谁。"),
    )  # fmt: skip

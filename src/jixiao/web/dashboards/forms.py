"""The filters of the dashboards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from jixiao.domain.light import Colour
from jixiao.web.budgets.models import TaskKind
from jixiao.web.dashboards.families import NAMES
from jixiao.web.dashboards.selectors.chosen import DONE, LATE, OPEN, SCORED, UNRATED
from jixiao.web.dashboards.selectors.results import RATINGS
from jixiao.web.spending.fields import choices_of
from jixiao.web.spending.forms import ANY, PeriodForm, offer
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from django.http import QueryDict

    from jixiao.web.dashboards.selectors.asked import Asked

BAND_NAMES = {90: _("90—100分"), 80: _("80—90分"), 60: _("60—80分"), 0: _("60分以下")}
STATES = [(LATE, _("已逾期")), (OPEN, _("进行中")), (DONE, _("已完成"))]
RESULTS = [
    (SCORED, _("有得分")), *((one, gettext_lazy(one)) for one in RATINGS), (UNRATED, _("未评")),
    *((str(low), name) for low, name in BAND_NAMES.items()),
]  # fmt: skip
SEVERITIES = [("error", _("错误")), ("warning", _("警告")), ("note", _("提示"))]


class DashboardFilter(PeriodForm):
    """Year, month and department."""

    department = forms.ChoiceField(label=_("主管部门"), required=False)

    def __init__(self, asked: Asked, given: QueryDict, *, departments: Any) -> None:
        """Offer the departments that somebody sees, and nothing where there is only one."""
        super().__init__(asked.period, given)
        found = list(departments)
        if len(found) < 2:
            del self.fields["department"]
        else:
            listed = [(one.pk, one.name) for one in found]
            offer(self, "department", [("", _("全部")), *listed])
            at = next((one.pk for one in found if asked.path.startswith(one.path)), "")
            self.data["department"] = at  # type: ignore[index]


class ChosenForm(PeriodForm):
    """A filter of a list; what is not among the choices narrows nothing."""

    @property
    def chosen(self) -> dict[str, str]:
        """What is asked for beside the period."""
        self.is_valid()
        names = [one for one in self.fields if one not in {"year", "month"}]
        return {one: self.cleaned_data.get(one, "") for one in names}


class TaskFilter(ChosenForm):
    """Which tasks are listed."""

    kind = forms.ChoiceField(label=_("任务"), required=False, choices=[ANY, *TaskKind.choices])
    state = forms.ChoiceField(label=_("状态"), required=False, choices=[ANY, *STATES])

    def __init__(self, asked: Asked, given: QueryDict) -> None:
        """Those that are late, where nothing else is asked for."""
        super().__init__(asked.period, given)
        self.data = {"state": LATE, **self.data}
        del self.fields["month"]


class ProjectFilter(ChosenForm):
    """Which projects are listed."""

    light = forms.ChoiceField(
        label=_("亮灯"), required=False, choices=[ANY, *reversed(choices_of(Colour))]
    )
    result = forms.ChoiceField(label=_("自评结果"), required=False, choices=[ANY, *RESULTS])
    stage = forms.ChoiceField(
        label=_("绩效表环节"), required=False,
        choices=[ANY, *((f"{kind.value}:{stage.value}",
                         format_lazy("{}：{}", kind.label, stage.label))
                        for kind in TaskKind for stage in Stage)],
    )  # fmt: skip
    words = forms.CharField(label=_("项目或单位"), required=False, max_length=60)


class FindingFilter(ChosenForm):
    """Which findings are listed."""

    family = forms.ChoiceField(label=_("类别"), required=False, choices=[ANY, *NAMES.items()])
    severity = forms.ChoiceField(label=_("严重程度"), required=False, choices=[ANY, *SEVERITIES])

    def __init__(self, asked: Asked, given: QueryDict) -> None:
        """Findings are those of now, whatever the month."""
        super().__init__(asked.period, given)
        del self.fields["month"]

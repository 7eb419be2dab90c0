"""The filters of the dashboards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jixiao.web.spending.forms import PeriodForm, offer

if TYPE_CHECKING:
    from django.http import QueryDict

    from jixiao.web.dashboards.selectors.asked import Asked


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

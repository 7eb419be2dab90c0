"""What is asked for: filters, an export, the reasons of slow spending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jixiao.domain.light import Colour
from jixiao.domain.monitoring import Cause
from jixiao.domain.progress import Category
from jixiao.web.accounts.models import Institution
from jixiao.web.shared.forms import MEGABYTE, UploadField
from jixiao.web.spending.fields import choices_of

if TYPE_CHECKING:
    from django.http import QueryDict

    from jixiao.web.budgets.models import FiscalYear
    from jixiao.web.spending.selectors.places import Period

ENDINGS = (".xlsx", ".xls", ".et", ".csv", ".tsv", ".txt")
ANY = ("", gettext_lazy("全部"))


def offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    """Give a field of a form the choices that only its page knows."""
    cast("forms.ChoiceField", form.fields[name]).choices = choices


class PeriodForm(forms.Form):
    """Year and month of a page of figures."""

    year = forms.ChoiceField(label=gettext_lazy("年度"), required=False)
    month = forms.ChoiceField(label=gettext_lazy("月份"), required=False)

    def __init__(self, period: Period, asked: QueryDict) -> None:
        """Offer the years of the authority and the months of the ledger."""
        month = period.month if period.month in period.months else ""
        super().__init__({**asked.dict(), "year": period.year.year, "month": month})
        months: list[tuple[Any, Any]] = [
            (one, _("%(month)d月") % {"month": one}) for one in reversed(period.months)
        ]
        months = months or [("", "—")]
        offer(self, "year", [(one.year, str(one)) for one in period.years])
        offer(self, "month", months)


class ProgressFilter(PeriodForm):
    """Which rows of a month are shown."""

    light = forms.ChoiceField(
        label=gettext_lazy("亮灯"), required=False, choices=[ANY, *reversed(choices_of(Colour))]
    )
    category = forms.ChoiceField(
        label=gettext_lazy("支出类别"), required=False, choices=[ANY, *choices_of(Category)]
    )
    words = forms.CharField(label=gettext_lazy("项目或单位"), required=False, max_length=60)


class ExportForm(forms.Form):
    """An export of payments or budgets, of which institution and year."""

    institution = forms.ModelChoiceField(
        label=gettext_lazy("单位"), queryset=Institution.objects.none(), empty_label=None
    )
    year = forms.ModelChoiceField(
        label=gettext_lazy("年度"), queryset=Institution.objects.none(), empty_label=None
    )
    file = UploadField(
        label=gettext_lazy("支付明细或预算指标"), endings=ENDINGS, max_bytes=100 * MEGABYTE
    )

    def __init__(self, *args: Any, institutions: Any, years: Any, **rest: Any) -> None:
        """Offer the institutions whose accountant asks, and the years that are open there."""
        super().__init__(*args, **rest)
        cast("forms.ModelChoiceField[Any]", self.fields["institution"]).queryset = institutions
        cast("forms.ModelChoiceField[Any]", self.fields["year"]).queryset = years

    def clean(self) -> dict[str, Any]:
        """The year is one of the authority that the institution stands below."""
        found: dict[str, Any] = super().clean() or {}
        place: Institution | None = found.get("institution")
        year: FiscalYear | None = found.get("year")
        if place and year and not place.path.startswith(year.authority.path):
            self.add_error("year", _("这个年度不是该单位所属财政部门开启的；请另选年度。"))
        return found


class ReasonForm(forms.Form):
    """Why a project is slow and what will be done about it."""

    causes = forms.MultipleChoiceField(
        label=gettext_lazy("偏差原因"), choices=choices_of(Cause),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("请至少选一类原因。")},
    )  # fmt: skip
    explanation = forms.CharField(
        label=gettext_lazy("原因说明"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("请写明为什么支出缓慢。")},
    )  # fmt: skip
    measure = forms.CharField(
        label=gettext_lazy("改进措施"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("请写明采取什么措施、何时赶上进度。")},
    )  # fmt: skip

    @property
    def chosen(self) -> list[Cause]:
        """The kinds of cause that were ticked."""
        return [Cause(one) for one in self.cleaned_data["causes"]]

"""What is asked for: filters, an export, its columns, the reasons of slow spending."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jixiao.domain.light import Colour
from jixiao.domain.monitoring import Cause
from jixiao.domain.progress import Category
from jixiao.pipeline.ledger_columns import fields_of, is_enough
from jixiao.web.accounts.models import Institution
from jixiao.web.shared.forms import MEGABYTE, UploadField
from jixiao.web.spending.fields import choices_of

if TYPE_CHECKING:
    from django.http import QueryDict

    from jixiao.web.budgets.models import FiscalYear
    from jixiao.web.spending.selectors.places import Period

ENDINGS = (".xlsx", ".xls", ".et", ".csv", ".tsv", ".txt")
NO_COLUMN = ("", gettext_lazy("（没有这一列）"))
UNITS = [("元", gettext_lazy("元")), ("万元", gettext_lazy("万元"))]
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
        super().__init__({**asked.dict(), "year": period.year.year, "month": period.month})
        months = [(one, _("%(month)d月") % {"month": one}) for one in reversed(period.months)]
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


class ColumnsForm(forms.Form):
    """The columns of one table of an export: which title holds which field, in 元 or 万元."""

    def __init__(self, table: dict[str, Any], *args: Any, **rest: Any) -> None:
        """Offer every title of the table for every field that its kind may hold."""
        self.table = table
        super().__init__(*args, **rest)
        titles = [(one, one) for one in dict.fromkeys(table["titles"]) if one]
        for name, label, is_money in fields_of(table["kind"]):
            self.fields[name] = forms.ChoiceField(
                label=label, required=False, choices=[NO_COLUMN, *titles],
                initial=table["columns"].get(name, ""),
            )  # fmt: skip
            if is_money:
                self.fields[f"{name}-unit"] = forms.ChoiceField(
                    label=_("“%(field)s”的单位") % {"field": label}, required=False, choices=UNITS,
                    initial=table["units"].get(name, "元"),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Enough columns, and none for two fields."""
        found: dict[str, Any] = super().clean() or {}
        given = self._columns(found)
        if missing := is_enough(self.table["kind"], list(given)):
            raise forms.ValidationError(missing)
        seen: dict[str, str] = {}
        for name, title in given.items():
            if title in seen:
                self.add_error(
                    name,
                    _("“%(title)s”这一列已用于“%(field)s”；一列只能对应一项，请改选。")
                    % {"title": title, "field": self.fields[seen[title]].label},
                )
            seen[title] = name
        return found

    def recognised(self) -> list[forms.BoundField]:
        """The fields that a column was found for, each with its unit."""
        return [one for one in self if self._has_column(one)]

    def others(self) -> list[forms.BoundField]:
        """The fields without a column."""
        return [one for one in self if not self._has_column(one)]

    def _has_column(self, bound: forms.BoundField) -> bool:
        name = bound.name.removesuffix("-unit")
        return name in self.table["columns"] or bool(self[name].errors)

    @property
    def confirmed(self) -> dict[str, Any]:
        """The columns and units as they were chosen."""
        columns = self._columns(self.cleaned_data)
        units = {
            one: self.cleaned_data[f"{one}-unit"] for one in columns if f"{one}-unit" in self.fields
        }
        return {"columns": columns, "units": units}

    def _columns(self, given: dict[str, Any]) -> dict[str, str]:
        return {
            name: title for name, title in given.items() if title and not name.endswith("-unit")
        }


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


def columns_forms(tables: Iterable[dict[str, Any]], data: Any = None) -> list[ColumnsForm]:
    """A form for every table of an export."""
    return [ColumnsForm(one, data, prefix=f"t{at}") for at, one in enumerate(tables)]

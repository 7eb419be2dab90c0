"""What a finance authority types in to open a year, and what keepers of the library do."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jixiao.pipeline.offering import forms_for, labels_of, ruleset_for_year, rulesets_offered
from jixiao.web.budgets.content import KINDS
from jixiao.web.budgets.models import FiscalYear, Shelf, TaskKind
from jixiao.web.budgets.services.years import YearPlan
from jixiao.web.budgets.working_days import is_working_day, proposed
from jixiao.web.shared.forms import UploadField
from jixiao.web.workflow.stages import REVIEWED

FIRST, LAST = 2019, 2100
DUE = "due_"
BY_ITSELF = ("", _("按表中内容自动选择"))


class DayField(forms.DateField):
    """A day out of a calendar; a day off is refused with the reason."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def validate(self, value: Any) -> None:
        """Refuse a day on which nobody works."""
        super().validate(value)
        if isinstance(value, date) and is_working_day(value) is None:
            raise ValidationError(gettext("%s不是工作日；请改为工作日。") % value)


class YearForm(forms.Form):
    """Rule-set, forms, stages and, for a new year, the calendar."""

    ruleset = forms.ChoiceField(label=_("评分办法"))
    objective_form = forms.ChoiceField(label=_("绩效目标表样"), required=False)
    monitoring_form = forms.ChoiceField(label=_("运行监控表样"), required=False)
    self_evaluation_form = forms.ChoiceField(label=_("绩效自评表样"), required=False)
    stages = forms.MultipleChoiceField(
        label=_("审核环节"), widget=forms.CheckboxSelectMultiple,
        choices=[(one.value, one.label) for one in REVIEWED],
        error_messages={"required": _("请至少选择一个审核环节。")},
    )  # fmt: skip

    def __init__(self, *args: Any, year: int, **rest: Any) -> None:
        """Offer what holds for the year."""
        super().__init__(*args, **rest)
        rulesets = labels_of(rulesets_offered(year))
        self.fields["ruleset"].choices = rulesets  # type: ignore[attr-defined]
        for kind, of_sheet in KINDS.items():
            offered = labels_of(forms_for(of_sheet))
            self.fields[f"{kind}_form"].choices = [BY_ITSELF, *offered]  # type: ignore[attr-defined]

    @property
    def chosen_forms(self) -> dict[str, str]:
        """The forms by kind of task."""
        chosen = {str(kind): self.cleaned_data[f"{kind}_form"] for kind in KINDS}
        return {kind: name for kind, name in chosen.items() if name}


def initial_of(year: FiscalYear) -> dict[str, Any]:
    """The settings of a year as its form shows them."""
    chosen = {f"{kind}_form": year.forms.get(kind, "") for kind in KINDS}
    stages = year.stages or [one.value for one in REVIEWED]
    return {"ruleset": year.ruleset, "stages": stages, **chosen}


class NewYearForm(YearForm):
    """The same with the last day of every task, proposed by working day."""

    year = forms.IntegerField(label=_("预算年度"), min_value=FIRST, max_value=LAST)
    field_order = ("year",)

    def __init__(self, *args: Any, year: int, **rest: Any) -> None:
        """Propose the calendar and the rule-set of the year."""
        super().__init__(*args, year=year, **rest)
        self.unknown_kinds = []
        for kind, day in proposed(year).items():
            told = "" if day.is_known else gettext("按星期推算，请核对。")
            self.fields[f"{DUE}{kind}"] = DayField(
                label=kind.label, initial=day.day, required=False, help_text=told
            )
            self.unknown_kinds += [] if day.is_known else [kind]
        self.initial.setdefault("year", year)
        self.initial.setdefault("ruleset", ruleset_for_year(year))
        self.initial.setdefault("stages", [one.value for one in REVIEWED])

    @property
    def settings(self) -> list[forms.BoundField]:
        """The fields of how the year is scored, printed and reviewed."""
        return [one for one in self if not one.name.startswith(DUE)]

    @property
    def days(self) -> list[forms.BoundField]:
        """The fields of the calendar."""
        return [one for one in self if one.name.startswith(DUE)]

    @property
    def plan(self) -> YearPlan:
        """What the year is to be opened with."""
        given = self.cleaned_data
        days = {str(kind): given[f"{DUE}{kind}"] for kind in TaskKind if given.get(f"{DUE}{kind}")}
        return YearPlan(given["ruleset"], self.chosen_forms, given["stages"], days)


class DeadlineForm(forms.Form):
    """Another last day for one kind of task, with the reason."""

    kind = forms.ChoiceField(label=_("任务"), choices=TaskKind.choices)
    due_date = DayField(label=_("新的截止日期"))
    reason = forms.CharField(label=_("理由"), max_length=300)


class LibraryFilter(forms.Form):
    """Which indicators of the library to show."""

    text = forms.CharField(label=_("指标名称或解释"), required=False, max_length=60)
    shelf = forms.ChoiceField(
        label=_("类别"), required=False, choices=[("", _("全部")), *Shelf.choices]
    )
    dimension = forms.ChoiceField(label=_("一级指标"), required=False)

    def __init__(self, *args: Any, dimensions: list[str], **rest: Any) -> None:
        """Offer the levels that there are."""
        super().__init__(*args, **rest)
        offered = [("", _("全部")), *((one, one) for one in dimensions)]
        self.fields["dimension"].choices = offered  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, str]:
        """What was asked for; nothing where it cannot be."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items()}


class LibraryForm(forms.Form):
    """An indicator for the library, typed in."""

    shelf = forms.ChoiceField(label=_("类别"))
    dimension = forms.CharField(
        label=_("一级指标"), max_length=60, widget=forms.TextInput({"list": "dimensions"})
    )
    kind = forms.CharField(
        label=_("二级指标"), max_length=60, widget=forms.TextInput({"list": "kinds"})
    )
    name = forms.CharField(label=_("三级指标"), max_length=300)
    definition = forms.CharField(
        label=_("指标解释"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
    target = forms.CharField(label=_("参考指标值"), max_length=300, required=False)
    basis = forms.CharField(label=_("指标值确定依据"), max_length=600, required=False)
    industry = forms.CharField(label=_("行业"), max_length=60, required=False)

    def __init__(self, *args: Any, shelves: tuple[Shelf, ...], **rest: Any) -> None:
        """Offer the shelves that the person keeps."""
        super().__init__(*args, **rest)
        self.fields["shelf"].choices = [(one.value, one.label) for one in shelves]  # type: ignore[attr-defined]


class LibraryListForm(forms.Form):
    """A workbook that lists indicators."""

    shelf = forms.ChoiceField(label=_("类别"))
    file = UploadField(label=_("指标列表"), endings=(".xlsx", ".xls", ".csv", ".docx"))

    def __init__(self, *args: Any, shelves: tuple[Shelf, ...], **rest: Any) -> None:
        """Offer the shelves that the person keeps."""
        super().__init__(*args, **rest)
        self.fields["shelf"].choices = [(one.value, one.label) for one in shelves]  # type: ignore[attr-defined]

"""What is typed into the pages of projects, sheets and imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Institution
from jixiao.web.accounts.places import ANY, PlaceFilter
from jixiao.web.budgets.models import FiscalYear, Project
from jixiao.web.budgets.selectors import projects as selectors
from jixiao.web.budgets.selectors.years import years_for
from jixiao.web.budgets.services.imports import ENDINGS
from jixiao.web.shared.forms import MEGABYTE, UploadField
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

MOST_BYTES = 30 * MEGABYTE


class ProjectFilter(PlaceFilter):
    """Which projects to show; everything may be left blank."""

    text = forms.CharField(label=_("项目名称或编码"), required=False, max_length=60)
    stage = forms.ChoiceField(label=_("环节"), required=False)
    year = forms.ChoiceField(label=_("年度"), required=False)
    field_order = ("text",)

    def __init__(self, *args: Any, scope: Scope, years: list[FiscalYear], **rest: Any) -> None:
        """Offer what the person may see."""
        super().__init__(*args, places=selectors.units_for(scope), **rest)
        self.fields["stage"].choices = [  # type: ignore[attr-defined]
            ANY, (selectors.NONE, _("尚未填报")), *Stage.choices,
        ]  # fmt: skip
        self.fields["year"].choices = [(one.year, str(one)) for one in years]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, str]:
        """What was asked for; nothing where it cannot be."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items()}


class ProjectForm(forms.Form):
    """The data of a project."""

    unit = forms.ModelChoiceField(
        label=_("单位或科室"), queryset=Institution.objects.none(), empty_label=None,
        help_text=_("项目归哪个科室负责，就选哪个科室；没有科室的选本单位。"),
    )  # fmt: skip
    name = forms.CharField(label=_("项目名称"), max_length=180)
    code = forms.CharField(
        label=_("项目编码"), max_length=21, required=False,
        help_text=_("按预算管理一体化系统中的编码填写；还没有的可以先不填。"),
    )  # fmt: skip

    def __init__(self, *args: Any, scope: Scope, **rest: Any) -> None:
        """Offer the places that the person handles."""
        super().__init__(*args, **rest)
        self.fields["unit"].queryset = selectors.places_handled(scope)  # type: ignore[attr-defined]


class ImportForm(forms.Form):
    """A file to read drafts out of."""

    file = UploadField(
        label=_("文件"), endings=ENDINGS, max_bytes=MOST_BYTES,
    )  # fmt: skip
    unit = forms.ModelChoiceField(
        label=_("单位或科室"), queryset=Institution.objects.none(), empty_label=None
    )
    year = forms.ModelChoiceField(
        label=_("年度"), queryset=FiscalYear.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, scope: Scope, **rest: Any) -> None:
        """Offer the places that the person handles, and the years that are open."""
        super().__init__(*args, **rest)
        self.fields["unit"].queryset = selectors.places_handled(scope)  # type: ignore[attr-defined]
        self.fields["year"].queryset = years_for(scope)  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    """As which project a draft is taken over."""

    project = forms.ModelChoiceField(
        label=_("对应项目"), queryset=Project.objects.none(), required=False,
        empty_label=_("作为新项目"),
    )  # fmt: skip
    name = forms.CharField(label=_("新项目名称"), max_length=180, required=False)
    code = forms.CharField(label=_("新项目编码"), max_length=21, required=False)
    is_replacing = forms.BooleanField(
        label=_("项目已有填报中的表时，用识别结果覆盖"), required=False
    )

    def __init__(self, *args: Any, scope: Scope, **rest: Any) -> None:
        """Offer the unit's own projects."""
        super().__init__(*args, **rest)
        projects = Project.objects.visible_to(scope).order_by("name")
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A new project needs a name."""
        given = super().clean() or {}
        if not given.get("project") and not given.get("name"):
            self.add_error("name", _("请填写新项目的名称，或选择一个已有的项目。"))
        return given

"""What reviewers fill in: filters of their list, remarks, the reason of an adjustment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.places import ANY, PlaceFilter
from jixiao.web.budgets.models import TaskKind
from jixiao.web.budgets.services import remarks, versions
from jixiao.web.workflow.stages import REVIEWED

FINDINGS = (ANY, ("grave", _("有错误")), ("some", _("有问题")), ("none", _("没有问题")))


class ReviewFilter(PlaceFilter):
    """Which of the waiting sheets to show; everything may be left blank."""

    stage = forms.ChoiceField(
        label=_("环节"),
        required=False,
        choices=[ANY, *((one.value, one.label) for one in REVIEWED)],
    )
    kind = forms.ChoiceField(label=_("种类"), required=False, choices=[ANY, *TaskKind.choices])
    text = forms.CharField(label=_("项目名称或编码"), required=False, max_length=60)
    due = forms.DateField(
        label=_("截止日期不晚于"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    findings = forms.ChoiceField(label=_("检查结果"), required=False, choices=FINDINGS)
    field_order = ("stage", "kind")

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked for; nothing where the question is faulty."""
        return self.cleaned_data if self.is_valid() else {}


class RemarkForm(forms.Form):
    """A remark pinned to a cell, or to the whole sheet."""

    field = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("意见"),
        max_length=remarks.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写明哪里不对、要怎样改。"),
        error_messages={"required": _("意见是空的；请写明哪里不对、要怎样改。")},
    )

    def __init__(self, *given: Any, is_chosen: bool = False, **named: Any) -> None:
        """With a chosen cell the cursor goes into the remark at once."""
        super().__init__(*given, **named)
        if is_chosen:
            self.fields["text"].widget.attrs["autofocus"] = True


class ReturnForm(forms.Form):
    """The return of a sheet: what was seen, and a remark on the whole if there is one.

    It stands on one page with the form of a remark, so its controls have identifiers of their own.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("总的意见"),
        required=False,
        max_length=remarks.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("已经写在格子上的意见会一并退回；没有写过意见的，在这里写明原因。"),
    )


class AdjustForm(forms.Form):
    """Why an approved sheet is to be adjusted."""

    reason = forms.CharField(
        label=_("调整原因"),
        max_length=versions.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("写清为什么调整、依据是什么；批复过的版本保持不变，可以随时对照。"),
        error_messages={"required": _("调整要写明原因；请写清为什么调整、依据是什么。")},
    )

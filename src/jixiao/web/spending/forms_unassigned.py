"""What is asked for payments that wait: which of them, and where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from jixiao.web.budgets.models import Project
from jixiao.web.spending.forms import PeriodForm
from jixiao.web.spending.models import UnassignedPayment

if TYPE_CHECKING:
    from django.db.models import QuerySet

BASIC = "basic"
MOST_AT_ONCE = 500


class UnassignedFilter(PeriodForm):
    """Which payments are listed."""

    words = forms.CharField(label=_("收款人、用途或凭证号"), required=False, max_length=60)


class AssignForm(forms.Form):
    """The payments that were ticked, the project they belong to, whether that is remembered."""

    payments = forms.ModelMultipleChoiceField(
        queryset=UnassignedPayment.objects.none(), label=_("支付"),
        error_messages={
            "required": _("还没有选支付；请在清单中勾选要认领的支付。"),
            "invalid_choice": _("所选的支付已不在待认领清单中；请按现在的清单重新选择。"),
        },
    )  # fmt: skip
    target = forms.ChoiceField(
        label=_("认领到"),
        error_messages={
            "required": _("请选这些支付属于哪个项目；日常公用的请选“基本支出”。"),
            "invalid_choice": _("没有这个项目；请从列出的项目中选。"),
        },
    )
    is_remembered = forms.BooleanField(
        label=_("记住：以后导入的支付，收款人和用途相同的都认领到这里"), required=False
    )

    def __init__(
        self, *args: Any, payments: QuerySet[UnassignedPayment], projects: QuerySet[Project],
        **rest: Any,
    ) -> None:  # fmt: skip
        """Offer the payments of a unit that wait, and its projects."""
        super().__init__(*args, **rest)
        self.projects = {str(one.pk): one for one in projects}
        cast("Any", self.fields["payments"]).queryset = payments
        listed = [(pk, f"{one.code} {one.name}".strip()) for pk, one in self.projects.items()]
        cast("forms.ChoiceField", self.fields["target"]).choices = [
            ("", _("请选择项目")), *listed, (BASIC, _("基本支出（日常公用）")),
        ]  # fmt: skip

    @property
    def given(self) -> dict[str, Any]:
        """What the service is asked for; no project means running costs."""
        chosen = self.cleaned_data
        return {
            "payments": list(chosen["payments"].select_related("unit")[:MOST_AT_ONCE]),
            "project": self.projects.get(chosen["target"]),
            "is_remembered": chosen["is_remembered"],
        }

"""What lists of posts and invitations are asked for, and the workbook of a roster."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.selectors import ANY_STATE, LEFT
from jixiao.web.accounts.selectors_three import OPEN, RUN_OUT, USED, WAITING
from jixiao.web.shared.forms import MEGABYTE, UploadField


class ListForm(forms.Form):
    """Words and choices that a list is narrowed by; everything may be left blank."""

    words = forms.CharField(label=_("姓名或机构"), max_length=60, required=False)

    @property
    def wanted(self) -> dict[str, str]:
        """What was asked for; a choice that does not exist asks for nothing."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


class PostFilter(ListForm):
    """Which posts: whose or where, of which role, held or ended."""

    role = forms.ChoiceField(
        label=_("岗位角色"), required=False, choices=[("", _("全部")), *Role.choices]
    )
    state = forms.ChoiceField(
        label=_("任职情况"), required=False,
        choices=[("", _("在任")), (LEFT, _("已离任")), (ANY_STATE, _("全部"))],
    )  # fmt: skip
    at = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class ChangeFilter(ListForm):
    """Which changes: words of who did what where, and whether people coming in are of interest."""

    with_sign_ins = forms.BooleanField(label=_("含正常的登录和退出"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("办理人、事项或单位")


class InvitationFilter(ListForm):
    """Which invitations: of whom or where, and how they stand."""

    state = forms.ChoiceField(
        label=_("状态"), required=False,
        choices=[("", _("全部")), (WAITING, _("等待安全管理员确认")), (OPEN, _("等待本人")),
                 (RUN_OUT, _("已过期")), (USED, _("已接受"))],
    )  # fmt: skip


class RosterForm(forms.Form):
    """A workbook that lists institutions and people."""

    file = UploadField(
        label=_("填好的名册"), endings=(".xlsx", ".xls", ".csv"), max_bytes=5 * MEGABYTE
    )

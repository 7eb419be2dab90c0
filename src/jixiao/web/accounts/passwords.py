"""What a password has to be, in one sentence of this application beside each field for one."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, ResetPasswordKeyForm, SetPasswordForm
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

HELP = gettext_lazy("至少10个字符，不能全是数字，不能与姓名、用户名相近，不能是常见密码。")


class LongEnough(MinimumLengthValidator):
    """A password has so many characters at least; Django's own catalogue lacks the sentence."""

    def get_error_message(self) -> str:
        """What is said of one that is too short."""
        return _("密码太短，至少要有%(number)d个字符。") % {"number": self.min_length}


class ChangeForm(ChangePasswordForm):  # type: ignore[misc]
    """Another password in place of the present one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = HELP


class FirstForm(SetPasswordForm):  # type: ignore[misc]
    """A password for somebody who signed in by another authority only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = HELP


class ResetForm(ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password by the link of the security administrator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = HELP

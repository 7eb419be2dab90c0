"""The forms of second factors in the words of this application; what they do is allauth's."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey or security key to be added."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("密钥名称")
        self.fields["passwordless"].label = _("用作通行密钥（登录时不输入密码）")
        self.fields["passwordless"].help_text = _(
            "设备要能验证指纹、面容或PIN码；不勾选的，只作密码之后的第二步验证。"
        )


class EditKeyForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("密钥名称")


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The code of a one-time generator, or one of those for recovery."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("验证码或恢复码")


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a one-time generator, which shows that it was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("验证码")
        self.fields["code"].widget.attrs.pop("placeholder", None)

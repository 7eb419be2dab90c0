"""Signing in is for people who were invited; there is no sign-up, with a password or without."""

from __future__ import annotations

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jixiao.web.accounts.limits import address_of
from jixiao.web.accounts.models import User


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """The account adapter without self-registration."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody lets themselves in."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address as every part of the application sees it."""
        return address_of(request)

    def send_mail(self, *_args: object, **_given: object) -> None:
        """No e-mail is sent: an installation inside an office network has nowhere to send it."""


class KnownOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in by another authority (OIDC) for people who connected it to their account before."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:  # noqa: ARG002
        """Nobody lets themselves in here either."""
        return False


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor: its secrets are kept encrypted with a key from the secret key."""

    def get_totp_issuer(self) -> str:
        """What the app on the phone shows the code under."""
        return _("绩效")

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002
        """What a key is called until its owner says otherwise."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("密钥%(number)d") % {"number": number}

    def encrypt(self, text: str) -> str:
        """What is kept in the database of a secret."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    key = hashlib.sha256(b"jixiao second factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))

from __future__ import annotations

import pytest
from django.urls import reverse

from jixiao.web.accounts.limits import address_of
from jixiao.web.config.environment import (
    Environment,
    Identity,
    WrongSetting,
    oidc_of,
    origins_of,
)


def test_a_page_carries_every_header_of_security(db, client):
    headers = client.get(reverse("account_login")).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = dict(
        part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    for name in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"):
        assert policy[name] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"


def test_cookies_are_closed_to_scripts_and_other_sites(world, client, settings):
    response = client.post(
        reverse("account_login"), {"login": "handler", "password": "made-up-for-tests-1"}
    )
    cookie = response.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_personal_pages_are_kept_by_no_cache(client_of, world):
    page = client_of(world.stranger).get(reverse("profile"))
    assert "no-store" in page.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("behind", "forwarded", "address"),
    [
        (False, "10.9.9.9", "10.0.0.1"),
        (True, "1.1.1.1, 10.9.9.9", "10.9.9.9"),
        (True, "", "10.0.0.1"),
    ],
)
def test_the_address_is_believed_from_a_proxy_only_where_there_is_one(
    rf, settings, tmp_path, behind, forwarded, address
):
    settings.ENVIRONMENT = Environment(tmp_path, is_behind_https=behind)
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == address


def test_an_authority_is_read_from_the_environment(monkeypatch, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("made-up\n", encoding="utf-8")
    monkeypatch.setenv("JIXIAO_OIDC_ISSUER", "https://login.example.invalid/realm")
    with pytest.raises(WrongSetting, match="JIXIAO_OIDC_CLIENT_ID"):
        Environment.read()
    monkeypatch.setenv("JIXIAO_OIDC_CLIENT_ID", "jixiao")
    monkeypatch.setenv("JIXIAO_OIDC_SECRET_FILE", str(secret))
    read = Environment.read()
    assert read.identity == Identity(
        "https://login.example.invalid/realm", "jixiao", "made-up", "统一身份认证"
    )
    assert origins_of(read) == ("https://login.example.invalid",)
    assert oidc_of(read)["APPS"][0]["secret"] == "made-up"  # noqa: S105

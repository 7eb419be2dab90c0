"""Signing in by another authority (OIDC), played here by a small server of our own."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from jixiao.web.accounts.models import User
from jixiao.web.accounts.roles import Role
from jixiao.web.config.environment import Environment, Identity, oidc_of
from jixiao.web.workflow.models import TrailEntry

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Authority(ThreadingHTTPServer):
    """An issuer that knows one person, whoever asks."""

    subject = "person-1"

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def answers(self):
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/userinfo",
                "jwks_uri": f"{self.address}/keys",
            },
            "/token": {"access_token": "made-up", "token_type": "Bearer", "expires_in": 60},
            "/userinfo": {"sub": self.subject, "preferred_username": self.subject},
        }


class Answer(BaseHTTPRequestHandler):
    """Answers every question with the JSON of its path."""

    def do_GET(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.dumps(self.server.answers()[urlsplit(self.path).path]).encode()  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_args):
        """Print nothing."""


@pytest.fixture
def authority(settings, tmp_path):
    cache.clear()
    with Authority(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        identity = Identity(server.address, "jixiao", "made-up", "示例统一认证")
        environment = Environment(tmp_path, identity=identity)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": oidc_of(environment)}
        yield server
        server.shutdown()
        thread.join()


def go(client, process):
    """Press the button, be sent to the authority, and come back from there."""
    way = reverse("openid_connect_login", args=["oidc"])
    sent = client.post(f"{way}?process={process}")
    asked = parse_qs(urlsplit(sent.url).query)
    assert asked["client_id"] == ["jixiao"]
    assert asked["code_challenge_method"] == ["S256"]
    back = reverse("openid_connect_callback", args=["oidc"])
    return client.get(back, {"code": "made-up", "state": asked["state"][0]}, follow=True)


def test_the_sign_in_page_offers_the_authority_only_where_one_is_set(db, client, authority):
    assert "用示例统一认证登录" in client.get(reverse("account_login")).content.decode()


def test_the_sign_in_page_without_an_authority_offers_none(db, client):
    assert "oidc" not in client.get(reverse("account_login")).content.decode()


def test_somebody_who_connected_their_account_signs_in_without_a_password(world, authority):
    connecting, coming = Client(), Client()
    connecting.force_login(world.people[Role.HANDLER], backend=BACKEND)
    go(connecting, "connect")
    go(coming, "login")
    page = coming.get(reverse("profile"))
    assert page.status_code == 200
    assert page.wsgi_request.user == world.people[Role.HANDLER]
    assert "登录" in TrailEntry.objects.values_list("action", flat=True)


def test_somebody_the_authority_knows_and_we_do_not_is_not_let_in(world, authority):
    before = User.objects.count()
    client = Client()
    page = go(client, "login")
    assert "不能自行注册" in page.content.decode()
    assert User.objects.count() == before
    assert client.get(reverse("profile")).status_code == 302


def test_a_name_like_ours_at_the_authority_opens_nothing(world, authority):
    authority.subject = "handler"
    client = Client()
    go(client, "login")
    assert client.get(reverse("profile")).status_code == 302


def test_an_answer_that_nobody_asked_for_is_refused(world, authority):
    client = Client()
    back = reverse("openid_connect_callback", args=["oidc"])
    page = client.get(back, {"code": "made-up", "state": "guessed"})
    assert page.status_code in {401, 403}
    assert client.get(reverse("profile")).status_code == 302

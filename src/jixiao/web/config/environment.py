"""What an operator sets: environment variables, each with a default that works on one desk."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

PREFIX = "JIXIAO_"
POSTGRES = frozenset({"postgres", "postgresql"})
KEY_FILE = "secret-key"
LOCAL = ("127.0.0.1", "localhost")
Database = dict[str, object]


class WrongSetting(Exception):
    """An environment variable that cannot be used, with what to write instead."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Another authority by which people may sign in (OIDC, 统一身份认证): issuer and our client."""

    issuer: str
    client_id: str
    secret: str
    name: str

    @classmethod
    def read(cls) -> Identity | None:
        """The authority of this process, if one is set; a setting left out is told."""
        issuer, client = _value("OIDC_ISSUER"), _value("OIDC_CLIENT_ID")
        file = _value("OIDC_SECRET_FILE")
        if not issuer:
            return None
        if not client or not file or not Path(file).is_file():
            raise WrongSetting(
                f"{PREFIX}OIDC_ISSUER 已设置，还要设置 {PREFIX}OIDC_CLIENT_ID（客户端编号）和"
                f"{PREFIX}OIDC_SECRET_FILE（存放客户端密钥的文件，须存在且可读）"
            )
        secret = Path(file).read_text(encoding="utf-8").strip()
        return cls(issuer, client, secret, _value("OIDC_NAME") or "统一身份认证")


@dataclass(frozen=True, slots=True)
class Environment:
    """The operator's settings.

    ``data`` holds everything that must not be lost: the SQLite file, uploads, the secret key.
    ``hosts`` are the names by which the server is reached. ``is_example`` loads the example year
    and shows one sign-in per role; it is for trying out only.
    """

    data: Path
    database: str = ""
    hosts: tuple[str, ...] = LOCAL
    is_debug: bool = False
    is_example: bool = False
    is_behind_https: bool = False
    fonts: Path | None = None
    identity: Identity | None = None

    @classmethod
    def read(cls) -> Environment:
        """The settings of this process."""
        fonts = _value("FONTS")
        return cls(
            data=Path(_value("DATA") or "jixiao-data").resolve(),
            database=_value("DATABASE"),
            hosts=_listed(_value("HOSTS")) or LOCAL,
            is_debug=_is_on("DEBUG"),
            is_example=_is_on("EXAMPLE"),
            is_behind_https=_is_on("HTTPS"),
            fonts=Path(fonts) if fonts else None,
            identity=Identity.read(),
        )


def database_of(environment: Environment) -> Database:
    """Django's description of the database: SQLite in the data folder, or a PostgreSQL address.

    Raises WrongSetting for an address of another kind.
    """
    if not environment.database:
        return _sqlite(environment.data / "jixiao.sqlite3")
    parts = urlsplit(environment.database)
    if parts.scheme not in POSTGRES:
        raise WrongSetting(
            f"{PREFIX}DATABASE：只支持 PostgreSQL，写成 postgres://用户:密码@主机:端口/库名；"
            "不写则用数据文件夹中的 SQLite"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {"pool": True},
    }


def _sqlite(path: Path) -> Database:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def oidc_of(environment: Environment) -> dict[str, object]:
    """Allauth's description of the authority by which people may sign in, if there is one."""
    apps = []
    if one := environment.identity:
        known = {"name": one.name, "client_id": one.client_id, "secret": one.secret}
        apps = [{"provider_id": "oidc", **known, "settings": {"server_url": one.issuer}}]
    return {"APPS": apps, "OAUTH_PKCE_ENABLED": True}


def origins_of(environment: Environment) -> tuple[str, ...]:
    """Where the form that signs in is sent on to: scheme, host and port of the authority."""
    if not environment.identity:
        return ()
    parts = urlsplit(environment.identity.issuer)
    return (f"{parts.scheme}://{parts.netloc}",)


def secret_key(environment: Environment) -> str:
    """The key that signs sessions: made once, kept in the data folder for its owner alone."""
    if given := _value("SECRET_KEY"):
        return given
    path = environment.data / KEY_FILE
    if not path.is_file():
        environment.data.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii")


def _value(name: str) -> str:
    return os.environ.get(PREFIX + name, "").strip()


def _is_on(name: str) -> bool:
    return _value(name).lower() in {"1", "true", "yes", "on", "是"}


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.replace("，", ",").split(",") if one.strip())

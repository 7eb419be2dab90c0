"""The settings of the web tests: a throw-away data folder, quick passwords, either database."""

from __future__ import annotations

import os
import tempfile

os.environ["JIXIAO_DATA"] = tempfile.mkdtemp(prefix="jixiao-web-tests")
os.environ["JIXIAO_SECRET_KEY"] = "only-for-tests"  # noqa: S105
os.environ.pop("JIXIAO_DATABASE", None)

from jixiao.web.config.settings import *  # noqa: F403
from jixiao.web.config.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
QUICK = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"  # it is thrown away
options = DATABASES["default"]["OPTIONS"]
assert isinstance(options, dict)
DATABASES["default"]["OPTIONS"] = {**options, "init_command": QUICK}
# A file, as in use: the threads of a live server do not share one connection.
DATABASES["default"]["TEST"] = {"NAME": os.environ["JIXIAO_DATA"] + "/test.sqlite3"}
if socket := os.environ.get("TEST_POSTGRES"):
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "postgres",
            "USER": "postgres",
            "HOST": socket,
            "ATOMIC_REQUESTS": True,
        }
    }
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 (whitenoise warns where it is missing)

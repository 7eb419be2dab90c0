from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.backends.signals import connection_created
from tests.web.browser.desk import Desk

ROLE = "jixiao_browser"
MAKE_ROLE = f"""
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN CREATE ROLE {ROLE}; END IF;
END $$;
GRANT USAGE ON SCHEMA public TO {ROLE};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {ROLE};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {ROLE};
"""


@pytest.fixture(autouse=True)
def behind_the_wall(transactional_db):
    """On PostgreSQL the server asks as a role that row-level security binds, as in production."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(MAKE_ROLE)

    def become(*, connection, **_rest):
        if threading.current_thread() is not threading.main_thread():
            with connection.cursor() as cursor:
                cursor.execute(f"SET ROLE {ROLE}")

    connection_created.connect(become)
    yield
    connection_created.disconnect(become)


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    """Uploads and ledgers of one test are not those of another; nor do sign-ins add up."""
    cache.clear()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path)
    default = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path / "uploads"}}
    settings.STORAGES = {**settings.STORAGES, "default": default}


@pytest.fixture
def desk_of(page_at, world):
    """Sits down as somebody who is signed in already: ``desk_of(Role.HANDLER)``."""

    def sit(role, path="/", **more):
        return Desk(page_at(path, by=world.people[role], **more))

    return sit

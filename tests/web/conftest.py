from __future__ import annotations

import pytest
from tests.web.browsing import browser_type_launch_args, built, faults, page_at
from tests.web.world import make_world

__all__ = ["browser_type_launch_args", "built", "faults", "page_at"]


@pytest.fixture
def world(db):
    """Institutions and people."""
    return make_world()


@pytest.fixture
def client_of(client):
    """A client signed in as a person."""

    def signed_in(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in

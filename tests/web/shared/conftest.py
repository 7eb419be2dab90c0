from __future__ import annotations

import pytest


@pytest.fixture
def styleguide_urls(settings):
    """The application with the page of all components."""
    settings.ROOT_URLCONF = "tests.web.shared.urls"

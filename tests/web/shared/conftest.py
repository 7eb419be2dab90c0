from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from jixiao.web.config.settings import WEB

FRONTEND = WEB / "frontend"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-quic",
)  # fmt: skip


@pytest.fixture(scope="session")
def built():
    """The folder of built files, made once where Node and the packages are at hand."""
    if not (FRONTEND / "node_modules").is_dir() or shutil.which("node") is None:
        pytest.skip("needs the packages of the front end: cd src/jixiao/web/frontend; npm ci")
    if not (FRONTEND / "built" / "look.css").is_file():
        subprocess.run(["node", "build.mjs"], cwd=FRONTEND, check=True)
    return FRONTEND / "built"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, built):
    """The system's chromium, which asks nothing of the network."""
    if not Path(CHROMIUM).is_file():
        pytest.skip("needs a browser: apt-get install -y chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture
def styleguide_urls(settings):
    """The application with the page of all components."""
    settings.ROOT_URLCONF = "tests.web.shared.urls"

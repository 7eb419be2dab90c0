"""A real browser for tests: the system's chromium, pages whose every fault is told, axe.

``conftest.py`` takes the fixtures over, so that any folder of tests may ask for ``page_at``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FRONTEND = Path(__file__).parents[2] / "src" / "jixiao" / "web" / "frontend"
AXE = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-quic",
)  # fmt: skip
BACKEND = "django.contrib.auth.backends.ModelBackend"
PATIENCE = 60_000  # milliseconds, for a machine that has other work to do
GRAVE = {"serious", "critical"}
FAULTS = """async () => (
  await axe.run({resultTypes: ["violations"]})
).violations.map(
  (one) => ({id: one.id, impact: one.impact, where: one.nodes.map(
    (node) => `${node.target.join(" ")} ${node.any.map((why) => why.message).join(" ")}`)})
)"""
WATCH_POLICY = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`))"""
# A page that is left while something loads; the browser tells of the answer apart from the console.
LEFT, ANSWERED_BADLY = "net::ERR_ABORTED", "Failed to load resource: the server responded"


class Faults(list[str]):
    """What went wrong in the pages of one test; an answer that is expected is no fault."""

    def __init__(self, origin: str) -> None:
        """Watch what comes from the server of the test."""
        super().__init__()
        self.origin = origin
        self.expected: tuple[int, ...] = ()

    @contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """Let the server answer with these statuses, until the block ends."""
        self.expected = statuses
        yield
        self.expected = ()

    def watch(self, context: Any) -> None:
        """Take down every fault of all pages of a window."""
        context.add_init_script(WATCH_POLICY)
        context.on("console", self._said)
        context.on("weberror", lambda fault: self.append(str(fault.error)))
        context.on("response", self._answered)
        context.on("requestfailed", self._failed)

    def _said(self, said: Any) -> None:
        if said.type == "error" and not said.text.startswith(ANSWERED_BADLY):
            self.append(said.text)

    def _answered(self, answer: Any) -> None:
        is_ours = answer.url.startswith(self.origin)
        if answer.status >= 400 and not (is_ours and answer.status in self.expected):
            self.append(f"{answer.status} {answer.request.method} {answer.url}")

    def _failed(self, request: Any) -> None:
        if request.failure != LEFT:
            self.append(f"{request.failure} {request.url}")


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of built files, made once where Node and the packages are at hand."""
    if not (FRONTEND / "node_modules").is_dir() or shutil.which("node") is None:
        pytest.skip("needs the packages of the front end: cd src/jixiao/web/frontend; npm ci")
    if not (FRONTEND / "built" / "look.css").is_file():
        subprocess.run(["node", "build.mjs"], cwd=FRONTEND, check=True)
    return FRONTEND / "built"


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], built: Path
) -> dict[str, Any]:
    """The system's chromium, which asks nothing of the network."""
    if not Path(CHROMIUM).is_file():
        pytest.skip("needs a browser: apt-get install -y chromium")
    # Playwright runs a loop in the thread of the test, which Django takes for its own.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture
def faults(live_server: Any) -> Iterator[Faults]:
    """What went wrong in the pages of a test: nothing, when it ends."""
    found = Faults(live_server.url)
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def page_at(browser: Any, live_server: Any, faults: Faults) -> Iterator[Callable[..., Any]]:
    """Opens an address in a window of its own, of some width and light, as somebody or nobody."""
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    contexts = []

    def open_page(
        path: str, *, by: Any = None, width: int = 1440, scheme: str = "light", **more: Any
    ) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme,
            base_url=live_server.url, **{"locale": "zh-CN", **more},
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        faults.watch(context)
        if by is not None:
            context.add_cookies([session_of(by, live_server.url)])
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def session_of(user: Any, origin: str) -> Any:
    """The cookie of somebody who is signed in."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user, backend=BACKEND)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": origin}


def run_axe(page: Any) -> list[dict[str, Any]]:
    """What axe finds on a page as it is now, serious or worse."""
    if not page.evaluate("'axe' in window"):
        session = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        session.detach()
    return [fault for fault in page.evaluate(FAULTS) if fault["impact"] in GRAVE]


def is_too_wide(page: Any) -> bool:
    """Whether the document itself has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))

"""Somebody at a screen: what is done on every page alike, and the objective sheet on its paper."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect
from tests.web.browsing import run_axe
from tests.web.world import PASSWORD

READY = ("data-htmx-powered", "true")  # what is typed before is not sent


class Desk:
    """A window with its page, used as a person would: by labels and names of buttons."""

    def __init__(self, page: Page) -> None:
        """Sit down before a page that is open."""
        self.page = page

    def go(self, path: str) -> Desk:
        """Open an address."""
        self.page.goto(path)
        return self

    def follow(self, name: str) -> None:
        """Click a link of the page's main part, or of the navigation."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """Click a button."""
        (within or self.page).get_by_role("button", name=name, exact=True).first.click()

    def write(self, label: str, text: str) -> None:
        """Fill a field."""
        controls = self.page.locator("input, textarea")
        controls.and_(self.page.get_by_label(label, exact=True)).fill(text)

    def choose(self, label: str, option: str) -> None:
        """Choose in a list."""
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def confirm(self, opener: str, button: str) -> None:
        """Open a dialogue, and press its button."""
        self.follow(opener)
        self.press(button, within=self.page.get_by_role("dialog"))

    def shows(self, text: str) -> None:
        """Wait until the main part says something."""
        expect(self.page.locator("main")).to_contain_text(text)

    def hides(self, text: str) -> None:
        """Wait until the main part says something no longer."""
        expect(self.page.locator("main")).not_to_contain_text(text)

    def told(self, text: str) -> None:
        """Wait for a message about what was done."""
        expect(self.page.locator("#messages")).to_contain_text(text)

    def titled(self, text: str) -> None:
        """Wait for a page by its heading."""
        expect(self.page.locator("h1")).to_contain_text(text)

    def row(self, text: str) -> Locator:
        """The row of a list that names something."""
        return self.page.locator("main tbody tr").filter(has_text=text).first

    def sign_in(self, username: str, password: str = PASSWORD) -> Desk:
        """Sign in through the form."""
        self.go("/accounts/login/")
        self.write("用户名", username)
        self.write("密码", password)
        self.press("登录")
        self.titled("我的工作")
        return self

    def is_fit(self) -> None:
        """Have axe look at the page as it is now."""
        assert run_axe(self.page) == []

    def attach(self, label: str, name: str, data: bytes) -> None:
        """Choose a file."""
        file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        self.page.get_by_label(label, exact=True).set_input_files(file)


class ObjectivePaper:
    """The sheet of objectives on the screen: each cell is saved when it is left."""

    def __init__(self, desk: Desk) -> None:
        """Take the sheet that is open."""
        self.desk, self.page = desk, desk.page

    def cell(self, path: str) -> Locator:
        """The control of a cell."""
        return self.page.locator(f'#paper [name="cell:{path}"]')

    def write(self, path: str, text: str) -> None:
        """Fill a cell and leave it; wait until it is saved."""
        revision = self._revision()
        expect(self.cell(path)).to_have_attribute(*READY)
        self.cell(path).fill(text)
        self.cell(path).blur()
        self._is_saved_after(revision)

    def add_indicator(self, level: str) -> None:
        """Put in a row at a level, such as ``产出指标/数量指标``."""
        revision = self._revision()
        self.page.get_by_label("增加指标", exact=True).select_option(level)
        self.desk.press("增加一行")
        self._is_saved_after(revision)

    def finding(self, text: str) -> Locator:
        """A finding beside the sheet."""
        return self.page.locator("#findings li").filter(has_text=text)

    def hand_in(self) -> None:
        """Hand the sheet in."""
        self.desk.confirm("报送", "报送")

    def _revision(self) -> str:
        return str(self.page.locator("#revision").input_value())

    def _is_saved_after(self, revision: str) -> None:
        expect(self.page.locator("#revision")).not_to_have_value(revision)

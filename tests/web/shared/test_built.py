from __future__ import annotations

import re
import subprocess

from jixiao.web.config.settings import WEB

FRONTEND = WEB / "frontend"
LONGEST_LINE = 400


def test_git_tracks_nothing_that_is_built_or_minified():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "."],
        cwd=WEB, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert listed
    wrong = [
        name
        for name in listed
        if re.search(r"(^|/)(built|node_modules)/|\.min\.|\.map$|\.mo$", name)
    ]
    assert wrong == []
    scripts = [name for name in listed if name.endswith((".js", ".mjs", ".css"))]
    long = {name for name in scripts for line in (WEB / name).read_text().splitlines()
            if len(line) > LONGEST_LINE}  # fmt: skip
    assert long == set()


def test_everything_that_a_page_asks_for_is_built(built):
    asked = set()
    for path in WEB.glob("*/templates/**/*.html"):
        asked |= set(re.findall(r"{% static '([^'/]+)' %}", path.read_text(encoding="utf-8")))
    assert {"look.css", "screen.js", "theme.js", "charts.js", "icons.svg"} <= asked
    assert {name for name in asked if not (built / name).is_file()} == set()


def test_the_style_loads_pictures_from_this_server_only(built):
    style = (built / "look.css").read_text(encoding="utf-8")
    pictures = {name.strip("\"'") for name in re.findall(r"url\(([^)]*)\)", style)}
    assert pictures
    assert {one for one in pictures if not (built / one).is_file()} == set()


def test_what_is_bundled_is_listed_with_its_licence(built):
    text = (built / "LICENSES.md").read_text(encoding="utf-8")
    for name in ("@alpinejs/csp", "@tabler/core", "echarts", "htmx.org"):
        assert f"\n| {name} | " in text
    assert "undefined" not in text


def test_the_lock_holds_no_address_of_a_package():
    assert '"resolved"' not in (FRONTEND / "package-lock.json").read_text(encoding="utf-8")

"""Every page of the table of addresses, wide in light and narrow in dark: nothing grave for axe."""

from __future__ import annotations

import pytest
from tests.web.browsing import is_too_wide, run_axe
from tests.web.security.matrix import READ, lines, subject_of

from jixiao.web.budgets.models import ImportedFile, Project
from jixiao.web.evaluations.models import StoredFile

LINES = lines()
# Colours do not go by the width, nor the rest by the light: two looks see all.
SHOWN = ((1440, "light"), (390, "dark"))
FIRST = ("anonymous", "handler", "finance_reviewer")  # whose page is looked at, if they may
# What things.py calls alike wherever it is wanted.
SHARED = (
    (Project, "name", "示例项目"), (ImportedFile, "sha256", "0" * 64),
    (StoredFile, "sha256", "0" * 64),
)  # fmt: skip


@pytest.mark.parametrize("app", sorted(READ))
def test_every_page_of_an_app_is_fit_for_everybody(app, world, page_at, faults):
    wrong, looked_at = [], 0
    for name in READ[app]:
        line = LINES[name]
        if line.method != "get" or not line.allowed:
            continue
        move_aside()
        who = next((one for one in FIRST if one in line.allowed), min(line.allowed))
        page = page_at("about:blank", by=subject_of(world, who))
        if is_page(page, address := line.address(world)):
            looked_at += 1
            with faults.expecting(401):  # the page that tells of a failed sign-in elsewhere
                wrong += [f"{name}（{who}）{fault}" for fault in looks(page, address)]
        page.context.close()
    assert not wrong, "\n".join(wrong)
    assert looked_at or app == "shared"


def move_aside():
    """Let the things of one address not stand in the way of those of the next."""
    for model, field, shared in SHARED:
        for key in model.objects.filter(**{field: shared}).values_list("pk", flat=True):
            model.objects.filter(pk=key).update(**{field: f"{shared}{key}"[-64:]})


def is_page(page, address):
    """Whether an address answers with a whole page, not with a part of one or a file."""
    answer = page.context.request.get(address, max_redirects=5)
    return "text/html" in answer.headers.get("content-type", "") and "<html" in answer.text()


def looks(page, address):
    """What is wrong with a page, however it is looked at."""
    page.goto(address)
    for width, scheme in SHOWN:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if is_too_wide(page):
            yield f"{width} {scheme}：比窗口宽"
        for fault in run_axe(page):
            yield f"{width} {scheme}：{fault}"

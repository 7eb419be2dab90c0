"""The example's self-evaluations: one handed in as far as the finance authority, one begun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.services import moves
from jixiao.web.evaluations.services.evidence import add_evidence
from jixiao.web.evaluations.services.filling import fill_fields
from jixiao.web.evaluations.services.starting import start_evaluation
from jixiao.web.example.objectives import REFORM_PILOT, REVIEWERS, TOURING_MUSEUM

if TYPE_CHECKING:
    from jixiao.web.example.people import World

RESULTS: Mapping[str, Mapping[str, str]] = {
    TOURING_MUSEUM: {
        "objectives.annual.result": (
            "完成6场流动科技馆巡展，提高了公众科学素质。\n展品、讲解面向市县群众。"
        ),
        "indicators.0.actual": "6场", "indicators.1.actual": "96%",
        "indicators.2.actual": "5种", "indicators.3.actual": "87%",
        "indicators.4.actual": "93%",
    },
    REFORM_PILOT: {"indicators.0.actual": "92%", "indicators.1.actual": "85%"},
}  # fmt: skip
EVIDENCE = "流动科技馆巡展场次登记（示例）：共6场。\n"
"""A made-up record that stands for the evidence of the first indicator."""


def evaluate(world: World, sheets: Mapping[str, Sheet]) -> None:
    """Begin both self-evaluations; complete one, put evidence to it and hand it in."""
    handler = world.acting(Role.HANDLER)
    begun = {}
    for code, results in RESULTS.items():
        approved = Sheet.objects.select_related("project__unit", "fiscal_year").get(
            pk=sheets[code].pk
        )
        sheet = start_evaluation(approved, **handler)
        begun[code] = fill_fields(sheet, results, revision=sheet.revision, **handler).sheet
    done = begun[TOURING_MUSEUM]
    upload = SimpleUploadedFile("巡展场次登记（示例）.txt", EVIDENCE.encode())
    add_evidence(done, upload, indicator=0, **handler)
    moves.submit(Sheet.objects.get(pk=done.pk), by=handler["by"])
    for role in REVIEWERS[:3]:
        moves.accept(Sheet.objects.get(pk=done.pk), by=world.people[role])

"""What became of the example's objectives: mended, handed in, on their way, one sent back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.services import filling, moves
from jixiao.web.budgets.services.remarks import Reason

if TYPE_CHECKING:
    from jixiao.web.example.people import World

TOURING_MUSEUM, REFORM_PILOT = "731-0401-JQN-723T", "731-0702-JCN-GGS5"
LITERACY, GRASSROOTS = "731-0401-JCN-XZ14", "731-0401-JQN-U0WV"
EXPERIENCE_HALL, INNOVATION = "731-0402-JCN-GZGO", "000-9999-JSN-64TH"
REVIEWERS = (
    Role.SECTION_HEAD, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER, Role.FINANCE_REVIEWER,
)  # fmt: skip
# How many reviewers have let each sheet pass; all four approve it.
PASSED = {
    TOURING_MUSEUM: 4, REFORM_PILOT: 4, LITERACY: 2, INNOVATION: 1, GRASSROOTS: 0,
}  # fmt: skip
# What was wrong in the report and is put right before a sheet is handed in.
MENDED: Mapping[str, Mapping[str, str]] = {
    TOURING_MUSEUM: {
        "purpose": "安排资金48.00万元，用于流动科技馆到市县巡展的运输、布展、讲解和展品维护。",
        "indicators.0.name": "巡展场次",
        "indicators.0.definition": "反映流动科技馆到市县巡展的次数",
        "indicators.1.name": "展品完好率",
        "indicators.1.definition": "巡展期间完好的展品占全部展品的比例",
        "indicators.2.name": "长期使用的展品种类",
        "indicators.3.name": "受益群众认可率",
        "indicators.3.definition": "认可科普巡展的受访群众占全部受访群众的比例",
        "indicators.4.basis": "社会调查",
    },
    GRASSROOTS: {"indicators.4.target": "≥90%"},
    EXPERIENCE_HALL: {
        "indicators.0.kind": "数量指标", "indicators.0.name": "科普场馆建设数量",
        "indicators.0.target": "≥2个", "spending_plan.3.share": "100",
    },
    INNOVATION: {
        "indicators.4.definition": "国家、省级新型智库人员对科协工作的满意度测评率",
        "indicators.4.target": "≥85%",
    },
}  # fmt: skip
REASONS = (
    Reason("indicators.0.definition", "指标已改为场馆数量，指标解释仍写人均财政补助，请一并修改。"),
    Reason("indicators.2.target", "“期较好地开展”缺字，请核对；指标值只写“≥90%”即可。"),
    Reason("", "缺少时效指标，请补充场馆建成的时间。"),
)


def hand_in(world: World, sheets: Mapping[str, Sheet]) -> None:
    """Mend what holds sheets back and hand them in; reviewers let some of them pass."""
    handler = world.acting(Role.HANDLER)
    for code, sheet in sheets.items():
        told = MENDED.get(code, {})
        filled = filling.fill_fields(sheet, told, revision=sheet.revision, **handler).sheet
        moves.submit(filled, by=handler["by"])
        for role in REVIEWERS[: PASSED.get(code, 0)]:
            moves.accept(Sheet.objects.get(pk=sheet.pk), by=world.people[role])
    _send_back(world, sheets[EXPERIENCE_HALL])


def _send_back(world: World, sheet: Sheet) -> None:
    """One sheet comes back from the department with reasons at its fields."""
    for role in REVIEWERS[:2]:
        moves.accept(Sheet.objects.get(pk=sheet.pk), by=world.people[role])
    reviewer = world.people[Role.DEPARTMENT_REVIEWER]
    moves.return_with(Sheet.objects.get(pk=sheet.pk), by=reviewer, reasons=REASONS)

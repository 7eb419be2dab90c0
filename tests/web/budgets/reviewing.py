"""A fiscal year with a project of a section, and a sheet without faults, for tests of reviews."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import date

from tests.web.world import World

from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import FiscalYear, Project, Sheet, Task, TaskKind
from jixiao.web.budgets.services import moves
from jixiao.web.budgets.services.keeping import keep_content
from jixiao.web.workflow.stages import Stage

ROWS = (
    ("成本指标", "经济成本指标", "展览总成本", "≤50万元", "20"),
    ("产出指标", "数量指标", "举办科普展览场次", "≥12场", "20"),
    ("产出指标", "质量指标", "展品完好率", "≥95%", "10"),
    ("产出指标", "时效指标", "展览按期开展率", "=100%", "10"),
    ("效益指标", "社会效益指标", "服务观众人次", "≥20000人次", "30"),
    ("满意度指标", "服务对象满意度指标", "观众满意度", "≥90%", "10"),
)
NAMES = ("dimension", "kind", "name", "target", "points")
CONTENT = {
    "kind": "objective",
    "form": "mof_2021_objective",
    "project": {"code": "", "name": "科普展览"},
    "department": "100示例市科学技术局",
    "unit": "100001示例市科技馆",
    "fiscal_year": 2026,
    "funds": [
        {"source": "total", "label": "年度资金总额", "original_budget": "500000元"},
        {"source": "fiscal", "label": "其中：财政拨款", "original_budget": "500000元"},
    ],
    "objectives": [{"text": "全年举办科普展览12场，服务观众2万人次。"}],
    "indicators": [dict(zip(NAMES, row, strict=True)) for row in ROWS],
}
REVIEWERS = (
    Role.SECTION_HEAD, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER, Role.FINANCE_REVIEWER,
)  # fmt: skip


def content_with(**changes):
    """The content with other values at ``indicators`` and the like."""
    return {**copy.deepcopy(CONTENT), **changes}


@dataclass
class Office:
    """People at work on sheets of one fiscal year."""

    world: World
    year: FiscalYear
    tasks: list[Task] = field(default_factory=list)

    def person(self, role):
        """Who holds a role."""
        return self.world.people[role]

    @property
    def handler(self):
        """Who fills in."""
        return self.person(Role.HANDLER)

    def sheet(self, name="科普展览", *, at=None, stage=Stage.DRAFT, content=None, **given):
        """A sheet of a new project; of the section, without faults, in the draft."""
        place = at or self.world.section
        project = Project.objects.create(unit=place, name=name, scope_path=place.path)
        sheet = Sheet(
            project=project, fiscal_year=self.year, kind=TaskKind.OBJECTIVE, content={},
            handler=self.handler, scope_path=place.path, stage=stage,
        )  # fmt: skip
        sheet.content = content or content_with(project={"code": "", "name": name})
        keep_content(sheet, content_of(sheet), paths=(), by=self.handler, is_new=True)
        if given:
            Sheet.objects.filter(pk=sheet.pk).update(**given)
        return self.again(sheet)

    def change(self, sheet, **changes):
        """Somebody fills in something else."""
        sheet = self.again(sheet)
        sheet.content = {**sheet.content, **changes}
        keep_content(sheet, content_of(sheet), paths=(), by=self.handler)
        return sheet

    def again(self, sheet):
        """The sheet as it is in the database now."""
        return Sheet.objects.select_related("project__unit__parent", "fiscal_year").get(pk=sheet.pk)

    def submitted(self, name="科普展览", **given):
        """A sheet that was handed in."""
        return moves.submit(self.sheet(name, **given), by=self.handler)

    def approved(self, name="科普展览"):
        """A sheet that every reviewer let pass."""
        sheet = self.submitted(name)
        for role in REVIEWERS:
            moves.accept(self.again(sheet), by=self.person(role))
        return self.again(sheet)

    def scope(self, role):
        """What somebody may see."""
        return scope_of(self.person(role))


def make_office(world: World) -> Office:
    """A year that was opened, with its tasks for two units."""
    year = FiscalYear.objects.create(
        authority=world.authority, year=2026, ruleset="mof_2020_self_evaluation", is_open=True
    )
    tasks = [
        Task.objects.create(
            fiscal_year=year, unit=unit, kind=TaskKind.OBJECTIVE, due_date=date(2026, 12, 18),
            scope_path=unit.path,
        )
        for unit in (world.unit, world.other_unit)
    ]  # fmt: skip
    return Office(world, year, tasks)

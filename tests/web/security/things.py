"""What the addresses of the matrix are filled in with: one function a thing, made on a world."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from tests.web.evaluations.samples import objective

from jixiao.domain.plain import to_plain
from jixiao.web.accounts.models import Delegation, Roster
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.services.invitations import new_invitation
from jixiao.web.budgets.models import (
    Draft,
    FiscalYear,
    ImportedFile,
    LibraryIndicator,
    Project,
    Remark,
    Sheet,
    Task,
    TaskKind,
)
from jixiao.web.evaluations.models import Evidence, Report, Review, StoredFile
from jixiao.web.spending.models import AssigningRule, LedgerImport, ProgressRow
from jixiao.web.workflow.stages import Stage

THINGS = {}


def thing(make):
    """List a function from the world to what stands in the address."""
    THINGS[make.__name__] = make
    return make


@thing
def unit(world):
    return world.unit.pk


@thing
def person(world):
    return world.people[Role.SECTION_HEAD].pk


@thing
def post(world):
    return world.people[Role.UNIT_HEAD].posts.get().pk


@thing
def missing(world):
    return 999_999


@thing
def delegation(world):
    """The unit's head is away, the accountant stands in."""
    head = world.people[Role.UNIT_HEAD].posts.get()
    today = date(2026, 11, 23)
    return Delegation.objects.create(
        post=head, to=world.people[Role.ACCOUNTANT], from_date=today - timedelta(9),
        until_date=today - timedelta(5), reason="出差",
    ).pk  # fmt: skip


@thing
def invitation(world):
    by = world.people[Role.SYSTEM_ADMINISTRATOR]
    made, _token = new_invitation("测试新人", institution=world.unit, role=Role.HANDLER, by=by)
    return made.pk


@thing
def token(world):
    """The token of an invitation that was confirmed."""
    _made, text = new_invitation("测试新人", institution=world.unit, role=Role.HANDLER, by=None)
    return text


@thing
def roster(world):
    """A roster of the authority that was not imported yet."""
    by = world.people[Role.SYSTEM_ADMINISTRATOR]
    content = {"institutions": [], "people": [], "problems": []}
    return Roster.objects.create(
        institution=world.authority, name="示例.xlsx", content=content, by=by
    ).pk


def _year(world):
    return FiscalYear.objects.get_or_create(
        authority=world.authority, year=2026,
        defaults={"ruleset": "mof_2020_self_evaluation", "is_open": True},
    )[0]  # fmt: skip


def _project(world):
    """A project of the section of the unit."""
    return Project.objects.get_or_create(
        unit=world.unit, name="示例项目", defaults={"scope_path": world.section.path}
    )[0]


def _sheet(world, **given):
    given = {"kind": TaskKind.OBJECTIVE, "stage": Stage.DRAFT} | given
    return Sheet.objects.create(
        project=_project(world), fiscal_year=_year(world), scope_path=world.section.path,
        content=to_plain(objective("示例项目")), **given,
    )  # fmt: skip


@thing
def year(world):
    return _year(world).pk


@thing
def monitored(world):
    return _sheet(world, kind=TaskKind.MONITORING).pk


@thing
def task(world):
    return Task.objects.create(
        fiscal_year=_year(world), unit=world.unit, kind=TaskKind.DISCLOSURE,
        due_date=date(2026, 12, 1), scope_path=world.unit.path,
    ).pk  # fmt: skip


@thing
def project(world):
    return _project(world).pk


@thing
def sheet(world):
    """A draft of objectives of the section."""
    return _sheet(world).pk


@thing
def waiting(world):
    """A sheet that waits for the head of the section."""
    return _sheet(world, stage=Stage.SECTION).pk


@thing
def older(world):
    """The version before the adjustment that ``newer`` is."""
    frozen = {"stage": Stage.APPROVED, "is_current": False}
    return _sheet(world, version=1, **frozen).pk


@thing
def newer(world):
    return _sheet(world, version=2, reason="示例调整").pk


@thing
def approved(world):
    return _sheet(world, stage=Stage.APPROVED).pk


@thing
def evaluation(world):
    """A self-evaluation that is being filled in."""
    return _sheet(world, kind=TaskKind.SELF_EVALUATION).pk


@thing
def evaluating_unit(world):
    """The unit, with a self-evaluation."""
    evaluation(world)
    return world.unit.pk


@thing
def handed_in(world):
    """A self-evaluation that was handed in."""
    return _sheet(world, kind=TaskKind.SELF_EVALUATION, stage=Stage.DEPARTMENT).pk


@thing
def reviewed(world):
    """A self-evaluation that the department has reviewed."""
    sheet = Sheet.objects.get(pk=handed_in(world))
    Review.objects.create(
        sheet=sheet, level="department", by=world.people[Role.DEPARTMENT_REVIEWER],
        concluded_at=timezone.now(), scope_path=sheet.scope_path,
    )  # fmt: skip
    return sheet.pk


@thing
def assigning_rule(world):
    """What was remembered of a payment of the unit."""
    by = world.people[Role.ACCOUNTANT]
    return AssigningRule.objects.create(
        unit=world.unit, payee="示例公司", by=by, scope_path=world.unit.path
    ).pk


@thing
def busy_unit(world):
    """The unit, in a year that was opened."""
    _year(world)
    return world.unit.pk


@thing
def remark(world):
    by = world.people[Role.SECTION_HEAD]
    return Remark.objects.create(sheet=_sheet(world), text="请补充", by=by).pk


@thing
def pinned(world):
    """A remark that a reviewer pinned and has not sent yet."""
    by = world.people[Role.SECTION_HEAD]
    return Remark.objects.create(sheet=_sheet(world, stage=Stage.SECTION), text="请补充", by=by).pk


@thing
def imported(world):
    by = world.people[Role.HANDLER]
    return _imported(world, by).pk


def _imported(world, by):
    return ImportedFile.objects.create(
        unit=world.section, fiscal_year=_year(world), name="示例.docx", size=1, sha256="0" * 64,
        sm3="0" * 64, state="read", by=by, scope_path=world.section.path,
    )  # fmt: skip


@thing
def draft(world):
    """A sheet that was read out of a file."""
    imported = _imported(world, world.people[Role.HANDLER])
    return Draft.objects.create(
        imported=imported, position=1, kind=TaskKind.OBJECTIVE, name="示例项目",
        content=to_plain(objective("示例项目")), scope_path=world.section.path,
    ).pk  # fmt: skip


@thing
def series(world):
    """An indicator of the authority in the library."""
    return LibraryIndicator.objects.create(
        shelf="national", owner=world.authority, owner_path=world.authority.path,
        dimension="产出指标", kind="数量指标", name="示例数量", source="示例",
    ).series  # fmt: skip


@thing
def evidence(world):
    """A file that proves a self-evaluation."""
    by = world.people[Role.HANDLER]
    sheet = Sheet.objects.get(pk=evaluation(world))
    path = default_storage.save("示例.txt", ContentFile("示例".encode()))
    file = StoredFile.objects.create(sha256="0" * 64, sm3="0" * 64, size=6, format="txt", path=path)
    return Evidence.objects.create(
        sheet=sheet, file=file, name="示例.txt", by=by, scope_path=sheet.scope_path
    ).pk


@thing
def report(world):
    """A report of the unit that is still being made."""
    return Report.objects.create(
        kind="self-evaluation", unit=world.unit, fiscal_year=_year(world),
        by=world.people[Role.HANDLER], scope_path=world.unit.path,
    ).pk  # fmt: skip


@thing
def ledger(world):
    """An export of payments of the unit that was handed in by its accountant."""
    return LedgerImport.objects.create(
        fiscal_year=_year(world), institution=world.unit, name="示例.csv", size=1,
        by=world.people[Role.ACCOUNTANT], scope_path=world.unit.path,
    ).pk  # fmt: skip


@thing
def progress(world):
    """The money of the section's project in a month."""
    return ProgressRow.objects.create(
        fiscal_year=_year(world), month=6, as_of=date(2026, 6, 30), key="P", category="project",
        unit=world.unit, project=_project(world), light="red", is_slow=True,
        scope_path=world.unit.path,
    ).pk  # fmt: skip

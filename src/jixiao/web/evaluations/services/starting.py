"""Beginning the self-evaluation of projects out of their approved objectives."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet as Content
from jixiao.pipeline.evaluating import assess, begin_evaluation
from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.models import Sheet, TaskKind
from jixiao.web.budgets.money import spent_on
from jixiao.web.evaluations import policies
from jixiao.web.evaluations.ledger import with_money
from jixiao.web.evaluations.services.keeping import keep
from jixiao.web.workflow import trail
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope


class CannotStart(Exception):
    """A self-evaluation that cannot be begun, with the reason."""


@transaction.atomic
def start_evaluation(objective: Sheet, *, by: User, scope: Scope) -> Sheet:
    """Make the self-evaluation of a project; the target side is that of its approved objectives.

    Raises NotAllowed or CannotStart.
    """
    if (held := policies.filler(scope, objective)) is None:
        raise NotAllowed(_("自评表由本单位经办人填写。"))
    _require_startable(objective)
    year = objective.fiscal_year
    spent = spent_on(objective)
    begun = begin_evaluation(
        from_plain(Content, objective.content), ruleset=year.ruleset or None,
        form=year.forms.get(TaskKind.SELF_EVALUATION, ""),
    )  # fmt: skip
    sheet = Sheet(
        project=objective.project, fiscal_year=year, kind=TaskKind.SELF_EVALUATION,
        content={}, copied_from=objective, handler=by,
        scope_path=objective.scope_path,
    )  # fmt: skip
    keep(sheet, assess(with_money(begun, spent), ruleset=year.ruleset or None), by=by, is_new=True)
    trail.record(
        chain_of(objective.project.unit), "开始自评", subject=f"sheet:{sheet.pk}", by=by,
        acting_for=held.acting_for, scope_path=sheet.scope_path,
        details={"项目": objective.project.name, "目标表版本": objective.version,
                 "执行数来源": f"台账（截至{spent.as_of}）" if spent else "手工填写"},
    )  # fmt: skip
    return sheet


def start_all(objectives: Iterable[Sheet], *, by: User, scope: Scope) -> list[Sheet]:
    """Begin the self-evaluations of several projects, all or none."""
    with transaction.atomic():
        return [start_evaluation(one, by=by, scope=scope) for one in objectives]


def _require_startable(objective: Sheet) -> None:
    project = objective.project.name
    if objective.kind != TaskKind.OBJECTIVE or not objective.is_current:
        raise CannotStart(_("项目“%s”：只能用现行的绩效目标表开始自评。") % project)
    if objective.stage != Stage.APPROVED:
        raise CannotStart(_("项目“%s”的绩效目标还没有批复，批复以后才能开始自评。") % project)
    if not objective.fiscal_year.is_open:
        raise CannotStart(_("%s没有开启，不能开始自评；请与财政部门联系。") % objective.fiscal_year)
    if objective.project.sheets.filter(
        fiscal_year=objective.fiscal_year, kind=TaskKind.SELF_EVALUATION
    ).exists():
        raise CannotStart(_("项目“%s”本年度的自评已经开始，请直接打开自评表填写。") % project)

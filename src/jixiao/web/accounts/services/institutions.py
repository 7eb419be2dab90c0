"""The tree of institutions: add, rename, move, close."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Max, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.web.accounts import policies
from jixiao.web.accounts.faults import StillInUse, WrongPlace
from jixiao.web.accounts.models import Institution, InstitutionKind, Post, User
from jixiao.web.accounts.paths import DEEPEST, STEP, below
from jixiao.web.accounts.recording import Details, record
from jixiao.web.accounts.scope import scope_of
from jixiao.web.accounts.wall import everything_visible
from jixiao.web.accounts.walling import scoped_models

Kind = InstitutionKind
# What may stand directly below what; None is the top of the tree.
BELOW: dict[str | None, frozenset[Kind]] = {
    None: frozenset({Kind.FINANCE_AUTHORITY}),
    Kind.FINANCE_AUTHORITY: frozenset(Kind),
    Kind.DEPARTMENT: frozenset({Kind.DEPARTMENT, Kind.UNIT, Kind.SECTION}),
    Kind.UNIT: frozenset({Kind.UNIT, Kind.SECTION}),
    Kind.SECTION: frozenset(),
}
ONLY_SYSTEM = "只有系统管理员可以维护机构；请联系本地区或本部门的系统管理员。"


@transaction.atomic
def add_institution(
    name: str, *, kind: InstitutionKind, parent: Institution | None = None, code: str = "",
    by: User | None = None,
) -> Institution:  # fmt: skip
    """Add an institution below another; the system itself does so without ``by``."""
    _require(by, parent)
    _fits(kind, parent)
    place = Institution.objects.create(
        name=name, kind=kind, parent=parent, code=code, path=_next_path(parent)
    )
    if by:
        _record(place, "新增机构", by=by, details={"名称": name, "编码": code})
    return place


@transaction.atomic
def rename_institution(institution: Institution, *, name: str, code: str, by: User) -> None:
    """Give an institution another name or code."""
    _require(by, institution)
    before = institution.name
    institution.name, institution.code = name, code
    institution.save(update_fields=["name", "code"])
    details = {"原名称": before, "名称": name, "编码": code}
    _record(institution, "机构更名", by=by, details=details)


@everything_visible()
@transaction.atomic
def move_institution(institution: Institution, *, to: Institution, by: User) -> None:
    """Put an institution with all below it below another; all its rows go with it.

    Every table with a path of institutions follows, so what was done stays with the unit.
    """
    _require(by, institution)
    _require(by, to)
    _fits(Kind(institution.kind), to)
    if to.path.startswith(institution.path):
        raise WrongPlace(_("机构不能移到自己或自己的下级之下；请另选上级。"))
    before, above, path = institution.path, str(institution.parent), _next_path(to)
    moved = Institution.objects.filter(below("path", before))
    deepest = moved.aggregate(most=Max(Length("path")))["most"]
    if deepest - len(before) + len(path) > STEP * DEEPEST:
        raise WrongPlace(_("移动后层级太深；最多%(levels)d级。") % {"levels": DEEPEST})
    moved.update(path=_follow("path", before, path))
    _move_rows(before, path)
    institution.parent, institution.path = to, path
    institution.save(update_fields=["parent"])
    _record(institution, "机构划转", by=by, details={"原上级": above, "新上级": to})


@transaction.atomic
def close_institution(institution: Institution, *, by: User) -> None:
    """Close an institution that has no open institutions below it and nobody in office."""
    _require(by, institution)
    subtree = below("path", institution.path)
    children = Institution.objects.open().filter(subtree).exclude(pk=institution.pk).count()
    posts = Post.objects.in_office().filter(below("institution__path", institution.path)).count()
    if children or posts:
        raise StillInUse(
            _(
                "“%(name)s”还有%(children)d个下级机构、%(posts)d个在任岗位；先撤销或移走，再撤销本机构。"
            )
            % {"name": institution, "children": children, "posts": posts}
        )
    institution.closed_date = timezone.localdate()
    institution.save(update_fields=["closed_date"])
    _record(institution, "撤销机构", by=by)


def _require(by: User | None, place: Institution | None) -> None:
    if by is not None:
        allowed = place is not None and policies.may_manage(scope_of(by), place)
        policies.require(allowed, _(ONLY_SYSTEM))


def _fits(kind: InstitutionKind, parent: Institution | None) -> None:
    if kind not in BELOW[parent.kind if parent else None]:
        above = Kind(parent.kind).label if parent else _("最上级")
        raise WrongPlace(
            _("%(kind)s不能设在%(above)s之下；请另选上级或层级。")
            % {"kind": kind.label, "above": above}
        )
    if parent and parent.closed_date:
        raise WrongPlace(_("“%(name)s”已撤销，不能再设下级；请另选上级。") % {"name": parent})


def _next_path(parent: Institution | None) -> str:
    if parent:
        Institution.objects.select_for_update().get(pk=parent.pk)
    last = Institution.objects.filter(parent=parent).aggregate(last=Max("path"))["last"]
    return path_after(last, parent)


def path_after(last: str | None, parent: Institution | None) -> str:
    """The next path below a parent, after that of the last institution there."""
    above = parent.path if parent else ""
    path = f"{above}{int(last[len(above) :]) + 1 if last else 1:0{STEP}d}"
    if len(path) > STEP * DEEPEST or len(path) != len(above) + STEP:
        raise WrongPlace(_("这里放不下了：层级或同级机构太多。"))
    return path


def _move_rows(before: str, path: str) -> None:
    for model, field in scoped_models():
        rows = model._base_manager.filter(below(field, before))  # noqa: SLF001
        rows.update(**{field: _follow(field, before, path)})


def _follow(field: str, before: str, path: str) -> Concat:
    return Concat(Value(path), Substr(F(field), len(before) + 1))


def _record(place: Institution, action: str, *, by: User, details: Details | None = None) -> None:
    record(place, action, subject=f"institution:{place.pk}", by=by, details=details)

"""The institutions of a roster: found to be well formed, and put below what they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import override

from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.paths import DEEPEST, below
from jixiao.web.accounts.services.institutions import BELOW
from jixiao.web.accounts.services.rosters.plan import NewInstitution, Place, Plan, Where, place_of

LONGEST_CODE, LONGEST_NAME = 21, 120
# Where a row stands in the file, and its cells.
Row = tuple[Where, tuple[str, ...]]


class Places:
    """The institutions by their code: those that are there below one, and those to be made.

    The empty code means the one at the top.
    """

    def __init__(self, top: Institution, *, codes: Iterable[str], into: Plan) -> None:
        self.found = into
        within = Institution.objects.filter(below("path", top.path)).exclude(code="")
        self.places = {one.code: place_of(one) for one in within}
        self.places[""] = place_of(top)
        others = Institution.objects.filter(code__in=set(codes)).exclude(below("path", top.path))
        self.elsewhere = set(others.values_list("code", flat=True))
        with override("zh-hans"):  # the words of a roster are Chinese
            self.kinds = {str(one.label): one for one in InstitutionKind}

    def take(self, rows: Iterable[Row]) -> None:
        """Take in the rows, whichever comes first, parents before what stands below them."""
        waiting: dict[str, Row] = {}
        for where, cells in rows:
            if self._is_well_formed(where, cells, waiting):
                waiting[cells[1]] = (where, cells)
        while ready := [one for one in waiting.values() if one[1][0] in self.places]:
            for where, cells in ready:
                del waiting[cells[1]]
                self._add(where, cells)
        for where, cells in waiting.values():
            sentence = (
                _("上级“%(above)s”最终又是它自己的下级；请改正上级编码。")
                if self._is_circle(cells[0], waiting)
                else _("没有编码为“%(above)s”的上级机构，或它所在的行有错；请核对上级编码。")
            )
            self.found.fault(where, sentence, above=cells[0])

    def _is_well_formed(
        self, where: Where, cells: tuple[str, ...], waiting: Mapping[str, object]
    ) -> bool:
        _above, code, name, level = cells
        before = len(self.found.faults)
        if not code or not name:
            self.found.fault(where, _("编码和名称都要填。"))
        elif len(code) > LONGEST_CODE or len(name) > LONGEST_NAME:
            self.found.fault(where, _("编码不能超过21个字符，名称不能超过120个字符。"))
        elif code in waiting:
            self.found.fault(where, _("编码“%(code)s”在名册中重复；每个机构只列一行。"), code=code)
        elif code in self.elsewhere:
            self.found.fault(where, _("编码“%(code)s”已经是您管辖之外的机构。"), code=code)
        if level not in self.kinds:
            self.found.fault(
                where, _("层级“%(level)s”不对；只能填%(levels)s。"),
                level=level, levels="、".join(self.kinds),
            )  # fmt: skip
        return len(self.found.faults) == before

    def _add(self, where: Where, cells: tuple[str, ...]) -> None:
        """Take in an institution whose parent is known."""
        above, code, name, level = cells
        kind, parent = self.kinds[level], self.places[above]
        if (known := self.places.get(code)) is not None:
            if (known.name, known.kind) == (name, kind):
                self.found.known_institutions += 1
            else:
                sentence = _("编码“%(code)s”已经是“%(name)s”（%(kind)s）；请核对。")
                self.found.fault(where, sentence, code=code, name=known.name, kind=known.kind.label)
            return
        self.places[code] = Place(name, kind, parent.level + 1, is_new=True)
        if kind not in BELOW[parent.kind]:
            sentence = _("%(kind)s不能设在“%(above)s”（%(level)s）之下；请改层级或上级编码。")
            self.found.fault(
                where, sentence, kind=kind.label, above=parent.name, level=parent.kind.label
            )
        elif parent.is_closed:
            self.found.fault(where, _("上级“%(above)s”已撤销。"), above=parent.name)
        elif parent.level >= DEEPEST:
            self.found.fault(where, _("层级太深；最多%(levels)d级。"), levels=DEEPEST)
        else:
            made = NewInstitution(where, above, code, name, kind, parent.level + 1)
            self.found.institutions.append(made)

    def _is_circle(self, code: str, waiting: Mapping[str, Row]) -> bool:
        passed = set()
        while code in waiting and code not in passed:
            passed.add(code)
            code = waiting[code][1][0]
        return code in passed

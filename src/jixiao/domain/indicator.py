"""A performance indicator of a sheet, as it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.monitoring import Monitoring
from jixiao.domain.nature import Nature
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.target import Target
from jixiao.domain.terms import dimension_term, kind_term

SAYS_NOTHING = frozenset({Nature.BLANK, Nature.HOLE})


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of 绩效指标: three levels, the target, what came of it, and what it scored.

    ``dimension``, ``kind`` and ``name`` are levels one to three as printed, notes such as
    ``(50分)`` taken off and kept in ``*_note``. ``dimension_term`` and ``kind_term`` are the
    words of ``terms.toml`` (``output``, ``quantity`` …), None where the publisher's word is
    not known. ``weight_of_group`` is the points printed for the whole first level.
    ``term`` is ``long_term`` for a target beyond the year (中期, 长期, 实施期指标), and
    ``monitoring`` what a form of monitoring adds. ``places`` holds the cell of every field read.
    """

    name: str = ""
    dimension: str = ""
    kind: str = ""
    dimension_term: str | None = None
    kind_term: str | None = None
    dimension_note: str | None = None
    kind_note: str | None = None
    name_note: str | None = None
    definition: str = ""
    target: Target | None = None
    actual: Actual | None = None
    points: Decimal | None = None
    score: Decimal | None = None
    reason: str = ""
    basis: str = ""
    weight_of_group: Decimal | None = None
    direction: str = ""
    term: str = "annual"
    monitoring: Monitoring | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    place: Place = NOWHERE
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def is_reported(self) -> bool:
        """Whether a result is filled in: a score, or an actual value that says something."""
        says = self.actual is not None and self.actual.nature not in SAYS_NOTHING
        return says or self.score is not None

    def place_of(self, field_name: str) -> Place:
        """The cell of a field, or the row where the field has no cell."""
        return self.places.get(field_name, self.place)


def with_terms(indicator: Indicator) -> Indicator:
    """The indicator with the terms that its printed levels mean, where none are given."""
    return replace(
        indicator,
        dimension_term=indicator.dimension_term or dimension_term(indicator.dimension),
        kind_term=indicator.kind_term or kind_term(indicator.kind),
    )

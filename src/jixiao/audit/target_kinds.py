"""What the name of an indicator measures, and whether a unit can measure it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from jixiao.audit.wording import core_name
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.target import Target
from jixiao.domain.text import plain_title
from jixiao.domain.units import UNITS, base_of, kind_of

JOINT = re.compile(r"[/每*·、]")
COUNTED = frozenset({Nature.QUANTITY, Nature.RANGE})


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of thing that names of indicators end in: a rate, people, an area, money.

    ``wrong`` and ``mild`` hold kinds of units and single units that cannot measure it, the
    mild ones where a reader still understands; ``allowed`` are exceptions of both. ``scales``
    says that units of different size are in use (元, 万元).
    """

    name: str
    shown: str
    units: str
    wrong: frozenset[str]
    mild: frozenset[str]
    allowed: frozenset[str]
    scales: bool


@dataclass(frozen=True, slots=True)
class Misfit:
    """A unit that cannot measure what a name says."""

    measure: Measure
    unit: str
    is_mild: bool


def _load() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, Measure], ...]:
    """Read target_kinds.toml in its order; the first ending that fits decides."""
    text = (resources.files("jixiao.audit") / "target_kinds.toml").read_text(encoding="utf-8")
    found = []
    for name, entry in tomllib.loads(text).items():
        wrong, mild, allowed = (frozenset(entry[one]) for one in ("wrong", "mild", "allowed"))
        measure = Measure(
            name, entry["shown"], entry["units"], wrong, mild, allowed, entry["scales"]
        )
        never = re.compile(f"(?:{'|'.join(entry['never'])})$") if entry["never"] else None
        found.append((re.compile(f"(?:{'|'.join(entry['ends'])})$"), never, measure))
    return tuple(found)


MEASURES = _load()


@lru_cache(maxsize=16384)
def measure_in(text: str) -> Measure | None:
    """What a name or a clause ends in; None where that is not certain.

    >>> measure_in("参加培训人数").name
    'people'
    """
    for ends, never, measure in MEASURES:
        if ends.search(text):
            return None if never and never.search(text) else measure
    return None


def measure_of(indicator: Indicator) -> Measure | None:
    """What the name of an indicator measures."""
    return measure_in(core_name(indicator))


def defined_measure(indicator: Indicator) -> Measure | None:
    """What the definition ends in, where it has one: 参加培训的人数."""
    if not indicator.definition:
        return None
    return measure_in(plain_title(indicator.definition).strip("。；"))


def is_counted(target: Target | None) -> bool:
    """Whether a target is a plain number or a range, not a number within a sentence."""
    return target is not None and target.number is not None and target.nature in COUNTED


def misfit_of(measure: Measure, target: Target) -> Misfit | None:
    """The unit that cannot measure it; None where it fits or is not known.

    Nought is nought in every unit, and a rate may be printed as so many per so many.
    """
    if not target.unit or target.number == 0 or (measure.name == "rate" and "/" in target.unit):
        return None
    fault = _fault(measure, target.unit)
    return None if fault is None else Misfit(measure, target.unit, fault)


@lru_cache(maxsize=4096)
def _fault(measure: Measure, unit: str) -> bool | None:
    """Whether a unit misfits mildly; None where any of its parts fits or is not known."""
    faults = [_fault_of_part(measure, part) for part in JOINT.split(unit)]
    if unit in measure.allowed or None in faults:
        return None
    return bool(faults[0])


def _fault_of_part(measure: Measure, part: str) -> bool | None:
    kind = kind_of(part) if part in UNITS else None
    base = base_of(part)[1]
    if kind is None or part in measure.allowed or base in measure.allowed:
        return None
    if not measure.wrong.isdisjoint((base, kind)):
        return False
    return None if measure.mild.isdisjoint((base, kind)) else True

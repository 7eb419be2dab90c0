"""What is kept beside a score: its inputs, what it can be known again by, and what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class ScoreInput:
    """One value that went into a score: the field it was read from, its text, where it stands.

    ``field`` is the field of the sheet, the fund or the indicator. Amounts are in yuan.
    """

    field: str
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class ScoreFingerprint:
    """What a score was worked out by, so that it can be known again years later.

    ``engine`` is the version of the program; the others are SHA-256 sums: ``methods`` of the SQL
    of the methods used, ``words`` of the lists by which values are understood, ``ruleset`` of
    what the rule-set says, ``inputs`` of all values, and ``whole`` of these five together.
    """

    engine: str
    methods: str
    words: str
    ruleset: str
    inputs: str
    whole: str


@dataclass(frozen=True, slots=True)
class Assumption:
    """A value that was supposed to be another one: 执行数 60万元 instead of 52.35万元."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What was supposed of a sheet, and the total and the rating that it has without that."""

    assumed: tuple[Assumption, ...]
    total: Decimal | None = None
    rating: str = ""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How much a total and its rating hang on one scored item, all others staying as they are.

    ``lost`` is points less score, ``rank`` 1 where most was lost. ``may_fall`` is the least loss
    of score that brings a lower rating, ``may_rise`` the least gain that brings a higher one; both
    are None where the item alone cannot change the rating that way. ``decides`` says whether it
    can change the rating at all.
    """

    name: str
    rank: int
    points: Decimal
    score: Decimal
    lost: Decimal
    may_fall: Decimal | None = None
    may_rise: Decimal | None = None
    decides: bool = False
    place: Place = NOWHERE

"""Fingerprints of scores: what they were worked out by, and whether that still gives the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao import __version__
from jixiao.domain.score import SheetScore
from jixiao.domain.score_record import ScoreFingerprint, ScoreInput
from jixiao.domain.sheet import Sheet
from jixiao.scoring.methods import METHODS
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.score_inputs import with_inputs

SHOWN = 12
# What a rule-set says about itself and what it is tested by do not change a score.
NOT_SCORING = frozenset({"title", "basis", "cases"})
# Rule-sets cannot be hashed; each is kept beside its sum, so that its id stays its own.
SUMS: dict[int, tuple[Ruleset, str]] = {}


def with_fingerprint(score: SheetScore, sheet: Sheet, *, ruleset: Ruleset | None) -> SheetScore:
    """The scores with their inputs, the rule-set's version and their fingerprint."""
    if ruleset is None or not score.ruleset:
        return score
    kept = with_inputs(score, sheet)
    if kept.execution.score is not None:
        kept = replace(kept, execution=replace(kept.execution, method=ruleset.methods["execution"]))
    return replace(
        kept, ruleset_version=version_of(ruleset), fingerprint=fingerprint_of(kept, ruleset)
    )


def version_of(ruleset: Ruleset) -> str:
    """The day from which a rule-set holds, and what its content is known by."""
    return f"{ruleset.effective_from}+{ruleset_sum(ruleset)[:SHOWN]}"


def fingerprint_of(score: SheetScore, ruleset: Ruleset) -> ScoreFingerprint:
    """The fingerprint of scores that carry their inputs."""
    used = {score.execution.method, *(one.method for one in score.indicators)}
    methods = _sum([[name, METHODS[name].sql] for name in sorted(used & set(METHODS))])
    parts = (__version__, methods, _words_sum(), ruleset_sum(ruleset), inputs_sum(score))
    return ScoreFingerprint(*parts, _sum(parts))


def inputs_sum(score: SheetScore) -> str:
    """The sum of all values that went into scores; where they stood does not matter."""
    rows = [(one.name, _said(one.inputs)) for one in score.indicators]
    return _sum([score.project, _said(score.inputs), _said(score.execution.inputs), rows])


def ruleset_sum(ruleset: Ruleset) -> str:
    """The sum of what a rule-set says on scoring."""
    if id(ruleset) not in SUMS:
        said = [one for one in _of_fields(ruleset) if one[0] not in NOT_SCORING]
        SUMS[id(ruleset)] = ruleset, _sum(said)
    return SUMS[id(ruleset)][1]


def _said(inputs: tuple[ScoreInput, ...]) -> list[tuple[str, str]]:
    return [(one.field, one.text) for one in inputs]


@lru_cache(maxsize=1)
def _words_sum() -> str:
    text = (resources.files("jixiao.scoring") / "words.yaml").read_text(encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


def _sum(value: object) -> str:
    text = json.dumps(_canonical(value), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(value: object) -> object:
    """Plain data that is the same for the same content: sets sorted, 10 and 10.0 one number."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Mapping):
        return [[str(key), _canonical(one)] for key, one in sorted(value.items())]
    if isinstance(value, frozenset):
        return sorted(str(one) for one in value)
    if isinstance(value, (tuple, list)):
        return [_canonical(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return list(_of_fields(value))
    return None if value is None else str(value)


def _of_fields(value: Any) -> Iterator[list[object]]:
    """The fields of a value object; those that stand at their default are left out."""
    for one in fields(value):
        content = getattr(value, one.name)
        default = one.default if one.default_factory is MISSING else one.default_factory()
        if content != default:
            yield [one.name, _canonical(content)]

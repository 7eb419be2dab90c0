"""Wordings of indicators that speak of one project and stand in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.audit.base import Words
from jixiao.audit.meaning import own_words
from jixiao.audit.names import Likeness, likeness, read_name
from jixiao.audit.wording import bare, found
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

LEAST_CHARACTERS = 10
LEAST_NAME = 14
MOST_COMPARED = 12
LEAST_SHARE = Decimal("0.8")


@dataclass(frozen=True, slots=True)
class Use:
    """Where a wording stands: the project, the indicator, and which of its fields it is."""

    project: str
    indicator: Indicator
    field: str

    @property
    def text(self) -> str:
        """The wording as printed."""
        return str(getattr(self.indicator, self.field)).strip()

    @property
    def said(self) -> str:
        """The wording with the name of the indicator."""
        return self.text if self.field == "name" else f"{self.indicator.name}：{self.text}"


def pasted_wordings(sheets: Iterable[Sheet], words: Words) -> Iterator[list[Use]]:
    """The uses of every wording that has content of its own and stands in unlike projects."""
    uses: dict[tuple[str, str, str], list[Use]] = {}
    for sheet in sheets:
        project = sheet.project.name
        if not project or found(words["running"], project):
            continue
        for one in sheet.indicators:
            field = _field(one)
            if field and one.term == "annual":
                said = one.definition if field == "definition" else _target(one)
                key = (field, bare(one.name), bare(said))
                uses.setdefault(key, []).append(Use(project, one, field))
    for found_uses in uses.values():
        unlike = _of_unlike_projects(found_uses)
        if len(unlike) > 1 and has_own_content(unlike[0], words):
            yield unlike


def names_of_nothing(sheets: Sequence[Sheet], words: Words) -> Iterator[list[Use]]:
    """Names that do not say what they are the rate of and stand in nearly every project."""
    uses: dict[str, list[Use]] = {}
    for sheet in sheets:
        for one in sheet.indicators:
            if one.term == "annual" and one.name in words["names_of_nothing"]:
                uses.setdefault(one.name, []).append(Use(sheet.project.name, one, "name"))
    for found_uses in uses.values():
        unlike = _of_unlike_projects(found_uses)
        most = len(unlike) >= LEAST_SHARE * len(sheets)
        if most and len(unlike) >= int(words["least_projects"][0]):
            yield unlike


def has_own_content(use: Use, words: Words) -> bool:
    """Whether a wording says more than an indicator of any project may say."""
    if use.field == "name":
        return len(own_words(use.text)) >= int(words["own_words_of_name"][0])
    if found(words["not_definitions"], use.text):
        return False
    own = own_words(use.text) - own_words(use.indicator.name)
    return len(own) >= int(words["own_words_of_definition"][0])


def _field(one: Indicator) -> str:
    if len(one.definition) >= LEAST_CHARACTERS:
        return "definition"
    return "name" if not one.definition and len(one.name) >= LEAST_NAME else ""


def _target(one: Indicator) -> str:
    return one.target.text if one.target is not None else ""


def _of_unlike_projects(uses: list[Use]) -> list[Use]:
    """The uses with each project once, and of projects with like names only the first.

    Also where money for one work comes from two levels. Only so many names are compared.
    """
    by_core: dict[str, Use] = {}
    for one in uses:
        by_core.setdefault(read_name(one.project).core, one)
    kept: list[Use] = []
    for one in by_core.values():
        near = kept[:MOST_COMPARED]
        if not any(likeness(one.project, other.project) >= Likeness.SIMILAR for other in near):
            kept.append(one)
    return kept

"""The version for the public of what was read, or of a paper: masked, without internal remarks."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, TypeVar, cast, overload

from jixiao.domain.document import Document, Section, Source
from jixiao.domain.grid import Grid
from jixiao.domain.place import Place
from jixiao.domain.terms import label as term_label
from jixiao.reports.documents.masking import (
    DELETED,
    INTERNAL,
    Removals,
    Removed,
    conceal,
    is_internal,
    is_internal_label,
)
from jixiao.reports.documents.public_paper import public_paper
from jixiao.reports.documents.public_tables import Titles, public_cell, public_rows
from jixiao.reports.paper.model import Paper

# Fields that hold codes and sums, never words of a person.
KEPT = frozenset({"schema", "code", "sha256", "format", "form", "kind", "term"})
LABELS = {"owner": "责任人"}
Thing = TypeVar("Thing")


@overload
def public_version(one: Document) -> tuple[Document, tuple[Removed, ...]]: ...


@overload
def public_version(one: Paper) -> tuple[Paper, tuple[Removed, ...]]: ...


def public_version(one: Document | Paper) -> tuple[Document | Paper, tuple[Removed, ...]]:
    """What may be published, and what was done to it; the given value is not changed."""
    removals = Removals()
    if isinstance(one, Paper):
        return public_paper(one, removals), removals.removed()
    return public_document(one, removals), removals.removed()


def public_document(document: Document, removals: Removals) -> Document:
    """A document without parts on internal remarks, everything else masked."""
    kept = dataclasses.replace(document, sections=_public_sections(document.sections, removals))
    walked = _walk(kept, removals)
    name = PurePath(document.source.path).name
    source = Source(_text(name, removals), document.source.sha256, document.source.format)
    return dataclasses.replace(walked, source=source)


def _public_sections(sections: tuple[Section, ...], removals: Removals) -> tuple[Section, ...]:
    """The parts but for those titled as internal, with everything below them."""
    kept: list[Section] = []
    gone: int | None = None
    for section in sections:
        if gone is not None and section.level > gone:
            continue
        gone = section.level if is_internal_label(section.title) else None
        if gone is not None:
            where = str(section.place) or section.title
            removals.note(INTERNAL, section.text, where=where, action=DELETED)
            continue
        kept.append(_without_internal(section, removals))
    return tuple(kept)


def _without_internal(section: Section, removals: Removals) -> Section:
    """A part without the paragraphs that are marked as internal."""
    for one in section.paragraphs:
        if is_internal(one.text):
            removals.note(INTERNAL, one.text.strip(), where=str(one.place), action=DELETED)
    lines = section.text.split("\n")
    for line in lines:
        if is_internal(line):
            removals.note(INTERNAL, line.strip(), where="", action=DELETED)
    return dataclasses.replace(
        section,
        text="\n".join(line for line in lines if not is_internal(line)),
        paragraphs=tuple(one for one in section.paragraphs if not is_internal(one.text)),
    )


def _walk(value: Thing, removals: Removals, *, where: str = "", label: str = "") -> Thing:
    """The same value with every text in it masked; ``label`` is the title of its field."""
    return cast(Thing, _public(value, removals, where=where, label=label))


def _public(value: Any, removals: Removals, *, where: str, label: str) -> Any:
    titles = Titles(label)
    if isinstance(value, Mapping):
        return {
            key: _walk(one, removals, where=where, label=_label(key)) for key, one in value.items()
        }
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Grid | Source):
        return _public_fields(value, removals, where=where)
    match value:
        case str():
            value = public_cell(value, titles, removals, where=where)
        case Place():
            text = public_cell(value.text, titles, removals, where=str(value) or where)
            value = value.quoting(text)
        case Grid():
            value = dataclasses.replace(value, rows=public_rows(value.rows, removals))
        case tuple() if not hasattr(value, "_fields"):
            value = tuple(_walk(one, removals, where=where, label=label) for one in value)
    return value


def _public_fields(value: Any, removals: Removals, *, where: str) -> Any:
    place = getattr(value, "place", None)
    own = (str(place) if isinstance(place, Place) else "") or where
    places = getattr(value, "places", {})
    changed = {}
    for one in dataclasses.fields(value):
        if one.name not in KEPT and one.init:
            spot = str(places.get(one.name, "")) or own
            before = getattr(value, one.name)
            changed[one.name] = _walk(before, removals, where=spot, label=_label(one.name))
    return dataclasses.replace(value, **changed)


def _label(name: str) -> str:
    """The Chinese title of a field, or the printed one; blank for names of ours."""
    known = LABELS.get(name) or term_label(name)
    return "" if known.isascii() else known


def _text(text: str, removals: Removals) -> str:
    return conceal(text, removals, where="文件名")

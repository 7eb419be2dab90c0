"""The fields that a template can use, out of ``fields.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a template: its name there, what it is, an example; members where it is a list."""

    name: str
    meaning: str
    example: str = ""
    members: tuple[Field, ...] = ()

    def member(self, name: str) -> Field | None:
        """The field of an item of the list."""
        return next((one for one in self.members if one.name == name), None)


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that belong together, under a title."""

    title: str
    fields: tuple[Field, ...]


@lru_cache(maxsize=1)
def all_groups() -> tuple[FieldGroup, ...]:
    """Every field, group by group."""
    import yaml

    path = resources.files("jixiao.reports.templates") / "fields.yaml"
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(FieldGroup(one["title"], tuple(map(_field, one["fields"]))) for one in groups)


def fields_by_name() -> Mapping[str, Field]:
    """The fields that stand on their own, by their names."""
    return {one.name: one for group in all_groups() for one in group.fields}


def written(field: Field, *, within: str = "") -> Iterator[tuple[str, Field]]:
    """How a field is written in a template, and those of its items: ``项目.名称``."""
    yield f"{within}{field.name}", field
    item = f"{field.name.removesuffix('列表')}."
    for one in field.members:
        yield from written(one, within=item)


def _field(data: Mapping[str, Any]) -> Field:
    members = tuple(map(_field, data.get("members", ())))
    return Field(data["name"], data["meaning"], data.get("example", ""), members)

"""The register that a document carries: the origin of its figures, the wording of its paragraphs.

It is JSON, so that it fits into every format: a part of a .docx, a hidden tab of an .xlsx, an
attachment of a .pdf, a data block of an .html. A JSON Schema would add nothing: only this project
writes and reads it, and ``schema`` says which shape it has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jixiao.domain.place import Place
from jixiao.reports.tracing.origin import Origin, SourceCell

SCHEMA = "jixiao/figures/1"


class NotARegister(Exception):
    """What a document carries is no register, or one of a shape that is not known."""


@dataclass(frozen=True, slots=True)
class Register:
    """Origins by their id, what was printed, and digests of paragraphs by their key.

    ``printed`` is every figure in printed order as id and text: it tells whether somebody changed
    a figure in the document afterwards, and where there are no anchors it is all there is.
    """

    origins: Mapping[str, Origin] = field(default_factory=dict)
    paragraphs: Mapping[str, str] = field(default_factory=dict)
    printed: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> str:
        """The register as text, in an order that does not change between runs."""
        files: dict[tuple[str, str], int] = {}
        figures = {
            name: _plain(origin, files=files) for name, origin in sorted(self.origins.items())
        }
        data = {
            "schema": SCHEMA,
            "files": [{"path": path, "sha256": sha256} for path, sha256 in files],
            "figures": figures,
            "paragraphs": dict(sorted(self.paragraphs.items())),
            "printed": self.printed,
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Register:
        """Read a register; raises NotARegister for anything else."""
        try:
            data = json.loads(text)
            if data["schema"] != SCHEMA:
                raise NotARegister(f"不认识的数据来源记录：{data['schema']}")
            files = [(one["path"], one["sha256"]) for one in data["files"]]
            origins = {name: _origin(one, files) for name, one in data["figures"].items()}
            printed = tuple((str(name), str(text)) for name, text in data["printed"])
            return cls(origins, dict(data["paragraphs"]), printed)
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            raise NotARegister("数据来源记录已损坏") from error


def register_of(
    figures: Iterable[tuple[str, Origin]], paragraphs: Mapping[str, str] | None = None
) -> Register:
    """The register of printed figures; an origin that is printed twice stands in it once."""
    origins: dict[str, Origin] = {}
    printed = []
    for text, origin in figures:
        origins[origin.id] = origin
        printed.append((origin.id, text))
    return Register(origins, paragraphs or {}, tuple(printed))


def _plain(origin: Origin, *, files: dict[tuple[str, str], int]) -> dict[str, Any]:
    cells = [
        {"file": files.setdefault((cell.path, cell.sha256), len(files)), **_said(cell.place)}
        for cell in origin.cells
    ]
    optional = {"working": origin.working, "ruleset": origin.ruleset}
    said = {name: text for name, text in optional.items() if text}
    return {"name": origin.name, **said, "cells": cells}


def _said(place: Place) -> dict[str, Any]:
    return {name: value for name, value in place._asdict().items() if value not in (None, "")}


def _origin(data: dict[str, Any], files: list[tuple[str, str]]) -> Origin:
    cells = []
    for one in data["cells"]:
        path, sha256 = files[one["file"]]
        place = Place(**{name: value for name, value in one.items() if name != "file"})
        cells.append(SourceCell(path, place, sha256))
    return Origin(
        data["name"], tuple(cells), working=data.get("working", ""), ruleset=data.get("ruleset", "")
    )

"""``datapackage.json``: a Frictionless data package that describes the tables of a run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jixiao import __version__
from jixiao.bulk.tables import Table, all_tables

NAME = "datapackage.json"
TYPES = {
    "text": "string",
    "integer": "integer",
    "decimal": "number",
    "value": "number",
    "points": "number",
    "setting": "number",
    "date": "date",
    "boolean": "boolean",
}
REFERENCES = {
    "sheets": ("documents", ("path",)),
    "funds": ("sheets", ("path", "sheet")),
    "indicators": ("sheets", ("path", "sheet")),
    "findings": ("documents", ("path",)),
    "problems": ("documents", ("path",)),
    "scores": ("indicators", ("path", "sheet", "indicator")),
    "totals": ("sheets", ("path", "sheet")),
}


def write_package(files: Mapping[str, Path], output: Path) -> Path:
    """Describe tables that lie in a folder."""
    package = {
        "name": "jixiao-bulk",
        "title": "预算绩效文件批量处理结果",
        "description": f"jixiao {__version__} 写出。金额单位为元，比例以1为100%，没有读到的为空。",
        "resources": [_resource(all_tables()[name], files) for name in files],
    }
    path = output / NAME
    unfinished = path.with_name(f"{NAME}.part")
    unfinished.write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")
    unfinished.replace(path)
    return path


def _resource(table: Table, files: Mapping[str, Path]) -> dict[str, Any]:
    """One table; of a table in several files, as Spark writes it, every file."""
    path = files[table.name]
    parts = parts_of(path)
    names = [one.relative_to(path.parent).as_posix() for one in parts]
    told: dict[str, Any] = {
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "path": names[0] if len(names) == 1 else names,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": sum(one.stat().st_size for one in parts),
        "schema": _schema(table, files),
    }
    if len(parts) == 1:
        told["hash"] = f"sha256:{_sum(parts[0])}"
    return told


def parts_of(path: Path) -> list[Path]:
    """The files of a table: itself, or those in the folder that Spark made."""
    return sorted(path.glob("part-*.parquet")) if path.is_dir() else [path]


def _schema(table: Table, files: Mapping[str, Path]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": one.name, "type": TYPES[one.type], "description": one.about}
            for one in table.columns
        ],
        "primaryKey": list(table.key),
    }
    other, columns = REFERENCES.get(table.name, ("", ()))
    if other in files:
        reference = {"resource": other, "fields": list(columns)}
        schema["foreignKeys"] = [{"fields": list(columns), "reference": reference}]
    return schema


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

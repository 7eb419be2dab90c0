"""The baseline: findings of an earlier check, so that only new ones show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jixiao.domain.finding import Finding
from jixiao.domain.fingerprint import fingerprints
from jixiao.domain.plain import from_plain
from jixiao.pipeline import FINDINGS_SCHEMA, Unknown

Known = Mapping[str, Finding]
HOW = "请用 jixiao check 文件 --write-baseline 文件名 重新写一份"


@dataclass(frozen=True, slots=True)
class Baseline:
    """By the path of each file checked earlier: its findings by their fingerprints."""

    files: Mapping[str, Known] = field(default_factory=dict)

    def of(self, path: str) -> Known | None:
        """What was found in a file: that of its path, else of the only file of its name."""
        if path in self.files:
            return self.files[path]
        name = Path(path).name
        same = [known for one, known in self.files.items() if Path(one).name == name]
        return same[0] if len(same) == 1 else None


def read_baseline(path: Path) -> Baseline:
    """Read what ``--write-baseline`` or ``--format json`` wrote; raises Unknown where it is not."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise Unknown(f"{path}：找不到这份基线；请检查路径，或{HOW.removeprefix('请')}") from None
    except (OSError, UnicodeDecodeError):
        raise Unknown(f"{path}：基线无法读取；{HOW}") from None
    files: dict[str, Known] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            name, findings = _read_line(line, where=f"{path}第{number}行")
            files[name] = dict(zip(fingerprints(findings), findings, strict=True))
    return Baseline(files)


def _read_line(line: str, *, where: str) -> tuple[str, list[Finding]]:
    try:
        plain: Any = json.loads(line)
        if plain["schema"] != FINDINGS_SCHEMA:
            raise ValueError(plain["schema"])  # noqa: TRY301 (one answer to every fault)
        return str(plain["path"]), [from_plain(Finding, one) for one in plain["findings"]]
    except (ValueError, TypeError, KeyError):
        raise Unknown(f"{where}不是检查结果，不能用作基线；{HOW}") from None


def baseline_text(results: Iterable[object]) -> str:
    """Results as JSON Lines, each what ``check --format json`` prints for one file."""
    from jixiao.domain.plain import to_plain

    return "".join(json.dumps(to_plain(one), ensure_ascii=False) + "\n" for one in results)

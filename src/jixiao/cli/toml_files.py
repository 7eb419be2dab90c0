"""TOML that people write by hand: read with faults named by line, written so that it reads back."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from jixiao.pipeline import Unknown

AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
AT_END = "(at end of document)"
# JSON leaves this one character as it is, TOML does not take it.
DELETE = "\x7f"


def read_toml(path: Path) -> tuple[dict[str, Any], list[str]]:
    """What a file says and its lines; raises Unknown with the line where it is no TOML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Unknown(f"{path}：找不到这个文件；请检查路径和文件名") from None
    except (OSError, UnicodeDecodeError):
        raise Unknown(f"{path}：无法读取；请确认是UTF-8编码的文本文件") from None
    try:
        return tomllib.loads(text), text.splitlines()
    except tomllib.TOMLDecodeError as error:
        found = AT_LINE.search(str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise Unknown(
            f"{path}第{line}行：写法不对，读不懂；每行应写成 名称 = 值，文字要加英文双引号"
        ) from None


def line_of(lines: list[str], key: str, *, occurrence: int = 1) -> int:
    """The line on which a name is given a value, or a table of that name begins."""
    begins = re.compile(
        rf"""\s*(?:\[\[\s*{re.escape(key)}\s*\]\]|["']?{re.escape(key)}["']?\s*=)"""
    )
    found = [number for number, line in enumerate(lines, start=1) if begins.match(line)]
    return found[occurrence - 1] if len(found) >= occurrence else 1


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace(DELETE, "\\u007f")

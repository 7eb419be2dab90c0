"""Reads and writes gettext's two formats: the one people edit (.po), and the compiled (.mo)."""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Iterable
from pathlib import Path

from jixiao.web.shared.catalogue.entries import Entry, Key
from jixiao.web.shared.catalogue.sources import WEB

CATALOGUE = WEB / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEAD = (
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\nLanguage: en\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
)
FIELD = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+(?=")')
MAGIC, HEADER_SIZE = 0x950412DE, 28
CONTEXT_END, PLURAL_END = "\x04", "\x00"


def read(path: Path = CATALOGUE) -> dict[Key, Entry]:
    """The sentences of a catalogue with their English; none where there is no file."""
    if not path.is_file():
        return {}
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
    entries = (_entry(block) for block in blocks)
    return {entry.key: entry for entry in entries if entry.key.text}


def write(entries: Iterable[Entry], path: Path = CATALOGUE) -> None:
    """A catalogue in the order of its sentences' places."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = sorted(entries, key=lambda one: (one.places, one.key))
    blocks = [_block(Entry(Key(""), (HEAD,))), *(_block(entry) for entry in ordered)]
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def compile_catalogue(path: Path = CATALOGUE) -> Path:
    """The file that Django reads, beside the catalogue; sentences without English are left out."""
    pairs = [("", HEAD)]
    usable = (entry for entry in read(path).values() if not entry.fault())
    pairs += [(_compiled_key(entry.key), PLURAL_END.join(entry.english)) for entry in usable]
    compiled = path.with_suffix(".mo")
    compiled.write_bytes(_compiled(sorted((one.encode(), two.encode()) for one, two in pairs)))
    return compiled


def _compiled(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """The tables of lengths and offsets, then the texts, each ended by a nought."""
    count = len(pairs)
    head = struct.pack("<7I", MAGIC, 0, count, HEADER_SIZE, HEADER_SIZE + 8 * count, 0, 0)
    tables, texts = [b"", b""], b""
    start = HEADER_SIZE + 16 * count
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<2I", len(pair[side]), start + len(texts))
            texts += pair[side] + b"\0"
    return head + tables[0] + tables[1] + texts


def _compiled_key(key: Key) -> str:
    text = f"{key.context}{CONTEXT_END}{key.text}" if key.context else key.text
    return f"{text}{PLURAL_END}{key.plural}" if key.plural else text


def _entry(block: str) -> Entry:
    said: dict[str, str] = {}
    field = ""
    for line in block.splitlines():
        if line.startswith("#"):
            continue
        if found := FIELD.match(line):
            field, line = found[1], line[found.end() :]  # noqa: PLW2901 (the rest of the line)
        if line.strip():
            said[field] = said.get(field, "") + ast.literal_eval(line.strip())
    english = tuple(text for name, text in sorted(said.items()) if name.startswith("msgstr"))
    key = Key(said.get("msgid", ""), said.get("msgid_plural", ""), said.get("msgctxt", ""))
    return Entry(key, english)


def _block(entry: Entry) -> str:
    lines = [f"#: {place}" for place in entry.places]
    key = entry.key
    if key.context:
        lines.append(f"msgctxt {_quoted(key.context)}")
    lines.append(f"msgid {_quoted(key.text)}")
    if not key.plural:
        return "\n".join([*lines, f"msgstr {_quoted((*entry.english, '')[0])}"])
    lines.append(f"msgid_plural {_quoted(key.plural)}")
    forms = (*entry.english, "", "")[:2]
    return "\n".join([*lines, *(f"msgstr[{n}] {_quoted(form)}" for n, form in enumerate(forms))])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'

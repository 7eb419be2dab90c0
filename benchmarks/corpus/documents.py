"""The documents of the corpus, laid out and written with what they say beside them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from benchmarks.corpus import evaluation_forms, formats, target_forms
from benchmarks.corpus.facts import Facts, all_facts
from benchmarks.corpus.layout import Laid, Options
from benchmarks.corpus.noise import noisy

FOLDER = Path(__file__).parents[2] / "tests" / "samples" / "corpus"
FORMS = {
    "national": evaluation_forms.national, "weights_first": evaluation_forms.national,
    "signs_and_sources": evaluation_forms.national, "decision": evaluation_forms.national,
    "unknown": evaluation_forms.bare, "two_goals": evaluation_forms.hubei,
    "four_levels": evaluation_forms.four_levels, "department": evaluation_forms.department,
    "monitoring": evaluation_forms.monitoring, "plan_and_grounds": target_forms.hebei,
    "side_by_side": target_forms.side_by_side, "application": target_forms.application,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """A document as ``documents.yaml`` describes it."""

    name: str
    form: str
    facts: tuple[str, ...]
    format: str
    options: Options

    @property
    def suffix(self) -> str:
        """The suffix of its file."""
        return formats.WRITERS[self.format][1] if self.format in formats.WRITERS else self.format

    @property
    def path(self) -> Path:
        """Where its file stands."""
        return FOLDER / f"{self.name}.{self.suffix}"

    @property
    def truth_path(self) -> Path:
        """Where stands what it says."""
        return FOLDER / f"{self.name}.truth.json"


@lru_cache(maxsize=1)
def all_documents() -> tuple[Described, ...]:
    """Every document that is described."""
    found = yaml.safe_load(Path(__file__).with_name("documents.yaml").read_text(encoding="utf-8"))
    return tuple(_described(one) for one in found["documents"])


def _described(one: dict[str, Any]) -> Described:
    options = dict(one.get("options", {}))
    for key in ("columns", "noise"):
        if key in options:
            options[key] = tuple(options[key])
    return Described(
        one["name"], one["form"], tuple(one["facts"]), one["format"], Options(**options)
    )


def laid_out(one: Described) -> Laid:
    """The blocks of a document and its truth."""
    facts: list[Facts] = [all_facts()[key] for key in one.facts]
    if one.form == "listing":
        return target_forms.listing(facts, one.options)
    whole = Laid()
    for each in facts:
        laid = FORMS[one.form](each, one.options)
        whole.blocks += laid.blocks
        whole.sheets += laid.sheets
    return whole


def written(one: Described) -> bytes:
    """The file of a document; LibreOffice makes those that Python cannot write."""
    blocks = noisy(laid_out(one).blocks, one.options.noise)
    if one.format in formats.WRITERS:
        return formats.WRITERS[one.format][0](blocks)
    source = formats.OFFICE[one.format]
    return converted(formats.WRITERS[source][0](blocks), source, one.format)


def converted(data: bytes, source: str, target: str) -> bytes:
    """A file converted by LibreOffice, a .pdf also to OFD."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"made.{source}"
        path.write_bytes(data)
        kind = "pdf" if target == "ofd" else target
        soffice = shutil.which("soffice") or "soffice"
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", folder]
        subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
        made = path.with_suffix(f".{kind}")
        if target == "ofd":
            from tests.readers.ofd_writer import from_pdf

            return from_pdf(made)
        return made.read_bytes()


def truth_of(one: Described) -> str:
    """What a document says, as it is stored beside it."""
    truth = {
        "file": one.path.name,
        "form": one.form,
        "format": one.format,
        "sheets": laid_out(one).sheets,
    }
    return json.dumps(truth, ensure_ascii=False, indent=1) + "\n"


def write_all(*, again: bool) -> Iterator[str]:
    """Write every document and its truth; those by LibreOffice where missing or wanted again."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for one in all_documents():
        one.truth_path.write_text(truth_of(one), encoding="utf-8")
        if one.format in formats.WRITERS or again or not one.path.exists():
            one.path.write_bytes(written(one))
            yield one.path.name


if __name__ == "__main__":
    for name in write_all(again="--office" in sys.argv):
        print(name)

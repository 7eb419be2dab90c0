"""LibreOffice as a stand-in for an office program: files saved again, pages printed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

SECONDS = 180
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice is not installed (apt-get install libreoffice-writer-nogui)",
)


def converted(*paths: Path, folder: Path, to: str) -> list[Path]:
    """The files in another format, or in their own, saved by one run into a folder."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
             to, "--outdir", str(folder), *map(str, paths)],
            check=True, capture_output=True, timeout=SECONDS,
        )  # fmt: skip
    return [folder / f"{path.stem}.{to}" for path in paths]

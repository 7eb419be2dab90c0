"""Files that are made for a download."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.http import FileResponse


def attachment(data: bytes, name: str) -> FileResponse:
    """Bytes as a file to be kept, never shown in the page."""
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=name)


def written(write: Callable[[Path], object], name: str) -> FileResponse:
    """What a function of the pipeline writes, as a file to be kept."""
    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        path = Path(folder) / f"written{Path(name).suffix}"
        write(path)
        return attachment(path.read_bytes(), name)

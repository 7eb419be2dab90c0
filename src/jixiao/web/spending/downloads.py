"""Files that are made for a download."""

from __future__ import annotations

import mimetypes
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.http import HttpResponse
from django.utils.http import content_disposition_header

UNKNOWN = "application/octet-stream"


def attachment(data: bytes, name: str) -> HttpResponse:
    """Bytes as a file to be kept, never shown in the page."""
    kind = mimetypes.guess_type(name)[0] or UNKNOWN
    kept = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": kept})


def written(write: Callable[[Path], object], name: str) -> HttpResponse:
    """What a function of the pipeline writes, as a file to be kept."""
    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        path = Path(folder) / f"written{Path(name).suffix}"
        write(path)
        return attachment(path.read_bytes(), name)

"""Where ledgers and exports lie in the data folder, and one writer at a time for each ledger."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.budgets.models import FiscalYear
    from jixiao.web.spending.models import LedgerImport


def folder() -> Path:
    """The folder of all ledgers."""
    return Path(settings.ENVIRONMENT.data) / "ledgers"


def ledger_path(year: FiscalYear) -> Path:
    """The ledger of an authority and year."""
    return folder() / f"{year.authority_id}-{year.year}.duckdb"


def export_path(imported: LedgerImport) -> Path:
    """The export as it was handed in."""
    return folder() / "imports" / str(imported.pk) / f"export{Path(imported.name).suffix.lower()}"


def keep_export(upload: UploadedFile[Any], imported: LedgerImport) -> str:
    """Store an upload under its import; gives its SHA-256."""
    path, digest = export_path(imported), hashlib.sha256()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for chunk in upload.chunks():
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a ledger: whoever comes second waits; the system lets go when a process is killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("a+b") as file:
        _lock(file.fileno())
        yield


def _lock(descriptor: int) -> None:
    """Wait for the lock of an open file; closing the file gives it back."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)

"""The published report of 2020, read once for all tests of what serves the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao import pipeline

REPORT = Path("src/jixiao/demo/report-2020.docx")


@pytest.fixture(scope="session")
def printed():
    """Its sheets of objectives."""
    return pipeline.read(REPORT).sheets

"""Documents to print: the published report of 2020 and a self-evaluation of 2022."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.domain.document import Document
from jixiao.readers.read import read_document

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="session")
def report() -> Document:
    """Seven sheets of objectives on the Hebei form, with the narrative of a report."""
    return read_document(SAMPLES / "baoding-2020" / "report.docx")


@pytest.fixture(scope="session")
def evaluation() -> Document:
    """One evaluated sheet on the national form, without narrative."""
    return read_document(SAMPLES / "self-evaluations" / "anhui-guichi-2022.docx")

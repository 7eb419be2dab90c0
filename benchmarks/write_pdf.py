"""Writing a PDF of many indicators: ours by typst beside WeasyPrint on the page that we write.

Each measurement runs in a process of its own; imports and the search for fonts are counted. The
memory is the peak of the whole process. This process itself loads nothing, as a child's peak
begins at its parent's.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COUNTS = (100, 400, 1000)
SECONDS, MEGABYTES = 2, 300
ROUNDS = 3


def ours(count: int, folder: Path) -> Path:
    """The paper as PDF/A, its register attached."""
    from tests.reports.paper.samples import indicators_paper

    from jixiao.reports.paper.pdf.write import write_pdf

    write_pdf(indicators_paper(count), folder / "ours.pdf")
    return folder / "ours.pdf"


def page(count: int, folder: Path) -> Path:
    """The paper as a web page, for the rival to print."""
    from tests.reports.paper.samples import indicators_paper

    from jixiao.reports.paper.html.write import write_html

    write_html(indicators_paper(count), folder / f"{count}.html")
    return folder / f"{count}.html"


def weasyprint(count: int, folder: Path) -> Path:
    """The rival: the same content out of our web page."""
    from weasyprint import HTML  # type: ignore[import-untyped]

    HTML(filename=str(folder / f"{count}.html")).write_pdf(str(folder / "rival.pdf"))
    return folder / "rival.pdf"


WRITERS = {one.__name__: one for one in (ours, page, weasyprint)}


def measure(name: str, count: int, folder: Path) -> None:
    """Write once; print the seconds, the peak of memory and the pages."""
    start = time.perf_counter()
    path = WRITERS[name](count, folder)
    seconds = time.perf_counter() - start
    # Counting the pages comes after, so that it is not measured.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak, "pages": pages_of(path)}))


def pages_of(path: Path) -> int:
    """How many pages a PDF has; none of another file."""
    import pdfplumber

    if path.suffix != ".pdf":
        return 0
    with pdfplumber.open(path) as pdf:
        return len(pdf.pages)


def in_a_process(name: str, count: int, folder: str) -> dict[str, float]:
    """What this file measures when it is run with these arguments: the fastest of some rounds."""
    command = [sys.executable, __file__, name, str(count), folder]
    rounds = [
        json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for _ in range(ROUNDS if name == "ours" else 1)
    ]
    return min(rounds, key=lambda one: one["seconds"])


def rival_is_there() -> bool:
    """Whether WeasyPrint and the Pango that it needs are installed."""
    if importlib.util.find_spec("weasyprint") is None:
        return False
    command = [sys.executable, "-c", "import weasyprint"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def main() -> None:
    """Print both writers for each number of indicators, the ratios and whether we keep our word."""
    has_rival = rival_is_there()
    if not has_rival:
        print("WeasyPrint or its Pango is not installed here: only ours is measured")
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            own = in_a_process("ours", count, folder)
            show(f"{count} indicators, ours", own)
            if has_rival:
                in_a_process("page", count, folder)
                other = in_a_process("weasyprint", count, folder)
                show(f"{count} indicators, WeasyPrint", other)
                print(f"{count} indicators: {other['seconds'] / own['seconds']:.1f} times as fast")
    is_kept = own["seconds"] < SECONDS and own["megabytes"] < MEGABYTES
    verdict = "kept" if is_kept else "NOT KEPT"
    print(f"{COUNTS[-1]} indicators under {SECONDS} s and {MEGABYTES} MB: {verdict}")


def show(title: str, found: dict[str, float]) -> None:
    """Print one measurement."""
    print(
        f"{title}: {found['seconds']:.2f} s, {found['megabytes']:.0f} MB at the peak,"
        f" {found['pages']:.0f} pages"
    )


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()

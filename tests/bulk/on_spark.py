"""Scores a table on the Spark of a given address, in a process that may open sockets."""

from __future__ import annotations

import sys
from pathlib import Path

from jixiao.bulk import spark_engine

if __name__ == "__main__":
    spark_engine.score_table(sys.argv[2], Path(sys.argv[3]), master=sys.argv[1])

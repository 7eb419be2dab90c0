"""The application as a worker of ``jixiao serve`` has it: it ends when the server is gone.

A server that is killed cannot tell its workers, who would go on holding the port.
"""

from __future__ import annotations

import os
import threading
import time

from jixiao.web.config.serving import SERVER
from jixiao.web.config.wsgi import application

__all__ = ["application"]
SECONDS_BETWEEN = 1.0


def _end_with(server: int) -> None:
    while os.getppid() == server:
        time.sleep(SECONDS_BETWEEN)
    os._exit(1)


if os.environ.get(SERVER):
    threading.Thread(target=_end_with, args=(int(os.environ[SERVER]),), daemon=True).start()

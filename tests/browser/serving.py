"""A dashboard served for a browser, and how the system's Chromium is started."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import waitress.server

from dashboard.app import create_app

HOST = "127.0.0.1"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--in-process-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The address of a dashboard over `data`, served on a free port while the block runs."""
    server = waitress.server.create_server(create_app(data).server, host=HOST, port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.effective_port}"
    finally:
        server.close()
        thread.join(timeout=5)

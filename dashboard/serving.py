"""Serving the dashboard on this machine.

Comes in: the project's folders and a port. Goes out: a server on 127.0.0.1 until it is ended.
The port is taken before anything else is done, so that a busy one is told at once.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path
from threading import Thread

from etl.errors import InputFault

HOST = "127.0.0.1"
_THREADS = 8


def listen(port: int) -> socket.socket:
    """A socket at `port` of this machine; `InputFault` where the port is taken or not allowed."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen(128)
    except OSError as error:
        taken.close()
        other = port + 10 if port + 10 <= 65535 else 8060
        raise InputFault.at(
            f"{HOST}:{port}",
            f"This port cannot be used ({(error.strerror or str(error)).lower()}).",
            f"End what uses it, or choose another: econdep serve --port {other}",
        ) from None
    return taken


def serve(data: Path, taken: socket.socket) -> None:
    """Serve the dashboard over `data` at the socket `taken` until Ctrl-C."""
    from waitress.server import create_server

    from dashboard.app import create_app
    from dashboard.published import published

    def warm() -> None:
        with suppress(InputFault):  # the page says what is at fault
            if found := published(data):
                found.warm()

    server = create_server(create_app(data).server, sockets=[taken], threads=_THREADS)
    Thread(target=warm).start()
    print(f"econdep is at http://{HOST}:{taken.getsockname()[1]} (Ctrl-C ends it)", flush=True)
    try:
        server.run()
    finally:
        server.close()

"""Serving the dashboard on this machine.

Comes in: the project's folders and a port. Goes out: a server on 127.0.0.1 until it is ended.
The port is taken before anything else is done, so that a busy one is told at once.
"""

from __future__ import annotations

import atexit
import gc
import socket
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from etl.errors import InputFault
from etl.load.description import Snapshot

HOST = "127.0.0.1"
_THREADS = 8
_LOOK_S = 0.5  # an open page asks every second


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

    server = create_server(create_app(data).server, sockets=[taken], threads=_THREADS)
    ended = Event()
    try:  # Ctrl-C may come at any moment from here, and the thread goes on until it is told to end
        Thread(target=keep_warm, args=(data, ended)).start()
        print(f"econdep is at http://{HOST}:{taken.getsockname()[1]} (Ctrl-C ends it)", flush=True)
        server.run()
    finally:
        ended.set()
        server.close()


def warm(data: Path) -> None:
    """Have at hand what every view of the current snapshot in `data` asks for."""
    from dashboard.published import published

    with suppress(InputFault):  # the page says what is at fault
        if found := published(data):
            found.warm()


def settle() -> None:
    """Spare what is loaded by now from every later search for garbage.

    A server holds about a million objects for good; to look through them took 0.1 s each time,
    in the middle of an answer. At its end it is given back, else DuckDB tells of leaks.
    """
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)


def keep_warm(data: Path, ended: Event) -> None:
    """Warm every snapshot as soon as it is published, until `ended`: no reader waits for it."""
    from dashboard.published import current

    warmed: Snapshot | None = None
    settled = False
    while True:
        now = current(data)
        if now and now != warmed:
            warm(data)
            warmed = now
            if not settled:
                settle()
                settled = True
        if ended.wait(_LOOK_S):
            return

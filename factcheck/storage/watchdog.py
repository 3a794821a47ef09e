"""Ends a statement from outside when the server's own time limit does not.

A statement may lift statement_timeout from inside, or catch being cancelled. So it is cancelled from here a while after
its time, then its session is ended through another connection, then ours is cut: it never keeps us for twice the time.
"""

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import psycopg

_CANCEL, _TERMINATE, _CUT = 1.25, 1.5, 1.75
"""When each is done, as shares of the limit: late enough for the server to do it by itself, all before twice of it."""


class Watchdog:
    """While its block runs, the connection's statement is watched; ``has_bitten`` tells whether it had to be ended.

    ``rescuer`` is the conninfo of somebody who may end the connection's session.
    """

    def __init__(self, connection: psycopg.Connection[Any], *, limit_s: float, rescuer: str) -> None:
        self.has_bitten = False
        self._connection = connection
        self._pid = connection.info.backend_pid
        self._limit_s = limit_s
        self._rescuer = rescuer
        self._over = False
        self._lock = threading.Lock()
        self._timers: list[threading.Timer] = []

    def __enter__(self) -> Self:
        bites: tuple[tuple[float, Callable[[], None]], ...] = (
            (_CANCEL, self._cancel),
            (_TERMINATE, self._terminate),
            (_CUT, self._cut),
        )
        for share, bite in bites:
            timer = threading.Timer(self._limit_s * share, self._bite, [bite])
            timer.daemon = True  # a Ctrl-C need not wait for it
            timer.start()
            self._timers.append(timer)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for timer in self._timers:
            timer.cancel()
        with self._lock:  # no bite may follow: the connection's socket may soon be somebody else's
            self._over = True

    def _bite(self, bite: Callable[[], None]) -> None:
        if not self._over:
            self.has_bitten = True
            with contextlib.suppress(psycopg.Error, OSError):  # the next bite is harder
                bite()

    def _cancel(self) -> None:
        self._connection.cancel_safe(timeout=self._limit_s)

    def _terminate(self) -> None:
        with psycopg.connect(self._rescuer, autocommit=True, connect_timeout=2) as rescuer:
            if not self._over:
                rescuer.execute("select pg_terminate_backend(%s)", [self._pid])

    def _cut(self) -> None:
        with self._lock:
            if not self._over:
                ours = socket.socket(fileno=self._connection.pgconn.socket)
                try:
                    ours.shutdown(socket.SHUT_RDWR)
                finally:
                    ours.detach()  # libpq closes it

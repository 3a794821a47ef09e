"""HTML pages, read by a worker process that can be ended when a page takes too long, too much, or kills it."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any, Self

from factcheck.services.intake.details import Details, published, refuse_unstorable, string
from factcheck.services.intake.refusals import Refused

PAGE_SECONDS = 10.0
"""How long one page may take. Pages of real outlets take 0.01 to 0.2 s; what takes longer is crafted or broken."""

_START_SECONDS = 120.0  # loading the libraries: 0.4 s here, but a cold disk on a busy machine needs far longer
_WORKER = "factcheck.services.intake.page_worker"


@dataclass(frozen=True, slots=True)
class Page:
    """The article on a page: its text, and what the page itself says of it."""

    text: str
    details: Details


class PageReader:
    """Reads pages. The worker is started at the first page and ended with the ``with`` block."""

    _arguments: tuple[str, ...] = ()

    def __init__(self, *, page_seconds: float = PAGE_SECONDS) -> None:
        self._page_seconds = page_seconds
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def read(self, page: str) -> Page:
        """The article on ``page``; Refused when there is none, or when it cannot be read within the limits."""
        return _page(self._answer(page))

    def _answer(self, page: str) -> dict[str, Any]:
        if self._worker is None:
            self._worker = _Worker(self._arguments)
        try:
            answer = self._worker.ask(page.encode(), seconds=self._page_seconds)
        except Refused:
            self._end()
            raise
        if "refused" in answer:
            raise Refused(answer["refused"])
        return answer

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


class LinkedDataReader(PageReader):
    """Reads the JSON-LD of pages."""

    _arguments = ("linked-data",)

    def blocks(self, page: str) -> list[tuple[int, str]]:
        """The script elements with JSON-LD, each with its line; Refused when the page cannot be read."""
        return [(line, words) for line, words in self._answer(page)["blocks"]]


class _Worker:
    """One worker process and what it said on standard error."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed in end()
        paths = os.pathsep.join(path for path in sys.path if path)
        self.process = subprocess.Popen(  # noqa: S603  our own module in our own interpreter
            [sys.executable, "-P", "-m", _WORKER, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            env=os.environ | {"PYTHONPATH": paths},
        )
        self.answer_to(b"", seconds=_START_SECONDS)

    def ask(self, page: bytes, *, seconds: float) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.answer_to(len(page).to_bytes(8, "big") + page, seconds=seconds))
        return answer

    def answer_to(self, message: bytes, *, seconds: float) -> bytes:
        """The worker's next line after ``message``; Refused when it ends or has to be ended first."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        late = threading.Event()
        timer = threading.Timer(seconds, self.stop, [late])
        timer.start()
        try:
            self.process.stdin.write(message)
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = b""
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            raise Refused(self.why(seconds, late=late.is_set()))
        return line

    def stop(self, late: threading.Event) -> None:
        late.set()
        self.process.kill()

    def why(self, seconds: float, *, late: bool) -> str:
        status = self.process.wait()
        if late:
            return f"HTML that takes more than {seconds:g} s to read"
        self.errors.seek(0)
        said = self.errors.read().decode("utf-8", "replace").strip().splitlines()
        return f"HTML that ends its reader (status {status}{': ' + said[-1] if said else ''})"

    def end(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.kill()  # it holds nothing that would have to be put away
        self.process.wait()
        with contextlib.suppress(BrokenPipeError):  # half a page was still on its way
            self.process.stdin.close()
        self.process.stdout.close()
        self.errors.close()


def _page(answer: dict[str, Any]) -> Page:
    refuse_unstorable(answer["text"], "the text of the page")
    day = string(answer, "published")
    url = string(answer, "url")
    return Page(
        text=answer["text"],
        details=Details(
            published=None if day is None else published(day),
            url=url if url is not None and url.startswith(("https://", "http://")) else None,
            title=string(answer, "title"),
            byline=string(answer, "byline"),
        ),
    )

"""Why one thing is not taken in."""

from factcheck.errors import InvalidInput


class Refused(InvalidInput):
    """One file, record or entry cannot be taken in; ``gather`` sets it aside with the message as its reason.

    ``line`` is the line of the file that it is about, None where the whole of it is.
    """

    def __init__(self, reason: str, *, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line

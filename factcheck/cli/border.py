"""The one border of the command line: a family of errors becomes one line, a hint and an exit status."""

import errno
import os
import sys
from collections.abc import Callable

from factcheck.errors import Conflict, FactcheckError, Forbidden, InvalidInput, NotFound, Unavailable
from factcheck.presenters.safe import terminal_text

DONE, FAILED, WRONG_USE, NOT_FOUND, NO_DATABASE, CONFLICT, SET_ASIDE = range(7)
NO_RIGHT = NO_DATABASE  # a role that does not go so far and a right that the database lacks are one to a script
INTERRUPTED = 130

STATUS: dict[type[FactcheckError], int] = {
    InvalidInput: WRONG_USE,
    NotFound: NOT_FOUND,
    Forbidden: NO_RIGHT,
    Unavailable: NO_DATABASE,
    Conflict: CONFLICT,
}


# What a full or failing disk behind the output says; any other OSError that comes this far is a bug of ours.
_CANNOT_WRITE = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG}


def guarded(run: Callable[[], None]) -> None:
    """Run the command line; an error that a person can act on ends it with its line, its hint and its status."""
    try:
        try:
            run()
        finally:
            sys.stdout.flush()  # here, where a failure still has its line and status, and not at the process's end
    except FactcheckError as error:
        _say(error.message, error.hint)
        sys.exit(_status(error))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # whoever read the output has enough
        _drop_output()
        sys.exit(FAILED)
    except OSError as error:
        if error.errno not in _CANNOT_WRITE:
            raise
        _drop_output()
        _say(f"the output could not be written: {error.strerror}", "make room, or write elsewhere")
        sys.exit(FAILED)


def _status(error: FactcheckError) -> int:
    return next((status for family, status in STATUS.items() if isinstance(error, family)), FAILED)


def _say(message: str, hint: str | None) -> None:
    sys.stderr.write(f"factcheck: {terminal_text(message)}\n")
    if hint:
        sys.stderr.write(f"  try: {terminal_text(hint)}\n")


def _drop_output() -> None:
    """Let what is still unwritten go nowhere: Python would try once more at the end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

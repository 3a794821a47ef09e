"""The one border of the command line: a family of errors becomes one line, a hint and an exit status."""

import sys
from collections.abc import Callable

from factcheck.errors import Conflict, FactcheckError, InvalidInput, NotFound, Unavailable
from factcheck.presenters.safe import terminal_text

DONE, FAILED, WRONG_USE, NOT_FOUND, NO_DATABASE, CONFLICT, SET_ASIDE = range(7)
INTERRUPTED = 130

STATUS: dict[type[FactcheckError], int] = {
    InvalidInput: WRONG_USE,
    NotFound: NOT_FOUND,
    Unavailable: NO_DATABASE,
    Conflict: CONFLICT,
}


def guarded(run: Callable[[], None]) -> None:
    """Run the command line; an error that a person can act on ends it with its line, its hint and its status."""
    try:
        run()
    except FactcheckError as error:
        sys.stderr.write(f"factcheck: {terminal_text(error.message)}\n")
        if error.hint:
            sys.stderr.write(f"  try: {terminal_text(error.hint)}\n")
        sys.exit(STATUS.get(type(error), FAILED))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)

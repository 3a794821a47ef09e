"""The errors this package raises on purpose.

    FactcheckError            message says what, with the value; hint says what to type next
      InvalidInput            what was given cannot be used
      NotFound                what was named is not there
      Conflict                it clashes with what is already recorded
      Forbidden               a member's role does not go so far
      Unavailable             the database or a right on it is missing

Anything else that escapes is a bug and keeps its traceback. A face maps the families to exit or HTTP statuses
in one place; nobody else catches them to hide them.
"""


class FactcheckError(Exception):
    """Something a person can act on: ``message`` says what happened, ``hint`` what to do next (or None)."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InvalidInput(FactcheckError):
    """What was given cannot be used as it is."""


class NotFound(FactcheckError):
    """What was named is not in the database, or not on the disk."""


class Conflict(FactcheckError):
    """What was asked for clashes with what is already recorded."""


class Forbidden(FactcheckError):
    """The member in whose name it is asked may not do it: it is for another role, or another member's own."""


class Unavailable(FactcheckError):
    """The database cannot be reached, is too old, or does not grant the right that is needed."""

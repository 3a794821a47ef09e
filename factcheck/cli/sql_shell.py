"""``factcheck sql`` on a terminal: one statement after the other, with completion and history."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from prompt_toolkit.output import ColorDepth, create_output
from pygments.lexers.sql import PostgresLexer  # type: ignore[import-untyped]  # pygments says nothing of types
from pygments.token import Comment, Token, Whitespace  # type: ignore[import-untyped]  # as above

from factcheck.cli.options import OutputFormat
from factcheck.cli.screen import Screen
from factcheck.cli.sql import show
from factcheck.cli.sql_completion import SqlCompleter
from factcheck.errors import FactcheckError
from factcheck.services.sql import AnalystLogin, ViewNote, list_views, run_statement

PROMPT, CONTINUATION = "factcheck> ", "      ...> "
HELP = r"""A statement ends with ; and may have several lines. It is read-only, has a time limit and a row limit.
  \d         the views, and what one row of each is
  \d VIEW    the columns of a view, and what they mean
  \?         this
  \q         leave (or Ctrl-D)
  Tab        complete a name   Ctrl-R  search what was typed before   Ctrl-C  stop the statement, or clear the line"""
_HISTORY = "sql_history"
_OWNER_ONLY = 0o600


class Shell:
    """A sitting of an analyst: each statement in a connection and a transaction of its own."""

    def __init__(
        self, screen: Screen, login: AnalystLogin, *, rows: int, timeout_s: float, output: OutputFormat
    ) -> None:
        self._screen = screen
        self._login = login
        self._limits: dict[str, Any] = {"row_limit": rows, "timeout_s": timeout_s}
        self._format = output

    def run(self) -> None:
        """Ask and answer until the person leaves. Raises Unavailable when the login cannot be used at all."""
        who = run_statement(self._login, "select current_user, current_database()").rows[0]
        views = {view.name: view for view in list_views(self._login)}
        session = _session(self._screen, list(views.values()))
        self._screen.remark(rf"reading {who[1]} as {who[0]}; end a statement with ;  (\? for help, \q to leave)")
        while True:
            try:
                typed = session.prompt().strip()
            except KeyboardInterrupt:
                continue
            except EOFError:
                return
            if typed == r"\q":
                return
            self._obey(typed, views)

    def _obey(self, typed: str, views: dict[str, ViewNote]) -> None:
        if typed == r"\?":
            self._screen.out.write(f"{HELP}\n")
        elif typed.split(maxsplit=1)[:1] == [r"\d"]:
            self._describe(typed[2:].strip().rstrip(";").removeprefix("report."), views)
        elif typed.startswith("\\"):
            self._screen.warn(rf"{typed.split(maxsplit=1)[0]} is not known here; \? tells what is")
        elif typed.strip("; \n"):
            self._answer(typed)
        self._screen.out.flush()

    def _answer(self, statement: str) -> None:
        try:
            result = run_statement(self._login, statement, **self._limits)
            show(self._screen, result, self._format)
            self._screen.remark(f"{len(result.rows)} row{'' if len(result.rows) == 1 else 's'}")
        except FactcheckError as error:
            self._screen.warn(error.message)
            if error.hint:
                self._screen.warn(f"  try: {error.hint}")
        except KeyboardInterrupt:
            self._screen.warn("stopped")

    def _describe(self, name: str, views: dict[str, ViewNote]) -> None:
        if not name:
            listed = [(view.name, view.comment) for view in views.values()]
            self._screen.table(("view", "what one row is"), listed, OutputFormat.TABLE)
        elif (view := views.get(name.lower())) is None:
            self._screen.warn(rf"there is no view {name}; \d lists them")
        else:
            self._screen.out.write(f"report.{view.name}: {view.comment}\n")
            columns = [(column.name, column.type, column.comment) for column in view.columns]
            self._screen.table(("column", "type", "meaning"), columns, OutputFormat.TABLE)


def is_complete(text: str) -> bool:
    r"""Whether Enter sends ``text``: it ends with a semicolon that is no part of a string or comment, or begins with \.

    >>> is_complete("select 1;"), is_complete("select ';"), is_complete("select 1; -- all"), is_complete(r"\d claim")
    (True, False, True, True)
    """
    if not text.strip() or text.lstrip().startswith("\\"):
        return True
    telling = [value for kind, value in PostgresLexer().get_tokens(text) if not _says_nothing(kind, value)]
    return bool(telling) and telling[-1] == ";"


def _says_nothing(kind: Any, value: str) -> bool:
    return kind in Comment or kind in Whitespace or (kind in Token.Text and not value.strip())


def _session(screen: Screen, views: Sequence[ViewNote]) -> "PromptSession[str]":
    return PromptSession(
        PROMPT,
        multiline=True,
        prompt_continuation=CONTINUATION,
        key_bindings=_keys(),
        history=_history(screen),
        lexer=PygmentsLexer(PostgresLexer),
        completer=SqlCompleter(views),
        complete_while_typing=True,
        color_depth=None if screen.color else ColorDepth.MONOCHROME,
        output=None if screen.out.isatty() else create_output(screen.err),  # rows that go to a file go there alone
    )


def _keys() -> KeyBindings:
    keys = KeyBindings()
    whole = Condition(lambda: is_complete(get_app().current_buffer.text))

    @keys.add("enter", filter=whole)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    return keys


def _history(screen: Screen) -> History:
    """What this user typed before, in a file for him alone; forgotten at the end where that cannot be written."""
    file = user_state_path("factcheck", appauthor=False) / _HISTORY
    try:
        _make_private(file)
    except OSError as error:
        screen.warn(f"what is typed will not be remembered: {file}: {error.strerror}")
        return InMemoryHistory()
    return FileHistory(file)


def _make_private(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
    file.chmod(_OWNER_ONLY)

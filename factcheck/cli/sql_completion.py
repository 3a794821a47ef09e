"""What may come next in a statement that is being typed: views and columns with what they mean, and words of SQL."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

if TYPE_CHECKING:
    from factcheck.services.sql import ViewNote

_READING = (
    "and as asc between by case cast count cross cube desc distinct else end except exists explain extract false filter"
    " first from full group having ilike in inner intersect is join last lateral left like limit max min not null nulls"
    " offset on or order outer over partition report right rollup select similar sum table then true union unnest using"
    " values when where window with within"
)
KEYWORDS = _READING.split()

_WORD = re.compile(r"(?:(\w+)\.)?(\w*)$")
_NAMED = re.compile(r"\b(?:from|join)\s+(?:report\s*\.\s*)?(\w+)(?:\s+(?:as\s+)?(\w+))?", re.IGNORECASE)
_DESCRIBE = re.compile(r"\s*\\d\s+(\w*)$")
_ASKS_FOR_A_VIEW = re.compile(r"\b(?:from|join)\s+\w*$", re.IGNORECASE)


class SqlCompleter(Completer):
    """Completes names of ``views`` and of their columns: first those of views that the statement names."""

    def __init__(self, views: Sequence["ViewNote"]) -> None:
        self._views = {view.name: view for view in views}

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002  # Completer's
        """What begins with the letters before the cursor, each with its comment."""
        before = document.text_before_cursor
        if describe := _DESCRIBE.match(before):
            yield from self._matching(describe[1], self._view_names())
            return
        word = _WORD.search(before)
        if before.startswith("\\") or word is None:
            return
        owner, begun = word[1], word[2]
        if owner is None and not begun and not _ASKS_FOR_A_VIEW.search(before):
            return
        yield from self._matching(begun, self._candidates(owner, before, document.text))

    def _candidates(self, owner: str | None, before: str, text: str) -> Iterable[tuple[str, str]]:
        named = {alias.lower(): view for alias, view in self._named(text)}
        if owner is not None:
            view = named.get(owner.lower())
            return self._view_names() if owner.lower() == "report" else self._columns([view] if view else [])
        if _ASKS_FOR_A_VIEW.search(before):
            return [*self._view_names(), ("report", "the schema of all these views")]
        columns = self._columns(list(dict.fromkeys(named.values())) or list(self._views))
        return [*columns, *self._view_names(), *((keyword, "") for keyword in KEYWORDS)]

    def _named(self, text: str) -> Iterator[tuple[str, str]]:
        """Each name that stands for a view in ``text``, aliases too, with the view."""
        for view, alias in _NAMED.findall(text):
            if view.lower() in self._views:
                yield view, view.lower()
                yield alias or view, view.lower()

    def _columns(self, views: Sequence[str]) -> Iterator[tuple[str, str]]:
        return ((column.name, column.comment) for view in views for column in self._views[view].columns)

    def _view_names(self) -> Iterator[tuple[str, str]]:
        return ((view.name, view.comment) for view in self._views.values())

    @staticmethod
    def _matching(begun: str, candidates: Iterable[tuple[str, str]]) -> Iterator[Completion]:
        given = set()
        for name, meaning in candidates:
            if name.startswith(begun.lower()) and name not in given:
                given.add(name)
                yield Completion(name, start_position=-len(begun), display_meta=meaning)

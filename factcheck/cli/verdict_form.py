"""A verdict that is written in an editor, or stands in a file."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.cli.border import FAILED
from factcheck.cli.editor import Draft, drafts_folder, read_text
from factcheck.cli.screen import Screen
from factcheck.domain.verdict_form import VerdictForm, filled
from factcheck.domain.verdicts import NewVerdict
from factcheck.errors import FactcheckError, InvalidInput, NotFound

if TYPE_CHECKING:
    from factcheck.domain.records import VerdictRecord

STDIN = Path("-")


def is_terminal(screen: Screen) -> bool:
    """Whether somebody is there to write."""
    return screen.stdin.isatty() and screen.err.isatty()


def log_form(screen: Screen, new: NewVerdict, file: Path, *, dry_run: bool) -> "VerdictRecord":
    """The verdict that the form in the file says, once it is logged; a draft of ours is dropped then."""
    written = screen.stdin.read().decode("utf-8", "replace") if file == STDIN else read_text(file)
    logged = _log(screen, new, written, dry_run=dry_run)
    if not dry_run and _is_ours(screen, file):
        Draft(file).drop()
    return logged


def log_edited(screen: Screen, new: NewVerdict, file: Path | None, *, dry_run: bool) -> "VerdictRecord":
    """The verdict that is written in an editor, once it is logged. The form begins with what ``file`` says, if given.

    Ends the command where nothing is written. What is written is kept, and said where, unless it is logged; so it is
    where another checker logged something while it was written.
    """
    if file is None:
        opened, new = _form(screen, new)
    else:
        opened = read_text(file)
    name = f"verdict-{new.claim}"
    draft = Draft(file) if file and _is_ours(screen, file) else Draft.begin(screen.settings, name, opened)
    with _kept(screen, draft, new, untouched="" if file else filled(opened)):
        written = _written(screen, draft, before="" if file else filled(opened))
        while True:
            try:
                logged = _log(screen, new, written, dry_run=dry_run)
            except (InvalidInput, NotFound) as problem:
                written = _mended(screen, draft, written, problem)
            else:
                break
        if not dry_run:
            draft.drop()
    return logged


def _form(screen: Screen, new: NewVerdict) -> tuple[str, NewVerdict]:
    """The form to be filled in, and the verdict with what its checker has seen by then."""
    from factcheck.presenters.verdict_form import verdict_form  # deferred for start-up time
    from factcheck.services.drafting import begin_verdict

    with screen.database() as database:
        begun = begin_verdict(database, new)
    form = verdict_form(begun.dossier, begun.ratings, begun.form, supersedes=new.supersedes)
    return form, replace(new, seen=begun.dossier.seen)


@contextmanager
def _kept(screen: Screen, draft: Draft, new: NewVerdict, *, untouched: str) -> Iterator[None]:
    """Whatever ends the block: the draft is there, and said where, if it is not dropped and anything was written."""
    try:
        yield
    finally:
        if draft.path.exists():
            if filled(draft.path.read_text(encoding="utf-8", errors="replace")) == untouched:
                draft.drop()
            else:
                again = f"factcheck verdict add {new.claim} --edit --from-file {shlex.quote(str(draft.path))}"
                screen.warn(f"the text is kept; to go on with it: {again}")


def _written(screen: Screen, draft: Draft, *, before: str) -> str:
    """What the draft says once it was edited. Ends the command where that is nothing, or what it said ``before``."""
    well = draft.open_editor(screen)
    written = draft.read()
    if well and filled(written) not in ("", before):
        return written
    screen.warn("the editor failed: nothing is logged" if not well else "nothing was written: nothing is logged")
    raise typer.Exit(FAILED)


def _mended(screen: Screen, draft: Draft, written: str, problem: FactcheckError) -> str:
    """What the draft says after its writer was told the problem; raises it again where nobody mends it."""
    from factcheck.presenters.verdict_form import with_problems  # deferred for start-up time

    if not is_terminal(screen):
        raise problem
    told = [problem.message, *([f"try: {problem.hint}"] if problem.hint else [])]
    draft.write(with_problems(written, told))
    if not draft.open_editor(screen) or filled(draft.read()) == filled(written):
        raise problem
    return draft.read()


def _log(screen: Screen, new: NewVerdict, written: str, *, dry_run: bool) -> "VerdictRecord":
    from factcheck.services.verdicts import add_verdict  # deferred for start-up time

    said = _said(new, written)
    with screen.database() as database:
        return add_verdict(database, said, dry_run=dry_run)


def _said(new: NewVerdict, written: str) -> NewVerdict:
    try:
        form = VerdictForm.parse(written)
    except ValueError as error:
        raise InvalidInput(
            f"the form cannot be read: {'; '.join(str(error).splitlines())}",
            hint="rating: CODE, the rationale, then evidence: and a line for each piece",
        ) from error
    said = replace(new, rating=form.rating, rationale=form.rationale, evidence=form.evidence)
    return replace(said, reason=form.reason or new.reason)


def _is_ours(screen: Screen, file: Path) -> bool:
    return file.resolve().parent == drafts_folder(screen.settings).resolve()

"""The database saved to a file and brought back.

Saved are the schemas of this program alone, in pg_dump's custom format, without rights: the roles that have them
belong to the server, and another one may lack them. Whoever restores sets them again (storage.migrate.set_rights).

Bringing back is one transaction: what was there is dropped, what was saved takes its place, and only when all of it
has arrived is that committed.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import psycopg

from factcheck.errors import Conflict, FactcheckError, InvalidInput, NotFound, Unavailable
from factcheck.storage.server.binaries import Binaries
from factcheck.storage.server.bootstrap import EXTENSIONS
from factcheck.storage.server.conninfo import for_command_line, without_secrets
from factcheck.storage.server.requirements import SCHEMA, reach

DUMP_PROGRAMS = ("pg_dump",)
RESTORE_PROGRAMS = ("pg_restore", "psql")

Command = list[str | Path]

_SCHEMAS = (SCHEMA, "report")
_LOCK_TIMEOUT = "30s"
"""How long a restore waits for others to let go of the tables, rather than queue everybody behind itself."""

_BUILT_ON_OURS = """
select distinct view.oid::regclass::text
from pg_depend as need
join pg_rewrite as rule on need.classid = 'pg_rewrite'::regclass and rule.oid = need.objid
join pg_class as view on view.oid = rule.ev_class
join pg_class as used on need.refclassid = 'pg_class'::regclass and used.oid = need.refobjid
where used.relnamespace::regnamespace::text = any(%(ours)s) and view.relnamespace::regnamespace::text <> all(%(ours)s)
"""


def backup(conninfo: str, file: Path, *, binaries: Binaries, replace: bool = False) -> None:
    """Save the database to ``file``, which then is whole or as it was before.

    Raises Conflict when ``file`` is there and ``replace`` is not said, NotFound when there is nothing to save.
    """
    if file.exists() and not replace:
        raise Conflict(f"{file} is there already", hint="choose another name, or overwrite it with --replace")
    _check_can_dump(conninfo, binaries)
    with _beside(file) as unfinished:
        address, secrets = for_command_line(conninfo)
        dump: Command = [binaries.program("pg_dump"), "--format=custom", "--no-privileges", "--no-password"]
        dump += [f"--schema={name}" for name in _SCHEMAS]
        dump += ["--file", unfinished, "--dbname", address]
        done = subprocess.run(
            dump, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=os.environ | secrets
        )
        if done.returncode != 0:
            raise _failure("the database could not be saved", done.stderr, conninfo)


def restore(conninfo: str, file: Path, *, binaries: Binaries, replace: bool = False) -> None:
    """Bring back what ``file`` holds; when anything is wrong with it the database stays as it was.

    Raises NotFound, InvalidInput for a file that is no backup, and Conflict when the database holds articles and
    ``replace`` is not said.
    """
    _check_is_backup(file, binaries)
    with reach(conninfo) as connection:
        _check_may_be_replaced(connection, replace=replace)
    address, secrets = for_command_line(conninfo)
    reading: Command = [binaries.program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", file]
    writing: Command = [binaries.program("psql"), "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1"]
    writing += ["--file=-", "--dbname", address]
    _pour(reading, writing, conninfo, environment=os.environ | secrets)


def _check_can_dump(conninfo: str, binaries: Binaries) -> None:
    with reach(conninfo) as connection:
        major = connection.info.server_version // 10000
        if major > binaries.major:
            raise Unavailable(
                f"the server is Postgres {major}, too new for the pg_dump {binaries.version} in {binaries.folder}",
                hint=f"set FACTCHECK_PG_BIN to the programs of Postgres {major}",
            )
        if not _exists(connection, SCHEMA):
            raise NotFound(f"the database {connection.info.dbname} holds nothing of factcheck yet")


def _check_is_backup(file: Path, binaries: Binaries) -> None:
    """Nothing when ``file`` begins as a backup does; else NotFound or InvalidInput."""
    if not file.is_file():
        raise NotFound(f"there is no file {file}")
    listed = subprocess.run(
        [binaries.program("pg_restore"), "--list", file], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if listed.returncode != 0 or f" SCHEMA - {SCHEMA} ".encode() not in listed.stdout:
        said = " ".join(listed.stderr.decode(errors="replace").split()) or f"it has no schema {SCHEMA}"
        raise InvalidInput(
            f"{file} is not a backup of factcheck: {said}", hint="make one with: factcheck db backup FILE"
        )


def _check_may_be_replaced(connection: psycopg.Connection, *, replace: bool) -> None:
    if _exists(connection, f"{SCHEMA}.source") and not replace:
        row = connection.execute(f"select exists (select from {SCHEMA}.source)").fetchone()  # noqa: S608  # a constant
        if row is not None and row[0]:
            raise Conflict(
                f"the database {connection.info.dbname} already holds articles",
                hint="to give them up for those in the file, add --replace. To keep them: factcheck db backup FILE",
            )
    views = [name for (name,) in connection.execute(_BUILT_ON_OURS, {"ours": list(_SCHEMAS)})]
    if views:
        raise Conflict(
            f"views of your own are built on the tables that would be replaced: {', '.join(views)}",
            hint="drop them, restore, and create them again",
        )


def _exists(connection: psycopg.Connection, name: str) -> bool:
    find = "to_regclass" if "." in name else "to_regnamespace"
    row = connection.execute(f"select {find}(%s) is not null", [name]).fetchone()
    return row is not None and bool(row[0])


def _pour(reading: Command, writing: Command, conninfo: str, *, environment: dict[str, str]) -> None:
    """Send what ``reading`` writes to ``writing`` in one transaction, committed only when all was read without error.

    Errors go to files, so that neither program waits for us to read them.
    """
    drops = "".join(f"drop schema if exists {name} cascade;" for name in _SCHEMAS)
    needs = "".join(f"create extension if not exists {name};" for name in EXTENSIONS)
    quiet = "set local client_min_messages = warning;"
    begin = f"begin; {quiet} set local lock_timeout = '{_LOCK_TIMEOUT}'; {drops} {needs}\n"
    with (
        tempfile.TemporaryFile() as read_errors,
        tempfile.TemporaryFile() as write_errors,
        _piped(reading, stderr=read_errors, stdout=subprocess.PIPE) as reader,
        _piped(
            writing, stderr=write_errors, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
        ) as writer,
    ):
        assert reader.stdout is not None
        assert writer.stdin is not None
        with suppress(BrokenPipeError):  # the writer has stopped at an error, which is told below
            writer.stdin.write(begin.encode())
            shutil.copyfileobj(reader.stdout, writer.stdin)
            if reader.wait() == 0:
                writer.stdin.write(b"\ncommit;\n")
            writer.stdin.close()
        reader.stdout.close()
        if writer.wait() != 0:
            raise _failure("nothing was restored", _all_of(write_errors), conninfo)
        if reader.wait() != 0:
            raise _failure("nothing was restored: the file is broken", _all_of(read_errors), conninfo, InvalidInput)


@contextmanager
def _piped(arguments: Command, **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """The running program, killed at the end if it still runs: a writer that dies before its commit changes nothing."""
    process = subprocess.Popen(arguments, **options)  # type: ignore[call-overload]  # options as Popen has them
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(BrokenPipeError):
                if pipe is not None:
                    pipe.close()


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A new file beside ``file``, for its owner alone, that takes its place when the block ends without an error."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as error:
        raise NotFound(
            f"{file} cannot be written: {error.strerror}", hint="choose a folder that you may write to"
        ) from error
    unfinished = Path(name)
    try:
        yield unfinished
        os.fsync(handle)
        unfinished.replace(file)
    finally:
        os.close(handle)
        unfinished.unlink(missing_ok=True)


def _all_of(errors: IO[bytes]) -> bytes:
    errors.seek(0)
    return errors.read()


def _failure(what: str, said: bytes, conninfo: str, family: type[FactcheckError] = Unavailable) -> FactcheckError:
    first = next((line for line in said.decode(errors="replace").splitlines() if "error" in line.lower()), "")
    return family(f"{what}: {without_secrets(first or said.decode(errors='replace'), conninfo)}")

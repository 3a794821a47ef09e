"""The database saved to a file and brought back: whole, or not at all."""

import os
import stat

import pytest
from psycopg.conninfo import make_conninfo

from factcheck.errors import Conflict, InvalidInput, NotFound, Unavailable
from factcheck.storage.migrate import set_rights
from factcheck.storage.server import Binaries, backup, restore

ADD = "insert into factcheck.entity (kind, name, name_normalized, curated) values ('person', '{0}', '{0}', false)"
NAMES = "select string_agg(name, ' ' order by name) from factcheck.entity"
ADD_SOURCE = "insert into factcheck.source (key, language, uid, latest_capture) values ('a.txt', 'ar', 'u', 0)"


@pytest.fixture
def changed(saved, fresh_database, tell):
    """The same database after the backup: it knows a second name."""
    assert saved.exists()
    tell(fresh_database, ADD.format("later"))
    return fresh_database


@pytest.fixture
def saved(fresh_database, tell, tmp_path, binaries):
    """A backup of a database that knows one name, حفتر."""
    tell(fresh_database, ADD.format("حفتر"))
    set_rights(fresh_database)
    backup(fresh_database, tmp_path / "saved.dump", binaries=binaries)
    return tmp_path / "saved.dump"


@pytest.fixture
def with_psql(binaries):
    """Makes the real psql a part of a folder of scripts."""

    def add(folder):
        (folder / "psql").symlink_to(binaries.program("psql"))
        return Binaries(folder, binaries.major, binaries.version)

    return add


def test_what_was_saved_comes_back_and_nothing_else(saved, changed, ask, binaries):
    restore(changed, saved, binaries=binaries)

    assert ask(changed, NAMES) == "حفتر"


def test_views_worked_out_ahead_come_back_with_their_rows(fresh_database, tell, ask, tmp_path, binaries):
    tell(fresh_database, ADD_SOURCE)
    tell(fresh_database, "refresh materialized view concurrently report.outlet_record")
    backup(fresh_database, tmp_path / "saved.dump", binaries=binaries)

    restore(fresh_database, tmp_path / "saved.dump", binaries=binaries, replace=True)

    assert ask(fresh_database, "select sum(sources) from report.outlet_record") == 1


def test_a_backup_comes_back_into_a_new_database(saved, bare_database, ask, binaries):
    restore(bare_database, saved, binaries=binaries)

    assert ask(bare_database, NAMES) == "حفتر"
    assert ask(bare_database, "select count(*) from factcheck.alembic_version") == 1


def test_a_backup_comes_back_on_a_server_that_lacks_its_roles_and_extensions(saved, other_cluster, tell, ask, binaries):
    superuser = other_cluster.conninfo("postgres", "postgres")
    tell(superuser, "drop database if exists moved", "create database moved template template0")

    restore(other_cluster.conninfo("moved", "postgres"), saved, binaries=binaries)

    assert ask(other_cluster.conninfo("moved", "postgres"), NAMES) == "حفتر"
    tell(superuser, "drop database moved")


def test_articles_are_only_given_up_when_that_is_said(saved, fresh_database, tell, ask, binaries):
    tell(fresh_database, ADD_SOURCE)

    with pytest.raises(Conflict, match="already holds articles"):
        restore(fresh_database, saved, binaries=binaries)
    assert ask(fresh_database, "select count(*) from factcheck.source") == 1
    restore(fresh_database, saved, binaries=binaries, replace=True)

    assert ask(fresh_database, "select count(*) from factcheck.source") == 0


@pytest.mark.parametrize("kept", [0.5, 0.99])
def test_a_broken_backup_leaves_the_database_as_it_was(kept, saved, changed, ask, binaries):
    os.truncate(saved, int(saved.stat().st_size * kept))

    with pytest.raises((InvalidInput, Unavailable)):
        restore(changed, saved, binaries=binaries)

    assert ask(changed, NAMES) == "later حفتر"


def test_a_backup_that_the_server_refuses_leaves_the_database_as_it_was(saved, changed, ask, programs, with_psql):
    list_it, say_it = "echo '1; 2615 1 SCHEMA - factcheck mona'; exit", "echo 'create schema factcheck; select 1/0;'"
    writer = f'case "$*" in *--list*) {list_it};; esac; {say_it}'

    with pytest.raises(Unavailable, match=r"nothing was restored: .*division by zero"):
        restore(changed, saved, binaries=with_psql(programs({"pg_restore": writer})))

    assert ask(changed, NAMES) == "later حفتر"


def test_what_is_no_backup_is_refused(tmp_path, fresh_database, binaries):
    (tmp_path / "notes.txt").write_text("not a dump")

    with pytest.raises(InvalidInput, match=r"notes.txt is not a backup of factcheck"):
        restore(fresh_database, tmp_path / "notes.txt", binaries=binaries)


def test_a_backup_that_is_not_there_is_not_found(tmp_path, fresh_database, binaries):
    with pytest.raises(NotFound):
        restore(fresh_database, tmp_path / "none.dump", binaries=binaries)


def test_views_that_others_built_are_not_dropped_without_a_word(saved, fresh_database, tell, ask, binaries):
    tell(fresh_database, "create view public.my_names as select name from factcheck.entity")

    with pytest.raises(Conflict, match="my_names"):
        restore(fresh_database, saved, binaries=binaries, replace=True)

    assert ask(fresh_database, "select count(*) from my_names") == 1


def test_a_file_that_is_there_is_only_overwritten_when_that_is_said(saved, fresh_database, binaries):
    before = saved.read_bytes()

    with pytest.raises(Conflict, match="is there already"):
        backup(fresh_database, saved, binaries=binaries)
    assert saved.read_bytes() == before
    backup(fresh_database, saved, binaries=binaries, replace=True)

    assert saved.read_bytes()[:5] == b"PGDMP"
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert list(saved.parent.iterdir()) == [saved]


def test_a_backup_that_fails_leaves_no_file(fresh_database, tmp_path, programs):
    folder = programs({"pg_dump": "echo 'pg_dump: error: the disk is full' >&2; exit 1"})

    with pytest.raises(Unavailable, match="could not be saved: pg_dump: error: the disk is full"):
        backup(fresh_database, tmp_path / "new.dump", binaries=Binaries(folder, 18, "18.6"))

    assert list(tmp_path.iterdir()) == []


def test_the_password_never_stands_on_a_command_line(fresh_database, tmp_path, programs):
    folder = programs({"pg_dump": f'echo "$@" > {tmp_path}/arguments; echo "$PGPASSWORD" > {tmp_path}/password'})
    conninfo = make_conninfo(fresh_database, password="open sesame")

    backup(conninfo, tmp_path / "new.dump", binaries=Binaries(folder, 18, "18.6"))

    assert "sesame" not in (tmp_path / "arguments").read_text()
    assert (tmp_path / "password").read_text() == "open sesame\n"


def test_a_server_newer_than_the_programs_is_said(fresh_database, tmp_path, binaries):
    with pytest.raises(Unavailable, match=r"is Postgres 18, too new for the pg_dump 16\.4") as refused:
        backup(fresh_database, tmp_path / "new.dump", binaries=Binaries(binaries.folder, 16, "16.4"))

    assert "FACTCHECK_PG_BIN" in refused.value.hint


def test_an_empty_database_is_not_saved(bare_database, tmp_path, binaries):
    with pytest.raises(NotFound, match="holds nothing"):
        backup(bare_database, tmp_path / "new.dump", binaries=binaries)

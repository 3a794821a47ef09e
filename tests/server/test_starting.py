"""The server is made once, started when it is not there, and found again however it ended."""

import os
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg

from factcheck.storage.server import Cluster


def test_a_fresh_folder_gets_a_server_with_its_role_and_extensions(home, each_user, binaries, ask):
    each_user.start(home, LC_ALL="C", LANG="C", PYTHONCOERCECLOCALE="0", PGPORT="1", PGHOST="/x")  # none may reach it

    conninfo = Cluster(home, binaries).conninfo()
    assert ask(conninfo, "select array_agg(extname::text order by extname) from pg_extension") == [
        "pg_trgm",
        "plpgsql",
        "vector",
    ]
    assert ask(conninfo, "select cardinality(show_trgm('قال الوزير')) > 0") is True
    assert ask(conninfo, "select rolcreaterole and rolcreatedb and not rolsuper from pg_roles where rolname = user")
    assert ask(conninfo, "select current_setting('listen_addresses') = '' and current_setting('TimeZone') = 'UTC'")
    assert (home / "pg18").stat().st_mode & 0o777 == 0o700


def test_the_server_does_not_run_as_root(made):
    made.ensure_running()

    pid = made.status().pid
    assert Path(f"/proc/{pid}").stat().st_uid != 0


def test_a_process_of_the_server_may_not_take_all_memory(made, ask):
    made.ensure_running()
    own_limit = "select substring(pg_read_file('/proc/self/limits') from 'Max data size +([0-9]+)')::bigint"
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")

    assert 2**30 <= ask(made.conninfo("postgres", "postgres"), own_limit) <= max(2**30, machine // 4)


def test_a_second_attach_finds_the_running_server(made, user):
    first = user.start(made.home)

    assert user.start(made.home) == first


def test_four_starts_at_once_make_one_server(home, user):
    with ThreadPoolExecutor(4) as four:
        started = list(four.map(user.start, [home] * 4))

    assert len(set(started)) == 1


def test_four_starts_of_a_stopped_server_start_one(made, user):
    made.stop()

    with ThreadPoolExecutor(4) as four:
        started = list(four.map(user.start, [made.home] * 4))

    assert len(set(started)) == 1


def test_what_was_committed_is_there_after_a_stop(made, ask, tell):
    made.ensure_running()
    tell(made.conninfo(), "drop table if exists kept", "create table kept as select 7 as value")

    assert made.stop()
    assert not made.status().running
    made.ensure_running()

    assert ask(made.conninfo(), "select value from kept") == 7


def test_stopping_what_is_stopped_is_no_error(made):
    made.stop()

    assert made.stop() is False


def test_a_killed_server_gives_every_committed_row_back_at_once(made, ask, tell):
    made.ensure_running()
    tell(made.conninfo(), "drop table if exists kept", "create table kept (value int)")
    tell(made.conninfo(), *(f"insert into kept values ({value})" for value in range(100)))

    os.kill(made.status().pid, signal.SIGKILL)
    made.ensure_running()

    assert ask(made.conninfo(), "select count(distinct value) from kept") == 100


def test_children_that_outlive_a_killed_server_are_waited_for(made, ask):
    made.ensure_running()
    busy = ThreadPoolExecutor(1).submit(_count_long, made.conninfo())
    time.sleep(0.2)

    os.kill(made.status().pid, signal.SIGKILL)
    made.ensure_running()

    assert busy.exception(timeout=10) is None or busy.done()
    assert ask(made.conninfo(), "select 1") == 1


def test_a_pid_file_that_names_somebody_elses_process_is_no_server(made):
    made.ensure_running()
    written = (made.data / "postmaster.pid").read_bytes()
    owner = made.data.stat()
    made.stop()

    with subprocess.Popen(["sleep", "60"], user=owner.st_uid) as stranger:
        (made.data / "postmaster.pid").write_bytes(f"{stranger.pid}\n".encode() + written.partition(b"\n")[2])
        os.chown(made.data / "postmaster.pid", owner.st_uid, owner.st_gid)
        made.ensure_running()
        stranger.kill()

    assert made.status().running
    assert made.status().pid != stranger.pid


def test_an_initdb_killed_in_the_middle_is_not_in_the_way(home, user, binaries, ask):
    with user.begin(home) as process:
        _wait_for(lambda: list(home.glob("pg18.new-*/data/base")))
        process.kill()
        process.communicate()
    assert not (home / "pg18").exists()

    user.start(home)

    assert ask(Cluster(home, binaries).conninfo(), "select 1") == 1


def test_a_start_killed_before_the_database_was_made_is_finished_by_the_next(made, ask, tell):
    made.ensure_running()
    tell(made.conninfo("postgres", "postgres"), "drop database factcheck with (force)", "drop role factcheck")

    made.ensure_running()

    assert ask(made.conninfo(), "select user::text") == "factcheck"


def test_a_server_that_cannot_start_says_the_end_of_its_log(made, user):
    made.stop()
    configuration = made.data / "postgresql.auto.conf"
    configuration.write_text("shared_buffers = 'many'\n")

    with user.begin(made.home) as process:
        _, errors = process.communicate(timeout=30)
    configuration.write_text("")

    assert "the server did not start; its log ends:" in errors
    assert "shared_buffers" in errors
    assert Cluster(made.home, made.binaries).status().running is False


def test_a_server_that_refuses_its_owner_says_why_at_once(made, user):
    user.start(made.home)

    with user.begin(made.home, PGOPTIONS="-c nonsense=1") as process:
        _, errors = process.communicate(timeout=5)

    assert 'unrecognized configuration parameter "nonsense"' in errors


def _count_long(conninfo):
    with psycopg.connect(conninfo) as connection:
        connection.execute("select count(*) from generate_series(1, 5000000)")


def _wait_for(happens):
    deadline = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.002)

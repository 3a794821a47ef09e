"""Passwords and tokens on the command line: never shown, never in an argument."""

import json
import os
import pty
import re
import subprocess
import sys

import pytest

PASSWORD = "four walls and a door"
LIMIT_S = 60


def test_a_password_comes_from_standard_input_and_is_shown_nowhere(run, own_desk):
    stdin = f"{PASSWORD}\n".encode()
    added = run("member", "add", "huda", "--role", "checker", "--password", database=own_desk, stdin=stdin)
    changed = run("member", "password", "huda", database=own_desk, stdin=b"another one by the sea")

    assert (added.status, added.err, changed.status) == (0, "", 0)
    assert changed.err == "huda comes in by the new password; whoever came in by the one before is out\n"
    assert PASSWORD not in added.out + added.err + changed.out + changed.err


@pytest.mark.parametrize("stdin", [b"", b"short\n", b"\xff\xfe by the sea and far\n"])
def test_what_is_no_password_adds_nobody(run, own_desk, stdin):
    refused = run("member", "add", "huda", "--password", database=own_desk, stdin=stdin)

    assert (refused.status, refused.out) == (2, "")
    assert run("member", "show", "huda", database=own_desk).status == 3


def test_a_member_with_a_password_and_no_role_is_told_of(run, own_desk):
    added = run("--quiet", "member", "add", "huda", "--password", database=own_desk, stdin=PASSWORD.encode())

    assert (added.status, "may do everything, having no role" in added.err) == (0, True)


def test_nobody_is_asked_for_the_password_of_nobody(run):
    assert run("member", "password", "nobody at all").status == 3


def test_a_terminal_asks_twice_and_does_not_show_what_is_typed(own_desk, environment, tmp_path):
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "factcheck", "member", "add", "huda", "--role", "editor", "--password"]
    streams = {"stdin": slave, "stdout": subprocess.PIPE, "stderr": slave}
    program = subprocess.Popen(
        command,
        env=environment(own_desk),
        cwd=tmp_path,
        start_new_session=True,
        preexec_fn=_its_terminal,  # noqa: PLW1509  # these tests have no threads
        **streams,
    )
    os.close(slave)

    seen = _typed(master, f"{PASSWORD}\n", f"{PASSWORD}\n")

    assert program.communicate(timeout=LIMIT_S)[0].decode().splitlines()[1].split()[0] == "huda"
    assert re.findall("password of huda|the same again", seen) == ["password of huda", "the same again"]
    assert PASSWORD not in seen


def test_a_token_is_shown_once_listed_without_itself_and_taken_back(run, own_desk):
    run("member", "add", "huda", "--role", "checker", database=own_desk)

    added = run("member", "token", "add", "huda", "--label", "nightly", "--expires", "2999-01-01", database=own_desk)
    revoked = run("member", "token", "revoke", 1, database=own_desk)
    listed = run("member", "token", "list", "--member", "huda", "--format", "json", database=own_desk)

    assert re.fullmatch(r"fct_[\w-]{43}\n", added.out)
    assert revoked.err == "token 1 of huda opens nothing any more\n"
    [token] = json.loads(listed.out)
    assert (token["token"], token["label"], token["expires_at"][:10]) == (1, "nightly", "2999-01-01")
    assert token["revoked_at"]
    assert added.out.strip() not in listed.out


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("token", "add", "nobody at all"), 3),
        (("token", "revoke", 99), 3),
        (("token", "revoke", 0), 2),
        (("token", "add", "huda", "--expires", "soon"), 2),
    ],
)
def test_what_cannot_be_is_said(run, arguments, status):
    ran = run("member", *arguments)

    assert (ran.status, ran.out) == (status, "")


def _its_terminal():
    """The new process's own terminal, which getpass opens by its name."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _typed(master, *lines):
    """What the terminal shows while the lines are typed, each once the program asks."""
    seen = b""
    for line in lines:
        asked = seen.count(b": ")
        while seen.count(b": ") == asked:
            seen += os.read(master, 1024)
        os.write(master, line.encode())
    return seen.decode()

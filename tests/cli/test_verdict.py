"""Verdicts from the command line: by options, in an editor, from a file; what is written is never lost."""

import json
import os
import pty
import re
import stat
import subprocess
import sys
from dataclasses import dataclass

import pytest

STORY = (
    "قال وزير الدفاع إن الجيش اشترى أسلحة قيمتها أربعة مليارات دولار. ونفى المتحدث باسم الجيش توقيع أي عقد مع موسكو."
)
FORM = "rating: false\n\nلا وثيقة منشورة.\n\nevidence:\nrefutes: https://un.org/a\n"
FILL = """
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
pathlib.Path({seen!r}).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
remarks = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("#")]
path.write_text({form!r} + "".join(remarks), encoding="utf-8")
"""


@dataclass(frozen=True)
class Told:
    """What a run of the program at a terminal came to."""

    status: int
    out: str
    err: str


@pytest.fixture
def desk_of_one(run, own_desk, tmp_path):
    """Runs the program on a database of one article, with a home of its own."""
    assert run("ingest", "-", "--outlet", "عربي21", database=own_desk, stdin=STORY.encode()).status == 0
    home = str(tmp_path / "home")

    def told(*arguments, **more):
        return run(*arguments, database=own_desk, FACTCHECK_HOME=home, **more)

    told.database = own_desk
    return told


@pytest.fixture
def editor(tmp_path):
    """An EDITOR that writes a form in place of the empty one; its folder has a blank in its name."""

    def made(form: str, name: str = "fill") -> str:
        folder = tmp_path / "my editors"
        folder.mkdir(exist_ok=True)
        script = folder / f"{name}.py"
        script.write_text(FILL.format(seen=str(tmp_path / "seen.txt"), form=form), encoding="utf-8")
        return f"'{sys.executable}' '{script}' --wait"

    return made


@pytest.fixture
def at_terminal(desk_of_one, environment, tmp_path):
    """Runs the program as somebody at a terminal does, who answers nothing; its remarks go there."""

    def ran(*arguments, **more):
        here, there = pty.openpty()
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *map(str, arguments)],
            stdin=there,
            stderr=there,
            stdout=subprocess.PIPE,
            env=environment(desk_of_one.database, FACTCHECK_HOME=str(tmp_path / "home"), **more) | more,
            check=False,
            timeout=60,
        )
        os.write(there, b"\0")  # the end of what was said
        said = b""
        while not said.endswith(b"\0"):
            said += os.read(here, 65_536)
        os.close(here)
        os.close(there)
        return Told(done.returncode, done.stdout.decode(), said[:-1].decode().replace("\r\n", "\n"))

    return ran


def _drafts(tmp_path):
    return sorted((tmp_path / "home" / "drafts").glob("*"))


def test_a_verdict_is_written_in_an_editor_that_shows_the_claim(at_terminal, editor, tmp_path):
    ran = at_terminal("verdict", "add", "1.1", "--edit", "--by", "سلمى", EDITOR=editor(FORM))

    assert (ran.status, ran.err) == (0, "")
    assert "  لا وثيقة منشورة.\n  refutes: https://un.org/a\n" in ran.out
    seen = (tmp_path / "seen.txt").read_text(encoding="utf-8")
    assert "قال وزير الدفاع إن [الجيش اشترى أسلحة قيمتها أربعة مليارات دولار]." in seen
    assert "#   half-true" in seen
    assert not re.search("[\u2066-\u2069]", seen)
    assert _drafts(tmp_path) == []


def test_the_form_begins_with_what_it_supersedes_and_shows_links_and_verdicts(
    desk_of_one, at_terminal, editor, tmp_path
):
    desk_of_one("verdict", "add", "1.1", "--rating", "true", "--rationale", "قيل ذلك", "--by", "سلمى")
    desk_of_one("link", "decide", "1.1", "1.2", "confirm", "--relation", "contradicts", "--by", "هدى")
    form = f"reason: صدر نفي\n{FORM}"

    ran = at_terminal("verdict", "add", "1.1", "--edit", "--by", "سلمى", "--supersedes", "1", EDITOR=editor(form))

    seen = (tmp_path / "seen.txt").read_text(encoding="utf-8")
    assert seen.startswith("rating: true\nreason: \n\nقيل ذلك\n")
    assert "# contradicts (confirmed)  1.2" in seen
    assert "توقيع أي عقد مع موسكو" in seen
    assert "# verdict 1  true" in seen
    assert (ran.status, "supersedes 1: صدر نفي" in ran.out) == (0, True)


def test_a_blind_checker_s_form_and_answers_hide_the_verdicts_of_others(desk_of_one, at_terminal, editor, tmp_path):
    desk_of_one("verdict", "add", "1.1", "--rating", "true", "--rationale", "سر مكتوم", "--by", "سلمى")

    shown = [desk_of_one(*of, "1.1", "--blind", "--by", "عمر") for of in (["claim", "show"], ["verdict", "show"])]
    ran = at_terminal("verdict", "add", "1.1", "--edit", "--blind", "--by", "عمر", EDITOR=editor(FORM))

    told = "".join([*(each.out + each.err for each in (*shown, ran)), (tmp_path / "seen.txt").read_text("utf-8")])
    assert "سر مكتوم" not in told
    assert told.count("hidden until") == 3
    assert "سر مكتوم" in desk_of_one("verdict", "show", "1.1", "--blind", "--by", "عمر").out


@pytest.mark.parametrize("command", ["false", "true"])
def test_an_editor_that_fails_or_writes_nothing_logs_nothing(desk_of_one, at_terminal, command, tmp_path):
    ran = at_terminal("verdict", "add", "1.1", "--edit", EDITOR=command)

    assert (ran.status, ran.out) == (1, "")
    assert "nothing is logged" in ran.err
    assert _drafts(tmp_path) == []
    assert desk_of_one("verdict", "list").out == ""


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (FORM.replace("false", "no-such"), "no-such"),
        (FORM.replace("https://un.org/a", "https://"), "no address of the web"),
        (FORM.replace("https://un.org/a", "9.9"), "9.9"),
        (FORM.replace("evidence:", ""), "below a line"),
    ],
)
def test_what_cannot_be_logged_is_kept_and_can_be_taken_up_again(
    desk_of_one, at_terminal, editor, tmp_path, *, form, problem
):
    ran = at_terminal("verdict", "add", "1.1", "--edit", "--by", "سلمى", EDITOR=editor(form))

    [kept] = _drafts(tmp_path)
    assert ran.status in {2, 3}
    assert problem in ran.err
    assert str(kept) in ran.err
    assert (stat.S_IMODE(kept.stat().st_mode), stat.S_IMODE(kept.parent.stat().st_mode)) == (0o600, 0o700)
    kept.write_text(FORM, encoding="utf-8")
    assert desk_of_one("verdict", "add", "1.1", "--from-file", kept, "--by", "سلمى").status == 0
    assert _drafts(tmp_path) == []


def test_what_was_written_is_kept_when_the_database_is_gone(at_terminal, editor, tmp_path):
    write = editor(FORM)
    kept = tmp_path / "form.txt"
    kept.write_text(FORM, encoding="utf-8")
    more = {"FACTCHECK_DATABASE_URL": "host=/nowhere port=1", "EDITOR": write}

    ran = at_terminal("verdict", "add", "1.1", "--edit", "--from-file", kept, **more)

    assert ran.status == 4
    assert "the text is kept" in ran.err
    assert len(_drafts(tmp_path)) == 1


@pytest.mark.parametrize("command", ["'unbalanced", "/nowhere/editor", " ", "touch owned; false", "$(touch owned)"])
def test_an_editor_that_cannot_be_run_is_named_and_no_shell_runs_it(desk_of_one, at_terminal, command, tmp_path):
    ran = at_terminal("verdict", "add", "1.1", "--edit", EDITOR=command, VISUAL="")

    assert ran.status in {1, 2}
    assert not (tmp_path / "owned").exists()
    assert desk_of_one("verdict", "list").out == ""


def test_without_a_terminal_rating_and_rationale_are_asked_for(desk_of_one):
    ran = desk_of_one("verdict", "add", "1.1", "--rating", "false", EDITOR="false")

    assert (ran.status, ran.out) == (2, "")
    assert "--rationale" in ran.err


def test_without_a_terminal_no_editor_is_opened(desk_of_one, editor, tmp_path):
    ran = desk_of_one("verdict", "add", "1.1", "--edit", EDITOR=editor(FORM))

    assert (ran.status, ran.out, (tmp_path / "seen.txt").exists()) == (2, "", False)
    assert "no terminal to open an editor on" in ran.err


def test_a_form_is_taken_from_standard_input(desk_of_one):
    ran = desk_of_one("verdict", "add", "1.1", "--from-file", "-", "--format", "json", stdin=FORM.encode())

    [logged] = json.loads(ran.out)
    assert (logged["rating"], logged["rationale"]) == ("false", "لا وثيقة منشورة.")
    assert logged["evidence"][0]["kind"] == "url"


def test_a_dry_run_in_an_editor_logs_nothing_and_keeps_the_text(desk_of_one, at_terminal, editor, tmp_path):
    ran = at_terminal("verdict", "add", "1.1", "--edit", "--dry-run", EDITOR=editor(FORM))

    assert (ran.status, "nothing was changed" in ran.err, len(_drafts(tmp_path))) == (0, True, 1)
    assert desk_of_one("verdict", "list").out == ""


def test_on_a_terminal_the_editor_opens_by_itself_and_again_with_what_was_wrong(at_terminal, editor, tmp_path):
    wrong = editor(FORM.replace("false", "no-such"), "wrong")
    right = editor(FORM, "right")
    once = tmp_path / "once"
    both = tmp_path / "both.sh"
    both.write_text(f"if [ -e {once} ]; then {right} $1; else touch {once}; {wrong} $1; fi\n", encoding="utf-8")

    ran = at_terminal("verdict", "add", "1.1", "--by", "سلمى", EDITOR=f"sh {both}")

    assert ran.status == 0
    assert "لا وثيقة منشورة." in ran.out
    seen = (tmp_path / "seen.txt").read_text(encoding="utf-8")
    assert seen.startswith("# NOTHING IS LOGGED YET\n# there is no rating 'no-such'\n")
    assert _drafts(tmp_path) == []


def test_history_and_differences_are_told_in_lines_and_rows(desk_of_one):
    desk_of_one("verdict", "add", "1.1", "--rating", "true", "--rationale", "no document", "--by", "سلمى")
    second = ["--rating", "false", "--rationale", "one document", "--supersedes", "1", "--reason", "news"]
    desk_of_one("verdict", "add", "1.1", *second, "--by", "سلمى")
    desk_of_one("verdict", "withdraw", "1.1", "--reason", "forged", "--by", "سلمى")

    told = desk_of_one("verdict", "history", "1.1").out.splitlines()
    rows = json.loads(desk_of_one("verdict", "history", "1.1", "--format", "json").out)
    diff = desk_of_one("verdict", "diff", "1.1", "1", "2").out

    assert [line.rpartition(": ")[2] for line in told] == ["no document", "news", "forged"]
    assert [row["act"] for row in rows] == ["verdict", "verdict", "withdrawal"]
    assert "[-no-]{+one+} document" in diff
    assert desk_of_one("verdict", "diff", "1.1", "1").status == 2


def test_agreement_says_where_claims_are_too_few(desk_of_one):
    for_two = ["--rating", "true", "--rationale", "seen"]
    desk_of_one("verdict", "add", "1.1", *for_two, "--by", "سلمى")
    desk_of_one("verdict", "add", "1.1", *for_two, "--by", "عمر")

    rows = json.loads(desk_of_one("verdict", "agreement", "--format", "json").out)

    assert {(row["value"], row["remark"]) for row in rows} == {(None, "too few claims: 1 of at least 10")}


def test_whoever_else_has_taken_the_claim_is_said_before_a_verdict_is_logged(
    desk_of_one, at_terminal, editor, tmp_path
):
    desk_of_one("queue", "take", "1.1", "--by", "هدى", "--note", "عندها العقد")

    ran = at_terminal("verdict", "add", "1.1", "--edit", "--by", "سلمى", EDITOR=editor(FORM))

    assert ran.status == 0
    assert re.fullmatch(r"هدى has had claim 1\.1 since .* UTC\n", ran.err)
    assert "# taken by هدى, " in (tmp_path / "seen.txt").read_text(encoding="utf-8")
    assert "\n  taken by \u2068هدى\u2069, " in desk_of_one("claim", "show", "1.1").out


def test_a_list_without_pages_is_not_said_to_have_any(desk_of_one):
    desk_of_one("verdict", "add", "1.1", "--rating", "false", "--rationale", "x", "--by", "سلمى")

    ran = desk_of_one("verdict", "list", "--limit", "1")

    assert ran.err == "1 to 1 shown; there may be more: --limit\n"


def test_a_claim_tells_programs_its_verdicts_but_not_those_that_a_blind_checker_may_not_see(desk_of_one):
    desk_of_one("verdict", "add", "1.1", "--rating", "true", "--rationale", "سر مكتوم", "--by", "سلمى")

    [told] = json.loads(desk_of_one("claim", "show", "1.1", "--format", "json").out)
    [blind] = json.loads(desk_of_one("claim", "show", "1.1", "--format", "json", "--blind", "--by", "عمر").out)

    assert [verdict["rationale"] for verdict in told["verdicts"]] == ["سر مكتوم"]
    assert (told["seen"], blind["verdicts"], blind["seen"]) == (1, None, None)


def test_what_another_checker_logs_while_one_writes_is_told_and_the_text_is_kept(at_terminal, editor, tmp_path):
    other = f"'{sys.executable}' -m factcheck verdict add 1.1 --rating true --rationale seen --by عمر >/dev/null"
    script = tmp_path / "slow.sh"
    script.write_text(f"{other}\n{editor(FORM)} $1\n", encoding="utf-8")

    ran = at_terminal("verdict", "add", "1.1", "--edit", "--by", "سلمى", EDITOR=f"sh {script}")

    assert ran.status == 5
    assert "عمر logged verdict 1 meanwhile: true" in ran.err
    assert len(_drafts(tmp_path)) == 1

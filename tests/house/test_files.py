"""What holds for every file of the house."""

import re
from pathlib import Path

LONGEST = 300  # lines: what one reads at a sitting (house style)
LEFTOVER = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
SWALLOWS = re.compile(r"except\s*(?:\(?\s*(?:Base)?Exception\b|:)")
ABSOLUTE = re.compile(r"(?<![\w.~}/-])/(?:home|Users|root|work|mnt|opt)/[\w.-]+")
POSSESSIVE = re.compile(r"[)\]\w}][*+?]\+|\(\?>")  # wrong in Python 3.11.0 to 3.11.4: a repeated group loses matches
JUNK_DRAWERS = {"utils", "util", "helpers", "common", "manager", "misc"}


def test_no_file_of_the_package_is_longer_than_one_reads_at_a_sitting(modules):
    lengths = {name: text.count("\n") for name, text in modules.items()}

    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_module_says_what_it_is(modules):
    assert [name for name, text in modules.items() if not text.startswith(('"""', 'r"""'))] == []


def test_nobody_catches_every_error(modules):
    assert [name for name, text in modules.items() if SWALLOWS.search(text)] == []


def test_no_pattern_is_one_that_early_3_11_gets_wrong(modules):
    found = {name: POSSESSIVE.search(text) for name, text in modules.items()}

    assert {name: hit[0] for name, hit in found.items() if hit} == {}


def test_nothing_is_left_for_later_in_a_comment(written):
    left = [str(name) for name, text in written.items() if name.suffix == ".py" and LEFTOVER.search(text)]

    assert left == []


def test_nothing_is_called_utils(modules):
    assert [name for name in modules if JUNK_DRAWERS & {*Path(name).parts, Path(name).stem}] == []


def test_no_path_of_anybodys_machine_stands_in_the_project(written, root):
    places = [f"{name}: {found[0]}" for name, text in written.items() for found in ABSOLUTE.finditer(text)]

    assert places == []
    assert [str(name) for name, text in written.items() if str(root) in text] == []


def test_the_lock_names_no_registry(root):
    lock = (root / "requirements.lock").read_text(encoding="utf-8")

    assert "://" not in lock
    assert re.search(r"^--(?:index|extra|find|trusted)", lock, re.MULTILINE) is None

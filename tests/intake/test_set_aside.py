"""Each bad file gives one line with its reason and the rest lands."""

import shutil
import subprocess
import sys
import tempfile
import tracemalloc
from pathlib import Path

import pytest

from factcheck.services.intake import LARGEST_BYTES

ARABIC = "قال المتحدث إن الحكومة نفت في بيان ما جاء على لسان الوزير عن الاتفاق مع الشركة."

BAD_TEXTS = {
    "empty": (b"", "empty"),
    "white space": (b" \n\t ", "white space only: 4 characters"),
    "only a byte-order mark": (b"\xef\xbb\xbf", "empty"),
    "no words": ("… — ؟".encode(), 'no letter or digit in it: "… — ؟"'),
    "PDF": (b"%PDF-1.7 etc", "binary, not text: PDF"),
    "packed data": (bytes(range(256)) * 4, "binary, not text: 104 control characters in 1024 bytes"),
    "NUL": (b"An article " * 20 + b"with a \0 in it", "the text holds a NUL at character 228"),
    "a broken byte in UTF-8": ("خبر\nأول".encode() + b"\xd9", "not UTF-8 at byte 14 (0xD9, line 2)"),
    "UTF-16 cut in half": ("\ufeffخبر".encode("utf-16-le")[:-1], "not UTF-16-LE at byte 5 (0x31, line 1)"),
    "windows-1252": (
        "L'été français a commencé à l'école".encode("cp1252"),
        "encoding not recognised: neither UTF-8 nor windows-1256",
    ),
    "windows-1251": (
        "Министр опроверг сообщение агентства о переговорах".encode("cp1251"),
        "encoding not recognised: neither UTF-8 nor windows-1256",
    ),
    "ISO-8859-6": (ARABIC.encode("iso8859-6"), "encoding not recognised: neither UTF-8 nor windows-1256"),
    "windows-1256, too short to be sure": (
        "قال الوزير".encode("cp1256"),
        "encoding not recognised: neither UTF-8 nor windows-1256",
    ),
}


@pytest.mark.parametrize(("raw", "reason"), BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_a_bad_text_is_set_aside_with_its_reason_and_the_rest_lands(take, folder, raw, reason):
    (folder / "bad.txt").write_bytes(raw)

    taken = take(folder)

    assert taken.reasons == {"bad.txt": reason}
    assert taken.keys == ["good.txt"]


def test_a_file_of_200_mb_is_set_aside_without_being_read_into_memory(take, folder):
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)

    tracemalloc.start()
    taken = take(folder)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert taken.reasons == {"huge.txt": "larger than 20 MB: 200 MB"}
    assert taken.keys == ["good.txt"]
    assert peak < 2.5 * LARGEST_BYTES


GATHER = """
import io, os, sys
from pathlib import Path
from factcheck.services.intake import Defaults, gather

if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
for each in gather([Path(sys.argv[1])], defaults=Defaults(), manifest=None, stdin=io.BytesIO()):
    print(each.key, "|", getattr(each, "reason", "landed"))
"""


@pytest.fixture
def gather_as_nobody():
    """Takes a path in as a user without rights, also where the tests run as root, whom no mode stops."""

    def run(path):
        command = [sys.executable, "-c", GATHER, str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    return run


@pytest.fixture
def open_folder(folder):
    """The folder where a user without rights can reach it (the ones that pytest makes are closed to others)."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        copy = shutil.copytree(folder, Path(name, "dossier"))
        copy.chmod(0o755)
        yield copy
        copy.chmod(0o755)


def test_a_folder_and_a_file_without_rights_are_set_aside_and_the_rest_lands(gather_as_nobody, open_folder):
    (open_folder / "closed").mkdir(mode=0o000)
    (open_folder / "locked.txt").touch(mode=0o000)

    lines = gather_as_nobody(open_folder)

    assert lines == ["closed | no right to read it", "good.txt | landed", "locked.txt | no right to read it"]


def test_a_folder_without_rights_is_set_aside(gather_as_nobody, open_folder):
    open_folder.chmod(0o000)

    assert gather_as_nobody(open_folder) == [f"{open_folder} | no right to read it"]


def test_a_file_in_a_folder_without_rights_is_set_aside(gather_as_nobody, open_folder):
    open_folder.chmod(0o000)

    assert gather_as_nobody(open_folder / "good.txt") == ["good.txt | no right to read it"]

"""Word files are read as TOML says."""

import tomllib
from pathlib import Path

import pytest

import factcheck.text
from factcheck.text.word_files import read_words

_FILES = sorted(Path(factcheck.text.__file__).parent.rglob("*.toml"))


@pytest.fixture
def written(tmp_path):
    def of(text: str) -> Path:
        path = tmp_path / "words.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return of


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_word_file_is_read_as_by_the_standard_library(path):
    assert read_words(path) == tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        'a = ["x # no remark", "y]", "", "\\"z\\""]  # a remark with "marks"\n',
        "a = [\n  # \"left out\"\n  'x\\s',\n  [1, 2],\n]\n",
        '[a.b]\n"0.5" = true\n[a.c]\nx = -1_000\ny = 0.25\n',
        '[[a]]\nx = "1"\n[[a]]\nx = "2"\n',
        'a = { b = "c", "d" = ["e"], f = { g = false } }\n',
        'a = [{ b = "{", c = "]" }, { b = "," }]\n',
    ],
)
def test_every_form_that_word_files_use_is_read(written, text):
    assert read_words(written(text)) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        'a = "x"\na = "y"\n',
        "[a]\n[a]\n",
        'a = { b = "x", b = "y" }\n',
        "a = 2020-01-01\n",
        'a = "open\n',
        "a\n",
        "a = [1\n",
    ],
)
def test_what_word_files_never_hold_is_refused_with_its_place(written, text):
    with pytest.raises(ValueError, match=r"words\.toml, line \d"):
        read_words(written(text))

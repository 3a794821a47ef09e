"""What a manifest says of the files beside it."""

import json
from pathlib import Path

import pytest

from factcheck.errors import InvalidInput


@pytest.fixture
def write_manifest(folder):
    def write(*entries, name="manifest.json"):
        (folder / name).write_text(json.dumps(entries))
        return folder / name

    return write


def test_a_manifest_alone_is_the_input(take, folder, write_manifest):
    (folder / "unnamed.txt").write_text("Not named.")
    manifest = write_manifest(
        {"file": "good.txt", "outlet": "عربي21", "published_on": "2017-01", "url": None}, name="m.json"
    )

    article = take(manifest=manifest).only

    assert (article.key, article.outlet, article.url) == ("good.txt", "عربي21", None)
    assert article.published.written() == "2017-01"


def test_an_entry_without_outlet_or_day_is_allowed(take, write_manifest):
    article = take(manifest=write_manifest({"file": "good.txt", "outlet": None, "outlet_note": "not named"})).only

    assert (article.outlet, article.published) == (None, None)


def test_a_folder_uses_its_own_manifest_and_does_not_take_it_for_an_article(take, folder, write_manifest):
    (folder / "unnamed.txt").write_text("Not named.")
    write_manifest({"file": "good.txt", "outlet": "Reuters"})

    taken = take(folder)

    assert [(article.key, article.outlet) for article in taken.landed] == [
        ("good.txt", "Reuters"),
        ("unnamed.txt", None),
    ]
    assert taken.refused == []


def test_a_manifest_further_down_speaks_for_its_folder_and_keys_stay_below_the_one_given(take, folder, write_manifest):
    write_manifest({"file": "good.txt", "outlet": "Reuters"})

    article = take(folder.parent).only

    assert (article.key, article.outlet) == ("dossier/good.txt", "Reuters")


def test_a_manifest_json_of_another_form_is_an_article_file(take, folder):
    (folder / "manifest.json").write_text('{"text": "I am an article."}')

    assert take(folder).keys == ["good.txt", "manifest.json"]


def test_a_broken_manifest_json_in_a_folder_is_set_aside_and_the_rest_lands(take, folder):
    (folder / "manifest.json").write_text('[{"file": "good.txt"')

    taken = take(folder)

    assert taken.keys == ["good.txt"]
    assert taken.reasons["manifest.json"].startswith("broken JSON at line 1, column 21")


def test_a_file_of_the_manifest_that_is_not_there_is_set_aside(take, folder, write_manifest):
    write_manifest({"file": "gone.txt"}, {"file": "good.txt"})

    taken = take(folder)

    assert taken.keys == ["good.txt"]
    assert taken.reasons == {"gone.txt": "no such file or folder"}


def test_a_given_manifest_gives_files_of_given_folders_their_details(take, folder, write_manifest):
    manifest = write_manifest({"file": "good.txt", "title": "T"}, name="m.json")

    taken = take(folder, manifest=manifest)

    assert [(article.key, article.title) for article in taken.landed] == [("good.txt", "T")]
    assert taken.refused == []


BAD_ENTRIES = {
    "no name": ({"file": ""}, "manifest.json#1", 'an entry without a name in "file"'),
    "name of the wrong type": ({"file": 3}, "manifest.json#1", 'the field "file" is a number, not a string'),
    "a way out": (
        {"file": "../../etc/passwd"},
        "manifest.json#1",
        "leads out of the manifest's folder: ../../etc/passwd",
    ),
    "an absolute name": ({"file": "/etc/passwd"}, "manifest.json#1", "leads out of the manifest's folder: /etc/passwd"),
    "a bad day": (
        {"file": "x.txt", "published_on": "soon"},
        "manifest.json#1",
        "x.txt: not a day of publication (YYYY, YYYY-MM or YYYY-MM-DD): 'soon'",
    ),
    "a folder": ({"file": "."}, "manifest.json#1", "names a folder: ."),
}


@pytest.mark.parametrize(("entry", "key", "reason"), BAD_ENTRIES.values(), ids=BAD_ENTRIES)
def test_a_bad_entry_is_set_aside_and_the_others_count(take, write_manifest, entry, key, reason):
    taken = take(manifest=write_manifest(entry, {"file": "good.txt"}))

    assert taken.reasons == {key: reason}
    assert taken.keys == ["good.txt"]


def test_a_file_named_twice_is_taken_once_and_said(take, write_manifest):
    taken = take(manifest=write_manifest({"file": "good.txt"}, {"file": "./good.txt"}))

    assert taken.reasons == {"good.txt": "named twice in manifest.json"}
    assert taken.keys == ["good.txt"]


def test_a_given_manifest_of_another_form_is_wrong_use(take, folder):
    with pytest.raises(InvalidInput, match="not of a manifest's form"):
        take(manifest=_written(folder / "m.json", '{"text": "x"}'))


def test_the_details_of_a_record_win_over_its_manifest_and_that_over_the_command_line(take, folder, write_manifest):
    (folder / "a.json").write_text('{"text": "x", "title": "own"}')
    manifest = write_manifest({"file": "a.json", "title": "manifest", "outlet": "manifest"})

    article = take(manifest=manifest, outlet="command", language="en").only

    assert (article.title, article.outlet, article.language) == ("own", "manifest", "en")


def _written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path

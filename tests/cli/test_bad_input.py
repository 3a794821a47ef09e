"""Each bad input of a batch gives its one line, the rest lands, and the status says so."""

import json
import os

import pytest

STORY = "قال المتحدث باسم الجيش إن روسيا وعدت بأسلحة قيمتها أربعة مليارات دولار بعد رفع الحظر."
RECORD = json.dumps({"text": STORY + " وأضاف.", "id": 1}, ensure_ascii=False)


@pytest.fixture
def batch(tmp_path):
    """A folder with one article and every kind of bad file that a running desk has met."""
    folder = tmp_path / "batch"
    folder.mkdir()
    (folder / "good.txt").write_text(STORY, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\t", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "nul.txt").write_text(STORY * 20 + "\0", encoding="utf-8")
    (folder / "latin.txt").write_bytes("L'été français a commencé à l'école".encode("cp1252"))
    (folder / "half.json").write_text('[{"text": "an article', encoding="utf-8")
    (folder / "lines.jsonl").write_text(f'{RECORD}\nnonsense\n{{"text": 7}}\n', encoding="utf-8")
    (folder / "page.html").write_text("<html><body></body></html>", encoding="utf-8")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)
    return folder


def test_each_bad_file_gives_one_line_and_the_rest_lands(run, own_desk, batch):
    ran = run("ingest", batch, "--no-link", database=own_desk)

    aside = [line for line in ran.err.splitlines() if line.startswith("set aside: ")]
    assert ran.status == 6
    assert "Traceback" not in ran.err
    assert sorted(line.split(":")[1].strip() for line in aside) == [
        "binary.txt",
        "blank.txt",
        "empty.txt",
        "gone.txt",
        "half.json, line 1",
        "huge.txt",
        "latin.txt",
        "lines.jsonl#2, line 2",
        "lines.jsonl#3, line 3",
        "nul.txt",
        "page.html",
        "pipe.txt",
    ]
    assert ran.err.splitlines()[-1].startswith("2 new sources, 0 changed, 0 unchanged, 12 set aside; ")


def test_loading_the_same_batch_again_changes_nothing_and_still_says_what_is_wrong(run, own_desk, batch):
    run("ingest", batch, "--no-link", database=own_desk)

    again = run("ingest", batch, "--no-link", database=own_desk)

    assert again.status == 6
    assert again.err.splitlines()[-1] == "0 new sources, 0 changed, 2 unchanged, 12 set aside; 0 claims"


def test_quiet_leaves_out_remarks_and_not_what_went_wrong(run, own_desk, batch):
    ran = run("--quiet", "ingest", batch / "good.txt", batch / "empty.txt", "--no-link", database=own_desk)

    assert (ran.status, ran.out) == (6, "")
    assert ran.err.splitlines() == ["set aside: empty.txt: empty"]


def test_standard_input_is_an_article_with_what_the_options_say_of_it(run, own_desk):
    options = ["--outlet", "Arabi21", "--published", "2017-01", "--url", "https://www.arabi21.com/a?utm_source=x"]

    ran = run("ingest", "-", "--no-link", *options, database=own_desk, stdin=STORY.encode())

    assert (ran.status, ran.out) == (0, "")
    [source] = json.loads(run("source", "list", "--format", "json", database=own_desk).out)
    assert (source["outlet"], source["published_on"]) == ("عربي21", "2017-01")


def test_a_bad_option_takes_nothing_in(run, own_desk, batch):
    ran = run("ingest", batch / "good.txt", "--url", "not an address", database=own_desk)

    assert ran.status in {2, 6}
    assert "'not an address'" in ran.err
    assert run("source", "list", "--format", "json", database=own_desk).out == "[]\n"

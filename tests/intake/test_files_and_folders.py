"""What lands, and under which key."""

import os
from pathlib import Path

import pytest

from factcheck.errors import InvalidInput, NotFound


def test_a_folder_gives_its_articles_by_name_with_keys_below_it(take, folder):
    (folder / "2017").mkdir()
    (folder / "2017" / "b.txt").write_text("Two.")
    (folder / "2017" / "a.txt").write_text("One.")

    taken = take(folder)

    assert taken.keys == ["2017/a.txt", "2017/b.txt", "good.txt"]


def test_a_lone_file_is_keyed_by_its_name(take, folder):
    assert take(folder / "good.txt").only.key == "good.txt"


def test_a_text_is_kept_as_it_is_decoded(take, tmp_path):
    written = "  Title\r\n\r\nA\u200cB \u200f(x)\u202e\x1b[31m\tend\n\n"
    (tmp_path / "a.txt").write_bytes(written.encode())

    article = take(tmp_path / "a.txt").only

    assert article.text == written
    assert article.raw == written.encode()
    assert article.media_type == "text/plain"


def test_hidden_files_and_folders_are_passed_over(take, folder):
    (folder / ".draft.txt").write_text("Hidden.")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("Hidden.")

    taken = take(folder)

    assert taken.keys == ["good.txt"]
    assert taken.refused == []


def test_links_in_a_circle_end(take, folder):
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to("self.txt")

    taken = take(folder)

    assert taken.keys == ["good.txt"]
    assert list(taken.reasons) == ["self.txt"]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(take, folder, tmp_path):
    (tmp_path / "secret.txt").write_text("Not yours.")
    (folder / "x.txt").symlink_to(tmp_path / "secret.txt")

    taken = take(folder)

    assert taken.keys == ["good.txt"]
    assert "leads out of the folder" in taken.reasons["x.txt"]


def test_the_same_file_given_twice_is_taken_once(take, folder):
    assert take(folder, folder / "good.txt").keys == ["good.txt"]


def test_two_files_of_one_name_do_not_pass_for_one_article(take, folder, tmp_path):
    (tmp_path / "good.txt").write_text("Another article.")

    taken = take(folder / "good.txt", tmp_path / "good.txt")

    assert taken.keys == ["good.txt"]
    assert "has the same name" in taken.reasons["good.txt"]


def test_a_path_that_is_not_there_is_set_aside_and_the_rest_lands(take, folder):
    taken = take(Path("nowhere/a.txt"), Path("no-folder"), folder)

    assert taken.keys == ["good.txt"]
    assert taken.reasons == {"a.txt": "no such file or folder", "no-folder": "no such file or folder"}


def test_an_empty_folder_is_not_passed_over_in_silence(take, tmp_path):
    (tmp_path / "empty").mkdir()

    assert take(tmp_path / "empty").reasons == {str(tmp_path / "empty"): "an empty folder"}


def test_a_file_of_another_kind_is_set_aside_with_its_ending(take, folder):
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")

    taken = take(folder)

    assert taken.keys == ["good.txt"]
    assert taken.reasons["photo.jpg"].endswith(": .jpg")


def test_a_pipe_that_nobody_writes_to_does_not_hold_up_the_batch(take, folder):
    os.mkfifo(folder / "pipe.txt")

    taken = take(folder)

    assert taken.keys == ["good.txt"]
    assert taken.reasons == {"pipe.txt": "not a regular file: it is a pipe"}


def test_a_device_is_set_aside(take, folder):
    (folder.parent / "zero.txt").symlink_to("/dev/zero")

    taken = take(folder.parent / "zero.txt", folder)

    assert taken.keys == ["good.txt"]
    assert taken.reasons == {"zero.txt": "not a regular file: it is a device"}


def test_a_file_name_that_is_no_utf8_is_set_aside_readably(take, folder):
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("An article.")

    taken = take(folder)

    assert taken.keys == ["good.txt"]
    assert "half a surrogate pair" in taken.reasons[r"caf\xe9.txt"]


def test_command_line_details_count_where_the_article_does_not_say(take, folder):
    article = take(folder, outlet="عربي21", language="ar").only

    assert (article.outlet, article.language) == ("عربي21", "ar")


def test_a_url_or_title_is_for_one_article(take, folder):
    (folder / "second.txt").write_text("Another.")

    with pytest.raises(InvalidInput, match="for one article"):
        take(folder, url="https://example.org/a")


def test_a_url_goes_to_the_one_article_that_comes(take, folder):
    assert take(folder, url="https://example.org/a").only.url == "https://example.org/a"


@pytest.mark.parametrize("given", [{"language": "Arabic"}, {"outlet": "caf\udce9"}, {"title": "a\0b"}])
def test_command_line_details_that_cannot_be_stored_are_wrong_use(take, folder, given):
    with pytest.raises(InvalidInput):
        take(folder, **given)


def test_nothing_to_read_is_wrong_use(take):
    with pytest.raises(InvalidInput, match="nothing to take in"):
        take()


def test_a_manifest_that_is_not_there_is_said_at_once(take, tmp_path):
    with pytest.raises(NotFound, match=r"no such manifest: .*m\.json"):
        take(manifest=tmp_path / "m.json")

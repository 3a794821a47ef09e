"""HTML pages: the article, or why there is none; nothing hangs and nothing crashes."""

import subprocess
import sys

import pytest

from factcheck.services.intake.pages import PageReader
from factcheck.services.intake.refusals import Refused

HEAD = """<title>The headline</title><link rel="canonical" href="https://example.org/a">
<meta name="author" content="Mona Writer"><meta property="article:published_time" content="2017-01-11T10:00:00Z">"""


def test_a_page_gives_its_article_with_what_it_says_of_itself(take, tmp_path, page):
    (tmp_path / "a.html").write_text(page(head=HEAD))

    article = take(tmp_path / "a.html").only

    assert article.text.startswith("Paragraph 0: the ministry denied")
    assert (article.title, article.byline, article.url) == ("The headline", "Mona Writer", "https://example.org/a")
    assert article.published.written() == "2017-01-11"
    assert article.raw == page(head=HEAD).encode()


def test_a_manifest_knows_more_of_a_page_than_the_page(take, tmp_path, page):
    (tmp_path / "a.html").write_text(page(head=HEAD))
    (tmp_path / "manifest.json").write_text('[{"file": "a.html", "title": "Known"}]')

    assert take(tmp_path).only.title == "Known"


def test_an_arabic_page_in_windows_1256_is_read(take, tmp_path, page):
    sentence = "<p>وقالت الوكالة إن الوزير نفى في بيان ما نشر على الموقع من أنباء عن الاتفاق مع الشركة.</p>"
    (tmp_path / "a.htm").write_bytes(page(sentence, '<meta charset="windows-1256">').encode("cp1256"))

    assert take(tmp_path / "a.htm").only.text == sentence[3:-4]


def test_a_record_may_hold_html_instead_of_text(take, page):
    import json

    article = take("-", stdin=json.dumps({"html": page(head=HEAD), "title": "Own"}).encode()).only

    assert (article.title, article.byline) == ("Own", "Mona Writer")
    assert article.text.startswith("Paragraph 0")


def test_a_link_that_is_no_web_address_is_not_a_url(take, page):
    head = '<link rel="canonical" href="javascript:alert(1)">'

    assert take("-", stdin=page(head=head).encode()).only.url is None


BAD_PAGES = {
    "no article": ("<nav><a href='/'>Home</a><a href='/login'>Log in</a></nav>", "HTML without an article in it: "),
    "nothing": ("", "HTML without an article in it: 0 words"),
    "nested past the limit": ("<div>" * 100_000 + "<p>word</p>" + "</div>" * 100_000, "HTML past the parser's limits"),
    "one paragraph too long": ("<p>" + "word " * 2_500_000 + "</p>", "HTML past the parser's limits"),
    "NUL": ("<p>a\0b</p>", "the page holds a NUL"),
}


@pytest.mark.parametrize(("body", "reason"), BAD_PAGES.values(), ids=BAD_PAGES)
def test_a_bad_page_is_set_aside_and_the_rest_lands(take, folder, page, body, reason):
    (folder / "bad.html").write_text(page(body))

    taken = take(folder)

    assert taken.reasons["bad.html"].startswith(reason)
    assert taken.keys == ["good.txt"]


def test_entities_are_not_blown_up_and_files_not_read(take, tmp_path, page):
    entities = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    (tmp_path / "a.html").write_text(entities + page() + "&b;&f;")

    text = take(tmp_path / "a.html").only.text

    assert "aaaaaaaaaa" not in text
    assert "root:" not in text


@pytest.fixture
def sluggish_page(page):
    """A page on which a pattern of the libraries backtracks for minutes."""
    script = '{"@type":"NewsArticle","author":"' + '\\"' * 100_000
    return page(head=f'<script type="application/ld+json">{script}</script>')


def test_a_page_that_hangs_its_reader_is_refused_and_the_next_is_read(page, sluggish_page):
    with PageReader(page_seconds=1) as reader:
        with pytest.raises(Refused, match="takes more than 1 s to read"):
            reader.read(sluggish_page)

        assert reader.read(page()).text.startswith("Paragraph 0")


def test_a_reader_that_dies_refuses_its_page_and_the_next_is_read(page):
    with PageReader() as reader:
        reader.read(page())
        reader._worker.process.kill()  # noqa: SLF001  as a crash in a parser would

        with pytest.raises(Refused, match=r"ends its reader \(status -9\)"):
            reader.read(page())
        assert reader.read(page()).text.startswith("Paragraph 0")


def test_taking_in_texts_loads_no_html_library():
    code = (
        "import sys, factcheck.services.intake; print({'lxml', 'trafilatura', 'pydantic', 'rich'} & sys.modules.keys())"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"

"""One file says all of a claim, the same each time, and nothing that a stranger wrote is alive in it."""

import hashlib
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.evidence import Evidence
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import LinkState, Relation
from factcheck.errors import NotFound
from factcheck.presenters.dossier import DossierForm, drawn
from factcheck.services.decisions import decide
from factcheck.services.dossier import claim_file
from factcheck.services.verdicts import add_verdict
from factcheck.storage.ledger import stream_entries

HOSTILE = "<script>alert(1)</script> **x** [y](javascript:1) \u202e`z` | <img src=x onerror=1> & \x1b[31m"
FORMS = pytest.mark.parametrize("form", DossierForm)


class _Page(HTMLParser):
    """Names and attributes of a page's elements, and the words in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.words += data


@pytest.fixture
def claims(seeded, newsroom, say):
    """A claim and one of another outlet that contradicts it."""
    known = {"outlet": "عربي21", "published": "2017-01-12", "title": "سلاح & «وعود»", "url": "https://arabi21.com/1"}
    [one] = newsroom.publish(say("موسكو وعدت بالسلاح", by="الناطق"), **known)
    [other] = newsroom.publish(say("Moscow promised nothing", by="The minister"), key="b.txt", outlet="Reuters")
    newsroom.link(one, other, Relation.CONTRADICTS)
    decide(seeded, [NewLinkDecision(one, other, LinkState.CONFIRMED, "هدى", note="قرأت النصين")])
    return one, other


@pytest.fixture
def judged(seeded, claims, tmp_path):
    """The claim with two verdicts, the second of which takes the first one's place and cites a file."""
    letter = tmp_path / "letter.txt"
    letter.write_text("secret", encoding="utf-8")
    first = NewVerdict(claims[0], "unproven", "لا وثيقة", "سلمى", (Evidence.parse("context:سجل الميناء"),))
    add_verdict(seeded, first)
    cited = (Evidence.parse(f"refutes:file:{letter}"), Evidence.parse(f"supports:{claims[1]}"))
    reason = {"supersedes": 1, "reason": "ظهرت وثيقة"}
    add_verdict(seeded, NewVerdict(claims[0], "false", "الوثيقة تنفي.\n\n1. أولا", "سلمى", cited, **reason))
    return claims[0]


@FORMS
def test_it_says_quote_source_link_decision_verdicts_evidence_and_hashes(seeded, judged, form):
    page = drawn(claim_file(seeded, judged), form)

    said = ["موسكو وعدت بالسلاح", "عربي21", "2017-01-12", "Moscow promised nothing", "قرأت النصين", "لا وثيقة"]
    said += ["superseded by verdict 2", "ظهرت وثيقة", hashlib.sha256(b"secret").hexdigest()]
    said += [hashlib.sha256("موسكو وعدت بالسلاح".encode()).hexdigest()]
    assert [words for words in said if words not in page] == []


@FORMS
def test_it_names_the_ledger_s_entries_by_their_digests(seeded, judged, form):
    with seeded.transaction(read_only=True) as session:
        digests = [
            entry.digest.hex() for entry in stream_entries(session) if entry.kind in {"verdict", "link_decision"}
        ]

    page = drawn(claim_file(seeded, judged), form)

    assert len(digests) == 3
    assert [digest for digest in digests if digest not in page] == []


@FORMS
def test_it_is_the_same_each_time(seeded, judged, form):
    assert drawn(claim_file(seeded, judged), form) == drawn(claim_file(seeded, judged), form)


def test_a_page_runs_nothing_and_asks_for_nothing(seeded, judged):
    page = _Page(drawn(claim_file(seeded, judged), DossierForm.HTML))

    assert page.tags.isdisjoint({"script", "img", "link", "iframe", "object", "a", "form", "base"})
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "name", "dir", "class"}
    assert "url(" not in page.words
    assert "@import" not in page.words


@pytest.fixture
def hostile(seeded, newsroom, say):
    """A claim of which every field was written by somebody who means harm."""
    known = {"title": HOSTILE, "byline": HOSTILE, "key": HOSTILE, "url": f"https://a.example/{HOSTILE}"}
    [ref] = newsroom.publish(say(f"- {HOSTILE}", by=HOSTILE), outlet=HOSTILE, **known)
    add_verdict(
        seeded, NewVerdict(ref, "false", f"# {HOSTILE}\n---\n```", HOSTILE, (Evidence.parse(f"context:{HOSTILE}"),))
    )
    return ref


def test_nothing_hostile_is_alive_in_a_page(seeded, hostile):
    written = drawn(claim_file(seeded, hostile), DossierForm.HTML)

    page = _Page(written)
    assert page.tags.isdisjoint({"script", "img", "a"})
    assert "onerror" not in page.attributes
    assert not re.search("[\u202a-\u202e\x1b]", written)
    assert "<script>alert(1)</script>" in page.words


def test_nothing_hostile_is_markup_in_markdown(seeded, hostile):
    written = drawn(claim_file(seeded, hostile), DossierForm.MARKDOWN)

    page = _Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(written))
    assert page.tags <= {"h1", "h2", "h3", "p", "blockquote", "ul", "ol", "li", "strong", "pre", "code", "table"} | {
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert not re.search("[\u202a-\u202e\x1b]", written)
    assert "**x** [y](javascript:1)" in page.words


def test_what_stands_around_the_sentence_is_shown_and_cut_at_a_word(seeded, newsroom, say):
    filler = say("كلمة " * 100)
    [_, ref, _] = newsroom.publish(filler, say("السفينة وصلت"), filler, key="long.txt")

    around = claim_file(seeded, ref).around

    assert (around.cut_before, around.cut_after) == (True, True)
    assert set(f"{around.before} {around.after}".split()) == {"كلمة"}
    assert 250 < len(around.before) <= 300


def test_a_claim_that_is_not_there_is_said(seeded, claims):
    with pytest.raises(NotFound, match="there is no claim"):
        claim_file(seeded, type(claims[0])(claims[0].source_id, 99))

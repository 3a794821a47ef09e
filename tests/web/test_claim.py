"""A claim's page and its forms: what is typed is kept, what is wrong stands beside it, sent twice is done once."""

import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from factcheck.domain.evidence import Evidence
from factcheck.domain.verdicts import NewVerdict, Withdrawal
from factcheck.services.claims import show_claim
from factcheck.services.queue import assign
from factcheck.services.verdict_history import withdraw_verdict
from factcheck.services.verdicts import add_verdict, verdicts_of

HOSTILE = (
    "</textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "\u202e<svg onload=alert(1)>\u2066",
    "ك" * 5000,
)


class Fields(HTMLParser):
    """What stands in the fields of a page's forms, by name, and which elements it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.tags: set[str] = set()
        self._in: str | None = None
        self._select: str | None = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.add(tag)
        if tag == "input" and given.get("type") != "file" and "name" in given:
            self.values[given["name"]] = given.get("value", "")
        if tag == "textarea":
            self._in = given["name"]
            self.values[self._in] = ""
        if tag == "select":
            self._select = given["name"]
        if tag == "option" and "selected" in given:
            self.values[self._select] = given["value"]

    def handle_data(self, data):
        if self._in is not None:
            self.values[self._in] += data.removeprefix("\n") if not self.values[self._in] else data

    def handle_endtag(self, tag):
        self._in = None if tag == "textarea" else self._in


def _text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page))


@pytest.fixture
def claim(seeded, pair):
    """A claim that another one contradicts, with the ratings of the reference data."""
    assert seeded
    return pair[0]


@pytest.fixture
def form(browser, claim):
    """The form of a verdict as the browser has it, filled in."""
    fields = Fields(browser.get(f"/claims/{claim}/verdicts/new").text).values
    return {**fields, "rating": "false", "rationale": "لا وثيقة منشورة.\r\n\r\nولا عقد."}


@pytest.fixture
def omar(claim):
    """A verdict of another checker's."""
    return NewVerdict(claim, "true", "العقد منشور", "عمر", (Evidence.parse("supports: https://un.org/a"),))


def test_a_verdict_is_logged_in_the_member_s_name_and_one_is_led_to_it(browser, database, claim, form):
    sent = browser.post(
        f"/claims/{claim}/verdicts/new",
        data={
            **form,
            "stance-1": "refutes",
            "citation-1": "https://un.org/en/s/res/1970",
            "stance-3": "supports",
            "citation-3": "صحيفة الوسط، العدد 12",
        },
    )

    [logged] = verdicts_of(database, claim)
    assert (sent.status_code, sent.headers["location"]) == (303, f"/claims/{claim}?done=verdict#v1")
    assert (logged.checker, logged.rating, logged.rationale) == ("هدى", "false", "لا وثيقة منشورة.\n\nولا عقد.")
    assert [(item.stance, item.kind) for item in logged.evidence] == [("refutes", "url"), ("supports", "reference")]


def test_the_page_confirms_it_and_shows_the_verdict_with_its_evidence(browser, claim, form):
    sent = browser.post(f"/claims/{claim}/verdicts/new", data={**form, "citation-1": "https://un.org/a"})

    page = browser.get(sent.headers["location"]).text

    assert '<p class="notice claim-done" role="status">The verdict is logged.</p>' in page
    assert 'id="v1"' in page
    assert 'context: <a href="https://un.org/a" rel="noopener noreferrer nofollow"' in page
    assert "logged verdict" in _text(page)


def test_a_form_that_is_sent_twice_is_logged_once_and_both_answers_are_one(browser, database, claim, form):
    first = browser.post(f"/claims/{claim}/verdicts/new", data=form)
    second = browser.post(f"/claims/{claim}/verdicts/new", data=form)

    assert (second.status_code, second.headers["location"]) == (303, first.headers["location"])
    assert len(verdicts_of(database, claim)) == 1


def test_a_form_that_says_something_else_the_second_time_is_another_one(browser, database, claim, form):
    browser.post(f"/claims/{claim}/verdicts/new", data=form)

    second = browser.post(f"/claims/{claim}/verdicts/new", data={**form, "rationale": "غير ذلك"})

    assert second.status_code == 409
    assert Fields(second.text).values["rationale"] == "غير ذلك"
    assert len(verdicts_of(database, claim)) == 1


@pytest.mark.parametrize(
    ("wrong", "beside"),
    [
        ({"rating": ""}, "rating"),
        ({"rationale": "  \r\n "}, "rationale"),
        ({"citation-2": "http://"}, "citation-1"),
        ({"citation-1": "https://un.org/a", "citation-2": "99.1"}, "citation-2"),
        ({"citation-2": "99/s3"}, "citation-1"),
        ({"citation-1": "file:/etc/hostname"}, "citation-1"),
        ({"rating": "wonderful"}, ""),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_that_was_typed_is_lost(browser, claim, form, wrong, beside):
    said = {"rationale": "لا وثيقة", **wrong}

    answer = browser.post(f"/claims/{claim}/verdicts/new", data={**form, **said})

    shown = Fields(answer.text).values
    assert answer.status_code in {404, 422}
    assert f'id="t-{beside}"' in answer.text
    assert set(filter(str.strip, said.values())) <= {*shown.values()}


def test_a_reference_never_makes_the_desk_look_at_its_own_files(browser, database, claim, form, tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text("secret", encoding="utf-8")

    browser.post(f"/claims/{claim}/verdicts/new", data={**form, "citation-1": str(file)})

    [logged] = verdicts_of(database, claim)
    assert [(item.kind, item.file_sha256) for item in logged.evidence] == [("reference", None)]


def test_a_file_is_cited_by_its_name_and_its_hash_and_goes_through_a_mistake(browser, database, claim, form):
    letter = {"file-1": ("رسالة.pdf", b"%PDF letter", "application/pdf")}
    again = browser.post(f"/claims/{claim}/verdicts/new", data={**form, "rationale": ""}, files=letter)

    browser.post(f"/claims/{claim}/verdicts/new", data={**Fields(again.text).values, "rationale": "الرسالة"})

    [logged] = verdicts_of(database, claim)
    digest = hashlib.sha256(b"%PDF letter").hexdigest()
    assert [(item.citation, item.kind, item.file_sha256) for item in logged.evidence] == [("رسالة.pdf", "file", digest)]


def test_more_lines_for_evidence_come_without_any_script(browser, claim, form):
    more = browser.post(f"/claims/{claim}/verdicts/new", data={**form, "citation-1": "4.12", "more": "1"})

    shown = Fields(more.text).values
    assert (more.status_code, shown["citation-1"], shown["rating"]) == (200, "4.12", "false")
    assert [name for name in shown if name.startswith("citation-")] == [f"citation-{number}" for number in range(1, 5)]


def test_what_another_checker_logged_meanwhile_is_shown_before_anything_is_logged(browser, database, claim, form, omar):
    add_verdict(database, omar)

    shown = browser.post(f"/claims/{claim}/verdicts/new", data=form)
    again = browser.post(f"/claims/{claim}/verdicts/new", data=Fields(shown.text).values)

    assert shown.status_code == 409
    assert "عمر logged verdict 1 meanwhile: true" in _text(shown.text)
    assert "came in meanwhile" in shown.text
    assert again.status_code == 303


def test_a_verdict_is_superseded_with_a_reason_and_begins_with_what_it_said(browser, database, claim, omar):
    add_verdict(database, replace(omar, checker="هدى"))
    begun = Fields(browser.get(f"/claims/{claim}/verdicts/new?supersedes=1").text).values

    browser.post(f"/claims/{claim}/verdicts/new", data={**begun, "rating": "false", "reason": "نُشر العقد"})

    [newer, older] = verdicts_of(database, claim)
    assert (begun["rationale"], begun["citation-1"], begun["stance-1"]) == (
        "العقد منشور",
        "https://un.org/a",
        "supports",
    )
    assert (newer.supersedes, newer.reason, older.ended.number) == (1, "نُشر العقد", 2)


def test_superseding_asks_why(browser, database, claim, omar):
    add_verdict(database, replace(omar, checker="هدى"))
    begun = Fields(browser.get(f"/claims/{claim}/verdicts/new?supersedes=1").text).values

    asked = browser.post(f"/claims/{claim}/verdicts/new", data=begun)

    assert asked.status_code == 422
    assert 'id="t-reason"' in asked.text


def test_whoever_checks_blind_sees_nothing_of_others_before_a_verdict_is_logged(browser, database, claim, omar):
    add_verdict(database, omar)
    addresses = (f"/claims/{claim}?blind=true", f"/claims/{claim}/verdicts/new?blind=true")

    before = [browser.get(address).text for address in addresses]
    browser.post(
        f"/claims/{claim}/verdicts/new", data={**Fields(before[1]).values, "rating": "false", "rationale": "لا"}
    )
    after = browser.get(addresses[0]).text

    assert [(">عمر<" in page, "العقد منشور" in page, "is hidden" in page) for page in before] == [
        (False, False, True)
    ] * 2
    assert "العقد منشور" in after
    assert verdicts_of(database, claim)[0].blind


def test_a_verdict_is_withdrawn_with_a_reason(browser, database, claim, omar):
    add_verdict(database, replace(omar, checker="هدى"))
    address = f"/claims/{claim}/verdicts/1/withdrawal"
    fields = Fields(browser.get(address).text).values

    asked = browser.post(address, data=fields)
    sent = browser.post(address, data={**fields, "reason": "الوثيقة مزورة"})

    [verdict] = verdicts_of(database, claim)
    assert (asked.status_code, 'id="t-reason"' in asked.text) == (422, True)
    assert sent.headers["location"] == f"/claims/{claim}?done=withdrawal#v1"
    assert (verdict.ended.withdrawn, verdict.ended.reason) == (True, "الوثيقة مزورة")


def test_one_piece_of_evidence_is_withdrawn_and_the_verdict_holds_on(browser, database, claim, omar):
    add_verdict(database, replace(omar, checker="هدى"))
    address = f"/claims/{claim}/verdicts/1/withdrawal?evidence=1"
    fields = Fields(browser.get(address).text).values

    browser.post(address, data={**fields, "reason": "أُزيلت الصفحة"})

    [verdict] = verdicts_of(database, claim)
    page = browser.get(f"/claims/{claim}").text
    assert (verdict.current, verdict.evidence[0].withdrawn.reason) == (True, "أُزيلت الصفحة")
    assert "withdrew evidence of verdict" in page


@pytest.mark.parametrize("address", ["verdicts/1/withdrawal", "verdicts/1/withdrawal?evidence=2"])
def test_what_is_not_there_cannot_be_withdrawn(browser, claim, address):
    assert browser.get(f"/claims/{claim}/{address}").status_code == 404


def test_another_checker_s_verdict_is_ended_by_an_editor_alone(browser, database, claim, omar):
    add_verdict(database, omar)
    withdraw_verdict(database, Withdrawal(claim, "عمر", "خطأ"))

    late = browser.post(
        f"/claims/{claim}/verdicts/1/withdrawal",
        data={"token": browser.token(), "reason": "لا يصح", "seen": "1"},
    )

    assert late.status_code == 409
    assert "عمر withdrew verdict 1 meanwhile: خطأ" in _text(late.text)
    assert Fields(late.text).values["reason"] == "لا يصح"


def test_a_reading_is_corrected_in_the_fields_that_were_touched(browser, database, claim):
    address = f"/claims/{claim}/correction"
    fields = Fields(browser.get(address).text).values

    sent = browser.post(address, data={**fields, "polarity": "denies", "via": "رويترز\r\nإزفيستيا", "reason": "ينفي"})

    read = show_claim(database, claim)
    assert sent.headers["location"] == f"/claims/{claim}?done=correction"
    assert (read.claim.claim.polarity, [hop.name for hop in read.claim.claim.chain]) == (
        "denies",
        ["الناطق", "رويترز", "إزفيستيا"],
    )
    assert set(read.corrections[0].before) == {"polarity", "chain"}


def test_the_program_s_reading_is_shown_beside_and_can_be_given_back(browser, database, claim):
    address = f"/claims/{claim}/correction"
    fields = Fields(browser.get(address).text).values
    browser.post(address, data={**fields, "polarity": "denies", "reason": "ينفي"})

    page = browser.get(f"/claims/{claim}").text
    corrected = Fields(browser.get(address).text).values
    browser.post(address, data={**corrected, "restore": "1", "reason": "كان صحيحًا"})

    assert '<del><bdi dir="auto">affirms</bdi></del>' in page
    assert show_claim(database, claim).claim.claim.polarity == "affirms"


def test_what_another_editor_corrected_meanwhile_is_shown_and_not_turned_back(browser, database, claim):
    address = f"/claims/{claim}/correction"
    fields = Fields(browser.get(address).text).values
    browser.post(address, data={**fields, "polarity": "denies", "reason": "ينفي"})

    late = browser.post(address, data={**fields, "modality": "possible", "reason": "قد"})
    again = browser.post(address, data=Fields(late.text).values)

    read = show_claim(database, claim).claim.claim
    assert (late.status_code, again.status_code) == (409, 303)
    assert (read.polarity, read.modality) == ("denies", "possible")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": ""}, 'id="t-reason"'),
        ({}, "nothing is corrected"),
        ({"words": "لم يقلها أحد"}, "does not stand"),
        ({"polarity": "shouts"}, "shouts"),
        ({"claimant": "رجل لا يعرفه أحد", "claimant_kind": ""}, "it is not known what"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_kept(browser, claim, wrong, said):
    address = f"/claims/{claim}/correction"
    fields = Fields(browser.get(address).text).values

    refused = browser.post(address, data={**fields, "reason": "هكذا يُقرأ", **wrong})

    assert (refused.status_code, said in refused.text) == (422, True)
    assert Fields(refused.text).values["reason"] == wrong.get("reason", "هكذا يُقرأ")


def test_a_claim_is_taken_given_and_given_back(browser, database, claim):
    data = {"token": browser.token(), "note": "عندي العقد"}

    taken = browser.post(f"/claims/{claim}/assignment", data={**data, "deed": "take"})
    page = browser.get(taken.headers["location"]).text
    browser.post(f"/claims/{claim}/assignment", data={**data, "deed": "assign", "name": "عمر"})
    given = show_claim(database, claim).held
    browser.post(f"/claims/{claim}/assignment", data={**data, "deed": "release"})

    assert "The claim is yours to check." in page
    assert "عندي العقد" in page
    assert (given.assignee, show_claim(database, claim).held) == ("عمر", None)


def test_a_claim_that_somebody_has_is_not_taken_over_unawares(browser, database, claim):
    assign(database, claim, to="عمر", by="عمر")

    refused = browser.post(f"/claims/{claim}/assignment", data={"token": browser.token(), "deed": "take", "note": "لي"})

    assert refused.status_code == 409
    assert "عمر has had claim" in _text(refused.text)
    assert 'name="note" value="لي"' in refused.text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_is_typed_into_a_form_is_shown_again_and_never_alive(browser, claim, form, hostile):
    typed = {"rationale": hostile, "citation-1": f"reference:{hostile}", "rating": ""}

    shown = Fields(browser.post(f"/claims/{claim}/verdicts/new", data={**form, **typed}).text)

    assert shown.tags & {"img", "svg", "iframe"} == set()
    assert shown.values["rationale"].replace("\ufffd", "\u202e").rstrip("\u2069") == hostile
    logged = browser.post(f"/claims/{claim}/verdicts/new", data={**form, **typed, "rating": "false"})
    page = Fields(browser.get(logged.headers["location"]).text)
    assert page.tags & {"img", "svg", "iframe"} == set()


@pytest.mark.parametrize("nul", ["rationale", "citation-1", "rating", "reason"])
def test_a_character_that_no_text_has_is_refused_with_a_word(browser, claim, form, nul):
    refused = browser.post(f"/claims/{claim}/verdicts/new", data={**form, nul: "a\0b", "supersedes": ""})

    assert refused.status_code in {303, 422}


@pytest.mark.parametrize(
    ("address", "sent"),
    [("", 15), ("?blind=true", 11), ("/correction", 11), ("/verdicts/1/withdrawal", 11)],
)
def test_a_page_takes_as_many_statements_however_much_was_said(
    browser, database, claim, omar, statements, *, address, sent
):
    add_verdict(database, omar)
    add_verdict(database, replace(omar, checker="سلمى"))
    before = len(statements)

    assert browser.get(f"/claims/{claim}{address}").status_code == 200

    assert len(statements) - before == sent


def test_a_claim_that_is_not_there_has_no_forms(browser):
    pages = [browser.get(f"/claims/9.9/{form}") for form in ("verdicts/new", "correction", "verdicts/1/withdrawal")]

    assert [page.status_code for page in pages] == [404] * 3


def test_nothing_that_was_typed_is_lost_when_the_session_ends(desk, stranger, claim, form):
    ended = stranger.post(f"/claims/{claim}/verdicts/new", data=form)
    stranger.get("/enter", params={"token": desk.state.desk.entry.renew()})
    kept = Fields(ended.text).values
    again = stranger.post(f"/claims/{claim}/verdicts/new", data=kept)

    taken = stranger.post(f"/claims/{claim}/verdicts/new", data=Fields(again.text).values)

    assert (ended.status_code, again.status_code, taken.status_code) == (401, 403, 303)
    assert "لا وثيقة منشورة." in ended.text
    assert "لا وثيقة منشورة.\n\nولا عقد." in stranger.get(taken.headers["location"]).text

"""Who decided what, and the members."""

import re

import pytest

from factcheck.domain.words import MemberRole
from factcheck.services.membership import add_member, retire_member
from factcheck.services.queue import release, take

HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202eليس", "x\x1b[2J" + "y" * 3000)


@pytest.fixture
def acted(database, pair):
    """Three acts of two members on two claims."""
    take(database, pair[0], by="عمر", note="يعرف الوزير")
    take(database, pair[1], by="سلمى")
    release(database, pair[1], by="سلمى")
    return pair


def _acts(page):
    return re.findall(r'<li class="act" id="e(\d+)"', page.text)


def test_what_was_done_stands_there_with_who_did_it_and_why(browser, acted):
    page = browser.get("/activity").text

    assert re.search(r'<bdi dir="auto">عمر</bdi></strong> took to check\s+<a href="/claims/' + str(acted[0]), page)
    assert '<p class="said-why" dir="auto">يعرف الوزير</p>' in page


@pytest.mark.usefixtures("acted")
def test_the_list_is_narrowed_and_paged_by_its_address(browser):
    of_one = browser.get("/activity", params={"member": "سلمى", "kind": "queue"})
    first = browser.get("/activity?limit=2")
    onward = re.search(r'class="onward" rel="next" href="([^"]+)"', first.text)[1].replace("&amp;", "&")

    assert len(_acts(of_one)) == 2
    assert len({*_acts(first), *_acts(browser.get(onward))}) == 4


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/activity?member=Nobody", 404),
        ("/activity?kind=likes", 422),
        ("/activity?after=0", 422),
        ("/activity?since=2017-02-30", 422),
        ("/activity?since=9999-12-31&until=9999-12-31", 200),
        ("/activity?kind=&since=", 200),
    ],
)
def test_what_an_address_says_is_held_to_its_sense(browser, address, status):
    assert browser.get(address).status_code == status


def test_members_stand_there_with_their_roles_and_those_who_have_retired(browser, database):
    add_member(database, "عمر", roles=[MemberRole.EDITOR])
    add_member(database, "نور")
    retire_member(database, "نور")

    page = browser.get("/members").text

    assert re.search(r'<bdi dir="auto">عمر</bdi></a></th>\s+<td><span class="chip">editor</span>', page)
    assert re.search(r'class="retired">\s+<th scope="row"><a href="[^"]+"><bdi dir="auto">نور', page)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_stranger_wrote_is_read_and_never_alive(browser, database, pair, hostile):
    take(database, pair[0], by=hostile, note=hostile)

    pages = "".join(browser.get(at, params={"member": hostile}).text for at in ("/activity", "/members"))

    assert "<script>alert" not in pages
    assert "<img" not in pages
    assert not {"\u202e", "\x1b"} & set(pages)


@pytest.mark.usefixtures("acted")
@pytest.mark.parametrize(("address", "sent"), [("/activity", 2), ("/members", 1), ("/ledger", 1)])
def test_a_page_takes_as_many_statements_however_much_stands_on_it(browser, statements, address, sent):
    before = len(statements)

    assert browser.get(address).status_code == 200

    assert len(statements) - before == sent


@pytest.mark.usefixtures("acted")
def test_activity_and_members_as_json(browser):
    first = browser.get("/api/v1/activity", params={"limit": 1}).json()
    second = browser.get("/api/v1/activity", params={"after": first["next"]}).json()
    members = browser.get("/api/v1/members").json()["members"]

    assert (first["acts"][0]["done"], first["acts"][0]["member"]) == ("gave back", "سلمى")
    assert {"عمر", "سلمى"} == {each["name"] for each in members}
    assert second["next"] is None

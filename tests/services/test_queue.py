"""What is to be checked next, the most worthwhile first, and who checks it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product

import pytest
from sqlalchemy import text

from factcheck.domain.queue import QueuePlace
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import LinkState, Relation
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.claims import show_claim
from factcheck.services.ingest import ingest
from factcheck.services.queue import QueueSelection, assign, held_by_another, queue, release, take
from factcheck.services.refreshing import refresh
from factcheck.services.verdicts import add_verdict
from factcheck.storage.database import Database

TODAY = date(2017, 1, 31)
ANY = QueueSelection()


def _taken(database: Database, by: str) -> str | None:
    """Who has the first claim now, None where somebody else had it before."""
    try:
        return take(database, ClaimRef(1, 1), by=by).assignee
    except Conflict:
        return None


@pytest.fixture
def minister(seeded, newsroom, say) -> ClaimRef:
    """A minister's figure in three outlets of one agency; a fourth paper contradicts it."""
    assert seeded
    figure = {"by": "وزير النفط", "through": ("رويترز",)}
    [one] = newsroom.publish(say("الإنتاج مليون برميل", **figure), key="1", outlet="عربي21", published="2017-01-24")
    [two] = newsroom.publish(say("بلغ الإنتاج مليون برميل", **figure), key="2", outlet="الوسط", published="2017-01-24")
    [three] = newsroom.publish(say("ننتج مليون برميل", **figure), key="3", outlet="بوابة", published="2017-01-24")
    [four] = newsroom.publish(say("الإنتاج نصف مليون", by="خبير"), key="4", outlet="الحياة", published="2017-01-24")
    newsroom.link(one, two, Relation.AGREES, same_origin=True)
    newsroom.link(one, three, Relation.AGREES, same_origin=True)
    newsroom.link(one, four, score=0.8)
    return one


@pytest.fixture
def mayor(newsroom, say) -> ClaimRef:
    """A mayor's word of the same day in one paper, which one article contradicts."""
    [one] = newsroom.publish(say("أصلحنا الطريق", by="العمدة"), key="5", outlet="الحياة", published="2017-01-24")
    [two] = newsroom.publish(say("لم يصلح الطريق", by="ساكن"), key="6", outlet="الوسط", published="2017-01-24")
    newsroom.link(one, two, score=0.8)
    return one


def test_what_many_outlets_have_from_one_origin_comes_before_what_one_paper_says(database, mayor, minister):
    first, *others = queue(database, ANY, today=TODAY).waiting

    assert (first.claim, first.weight.reach, first.weight.origins) == (minister, 3, 1)
    assert mayor in [one.claim for one in others]


def test_the_weight_is_reach_by_contradiction_by_lack_of_independence_by_age(database, minister):
    first = queue(database, ANY, today=TODAY).waiting[0]

    assert first.claim == minister
    assert first.weight.contradiction == pytest.approx(0.8)
    assert first.weight.age_days == 7
    assert first.weight.value == pytest.approx(3 * 1.8 * 3 / (1 + 7 / 30))


def test_what_says_the_same_stands_in_the_queue_once(database, minister):
    told = [one.claim for one in queue(database, ANY, today=TODAY).waiting]

    assert told == [minister, ClaimRef(minister.source_id + 3, 1)]


def test_a_confirmed_contradiction_weighs_more_than_a_suggested_one(database, newsroom, say, mayor):
    [one] = newsroom.publish(say("أغلق الميناء", by="العمدة"), key="7", outlet="الحياة", published="2017-01-24")
    [two] = newsroom.publish(say("الميناء مفتوح", by="ساكن"), key="8", outlet="الوسط", published="2017-01-24")
    newsroom.link(one, two, score=0.6, state=LinkState.CONFIRMED)

    ranked = queue(database, ANY, today=TODAY).waiting

    assert [each.weight.contradiction for each in ranked] == pytest.approx([1.0, 1.0, 0.8, 0.8])
    assert mayor in [each.claim for each in ranked[2:]]


def test_a_rejected_contradiction_makes_nobody_wait(database, newsroom, say):
    [one] = newsroom.publish(say("أغلق الميناء", by="العمدة"), key="7")
    [two] = newsroom.publish(say("الميناء مفتوح", by="ساكن"), key="8")
    newsroom.link(one, two, state=LinkState.REJECTED)

    assert queue(database, ANY, today=TODAY).waiting == []


def test_a_claim_with_a_verdict_waits_no_longer(seeded, database, mayor):
    assert seeded
    add_verdict(database, NewVerdict(mayor, "false", "the road is as it was", "Huda"))

    assert mayor not in [one.claim for one in queue(database, ANY, today=TODAY).waiting]


def test_what_is_taken_is_shown_with_who_has_it(database, mayor):
    take(database, mayor, by="Huda", note="calls the mayor")

    [mine] = queue(database, QueueSelection(assignee="Huda"), today=TODAY).waiting

    assert (mine.claim, mine.assignee) == (mayor, "Huda")
    assert mayor not in [one.claim for one in queue(database, QueueSelection(free=True), today=TODAY).waiting]


def test_a_claim_of_no_list_is_in_the_queue_once_somebody_takes_it(database, newsroom, say):
    [lone] = newsroom.publish(say("أمطرت في طبرق", by="ساكن"), key="9")
    assert queue(database, ANY, today=TODAY).waiting == []

    take(database, lone, by="Huda")

    assert [one.claim for one in queue(database, ANY, today=TODAY).waiting] == [lone]


def test_nobody_takes_what_somebody_has(database, mayor):
    take(database, mayor, by="Huda")

    with pytest.raises(Conflict, match=f"Huda has had claim {mayor}"):
        take(database, mayor, by="Omar")


def test_whoever_has_judged_a_claim_holds_it_no_longer(seeded, database, mayor):
    assert seeded
    take(database, mayor, by="Huda")
    add_verdict(database, NewVerdict(mayor, "false", "the road is as it was", "Huda"))

    assert take(database, mayor, by="Omar").assignee == "Omar"


def test_what_is_released_is_free_to_take(database, mayor):
    take(database, mayor, by="Huda")
    release(database, mayor, by="Huda")

    assert take(database, mayor, by="Omar").number == 3


def test_who_assigns_need_not_be_who_checks(database, mayor):
    take(database, mayor, by="Huda")

    given = assign(database, mayor, to="Omar", by="Nour")

    assert (given.assignee, given.member) == ("Omar", "Nour")
    assert [one.assignee for one in queue(database, QueueSelection(assignee="Omar"), today=TODAY).waiting] == ["Omar"]


def test_what_nobody_has_cannot_be_released(database, mayor):
    with pytest.raises(Conflict, match="nobody has taken"):
        release(database, mayor, by="Huda")


def test_a_claim_that_is_not_there_cannot_be_taken(seeded):
    with pytest.raises(NotFound, match=r"no claim 99\.1"):
        take(seeded, ClaimRef(99, 1), by="Huda")


def test_a_claim_is_taken_by_somebody(database, mayor):
    with pytest.raises(InvalidInput, match="by somebody"):
        take(database, mayor, by=" ")


def test_the_queue_of_one_outlet_holds_its_claims_alone(database, minister, mayor):
    of_paper = queue(database, QueueSelection(outlet="الحياة"), today=TODAY).waiting

    assert {one.claim for one in of_paper} == {ClaimRef(minister.source_id + 3, 1), mayor}


def test_of_many_who_take_one_claim_at_once_one_has_it(fresh_database, article):
    database = Database(fresh_database)
    ingest(database, [article()])

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda number: _taken(database, f"checker {number}"), range(8)))
    database.close()

    assert outcomes.count(None) == 7


def test_the_queue_asks_the_database_as_often_for_many_as_for_few(database, minister, mayor, statements):
    assert minister != mayor
    before = len(statements)
    queue(database, QueueSelection(limit=1), today=TODAY)
    few = len(statements) - before
    queue(database, ANY, today=TODAY)

    assert len(statements) - before == 2 * few
    assert few <= 6


def test_whoever_has_taken_a_claim_is_named_to_others_until_the_verdict_is_there(database, minister):
    take(database, minister, by="هدى")

    before = held_by_another(database, minister, by="نور")
    add_verdict(database, NewVerdict(minister, "false", "لا أرقام منشورة.", "هدى"))

    assert before is not None
    assert before.said(to="نور") == f"هدى has had claim {minister} since {before.assigned_at:%Y-%m-%d %H:%M} UTC"
    assert held_by_another(database, minister, by="نور") is None


def test_nobody_is_told_of_what_they_have_taken_themselves_or_of_what_was_given_back(database, mayor, minister):
    take(database, mayor, by="هدى")
    take(database, minister, by="سلمى")
    release(database, minister, by="سلمى")

    assert held_by_another(database, mayor, by="هدى") is None
    assert held_by_another(database, minister, by="هدى") is None


@pytest.fixture
def all_judged(seeded, newsroom, say) -> None:
    """More of the surest contradictions than the queue is drawn from, all of them between claims that are judged."""
    ones = newsroom.publish(*(say(f"وقع {number}") for number in range(32)), key="7", outlet="الحياة")
    others = newsroom.publish(*(say(f"لم يقع {number}") for number in range(32)), key="8", outlet="الوسط")
    newsroom.link_all(product(ones, others), score=0.95)
    for claim in ones + others:
        add_verdict(seeded, NewVerdict(claim, "false", "لا وثيقة.", "هدى"))


@pytest.mark.usefixtures("all_judged")
def test_a_desk_that_has_judged_all_the_surest_contradictions_is_given_the_next(database, mayor):
    told = [one.claim for one in queue(database, ANY, today=TODAY).waiting]

    assert told == [mayor, ClaimRef(mayor.source_id + 1, 1)]


def test_a_claim_says_who_has_taken_it(database, mayor):
    take(database, mayor, by="هدى", note="عندها العقد")

    held = show_claim(database, mayor).held

    assert held is not None
    assert (held.assignee, held.note) == ("هدى", "عندها العقد")


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_page_begins_after_the_last_claim_of_the_one_before(database, mayor, minister, limit):
    whole = [one.claim for one in queue(database, ANY, today=TODAY).waiting]
    first = queue(database, QueueSelection(limit=limit), today=TODAY)
    second = queue(database, QueueSelection(after=first.next), today=TODAY)

    assert {mayor, minister} < {*whole}
    assert [one.claim for one in (*first.waiting, *second.waiting)] == whole
    assert second.next is None


@pytest.mark.parametrize("act", [assign, release])
def test_whoever_does_not_know_that_a_claim_changed_hands_is_told_so(database, mayor, act):
    take(database, mayor, by="Huda")
    assign(database, mayor, to="Omar", by="Nour")

    known = {"to": "Salma"} if act is assign else {}
    with pytest.raises(Conflict, match="Omar has had claim"):
        act(database, mayor, by="Huda", seen=1, **known)
    assert act(database, mayor, by="Huda", seen=2, **known).number == 3


@pytest.mark.parametrize("written", ["", "7", "x~1.1", "nan~1.1", "inf~1.1", "1.0~7"])
def test_what_names_no_place_in_the_queue_is_refused(written):
    with pytest.raises(ValueError, match=r".+"):
        QueuePlace.parse(written)


def test_the_report_says_whom_a_claim_reaches_once_groups_are_worked_out(database, minister):
    refresh(database)
    take(database, minister, by="Huda")

    with database.transaction(read_only=True) as session:
        of_minister = text("select reach, origins, assignments from report.queue where (source_id, claim) = (:s, :n)")
        row = session.execute(of_minister, {"s": minister.source_id, "n": minister.number}).one()

    assert tuple(row) == (3, 1, 1)

"""Stories: what agrees as groups were worked out, what contradicts it now, and names that moved on.

On the 10th Alif has it from the admiral, on the 11th Ba too; Jim says it on the 12th by itself. Ha has the minister
deny on the 13th what Alif prints, Waw denies it on the 14th by itself.
"""

from types import SimpleNamespace

import pytest
from sqlalchemy import func, update

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import LinkState, Polarity, Relation, StoryOrder
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.decisions import decide
from factcheck.services.refreshing import refresh
from factcheck.services.stories import TOLD, list_stories, show_story
from factcheck.services.verdicts import add_verdict
from factcheck.storage.rows import ClaimRow
from factcheck.storage.stories import StoryFilter, find_stories

AGREES = Relation.AGREES


@pytest.fixture
def told(seeded, newsroom, say):
    """The claims above by the letters of their outlets, linked and worked out."""

    def tell(claim, day, outlet):
        return newsroom.publish(claim, key=f"{day}.txt", outlet=outlet, published=f"2017-01-{day}")[0]

    alif = tell(say("أبحرت عشر سفن من الميناء.", by="أمير البحر", cue="أبحرت"), 10, "Alif")
    ba = tell(say("غادرت السفن العشر.", by="أمير البحر", through=("وكالة",)), 11, "Ba")
    jim = tell(say("الأسطول خرج."), 12, "Jim")
    ha = tell(say("لم تغادر أي سفينة.", by="الوزير", polarity=Polarity.DENIES), 13, "Ha")
    waw = tell(say("السفن في مرساها."), 14, "Waw")
    newsroom.link_all([(alif, ba), (alif, jim)], AGREES)
    newsroom.link(alif, ha, score=0.9)
    newsroom.link(ba, ha, score=0.8)
    newsroom.link(jim, waw, score=0.7)
    refresh(seeded)
    return SimpleNamespace(alif=alif, ba=ba, jim=jim, ha=ha, waw=waw)


@pytest.fixture
def many(newsroom, say):
    """Makes a story of that many claims of as many outlets, ``against`` of them contradicted; gives its name."""

    def many(key, claims, against=0):
        refs = [
            newsroom.publish(say(f"{key} {number}"), key=f"{key}{number}", outlet=f"{key}{number}")[0]
            for number in range(claims + against)
        ]
        newsroom.link_all([(refs[0], ref) for ref in refs[1:claims]], AGREES)
        newsroom.link_all([(refs[0], ref) for ref in refs[claims:]])
        return refs[0]

    return many


def test_a_story_tells_who_says_it_when_and_how_many_origins_stand_behind_it(database, told):
    story = show_story(database, told.alif)

    assert [(claim.outlet, claim.origin, claim.may_be_first) for claim in story.says] == [
        ("Alif", 1, True),
        ("Ba", 1, False),
        ("Jim", 2, False),
    ]
    assert [(origin.number, origin.name, origin.claims) for origin in story.origins] == [
        (1, "أمير البحر", 2),
        (2, "Jim", 1),
    ]
    assert (story.brief.outlets, story.brief.origins, story.brief.first) == (3, 2, told.alif)


def test_what_contradicts_it_is_told_by_day_with_the_claims_that_it_is_against(database, told):
    story = show_story(database, told.alif)

    assert [claim.ref for claim in story.against] == [told.ha, told.waw]
    assert [(clash.claim, clash.other) for clash in story.clashes] == [
        (told.alif, told.ha),
        (told.ba, told.ha),
        (told.jim, told.waw),
    ]
    assert story.brief.contradictions == 2


def test_any_of_its_claims_leads_to_the_story(database, told):
    story = show_story(database, told.jim)

    assert (story.asked, story.brief.ref) == (told.jim, told.alif)
    assert story.as_of is not None


def test_what_an_editor_rejects_is_against_it_no_more_at_once(database, told):
    decide(database, [NewLinkDecision(told.jim, told.waw, LinkState.REJECTED, "Nour")])

    assert [claim.ref for claim in show_story(database, told.alif).against] == [told.ha]


def test_verdicts_on_either_side_that_hold_are_told(database, told):
    add_verdict(database, NewVerdict(told.ba, "false", "no ship left", "Huda"))
    add_verdict(database, NewVerdict(told.ha, "true", "seen in the harbour", "Omar"))

    verdicts = show_story(database, told.alif).verdicts

    assert {(verdict.claim, verdict.rating) for verdict in verdicts} == {(told.ha, "true"), (told.ba, "false")}


def test_a_claim_that_came_in_since_has_its_story_worked_out_now(database, newsroom, say, told):
    [late] = newsroom.publish(say("سفن تبحر.", by="أمير البحر"), key="late", outlet="Zay", published="2017-01-20")
    newsroom.link(late, told.ba, AGREES)
    newsroom.link(late, told.waw)

    story = show_story(database, late)

    assert (story.as_of, story.brief.ref, story.within) == (None, late, [told.alif])
    assert [claim.ref for claim in story.says] == [told.ba, late]
    assert [claim.ref for claim in story.against] == [told.ha, told.waw]
    assert (story.brief.origins, story.brief.first_on.isoformat(), story.brief.last_on.isoformat()) == (
        1,
        "2017-01-11",
        "2017-01-20",
    )


def test_a_claim_that_nobody_else_makes_is_a_story_of_one(database, newsroom, say):
    [alone] = newsroom.publish(say("وصلت سفينة."), outlet="Zay")

    story = show_story(database, alone)

    assert ([claim.ref for claim in story.says], story.brief.claims, story.against) == ([alone], 1, [])


def test_a_story_whose_name_moved_on_leads_to_the_present_one(database, newsroom, told):
    with database.transaction() as session:
        session.execute(
            update(ClaimRow).where(ClaimRow.source_id == told.alif.source_id).values(outdated_at=func.now())
        )
    newsroom.link(told.ba, told.jim, AGREES)

    refresh(database)

    assert show_story(database, told.alif).brief.ref == told.ba


def test_a_story_that_is_gone_says_so(database, many):
    named = many("x", 2)
    with database.transaction() as session:
        session.execute(update(ClaimRow).where(ClaimRow.source_id == named.source_id).values(outdated_at=func.now()))

    refresh(database)

    with pytest.raises(NotFound, match=f"the story {named} is gone"):
        show_story(database, named)


def test_a_claim_that_was_never_there_has_no_story(database):
    with pytest.raises(NotFound, match=r"there is no claim 7\.1"):
        show_story(database, ClaimRef(7, 1))


def test_of_many_claims_the_first_of_each_origin_are_told_and_the_one_that_was_asked_for(database, many):
    named = many("x", TOLD + 30)
    refresh(database)
    last = ClaimRef(named.source_id + TOLD + 29, 1)

    story = show_story(database, last)

    assert (len(story.says), story.brief.claims) == (TOLD, TOLD + 30)
    assert last in {claim.ref for claim in story.says}


def test_a_story_takes_as_many_statements_however_much_is_in_it(database, told, many, statements):
    big = many("x", 40, against=30)
    refresh(database)
    before = len(statements)

    show_story(database, told.alif)
    small = len(statements) - before
    show_story(database, big)

    assert (small, len(statements) - before - small) == (7, 7)


def test_stories_come_the_most_contradicted_first_or_the_biggest(database, told, many):
    big, small = many("big", 5), many("small", 2)
    refresh(database)

    contradicted = list_stories(database)
    biggest = list_stories(database, order=StoryOrder.BIGGEST)

    assert [(story.ref, story.contradictions) for story in contradicted.stories] == [
        (told.alif, 2),
        (big, 0),
        (small, 0),
    ]
    assert [story.ref for story in biggest.stories] == [big, told.alif, small]


@pytest.mark.parametrize("order", StoryOrder)
def test_the_pages_of_the_list_tell_of_each_story_once(database, many, order):
    for number, (claims, against) in enumerate([(2, 0), (2, 0), (3, 1), (2, 1), (4, 0), (2, 3)]):
        many(f"s{number}", claims, against)
    refresh(database)
    whole = [story.ref for story in list_stories(database, order=order).stories]

    first = list_stories(database, order=order, limit=4)
    second = list_stories(database, order=order, limit=4, after=first.next)

    assert [story.ref for story in (*first.stories, *second.stories)] == whole
    assert (len(first.stories), len(second.stories), second.next) == (4, 2, None)


@pytest.mark.parametrize(
    ("asked", "stories"),
    [
        ({"words": "السفينة"}, 0),
        ({"words": "السفن"}, 1),
        ({"words": "الأسطول"}, 1),
        ({"words": "الأسطول غادرت"}, 0),
        ({"words": "ship"}, 0),
        ({"entity": "الميناء"}, 1),
        ({"entity": "الميناء", "words": "البضائع"}, 1),
        ({"entity": "الميناء", "words": "الأسطول"}, 0),
    ],
)
@pytest.mark.usefixtures("told")
def test_the_list_is_narrowed_to_words_and_names_of_one_of_a_story_s_claims(database, newsroom, say, asked, stories):
    goods = [
        newsroom.publish(say(f"وصلت البضائع إلى الميناء {key}", about=("الميناء",)), key=key, outlet=key)[0]
        for key in "ab"
    ]
    newsroom.link(*goods, AGREES)
    refresh(database)

    assert len(list_stories(database, **asked).stories) == stories


def test_before_the_first_time_there_is_no_list_and_it_says_so(database):
    page = list_stories(database)

    assert (page.stories, page.total, page.as_of) == ([], 0, None)


@pytest.mark.parametrize("words", ["", "...", "ـ"])
def test_words_that_are_none_are_refused(database, words):
    with pytest.raises(InvalidInput, match="nothing to search for"):
        list_stories(database, words=words)


def test_a_list_takes_as_many_statements_however_long_it_is(database, told, many, statements):  # noqa: ARG001  # a story
    before = len(statements)
    list_stories(database)
    short = len(statements) - before
    many("more", 3)
    refresh(database)
    before = len(statements)

    list_stories(database)

    assert (short, len(statements) - before) == (3, 3)


@pytest.mark.parametrize(("few", "total"), [(0, None), (3, None), (4, 1)])
def test_words_that_many_claims_hold_find_the_same_stories_uncounted(database, many, few, total):
    named = many("ship", 4)
    refresh(database)

    with database.transaction(read_only=True) as session:
        found = find_stories(session, StoryFilter("ship", few=few), limit=5, up_to=100)

    assert ([story.ref for story in found.stories], found.total) == ([named], total)


def test_a_list_of_frequent_words_goes_on_where_it_stopped_looking(database, many):
    named = [many("ship", 3), many("boat", 2), many("ship and boat", 2)]
    refresh(database)

    def page(after):
        wanted = StoryFilter("boat", order=StoryOrder.BIGGEST, after=after, few=0, looked_at=2)
        with database.transaction(read_only=True) as session:
            return find_stories(session, wanted, limit=5, up_to=100)

    first = page(None)
    second = page(first.next)

    assert [[story.ref for story in each.stories] for each in (first, second)] == [[named[1]], [named[2]]]
    assert second.next is None

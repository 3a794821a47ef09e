"""Who decided what, the newest first: every kind of decision, of a member, of a kind, of some days."""

from datetime import UTC, datetime, timedelta

import pytest

from factcheck.domain.activity import ActFilter, ActKind, Done
from factcheck.domain.corrections import NewCorrection
from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import LinkState, MemberRole, Polarity, Relation
from factcheck.errors import NotFound
from factcheck.services.activity import activity
from factcheck.services.corrections import correct
from factcheck.services.decisions import decide
from factcheck.services.membership import add_member, retire_member
from factcheck.services.queue import assign, release, take
from factcheck.services.verdicts import add_verdict
from factcheck.storage.database import Database

TODAY = datetime.now(UTC).date()


@pytest.fixture
def busy(seeded, newsroom, say) -> Database:
    """A desk on which much was done."""
    [one] = newsroom.publish(say("الإنتاج مليون برميل", by="وزير"), key="1")
    [other] = newsroom.publish(say("الإنتاج نصف مليون", by="خبير"), key="2")
    newsroom.link(one, other)
    add_member(seeded, "Omar", roles=[MemberRole.EDITOR, MemberRole.CHECKER])
    take(seeded, one, by="Omar", note="calls the minister")
    add_verdict(seeded, NewVerdict(one, "false", "the ministry's own table", "Huda"))
    decide(seeded, [NewLinkDecision(one, other, LinkState.CONFIRMED, "Omar", Relation.CONTRADICTS, note="two figures")])
    assign(seeded, other, to="Huda", by="Omar")
    release(seeded, other, by="Huda")
    return seeded


def _done(database: Database, **wanted) -> list[tuple[str | None, Done | None]]:
    return [(act.member, act.done) for act in activity(database, ActFilter(**wanted)).acts]


def test_what_was_done_is_listed_with_who_did_it_the_newest_first(busy):
    assert _done(busy)[:7] == [
        ("Huda", Done.GAVE_BACK),
        ("Omar", Done.GAVE),
        ("Omar", Done.CONFIRMED),
        ("Huda", Done.RATED),
        (None, Done.RECORDED_MEMBER),
        ("Omar", Done.TOOK),
        (None, Done.RECORDED_MEMBER),
    ]


def test_an_act_says_of_what_it_was_and_why(busy):
    [decided] = activity(busy, ActFilter(kind=ActKind.LINKS)).acts
    [rated] = activity(busy, ActFilter(kind=ActKind.VERDICTS)).acts

    assert (len(decided.claims), decided.subject, decided.why) == (2, "contradicts", "two figures")
    assert (rated.claims, rated.subject, rated.why) == (decided.claims[:1], "false", "the ministry's own table")


@pytest.mark.parametrize(
    ("wanted", "done"),
    [
        ({"member": "Huda"}, [Done.GAVE_BACK, Done.RATED]),
        ({"member": "Omar", "kind": ActKind.QUEUE}, [Done.GAVE, Done.TOOK]),
        ({"kind": ActKind.MEMBERS}, [Done.RECORDED_MEMBER] * 2),
        ({"kind": ActKind.CORRECTIONS}, []),
        ({"until": TODAY - timedelta(days=1)}, []),
        ({"since": TODAY + timedelta(days=1)}, []),
        ({"member": "Huda", "since": TODAY, "until": TODAY}, [Done.GAVE_BACK, Done.RATED]),
    ],
)
def test_the_list_is_narrowed_by_member_kind_and_day(busy, wanted, done):
    assert [each for _, each in _done(busy, **wanted)] == done


@pytest.mark.parametrize("member", [None, "Omar"])
def test_a_page_begins_before_the_last_entry_of_the_one_before(busy, member):
    whole = activity(busy, ActFilter(member=member))
    first = activity(busy, ActFilter(member=member), limit=2)
    second = activity(busy, ActFilter(member=member), after=first.next)

    assert [*first.acts, *second.acts] == [*whole.acts]
    assert (first.next, second.next) == (whole.acts[1].seq, None)


def test_a_member_whom_nobody_knows_is_not_found(busy):
    with pytest.raises(NotFound, match="Nobody"):
        activity(busy, ActFilter(member="Nobody"))


def test_corrections_and_retired_members_are_acts_too(busy):
    [act] = activity(busy, ActFilter(kind=ActKind.VERDICTS)).acts
    correct(
        busy,
        NewCorrection(
            claim=ClaimRef.parse(act.claims[0]), reason="he denied it", corrected_by="Huda", polarity=Polarity.DENIES
        ),
    )
    retire_member(busy, "Omar")

    assert _done(busy)[:2] == [(None, Done.RETIRED_MEMBER), ("Huda", Done.CORRECTED)]

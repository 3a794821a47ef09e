"""The report views over a story whose every number was worked out by hand before any view was asked.

Six articles tell of a fleet. On the 10th Alif has it from al-Mismari (a1), and says something else by itself (a2). On
the 11th Ba has it from al-Mismari too (b1). On the 12th Jim prints Alif's words as its own (c1). On the 13th Dal has it
from al-Mahjub (d1). On the 14th an article of an unknown outlet has something of the kind from an official without a
name (e1). On the 15th Ha has the minister deny it (f1).

Who agrees: a1 with b1 and with c1, c1 with e1 as suggestions, b1 with d1 as an editor confirmed. So b1 and d1 are one;
a1 has two suggestions, of .9 and .95, c1 has two, of .95 and .6: a1 is the centre. The group is a1, b1, c1, d1, and e1
stays out, since only c1, which is no centre, agrees with it. Two origins: al-Mismari says a1 and b1, and c1 has a1's
words; al-Mahjub says d1. Alif was first.

Who contradicts: f1 denies a1, as suggested; f1 and b1, which an editor rejected.
Verdicts: Huda finds a1 false, Omar finds it true, then Huda finds it mixed in place of false. Another desk finds b1
true; Huda finds it false and takes that back. Huda and Omar find d1 true.
"""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from sqlalchemy import select, text, update

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Polarity, Relation
from factcheck.services.decisions import decide
from factcheck.services.refreshing import refresh
from factcheck.services.voices import independence_of
from factcheck.storage.copying import copy_rows
from factcheck.storage.rows import ClaimRow, EvidenceRow, MemberRow, OutletRow, RatingRow, SourceRow, VerdictRow

MISMARI, MAHJUB = "أحمد المسماري", "خالد المحجوب"
WIRE = "أبحر الأسطول من الميناء الشمالي صباح الأحد ومعه أربع سفن حربية كبيرة"
AGREES = Relation.AGREES


@pytest.fixture
def story(seeded, newsroom, say):
    """The names of the claims, by the letters above."""

    def tell(*claims, day: int, outlet: str | None) -> list[ClaimRef]:
        return newsroom.publish(*claims, key=f"{day}.txt", outlet=outlet, published=f"2017-01-{day}")

    denied = say("لم تغادر أي سفينة.", by="وزير الدفاع", polarity=Polarity.DENIES)
    [a1, a2] = tell(say(WIRE, by=MISMARI, quantity=("أربع", 4, "سفينة")), say("المدينة هادئة."), day=10, outlet="Alif")
    [b1] = tell(say("غادر أسطول المرفأ.", by=MISMARI, about=("المرفأ",)), day=11, outlet="Ba")
    [c1] = tell(say(WIRE), day=12, outlet="Jim")
    [d1] = tell(say("خرجت سفن إلى البحر.", by=MAHJUB), day=13, outlet="Dal")
    [e1] = tell(say("سفن في البحر.", by="مسؤول"), day=14, outlet=None)
    [f1] = tell(denied, day=15, outlet="Ha")
    with seeded.transaction() as session:
        unnamed = update(ClaimRow).where(ClaimRow.source_id == e1.source_id).values(claimant_kind="anonymous")
        session.execute(unnamed)
    newsroom.link(a1, b1, AGREES, score=0.9)
    newsroom.link(a1, c1, AGREES, score=0.95)
    newsroom.link(c1, e1, AGREES, score=0.6)
    newsroom.link(b1, d1, AGREES, score=0.7)
    newsroom.link(a1, f1, score=0.8, reason="denial")
    newsroom.link(b1, f1, score=0.8, reason="denial")
    decide(seeded, [NewLinkDecision(b1, d1, LinkState.CONFIRMED, "Nour")])
    decide(seeded, [NewLinkDecision(b1, f1, LinkState.REJECTED, "Nour")])
    return SimpleNamespace(a1=a1, a2=a2, b1=b1, c1=c1, d1=d1, e1=e1, f1=f1)


@pytest.fixture
def judged(seeded, story):
    """The verdicts above; a1, b1 and d1 have three, three and two rows."""
    with seeded.transaction() as session:
        copy_rows(session, MemberRow, [{"name": "Huda"}, {"name": "Omar"}])
        members = dict(session.execute(select(MemberRow.name, MemberRow.member_id)).all())
        ratings = dict(session.execute(select(RatingRow.code, RatingRow.rating_id)).all())
        desk = session.scalar(select(OutletRow.outlet_id).where(OutletRow.name == "Ha"))

        def verdict(ref: ClaimRef, number: int, who: str, rating: str | None, **more) -> dict:
            found = {"supersedes": None, "reason": None, "desk_outlet_id": None, **more}
            key = {"source_id": ref.source_id, "claim": ref.number, "number": number, "member_id": members[who]}
            return {**key, "rating_id": ratings[rating] if rating else None, "rationale": "seen", **found}

        copy_rows(
            session,
            VerdictRow,
            [
                verdict(story.a1, 1, "Huda", "false"),
                verdict(story.a1, 2, "Omar", "true"),
                verdict(story.a1, 3, "Huda", "half-true", supersedes=1, reason="four ships, not five"),
                verdict(story.b1, 1, "Omar", "true", desk_outlet_id=desk),
                verdict(story.b1, 2, "Huda", "false"),
                verdict(story.b1, 3, "Huda", None, supersedes=2, reason="the wrong claim"),
                verdict(story.d1, 1, "Huda", "true"),
                verdict(story.d1, 2, "Omar", "true"),
            ],
        )
        cited = {"source_id": story.a1.source_id, "claim": 1, "verdict": 3, "stance": "context"}
        copy_rows(session, EvidenceRow, [{**cited, "position": at, "citation": f"log {at}"} for at in (1, 2)])
    return story


@pytest.fixture
def rows(seeded) -> Callable[..., list[tuple]]:
    """The named columns of a view's rows, with what follows the view's name in the statement."""

    def rows(columns: str, view: str, then: str = "", **values) -> list[tuple]:
        with seeded.transaction(read_only=True) as session:
            return [tuple(row) for row in session.execute(text(f"select {columns} from report.{view} {then}"), values)]

    return rows


def test_a_group_tells_how_many_voices_stand_behind_what_it_says(seeded, story, rows):
    refresh(seeded)

    counts = "group_ref, claims, sources, outlets, origins, copies, is_circular, circle, first_claim_ref, first_outlet"
    days = "first_on::text, last_on::text"

    assert rows(f"{counts}, {days}, text", "claim_group") == [
        (str(story.a1), 4, 4, 4, 2, 2, False, [], str(story.a1), "Alif", "2017-01-10", "2017-01-13", WIRE)
    ]


def test_each_claim_of_a_group_has_one_origin(seeded, story, rows):
    refresh(seeded)

    members = "claim_ref, origin_number, origin, is_unnamed, may_be_first, copy, outlet"

    assert rows(
        members, "claim_group_member", "where group_ref = :ref order by published_start_on", ref=str(story.a1)
    ) == [
        (str(story.a1), 1, MISMARI, False, True, 1, "Alif"),
        (str(story.b1), 1, MISMARI, False, False, None, "Ba"),
        (str(story.c1), 1, MISMARI, False, False, 1, "Jim"),
        (str(story.d1), 2, MAHJUB, False, False, None, "Dal"),
    ]


def test_a_claim_outside_a_group_comes_from_where_its_own_chain_starts(seeded, story, rows):
    refresh(seeded)

    alone = rows(
        "claim_ref, origin, is_unnamed, claims_of_origin, as_of",
        "origin",
        "where group_ref is null order by source_id, claim",
    )

    assert alone == [
        (str(story.a2), "Alif", False, 1, None),
        (str(story.e1), "مسؤول", True, 1, None),
        (str(story.f1), "وزير الدفاع", False, 1, None),
    ]
    assert rows("claims_of_origin", "origin", "where claim_ref = :ref", ref=str(story.c1)) == [(3,)]


def test_before_groups_are_worked_out_every_claim_stands_alone(seeded, story, rows):
    before = rows("origin, group_ref", "origin", "where claim_ref = :ref", ref=str(story.c1))

    refresh(seeded)

    assert before == [("Jim", None)]
    assert rows("origin, group_ref", "origin", "where claim_ref = :ref", ref=str(story.c1)) == [
        (MISMARI, str(story.a1))
    ]


def test_pairs_show_both_sides_with_their_origins(seeded, story, rows):
    refresh(seeded)

    sides = "claim_ref, other_claim_ref, state, origin, other_origin, published_start_on::text, other_outlet, reasons"

    assert rows(sides, "contradiction", "order by source_id, other_source_id") == [
        (str(story.a1), str(story.f1), "suggested", MISMARI, "وزير الدفاع", "2017-01-10", "Ha", ["denial"]),
        (str(story.b1), str(story.f1), "rejected", MISMARI, "وزير الدفاع", "2017-01-11", "Ha", ["denial"]),
    ]
    assert rows("claim_ref, other_claim_ref, origin", "agreement", "where state = 'confirmed'") == [
        (str(story.b1), str(story.d1), MISMARI)
    ]


def test_an_outlet_is_measured_by_how_it_attributes_and_by_what_others_say(seeded, story, rows):  # noqa: ARG001  # the story
    refresh(seeded)

    counts = "outlet, sources, claims, attributed, anonymous, contradicted, contradicted_later, told_by_others"
    copies = "wire_copies, first_to_say"

    assert rows(f"{counts}, {copies}", "outlet_record", "order by outlet") == [
        ("Alif", 1, 2, 1, 0, 1, 1, 1, 1, 1),
        ("Ba", 1, 1, 1, 0, 0, 0, 1, 0, 0),
        ("Dal", 1, 1, 1, 0, 0, 0, 1, 0, 0),
        ("Ha", 1, 1, 1, 0, 1, 0, 0, 0, 0),
        ("Jim", 1, 1, 0, 0, 0, 0, 1, 1, 0),
        (None, 1, 1, 1, 1, 0, 0, 0, 0, 0),
    ]


def test_an_outlets_rates_are_shares_of_what_they_are_counted_in(seeded, story, rows):  # noqa: ARG001  # the story
    refresh(seeded)

    rates = "attribution_rate, anonymous_rate, contradicted_later_rate, wire_copy_rate, first_to_say_rate"

    assert rows(rates, "outlet_record", "where outlet = 'Alif'") == [(0.5, 0, 0.5, 0.5, 1)]
    assert rows(rates, "outlet_record", "where outlet = 'Jim'") == [(0, None, 0, 1, 0)]
    assert rows(rates, "outlet_record", "where outlet is null") == [(1, 1, 0, 0, None)]


def test_a_claimants_record_counts_what_was_contradicted_and_judged(seeded, judged, rows):  # noqa: ARG001  # the story
    refresh(seeded)

    counts = "claims, sources, outlets, denials, contradicted, contradicted_confirmed, denied"
    verdicts = "judged_true, judged_mixed, judged_false, judged_elsewhere_true"
    of_name = "where claimant = :name"

    assert rows(f"{counts}, {verdicts}", "claimant_record", of_name, name=MISMARI) == [
        (2, 2, 2, 0, 1, 0, 1, 1, 1, 0, 1)
    ]
    assert rows(f"{counts}, {verdicts}", "claimant_record", of_name, name=MAHJUB) == [(1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0)]
    assert rows(counts, "claimant_record", of_name, name="وزير الدفاع") == [(1, 1, 1, 1, 1, 0, 0)]
    assert rows("claimant_kind, claims", "claimant_record", of_name, name="مسؤول") == [("anonymous", 1)]


def test_the_verdicts_that_hold_are_neither_superseded_nor_withdrawn(judged, rows):
    found = rows("claim_ref, number, class, checker, desk, evidence", "verdict_current", "order by source_id, number")

    assert found == [
        (str(judged.a1), 2, "true", "Omar", None, 0),
        (str(judged.a1), 3, "mixed", "Huda", None, 2),
        (str(judged.b1), 1, "true", "Omar", "Ha", 0),
        (str(judged.d1), 1, "true", "Huda", None, 0),
        (str(judged.d1), 2, "true", "Omar", None, 0),
    ]


def test_the_history_keeps_what_was_replaced_and_withdrawn_with_its_reason(judged, rows):
    history = "event, number, rating, supersedes, superseded_by, reason"

    assert rows(history, "verdict_history", "where claim_ref = :ref order by number", ref=str(judged.b1)) == [
        ("verdict", 1, "true", None, None, None),
        ("verdict", 2, "false", None, 3, None),
        ("withdrawal", 3, None, 2, None, "the wrong claim"),
    ]


def test_checkers_and_other_desks_are_counted_apart(judged, rows):  # noqa: ARG001  # the story
    counts = "checker, desk, verdicts, withdrawals, claims, current_verdicts, current_true, current_mixed, evidence"

    assert rows(counts, "checker_record", "order by checker, desk") == [
        ("Huda", None, 4, 1, 3, 2, 1, 1, 2),
        ("Omar", None, 2, 0, 2, 2, 2, 0, 0),
        (None, "Ha", 1, 0, 1, 1, 1, 0, 0),
    ]


def test_two_checkers_agree_in_the_share_of_claims_that_both_judged(judged, rows):  # noqa: ARG001  # the story
    counts = "checker, other_checker, claims, same_rating, same_class, same_class_share"

    assert rows(counts, "checker_agreement") == [("Huda", "Omar", 2, 1, 1, 0.5)]


def test_a_claims_timeline_goes_from_its_publication_to_its_verdicts(judged, rows):
    told = "event, happened_on::text, other_claim_ref, by_whom, detail"
    of_a1 = "where claim_ref = :ref and happened_at is null order by happened_on"
    judgements = "where claim_ref = :ref and event like 'verdict%' order by happened_at, detail"

    assert rows(told, "claim_timeline", of_a1, ref=str(judged.a1)) == [
        ("published", "2017-01-10", None, "Alif", WIRE),
        ("agreed", "2017-01-11", str(judged.b1), "Ba", "غادر أسطول المرفأ."),
        ("agreed", "2017-01-12", str(judged.c1), "Jim", WIRE),
        ("contradicted", "2017-01-15", str(judged.f1), "Ha", "لم تغادر أي سفينة."),
    ]
    assert rows("event, by_whom, detail", "claim_timeline", judgements, ref=str(judged.b1)) == [
        ("verdict", "Huda", "false"),
        ("verdict withdrawn", "Huda", "the wrong claim"),
        ("verdict", "Ha", "true"),
    ]


def test_a_decision_stands_in_the_timeline_of_both_its_claims(story, rows):
    decided = "where event = 'decided' and claim_ref in (:b1, :d1) order by source_id, detail"
    b1, d1 = str(story.b1), str(story.d1)

    assert rows("claim_ref, other_claim_ref, by_whom, detail", "claim_timeline", decided, b1=b1, d1=d1) == [
        (b1, d1, "Nour", "agrees: confirmed"),
        (b1, str(story.f1), "Nour", "contradicts: rejected"),
        (d1, b1, "Nour", "agrees: confirmed"),
    ]


def test_figures_and_names_are_told_with_their_claim(story, rows):
    assert rows("claim_ref, text, value, unit, claimant, outlet, is_current", "quantity") == [
        (str(story.a1), "أربع", 4, "سفينة", MISMARI, "Alif", True)
    ]
    assert rows("claim_ref, name, entity, kind, outlet", "mention") == [
        (str(story.b1), "المرفأ", "المرفأ", "place", "Ba")
    ]


def test_a_claim_that_is_not_current_any_more_holds_others_together_and_is_no_member(seeded, story, rows):
    with seeded.transaction() as session:
        session.execute(update(SourceRow).where(SourceRow.source_id == story.b1.source_id).values(latest_capture=2))

    refresh(seeded)

    assert rows("claim_ref", "claim_group_member", "order by source_id") == [
        (str(ref),) for ref in (story.a1, story.c1, story.d1)
    ]


def test_origins_of_claims_alone_are_those_of_linking(seeded, newsroom, say, rows):
    chains = [
        say("سفن تبحر 1.", by="مسؤول", through=("Debka",)),
        say("سفن تبحر 2.", by="مسؤول"),
        say("سفن تبحر 3."),
        say("سفن تبحر 4.", by=MISMARI, through=("Alif",)),
        say("سفن تبحر 5.", by=MISMARI, through=("إزفيستيا", "Debka")),
    ]
    refs = [*newsroom.publish(*chains, key="1", outlet="Alif"), *newsroom.publish(*chains, key="2")]
    with seeded.transaction() as session:
        session.execute(update(ClaimRow).where(ClaimRow.claimant_name == "مسؤول").values(claimant_kind="anonymous"))
        [*starts] = [found.origins[0] for _, found in sorted(independence_of(session, refs).items())]

    told = rows("origin, is_unnamed", "origin", "order by source_id, claim")

    assert told == [(start.name, start.unnamed) for start in starts]
    assert told[:5] == [("Debka", False), ("Alif", False), ("Alif", False), ("Alif", False), (MISMARI, False)]


def test_working_out_twice_gives_the_same_rows(seeded, judged, rows):  # noqa: ARG001  # the story
    first = refresh(seeded)
    members = rows("*", "claim_group_member", "order by claim_ref")
    again = refresh(seeded)

    assert rows("*", "claim_group_member", "order by claim_ref") == members
    assert [(each.view, each.rows) for each in again] == [(each.view, each.rows) for each in first]


def test_views_worked_out_ahead_say_as_of_when(seeded, story, rows):  # noqa: ARG001  # the story
    done = refresh(seeded)

    assert rows("view, refreshed_at, rows", "refreshed", "order by view") == [
        (each.view, each.refreshed_at, each.rows) for each in sorted(done, key=lambda each: each.view)
    ]
    assert {at for (at,) in rows("as_of", "outlet_record")} == {done[0].refreshed_at}
    assert {at for (at,) in rows("as_of", "claim_group")} == {done[0].refreshed_at}

"""Members: whoever signs is one, in a role that may do it, and has not retired; what was signed stays signed."""

import pytest

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.members import Deed
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import LinkState, MemberRole, Polarity, Relation
from factcheck.errors import Conflict, Forbidden, InvalidInput, NotFound
from factcheck.services.corrections import correct
from factcheck.services.decisions import decide
from factcheck.services.entity_acts import Because, give_name
from factcheck.services.ledger import Checked, verify
from factcheck.services.members import acting_member
from factcheck.services.membership import (
    add_member,
    edit_member,
    list_members,
    restore_member,
    retire_member,
    show_member,
)
from factcheck.services.queue import assign, take
from factcheck.services.ratings import retire_rating
from factcheck.services.verdicts import add_verdict, verdicts_of

CHECKER, EDITOR, ANALYST = MemberRole


@pytest.fixture
def claims(seeded, newsroom, say):  # noqa: ARG001  # ratings and outlets are there
    """Two claims that contradict each other."""
    return newsroom.publish(say("السفينة وصلت", by="الناطق"), say("السفينة لم تصل", by="الوزير"), outlet="عربي21")


@pytest.fixture
def deeds(database, claims):
    """What people do, by the deed that it is: functions of the name that it is done in."""
    first, second = claims
    decision = (first, second, LinkState.CONFIRMED)
    return {
        Deed.VERDICT: lambda by: add_verdict(database, NewVerdict(first, "false", "seen", by, ())),
        Deed.LINK: lambda by: decide(database, [NewLinkDecision(*decision, by, relation=Relation.CONTRADICTS)]),
        Deed.ENTITY: lambda by: give_name(database, "رويترز", "Reuters of London", Because(by, "they say so")),
        Deed.CORRECTION: lambda by: correct(
            database, NewCorrection(claim=first, reason="he denies it", corrected_by=by, polarity=Polarity.DENIES)
        ),
        Deed.QUEUE: lambda by: take(database, first, by=by),
        Deed.RATING: lambda by: retire_rating(database, "half-true", by=by),
    }


@pytest.mark.parametrize("deed", sorted(set(Deed) - {Deed.LOOK, Deed.ARTICLE}))
def test_a_name_that_nobody_added_may_do_everything_and_is_entered(database, deeds, deed):
    deeds[deed]("Huda")

    assert [(member.name, member.roles) for member in list_members(database)] == [("Huda", ())]


@pytest.mark.parametrize("deed", sorted(set(Deed) - {Deed.LOOK, Deed.ARTICLE}))
def test_who_has_retired_signs_nothing_new(database, deeds, deed):
    add_member(database, "Huda")
    retire_member(database, "Huda")

    with pytest.raises(Conflict, match="Huda has retired") as refused:
        deeds[deed]("Huda")

    assert "factcheck member restore" in refused.value.hint


@pytest.mark.parametrize(
    ("role", "deed", "whose"),
    [
        (EDITOR, Deed.VERDICT, "log verdicts: that is for the role checker \\(Huda: editor\\)"),
        (ANALYST, Deed.VERDICT, "log verdicts"),
        (CHECKER, Deed.LINK, "decide links: that is for the role editor"),
        (ANALYST, Deed.LINK, "decide links"),
        (ANALYST, Deed.ENTITY, "decide of entities: that is for the role checker or editor"),
        (ANALYST, Deed.CORRECTION, "correct claims"),
        (ANALYST, Deed.QUEUE, "take claims to check"),
        (CHECKER, Deed.RATING, "add or retire ratings"),
    ],
)
def test_what_is_another_role_s_is_refused_by_name(database, deeds, role, deed, whose):
    add_member(database, "Huda", roles=[role])

    with pytest.raises(Forbidden, match=whose) as refused:
        deeds[deed]("Huda")

    assert "factcheck member edit" in refused.value.hint


@pytest.mark.parametrize("deed", [Deed.VERDICT, Deed.LINK])
def test_who_is_both_may_do_what_either_may(database, deeds, deed):
    add_member(database, "Huda", roles=[EDITOR, CHECKER])

    deeds[deed]("Huda")

    assert show_member(database, "Huda").member.roles == (CHECKER, EDITOR)


def test_a_claim_is_assigned_to_nobody_who_has_retired(database, claims):
    add_member(database, "Omar")
    retire_member(database, "Omar")

    with pytest.raises(Conflict, match="Omar has retired"):
        assign(database, claims[0], to="Omar", by="Huda")


@pytest.mark.parametrize("name", ["", " "])
def test_nobody_signs_nothing(database, name):
    with database.transaction() as session, pytest.raises(InvalidInput) as refused:
        acting_member(session, name, Deed.LOOK)

    assert refused.value.hint == '--by "name"'


def test_what_a_member_signed_stays_after_retiring_and_is_counted(database, claims, deeds):
    deeds[Deed.VERDICT]("Huda")

    retire_member(database, "Huda")

    assert [verdict.checker for verdict in verdicts_of(database, claims[0])] == ["Huda"]
    assert show_member(database, "Huda").signed == {
        "verdicts": 1,
        "link_decisions": 0,
        "entity_decisions": 0,
        "corrections": 0,
    }


def test_the_retired_are_listed_when_asked_for(database):
    add_member(database, "Huda", roles=[CHECKER])
    add_member(database, "Omar")
    retire_member(database, "Omar")

    assert [member.name for member in list_members(database)] == ["Huda"]
    assert [member.name for member in list_members(database, retired=True)] == ["Huda", "Omar"]


def test_who_comes_back_has_the_roles_of_before(database, deeds):
    add_member(database, "Huda", roles=[CHECKER])
    retire_member(database, "Huda")

    restored = restore_member(database, "Huda")

    assert (restored.roles, restored.retired_at) == ((CHECKER,), None)
    deeds[Deed.VERDICT]("Huda")


def test_a_name_known_from_what_it_signed_is_completed(database, deeds):
    deeds[Deed.VERDICT]("Huda")

    added = add_member(database, "Huda", roles=[CHECKER])

    assert added.roles == (CHECKER,)
    assert len(list_members(database)) == 1


@pytest.mark.parametrize("again", [[], [CHECKER], [EDITOR]])
def test_adding_twice_is_a_conflict_that_changes_nothing(database, again):
    added = add_member(database, "Huda", roles=[CHECKER])

    with pytest.raises(Conflict, match=r"already \(checker\)") as refused:
        add_member(database, "Huda", roles=again)

    assert "factcheck member edit" in refused.value.hint
    assert list_members(database) == [added]


def test_roles_said_anew_take_the_place_of_the_old_ones(database):
    add_member(database, "Huda", roles=[CHECKER])

    assert edit_member(database, "Huda", roles=[EDITOR, ANALYST]).roles == (EDITOR, ANALYST)
    assert edit_member(database, "Huda", roles=[]).roles == ()


@pytest.mark.parametrize("name", ["", " ", " Huda", "Huda\n", "Hu\x1b[2Jda"])
def test_a_name_is_a_line_of_its_own(database, name):
    with pytest.raises(InvalidInput, match="is no name"):
        add_member(database, name)


@pytest.mark.parametrize("change", [retire_member, restore_member, show_member])
def test_nobody_is_not_found(database, change):
    with pytest.raises(NotFound, match="'nobody'") as absent:
        change(database, "nobody")

    assert absent.value.hint == "factcheck member list --all"


def test_retiring_twice_and_restoring_twice_are_conflicts(database):
    add_member(database, "Huda")
    with pytest.raises(Conflict, match="nobody retired"):
        restore_member(database, "Huda")
    retire_member(database, "Huda")

    with pytest.raises(Conflict, match="has retired"):
        retire_member(database, "Huda")
    with pytest.raises(Conflict, match="has retired"):
        edit_member(database, "Huda", roles=[EDITOR])


@pytest.mark.parametrize(
    ("login", "roles", "family", "said"),
    [
        ("nobody at all", [CHECKER], NotFound, "no login 'nobody at all'"),
        ("factcheck_editor", [CHECKER], NotFound, "no login 'factcheck_editor'"),
        ("factcheck", [CHECKER], InvalidInput, "owns the database"),
        ("factcheck", [], InvalidInput, "in no group"),
        ("x'; drop table factcheck.member; --", [CHECKER], NotFound, "no login"),
    ],
)
def test_a_login_that_cannot_be_held_to_a_role_is_refused(database, login, roles, family, said):
    with pytest.raises(family, match=said):
        add_member(database, "Huda", roles=roles, login=login)

    assert list_members(database) == []


def test_the_ledger_keeps_every_change_of_a_member(database):
    add_member(database, "Huda", roles=[CHECKER])
    edit_member(database, "Huda", roles=[EDITOR])
    retire_member(database, "Huda")
    restore_member(database, "Huda")

    assert list(verify(database, Checked())) == []

"""How members come in: by passwords and tokens that are kept as hashes, and end when they should."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from factcheck.domain.words import MemberRole
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services import passwords
from factcheck.services.membership import add_member, restore_member, retire_member
from factcheck.services.passwords import come_in, has_passwords, set_password, still_in
from factcheck.services.tokens import add_token, bearer_of, list_tokens, revoke_token

PASSWORD, OTHER = "four walls and a door", "أربعة جدران وباب واحد"


@pytest.fixture
def huda(database):
    """A checker with a password, and what her sessions bear."""
    add_member(database, "Huda", roles=[MemberRole.CHECKER], password=PASSWORD)
    return come_in(database, "Huda", PASSWORD)


def test_name_and_password_that_fit_come_in(database, huda):
    assert still_in(database, "Huda", huda)
    assert has_passwords(database)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Huda", "four walls and a doer"),
        ("Huda", ""),
        ("Huda", "\ud800"),
        ("huda", PASSWORD),
        ("Omar", PASSWORD),
        ("", ""),
        ("Huda' or true --", PASSWORD),
    ],
)
def test_what_does_not_fit_does_not(database, huda, name, password):  # noqa: ARG001  # she has one
    assert come_in(database, name, password) is None


def test_a_password_is_the_same_however_a_keyboard_writes_it(database, huda):  # noqa: ARG001  # the member
    set_password(database, "Huda", "caf\u00e9 by the sea, 1")

    assert come_in(database, "Huda", "cafe\u0301 by the sea, \uff11")


def test_a_new_password_ends_the_sessions_of_the_one_before(database, huda):
    set_password(database, "Huda", OTHER)

    assert not still_in(database, "Huda", huda)
    assert come_in(database, "Huda", PASSWORD) is None
    assert come_in(database, "Huda", OTHER)


def test_the_same_password_set_again_ends_the_sessions_too(database, huda):
    set_password(database, "Huda", PASSWORD)

    assert not still_in(database, "Huda", huda)


def test_who_has_retired_is_out_and_comes_back_without_a_password_or_a_token(database, huda):
    token = add_token(database, "Huda").written

    retire_member(database, "Huda")
    retired = (still_in(database, "Huda", huda), come_in(database, "Huda", PASSWORD), bearer_of(database, token))
    restore_member(database, "Huda")

    assert retired == (False, None, None)
    assert (still_in(database, "Huda", huda), come_in(database, "Huda", PASSWORD)) == (False, None)
    assert (bearer_of(database, token), has_passwords(database)) == (None, False)


@pytest.mark.parametrize(
    "password",
    ["", "short", "eleven char", "x" * 201, "abcabcabcabcabc", "I am Huda, I am", "a line\nand another", "  "],
)
def test_what_is_soon_guessed_is_no_password_and_nobody_is_added_with_it(database, password):
    with pytest.raises(InvalidInput) as refused:
        add_member(database, "Huda", password=password)

    assert password not in refused.value.message or len(password) < 3
    with pytest.raises(NotFound):
        set_password(database, "Huda", PASSWORD)


@pytest.mark.parametrize("give", [lambda *who: set_password(*who, PASSWORD), add_token])
def test_who_has_retired_is_given_nothing(database, huda, give):  # noqa: ARG001  # the member
    retire_member(database, "Huda")

    with pytest.raises(Conflict, match="Huda has retired"):
        give(database, "Huda")


def test_neither_passwords_nor_tokens_are_kept_as_they_are(database, huda):  # noqa: ARG001  # the member
    token = add_token(database, "Huda").written

    with database.transaction() as session:
        rows = session.execute(text("select p::text from factcheck.member_password p")).scalars().all()
        rows += session.execute(text("select t::text from factcheck.member_token t")).scalars().all()
        rows += session.execute(text("select l::text from factcheck.ledger l")).scalars().all()

    assert "$argon2id$v=19$m=65536,t=3,p=4$" in rows[0]
    assert not any(PASSWORD in row or token in row or token.encode().hex() in row for row in rows)


def test_a_name_that_nobody_has_costs_what_a_wrong_password_costs():
    assert not passwords._HASHER.check_needs_rehash(passwords._NOBODY)  # noqa: SLF001  # the same parameters


def test_a_token_acts_in_its_member_s_name_until_it_is_taken_back(database, huda):  # noqa: ARG001  # the member
    made = add_token(database, "Huda", label="nightly")

    assert bearer_of(database, made.written) == "Huda"
    revoked = revoke_token(database, made.record.token_id)

    assert bearer_of(database, made.written) is None
    assert list_tokens(database, member="Huda") == [revoked]
    with pytest.raises(Conflict, match="was taken back"):
        revoke_token(database, made.record.token_id)


def test_a_token_that_has_expired_opens_nothing(database, huda):  # noqa: ARG001  # the member
    made = add_token(database, "Huda", expires_on=(datetime.now(UTC) + timedelta(days=1)).date())
    assert bearer_of(database, made.written) == "Huda"

    with database.transaction() as session:
        session.execute(text("update factcheck.member_token set expires_at = now()"))

    assert bearer_of(database, made.written) is None


def test_a_token_that_would_open_nothing_is_not_made(database, huda):  # noqa: ARG001  # the member
    with pytest.raises(InvalidInput, match="opens nothing"):
        add_token(database, "Huda", expires_on=datetime.now(UTC).date())


@pytest.mark.parametrize("token", ["", "x", "fct_", "\ud800", "fct_" + "0" * 43])
def test_a_guess_is_nobody_s_token(database, huda, token):  # noqa: ARG001  # there is one
    add_token(database, "Huda")

    assert bearer_of(database, token) is None


def test_there_is_no_token_of_nobody(database):
    with pytest.raises(NotFound, match="'Omar'"):
        add_token(database, "Omar")
    with pytest.raises(NotFound, match="no token 7"):
        revoke_token(database, 7)

"""Members as rows."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from factcheck.domain.access import TokenRecord
from factcheck.domain.records import MemberRecord
from factcheck.presenters.exports import Out
from factcheck.services.membership import MemberDossier


class MemberOut(Out):
    """A member; without ``roles`` none was said."""

    name: str
    roles: tuple[str, ...]
    login: str | None
    created_at: datetime
    retired_at: datetime | None


class MemberDossierOut(MemberOut):
    """A member, and how many of each bear the name."""

    verdicts: int
    link_decisions: int
    entity_decisions: int
    corrections: int


class TokenOut(Out):
    """A token of a member's; what it opens with is kept nowhere."""

    token: int
    member: str
    label: str | None
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


class MemberListOut(Out):
    """Members by name."""

    members: tuple[MemberOut, ...]


def member_list_out(members: Iterable[MemberRecord]) -> MemberListOut:
    """The members as JSON."""
    return MemberListOut(members=tuple(MemberOut(**_shown(member)) for member in members))


def member_rows(members: Iterable[MemberRecord]) -> Iterator[Out]:
    """A row a member."""
    for member in members:
        yield MemberOut(**_shown(member))


def dossier_rows(dossier: MemberDossier) -> Iterator[Out]:
    """The one row of a member with what bears the name."""
    yield MemberDossierOut(**(_shown(dossier.member) | dict(dossier.signed)))


def token_rows(tokens: Iterable[TokenRecord]) -> Iterator[Out]:
    """A row a token."""
    for token in tokens:
        yield TokenOut(
            token=token.token_id,
            member=token.member,
            label=token.label,
            created_at=token.created_at,
            expires_at=token.expires_at,
            revoked_at=token.revoked_at,
        )


def _shown(member: MemberRecord) -> dict[str, Any]:
    return {
        "name": member.name,
        "roles": tuple(role.value for role in member.roles),
        "login": member.login,
        "created_at": member.created_at,
        "retired_at": member.retired_at,
    }

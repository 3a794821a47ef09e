"""Database logins in the groups of their members' roles: factcheck_checker, factcheck_editor, factcheck_analyst.

Logins are made by the server's administrator, with whatever they log in by. Here they only enter and leave groups, in
the transaction that records it of the member.
"""

from collections.abc import Collection

import psycopg
from psycopg import errors, sql
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from factcheck.domain.words import MemberRole
from factcheck.errors import InvalidInput, NotFound, Unavailable

_IS_LOGIN = text("select rolcanlogin from pg_roles where rolname = :login")
_IS_OWNER = text("select pg_has_role(:login, nspowner, 'member') from pg_namespace where nspname = 'factcheck'")
_GROUPS = text("""
select g.rolname
from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles l on l.oid = m.member
where l.rolname = :login and g.rolname = any(:groups)
""")


def group_of(role: MemberRole) -> str:
    """The group role of the database that holds the role's rights."""
    return f"factcheck_{role.value}"


def check_login(session: Session, login: str) -> None:
    """NotFound where nobody can log in as that, InvalidInput for one who may do everything anyway."""
    if session.execute(_IS_LOGIN, {"login": login}).scalar_one_or_none() is not True:
        raise NotFound(
            f"the server has no login {login!r}", hint=f'have its administrator type: create role "{login}" login'
        )
    if session.execute(_IS_OWNER, {"login": login}).scalar_one():
        raise InvalidInput(
            f"{login!r} owns the database and may do everything: no role holds it back",
            hint="a login of the member's own, on a server of your own (FACTCHECK_DATABASE_URL)",
        )


def set_groups(session: Session, login: str, roles: Collection[MemberRole]) -> None:
    """Put the login into the groups of the roles, and out of the others.

    Unavailable where whoever runs this may not, or somebody else put the login into a group.
    """
    wanted = {group_of(role) for role in roles}
    held = _groups(session, login)
    for group in sorted(wanted - held):
        _run(session, "grant {} to {}", group, login)
    for group in sorted(held - wanted):
        _run(session, "revoke {} from {}", group, login)
    left = _groups(session, login) - wanted
    if left:
        raise Unavailable(
            f"{login!r} stays in {', '.join(sorted(left))}: somebody else put it there",
            hint=f'have the server\'s administrator type: revoke {min(left)} from "{login}"',
        )


def _groups(session: Session, login: str) -> set[str]:
    groups = [group_of(role) for role in MemberRole]
    return set(session.scalars(_GROUPS, {"login": login, "groups": groups}))


def _run(session: Session, statement: str, group: str, login: str) -> None:
    if session.execute(select(func.to_regrole(group))).scalar_one() is None:
        raise Unavailable(
            f"the server has no group {group}",
            hint=f"have its administrator type: create role {group}; then: factcheck db upgrade",
        )
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    written = sql.SQL(statement).format(sql.Identifier(group), sql.Identifier(login))
    try:
        driver.execute(written)
    except errors.InsufficientPrivilege as error:
        raise Unavailable(
            f"{driver.info.user} may not {statement.partition(' ')[0]} the group {group}",
            hint=f"ask the database's owner, or the server's administrator, for: {written.as_string(driver)}",
        ) from error

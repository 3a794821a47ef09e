"""Who may do what: the deeds of a desk, and the roles that they belong to.

A member may have several roles, as a database login may stand in several groups, and may do what any of them may. One
of whom no role was said may do everything: a desk of one needs no roles. The database's own grants agree with this
table (a test holds them together), so that on a server a login of a group is held to it whatever program it uses.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from factcheck.domain.words import MemberRole


class Deed(StrEnum):
    """What is done under a member's name, as a refusal says it."""

    VERDICT = "log verdicts"
    LINK = "decide links"
    ENTITY = "decide of entities"
    CORRECTION = "correct claims"
    QUEUE = "take claims to check"
    LOOK = "say that a stale verdict stands"
    RATING = "add or retire ratings"
    ARTICLE = "add articles"


_BOTH = frozenset({MemberRole.CHECKER, MemberRole.EDITOR})
DONE_BY: Mapping[Deed, frozenset[MemberRole]] = MappingProxyType(
    {
        Deed.VERDICT: frozenset({MemberRole.CHECKER}),
        Deed.LINK: frozenset({MemberRole.EDITOR}),
        Deed.ENTITY: _BOTH,
        Deed.CORRECTION: _BOTH,
        Deed.QUEUE: _BOTH,
        Deed.LOOK: _BOTH,
        Deed.RATING: frozenset({MemberRole.EDITOR}),
        Deed.ARTICLE: _BOTH,  # by the desk in a browser; at the terminal it takes the database's owner
    }
)


def may(roles: Collection[MemberRole], deed: Deed) -> bool:
    """Whether somebody of these roles may do it.

    >>> checker, editor = MemberRole.CHECKER, MemberRole.EDITOR
    >>> may([checker], Deed.LINK), may([checker, editor], Deed.LINK), may([], Deed.LINK)
    (False, True, True)
    """
    return not roles or not DONE_BY[deed].isdisjoint(roles)

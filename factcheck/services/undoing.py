"""Taking a word on a link back: by a decision of its own, which stands beside it for ever."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.decisions import LinkDecision, standing_words
from factcheck.domain.members import Deed
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Relation
from factcheck.errors import Conflict
from factcheck.services.members import acting_member
from factcheck.storage import decisions as stored
from factcheck.storage.database import Database
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import LINK_DECISION


@dataclass(frozen=True, slots=True)
class Undo:
    """Whose word on which pair is taken back, ``a`` the lower name.

    ``relation`` and ``number`` name the decision that is meant, where the editor was shown one; None means the newest.
    """

    a: ClaimRef
    b: ClaimRef
    editor: str
    relation: Relation | None = None
    number: int | None = None


def undo(database: Database, wanted: Undo, *, dry_run: bool = False) -> list[LinkDecision]:
    """The decisions that take back what the editor last said of the pair; of a swap both of its halves.

    Conflict where the editor has said nothing that holds, something else than is meant, or somebody decided since.
    """
    pair = (wanted.a, wanted.b)
    with database.transaction(dry_run=dry_run) as session:
        stored.lock_pair(session, pair)
        found = stored.decisions_of(session, pair)
        meant = _meant(wanted, found)
        acting = acting_member(session, wanted.editor, Deed.LINK)
        numbers = {(one.relation, _take_back(session, one, found, acting)) for one in meant}
        return [one for one in stored.decisions_of(session, pair) if (one.relation, one.number) in numbers]


def _meant(wanted: Undo, found: Sequence[LinkDecision]) -> list[LinkDecision]:
    own = [one for relation in Relation for one in _standing(found, relation) if one.editor == wanted.editor]
    fitting = [one for one in own if wanted.relation in {None, one.relation}]
    newest = max(fitting, key=lambda one: (one.decided_at, one.number), default=None)
    hint = f"factcheck link history {wanted.a} {wanted.b}"
    if newest is None:
        raise Conflict(f"{wanted.editor} has said nothing of {wanted.a} and {wanted.b} to take back", hint=hint)
    if wanted.number not in {None, newest.number}:
        raise Conflict(f"{wanted.editor} has said otherwise meanwhile: {newest.relation} {newest.state}", hint=hint)
    return [one for one in own if one is newest or _halves_of_a_swap(one, newest)]


def _standing(found: Sequence[LinkDecision], relation: Relation) -> list[LinkDecision]:
    return standing_words(one for one in found if one.relation is relation)


def _halves_of_a_swap(one: LinkDecision, other: LinkDecision) -> bool:
    """Whether both were said at once, as a swap says them: the one link is wrong, the other right."""
    at_once = one.relation is not other.relation and one.decided_at == other.decided_at
    return at_once and {one.state, other.state} == {LinkState.REJECTED, LinkState.CONFIRMED}


def _take_back(session: Session, word: LinkDecision, found: Sequence[LinkDecision], member_id: int) -> int:
    """Write the undo of a word; gives its number."""
    of_link = [one for one in found if one.relation is word.relation]
    last = of_link[0]
    if last.number != word.number:
        raise Conflict(
            f"{last.editor} decided meanwhile: {last.relation} {last.state}",
            hint=f"say anew what you think: factcheck link decide {word.a} {word.b} WORD",
        )
    number, (a, b) = last.number + 1, (word.a, word.b)
    stored.add_undo(session, word, _before(session, word, of_link), number=number, member_id=member_id)
    append_entry(session, LINK_DECISION, a.source_id, a.number, b.source_id, b.number, word.relation.value, number)
    return number


def _before(session: Session, word: LinkDecision, of_link: Sequence[LinkDecision]) -> LinkState:
    """What the link was before the word. One that the word itself has made was none: it stands as rejected."""
    before = next((one.state for one in of_link if one.number == word.number - 1), None)
    if before is not None:
        return before
    return (
        LinkState.REJECTED if stored.made_by_editor(session, (word.a, word.b), word.relation) else LinkState.SUGGESTED
    )

"""``factcheck review``: one pair after the other, one key each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.lists import ReasonOption, SameOriginOption, SameSourceOption, ScoreOption
from factcheck.cli.options import (
    ByOption,
    ClaimantOption,
    EntityOption,
    LimitOption,
    OutletOption,
    SinceOption,
    StoryOption,
    UntilOption,
    day,
    signer,
)
from factcheck.cli.screen import Screen
from factcheck.domain.words import LinkState, Relation
from factcheck.errors import Conflict

if TYPE_CHECKING:
    from factcheck.domain.records import LinkRecord
    from factcheck.services.review import Pair
    from factcheck.storage.database import Database

AT_A_SITTING = 100  # pairs that an editor looks through before the order is worked out anew

STATES = {"c": LinkState.CONFIRMED, "r": LinkState.REJECTED, "u": LinkState.UNSURE}
SWAP, SKIP, BACK, OPEN, NOTE, UNDO, QUIT = "wsbonzq"
ENDS = ("", "\x03", "\x04")  # no more keys; Ctrl-C and Ctrl-D where the terminal hands them on
KEYS = "c confirm  r reject  u unsure  w swap  s skip  b back  z undo  o open  n note  q quit"
KEYS_AT_END = "the end of the list: b back  z undo  q quit"


def review(
    context: typer.Context,
    relation: Annotated[Relation | None, typer.Option("--relation", help="Only links of this kind.")] = None,
    outlet: OutletOption = None,
    claimant: ClaimantOption = None,
    entity: EntityOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    reason: ReasonOption = None,
    min_score: ScoreOption = None,
    same_source: SameSourceOption = None,
    same_origin: SameOriginOption = None,
    story: StoryOption = None,
    limit: LimitOption = AT_A_SITTING,
    by: ByOption = None,
) -> None:
    """Decide of suggested links one by one, a key each. Those that matter most come first.

    c confirms, r rejects, u says unsure, w says that it is the other way (agrees for contradicts), s skips, b goes
    back, z takes your last word back, o opens both texts, n notes why before the next key, q quits. What is decided is
    kept at once.

    Example: factcheck review --relation contradicts --other-source
    """
    # Deferred for start-up time.
    from factcheck.services.review import review_list
    from factcheck.services.selection import LinkSelection

    screen: Screen = context.obj
    selection = LinkSelection(
        outlet=outlet,
        claimant=claimant,
        entity=entity,
        since=day(since),
        until=day(until),
        reason=reason,
        state=LinkState.SUGGESTED,
        min_score=min_score,
        same_source=same_source,
        same_origin=same_origin,
        story=story,
        limit=limit,
    )
    with screen.database() as database:
        links = review_list(database, relation, selection)
        sitting = _Sitting(screen, database, links, signer(by))
        sitting.run()
    screen.remark(f"{len(sitting.done)} decided, {len(links) - len(set(sitting.done))} left of {len(links)}")


@dataclass(slots=True)
class _Sitting:
    """An editor before a list of links; ``done`` holds the places in the list that were decided, the last one last."""

    screen: Screen
    database: "Database"
    links: Sequence["LinkRecord"]
    editor: str
    at: int = 0
    note: str | None = None
    done: list[int] = field(default_factory=list)

    def run(self) -> None:
        """Show pair after pair until the list or the keys end."""
        keys = _keys(self.screen)
        pair = self._shown()
        while self.links and (key := next(keys, "").lower()) not in (*ENDS, QUIT):
            if key == NOTE:
                self.note = _line(keys, self.screen)
            elif key == UNDO:
                if self._undo():
                    pair = self._shown()
            elif key == BACK or (pair is not None and key in (*STATES, SWAP, SKIP)):
                self._act(key, pair)
                pair = self._shown()
            elif key == OPEN and pair is not None:
                self._open(pair)
            elif key != "\n":
                self.screen.remark(KEYS if pair is not None else KEYS_AT_END)

    def _shown(self) -> "Pair | None":
        """The next pair that is still there, once it is on the screen; None at the end of the list."""
        from factcheck.presenters.review import pair_lines  # deferred for start-up time
        from factcheck.services.review import pair_of

        while self.at < len(self.links):
            pair = pair_of(self.database, self.links[self.at])
            if pair is not None:
                self.screen.cards([[*pair_lines(pair, place=self.at + 1, of=len(self.links)), ""]])
                self.screen.remark(KEYS)
                return pair
            self.screen.remark(f"{self.at + 1} of {len(self.links)} is gone: a text was read anew")
            self.at += 1
        self.screen.remark(KEYS_AT_END if self.links else "nothing to decide")
        return None

    def _act(self, key: str, pair: "Pair | None") -> None:
        if pair is None or key == BACK:
            self.at = max(0, self.at - 1)
        elif key == SKIP or self._decide(key, pair):
            self.at += 1
            self.note = None

    def _decide(self, key: str, pair: "Pair") -> bool:
        """Whether the editor's word was kept; somebody else may have decided in the meantime."""
        from factcheck.domain.decisions import NewLinkDecision  # deferred for start-up time
        from factcheck.services.decisions import decide, swapped

        link = pair.link
        state = STATES.get(key, LinkState.REJECTED)
        new = NewLinkDecision(
            link.a.ref, link.b.ref, state, self.editor, relation=link.relation, note=self.note, seen=link.seen
        )
        try:
            decide(self.database, swapped(new, link.relation) if key == SWAP else [new])
        except Conflict as conflict:
            self.screen.warn(conflict.message)
            return False
        self.done.append(self.at)
        return True

    def _undo(self) -> bool:
        """Whether the last word of this sitting was taken back; its pair is then shown again."""
        from factcheck.services.undoing import Undo, undo  # deferred for start-up time

        if not self.done:
            self.screen.remark("nothing was decided yet")
            return False
        link = self.links[self.done[-1]]
        try:
            undo(self.database, Undo(link.a.ref, link.b.ref, self.editor))
        except Conflict as conflict:
            self.screen.warn(conflict.message)
            return False
        self.at = self.done.pop()
        return True

    def _open(self, pair: "Pair") -> None:
        from factcheck.presenters.review import context_lines  # deferred for start-up time

        self.screen.cards([list(context_lines(side)) for side in pair.sides])
        self.screen.remark(KEYS)


def _keys(screen: Screen) -> Iterator[str]:
    """The keys as they are struck; from a pipe, its characters without the ends of its lines."""
    if screen.stdin.isatty():
        while True:
            screen.out.flush()
            yield typer.getchar()
    for line in screen.stdin:
        yield from line.decode("utf-8", "replace").strip("\r\n")
        yield "\n"


def _line(keys: Iterator[str], screen: Screen) -> str | None:
    """A line of words, typed or piped."""
    if screen.stdin.isatty():
        return typer.prompt("note", default="", show_default=False, err=True).strip() or None
    words = []
    while (key := next(keys, "\n")) != "\n":
        words.append(key)
    return "".join(words).strip() or None

"""What a desk's people have decided: verdicts with their evidence, of this desk and of others, and of links."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

JUDGED, AGAIN, ELSEWHERE = 0.02, 0.3, 0.1  # shares: of the claims; of the verdicts
WITHDRAWN = 0.1  # share of second verdicts that withdraw the first

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """Makes verdicts from one source of chance: of members, with ratings, some of other desks."""

    chance: random.Random
    members: Sequence[int]
    ratings: Sequence[int]
    desks: Sequence[int]

    def member(self) -> int:
        """Somebody."""
        return self.chance.choice(self.members)

    def verdicts(self, ref: tuple[int, int]) -> Iterator[Row]:
        """None of most claims; of others one, or two: side by side, superseded or withdrawn."""
        if self.chance.random() >= JUDGED:
            return
        yield self._verdict(ref, 1)
        if self.chance.random() < AGAIN:
            again = self._verdict(ref, 2)
            if self.chance.random() < 0.5:  # the other half stand side by side
                again |= {"supersedes": 1, "reason": "new evidence"}
                if self.chance.random() < WITHDRAWN:
                    again["rating_id"] = None
            yield again

    def evidence(self, verdict: Row) -> Iterator[Row]:
        """What a verdict cites: one thing or two."""
        key = {"source_id": verdict["source_id"], "claim": verdict["claim"], "verdict": verdict["number"]}
        for position in range(1, self.chance.randint(1, 2) + 1):
            yield {**key, "position": position, "stance": "refutes", "citation": "the port's log"}

    def _verdict(self, ref: tuple[int, int], number: int) -> Row:
        return {
            "source_id": ref[0],
            "claim": ref[1],
            "number": number,
            "rating_id": self.chance.choice(self.ratings),
            "rationale": "seen by nobody",
            "member_id": self.member(),
            "supersedes": None,
            "reason": None,
            "desk_outlet_id": self.chance.choice(self.desks) if self.chance.random() < ELSEWHERE else None,
        }


def decision(link: Row, member: int) -> Row:
    """The decision that a link's state stands for."""
    sides = ("source_id", "claim", "other_source_id", "other_claim", "relation", "state")
    return {**{side: link[side] for side in sides}, "number": 1, "member_id": member}

"""Groups of claims that agree: each claim is of one group at most, so that analysts can count groups.

What stands behind one claim is told from that claim (services/voices.py): suggestions are followed once, what an
editor confirmed on and on. Groups keep to the same law. Claims that confirmed links join are one. Around those, and
around claims by themselves, a group is a star: a centre, and all that a suggestion joins to it directly. Two outlets
suggest that they say what a third says, nobody suggests that they say the same as a fourth that only one of them
agrees with: what a method thinks twice in a row is no longer thought.

Centres are those with the most agreements, of as many those with the surest, then the lowest name. Who agrees with
several centres goes to the one with which it agrees most surely.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from factcheck.domain.independence import Agreement
from factcheck.domain.refs import ClaimRef

_NUMBER_BITS = 30  # of a claim's number, which has nine digits at most (ClaimRef); a source's number has 33 bits left
_NOWHERE = -1


def grouped(agreements: Iterable[Agreement]) -> Iterator[tuple[ClaimRef, int]]:
    """Each claim that is of a group, in the order of names, with its group's number; groups are numbered from 1.

    Memory is some 60 bytes an agreement, none of it an object of its own: a desk has a million of them.
    """
    stars = _Stars(agreements)
    numbers = array("q", [0]) * len(stars.claims)
    sizes = array("q", [0]) * len(stars.claims)
    for place in range(len(stars.claims)):
        sizes[stars.centre(place)] += 1
    last = 0
    for place, claim in enumerate(stars.claims):
        centre = stars.centre(place)
        if sizes[centre] > 1:
            if not numbers[centre]:
                last += 1
                numbers[centre] = last
            yield ClaimRef(claim >> _NUMBER_BITS, claim & ((1 << _NUMBER_BITS) - 1)), numbers[centre]


class _Stars:
    """Claims by place, in the order of their names; each is of a kernel, and each kernel of a star."""

    def __init__(self, agreements: Iterable[Agreement]) -> None:
        ends, scores, confirmed = array("q"), array("f"), array("q")
        for each in agreements:
            pair = (_packed(each.a), _packed(each.b))
            if each.confirmed:
                confirmed.extend(pair)
            else:
                ends.extend(pair)
                scores.append(each.score)
        self.claims = array("q", sorted({*ends, *confirmed}))
        self._kernel = array("q", range(len(self.claims)))
        for a, b in zip(confirmed[::2], confirmed[1::2], strict=True):
            self._join(self._place(a), self._place(b))
        self._near, self._scores = array("q"), array("f")
        for a, b, score in zip(ends[::2], ends[1::2], scores, strict=True):
            kernels = (self._find(self._place(a)), self._find(self._place(b)))
            if kernels[0] != kernels[1]:
                self._near.extend(kernels)
                self._scores.append(score)
        self._centre = self._centres()

    def centre(self, place: int) -> int:
        """The place of the kernel at the centre of the claim's star."""
        return self._centre[self._find(place)]

    def _place(self, claim: int) -> int:
        return bisect_left(self.claims, claim)

    def _find(self, place: int) -> int:
        while self._kernel[place] != place:
            self._kernel[place] = place = self._kernel[self._kernel[place]]
        return place

    def _join(self, a: int, b: int) -> None:
        low, high = sorted((self._find(a), self._find(b)))
        self._kernel[high] = low

    def _centres(self) -> "array[int]":
        """The centre of each kernel's star, itself for a centre."""
        starts, edges = self._edges()
        weights = array("d", (self._weight(edges[starts[at] : starts[at + 1]]) for at in range(len(self.claims))))
        is_centre, taken = bytearray(len(self.claims)), bytearray(len(self.claims))
        for kernel in sorted(range(len(self.claims)), key=lambda at: -weights[at]):
            if not taken[kernel]:
                is_centre[kernel] = True
                for edge in edges[starts[kernel] : starts[kernel + 1]]:
                    taken[self._other(edge, kernel)] = True
        centres = array("q", range(len(self.claims)))
        for kernel in range(len(self.claims)):
            if not is_centre[kernel]:
                centres[kernel] = self._surest(kernel, edges[starts[kernel] : starts[kernel + 1]], is_centre)
        return centres

    def _edges(self) -> "tuple[array[int], array[int]]":
        """Of each kernel the suggestions that touch it: those from the first number on, up to the next one's."""
        starts = array("q", [0]) * (len(self.claims) + 1)
        for kernel in self._near:
            starts[kernel + 1] += 1
        for at in range(len(self.claims)):
            starts[at + 1] += starts[at]
        edges, filled = array("q", [0]) * len(self._near), starts[:]
        for end, kernel in enumerate(self._near):
            edges[filled[kernel]] = end // 2
            filled[kernel] += 1
        return starts, edges

    def _other(self, edge: int, kernel: int) -> int:
        a, b = self._near[2 * edge], self._near[2 * edge + 1]
        return b if a == kernel else a

    def _weight(self, edges: "array[int]") -> float:
        """How many agree, and below one how surely on average."""
        return len(edges) + sum(self._scores[edge] for edge in edges) / (len(edges) + 1)

    def _surest(self, kernel: int, edges: "array[int]", is_centre: bytearray) -> int:
        best, surest = kernel, float(_NOWHERE)
        for edge in edges:
            other = self._other(edge, kernel)
            if is_centre[other] and (self._scores[edge], -other) > (surest, -best):
                best, surest = other, self._scores[edge]
        return best


def _packed(ref: ClaimRef) -> int:
    return ref.source_id << _NUMBER_BITS | ref.number

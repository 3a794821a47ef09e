"""Links of a story beside its gold: what is found, what is wrong, by relation and by reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from bench.link.stories import Row, Story
from bench.link.vectors import vectors_of
from factcheck.domain.links import Link
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Relation
from factcheck.linking import Prepared, prepare
from factcheck.linking.encoder import AUTO, Vector
from factcheck.linking.nearness import Near, nearnesses
from factcheck.linking.standing import Pair, Standing, standings
from factcheck.linking.together import links_among

FIRST = 20  # what an editor reads of a list before trusting it, or not


@dataclass(slots=True)
class Tally:
    """Counts over stories. ``read`` of ``rows`` have two different claims to bear them; ``misses`` tell of the rest.

    ``made`` holds the links between anchored claims: score, and whether the gold has it too.
    """

    rows: int = 0
    read: int = 0
    made: dict[Relation, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    found: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    origins: list[bool] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        """Share of the gold rows of a relation, or of a relation and reason, that are found, 0..1."""
        return _share(self.found[kind])

    def precision(self, relation: Relation) -> float:
        """Share of the links made between anchored claims that the gold has too, 0..1."""
        return _share([right for _, right in self.made[relation]])

    def precision_of_first(self, relation: Relation) -> float:
        """The same of the surest links of all stories in one list, as an editor reads them."""
        surest = sorted(self.made[relation], key=lambda one: -one[0])[:FIRST]
        return _share([right for _, right in surest])

    @property
    def same_origin(self) -> float:
        """Share of the agreements found whose origins are told right, 0..1."""
        return _share(self.origins)


def tally(stories: Iterable[Story], encoder: str = AUTO) -> Tally:
    """What linking makes of the stories."""
    counts = Tally()
    for story in stories:
        _add(counts, story, links_of(story, encoder))
    return counts


def links_of(story: Story, encoder: str = AUTO) -> dict[Pair, Link]:
    """The links between the story's claims, by the two names."""
    prepared = _prepared(story)
    return {
        (link.a, link.b): link for link in links_among(prepared, _pairs(prepared), _vectors(prepared, story, encoder))
    }


def near_of(story: Story, encoder: str = AUTO) -> dict[Pair, Near]:
    """How near the story's claims lie; empty where there is no encoder."""
    prepared = _prepared(story)
    return nearnesses(_pairs(prepared), prepared, _vectors(prepared, story, encoder) or {})


def standings_of(story: Story) -> dict[Pair, Standing]:
    """How the story's claims stand among each other by words."""
    prepared = _prepared(story)
    return standings(_pairs(prepared), prepared)


def _prepared(story: Story) -> dict[ClaimRef, Prepared]:
    return {one.claim.ref: prepare(one.claim) for told in story.articles for one in told.claims}


def _pairs(prepared: dict[ClaimRef, Prepared]) -> set[Pair]:
    return {(a.claim.ref, b.claim.ref) for a, b in across(prepared.values())}


def _vectors(prepared: dict[ClaimRef, Prepared], story: Story, encoder: str) -> dict[ClaimRef, Vector] | None:
    by_text = vectors_of([story], encoder)
    return {ref: by_text[one.claim.text] for ref, one in prepared.items()} if by_text else None


def across(prepared: Iterable[Prepared]) -> Iterator[tuple[Prepared, Prepared]]:
    """All pairs of claims, the lower name first; two voices may clash within one article."""
    return combinations(sorted(prepared, key=lambda one: one.claim.ref), 2)


def borne(story: Story, row: Row) -> Pair | None:
    """The two claims that a gold row speaks of, the lower name first; None where either was not read as a claim."""
    told = {one.doc: one for one in story.articles}
    ends = [told[row[side]["doc"]].bearing(row[side]["anchor"]) for side in "ab"]
    refs = sorted(end.claim.ref for end in ends if end is not None)
    return (refs[0], refs[1]) if len(refs) == len(ends) and refs[0] != refs[1] else None


def _add(counts: Tally, story: Story, links: dict[Pair, Link]) -> None:
    gold: dict[Pair, set[str]] = defaultdict(set)
    anchored: set[ClaimRef] = set()
    for row in story.rows:
        pair = borne(story, row)
        counts.rows += 1
        if pair is not None:
            counts.read += 1
            gold[pair].add(row["relation"])
            anchored.update(pair)
        _add_row(counts, row, links.get(pair) if pair else None)
    texts = {one.claim.ref: one.claim.text for told in story.articles for one in told.claims}
    for pair, link in links.items():
        if anchored.issuperset(pair):
            right = str(link.relation) in gold[pair]
            counts.made[link.relation].append((link.score, right))
            if not right:
                counts.misses.append(f"wrong {link.relation} {link.score:.2f} {_why(link)}: {_both(texts, pair)}")


def _add_row(counts: Tally, row: Row, link: Link | None) -> None:
    relation = row["relation"]
    if relation not in set(Relation):
        return
    hit = link is not None and link.relation == relation
    for kind in (relation, *(f"{relation}: {reason}" for reason in row["reasons"])):
        counts.found[kind].append(hit)
    if hit and link is not None and row["same_origin"] is not None and relation == Relation.AGREES:
        counts.origins.append(link.same_origin == row["same_origin"])
    if not hit:
        counts.misses.append(f"missed {relation} {row['reasons']}: {row['a']['anchor']} || {row['b']['anchor']}")


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def _why(link: Link) -> str:
    return ", ".join(f"{reason.code} {reason.detail}" for reason in link.reasons)


def _both(texts: dict[ClaimRef, str], pair: Pair) -> str:
    return " || ".join(texts[ref] for ref in pair)

"""Where gold links are lost: at which stage, for everybody to see what to work on."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bench.link.scored import borne, links_of, near_of, standings_of
from bench.link.stories import Story
from factcheck.domain.words import Relation
from factcheck.linking import prepare
from factcheck.linking.compare import judge
from factcheck.linking.encoder import AUTO
from factcheck.linking.together import comparable

FOUND = "found"
UNREAD = "1 not read, or both in one claim"
KEPT_APART = "2 kept apart by a rule: a question, background, one voice"
FAR_APART = "3 not looked at: far apart by vectors, or no word in common"
NEITHER = "4 taken for two matters"
OTHER_RELATION = "5 taken for the other relation"
UNSURE = "6 right, but not sure enough"
STAGES = (FOUND, UNREAD, KEPT_APART, FAR_APART, NEITHER, OTHER_RELATION, UNSURE)
# From this share on both relations together, a pair is taken to be of one matter.
ONE_MATTER = 0.2


def loss_lines(stories: Iterable[Story], encoder: str = AUTO) -> list[str]:
    """A table: how many gold links of each relation are lost at each stage."""
    counts: dict[Relation, Counter[str]] = {relation: Counter() for relation in Relation}
    for story in stories:
        for relation, stage in _stages(story, encoder):
            counts[relation][stage] += 1
    lines = ["| gold links | contradictions | agreements |", "|---|---:|---:|"]
    shown = (Relation.CONTRADICTS, Relation.AGREES)
    return lines + [
        f"| {stage} | {' | '.join(str(counts[relation][stage]) for relation in shown)} |" for stage in STAGES
    ]


def _stages(story: Story, encoder: str) -> Iterable[tuple[Relation, str]]:
    links = links_of(story, encoder)
    claims = {one.claim.ref: prepare(one.claim) for told in story.articles for one in told.claims}
    near, standing = near_of(story, encoder), standings_of(story)
    for row in story.rows:
        if row["relation"] not in set(Relation):
            continue
        relation, pair = Relation(row["relation"]), borne(story, row)
        link = links.get(pair) if pair else None
        if link is not None:
            yield relation, FOUND if link.relation is relation else OTHER_RELATION
        elif pair is None:
            yield relation, UNREAD
        else:
            a, b = (claims[ref] for ref in pair)
            judged = judge(a, b, near.get(pair), standing[pair])
            if judged is not None and not comparable(a, b, near=near.get(pair), standing=standing[pair]):
                yield relation, FAR_APART
            else:
                yield relation, KEPT_APART if judged is None else _unlinked(judged.shares, relation)


def _unlinked(shares: Mapping[Relation, float], relation: Relation) -> str:
    if sum(shares.values()) < ONE_MATTER:
        return NEITHER
    return UNSURE if max(shares, key=shares.__getitem__) is relation else OTHER_RELATION

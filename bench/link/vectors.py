"""The vectors of stories' claims, each text encoded once a run."""

from collections.abc import Iterable

from bench.link.stories import Story
from factcheck.linking.encoder import AUTO, Vector, chosen

_KEPT: dict[str, Vector] = {}


def vectors_of(
    stories: Iterable[Story], encoder: str = AUTO, *, more: frozenset[str] = frozenset()
) -> dict[str, Vector]:
    """A vector for each claim's text and for ``more`` texts; empty where there is no encoder."""
    found = chosen(encoder)
    if found is None:
        return {}
    texts = {one.claim.text for story in stories for told in story.articles for one in told.claims} | more
    new = sorted(texts - _KEPT.keys())
    _KEPT.update(zip(new, found.vectors(new), strict=True))
    return {text: _KEPT[text] for text in texts}

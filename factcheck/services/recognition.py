"""Which source an article is, if it is one already, and how it is read there.

What is the same article? Give two desks one folder and a web address, and they should end with the same sources:

- An article with an address is known by it (tracking parameters and the like left out). Loaded again with the same
  words it is unchanged; with other words it is a new capture of the same source.
- Without an address it is known by its file name and outlet, as long as the words resemble what is there: an edited
  article keeps most of its wording, while two stories that happen to lie in files called ``article.txt`` do not.
- Loaded again with its outlet named, an article whose outlet was not known is the same one, and gets the outlet.
- The same words of the same outlet are the same source, wherever they lie.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.articles import Article
from factcheck.domain.reading import Reading
from factcheck.services.addresses import normalize_url
from factcheck.services.uids import source_uid
from factcheck.storage.entities import curated_aliases
from factcheck.storage.outlets import OutletName
from factcheck.storage.sources import KnownSource, known_sources
from factcheck.text import Alias, Context, Gazetteer, fold, read

EDITED = 0.3  # share of three-word runs that an edited article keeps; unrelated ones share under 0.05


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article with what it is recognised by; ``outlet`` is None where the article names none."""

    article: Article
    outlet: OutletName | None
    url_normalized: str | None
    uid: str

    @classmethod
    def of(cls, article: Article, outlet: OutletName | None) -> "Arrival":
        """The article of that outlet; InvalidInput when its address cannot be one."""
        url = article.url and normalize_url(article.url)
        return cls(article, outlet, url, uid_of(outlet, article.digest))

    @property
    def outlet_id(self) -> int | None:
        """The outlet's number."""
        return None if self.outlet is None else self.outlet.outlet_id


def uid_of(outlet: OutletName | None, first_digest: bytes) -> str:
    """The uid of the source whose first capture has that digest."""
    return source_uid(outlet.canonical if outlet else None, first_digest)


def known_for(session: Session, arrivals: Iterable[Arrival]) -> list[KnownSource]:
    """The sources that have anything in common with the arrivals."""
    arrivals = list(arrivals)
    return known_sources(
        session,
        uids={arrival.uid for arrival in arrivals},
        urls={arrival.url_normalized for arrival in arrivals if arrival.url_normalized},
        keys={arrival.article.key for arrival in arrivals if not arrival.url_normalized},
    )


def same_source(arrival: Arrival, known: list[KnownSource]) -> KnownSource | None:
    """Which of the known sources the arrival is."""
    article = arrival.article
    for source in known:
        by_address = arrival.url_normalized is not None and source.url_normalized == arrival.url_normalized
        if by_address or (source.uid == arrival.uid and not _other_address(arrival, source)):
            return source
    for source in known:
        nobody = source.outlet_id is None and article.digest in source.digests
        by_name = source.key == article.key and (source.outlet_id == arrival.outlet_id or nobody)
        if by_name and not arrival.url_normalized and resemblance(article.text, source.latest_text) >= EDITED:
            return source
    return None


def resemblance(a: str, b: str) -> float:
    """Share of the three-word runs of the shorter text that stand in the other too, 0..1; 1 for equal texts."""
    runs_a, runs_b = _runs(a), _runs(b)
    smaller = min(len(runs_a), len(runs_b))
    return len(runs_a & runs_b) / smaller if smaller else float(fold(a) == fold(b))


def gazetteer_of(session: Session) -> Gazetteer:
    """The names that people put in, as articles are read with them."""
    return Gazetteer.build(Alias(alias.name, alias.entity_id, alias.kind) for alias in curated_aliases(session))


def read_arrival(arrival: Arrival, gazetteer: Gazetteer) -> Reading:
    """The article as it is read in this database."""
    article = arrival.article
    context = Context(
        outlet=article.outlet,
        outlet_entity_id=None if arrival.outlet is None else arrival.outlet.entity_id,
        title=article.title,
        published=article.published,
        language=article.language,
        gazetteer=gazetteer,
        country=None if arrival.outlet is None else arrival.outlet.country,
    )
    return read(article.text, context)


def _other_address(arrival: Arrival, source: KnownSource) -> bool:
    return (
        None not in (arrival.url_normalized, source.url_normalized) and arrival.url_normalized != source.url_normalized
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    words = fold(text).split()
    return set(zip(words, words[1:], words[2:], strict=False))

"""How articles are read, without storing anything: no database is needed or touched."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factcheck.domain.articles import Article
from factcheck.domain.reading import Claim, Reading, Sentence
from factcheck.domain.records import ClaimRecord, SourceBrief
from factcheck.domain.refs import ClaimRef
from factcheck.services.packaged import packaged_countries, packaged_gazetteer
from factcheck.services.uids import source_uid
from factcheck.text import Context, Gazetteer, fold, read


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with all that is read of it. ``claims`` are as they would be stored, but that sources are numbered
    within this run and no entity has a number.
    """

    article: Article
    reading: Reading
    claims: tuple[ClaimRecord, ...]

    def claims_of(self, sentence: Sentence) -> list[ClaimRecord]:
        """The claims that stand in the sentence."""
        return [claim for claim in self.claims if claim.claim.sentence == sentence.number]


def read_articles(articles: Iterable[Article]) -> Iterator[ReadArticle]:
    """Each article as it is read with the names of the reference data."""
    gazetteer, countries = packaged_gazetteer(), packaged_countries()
    for number, article in enumerate(articles, 1):
        yield as_read(article, _read(article, gazetteer, countries), number=number)


def as_read(article: Article, reading: Reading, *, number: int = 1) -> ReadArticle:
    """The article with its reading; its claims are named after ``number`` in place of a source."""
    brief = _brief(number, article, reading.language)
    claims = tuple(_record(claim, article, brief, sentences=reading.sentences) for claim in reading.claims)
    return ReadArticle(article, reading, claims)


def _read(article: Article, gazetteer: Gazetteer, countries: Mapping[str, str]) -> Reading:
    context = Context(
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        language=article.language,
        gazetteer=gazetteer,
        country=countries.get(fold(article.outlet)) if article.outlet else None,
    )
    return read(article.text, context)


def _brief(number: int, article: Article, language: str) -> SourceBrief:
    return SourceBrief(
        source_id=number,
        uid=source_uid(article.outlet, article.digest),
        key=article.key,
        outlet_id=None,
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        published=article.published,
        language=language,
    )


def _record(claim: Claim, article: Article, source: SourceBrief, *, sentences: tuple[Sentence, ...]) -> ClaimRecord:
    text, sentence = article.text, sentences[claim.sentence - 1]
    return ClaimRecord(
        ref=ClaimRef(source.source_id, claim.number),
        source=source,
        capture=1,
        current=True,
        claim=claim.without_entity_numbers(),
        text=claim.span.of(text),
        sentence=sentence.span,
        sentence_kind=sentence.kind,
        sentence_text=sentence.span.of(text),
        quantities_text=tuple(quantity.span.of(text) for quantity in claim.quantities),
        times_text=tuple(time.span.of(text) for time in claim.times),
    )

"""Text stages, each alone on one core: articles a second."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.articles import generated_articles
from bench.figures import Figure, Figures, per_second
from factcheck.domain.articles import Article
from factcheck.domain.reading import Mention, Reading, Sentence
from factcheck.domain.spans import Span
from factcheck.services.collecting import collecting_seldom
from factcheck.storage.database import Database
from factcheck.storage.entities import curated_aliases
from factcheck.text import Alias, Context, Gazetteer, read
from factcheck.text.cleaning import Block, blocks
from factcheck.text.entities import find_mentions
from factcheck.text.language import detect
from factcheck.text.numbers_and_times import NumbersAndTimes
from factcheck.text.pack import Document, LanguagePack
from factcheck.text.packs import languages, pack_for
from factcheck.text.quotes import find_quotes
from factcheck.text.sentences import split
from factcheck.text.stretches import Stretch
from factcheck.text.tokens import Tokens, tokenize

ARTICLES = 40  # a repeat: half a second or so for the whole of reading
REPEATS = 7
TARGET = ">= 300"


def figures(database: Database) -> Figures:
    """Articles a second for each stage and for all of them, with the gazetteer of the reference data."""
    with database.transaction(read_only=True) as session:
        gazetteer = Gazetteer.build(Alias(each.name, each.entity_id, each.kind) for each in curated_aliases(session))
    # Fresh texts for every repeat: what a stage remembers of a text must not help it.
    batches = [[_prepared(each, gazetteer) for each in generated_articles(ARTICLES, seed)] for seed in range(REPEATS)]
    for name, stage in _STAGES.items():
        left = iter(batches)
        with collecting_seldom():  # as where articles are taken in
            values = per_second(lambda stage=stage, left=left: _all(stage, next(left)), REPEATS)  # type: ignore[misc]  # bound early
        yield Figure(f"text: {name}", "articles/s", values, TARGET, "about 3,000 characters each")
    # Nothing prepared is kept here: the collector would walk it all again and again, as it does in no worker.
    batches.clear()
    whole = iter([list(generated_articles(ARTICLES, seed + REPEATS)) for seed in range(REPEATS)])
    with collecting_seldom():
        values = per_second(lambda: _read_all(next(whole), gazetteer), REPEATS)
    yield Figure("text: all stages (read)", "articles/s", values, TARGET, "about 3,000 characters each")


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An article with what each stage is given by the ones before it."""

    article: Article
    context: Context
    pack: LanguagePack
    blocks: Sequence[Block]
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    reading: Reading

    @property
    def text(self) -> str:
        return self.article.text


def _prepared(article: Article, gazetteer: Gazetteer) -> _Prepared:
    context = _context(article, gazetteer)
    reading = read(article.text, context)
    pack = pack_for(reading.language)
    assert pack is not None
    tokens = tokenize(article.text)
    found = blocks(article.text)
    mentions = find_mentions(article.text, tokens, pack, gazetteer=gazetteer)
    return _Prepared(article, context, pack, found, tokens, reading.sentences, mentions, reading)


def _all(stage: Callable[[_Prepared], object], batch: Sequence[_Prepared]) -> int:
    for prepared in batch:
        stage(prepared)
    return len(batch)


def _sentences(at: _Prepared) -> object:
    def heading_end(span: Span) -> int | None:
        return at.pack.run_in_heading(at.tokens.within(span))

    return split(at.text, blocks(at.text), abbreviations=at.pack.abbreviations, heading_end=heading_end)


def _claims(at: _Prepared) -> object:
    document = Document(
        text=at.text,
        sentences=at.sentences,
        tokens=at.tokens,
        quotes=find_quotes(at.text, [block.span for block in at.blocks]),
        mentions=at.mentions,
        outlet=at.article.outlet,
        outlet_entity_id=None,
    )
    return at.pack.claims(document)


def _quantities_and_times(at: _Prepared) -> object:
    whole = Stretch(at.text, Span(0, len(at.text)), at.tokens)
    found = NumbersAndTimes(whole, at.reading.language, published=at.article.published)
    return [(found.quantities(claim.span), found.times(claim.span)) for claim in at.reading.claims]


def _mentions(at: _Prepared) -> object:
    return find_mentions(at.text, at.tokens, at.pack, gazetteer=at.context.gazetteer)


def _read_all(articles: Sequence[Article], gazetteer: Gazetteer) -> int:
    for article in articles:
        read(article.text, _context(article, gazetteer))
    return len(articles)


def _context(article: Article, gazetteer: Gazetteer) -> Context:
    return Context(outlet=article.outlet, published=article.published, gazetteer=gazetteer)


_STAGES: dict[str, Callable[[_Prepared], object]] = {
    "clean, sentences": _sentences,
    "tokens": lambda at: tokenize(at.text),
    "language": lambda at: detect(at.tokens.forms, languages()),
    "quotes, cues, attribution": _claims,
    "quantities, times": _quantities_and_times,
    "entities": _mentions,
}

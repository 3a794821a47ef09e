"""A ClaimReview that a stranger wrote, as a review; what of it is not understood is said, never guessed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from factcheck.domain.days import DayRange, Precision
from factcheck.domain.reviews import (
    NOT_NAMED,
    POLARITY_SAID,
    SEVERAL_NOT_NAMED,
    Appearance,
    Desk,
    Review,
    ReviewCitation,
    ReviewedClaimant,
    ReviewRating,
)
from factcheck.domain.words import AnonymousKind, ClaimantKind, Polarity
from factcheck.services.intake.details import language_code, published
from factcheck.services.intake.refusals import Refused
from factcheck.services.reviews.linked_data import Graph, Node, address, number, short, text, types, web_address
from factcheck.services.reviews.ratings import is_nobody
from factcheck.text import fold

LONGEST_CLAIM = 20_000  # characters; a claim is a sentence or a few
LONGEST_BODY = 200_000  # a whole article about a claim is far shorter
LONGEST_NAME = 500
_MOST = 100  # appearances or citations that are kept of one review
_SHA256_DIGITS = 64
_KINDS = {
    "Person": ClaimantKind.PERSON,
    "Organization": ClaimantKind.ORGANISATION,
    "GovernmentOrganization": ClaimantKind.ORGANISATION,
    "Corporation": ClaimantKind.ORGANISATION,
    "NGO": ClaimantKind.ORGANISATION,
    "PoliticalParty": ClaimantKind.ORGANISATION,
    "NewsMediaOrganization": ClaimantKind.OUTLET,
}


@dataclass(frozen=True, slots=True)
class ParsedReview:
    """A review and what of its JSON was left out or understood by less than it says."""

    review: Review
    notes: tuple[str, ...]


def parsed(node: Node, graph: Graph) -> ParsedReview:
    """The review that the ClaimReview is; Refused when it has no claim, no rating, no desk or no sound address."""
    reading = _Reading(node, graph)
    return ParsedReview(reading.review(), tuple(dict.fromkeys(reading.notes)))


class _Reading:
    """One ClaimReview as it is read. ``notes`` fills up on the way."""

    def __init__(self, node: Node, graph: Graph) -> None:
        self.node = node
        self.graph = graph
        self.item = graph.first(node, "itemReviewed")
        self.notes: list[str] = []

    def review(self) -> Review:
        claim = text(self.node, "claimReviewed", longest=LONGEST_CLAIM) or self.item_text()
        if claim is None or not fold(claim):
            raise Refused('no claim: "claimReviewed" is missing or has no words')
        url = address(self.node, "url")
        words, polarity = self.words(claim)
        appearances = tuple(self.appearances("appearance")) or tuple(self.reviewed_work())
        return Review(
            claim=claim,
            words=words,
            polarity=polarity,
            rating=self.rating(),
            desk=self.desk(url),
            rationale=self.rationale(),
            claimant=self.claimant(),
            appearances=appearances,
            first=next(self.appearances("firstAppearance"), None),
            claimed=self.days(self.item, "datePublished"),
            url=url,
            reviewed_on=self.day(self.node, "datePublished"),
            language=self.language(),
            citations=tuple(self.citations()),
        )

    def item_text(self) -> str | None:
        return text(self.item, "text", longest=LONGEST_CLAIM) or text(self.item, "name", longest=LONGEST_CLAIM)

    def words(self, claim: str) -> tuple[str, Polarity]:
        """The words that are judged, and what their author does with them, as our own exports say it."""
        said = text(self.item, "disambiguatingDescription", longest=LONGEST_BODY)
        polarity = next((each for each, words in POLARITY_SAID.items() if words == said), Polarity.AFFIRMS)
        words = text(self.item, "text", longest=LONGEST_CLAIM)
        return (words if words is not None and words in claim else claim), polarity

    def rating(self) -> ReviewRating:
        given = self.graph.first(self.node, "reviewRating")
        value, best, worst = (number(given, name) for name in ("ratingValue", "bestRating", "worstRating"))
        names = (text(given, name, longest=LONGEST_NAME) for name in ("alternateName", "name"))
        label = next((each for each in names if each and fold(each)), None)
        if label is None and value is None:
            raise Refused('no rating: "reviewRating" has neither words nor a number')
        if value is not None and not _within(value, best, worst):
            if label is None:
                raise Refused(f"no rating: {value} is not between {worst} and {best}")
            self.notes.append(f"the rating's number {value} does not lie between {worst} and {best}: left out")
            value = best = worst = None
        if value is None:
            best = worst = None
        return ReviewRating(label or f"{value}/{best}", value, best, worst)

    def desk(self, url: str | None) -> Desk:
        for name in ("author", "publisher", "sdPublisher"):
            for thing in self.graph.things(self.node, name):
                called = thing if isinstance(thing, str) else text(thing, "name", longest=LONGEST_NAME)
                if called and fold(called):
                    return Desk(called.strip(), None if isinstance(thing, str) else self.optional(thing, "url"))
        host = urlsplit(url).hostname if url else None
        if host is None:
            raise Refused('no desk: neither "author" nor "url" says whose review it is')
        self.notes.append(f"no name of a desk: known by its address, {host}")
        return Desk(host.removeprefix("www."), url)

    def rationale(self) -> str:
        names = ("reviewBody", "description", "headline", "name")
        found = (text(self.node, name, longest=LONGEST_BODY) for name in names)
        return next((each for each in found if each), "")

    def claimant(self) -> ReviewedClaimant | None:
        things = self.graph.things(self.item, "author") or self.graph.things(self.item, "creator")
        if len(things) > 1:
            self.notes.append(f"{len(things)} authors of the claim: the first is kept")
        for thing in things[:1]:
            name = thing if isinstance(thing, str) else text(thing, "name", longest=LONGEST_NAME)
            if name and fold(name):
                return self.claimant_named(name.strip(), {} if isinstance(thing, str) else thing)
        return None

    def claimant_named(self, name: str, thing: Node) -> ReviewedClaimant:
        said = text(thing, "disambiguatingDescription", longest=LONGEST_BODY) or ""
        for opening, several in ((NOT_NAMED, False), (SEVERAL_NOT_NAMED, True)):
            kind = said.removeprefix(opening)
            if kind != said and kind in set(AnonymousKind):
                return ReviewedClaimant(name, ClaimantKind.ANONYMOUS, AnonymousKind(kind), several)
        if is_nobody(name):
            return ReviewedClaimant(name, ClaimantKind.ANONYMOUS, AnonymousKind.UNSPECIFIED, several=True)
        known = next((_KINDS[each] for each in types(thing) if each in _KINDS), None)
        if known is None:
            self.notes.append(f"what {short(name)} is, is not said: kept as an organisation")
        return ReviewedClaimant(name, known or ClaimantKind.ORGANISATION)

    def appearances(self, name: str) -> Iterator[Appearance]:
        for thing in self.graph.things(self.item, name)[:_MOST]:
            found = self.appearance(thing)
            if found.url or found.outlet or found.title:
                yield found

    def reviewed_work(self) -> Iterator[Appearance]:
        """The work itself, where it is no Claim but the article that made it."""
        if "Claim" not in types(self.item):
            found = self.appearance(self.item)
            if found.url:
                yield found

    def appearance(self, thing: Node | str) -> Appearance:
        if isinstance(thing, str):
            return Appearance(self.checked(thing))
        publisher = self.graph.things(thing, "publisher")[:1]
        named = [each if isinstance(each, str) else text(each, "name", longest=LONGEST_NAME) for each in publisher]
        titles = (text(thing, name, longest=LONGEST_CLAIM) for name in ("headline", "name"))
        return Appearance(
            url=self.optional(thing, "url") or self.optional(thing, "@id"),
            outlet=next((name.strip() for name in named if name and fold(name)), None),
            title=next((each for each in titles if each), None),
            published=self.days(thing, "datePublished"),
        )

    def citations(self) -> Iterator[ReviewCitation]:
        for thing in self.graph.things(self.node, "citation")[:_MOST]:
            if isinstance(thing, str):
                yield ReviewCitation(thing, url=self.checked(thing) if thing.startswith("http") else None)
                continue
            url = self.optional(thing, "url")
            name = text(thing, "name", longest=LONGEST_CLAIM) or text(thing, "headline", longest=LONGEST_CLAIM) or url
            if name is not None:
                yield ReviewCitation(name, url, _digest(text(thing, "sha256", longest=LONGEST_NAME)))

    def optional(self, node: Node, name: str) -> str | None:
        """The address, or a note of why it is none."""
        value = node.get(name)
        return self.checked(value) if isinstance(value, str) and value else None

    def checked(self, written: str) -> str | None:
        try:
            return web_address(written)
        except Refused as refused:
            self.notes.append(f"left out: {refused.message}")
            return None

    def days(self, node: Node, name: str) -> DayRange | None:
        try:
            written = text(node, name, longest=LONGEST_NAME)
            return None if written is None else published(written)
        except Refused as refused:
            self.notes.append(f"left out: {refused.message}")
            return None

    def day(self, node: Node, name: str) -> date | None:
        found = self.days(node, name)
        if found is not None and found.precision is not Precision.DAY:
            self.notes.append(f"left out: the review's day is not given to the day: {found.written()}")
            return None
        return None if found is None else found.start_on

    def language(self) -> str | None:
        given = self.node.get("inLanguage")
        try:
            return language_code(given) if isinstance(given, str) and given else None
        except Refused as refused:
            self.notes.append(f"left out: {refused.message}")
            return None


def _within(value: Decimal, best: Decimal | None, worst: Decimal | None) -> bool:
    return best is not None and worst is not None and min(best, worst) <= value <= max(best, worst)


def _digest(written: str | None) -> bytes | None:
    if written is None or len(written) != _SHA256_DIGITS:
        return None
    try:
        return bytes.fromhex(written)
    except ValueError:
        return None

"""A newsroom in which every word that a person or a page could write is an attack, and how live markup is told.

Used by the tests of the application and of the browser alike (each loads this file: tests are no package).
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.evidence import Evidence
from factcheck.domain.ratings import NewRating, NewScale
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import LinkState, RatingClass, Relation, Stance
from factcheck.errors import FactcheckError
from factcheck.services.corrections import correct
from factcheck.services.decisions import decide
from factcheck.services.entity_acts import Because, give_name
from factcheck.services.queue import take
from factcheck.services.ratings import add_rating, add_scale
from factcheck.services.verdicts import add_verdict

PAYLOADS: Sequence[str] = [
    json.loads(line) for line in Path(__file__).with_name("payloads.jsonl").read_text("ascii").splitlines()
]
AT_ONCE = 18  # payloads in one field: each is in every field, and there are few enough articles to look at all of them
MIXES: Sequence[str] = [" ".join(PAYLOADS[start : start + AT_ONCE]) for start in range(0, len(PAYLOADS), AT_ONCE)]


def fill(newsroom: Any, say: Any, mixes: Sequence[str] = MIXES) -> None:
    """Puts each mix into every text field there is: articles, claims, links, decisions, verdicts, names, ratings."""
    database, firsts = newsroom.database, []
    add_scale(
        database, NewScale(code="evil", label={"en": "x", "ar": "x"}, best=Decimal(99), worst=Decimal(0), added_by="x")
    )
    for number, mix in enumerate(mixes):
        first, second = _published(newsroom, say, number, mix)
        newsroom.link(first, second, reason="same-words", detail=f"{mix} / {mix}", relation=Relation.AGREES)
        _decided(database, first, second, mix)
        _judged(database, first, number, mix)
        firsts.append(first)
    newsroom.link_all(pairwise(firsts), detail=" / ".join(MIXES[:2]), reason="quantity")


def _published(newsroom: Any, say: Any, number: int, mix: str) -> list[ClaimRef]:
    named = {"by": mix, "through": (mix,), "about": (mix,), "cue": mix}
    known = {"outlet": mix, "title": mix, "byline": mix, "url": f"https://evil.example/{number}/{mix}"}
    return newsroom.publish(
        say(f"قال {mix} نعم", quantity=(mix, 4.0, mix), time=(mix, "2017-01-12"), **named),
        say(f"said {mix} no"),
        key=f"{number} {mix}",
        published="2017-01-12",
        **known,
    )


def _decided(database: Any, first: ClaimRef, second: ClaimRef, mix: str) -> None:
    word = NewLinkDecision(first, second, LinkState.UNSURE, mix, relation=Relation.AGREES, note=mix)
    _tried(decide, database, [word])
    _tried(give_name, database, mix, f"{mix} again", Because(mix, mix))
    _tried(correct, database, NewCorrection(claim=second, reason=mix, corrected_by=mix, claimant=mix, via=(mix,)))
    _tried(take, database, second, by=mix, note=mix)


def _judged(database: Any, claim: ClaimRef, number: int, mix: str) -> None:
    code = f"evil-{number}"
    label = {"en": mix, "ar": mix}
    rating = NewRating(
        scale="evil",
        code=code,
        label=label,
        numeric_value=Decimal(number),
        normalised_class=RatingClass.FALSE,
        added_by=mix,
    )
    _tried(add_rating, database, rating)
    evidence = (Evidence(Stance.REFUTES, mix),)
    _tried(add_verdict, database, NewVerdict(claim, code, mix, mix, evidence))


def _tried(service: Any, *given: Any, **more: Any) -> None:
    """A service may refuse what is no name; then it stands nowhere."""
    with suppress(FactcheckError):
        service(*given, **more)


@dataclass(frozen=True)
class Field:
    """A field of a form: its name, what stands in it, and whether people type into it."""

    name: str
    value: str
    typed: bool


@dataclass(frozen=True)
class Form:
    """A form of a page."""

    action: str
    fields: tuple[Field, ...]

    @property
    def kind(self) -> tuple[str, ...]:
        """Equal for forms that do the same to other things."""
        return (re.sub(r"\d[\d.]*|/add/.+", "#", self.action), *(each.name for each in self.fields))


class Page(HTMLParser):
    """A page's elements, links and forms that post."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.scripted = ""
        self._form: tuple[str, list[Field]] | None = None
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        self._in = tag
        if tag == "a" and (given.get("href") or "").startswith("/"):
            self.links.append(given["href"].partition("#")[0])
        if tag == "form":
            self._form = (given.get("action") or "", []) if (given.get("method") or "").lower() == "post" else None
        if self._form is not None and given.get("name") and tag in {"input", "textarea", "select", "button"}:
            typed = tag == "textarea" or (tag == "input" and given.get("type", "text") in {"text", "search", "url"})
            self._form[1].append(Field(given["name"], given.get("value") or "", typed))

    def handle_endtag(self, tag: str) -> None:
        self._in = ""
        if tag == "form" and self._form is not None:
            self.forms.append(Form(self._form[0], tuple(self._form[1])))
            self._form = None

    def handle_data(self, data: str) -> None:
        if self._in in {"script", "style"}:
            self.scripted += data


# What the desk's own pages are made of. Nothing of a text may add to it.
_WORDS = """
html head meta title link script body header nav main footer section article aside hgroup h1 h2 h3 h4 h5 h6 p ul ol li
dl dt dd a span bdi b i em strong small mark code pre time blockquote q cite abbr figure figcaption table caption thead
tbody tfoot tr th td colgroup col form fieldset legend label input select optgroup option textarea datalist button
output meter progress details summary dialog hr br wbr ins del s sub sup kbd div template
svg g path line rect circle ellipse text tspan polyline polygon defs marker desc clippath use foreignobject
"""
_ELEMENTS = frozenset(_WORDS.split())
_LEADING = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "background", "srcset", "ping")
_OVERRIDES = re.compile("[\u202a-\u202e\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def alive(html: str, token: str | None = None) -> list[str]:
    """What a browser would obey on that page and no template wrote."""
    page = Page(html)
    found = list(_live(page, token))
    found += [f"control {each!r}" for each in _OVERRIDES.findall(html)]
    return found + ([f"words {page.scripted!r}"] if page.scripted.strip() else [])


def _live(page: Page, token: str | None) -> Iterator[str]:
    for tag, given in page.elements:
        shown = f"<{tag} {given}>"[:300]
        source = given.get("src") or ""
        if tag not in _ELEMENTS:
            yield f"element {shown}"
        if tag == "script" and not re.fullmatch(r"/static/[\w.-]+\?v=\w+", source):
            yield f"script {shown}"
        if tag == "link" and not (given.get("href") or "").startswith("/static/"):
            yield f"link {shown}"
        if tag == "meta" and "http-equiv" in given:
            yield f"meta {shown}"
        if given.get("name") == "token" and token is not None and given.get("value") != token:
            yield f"token {shown}"
        if any(name.startswith(("on", "hx-on", "data-hx-on")) or name in {"style", "srcdoc"} for name in given):
            yield f"handler {shown}"
        if any(_leads_astray(tag, name, given[name] or "") for name in given):
            yield f"address {shown}"
    if sum(given.get("id") == "main" for _, given in page.elements) != 1:
        yield "not one main"


def _leads_astray(tag: str, name: str, value: str) -> bool:
    """Whether an attribute leads somewhere that no template would: a link may lead out by http, nothing else may."""
    if name.startswith(("hx-get", "hx-post", "data-hx-")):
        return not value.startswith("/")
    if name not in _LEADING or (tag == "link" and value.startswith("/static/")):
        return False
    if value.startswith("//") or "\\" in value[:2]:
        return True
    scheme = urlsplit(re.sub(r"[\x00-\x20]", "", value)).scheme.lower()
    return scheme not in ({"", "http", "https"} if tag == "a" and name == "href" else {""})

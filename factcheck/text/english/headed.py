"""Speakers whom an English noun names: "the defence ministry", "a Libyan official", "Foreign Minister Ali Hassan"."""

from dataclasses import replace

from factcheck.domain.reading import Mention
from factcheck.domain.words import EntityKind
from factcheck.text.english.firms import firm_before
from factcheck.text.english.lexicon import ARTICLES, Noun
from factcheck.text.english.memory import ANONYMOUS, ORGANISATION, OUTLET, PERSON, Memory, Speaker
from factcheck.text.english.outlets import outlet_in
from factcheck.text.english.unknown import gender_at, speaker_of
from factcheck.text.english.view import View

_SOURCE, _PAPER, _BODY = Noun
_KINDS = {_SOURCE: ANONYMOUS, _BODY: ORGANISATION, _PAPER: OUTLET}
_ANOTHER = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "other", "another", "separate"})
_AGENCIES = frozenset({"news", "press", "information", "the"})
_IN_OUTLET = frozenset({"in", "by", "from", "on"})
_WHO = frozenset({"who", "which", "that"})


def headed(view: View, low: int, high: int, head: int, memory: Memory | None) -> Speaker | None:
    """As in "a Libyan official", "the defence ministry", "Foreign Minister Ali Hassan"."""
    words, noun = view.lexicon, view.forms[head]
    name = _office_end(view, head)
    name += view.form[name] == "."  # "Sen. Ann Black"
    titled = noun in words.titles or (view.is_capital[name + 1] and words.nouns.get(noun) is _SOURCE)
    if titled and name < high and view.is_capital[name] and view.forms[name] not in words.clauses["head_ends"]:
        end = view.first(words.clauses["head_ends"], name, high)
        gender = words.titles[noun] if words.titles.get(noun, "any") != "any" else gender_at(view, name)
        return Speaker(view.text(name, end), PERSON, view.span(name, end), None, noun, gender)
    kind, plural = words.nouns.get(noun, _SOURCE), noun in words.plural
    if kind is _BODY and head + 1 < high and view.is_capital[head + 1] and not view.is_capital[head]:
        return Speaker(view.text(head + 1, high), ORGANISATION, view.span(head + 1, high), head=noun)  # "the charity X"
    if noun == "agency" and head > low and view.forms[head - 1] not in _AGENCIES | words.nationalities:
        kind = _BODY  # "the refugee agency"
    before = None if memory is None else _before(view, low, head, memory, kind=kind)
    if before is not None:
        return before.standing(view.span(low, high))
    if kind is _PAPER and (paper := _paper(view, low, high, head)) is not None:
        return paper
    who = view.first(_WHO, head, high)
    if view.form[head + 1].endswith("ed") and not view.is_capital[head + 1]:  # "the poll | conducted in May"
        who = min(who, head + 1)
    span = view.span(low, who)
    known = [one.entity_id for one in view.mentions(low, who) if one.span == span]
    return Speaker(view.text(low, who), _KINDS[kind], span, known[0] if known else None,
                   noun, words.gender.get(noun, ""), plural)  # fmt: skip


def _before(view: View, low: int, head: int, memory: Memory, *, kind: Noun) -> Speaker | None:
    """Whom the text has named before and means again: "the ministry", "the company"."""
    noun = view.forms[head]
    plural = noun in view.lexicon.plural
    before = memory.by_head(noun, kind, plural=plural, publisher=view.document.outlet)
    if before is not None and not _is_same(view, low, head, before):
        return None
    if noun not in view.lexicon.firm_nouns or (before is not None and before.head == noun):
        return before
    firm = firm_before(view.document, view.tokens[low].start)
    named = before.span if before is not None else None
    nearer = firm is not None and firm.span is not None and (named is None or named.end <= firm.span.start)
    return firm if nearer else before


def _paper(view: View, low: int, high: int, head: int) -> Speaker | None:
    """As in "the Izvestia newspaper", "a report in the Times": the outlet that the phrase names."""
    outlet = next((one for one in view.mentions(low, high) if one.kind is EntityKind.OUTLET), None)
    if outlet is not None and _is_its_own(view, head, outlet):
        return replace(speaker_of(view, low, outlet), head=view.forms[head])
    own = outlet_in(view, head + 2, high) if view.form[head + 1] in _IN_OUTLET else None
    return None if own is None else replace(own, head=view.forms[head])


def _is_same(view: View, low: int, head: int, before: Speaker) -> bool:
    """Whether nothing before the noun tells it from the one before: "the interior ministry" is no foreign one."""
    name = before.name.lower()
    others = [form for form in view.forms[low:head] if form in _ANOTHER and form not in name]
    if others or before.head == view.forms[head]:
        return not others and all(view.forms[at] in name for at in range(low, head) if view.is_word[at])
    return True


def _is_its_own(view: View, head: int, outlet: Mention) -> bool:
    """Whether the outlet is what the noun names: "the Izvestia newspaper", "a report in the Times"."""
    at = view.number(outlet.span.start)
    between = {view.forms[place] for place in range(head + 1, at)} - ARTICLES
    return at < head or between <= _IN_OUTLET


def _office_end(view: View, head: int) -> int:
    """Where the office ends that a title begins: "Secretary | of State", "Chief | of Staff"."""
    return (
        head + 3 if view.form[head + 1] == "of" and view.form[head + 2] in view.lexicon.clauses["offices"] else head + 1
    )

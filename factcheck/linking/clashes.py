"""In what two claims say different things. Each finding holds the two values that clash, as the texts have them."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta

from factcheck.domain.days import DayRange, Precision
from factcheck.domain.links import Reason
from factcheck.domain.words import ReasonCode
from factcheck.linking.amounts import Amount, apart, clashing
from factcheck.linking.counts import is_plural
from factcheck.linking.lexicon import lexicon
from factcheck.linking.prepared import Prepared, is_history
from factcheck.text import fold

# Days further apart than this are two events, not one with a disputed date; two weeks cover a slip of the week.
ONE_EVENT_WITHIN = timedelta(days=14)
# So much of all content words in common leaves the figure alone to differ.
ALIKE = 0.75
# Each outlet telling of "yesterday" tells of its own yesterday: days as far apart as the articles, give or take this.
NEWS_OF_THE_DAY = timedelta(days=2)
# Notions in common, a deed among them, from which two figures of one unit measure one thing.
LEAST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Clashes:
    """What clashes between two claims; ``turns`` counts how often the one says not what the other says.

    ``firm`` is False where two turns do not bring the claims together: "did not rise" says no "fell".
    ``days_apart`` tells that both give days, and the days do not meet; ``time`` that it is one event all the same.
    """

    denial: Reason | None
    negation: Reason | None
    opposite: Reason | None
    quantity: Reason | None
    time: Reason | None
    count: Reason | None
    turns: int
    firm: bool
    days_apart: bool

    def reasons(self) -> tuple[Reason, ...]:
        """What speaks for a contradiction, the surest first; a count alone does not."""
        found = (self.denial, self.quantity, self.opposite, self.negation, self.time)
        return tuple(reason for reason in found if reason is not None)


def clashes(a: Prepared, b: Prepared) -> Clashes:
    """The clashes of two claims, each side's value in the order of the arguments."""
    opposed = _opposed(a, b)
    # "did not accept" against "refused": the opposite is what is negated, which is one turn more, not two.
    negation = _negation(a, b) if opposed is None or opposed[1] == 1 else None
    away = _days_apart(a.claim.times, b.claim.times)
    return Clashes(
        denial=_denial(a, b),
        negation=negation,
        opposite=opposed[0] if opposed else None,
        quantity=_quantity(a, b),
        time=_time(a, b) if away else None,
        count=_count(a, b),
        turns=(a.denies != b.denies) + (negation is not None) + (opposed[1] if opposed else 0),
        firm=opposed is None or opposed[2],
        days_apart=away,
    )


def _denial(a: Prepared, b: Prepared) -> Reason | None:
    if a.denies == b.denies:
        return None
    return Reason(ReasonCode.DENIAL, f"{a.claim.polarity} / {b.claim.polarity}")


def _negation(a: Prepared, b: Prepared) -> Reason | None:
    """A notion that both speak of and one of them negates, where the other speaks of all that is negated."""
    turned_a, turned_b = a.negation.turned.keys(), b.negation.turned.keys()
    if not (_spoken_of(turned_a, b) and _spoken_of(turned_b, a)):
        return None
    for notion in sorted((turned_a ^ turned_b) & a.content & b.content):
        return Reason(ReasonCode.NEGATION, f"{_said(a, notion)} / {_said(b, notion)}")
    return None


def _spoken_of(turned: AbstractSet[str], other: Prepared) -> bool:
    """Whether all that is negated is spoken of; across languages one word of it is enough, few meet there."""
    found = sum(notion in other.around for notion in turned)
    return found == len(turned) or (found > 0 and turned <= lexicon().notion_names)


def _said(claim: Prepared, notion: str) -> str:
    word = claim.forms[notion]
    negator = claim.negation.turned.get(notion)
    return f"{negator} {word}" if negator else word


def _opposed(a: Prepared, b: Prepared) -> tuple[Reason, int, bool] | None:
    """Opposites said of one thing, how often they turn (twice where one is negated), whether "not x" says "y"."""
    opposites = lexicon().opposites
    for notion in sorted((a.content - b.content) & opposites.keys()):
        for other in sorted(opposites[notion].keys() & (b.content - a.content)):
            if a.beside(notion).isdisjoint(b.beside(other)):
                continue
            negated = (notion in a.negation.turned) != (other in b.negation.turned)
            reason = Reason(ReasonCode.OPPOSITE, f"{_said(a, notion)} / {_said(b, other)}")
            return reason, 1 + negated, opposites[notion][other]
    return None


def _quantity(a: Prepared, b: Prepared) -> Reason | None:
    if is_history(a) != is_history(b):
        return None
    alike = len(a.content & b.content) >= ALIKE * len(a.content | b.content)
    found = apart(a.amounts, b.amounts, alike=alike) or _counted_apart(a, b)
    return Reason(ReasonCode.QUANTITY, " / ".join(" ".join(one.text.split()) for one in found)) if found else None


def _counted_apart(a: Prepared, b: Prepared) -> tuple[Amount, Amount] | None:
    """Two figures of one unit in claims that share what was done and whom or what to, wherever the figure stands."""
    shared = a.content & b.content
    pairs = [
        (one, other)
        for one in a.amounts
        for other in b.amounts
        if one.one_unit(other) and _one_deed(shared - {one.unit, other.unit}, one, other)
    ]
    return clashing(pairs)


def _one_deed(shared: frozenset[str], one: Amount, other: Amount) -> bool:
    """Whether a shared deed stands beside the figures, or beside one of them with another notion in common."""
    deeds = shared & lexicon().deed_names
    beside = not (deeds & one.things).isdisjoint(other.things)
    return beside or (len(shared) >= LEAST_SHARED and not deeds.isdisjoint(one.things | other.things))


def _count(a: Prepared, b: Prepared) -> Reason | None:
    """Two of a thing against one of it."""
    for notion in sorted((a.twos ^ b.twos) & a.content & b.content):
        single = b if notion in a.twos else a
        if not is_plural(fold(single.forms[notion])):
            return Reason(ReasonCode.COUNT, f"{a.forms[notion]} / {b.forms[notion]}")
    return None


def _days_apart(a: tuple[DayRange, ...], b: tuple[DayRange, ...]) -> bool:
    return bool(a) and bool(b) and not any(one.overlaps(other) for one in a for other in b)


def _time(a: Prepared, b: Prepared) -> Reason | None:
    """One event with two dates: both exact, not far apart, and not just each article's own day."""
    one, other = a.claim.times[0], b.claim.times[0]
    gap = abs(one.start_on - other.start_on)
    exact = one.precision is Precision.DAY and other.precision is Precision.DAY
    if not exact or gap > ONE_EVENT_WITHIN or _follows_publication(a, b, gap):
        return None
    return Reason(ReasonCode.TIME, f"{one.written()} / {other.written()}")


def _follows_publication(a: Prepared, b: Prepared, gap: timedelta) -> bool:
    if a.claim.published is None or b.claim.published is None:
        return False
    between = abs(a.claim.published.start_on - b.claim.published.start_on)
    return between > timedelta(0) and abs(between - gap) <= NEWS_OF_THE_DAY

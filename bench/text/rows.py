"""Gold claims against read claims, row by row.

The read claim that holds a row's anchor in the fewest characters is the one that is scored. Each measure is asked only
of the rows that it applies to: a cue where the gold has one, a claimant where somebody is credited.
"""

from collections.abc import Iterator, Sequence

from bench.text.gold import GoldSet, Row
from factcheck.domain.days import DayRange, Precision
from factcheck.domain.reading import Claim
from factcheck.text import Gazetteer, fold

MEASURES = ("found", "claimant", "own voice", "cue", "via", "polarity", "modality", "quoted", "quantity", "time")
SAME = 1e-6  # relative difference below which two numbers are one: more is another number
SINCE = frozenset({"منذ", "since"})
UNIT_COUNTS = frozenset({"percent", "km"})  # beside currencies; counted nouns are named too freely to compare

Outcome = dict[str, bool]


def outcomes(gold: GoldSet, gazetteer: Gazetteer) -> Iterator[tuple[Row, Outcome]]:
    """Each row with the measures that apply to it and whether each is right."""
    rows = {article.doc: [row for row in gold.rows if row["doc"] == article.doc] for article in gold.articles}
    for article in gold.articles:
        claims = article.read(gazetteer).claims
        texts = [" ".join(claim.span.of(article.text).split()) for claim in claims]
        for row in rows[article.doc]:
            held = _holding(" ".join(row["anchor"].split()), claims, texts)
            yield row, _outcome(row, held, article.published)


def _holding(anchor: str, claims: Sequence[Claim], texts: Sequence[str]) -> Claim | None:
    held = [(len(text), number) for number, text in enumerate(texts) if anchor in text]
    return claims[min(held)[1]] if held else None


def _outcome(row: Row, claim: Claim | None, published: DayRange | None) -> Outcome:
    if claim is None:
        return {"found": False}
    right = {"found": True, "polarity": claim.polarity == row.get("polarity", "affirms")}
    if row.get("modality"):
        right["modality"] = claim.modality == row["modality"]
    if row["claimant"] is None:
        right["own voice"] = claim.claimant is None
    else:
        right |= _attribution(row, claim)
    if row.get("quantities"):
        right["quantity"] = all(_has_quantity(claim, wanted) for wanted in row["quantities"])
    if row.get("times"):
        right["time"] = all(_has_time(claim, wanted, published) for wanted in row["times"])
    return right


def _attribution(row: Row, claim: Claim) -> Outcome:
    name = claim.claimant.name if claim.claimant else None
    right = {"claimant": _is_named(name, row["claimant"])}
    if row.get("quoted") is not None:
        right["quoted"] = claim.quoted == row["quoted"]
    if row.get("cue"):
        right["cue"] = _is_cue(claim.cue, row["cue"])
    if row.get("via"):
        right["via"] = any(_is_named(hop.name, row["via"]) for hop in claim.chain)
    return right


def _is_named(name: str | None, accepted: Sequence[str]) -> bool:
    """One of the accepted names, or a part of one, or the whole of one and more."""
    folded = fold(name or "")
    return bool(folded) and any(fold(one) in folded or folded in fold(one) for one in accepted)


def _is_cue(cue: str | None, accepted: str) -> bool:
    """The same words, one inside the other, or one word with another ending or clitic."""
    ours, theirs = fold(cue or ""), fold(accepted)
    return bool(ours) and (ours in theirs or theirs in ours or (ours[:2], ours[-2:]) == (theirs[:2], theirs[-2:]))


def _has_quantity(claim: Claim, wanted: Row) -> bool:
    unit = wanted["unit"]
    compared = unit in UNIT_COUNTS or (unit is not None and len(unit) == 3 and unit.isupper())  # ISO 4217
    return any(
        value is not None and abs(value - wanted["value"]) <= SAME * max(1, abs(wanted["value"]))
        and (not compared or quantity.unit == unit)
        for quantity in claim.quantities
        for value in (quantity.value if quantity.value is not None else quantity.value_max,)
    )  # fmt: skip


def _has_time(claim: Claim, wanted: Row, published: DayRange | None) -> bool:
    return any(_same_days(time.days, wanted, published) for time in claim.times if time.days is not None)


def _same_days(days: DayRange, wanted: Row, published: DayRange | None) -> bool:
    """The same days; "since" a day is that day or all from it up to publication (gold/README.md)."""
    start, end = days.start_on.isoformat(), days.end_on.isoformat()
    if start != wanted["start_on"]:
        return False
    today = None if published is None else published.end_on.isoformat()
    since = wanted["text"].split(maxsplit=1)[0].lower() in SINCE or days.precision is Precision.RANGE
    return end == wanted["end_on"] or (since and today in (end, wanted["end_on"]))

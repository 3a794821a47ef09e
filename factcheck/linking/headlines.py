"""A bare headline as a claim: what is compared where there is no article around it."""

from factcheck.domain.links import ComparedClaim, ComparedQuantity
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Modality, Polarity, Voice
from factcheck.text import Context, read

_ARABIC, _ENGLISH = "ar", "en"


def headline(text: str, source_id: int) -> ComparedClaim:
    """The words as an outlet's own claim, with the quantities, days and names that are read in them."""
    words = " ".join(text.split())
    reading = read(words, Context())
    claims = reading.claims
    quantities = {q.span: q for claim in claims for q in claim.quantities}
    return ComparedClaim(
        ref=ClaimRef(source_id, 1),
        language=_ENGLISH if words[:1].isascii() else _ARABIC,
        text=words,
        sentence=words,
        voice=Voice.OUTLET,
        polarity=Polarity.AFFIRMS,
        modality=Modality.CERTAIN,
        outlet_id=None,
        voicings=(),
        entities=frozenset(),
        quantities=tuple(
            ComparedQuantity(q.value, q.value_max, q.unit, q.approximate, q.open_ended, span.of(words))
            for span, q in sorted(quantities.items())
        ),
        times=tuple(time.days for claim in claims for time in claim.times if time.days is not None),
        published=None,
        names=frozenset(mention.name for claim in claims for mention in claim.mentions),
    )

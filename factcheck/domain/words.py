"""The fixed words of the field, as they stand in tables, commands and exports."""

from enum import StrEnum


class Voice(StrEnum):
    """Whose assertion it is: somebody's whom the text names, or the outlet's own."""

    ATTRIBUTED = "attributed"
    OUTLET = "outlet"


class Polarity(StrEnum):
    """What the claimant does with the content: says it is so, says it is not, or will do neither."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    DECLINES = "declines"


class Modality(StrEnum):
    """How firmly the content is put."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    PREDICTED = "predicted"


class SentenceKind(StrEnum):
    """What a sentence is on the page."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"


class ClaimantKind(StrEnum):
    """What a claimant is. ``anonymous`` is a source that the text does not name ("a Libyan official")."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    ANONYMOUS = "anonymous"


class AnonymousKind(StrEnum):
    """What a source is that the text does not name, as far as the text says."""

    OFFICIAL = "official"
    MILITARY = "military"
    SECURITY = "security"
    DIPLOMATIC = "diplomatic"
    MEDICAL = "medical"
    LEGAL = "legal"
    BUSINESS = "business"
    MEDIA = "media"
    EYEWITNESS = "eyewitness"
    UNSPECIFIED = "unspecified"


class HopRole(StrEnum):
    """A hop's place in the chain claimant -> relay ... -> outlet."""

    CLAIMANT = "claimant"
    RELAY = "relay"
    OUTLET = "outlet"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OUTLET = "outlet"


class OutletKind(StrEnum):
    """How an outlet publishes."""

    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    NEWSPAPER = "newspaper"
    SITE = "site"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """How two claims stand to each other."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"


class LinkState(StrEnum):
    """What has been decided of a link; ``suggested`` until an editor decides."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "unsure"


class LinkOrder(StrEnum):
    """What a list of links begins with."""

    SCORE = "score"
    NEWEST = "newest"
    OLDEST = "oldest"


class StoryOrder(StrEnum):
    """What a list of stories begins with."""

    CONTRADICTED = "contradicted"
    BIGGEST = "biggest"


class ReasonCode(StrEnum):
    """Why two claims are linked (design.md section 5)."""

    DENIAL = "denial"
    QUANTITY = "quantity"
    TIME = "time"
    OPPOSITE = "opposite"
    NEGATION = "negation"
    ATTRIBUTION = "attribution"
    COUNT = "count"
    PLACE = "place"
    ACTOR = "actor"
    SAME_WORDS = "same-words"
    SAME_EVENT = "same-event"
    PARTIAL = "partial"
    WIRE_COPY = "wire-copy"
    HEDGE_LOST = "hedge-lost"
    ATTRIBUTION_LOST = "attribution-lost"


class Stance(StrEnum):
    """What a piece of evidence does to the claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class EvidenceKind(StrEnum):
    """What a piece of evidence cites. ``claim`` and ``sentence`` are of this database."""

    URL = "url"
    FILE = "file"
    CLAIM = "claim"
    SENTENCE = "sentence"
    REFERENCE = "reference"


class StaleCause(StrEnum):
    """Why a verdict should be looked at again."""

    WORDS_CHANGED = "words-changed"
    READING_CHANGED = "reading-changed"
    CORRECTED = "corrected"
    EVIDENCE_WITHDRAWN = "evidence-withdrawn"
    EVIDENCE_REJECTED = "evidence-rejected"
    EVIDENCE_CHANGED = "evidence-changed"
    CONTRADICTED = "contradicted"


class SentenceChange(StrEnum):
    """What became of a sentence between two captures of an article."""

    KEPT = "kept"
    REWORDED = "reworded"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


class ClaimChange(StrEnum):
    """What became of a claim between two captures of an article; REREAD: the same words, read otherwise."""

    KEPT = "kept"
    REWORDED = "reworded"
    REREAD = "reread"
    CAME = "came"
    GONE = "gone"


class RatingClass(StrEnum):
    """What a rating comes down to on any scale, so that scales can be compared."""

    TRUE = "true"
    MIXED = "mixed"
    FALSE = "false"
    UNPROVEN = "unproven"


class MemberRole(StrEnum):
    """What a member does; each has a group role of the same name in the database (factcheck_checker ...)."""

    CHECKER = "checker"
    EDITOR = "editor"
    ANALYST = "analyst"

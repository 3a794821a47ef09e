"""The fixed words of the field as people read them on a page.

Each is marked with ``_`` for the catalogues and looked up in the reader's language when it is drawn.
"""

from collections.abc import Mapping
from enum import StrEnum

from factcheck.domain.activity import ActKind, Done
from factcheck.domain.entities import EntityAct
from factcheck.domain.tampering import Problem
from factcheck.domain.verdict_history import Act
from factcheck.domain.words import (
    ClaimantKind,
    ClaimChange,
    EntityKind,
    HopRole,
    LinkOrder,
    LinkState,
    MemberRole,
    Modality,
    Polarity,
    RatingClass,
    ReasonCode,
    Relation,
    SentenceChange,
    SentenceKind,
    StaleCause,
    Stance,
    Voice,
)
from factcheck.presenters.reading_changes import ReadingField


def _(message: str) -> str:
    """Marks a message for the catalogues; babel finds it by this name."""
    return message


_WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Relation: {
        Relation.CONTRADICTS: _("contradicts"),
        Relation.AGREES: _("agrees"),
    },
    LinkState: {
        LinkState.SUGGESTED: _("suggested"),
        LinkState.CONFIRMED: _("confirmed"),
        LinkState.REJECTED: _("rejected"),
        LinkState.UNSURE: _("unsure"),
    },
    LinkOrder: {
        LinkOrder.SCORE: _("surest first"),
        LinkOrder.NEWEST: _("newest first"),
        LinkOrder.OLDEST: _("oldest first"),
    },
    Polarity: {
        Polarity.AFFIRMS: _("affirms"),
        Polarity.DENIES: _("denies"),
        Polarity.DECLINES: _("neither confirms nor denies"),
    },
    Modality: {
        Modality.CERTAIN: _("certain"),
        Modality.PROBABLE: _("probable"),
        Modality.POSSIBLE: _("possible"),
        Modality.CONDITIONAL: _("on a condition"),
        Modality.PREDICTED: _("predicted"),
    },
    Voice: {
        Voice.OUTLET: _("the outlet's own voice"),
        Voice.ATTRIBUTED: _("attributed"),
    },
    ClaimantKind: {
        ClaimantKind.PERSON: _("person"),
        ClaimantKind.ORGANISATION: _("organisation"),
        ClaimantKind.OUTLET: _("outlet"),
        ClaimantKind.ANONYMOUS: _("source without a name"),
    },
    HopRole: {
        HopRole.CLAIMANT: _("claimant"),
        HopRole.RELAY: _("relay"),
        HopRole.OUTLET: _("outlet"),
    },
    SentenceKind: {
        SentenceKind.TITLE: _("title"),
        SentenceKind.HEADING: _("heading"),
        SentenceKind.BODY: _("text"),
        SentenceKind.CAPTION: _("caption"),
    },
    EntityKind: {
        EntityKind.PERSON: _("person"),
        EntityKind.ORGANISATION: _("organisation"),
        EntityKind.PLACE: _("place"),
        EntityKind.OUTLET: _("outlet"),
    },
    RatingClass: {
        RatingClass.TRUE: _("judged true"),
        RatingClass.MIXED: _("judged partly true"),
        RatingClass.FALSE: _("judged false"),
        RatingClass.UNPROVEN: _("judged unproven"),
    },
    EntityAct: {
        EntityAct.MERGE: _("merged"),
        EntityAct.SPLIT: _("split"),
        EntityAct.ALIAS: _("named so"),
        EntityAct.UNALIAS: _("not named so any more"),
        EntityAct.UNDO: _("taken back"),
    },
    SentenceChange: {
        SentenceChange.KEPT: _("as it was"),
        SentenceChange.REWORDED: _("reworded"),
        SentenceChange.MOVED: _("moved"),
        SentenceChange.ADDED: _("added"),
        SentenceChange.REMOVED: _("removed"),
    },
    ClaimChange: {
        ClaimChange.KEPT: _("as it was"),
        ClaimChange.REWORDED: _("reworded"),
        ClaimChange.REREAD: _("read otherwise"),
        ClaimChange.CAME: _("new"),
        ClaimChange.GONE: _("gone"),
    },
    Stance: {
        Stance.SUPPORTS: _("supports"),
        Stance.REFUTES: _("refutes"),
        Stance.CONTEXT: _("context"),
    },
    ReadingField: {
        ReadingField.CLAIMANT: _("Claimant"),
        ReadingField.VIA: _("Through whom"),
        ReadingField.POLARITY: _("What the claimant does with it"),
        ReadingField.MODALITY: _("How firmly it is put"),
        ReadingField.QUOTED: _("In quotation marks"),
        ReadingField.WORDS: _("Words of the claim"),
    },
    Act: {
        Act.LOGGED: _("logged verdict"),
        Act.WITHDRAWN: _("withdrew verdict"),
        Act.EVIDENCE_WITHDRAWN: _("withdrew evidence of verdict"),
        Act.LOOKED: _("looked again, and it stands: verdict"),
    },
    ActKind: {
        ActKind.VERDICTS: _("verdicts"),
        ActKind.LINKS: _("decisions on pairs"),
        ActKind.ENTITIES: _("decisions on entities"),
        ActKind.CORRECTIONS: _("corrections"),
        ActKind.QUEUE: _("the queue"),
        ActKind.RATINGS: _("ratings"),
        ActKind.MEMBERS: _("members"),
    },
    Done: {
        Done.RATED: _("rated"),
        Done.WITHDREW: _("withdrew a verdict on"),
        Done.WITHDREW_EVIDENCE: _("withdrew evidence on"),
        Done.LET_STAND: _("let a verdict stand on"),
        Done.TOOK: _("took to check"),
        Done.GAVE: _("gave to check"),
        Done.GAVE_BACK: _("gave back"),
        Done.CONFIRMED: _("confirmed the pair"),
        Done.REJECTED: _("rejected the pair"),
        Done.UNSURE: _("left the pair unsure"),
        Done.TOOK_BACK: _("took back a decision on"),
        Done.MERGED: _("merged the entities"),
        Done.SPLIT: _("split the entity"),
        Done.NAMED: _("gave a name to the entity"),
        Done.UNNAMED: _("took a name from the entity"),
        Done.CORRECTED: _("corrected the reading of"),
        Done.RESTORED: _("gave back the program's reading of"),
        Done.ADDED_RATING: _("added the rating"),
        Done.RETIRED_RATING: _("retired the rating"),
        Done.RECORDED_MEMBER: _("A member is recorded:"),
        Done.RETIRED_MEMBER: _("A member has retired:"),
    },
    Problem: {
        Problem.ALTERED: _("entry altered"),
        Problem.NOT_FOLLOWING: _("entry does not follow"),
        Problem.GAP: _("entry missing"),
        Problem.REWRITTEN: _("rewritten"),
        Problem.CUT_OFF: _("cut off"),
        Problem.DIFFERS: _("row differs"),
        Problem.NO_ROW: _("row missing"),
        Problem.NO_ENTRY: _("row without entry"),
        Problem.TWICE: _("recorded twice"),
    },
    MemberRole: {
        MemberRole.CHECKER: _("checker"),
        MemberRole.EDITOR: _("editor"),
        MemberRole.ANALYST: _("analyst"),
    },
    StaleCause: {
        StaleCause.WORDS_CHANGED: _("The article's words have changed"),
        StaleCause.READING_CHANGED: _("The article is read otherwise now"),
        StaleCause.CORRECTED: _("The claim was corrected"),
        StaleCause.EVIDENCE_WITHDRAWN: _("Evidence was withdrawn"),
        StaleCause.EVIDENCE_REJECTED: _("A claim that was cited is rated false"),
        StaleCause.EVIDENCE_CHANGED: _("A text that was cited has changed"),
        StaleCause.CONTRADICTED: _("A contradiction was confirmed"),
    },
    ReasonCode: {
        ReasonCode.DENIAL: _("One denies what the other affirms"),
        ReasonCode.QUANTITY: _("The figures differ"),
        ReasonCode.TIME: _("The days differ"),
        ReasonCode.OPPOSITE: _("The words are opposed"),
        ReasonCode.NEGATION: _("One negates what the other says"),
        ReasonCode.ATTRIBUTION: _("The same words, put down to others"),
        ReasonCode.COUNT: _("The counts differ"),
        ReasonCode.PLACE: _("The places differ"),
        ReasonCode.ACTOR: _("Others are named"),
        ReasonCode.SAME_WORDS: _("The same words"),
        ReasonCode.SAME_EVENT: _("The same matter"),
        ReasonCode.PARTIAL: _("One says more"),
        ReasonCode.WIRE_COPY: _("Copied from an agency"),
        ReasonCode.HEDGE_LOST: _("The later one leaves out that it was not certain"),
        ReasonCode.ATTRIBUTION_LOST: _("The later one leaves out who said it"),
    },
}


def word(value: StrEnum) -> str:
    """The message of a word. Words of two kinds may be written alike ("outlet"), so that the kind is asked first."""
    return _WORDS[type(value)][value]

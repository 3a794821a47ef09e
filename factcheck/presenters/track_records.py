"""Records of outlets and claimants as JSON: no share without what it is a share of."""

from collections.abc import Mapping
from datetime import date, datetime

from factcheck.domain.track_records import (
    ClaimantTrack,
    ListedClaimant,
    ListedOutlet,
    Opponents,
    OutletTrack,
    Share,
)
from factcheck.domain.words import ClaimantKind, EntityKind, OutletKind, RatingClass
from factcheck.presenters.exports import ClaimOut, Out, claim_out
from factcheck.presenters.sources import SourceRowOut, source_rows
from factcheck.services.sources import SourcePage
from factcheck.services.track_records import ClaimantDossier, ClaimantPage, OutletDossier, OutletPage


class ShareOut(Out):
    """``part`` of ``whole``; ``rate`` is null of nothing."""

    part: int
    whole: int
    rate: float | None


class OutletTrackOut(Out):
    """As report.outlet_record counts: ``anonymous`` of those attributed, ``first_to_say`` of those told by others,
    the other shares of all claims.
    """

    sources: int
    claims: int
    attributed: ShareOut
    anonymous: ShareOut
    contradicted: ShareOut
    contradicted_later: ShareOut
    wire_copies: ShareOut
    told_by_others: ShareOut
    first_to_say: ShareOut
    judged: dict[RatingClass, int]
    judged_elsewhere: dict[RatingClass, int]
    as_of: datetime


class ClaimantTrackOut(Out):
    """As report.claimant_record counts: shares of the claims that are put down to the claimant."""

    claims: int
    sources: int
    outlets: int
    denials: ShareOut
    contradicted: ShareOut
    contradicted_confirmed: ShareOut
    denied: ShareOut
    judged: dict[RatingClass, int]
    judged_elsewhere: dict[RatingClass, int]
    first_on: date | None
    last_on: date | None
    as_of: datetime


class ListedOutletOut(Out):
    """An outlet; ``record`` is null where none has been worked out since it came in."""

    outlet_id: int
    name: str
    kind: OutletKind
    country: str | None
    language: str | None
    record: OutletTrackOut | None


class ListedClaimantOut(Out):
    """A claimant that is an entity."""

    entity_id: int
    name: str
    kind: ClaimantKind
    record: ClaimantTrackOut


class OpponentOut(Out):
    """Whom somebody contradicts: in how many pairs of claims; the surest pair, the own claim first."""

    number: int | None
    name: str | None
    contradictions: int
    confirmed: int
    example: tuple[str, str]


class AgainstOut(Out):
    """Those who are contradicted most, by the latest articles or claims: ``among`` so many."""

    among: int
    found: tuple[OpponentOut, ...]


class OutletDossierOut(ListedOutletOut):
    """An outlet with its other names, its latest articles and claims, and whom these contradict."""

    domain: str | None
    aliases: tuple[str, ...]
    latest: tuple[SourceRowOut, ...]
    claims: tuple[ClaimOut, ...]
    against: AgainstOut


class ClaimantDossierOut(Out):
    """An entity with its names, its record as a claimant (null for none), its latest claims, whom these contradict."""

    entity_id: int
    name: str
    kind: EntityKind
    names: tuple[str, ...]
    merged: tuple[int, ...]
    wikidata: str | None
    outlet_id: int | None
    record: ClaimantTrackOut | None
    claims: tuple[ClaimOut, ...]
    against: AgainstOut


class SourcePageOut(Out):
    """A page of sources, newest first; ``counted`` is false where there are more than ``total``. ``next`` is what
    ``after`` says to have the next page; null at the end.
    """

    sources: tuple[SourceRowOut, ...]
    total: int
    counted: bool
    next: str | None


class OutletPageOut(Out):
    """A page of outlets, those with the most claims first."""

    outlets: tuple[ListedOutletOut, ...]
    next: str | None


class ClaimantPageOut(Out):
    """A page of claimants, those with the most claims first."""

    claimants: tuple[ListedClaimantOut, ...]
    next: str | None


def source_page_out(page: SourcePage) -> SourcePageOut:
    """The page as JSON."""
    rows = tuple(source_rows(page.sources))
    return SourcePageOut(sources=rows, total=page.total, counted=page.counted, next=_place(page.next))


def outlet_page_out(page: OutletPage) -> OutletPageOut:
    """The page as JSON."""
    return OutletPageOut(outlets=tuple(map(_listed_outlet, page.outlets)), next=_place(page.next))


def claimant_page_out(page: ClaimantPage) -> ClaimantPageOut:
    """The page as JSON."""
    return ClaimantPageOut(claimants=tuple(map(_listed_claimant, page.claimants)), next=_place(page.next))


def outlet_dossier_out(dossier: OutletDossier) -> OutletDossierOut:
    """The outlet as JSON."""
    return OutletDossierOut(
        **dict(_listed_outlet(dossier.listed)),
        domain=dossier.outlet.domain,
        aliases=dossier.outlet.aliases,
        latest=tuple(source_rows(dossier.sources)),
        claims=tuple(map(claim_out, dossier.claims)),
        against=_against(dossier.against),
    )


def claimant_dossier_out(dossier: ClaimantDossier) -> ClaimantDossierOut:
    """The entity as JSON."""
    entity = dossier.entity
    return ClaimantDossierOut(
        entity_id=entity.entity_id,
        name=entity.name,
        kind=entity.kind,
        names=tuple(dict.fromkeys(name.name for name in dossier.names)),
        merged=tuple(number for number, _ in dossier.merged),
        wikidata=entity.wikidata,
        outlet_id=dossier.outlet_id,
        record=None if dossier.listed is None else _claimant_track(dossier.listed.track),
        claims=tuple(map(claim_out, dossier.claims)),
        against=_against(dossier.against),
    )


def _listed_outlet(listed: ListedOutlet) -> ListedOutletOut:
    return ListedOutletOut(
        outlet_id=listed.outlet_id,
        name=listed.name,
        kind=listed.kind,
        country=listed.country,
        language=listed.language,
        record=None if listed.track is None else _outlet_track(listed.track),
    )


def _listed_claimant(listed: ListedClaimant) -> ListedClaimantOut:
    return ListedClaimantOut(
        entity_id=listed.entity_id, name=listed.name, kind=listed.kind, record=_claimant_track(listed.track)
    )


def _outlet_track(track: OutletTrack) -> OutletTrackOut:
    return OutletTrackOut(
        sources=track.sources,
        claims=track.claims,
        attributed=_share(track.attributed),
        anonymous=_share(track.anonymous),
        contradicted=_share(track.contradicted),
        contradicted_later=_share(track.contradicted_later),
        wire_copies=_share(track.wire_copies),
        told_by_others=_share(track.told_by_others),
        first_to_say=_share(track.first_to_say),
        judged=_counts(track.judged),
        judged_elsewhere=_counts(track.judged_elsewhere),
        as_of=track.as_of,
    )


def _claimant_track(track: ClaimantTrack) -> ClaimantTrackOut:
    return ClaimantTrackOut(
        claims=track.claims,
        sources=track.sources,
        outlets=track.outlets,
        denials=_share(track.denials),
        contradicted=_share(track.contradicted),
        contradicted_confirmed=_share(track.contradicted_confirmed),
        denied=_share(track.denied),
        judged=_counts(track.judged),
        judged_elsewhere=_counts(track.judged_elsewhere),
        first_on=track.first_on,
        last_on=track.last_on,
        as_of=track.as_of,
    )


def _share(share: Share) -> ShareOut:
    return ShareOut(part=share.part, whole=share.whole, rate=None if share.rate is None else round(share.rate, 4))


def _counts(counts: Mapping[RatingClass, int]) -> dict[RatingClass, int]:
    return dict(counts)


def _against(found: Opponents) -> AgainstOut:
    opponents = tuple(
        OpponentOut(
            number=each.number,
            name=each.name,
            contradictions=each.contradictions,
            confirmed=each.confirmed,
            example=(str(each.example[0]), str(each.example[1])),
        )
        for each in found.found
    )
    return AgainstOut(among=found.among, found=opponents)


def _place(place: object | None) -> str | None:
    return None if place is None else str(place)

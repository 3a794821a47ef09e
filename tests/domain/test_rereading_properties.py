"""Whatever is read: every claim has one fate, no name means two things, and reading once more changes nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.reading import Claim, Claimant, Hop
from factcheck.domain.rereading import KnownClaim, compare_readings
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimantKind, HopRole, Modality, Polarity, Voice


def _claim(start: int, length: int, by: str) -> Claim:
    claimant, chain = Claimant(by, ClaimantKind.PERSON, None), (Hop(by, HopRole.CLAIMANT),)
    firm = {"cue": None, "cue_span": None, "polarity": Polarity.AFFIRMS, "modality": Modality.CERTAIN, "quoted": False}
    return Claim(1, 1, Span(start, start + length), Voice.ATTRIBUTED, claimant, chain, **firm)


CLAIMS = st.builds(_claim, st.integers(0, 6), st.integers(1, 4), st.sampled_from(["a", "b"]))
READINGS = st.lists(CLAIMS, max_size=6)
MARKS = st.fixed_dictionaries({"corrected": st.booleans(), "judged": st.booleans(), "gone": st.booleans()})
# What is corrected never goes.
KNOWN = st.lists(st.tuples(CLAIMS, MARKS), max_size=6).map(
    lambda drawn: [
        KnownClaim(number, claim, **{**marks, "gone": marks["gone"] and not marks["corrected"]})
        for number, (claim, marks) in enumerate(drawn, 1)
    ]
)


def _after(known, outcome):
    """The claims as they are known from then on."""
    now = {**outcome.stayed, **outcome.changed, **outcome.returned}
    kept = [replace(each, claim=now.get(each.number, each.claim), gone=each.number not in now) for each in known]
    came = [KnownClaim(number, claim) for number, claim in enumerate(outcome.came, len(known) + 1)]
    return [*kept, *came]


@given(KNOWN, READINGS)
def test_every_claim_has_one_fate(known, read):
    outcome = compare_readings(known, read)

    fates = [*outcome.stayed, *outcome.changed, *outcome.returned, *outcome.went]
    still_gone = {each.number for each in known if each.gone} - set(outcome.returned)
    assert sorted([*fates, *still_gone]) == [each.number for each in known]


@given(KNOWN, READINGS)
def test_reading_once_more_changes_nothing(known, read):
    first = compare_readings(known, read)

    second = compare_readings(_after(known, first), read)

    assert (second.changed, second.returned, second.came, second.went) == ({}, {}, (), ())
    assert len(second.stayed) == len(first.stayed) + len(first.changed) + len(first.returned) + len(first.came)


@given(KNOWN, READINGS)
def test_what_people_have_corrected_or_judged_is_never_read_otherwise(known, read):
    outcome = compare_readings(known, read)

    assert all(outcome.stayed[each.number] is each.claim for each in known if each.corrected)
    assert not {each.number for each in known if each.judged} & set(outcome.changed)


@given(READINGS)
def test_what_is_read_for_the_first_time_all_comes_in_its_order_of_words(read):
    assert sorted(compare_readings([], read).came, key=repr) == sorted(read, key=repr)

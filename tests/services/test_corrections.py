"""What people correct of a reading: seen everywhere, kept apart from what the program read, never forced on it."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import ClaimantKind, LinkState, Modality, Polarity, Voice
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.claims import list_claims, show_claim
from factcheck.services.corrections import correct
from factcheck.services.selection import Selection
from factcheck.storage.rows import CorrectionRow

WORDS = "نفى الناطق باسم الجيش في طبرق توقيع عقد قيمته 4.2 مليار دولار مع موسكو"


@pytest.fixture
def claim(newsroom, say) -> ClaimRef:
    [ref] = newsroom.publish(
        say(
            WORDS,
            by="وزير الدفاع",
            through=("رويترز",),
            cue="نفى",
            quantity=("4.2 مليار دولار", 4.2e9, "USD"),
            about=("طبرق", "موسكو"),
        ),
        outlet="عربي21",
    )
    return ref


@pytest.fixture
def new(claim) -> NewCorrection:
    return NewCorrection(claim=claim, reason="الناطق هو المتحدث", corrected_by="سلمى")


def _claim(database, ref):
    return show_claim(database, ref).claim.claim


def _count(database) -> int:
    with database.transaction(read_only=True) as session:
        return len(session.scalars(select(CorrectionRow.number)).all())


def test_a_claimant_is_corrected_with_the_place_of_the_words_and_an_entity(database, new):
    after = correct(database, replace(new, claimant="الناطق باسم الجيش", claimant_kind=ClaimantKind.PERSON)).claim.claim

    assert (after.claimant.name, after.claimant.kind) == ("الناطق باسم الجيش", ClaimantKind.PERSON)
    assert after.claimant.span.of(WORDS) == "الناطق باسم الجيش"
    assert after.claimant.entity_id is not None
    assert [hop.name for hop in after.chain] == ["الناطق باسم الجيش", "رويترز"]
    assert after.chain[0].entity_id == after.claimant.entity_id


def test_the_corrected_reading_is_what_every_list_shows(database, new, claim):
    correct(database, replace(new, polarity=Polarity.DENIES, modality=Modality.PROBABLE, quoted=True))

    [listed] = list_claims(database, Selection())
    assert (listed.claim.polarity, listed.claim.modality, listed.claim.quoted) == ("denies", "probable", True)
    assert (listed.ref, listed.corrected) == (claim, True)


def test_what_the_program_read_is_kept_beside_it_with_who_when_and_why(database, new, claim):
    before = _claim(database, claim)

    dossier = correct(database, replace(new, polarity=Polarity.DENIES, via=()))

    [correction] = dossier.corrections
    assert (correction.number, correction.corrected_by, correction.reason) == (1, "سلمى", new.reason)
    assert correction.before["polarity"] == "affirms"
    assert [hop["name"] for hop in correction.before["chain"]] == [hop.name for hop in before.chain]
    assert correction.after["polarity"] == "denies"
    assert set(correction.before) == set(correction.after) == {"polarity", "chain"}


def test_a_claimant_that_is_known_needs_no_kind(seeded, new):
    after = correct(seeded, replace(new, claimant="خليفة حفتر")).claim.claim

    assert after.claimant.kind is ClaimantKind.PERSON
    assert after.claimant.entity_id is not None


def test_what_an_unknown_claimant_is_has_to_be_said(database, new):
    with pytest.raises(InvalidInput, match="'فلان الفلاني'") as refused:
        correct(database, replace(new, claimant="فلان الفلاني"))

    assert "--claimant-kind" in refused.value.hint


def test_what_the_words_say_of_an_unnamed_source_is_read_again(database, new):
    wanted = replace(new, claimant="مصادر عسكرية", claimant_kind=ClaimantKind.ANONYMOUS)

    after = correct(database, wanted).claim.claim

    assert (after.claimant.anonymity.kind, after.claimant.anonymity.plural) == ("military", True)
    assert after.claimant.entity_id is None


def test_what_a_claimant_is_can_be_corrected_alone(database, new):
    after = correct(database, replace(new, claimant_kind=ClaimantKind.ORGANISATION)).claim.claim

    assert (after.claimant.name, after.claimant.kind) == ("وزير الدفاع", ClaimantKind.ORGANISATION)
    assert after.chain[0].entity_id == after.claimant.entity_id is not None


def test_relays_are_named_in_order_and_one_that_was_there_keeps_its_place(database, new):
    after = correct(database, replace(new, via=("سبوتنيك", "رويترز"))).claim.claim

    assert [(hop.name, hop.role) for hop in after.chain] == [
        ("وزير الدفاع", "claimant"),
        ("سبوتنيك", "relay"),
        ("رويترز", "relay"),
    ]


def test_a_claim_given_back_to_the_outlet_has_no_claimant_cue_or_chain(database, new):
    after = correct(database, replace(new, outlet_voice=True)).claim.claim

    assert (after.voice, after.claimant, after.cue, after.chain) == (Voice.OUTLET, None, None, ())


def test_the_outlet_s_own_words_can_be_put_down_to_somebody(database, new, newsroom, say):
    [own] = newsroom.publish(say("قال الوزير إن العقد وقع"), key="own.txt")

    after = correct(
        database, replace(new, claim=own, claimant="الوزير", claimant_kind=ClaimantKind.PERSON, via=("رويترز",))
    ).claim.claim

    assert (after.voice, [hop.name for hop in after.chain]) == (Voice.ATTRIBUTED, ["الوزير", "رويترز"])


def test_words_take_what_they_count_and_name_along(database, new):
    record = correct(database, replace(new, words="توقيع عقد قيمته 4.2  مليار\nدولار مع موسكو")).claim

    assert record.text == "توقيع عقد قيمته 4.2 مليار دولار مع موسكو"
    assert record.quantities_text == ("4.2 مليار دولار",)
    assert "موسكو" in [mention.name for mention in record.claim.mentions]
    assert "طبرق" not in [mention.name for mention in record.claim.mentions]


def test_a_claim_is_found_by_its_corrected_words_alone(database, new):
    correct(database, replace(new, words="توقيع عقد"))

    assert len(list_claims(database, Selection(), words="توقيع")) == 1
    assert list_claims(database, Selection(), words="موسكو") == []


@pytest.mark.parametrize(
    ("words", "said"), [("توقيع اتفاق", "does not stand"), ("م", "stands [3-9] times"), (" ", "has words")]
)
def test_words_that_do_not_stand_once_in_the_sentence_are_refused(database, new, words, said):
    with pytest.raises(InvalidInput, match=said):
        correct(database, replace(new, words=words))

    assert _count(database) == 0


def test_the_program_s_reading_comes_back_whole(database, new, claim):
    before = show_claim(database, claim).claim
    correct(database, replace(new, words="توقيع عقد", polarity=Polarity.DENIES))
    correct(database, replace(new, claimant="فلان", claimant_kind=ClaimantKind.PERSON))

    dossier = correct(database, replace(new, restore=True, reason="النص واضح"))

    assert dossier.claim == before
    assert [correction.restored for correction in dossier.corrections] == [False, False, True]


def test_correcting_it_back_by_hand_is_the_program_s_reading_too(database, new):
    correct(database, replace(new, polarity=Polarity.DENIES))

    dossier = correct(database, replace(new, polarity=Polarity.AFFIRMS))

    assert (dossier.claim.corrected, dossier.corrections[-1].restored) == (False, True)


def test_what_is_given_back_after_a_second_round_is_what_was_read_before_it(database, new, claim):
    before = _claim(database, claim)
    correct(database, replace(new, polarity=Polarity.DENIES))
    correct(database, replace(new, restore=True))
    correct(database, replace(new, modality=Modality.POSSIBLE))

    assert correct(database, replace(new, restore=True)).claim.claim == before


def test_a_dry_run_shows_the_claim_as_it_would_be_and_changes_nothing(database, new, claim):
    before = show_claim(database, claim)

    dossier = correct(
        database,
        replace(new, claimant="فلان", claimant_kind=ClaimantKind.PERSON, polarity=Polarity.DENIES),
        dry_run=True,
    )

    assert (dossier.claim.claim.claimant.name, dossier.claim.corrected) == ("فلان", True)
    assert show_claim(database, claim) == before


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({}, "nothing is corrected"),
        ({"reason": " ", "quoted": True}, "needs a reason"),
        ({"restore": True, "quoted": True}, "comes back whole"),
        ({"outlet_voice": True, "claimant": "الوزير"}, "the outlet's own and somebody's"),
        ({"outlet_voice": True, "via": ("رويترز",)}, "the outlet's own and somebody's"),
        ({"via": ("رويترز", " ")}, "names nobody"),
        ({"claimant": "«»"}, "names nobody"),
        ({"corrected_by": " ", "quoted": True}, "somebody's"),
        ({"reason": "\udcff", "quoted": True}, r"'\\udcff' is no text"),
        ({"via": ("\udcff",)}, r"'\\udcff' is no text"),
    ],
)
def test_a_correction_that_cannot_be_meant_is_refused_before_anything_is_written(database, new, wanted, said):
    with pytest.raises(InvalidInput, match=said) as refused:
        correct(database, replace(new, **wanted))

    assert refused.value.hint
    assert _count(database) == 0


@pytest.mark.parametrize("wanted", [{"polarity": Polarity.AFFIRMS}, {"restore": True}, {"via": ("رويترز",)}])
def test_a_claim_that_is_read_so_already_needs_no_correction(database, new, wanted):
    with pytest.raises(Conflict, match="read so already"):
        correct(database, replace(new, **wanted))


def test_a_claim_that_is_not_there_is_asked_for_in_vain(database, new):
    with pytest.raises(NotFound, match=r"no claim 7\.1"):
        correct(database, replace(new, claim=ClaimRef(7, 1), quoted=True))


def test_a_claim_of_an_older_text_is_left_as_it_is(database, new, article, take_in):
    story = "قال المتحدث باسم الجيش إن روسيا وعدت بأسلحة قيمتها أربعة مليارات دولار بعد رفع الحظر."
    [(source_id, _)] = take_in(article(story, key="told.txt")).added
    take_in(article(story.replace("أربعة", "خمسة"), key="told.txt"))

    with pytest.raises(Conflict, match="older text") as refused:
        correct(database, replace(new, claim=ClaimRef(source_id, 1), quoted=True))

    assert refused.value.hint == f"factcheck claim list --source {source_id}"


SIGNED = "النقابة وقعت اتفاق الأجور مع إدارة الميناء"
NOT_SIGNED = "النقابة لم توقع اتفاق الأجور مع إدارة الميناء"


@pytest.fixture
def pair(newsroom, say):
    """Two claims that contradict each other, as linking says."""
    [a] = newsroom.publish(say(SIGNED, by="الوزير"), key="a.txt", outlet="عربي21")
    [b] = newsroom.publish(say(NOT_SIGNED, by="النقيب"), key="b.txt", outlet="رويترز")
    newsroom.link(a, b, reason="negation")
    return a, b


def _links(database, ref):
    return [(link.relation, link.state, link.method) for link in show_claim(database, ref).links]


def test_suggested_links_are_made_anew_from_the_corrected_reading(database, new, pair):
    dossier = correct(database, replace(new, claim=pair[1], polarity=Polarity.DENIES))

    [link] = dossier.links
    assert (link.relation, link.method != "by hand") == ("agrees", True)
    assert _links(database, pair[0]) == [(link.relation, link.state, link.method)]


def test_what_only_a_machine_suggested_goes_when_the_corrected_reading_says_otherwise(database, new, pair):
    dossier = correct(database, replace(new, claim=pair[1], polarity=Polarity.DECLINES))

    assert dossier.links == []


def test_a_link_that_an_editor_has_decided_stays(database, new, pair):
    _decide(database, LinkState.CONFIRMED)

    dossier = correct(database, replace(new, claim=pair[1], polarity=Polarity.DENIES))

    assert [(link.relation, link.state, link.method) for link in dossier.links] == [
        ("contradicts", "confirmed", "by hand")
    ]


def _decide(database, state):
    with database.transaction() as session:
        session.execute(text("insert into factcheck.member (name) values ('يوسف')"))
        session.execute(text(f"update factcheck.link set state = '{state}'"))
        decided = "select source_id, claim, other_source_id, other_claim, relation, 1, :state, member_id"
        session.execute(
            text(
                "insert into factcheck.link_decision"
                " (source_id, claim, other_source_id, other_claim, relation, number, state, member_id)"
                f" {decided} from factcheck.link, factcheck.member"
            ),
            {"state": state},
        )


def test_analysts_read_who_corrected_what_and_why(database, new, claim):
    correct(database, replace(new, words="توقيع عقد", quoted=True))

    with database.transaction(read_only=True) as session:
        row = session.execute(text("select * from report.correction")).mappings().one()
        marked = session.execute(text("select corrected, text, quoted from report.claim")).one()

    assert (row["claim_ref"], row["number"], row["restored"]) == (str(claim), 1, False)
    assert (row["corrected_by"], row["reason"]) == ("سلمى", new.reason)
    assert set(row["fields"]) == {"span", "text", "quoted", "quantities", "mentions"}
    assert (row["before"]["text"], row["after"]["text"]) == (WORDS, "توقيع عقد")
    assert marked == (True, "توقيع عقد", True)

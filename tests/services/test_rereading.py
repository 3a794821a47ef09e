"""Stored articles are read again: what did not change keeps its name, what people said of it stays."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.evidence import Evidence
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import Polarity
from factcheck.errors import Conflict, NotFound
from factcheck.services import rereading
from factcheck.services.claims import list_claims, show_claim
from factcheck.services.corrections import correct
from factcheck.services.exchange import export_claims
from factcheck.services.linking import link_new
from factcheck.services.rereading import reread
from factcheck.services.selection import Selection
from factcheck.services.sources import list_sources
from factcheck.services.verdicts import add_verdict

STORY = (
    "قال وزير الدفاع إن الجيش اشترى أسلحة قيمتها أربعة مليارات دولار. ونفى المتحدث باسم الجيش توقيع أي عقد مع موسكو."
)


@pytest.fixture
def source(article, take_in) -> int:
    """A source of two claims that an older program has read: it took the first for a denial."""
    [(source_id, _)] = take_in(article(STORY, key="a.txt", outlet="عربي21", published="2017-01-12")).added
    return source_id


@pytest.fixture
def older(database, source) -> int:
    """The source, its first claim read wrongly by a program of before."""
    _execute(database, "update factcheck.claim set polarity = 'denies' where number = 1")
    _read_by_older(database)
    return source


def _execute(database, statement):
    with database.transaction() as session:
        session.execute(text(statement))


def _read_by_older(database):
    _execute(database, "update factcheck.claim set extractor = 'grammar-0' where not corrected")
    _execute(database, "update factcheck.source set reread_by = 'grammar-0'")


def _polarity(database, source_id, number=1):
    return show_claim(database, ClaimRef(source_id, number)).claim.claim.polarity


def _names(database):
    return [str(claim.ref) for claim in list_claims(database, Selection())]


def _fate(became):
    [one] = became
    return one.stayed, *(len(claims) for claims in (one.changed, one.came, one.returned, one.went))


def test_what_this_program_has_read_is_not_read_again(database, source):  # noqa: ARG001  # there is something to read
    assert list(reread(database)) == []


def test_what_this_program_has_read_is_read_again_when_asked_and_is_the_same(database, source):
    before = list(export_claims(database))

    [one] = reread(database, everything=True)

    assert (one.source_id, one.key, one.stayed, one.is_same) == (source, "a.txt", 2, True)
    assert list(export_claims(database)) == before


def test_a_claim_that_is_read_otherwise_is_put_right_under_its_name(database, older):
    became = list(reread(database))

    assert _fate(became) == (1, 1, 0, 0, 0)
    assert became[0].changed == (ClaimRef(older, 1),)
    assert became[0].extractor == "grammar-0"
    assert _polarity(database, older) is Polarity.AFFIRMS


def test_a_second_reading_has_nothing_to_do(database, older):
    list(reread(database))

    assert list(reread(database)) == []
    assert [one.is_same for one in reread(database, [older], everything=True)] == [True]


def test_a_dry_run_says_what_would_become_of_it_and_changes_nothing(database, older):
    before = list(export_claims(database))

    assert _fate(list(reread(database, dry_run=True))) == (1, 1, 0, 0, 0)
    assert list(export_claims(database)) == before
    assert _fate(list(reread(database))) == (1, 1, 0, 0, 0)
    assert _polarity(database, older) is Polarity.AFFIRMS


def test_a_claim_with_a_verdict_is_kept_as_it_was_judged_beside_the_new_reading(seeded, older):
    logged = add_verdict(seeded, NewVerdict(ClaimRef(older, 1), "false", "لا يصح", "سلمى"))

    [one] = reread(seeded)

    assert one.went == ((ClaimRef(older, 1), ClaimRef(older, 3)),)
    kept = show_claim(seeded, ClaimRef(older, 1))
    assert (kept.claim.claim.polarity, kept.verdicts) == (Polarity.DENIES, [logged])
    assert (kept.claim.current, kept.claim.outdated_at is None, kept.replaced_by) == (False, False, ClaimRef(older, 3))


def test_a_claim_that_a_verdict_cites_is_kept_as_it_was_cited(seeded, older):
    cited = (Evidence.parse(f"refutes:{older}.1"),)
    add_verdict(seeded, NewVerdict(ClaimRef(older, 2), "false", "لا يصح", "سلمى", cited))

    [one] = reread(seeded)

    assert one.went == ((ClaimRef(older, 1), ClaimRef(older, 3)),)
    assert show_claim(seeded, ClaimRef(older, 1)).claim.claim.polarity is Polarity.DENIES


def test_a_verdict_on_a_claim_that_did_not_change_keeps_its_claim(seeded, older):
    logged = add_verdict(seeded, NewVerdict(ClaimRef(older, 2), "true", "صحيح", "سلمى"))

    list(reread(seeded))

    kept = show_claim(seeded, ClaimRef(older, 2))
    assert (kept.claim.current, kept.verdicts) == (True, [logged])


def test_what_is_no_longer_read_leaves_lists_searches_exports_and_counts(seeded, older):
    add_verdict(seeded, NewVerdict(ClaimRef(older, 1), "false", "لا يصح", "سلمى"))
    list(reread(seeded))

    assert _names(seeded) == [f"{older}.2", f"{older}.3"]
    assert [str(claim.ref) for claim in export_claims(seeded)] == [f"{older}.2", f"{older}.3"]
    assert [claim.ref.number for claim in list_claims(seeded, Selection(), words="أسلحة")] == [3]
    assert [one.claims for one in list_sources(seeded, Selection())] == [2]


def test_what_is_no_longer_read_is_not_current_in_the_reports(seeded, older):
    add_verdict(seeded, NewVerdict(ClaimRef(older, 1), "false", "لا يصح", "سلمى"))
    list(reread(seeded))

    with seeded.transaction(read_only=True) as session:
        claims = session.execute(text("select claim, is_current, outdated_at is null from report.claim order by 1"))
        assert claims.all() == [(1, False, False), (2, True, True), (3, True, True)]
        assert session.scalar(text("select claims from report.source")) == 2


def test_a_claim_that_is_read_as_it_was_judged_comes_back_under_its_name(seeded, older):
    add_verdict(seeded, NewVerdict(ClaimRef(older, 1), "false", "لا يصح", "سلمى"))
    list(reread(seeded))
    _execute(seeded, "update factcheck.claim set polarity = case number when 1 then 'affirms' else 'declines' end")

    [one] = reread(seeded, everything=True)

    assert one.returned == (ClaimRef(older, 1),)
    assert show_claim(seeded, ClaimRef(older, 1)).claim.current
    assert one.went == ((ClaimRef(older, 3), ClaimRef(older, 1)),)


def test_a_corrected_claim_is_neither_changed_nor_doubled(database, older):
    new = NewCorrection(claim=ClaimRef(older, 1), reason="هو ينفي", corrected_by="سلمى", words="أسلحة")
    corrected = correct(database, new)
    _read_by_older(database)

    [one] = reread(database)

    assert (one.stayed, one.is_same) == (2, True)
    assert show_claim(database, ClaimRef(older, 1)) == corrected


def test_what_is_given_back_after_a_new_reading_is_read_anew_next_time(database, older):
    new = NewCorrection(claim=ClaimRef(older, 1), reason="ينفي", corrected_by="سلمى", quoted=True)
    correct(database, new)
    list(reread(database))
    correct(database, replace(new, quoted=None, restore=True))

    assert _fate(list(reread(database))) == (1, 1, 0, 0, 0)
    assert _polarity(database, older) is Polarity.AFFIRMS


def test_a_claim_that_is_no_longer_read_is_not_corrected_but_its_successor_is_named(seeded, older):
    add_verdict(seeded, NewVerdict(ClaimRef(older, 1), "false", "لا يصح", "سلمى"))
    list(reread(seeded))

    with pytest.raises(Conflict, match="no longer read") as refused:
        correct(seeded, NewCorrection(claim=ClaimRef(older, 1), reason="x", corrected_by="سلمى", quoted=True))

    assert refused.value.hint == f"factcheck claim show {older}.3"


def test_sentences_that_are_split_otherwise_are_numbered_on_and_old_claims_keep_theirs(seeded, newsroom, say):
    [whole] = newsroom.publish(say(STORY), key="b.txt")
    add_verdict(seeded, NewVerdict(whole, "false", "لا يصح", "سلمى"))

    [one] = reread(seeded)

    assert one.went[0][0] == whole
    kept = show_claim(seeded, whole).claim
    assert (kept.claim.sentence, kept.sentence_text) == (1, STORY)
    now = list(export_claims(seeded))
    assert [claim.claim.sentence for claim in now] == [2, 3]
    assert " ".join(claim.sentence_text for claim in now) == STORY


def test_a_sentence_that_no_claim_needs_any_more_goes(database, source):
    _execute(
        database,
        "insert into factcheck.sentence (source_id, capture, number, span_start, span_end, kind)"
        f" values ({source}, 1, 3, 0, 9, 'body')",
    )

    list(reread(database, everything=True))

    with database.transaction(read_only=True) as session:
        assert session.scalars(text("select number from factcheck.sentence order by 1")).all() == [1, 2]


def test_a_claim_whose_sentence_begins_elsewhere_now_stands_in_the_new_one(database, source):
    _execute(
        database,
        "insert into factcheck.sentence (source_id, capture, number, span_start, span_end, kind)"
        f" values ({source}, 1, 3, 0, {len(STORY)}, 'body')",
    )
    _execute(database, "update factcheck.claim set sentence = 3")
    _execute(database, "delete from factcheck.sentence where number < 3")

    [one] = reread(database, everything=True)

    assert (one.stayed, one.is_same) == (2, True)
    assert [claim.claim.sentence for claim in list_claims(database, Selection())] == [4, 5]


SIGNED = "قال الوزير إن النقابة وقعت اتفاق الأجور مع إدارة الميناء."
NOT_SIGNED = "قال النقيب إن النقابة لم توقع اتفاق الأجور مع إدارة الميناء."


@pytest.fixture
def pair(database, article, take_in):
    """Two sources that contradict each other, linked."""
    taken = take_in(article(SIGNED, key="a.txt", outlet="عربي21"), article(NOT_SIGNED, key="b.txt", outlet="رويترز"))
    link_new(database)
    return [ClaimRef(source_id, 1) for source_id, _ in taken.added]


def _links(database, ref):
    return [link.relation for link in show_claim(database, ref).links]


def test_links_of_claims_that_did_not_change_stay(database, pair):
    assert _links(database, pair[0]) == ["contradicts"]

    list(reread(database, everything=True))

    assert _links(database, pair[0]) == ["contradicts"]
    assert link_new(database).sources == 0


def test_suggested_links_of_a_claim_that_changed_go_and_are_made_anew(database, pair):
    _execute(database, f"update factcheck.claim set polarity = 'denies' where source_id = {pair[0].source_id}")
    _read_by_older(database)

    list(reread(database))

    assert _links(database, pair[0]) == []
    assert link_new(database).sources == 1
    assert _links(database, pair[0]) == ["contradicts"]


def test_a_claim_whose_link_an_editor_decided_is_kept_as_it_was(database, pair):
    _execute(database, "insert into factcheck.member (name) values ('يوسف')")
    _execute(
        database,
        "insert into factcheck.link_decision"
        " select source_id, claim, other_source_id, other_claim, relation, 1, 'confirmed', member_id"
        " from factcheck.link, factcheck.member",
    )
    _execute(database, f"update factcheck.claim set quoted = true where source_id = {pair[1].source_id}")

    became = {one.source_id: one for one in reread(database, everything=True)}

    assert became[pair[1].source_id].went == ((pair[1], ClaimRef(pair[1].source_id, 2)),)
    assert show_claim(database, pair[1]).claim.claim.quoted


def test_a_run_that_is_stopped_goes_on_where_it_was(database, pair, monkeypatch):
    monkeypatch.setattr(rereading, "BATCH_TEXTS", 1)
    _read_by_older(database)
    run = reread(database)
    first = next(run)
    run.close()

    rest = list(reread(database))

    assert [first.source_id, *(one.source_id for one in rest)] == [ref.source_id for ref in pair]


def test_texts_that_are_longer_than_a_batch_are_read_one_by_one(database, pair, monkeypatch):
    monkeypatch.setattr(rereading, "BATCH_CHARACTERS", 1)

    assert len(list(reread(database, everything=True))) == len(pair)


def test_only_the_sources_that_are_named_are_read(database, pair):
    [one] = reread(database, [pair[1].source_id], everything=True)

    assert one.source_id == pair[1].source_id


def test_a_source_that_is_not_there_is_asked_for_in_vain(database, source):
    with pytest.raises(NotFound, match="no source 98, 99"):
        list(reread(database, [source, 98, 99]))


def test_a_changed_text_is_read_once_by_the_program_that_took_it_in(database, older, article, take_in):
    take_in(article(STORY.replace("أربعة", "خمسة"), key="a.txt", outlet="عربي21"))

    assert list(reread(database)) == []
    [one] = reread(database, [older], everything=True)
    assert (one.is_same, _polarity(database, older)) == (True, Polarity.DENIES)


def test_reading_again_takes_no_more_statements_for_more_sources(database, article, take_in, statements):
    take_in(article(SIGNED, key="a.txt"))
    before = len(statements)
    list(reread(database, everything=True))
    for_one = len(statements) - before
    take_in(article(NOT_SIGNED, key="b.txt"), article(STORY, key="c.txt"))
    before = len(statements)

    list(reread(database, everything=True))

    assert len(statements) - before == for_one

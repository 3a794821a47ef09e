"""Claims that nobody would wish for: linking gets through them, in bounded time and pairs, and decides nothing anew."""

from dataclasses import replace
from time import perf_counter

import pytest
from sqlalchemy import func, insert, select, text

from factcheck.domain.articles import Article
from factcheck.domain.words import LinkState
from factcheck.services.ingest import ingest
from factcheck.services.linking import link_new
from factcheck.storage.candidates import COPIES, KIN
from factcheck.storage.database import Database
from factcheck.storage.rows import LinkDecisionRow, LinkRow, MemberRow, SourceRow

SIGNED = "النقابة وقعت اتفاق الأجور مع إدارة الميناء."
NOT_SIGNED = "النقابة لم توقع اتفاق الأجور مع إدارة الميناء."
SAME = "المصدر أكد وصول السفينة إلى الميناء."
IDENTICAL, NEW = 10_000, 20
# Of a claim's cost, some ten milliseconds; without bounds each new one would be laid beside ten thousand.
PATIENCE_S = 30
# Articles all of one claim, copies of the source ``:one``, that have been through linking.
COPIED = """
with made as (
    insert into factcheck.source (key, language, latest_capture, linked_capture, uid)
    select 'copy ' || n, language, latest_capture, linked_capture, 'copy ' || n
    from factcheck.source, generate_series(1, :copies) n
    where source_id = :one
    returning source_id
), captures as (
    insert into factcheck.capture (source_id, number, text, text_sha256, media_type, raw, extractor)
    select m.source_id, number, text, text_sha256, media_type, raw, extractor
    from made m, factcheck.capture c where c.source_id = :one
), sentences as (
    insert into factcheck.sentence (source_id, capture, number, span_start, span_end, kind)
    select m.source_id, capture, number, span_start, span_end, kind
    from made m, factcheck.sentence s where s.source_id = :one
), claims as (
    insert into factcheck.claim
        (source_id, number, capture, sentence, span_start, span_end, text, text_normalized, voice, polarity, modality,
         quoted, extractor)
    select m.source_id, number, capture, sentence, span_start, span_end, text, text_normalized, voice, polarity,
        modality, quoted, extractor
    from made m, factcheck.claim c where c.source_id = :one
)
insert into factcheck.claim_key (source_id, claim, keys)
select m.source_id, claim, keys from made m, factcheck.claim_key k where k.source_id = :one
"""


def _article(words: str, key: str, language: str = "ar") -> Article:
    raw = words.encode()
    return Article(key=key, text=words, raw=raw, media_type="text/plain", outlet=f"outlet {key}", language=language)


@pytest.fixture
def linked(database):
    """Takes in the texts, an article each, and links what is new; gives the report."""

    def linked(*texts: str, language: str = "ar"):
        ingest(database, [_article(words, f"{number}.txt", language) for number, words in enumerate(texts)])
        return link_new(database)

    return linked


@pytest.fixture
def links(database):
    """The relations of all links."""

    def links() -> list[str]:
        with database.transaction(read_only=True) as session:
            return sorted(session.scalars(select(LinkRow.relation)))

    return links


def _left(database) -> int:
    with database.transaction(read_only=True) as session:
        waiting = select(func.count()).where(SourceRow.linked_capture < SourceRow.latest_capture)
        return session.execute(waiting).scalar_one()


def test_claims_without_entities_are_linked_by_their_words(linked, links):
    report = linked(SIGNED, NOT_SIGNED)

    assert (report.sources, links()) == (2, ["contradicts"])


def test_claims_of_one_word_are_passed_over(database, linked, links):
    report = linked("نعم.", "لا.", "حفتر.", "...", "؟")

    assert (report.sources, _left(database), links()) == (report.sources, 0, [])


def test_a_language_without_words_of_its_own_gets_through_and_links_nothing(database, linked, links):
    told = "Профсоюз подписал соглашение с портом."
    denied = "Профсоюз не подписал соглашение с портом."

    linked(told, denied, language="ru")

    assert (_left(database), links()) == (0, [])


def test_an_endless_sentence_gets_through_beside_others(database, linked, links):
    endless = " ".join(f"كلمة{number} قال" for number in range(12_000))
    started = perf_counter()

    linked(endless, SIGNED, NOT_SIGNED)

    assert len(endless) > 100_000
    assert (_left(database), links()) == (0, ["contradicts"])
    assert perf_counter() - started < PATIENCE_S


def test_one_endless_word_gets_through(database, linked):
    linked("قال الوزير إن " + "ب" * 100_000 + " وصل.", SIGNED)

    assert _left(database) == 0


@pytest.mark.parametrize(
    "words",
    [
        'النقابة\'); drop table factcheck.link; -- وقعت {الاتفاق} "مع" \\ الميناء.',
        "{النقابة,NULL} وقعت %s %(sources)s :sources $1 اتفاق الميناء.",
        "كتب س. م. عن س و ع.ش/ م.س (د ب أ، أ ف ب) في الميناء.",
        "النقابة \u202eوقعت\u202c \u200f\u200b\ufeff اتفاق \U0001f6a2 الميناء \u0301\u0301\u0301.",
        "<script>alert('النقابة')</script> وقعت =cmd|' /C calc'!A0 اتفاق الميناء.",
    ],
)
def test_hostile_words_are_words(database, linked, links, words):
    report = linked(words, SIGNED, NOT_SIGNED)

    assert (report.sources, _left(database)) == (3, 0)
    assert "contradicts" in links()


def test_ten_thousand_claims_that_are_the_same_cost_each_new_one_a_bounded_number_of_pairs(
    fresh_database, newsroom, say
):
    database = Database(
        fresh_database
    )  # what is not committed the server's housekeeping counts as nothing, and plans so
    newsroom = replace(newsroom, database=database)
    [one] = newsroom.publish(say(SAME), key="one.txt")
    link_new(database)
    with database.transaction() as session:
        session.execute(text(COPIED), {"one": one.source_id, "copies": IDENTICAL})
        session.execute(text("analyze"))
    new = [newsroom.publish(say(SAME), key=f"{number}.txt") for number in range(NEW)]
    started = perf_counter()

    report = link_new(database)
    database.close()

    assert report.sources == len(new)
    assert 0 < report.pairs_compared <= len(new) * (KIN + COPIES)
    assert perf_counter() - started < PATIENCE_S


def test_nothing_that_an_editor_decided_changes(database, linked):
    linked(SIGNED, NOT_SIGNED)
    with database.transaction() as session:
        member = session.scalars(insert(MemberRow).values(name="Huda").returning(MemberRow.member_id)).one()
        key = select(LinkRow.source_id, LinkRow.claim, LinkRow.other_source_id, LinkRow.other_claim, LinkRow.relation)
        row = session.execute(key).one()._asdict()
        session.execute(insert(LinkDecisionRow).values(**row, number=1, state="rejected", member_id=member))
        session.execute(text("update factcheck.link set state = 'rejected', method = 'older', score = 0.5"))
        session.execute(text("update factcheck.source set linked_capture = 0"))

    link_new(database)

    with database.transaction(read_only=True) as session:
        kept = session.execute(select(LinkRow.state, LinkRow.method, LinkRow.score)).all()
    assert kept == [(LinkState.REJECTED, "older", 0.5)]

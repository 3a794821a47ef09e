"""What is the same article, and what becomes of each that comes in."""

import pytest
from sqlalchemy import func, select

from factcheck.domain.articles import SetAside
from factcheck.services.ingest import ingest
from factcheck.services.recognition import EDITED, resemblance
from factcheck.services.selection import Selection
from factcheck.services.sources import list_sources, show_source
from factcheck.storage.rows import CaptureRow, ClaimRow

STORY = (
    "قال المتحدث باسم الجيش الليبي إن روسيا وعدت بأسلحة قيمتها 4.2 مليار دولار. "
    "ونفى دبلوماسي روسي توقيع أي عقد مع القيادة العامة في بنغازي."
)
EDITED_STORY = STORY.replace("4.2", "4.4") + " وأضاف المتحدث أن الحظر الدولي ما زال قائما."
OTHER_STORY = "أعلنت وزارة الصحة في تونس تسجيل خمسين إصابة جديدة بالمرض خلال الأسبوع الماضي في ثلاث ولايات."


def _count(database, row):
    with database.transaction(read_only=True) as session:
        return session.scalar(select(func.count()).select_from(row))


def _sources(database):
    return list_sources(database, Selection())


def test_loading_the_same_article_twice_changes_nothing_and_says_so(database, article, take_in):
    first = take_in(article(STORY, outlet="عربي21"))
    claims = _count(database, ClaimRow)

    again = take_in(article(STORY, outlet="عربي21"))

    assert again.unchanged == first.added
    assert (again.added, again.recaptured, again.claims) == ([], [], 0)
    assert (_count(database, CaptureRow), _count(database, ClaimRow)) == (1, claims)


def test_changed_text_of_a_known_source_is_a_new_capture_with_the_old_claims_kept(database, article, take_in):
    first = take_in(article(STORY))

    second = take_in(article(EDITED_STORY))

    assert second.recaptured == first.added
    [source] = _sources(database)
    assert source.captures == 2
    assert _count(database, ClaimRow) == first.claims + second.claims
    assert source.claims == second.claims


def test_a_source_whose_outlet_was_forgotten_gets_it_when_it_comes_again(database, article, take_in):
    first = take_in(article(STORY, outlet=None))

    second = take_in(article(STORY, outlet="عربي21"))
    third = take_in(article(STORY, outlet="عربي21"))

    assert (second.named, second.unchanged, second.added) == (first.added, first.added, [])
    assert (third.named, third.unchanged) == ([], first.added)
    [source] = _sources(database)
    assert source.outlet == "عربي21"


def test_claims_of_a_new_capture_are_numbered_on_from_the_old_ones(database, article, take_in):
    first = take_in(article(STORY))
    second = take_in(article(EDITED_STORY))

    with database.transaction(read_only=True) as session:
        numbers = session.scalars(select(ClaimRow.number).order_by(ClaimRow.number)).all()

    assert first.claims > 0
    assert numbers == list(range(1, first.claims + second.claims + 1))


def test_unrelated_text_under_the_same_file_name_is_another_source(database, article, take_in):
    take_in(article(STORY))

    taken = take_in(article(OTHER_STORY))

    assert len(taken.added) == 1
    assert [source.captures for source in _sources(database)] == [1, 1]


def test_the_same_file_name_of_another_outlet_is_another_source(database, article, take_in):
    take_in(article(STORY, outlet="عربي21"))

    taken = take_in(article(EDITED_STORY, outlet="رويترز"))

    assert len(taken.added) == 1
    assert len(_sources(database)) == 2


def test_the_same_words_of_the_same_outlet_are_one_source_wherever_they_lie(database, article, take_in):
    first = take_in(article(STORY, key="monday/a.txt", outlet="عربي21"))

    again = take_in(article(STORY, key="tuesday/b.txt", outlet="Arabi21"))

    assert again.unchanged == [(first.added[0][0], "tuesday/b.txt")]
    assert len(_sources(database)) == 1


def test_the_same_words_of_two_outlets_are_two_sources(database, article, take_in):
    taken = take_in(article(STORY, key="a.txt", outlet="عربي21"), article(STORY, key="b.txt", outlet="رويترز"))

    assert len(taken.added) == 2
    assert len({source.uid for source in _sources(database)}) == 2


def test_the_same_article_twice_in_one_batch_is_added_once(database, article, take_in):
    taken = take_in(article(STORY), article(STORY))

    assert taken.unchanged == taken.added
    assert len(_sources(database)) == 1


def test_an_article_and_its_edited_twin_in_one_batch_are_two_captures(database, article, take_in):
    taken = take_in(article(STORY), article(EDITED_STORY))

    assert taken.recaptured == taken.added
    assert [source.captures for source in _sources(database)] == [2]


def test_an_article_is_known_by_its_address_whatever_its_tracking(article, take_in):
    first = take_in(article(STORY, key="a.html", url="https://www.example.org/a?utm_source=x"))

    same = take_in(article(STORY, key="b.html", url="http://example.org/a/"))
    rewritten = take_in(article(OTHER_STORY, key="c.html", url="https://example.org/a#end"))

    assert same.unchanged == [(first.added[0][0], "b.html")]
    assert rewritten.recaptured == [(first.added[0][0], "c.html")]


def test_the_same_words_at_two_addresses_are_two_sources(article, take_in):
    taken = take_in(
        article(STORY, key="a", url="https://example.org/a"), article(STORY, key="b", url="https://example.org/b")
    )

    assert len(taken.added) == 2


def test_an_address_that_is_none_is_set_aside_and_the_rest_lands(article, take_in):
    taken = take_in(article(STORY, key="bad.txt", url="example org"), article(STORY, key="good.txt"))

    assert [aside.key for aside in taken.set_aside] == ["bad.txt"]
    assert "'example org'" in taken.set_aside[0].reason
    assert [key for _, key in taken.added] == ["good.txt"]


def test_an_outlet_without_letters_is_set_aside_and_the_rest_lands(article, take_in):
    taken = take_in(article(STORY, key="bad.txt", outlet="***"), article(STORY, key="good.txt"))

    assert [aside.key for aside in taken.set_aside] == ["bad.txt"]
    assert [key for _, key in taken.added] == ["good.txt"]


def test_what_was_set_aside_before_is_handed_on_with_its_line(take_in, article):
    aside = SetAside("half.json", "ends in the middle", line=7)

    taken = take_in(aside, article(STORY))

    assert taken.set_aside == [aside]
    assert len(taken.added) == 1


def test_an_article_without_outlet_or_day_is_taken_in_as_such(database, article, take_in):
    take_in(article(STORY))

    [source] = _sources(database)
    assert (source.outlet, source.published) == (None, None)


def test_more_articles_than_a_batch_all_land_and_progress_is_told(database, article):
    told = []
    articles = [article(f"{STORY} {number} {number * 7} {number * 13}", key=f"{number}.txt") for number in range(101)]

    report = ingest(database, articles, progress=told.append)

    assert told == [100, 101]
    assert len(report.added) == 101


def test_the_text_and_its_bytes_are_kept_as_they_came(database, article, take_in):
    taken = take_in(article(STORY))

    with database.transaction(read_only=True) as session:
        text, raw, digest = session.execute(select(CaptureRow.text, CaptureRow.raw, CaptureRow.text_sha256)).one()
    assert (text, raw) == (STORY, STORY.encode())
    [(_, _, shown)] = show_source(database, taken.added[0][0]).captures
    assert shown == digest == article(STORY).digest


def test_a_text_in_a_language_that_nobody_reads_is_kept_and_said(take_in, article):
    taken = take_in(article("Министр опроверг сообщение агентства о переговорах в столице."))

    assert taken.not_read == taken.added
    assert taken.claims == 0


@pytest.mark.parametrize(
    ("a", "b", "resembling"),
    [(STORY, STORY, True), (STORY, EDITED_STORY, True), (STORY, OTHER_STORY, False), ("خبر", "خبر", True)],
)
def test_an_edited_article_resembles_what_it_was_and_another_story_does_not(a, b, resembling):
    assert (resemblance(a, b) >= EDITED) is resembling
    assert resemblance(a, b) == resemblance(b, a)

"""Known names in a text, and the names that wording gives away."""

from factcheck.domain.words import EntityKind
from factcheck.text import Alias, Gazetteer
from factcheck.text.arabic.pack import PACK
from factcheck.text.tokens import tokenize


def _mentions(gazetteer, text):
    found = gazetteer.mentions(tokenize(text), PACK.proclitics)
    return [(mention.span.of(text), mention.entity_id) for mention in found]


def test_a_name_is_found_behind_its_clitics(known_names):
    assert _mentions(known_names, "قدم لحفتر وموسكو دعما") == [("حفتر", 1), ("موسكو", 3)]


def test_the_longest_name_wins(known_names):
    assert _mentions(known_names, "وصل خليفة حفتر") == [("خليفة حفتر", 1)]


def test_a_mark_breaks_a_name(known_names):
    assert _mentions(known_names, "الأمم، المتحدة") == []


def test_an_article_swallowed_by_a_particle_is_still_a_name():
    gazetteer = Gazetteer.build([Alias("الجزيرة", 7, EntityKind.OUTLET)])

    assert _mentions(gazetteer, "قال للجزيرة") == [("لجزيرة", 7)]


def test_of_two_entities_with_one_name_the_first_given_keeps_it():
    gazetteer = Gazetteer.build([Alias("علي", 1, EntityKind.PERSON), Alias("عليّ", 2, EntityKind.PERSON)])

    named = gazetteer.named("علي")

    assert named is not None
    assert named.entity_id == 1


def test_a_person_named_in_full_is_found_again_by_the_last_name(reading_of):
    text = "التقى الوزير سامي الديب نظيره. وشكر الديب الوفد."

    claims = reading_of(text, language="ar").claims

    assert [[mention.name for mention in claim.mentions] for claim in claims] == [["سامي الديب"], ["الديب"]]


def test_a_quoted_name_after_a_word_for_an_outlet_is_an_outlet(reading_of):
    claim = reading_of('زار الوفد مقر صحيفة "المساء" أمس.', language="ar").claims[0]

    assert [(mention.name, mention.kind) for mention in claim.mentions] == [("المساء", EntityKind.OUTLET)]


def test_a_family_name_is_nobody_without_its_capital(reading_of):
    text = "Minister Alice Brown resigned. The brown car belongs to Brown."

    claims = reading_of(text, language="en").claims

    assert [[mention.name for mention in claim.mentions] for claim in claims] == [["Alice Brown"], ["Brown"]]


def test_a_person_of_two_possible_spellings_stays_unknown():
    gazetteer = Gazetteer.build([
        Alias("سيرغي بوريسوف", 1, EntityKind.PERSON),
        Alias("سيرجي بوريصوف", 2, EntityKind.PERSON),
    ])  # fmt: skip

    assert gazetteer.alike("سيرجي بوريسوف") is None


def test_a_latin_spelling_finds_the_arabic_name_of_many_consonants():
    gazetteer = Gazetteer.build([Alias("سيرغي شويغو", 7, EntityKind.PERSON), Alias("حسن علي", 8, EntityKind.PERSON)])

    alike = gazetteer.alike("Sergei Shoigu")

    assert alike is not None
    assert alike.entity_id == 7
    assert gazetteer.alike("Hussein Ali") is None

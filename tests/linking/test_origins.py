"""Two outlets that relay one voice count once."""

import pytest

from factcheck.linking import same_origin


def test_two_outlets_that_relay_one_paper_have_one_origin(claim):
    a = claim("the fleet sailed", by=["a sailor", "Izvestia"], outlet="Arabi21")
    b = claim("the fleet sailed", by="Izvestia", outlet="Al-Ahram")

    assert same_origin(a, b)


def test_an_outlet_and_another_that_cites_it_have_one_origin(claim):
    a = claim("the fleet sailed", outlet="Debka")
    b = claim("the fleet sailed", by=["~an officer", "ديبكا=Debka"], outlet="Al-Araby")

    assert same_origin(a, b)
    assert same_origin(b, a)


@pytest.mark.parametrize("other", ["~an official", "~مسؤول"])
def test_two_unnamed_officials_may_be_two(claim, other):
    a = claim("the fleet sailed", by="~an official", outlet="Arabi21")
    b = claim("the fleet sailed", by=other, outlet="Al-Ahram")

    assert not same_origin(a, b)


def test_a_name_is_the_same_in_any_spelling(claim):
    a = claim("الأسطول أبحر", by="إزفيستيا")
    b = claim("الأسطول غادر", by="«ازفيستيا»")

    assert same_origin(a, b)


def test_one_outlet_in_its_own_voice_is_one_origin(claim):
    a = claim("the fleet sailed", outlet="Arabi21")
    b = claim("the fleet has sailed", outlet="Arabi21")

    assert same_origin(a, b)


def test_two_outlets_that_name_nobody_are_two_origins(claim):
    a = claim("the fleet sailed", outlet="Arabi21")
    b = claim("the fleet sailed", outlet="Al-Ahram")

    assert not same_origin(a, b)


def test_one_speaker_is_one_origin_in_two_scripts(claim):
    here = claim("ما جرى عطل فني سببه الحر", by="سامر العبودي", ref="1.1", outlet="أ")
    there = claim("the failure was technical", by="Samer al-Aboudi", ref="2.1", outlet="B")

    assert same_origin(here, there)


def test_a_last_name_in_two_scripts_is_not_enough_for_one_origin(claim):
    here = claim("ما جرى عطل فني سببه الحر", by="العبودي", ref="1.1", outlet="أ")
    there = claim("the failure was technical", by="al-Aboudi", ref="2.1", outlet="B")

    assert not same_origin(here, there)


COPY = "قتل ثلاثة عمال وأصيب سبعة عشر آخرون بحروق في حريق شب فجر الاثنين في مصفاة النورس"


def test_wire_copy_is_one_origin_though_its_source_has_no_name(claim):
    here = claim(COPY, by="~مسؤول محلي", ref="1.1", outlet="أ")
    there = claim(COPY, ref="2.1", outlet="ب")

    assert same_origin(here, there)


def test_the_same_words_of_two_named_people_are_two_origins(claim):
    here = claim(COPY, by="سالم البدري", ref="1.1", outlet="أ")
    there = claim(COPY, by="فؤاد الزين", ref="2.1", outlet="ب")

    assert not same_origin(here, there)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the election commission", "متحدث باسم هيئة الانتخابات"),
        ("وزارة الصحة", "the ministry of health"),
        ("Audit Bureau", "تقديرات ديوان المحاسبة"),
        ("النيابة العامة", "Prosecutors"),
    ],
)
def test_a_body_is_one_origin_whoever_speaks_for_it_and_in_whatever_language(claim, one, other):
    here = claim("it was a technical failure", by=one, ref="1.1", outlet="A")
    there = claim("ما جرى عطل فني", by=other, ref="2.1", outlet="ب")

    assert same_origin(here, there)
    assert same_origin(there, here)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the ministry of health", "وزارة النقل"),
        ("the ministry", "the company"),
        ("the ministry of justice", "وزارة النقل"),
    ],
)
def test_two_bodies_of_a_kind_are_two_origins(claim, one, other):
    here = claim("it was a technical failure", by=one, ref="1.1", outlet="A")
    there = claim("ما جرى عطل فني", by=other, ref="2.1", outlet="ب")

    assert not same_origin(here, there)


def test_a_last_name_meets_the_full_name_in_another_script(claim):
    here = claim("لا يتعدى الأمر خطاب نوايا", by="يلينا ماركوفيتش", ref="1.1", outlet="أ")
    there = claim("it is a letter of intent", by="Markovic", ref="2.1", outlet="B")

    assert same_origin(here, there)


def test_a_spokesman_of_the_ministry_is_no_spokesman_of_another(claim):
    here = claim("the strike is over", by="وزارة الصحة", ref="1.1", outlet="أ")
    there = claim("انتهى الإضراب", by="المتحدث باسم وزارة النقل أنور حمدان", ref="2.1", outlet="ب")

    assert not same_origin(here, there)

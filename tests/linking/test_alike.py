"""Names that may be one, and those that only look so."""

import pytest

from factcheck.domain.words import EntityKind
from factcheck.linking.alike import FLOOR, Named, alike_pairs, alikeness
from factcheck.text import fold

PERSON, BODY, PLACE, OUTLET = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.OUTLET


def _named(number: int, *names: str, kind: EntityKind = PERSON) -> Named:
    return Named(number, kind, tuple(map(fold, names)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("خليفة حفتر", "خليفه حفتر"),
        ("خليفة حفتر", "Khalifa Haftar"),
        ("Khalifa Haftar", "Khalifa Hifter"),
        ("K. Haftar", "Khalifa Haftar"),
        ("خليفة بلقاسم حفتر", "خليفة حفتر"),
        ("معمر القذافي", "معمر القدافي"),
        ("Fayez al-Sarraj", "فايز السراج"),
        ("حفتر", "خليفة حفتر"),
    ],
)
def test_two_names_of_one_person_are_alike(a, b):
    assert alikeness(fold(a), fold(b), person=True) >= FLOOR


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("بشار الأسد", "ماهر الأسد"),
        ("مصطفى عبد الجليل", "مصطفى الحداد"),
        ("B. Assad", "Maher Assad"),
        ("قيس سعيد", "Assad"),
        ("عيسى", "Sisi"),
        ("حفتر", "خليفة"),
        ("", "حفتر"),
        ("***", "***"),
    ],
)
def test_relatives_first_names_and_chance_consonants_are_not(a, b):
    assert alikeness(fold(a), fold(b), person=True) < FLOOR


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("سبوتنيك", "Sputnik"),
        ("Al Jazeera", "Al-Jazira"),
        ("وزارة الدفاع الروسية", "وزاره الدفاع الروسيه"),
        ("بنغازي", "Benghazi"),
        ("Boko Haram", "بوكو حرام"),
    ],
)
def test_two_spellings_of_a_body_or_a_place_are_alike(a, b):
    assert alikeness(fold(a), fold(b), person=False) >= FLOOR


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Niger", "Nigeria"),
        ("النيجر", "Nigeria"),
        ("Iran", "Oran"),
        ("LNA", "LANA"),
        ("وكالة سانا", "وكالة سونا"),
        ("Tunis", "Tunisia"),
        ("وزارة الدفاع الروسية", "وزارة الدفاع المصرية"),
        ("وزارة الدفاع", "وزارة الدفاع الروسية"),
        ("وكالة الأنباء السورية", "وكالة الأنباء السعودية"),
        ("القناة 2", "القناة 12"),
        ("France 24", "France 2"),
    ],
)
def test_states_ministries_and_numbered_channels_of_near_names_are_not(a, b):
    assert alikeness(fold(a), fold(b), person=False) < FLOOR


def test_alikeness_is_the_same_both_ways():
    names = [fold(name) for name in ("خليفة حفتر", "Khalifa Hifter", "K. Haftar", "حفتر", "ماهر الأسد")]

    assert [alikeness(a, b, person=True) for a in names for b in names] == [
        alikeness(b, a, person=True) for a in names for b in names
    ]


def test_the_best_of_all_names_counts_and_is_told():
    [pair] = alike_pairs([_named(1, "خليفة حفتر", "المشير"), _named(2, "Khalifa Haftar", "The General")])

    assert (pair.a, pair.b, pair.a_name, pair.b_name) == (1, 2, fold("خليفة حفتر"), "khalifa haftar")


def test_a_person_and_a_place_of_one_name_are_no_pair_but_an_outlet_and_a_body_may_be():
    assert alike_pairs([_named(1, "سبها"), _named(2, "سبها", kind=PLACE)]) == []
    assert len(alike_pairs([_named(1, "سبوتنيك", kind=BODY), _named(2, "Sputnik", kind=OUTLET)])) == 1


def test_a_last_name_alone_is_a_hint_below_a_full_name():
    known = [_named(1, "خليفة حفتر"), _named(2, "حفتر"), _named(3, "خليفه حفتار")]

    scores = {(pair.a, pair.b): pair.score for pair in alike_pairs(known)}

    assert scores[1, 2] < scores[1, 3]


def test_pairs_of_one_entity_are_asked_for_alone():
    known = [_named(1, "خليفة حفتر"), _named(2, "خليفه حفتار"), _named(3, "معمر القذافي"), _named(4, "معمر القدافي")]

    assert [(pair.a, pair.b) for pair in alike_pairs(known, of=4)] == [(3, 4)]


def test_a_first_name_that_very_many_bear_still_leads_to_the_one_who_is_asked_for():
    known = [_named(number, f"Muhammad Number {number}") for number in range(100, 200)]
    known += [_named(1, "Muhammad Z"), _named(2, "محمد زيد"), _named(3, "Muhammad Zaid")]

    assert [(pair.a, pair.b) for pair in alike_pairs(known, of=3)] == [(2, 3)]


def test_the_likeliest_pair_comes_first():
    known = [_named(1, "خليفة حفتر"), _named(2, "خليفة حفتر"), _named(3, "خليفه حفتار")]

    scores = [pair.score for pair in alike_pairs(known)]

    assert scores == sorted(scores, reverse=True)

"""The word lists hold together, and a word finds its notion in the forms that news uses."""

import pytest

from factcheck.linking.denied import end_of_denied
from factcheck.linking.lexicon import lexicon, notion
from factcheck.linking.negation import negation
from factcheck.text import fold


def test_every_opposite_is_a_notion_of_some_language():
    known = lexicon()

    assert known.opposites.keys() <= known.notion_names
    assert known.unrealised | known.gone <= known.notion_names


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("عقود العقد وعقد اتفاقاتها بالصفقة contracts agreement", "deal"),
        ("وقّعت توقيعها سيوقع للتوقيع signing", "sign"),
        ("أسلحته بالسلاح وللأسلحة weapons", "arms"),
        ("زيارته زاروا يزور visited", "visit"),
        ("موسكو الروس والروسية بروسيا Moscow Russians", "russia"),
        ("رفضها والرفض ترفض refusing", "refuse"),
    ],
)
def test_a_notion_is_found_in_all_forms(words, meant):
    assert {notion(word) for word in fold(words).split()} == {meant}


@pytest.mark.parametrize(
    ("word", "other"),
    [("وزارة", "زيارة"), ("وزارتها", "زيارتها"), ("وزار", "وزارة"), ("التشريعي", "شرع"), ("بنك", "بنى")],
)
def test_words_that_look_alike_are_not_taken_for_one_another(word, other):
    assert notion(fold(word)) != notion(fold(other))


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("لم توقع النقابة الاتفاق", {"sign"}),
        ("المفاوضات لا تزال مستمرة", set()),
        ("لم يوقع إلا عقدا واحدا", set()),
        ("دون شروط مسبقة", {"condition"}),
        ("has not signed the contract", {"sign", "deal"}),
        ("he denied having signed the contract", {"sign", "deal"}),
        ("signed the contract", set()),
    ],
)
def test_a_negation_turns_its_verb_and_object(text, turned):
    found = negation(fold(text).split(), denied=False)

    assert turned <= found.turned.keys()
    assert bool(found.turned) == bool(turned)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("تقديم الأسلحة لحفتر احتراماً لقرار الحظر", 3),
        ("بيع السلاح لأن الحظر قائم", 2),
        ("selling arms to them because of the ban", 4),
        ("تقديم الأسلحة رسمياً", 3),
    ],
)
def test_why_something_is_denied_is_not_denied(text, denied):
    written = [(fold(word), word) for word in text.split()]

    assert end_of_denied(written) == denied

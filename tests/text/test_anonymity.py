"""Sources that a text does not name: what it says of them all the same."""

import pytest

from factcheck.domain.words import AnonymousKind
from factcheck.text.anonymity import anonymity_of

ARABIC = [
    ("مصدر عسكري", "military", None, False),
    ("مصدر مقرب من معسكر حفتر", "unspecified", "معسكر حفتر", False),
    ("مصادر دبلوماسية غربية", "diplomatic", None, True),
    ("المصادر الأمنية", "security", None, True),
    ("مصدر مسؤول في وزارة الداخلية", "official", None, False),
    ("شهود عيان", "eyewitness", None, True),
    ("مسؤولون مطلعون على المفاوضات", "official", "المفاوضات", True),
    ("مصدر على صلة بالملف", "unspecified", "الملف", False),
    ("مسؤول عسكري رفيع", "military", None, False),
    ("مصدران طبيان", "medical", None, True),
    ("مصدر في الجيش", "military", None, False),
    ("مصدر", "unspecified", None, False),
]
ENGLISH = [
    ("a senior military official", "military", None, False),
    ("two officials familiar with the talks", "official", "the talks", True),
    ("people close to the campaign", "unspecified", "the campaign", True),
    ("a Western diplomat", "diplomatic", None, False),
    ("a witness", "eyewitness", None, False),
    ("residents", "eyewitness", None, True),
    ("a person with direct knowledge of the matter", "unspecified", "the matter", False),
    ("security sources", "security", None, True),
    ("an aide", "official", None, False),
]


@pytest.mark.parametrize(("name", "kind", "close_to", "plural"), ARABIC)
def test_an_unnamed_source_is_typed_in_arabic(name, kind, close_to, plural):
    said = anonymity_of(name, "ar")

    assert (said.kind, said.close_to, said.plural) == (AnonymousKind(kind), close_to, plural)


@pytest.mark.parametrize(("name", "kind", "close_to", "plural"), ENGLISH)
def test_an_unnamed_source_is_typed_in_english(name, kind, close_to, plural):
    said = anonymity_of(name, "en")

    assert (said.kind, said.close_to, said.plural) == (AnonymousKind(kind), close_to, plural)


def test_a_language_without_words_for_it_leaves_the_source_unspecified():
    said = anonymity_of("une source", "fr")

    assert (said.kind, said.close_to, said.plural) == (AnonymousKind.UNSPECIFIED, None, False)

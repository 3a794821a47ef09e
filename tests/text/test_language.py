"""Which language a text is in."""

import pytest

from factcheck.text.language import UNDETERMINED, detect
from factcheck.text.packs import languages, pack_for
from factcheck.text.tokens import tokenize

_TEXTS = [
    ("قال الوزير إن الحكومة لن ترفع الأسعار في هذا العام.", "ar"),
    ("وزیر امور خارجه ایران روز سه‌شنبه گفت که این کشور آماده گفتگو است و به توافق پایبند می‌ماند.", UNDETERMINED),
    ("وزیر اعظم نے کہا کہ حکومت عوام کے مسائل حل کرنے کے لیے کام کر رہی ہے۔", UNDETERMINED),
    ("12 345 --- !!", UNDETERMINED),
    ("", UNDETERMINED),
]


@pytest.mark.parametrize(("text", "language"), _TEXTS)
def test_a_text_is_in_the_language_of_its_function_words(text, language):
    assert detect(tokenize(text).forms, languages()) == language


def test_a_language_is_found_by_its_code():
    assert pack_for("ar") is not None
    assert pack_for("xx") is None


def test_a_language_that_nobody_reads_gives_sentences_and_no_claims(reading_of):
    reading = reading_of("Der Minister sagte, alles sei gut. Niemand glaubte ihm.", language="de")

    assert len(reading.sentences) == 2
    assert reading.claims == ()

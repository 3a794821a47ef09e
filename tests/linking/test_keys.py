"""What claims are found by."""

import pytest

from factcheck.domain.links import ComparedClaim, ComparedQuantity
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Modality, Polarity, Voice
from factcheck.linking import prepare
from factcheck.linking.keys import LONGEST, MOST_KEYS, keys


@pytest.fixture
def found_by():
    """The keys of a claim with those words."""

    def found_by(words: str, *, language: str = "ar", quantities=()) -> list[str]:
        claim = ComparedClaim(
            ref=ClaimRef(1, 1),
            language=language,
            text=words,
            sentence=words,
            voice=Voice.OUTLET,
            polarity=Polarity.AFFIRMS,
            modality=Modality.CERTAIN,
            outlet_id=None,
            voicings=(),
            entities=frozenset(),
            quantities=quantities,
            times=(),
            published=None,
            names=frozenset(),
            outlet_entity_id=None,
        )
        return keys(prepare(claim))

    return found_by


def test_two_languages_share_what_a_lexicon_and_the_sound_of_names_give(found_by):
    arabic = found_by("الحكومة رفضت عرض نورثغيت")
    english = found_by("The government rejected a bid by Northgate", language="en")

    assert {"government", "~nrtgt"} <= set(arabic) & set(english)


def test_a_figure_is_a_key_by_its_value(found_by):
    quantity = ComparedQuantity(4.2e9, None, "USD", approximate=False, open_ended=False, text="4.2 مليار دولار")

    assert "=4.2e+09" in found_by("الصفقة بقيمة 4.2 مليار دولار", quantities=(quantity,))


def test_words_that_say_nothing_are_no_keys(found_by):
    assert found_by("من في على أن") == []


def test_an_endless_sentence_has_no_more_keys_than_others_may(found_by):
    words = " ".join(f"كلمة{letter}{other}" for letter in "بتثجحخدذرز" for other in "سشصضطظعغفق")

    assert len(found_by(words)) <= MOST_KEYS


def test_a_word_that_no_index_takes_is_no_key(found_by):
    found = found_by(f"الوزير {'ب' * 5000} استقال")

    assert max(map(len, found)) <= LONGEST


def test_a_lone_letter_is_no_stumbling_block(found_by):
    found = found_by("كتب س. م. عن السفينة")

    assert {"book", "ship"} & set(found)

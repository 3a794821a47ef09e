"""Where sentences end and where they do not."""

import pytest

from factcheck.text.cleaning import blocks
from factcheck.text.sentences import split


@pytest.fixture
def sentences_of():
    def of(text, abbreviations=frozenset(), heading_end=lambda _: None):
        found = split(text, blocks(text), abbreviations=abbreviations, heading_end=heading_end)
        return [sentence.span.of(text) for sentence in found]

    return of


def test_arabic_commas_and_semicolons_end_nothing(sentences_of):
    assert len(sentences_of("وصل الوفد، ثم غادر؛ لأن الموعد انتهى.")) == 1


def test_decimal_points_of_both_digit_sets_end_nothing(sentences_of):
    assert len(sentences_of("بلغت القيمة 4.2 مليار، أي ٣.٥ في المئة.")) == 1


def test_a_stop_inside_a_closing_quotation_mark_ends_with_it(sentences_of):
    assert sentences_of('قال: "انتهى الأمر." ثم غادر.') == ['قال: "انتهى الأمر."', "ثم غادر."]


def test_a_continuation_after_a_full_stop_is_a_sentence_of_its_own(sentences_of):
    assert sentences_of("انسحبت القوات. حيث أعلنت ذلك أمس.") == ["انسحبت القوات.", "حيث أعلنت ذلك أمس."]


def test_an_ellipsis_inside_a_sentence_ends_nothing(sentences_of):
    assert len(sentences_of("قال إنه... لا يعرف السبب.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "كرمت الجامعة أ.د. هالة وم. طارق أمس.",
        "وتعود القناة إلى القرن الثالث ق.م. بحسب الباحثين.",
        "أعلنت شركة Kestrel Inc. الأمريكية أرباحها.",
        "He lives at No. 10 Ellis St. near Lt. Col. Moss.",
        "See Fig. 3 and vol. 2, pp. 14-20, of the study.",
        "They met at 3 p.m. Monday in Ellery.",
        "It is at www.tate.example/press.html or press@tate.example today.",
    ],
)
def test_full_stops_of_titles_numbers_hours_and_addresses_end_nothing(sentences_of, text):
    assert sentences_of(text, frozenset({"ا", "م", "د", "ق"})) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They talked until 3 p.m. Nobody spoke.", 2),
        ("He moved to the U.S. The envoy stayed.", 2),
        ("Will you stop? No. You cannot.", 3),
        ("It ended in April.She put the cost at nine.", 2),
        ("ونفى التأخير!أما المعارضة فاعتبرته متعثرا.", 2),
        ('قال إنه "متعثر منذ 2017".وسألت أين المال.', 2),
        ("Of course I do... We publish every map.", 2),
    ],
)
def test_an_abbreviation_dots_or_a_forgotten_space_may_stand_at_the_end(sentences_of, text, sentences):
    assert len(sentences_of(text)) == sentences


def test_the_few_words_after_a_cry_say_whose_it_is(sentences_of):
    assert sentences_of('"نريد أبناءنا!" هتفت أخرى. ثم انفض الجمع.') == ['"نريد أبناءنا!" هتفت أخرى.', "ثم انفض الجمع."]


def test_abbreviations_and_initials_end_nothing(sentences_of):
    found = sentences_of("Mr. J. Smith of the U.S. Army left. He came back.", frozenset({"mr"}))

    assert found == ["Mr. J. Smith of the U.S. Army left.", "He came back."]


def test_a_forgotten_space_after_a_stop_does_not_hide_the_end(sentences_of):
    assert sentences_of("انتهى الاجتماع.وغادر الوفد.") == ["انتهى الاجتماع.", "وغادر الوفد."]


def test_question_marks_end_sentences(sentences_of):
    assert sentences_of("هل وصل؟ نعم!") == ["هل وصل؟", "نعم!"]


def test_a_run_in_heading_becomes_a_sentence_of_its_own(reading_of):
    text = "الدعم الجزائري قال مصدر جزائري إن بلاده تدعم الحوار."

    found = reading_of(text, language="ar").sentences

    assert [(one.kind.value, one.span.of(text)) for one in found] == [
        ("heading", "الدعم الجزائري"),
        ("body", "قال مصدر جزائري إن بلاده تدعم الحوار."),
    ]


def test_a_subject_before_its_verb_is_no_heading(reading_of):
    found = reading_of("الرئيس السوري قال إن الحوار مستمر.", language="ar").sentences

    assert len(found) == 1


def test_a_heading_may_run_into_a_paragraph_that_opens_with_and(reading_of):
    found = reading_of("اتفاق قديم وكان الطرفان قد وقعا اتفاقا في يونيو.", language="ar").sentences

    assert [one.kind.value for one in found] == ["heading", "body"]


def test_two_nouns_joined_by_and_are_no_heading(reading_of):
    found = reading_of("الحكومة المؤقتة والبرلمان المنتخب يجتمعان غدا.", language="ar").sentences

    assert len(found) == 1

"""What of a page is its article."""

import pytest

from factcheck.domain.words import SentenceKind
from factcheck.text.cleaning import blocks


def _kinds(text):
    return [(block.kind.value, block.span.of(text)) for block in blocks(text)]


def test_wrapped_lines_are_one_paragraph_with_its_line_ends():
    text = "أفادت تقارير بأن الوفد\nوصل إلى العاصمة مساء أمس\nبعد رحلة طويلة.\nوعاد الوفد."

    assert _kinds(text) == [
        ("body", "أفادت تقارير بأن الوفد\nوصل إلى العاصمة مساء أمس\nبعد رحلة طويلة."),
        ("body", "وعاد الوفد."),
    ]


def test_title_day_caption_and_share_bar_are_told_apart():
    caption = "الوزير في القاهرة (فاسيلي ماكس/فرانس برس)"
    text = f"عنوان الخبر هنا\n\n30 نوفمبر 2016\n{caption}\n+ الخط -\nوصل الوزير أمس إلى القاهرة."

    assert _kinds(text) == [
        ("title", "عنوان الخبر هنا"),
        ("caption", "الوزير في القاهرة"),
        ("body", "وصل الوزير أمس إلى القاهرة."),
    ]


def test_a_heading_between_paragraphs_is_a_heading():
    text = "انتهى الاجتماع.\n\nالدعم الجزائري\n\nواصلت الجزائر دعمها."

    assert [kind for kind, _ in _kinds(text)] == ["body", "heading", "body"]


def test_lines_that_point_elsewhere_are_furniture():
    text = "وصل الوفد إلى العاصمة.\nاقرأ أيضا: تفاصيل الزيارة\nRead more: the visit\nShare on Facebook\nثم عاد."

    assert [text for _, text in _kinds(text)] == ["وصل الوفد إلى العاصمة.", "ثم عاد."]


def test_a_sentence_that_begins_like_furniture_stays():
    text = "تابعنا على مدى أشهر أخبار النزوح في المنطقة ولم تتغير أحوال الناس كثيرا منذ ذلك الحين."

    assert len(_kinds(text)) == 1


def test_place_and_agency_before_the_text_are_left_out():
    assert _kinds("الرياض (رويترز) - وصل الوفد.") == [("body", "وصل الوفد.")]
    assert _kinds("CAIRO, Jan 11 (AFP) — The delegation arrived.") == [("body", "The delegation arrived.")]


def test_the_title_that_is_known_is_found_in_the_text():
    text = "وصل الوفد.\n\nثم عاد"

    assert blocks(text, "وصل الوفد")[0].kind is SentenceKind.TITLE


def test_nothing_comes_of_nothing():
    assert blocks("") == blocks(" \n\t\r\n ") == []


@pytest.mark.parametrize(
    "line",
    [
        "الرئيسية / سياسة / ليبيا",
        "حاورته: نجلاء فهمي",
        "By Anna Kessler",
        "By our diplomatic desk",
        "(Reporting by Peter Lund; Editing by Mary Stone)",
        "(تغطية صحفية سالم البدري - تحرير منى سعيد)",
        "3 min read",
        "5.48pm",
        "آخر تحديث: 18:45",
        "We use cookies to improve your experience. Accept all",
        "الآراء المنشورة لا تعبر بالضرورة عن رأي الموقع",
        "press@kestrel.example",
        "— مروان عيسى (@marwan_example) May 3, 2021",
        "س.ب/ م.ع",
        "12:38 بتوقيت أبوظبي",
        "9th October",
        "[Image: A field outside the town. Photograph: Rania Adel]",
        "By Delphine Okafor-Reyes | June 20, 2024",
        "Media contact: press@kestrel.example",
    ],
)
def test_what_a_page_puts_around_the_article_is_left_out(line):
    text = f"وصل الوفد إلى العاصمة أمس.\n{line}\nثم عاد إلى بلاده."

    assert [text for _, text in _kinds(text)] == ["وصل الوفد إلى العاصمة أمس.", "ثم عاد إلى بلاده."]


@pytest.mark.parametrize(
    "line",
    [
        "By law the council must publish the figures within a month.",
        "قال الوزير إن سياسة الخصوصية الجديدة تحمي المستخدمين.",
        "The ministry adds a tax on cookies and sweets.",
        "[He] went to the court, the lawyer said.",
        "تصل الرحلة في 12:38 بتوقيت أبوظبي بعد توقف.",
        "و/أو ما يقوم مقامه من الوثائق.",
        "في 12 مايو 2021 وصل الوفد إلى القاهرة.",
    ],
)
def test_sentences_that_hold_words_of_furniture_stay(line):
    assert _kinds(line) == [("body", line)]


def test_links_under_their_heading_go_with_it():
    text = "انتهت المباراة أمس.\nاقرأ أيضا\nالترجي يسقط في فخ التعادل\nورفض المدرب التعليق."

    assert [text for _, text in _kinds(text)] == ["انتهت المباراة أمس.", "ورفض المدرب التعليق."]


def test_links_end_where_the_page_says_so():
    text = "انتهت المباراة أمس.\nاقرأ أيضا\nlist 1 of 1\nماذا بعد الهزيمة؟\nend of list\nرد المدرب\nقال إنه مستمر."

    assert [text for _, text in _kinds(text)] == ["انتهت المباراة أمس.", "رد المدرب", "قال إنه مستمر."]


def test_place_writer_and_outlet_above_the_text_are_left_out():
    text = "اتفاق جديد في الشمال\nمرسين/ سليم قره داغ/ البوسفور\nوصل الوفد إلى المدينة صباح أمس الأول بعد رحلة طويلة."

    assert [kind for kind, _ in _kinds(text)] == ["title", "body"]


def test_an_agency_with_a_full_stop_belongs_to_the_dateline():
    assert _kinds("موسكو – سبوتنيك. نفى الوزير ذلك.") == [("body", "نفى الوزير ذلك.")]


def test_an_agency_in_brackets_may_close_the_text():
    assert [text for _, text in _kinds("وصل الوفد إلى العاصمة.\n(واج المغاربية)")] == ["وصل الوفد إلى العاصمة."]


def test_a_paragraph_of_several_lines_goes_on_after_a_short_one():
    text = "ويعترض الباحث على استخدام أساور لم\nتختبر دقتها. ولم يشأ\nمتحدث باسم الشركة الخوض في الأمر."

    assert len(_kinds(text)) == 1


def test_a_quotation_that_ends_with_a_comma_goes_on():
    text = 'The wells are on the coast. "Boreholes are dug where people have trouble,"\nhe said. "It is a bit odd."'

    assert len(_kinds(text)) == 1


def test_paragraphs_without_a_full_stop_stay_apart_where_lines_are_not_wrapped():
    paragraph = "أعلنت الشركة أنها وقعت اتفاقا جديدا مع المصرف " * 4

    assert len(_kinds(f"{paragraph}\n{paragraph}\n{paragraph}")) == 3


def test_a_full_line_that_ends_with_an_abbreviation_goes_on():
    text = "The temporary bridge will be built by Lt.\nCol. Moss and his men in the spring of next\nyear, he said."

    assert len(_kinds(text)) == 1


def test_bullets_and_numbers_of_a_list_are_no_part_of_its_items():
    assert _kinds("1. أولا\n2- ثانيا\n• ثالثا") == [("body", "أولا"), ("body", "ثانيا"), ("body", "ثالثا")]


@pytest.mark.parametrize(
    "text",
    [
        "قال - وهو يضحك - إن الأمر انتهى.",
        "The bank cut rates again - the third time this year.",
        "Rates fell - and rose.",
    ],
)
def test_a_dash_in_the_first_words_is_no_dateline(text):
    assert _kinds(text) == [("body", text)]


def test_a_dateline_may_hold_a_shortened_month():
    assert _kinds("SKARHOLM, Sept. 9 (Northwire) - Rates fell.") == [("body", "Rates fell.")]


def test_a_line_that_ends_with_a_credit_is_a_caption():
    text = "The old port last summer. Credit: Tom Reyes/Getty Images\nThe council voted on Thursday."

    assert _kinds(text)[0] == ("caption", "The old port last summer.")


def test_a_short_question_on_its_own_line_is_a_heading():
    text = "انتهى الاجتماع أمس.\nماذا بعد؟\nتعقد اللجنة جلسة ثانية."

    assert [kind for kind, _ in _kinds(text)] == ["body", "heading", "body"]

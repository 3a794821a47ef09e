"""What of a page is its article."""

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

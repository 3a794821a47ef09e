"""Bytes to text: right, or refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.services.intake.encodings import decode, decode_page
from factcheck.services.intake.refusals import Refused

ARABIC = "وقالت الوكالة إن الوزير نفى في بيان ما نشر على الموقع من أنباء عن الاتفاق مع الشركة، وأكد «التزام» الحكومة."


@pytest.mark.parametrize(
    "raw",
    [
        ARABIC.encode(),
        codecs.BOM_UTF8 + ARABIC.encode(),
        codecs.BOM_UTF16_LE + ARABIC.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + ARABIC.encode("utf-32-le"),
        ARABIC.encode("cp1256"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16-LE", "UTF-16-BE", "UTF-32-LE", "windows-1256"],
)
def test_arabic_is_read_the_same_in_each_encoding(raw):
    assert decode(raw) == ARABIC


def test_english_with_curly_quotes_of_windows_is_read():
    text = "The minister said: “We don’t know – yet…”"

    assert decode(text.encode("cp1252")) == text


def test_persian_in_windows_1256_is_refused_rather_than_guessed():
    with pytest.raises(Refused, match="encoding not recognised"):
        decode("گفت که این خبر را تکذیب می کند و به زودی پاسخ خواهد داد".encode("cp1256", "ignore"))


def test_a_page_in_the_charset_it_declares_is_read():
    page = '<html><head><meta charset="windows-1251"></head><body>Министр опроверг сообщение</body></html>'

    assert decode_page(page.encode("cp1251")) == page


def test_a_page_in_utf8_that_declares_something_else_is_read_as_what_it_is():
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">{ARABIC}'

    assert decode_page(page.encode()) == page


def test_arabic_on_a_page_that_declares_latin_1_is_read_as_arabic():
    page = f"<meta charset=iso-8859-1>{ARABIC}"

    assert decode_page(page.encode("cp1256")) == page


def test_a_declared_charset_that_carries_attacks_is_not_believed():
    with pytest.raises(Refused, match="the page says utf-7"):
        decode_page(b"<meta charset=utf-7>caf\xe9 \xe8t\xe9")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_is_never_taken_for_anything_else(text):
    marked = text.startswith("\ufeff")

    assert decode(text.encode()) == text.removeprefix("\ufeff") or marked


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(raw):
    try:
        text = decode(raw)
    except Refused as refused:
        text = refused.message

    assert isinstance(text, str)

"""The desk in two languages: which one a visitor gets, and that no word of a page is left in English."""

from importlib.resources import files

import pytest
from babel.messages.extract import extract_from_dir
from jinja2 import Environment

from factcheck import web
from factcheck.web.languages import LANGUAGES, catalogues, words_of

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
WAYS = [("templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]


def _messages():
    found = extract_from_dir(str(files(web)), WAYS, {"templates/**.html": {"newstyle_gettext": "true"}}, KEYWORDS)
    return {message for _, _, message, _, _ in found}


def _translated():
    return [message for catalogue in catalogues("ar").values() for message in catalogue if message.id]


def test_every_word_of_the_pages_stands_in_the_catalogues_and_nothing_else_does():
    assert {message.id for message in _translated()} == _messages()


def test_no_message_is_translated_twice():
    ids = [message.id for message in _translated()]

    assert len(ids) == len(set(ids))


def test_every_message_is_translated_in_every_form():
    forms = {message.id: message.string if message.pluralizable else (message.string,) for message in _translated()}

    assert [message for message, words in forms.items() if not all(words)] == []
    assert {len(words) for message, words in forms.items() if isinstance(message, tuple)} == {6}


def test_a_translation_holds_the_values_of_its_message():
    needs = {message.id: message.string for message in _translated() if "%(" in str(message.id)}

    assert [message for message, words in needs.items() if not any("%(num)s" in form for form in words)] == []


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (0, "لا أزواج"),
        (1, "زوج واحد"),
        (2, "زوجان"),
        (5, "5 أزواج"),
        (23, "23 زوجًا"),
        (100, "100 زوج"),
        (103, "103 أزواج"),
    ],
)
def test_arabic_counts_as_arabic_does(pairs, said):
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.install_gettext_translations(words_of("ar"), newstyle=True)

    drawn = environment.from_string('{{ ngettext("%(num)s pair", "%(num)s pairs", pairs) }}').render(pairs=pairs)

    assert drawn == said


@pytest.mark.parametrize(
    ("asked", "tag"),
    [
        ("ar", "ar"),
        ("ar-LY, en;q=0.8", "ar"),
        ("en-GB,en;q=0.9,ar;q=0.8", "en"),
        ("en;q=0.3, ar;q=0.7", "ar"),
        ("fr, de", "en"),
        ("ar;q=0, en", "en"),
        ("ar;q=much", "en"),
        ("", "en"),
        (";;,,q=", "en"),
    ],
)
def test_a_visitor_gets_the_first_of_the_browser_s_languages_that_the_desk_has(browser, asked, tag):
    page = browser.get("/", headers={"accept-language": asked})

    assert f'<html lang="{tag}" dir="{LANGUAGES[tag].direction}">' in page.text
    assert page.headers["content-language"] == tag


def test_a_chosen_language_is_kept(browser):
    browser.post("/language", data={"token": browser.token(), "tag": "ar"})

    assert '<html lang="ar" dir="rtl">' in browser.get("/").text


def test_a_language_that_the_desk_does_not_have_is_refused(browser):
    assert browser.post("/language", data={"token": browser.token(), "tag": "xx"}).status_code == 422

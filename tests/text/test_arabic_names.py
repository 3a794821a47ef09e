"""Names in Arabic running text: one phenomenon a file of cases, near-misses too."""

import time
from pathlib import Path

import pytest
import yaml

from factcheck.domain.words import EntityKind
from factcheck.text import Alias, Gazetteer
from factcheck.text.arabic.given_names import gender_of
from factcheck.text.arabic.pack import PACK
from factcheck.text.entities import find_mentions
from factcheck.text.tokens import tokenize

_FOLDER = Path(__file__).parent / "cases" / "names"
_CASES = [
    pytest.param(case, id=f"{file.stem}-{number}")
    for file in sorted(_FOLDER.glob("*.yaml"))
    for number, case in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), 1)
]
# Generous on a busy machine; a quadratic step takes minutes on these.
_SECONDS = 8
_NOBODY_KNOWN = Gazetteer.build(())


def _mentions(text, gazetteer=_NOBODY_KNOWN):
    return find_mentions(text, tokenize(text), PACK, gazetteer=gazetteer)


def _named(text, kind):
    return [mention.name for mention in _mentions(text) if mention.kind is kind]


@pytest.mark.parametrize("case", _CASES)
def test_the_text_names_these_and_nobody_else(case):
    text = case["text"]

    found = {
        "persons": _named(text, EntityKind.PERSON),
        "bodies": _named(text, EntityKind.ORGANISATION),
        "outlets": _named(text, EntityKind.OUTLET),
    }

    assert found == {kind: case.get(kind, []) for kind in found}


def test_a_name_does_not_run_on_into_the_next_paragraph():
    assert _named("كتبت منى شاكر\n\nأكتب هذه السطور", EntityKind.PERSON) == ["منى شاكر"]


def test_a_name_runs_over_a_wrapped_line():
    assert _named("وقال رضا\nالغرياني إن", EntityKind.PERSON) == ["رضا الغرياني"]


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("هالة الصباغ", "f"),
        ("ستيفان هوفمان", "m"),
        ("روي سيمويس", None),
        ("أم كريم", "f"),
        ("عبد الله", "m"),
        ("غروندبرغ", None),
    ],
)
def test_a_given_name_tells_the_gender(name, gender):
    assert gender_of(name) == gender


def test_another_spelling_of_a_known_person_is_that_person():
    known = Gazetteer.build([Alias("سيرغي شويغو", 7, EntityKind.PERSON)])

    (mention,) = _mentions("وصل سيرجي شويجو أمس.", known)

    assert (mention.name, mention.entity_id) == ("سيرجي شويجو", 7)


def test_a_name_that_only_shares_its_consonants_is_somebody_else():
    known = Gazetteer.build([Alias("حسين العلي", 7, EntityKind.PERSON)])

    (mention,) = _mentions("قال الوزير حسن العلي إن", known)

    assert mention.entity_id is None


def test_of_two_of_one_family_the_short_form_is_the_one_named_last():
    known = Gazetteer.build([
        Alias("سامي الديب", 1, EntityKind.PERSON),
        Alias("هالة الديب", 2, EntityKind.PERSON),
    ])  # fmt: skip

    mentions = _mentions("قال سامي الديب نعم. وقالت هالة الديب لا. وأضافت الديب أنها باقية.", known)

    assert [mention.entity_id for mention in mentions] == [1, 2, 2]


def test_a_newspaper_named_like_a_country_is_a_newspaper():
    known = Gazetteer.build([Alias("المغرب", 3, EntityKind.PLACE)])

    (mention,) = _mentions("نقلت صحيفة المغرب اليومية الخبر.", known)

    assert (mention.kind, mention.entity_id) == (EntityKind.OUTLET, None)


@pytest.mark.parametrize(
    "words", ["محمد-", "عبد ", "أبو ", "وزير في ", "هيئة الصيد والصيد ", "محمد علي بن سالم. ", "لـ«"]
)
def test_names_are_found_in_a_time_that_grows_with_the_text(words):
    started = time.process_time()

    _mentions(words * 10_000)

    assert time.process_time() - started < _SECONDS

"""Who says what in Arabic sentences: one phenomenon a file of cases, near-misses too."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.domain.reading import Claim

_FOLDER = Path(__file__).parent / "cases" / "arabic"
_CASES = [
    pytest.param(case, id=f"{file.stem}-{number}")
    for file in sorted(_FOLDER.glob("*.yaml"))
    for number, case in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), 1)
]


@pytest.mark.parametrize("case", _CASES)
def test_the_sentence_gives_these_claims(case, reading_of):
    reading = reading_of(case["text"], language="ar")

    assert [_row(claim, case["text"]) for claim in reading.claims] == [_expected(row) for row in case["claims"]]


def test_a_claimant_stands_where_its_span_says(reading_of):
    text = "قال وزير المالية التونسي سمير المرزوقي إن الأسعار ثابتة."

    claim = reading_of(text, language="ar").claims[0]

    assert claim.claimant is not None
    assert claim.claimant.span is not None
    assert claim.claimant.span.of(text) == "سمير المرزوقي"
    assert claim.cue_span is not None
    assert claim.cue_span.of(text) == claim.cue == "قال"


def test_a_claimant_that_no_words_stand_for_has_no_span(reading_of):
    text = "قال مصدر أمني إن التحقيق بدأ. وأضاف أن المتهم اعترف."

    second = reading_of(text, language="ar").claims[1]

    assert second.claimant is not None
    assert (second.claimant.name, second.claimant.span, second.sentence) == ("مصدر أمني", None, 2)


def test_words_that_stand_for_a_claimant_give_its_span(reading_of):
    text = "قال مصدر أمني إن التحقيق بدأ. وأضاف المصدر أن المتهم اعترف."

    second = reading_of(text, language="ar").claims[1]

    assert second.claimant is not None
    assert second.claimant.span is not None
    assert (second.claimant.name, second.claimant.span.of(text)) == ("مصدر أمني", "المصدر")


def test_a_cue_stands_without_the_conjunction_written_onto_it(reading_of):
    text = "ونفى حفتر وجود اتفاق. ووفقا لرويترز، انتهت المهلة."

    denied, ended = reading_of(text, language="ar").claims

    assert denied.cue_span is not None
    assert denied.cue == denied.cue_span.of(text) == "نفى"
    assert ended.cue == "وفقا"


def test_the_publishing_outlet_is_no_relay_of_its_own_article(reading_of):
    text = "قال مصدر أمني لـ«النهار» إن التحقيق بدأ."

    claim = reading_of(text, language="ar", outlet="النهار").claims[0]

    assert [hop.name for hop in claim.chain] == ["مصدر أمني"]


def test_a_known_speaker_carries_its_entity(reading_of):
    claim = reading_of("ونفى حفتر وجود اتفاق.", language="ar").claims[0]

    assert claim.claimant is not None
    assert claim.claimant.entity_id == 1
    assert claim.chain[0].entity_id == 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("قال وزير المالية إن الأسعار ثابتة.", "verb before its subject"),
        ("لكن وزير المالية قال إن الأسعار ثابتة.", "verb after its subject"),
        ("قال وزير المالية إن الأسعار ثابتة. وأضاف أن الدعم باق.", "verb, its subject carried over from before"),
        ("ووفقا لرويترز، انتهت المهلة.", "preposition"),
        ("يذكر أن المهلة انتهت أمس.", "impersonal: nobody is credited"),
        ("انتهت المهلة أمس في القاهرة.", "no cue: nobody is credited"),
    ],
)
def test_a_claim_names_the_rule_that_decided(text, rule, reading_of):
    reading = reading_of(text, language="ar")

    last = reading.claims[-1]

    assert last.rule == rule


def _row(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "says": claim.span.of(text),
        "who": claim.claimant.name if claim.claimant else None,
        "via": [hop.name for hop in claim.chain[1:]],
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "quoted": claim.quoted,
    }


def _expected(row: dict[str, Any]) -> dict[str, Any]:
    return {"via": [], "polarity": "affirms", "modality": "certain", "quoted": False} | row

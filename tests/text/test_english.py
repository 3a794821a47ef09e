"""English attribution, by case tables and by what must hold of any text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.words import EntityKind
from factcheck.text import Alias, Context, Gazetteer, read

TABLES = sorted((Path(__file__).parent / "cases" / "english").glob("*.yaml"))
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['text']}")
    for path in TABLES
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
]
PIECES = st.sampled_from(
    ["said", " ", "The minister ", "told Reuters ", "that ", '"', "“", "”", ", ", ". ", "but ", "adding ", "who ",
     "according to ", "denied ", "declined to comment ", "neither confirmed nor denied ", "citing ", "'", "\n", "2011 ",
     "Anna Keller ", "quoted ", "as saying ", "It is worth noting that ", "reportedly ", ": ", "—", "was ", "if "]
)  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_text_gives_these_claims_and_no_others(case):
    text = case["text"]

    reading = read(text, Context(language="en"))

    assert [_written(claim, text, row) for claim, row in _paired(reading.claims, case["claims"])] == [
        _expected(row) for row in case["claims"]
    ]


@given(st.text() | st.lists(PIECES).map("".join))
def test_any_text_gives_claims_inside_their_sentences(text):
    reading = read(text, Context(language="en"))

    sentences = {sentence.number: sentence.span for sentence in reading.sentences}
    assert all(sentences[claim.sentence].holds(claim.span) for claim in reading.claims)
    assert all(len(claim.span) for claim in reading.claims)
    assert all(claim.cue_span is None or claim.cue == claim.cue_span.of(text) for claim in reading.claims)


@given(st.lists(PIECES).map("".join))
def test_the_chain_of_an_attributed_claim_starts_with_its_claimant(text):
    reading = read(text, Context(language="en"))

    attributed = [claim for claim in reading.claims if claim.claimant is not None]
    assert all(claim.chain[0].name == claim.claimant.name for claim in attributed if claim.claimant)
    assert all(not claim.chain for claim in reading.claims if claim.claimant is None)


def test_the_publishing_outlet_is_no_relay_of_its_own_text():
    text = "Omar Haddad told Reuters that the port was open."

    (claim,) = read(text, Context(language="en", outlet="Reuters")).claims

    assert [hop.name for hop in claim.chain] == ["Omar Haddad"]


def test_the_company_of_a_press_release_is_its_publisher():
    text = "Helvex AG today announced that sales had doubled. The company expects a record year."
    helvex = Gazetteer.build([Alias("Helvex AG", 1, EntityKind.OUTLET)])

    *_, last = read(text, Context(language="en", outlet="Helvex AG", gazetteer=helvex)).claims

    assert last.claimant is not None
    assert last.claimant.name == "Helvex AG"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Keller arrived. She said the road was open.", "She"),
        ("A spokesman arrived. The spokesman said the road was open.", "spokesman"),
        ("Keller has doubts. Her claim that the road was open is false.", "Her"),
        ('The vote was close. "We lost," she said.', "she"),
    ],
)
def test_the_words_of_a_claimant_are_those_that_stand_in_the_sentence(text, words):
    *_, last = read(text, Context(language="en")).claims

    assert last.claimant is not None
    assert last.claimant.span is not None
    assert last.claimant.span.of(text) == words


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Anna Keller said that the road was open.", "verb after its subject"),
        ('"The road is open," said Anna Keller.', "verb before its subject"),
        ("According to Anna Keller, the road is open.", "according to"),
        ("The ministry repeated its claim that the road was open.", "noun cue"),
        ("Anna Keller fears a long strike.", "attitude"),
        ('"We lost," Anna Keller said. "It was close."', "quotation that goes on"),
        ('"Never again," the mayor trumpeted.', "unlisted verb beside a quotation"),
        ("The road was closed for nine days.", "nobody is credited"),
    ],
)
def test_a_claim_names_the_rule_that_decided(text, rule):
    *_, last = read(text, Context(language="en")).claims

    assert last.rule == rule


def test_a_quotation_that_goes_on_points_to_the_words_beside_it():
    text = '"We lost," Anna Keller said. "It was close."'

    *_, last = read(text, Context(language="en")).claims

    assert last.claimant is not None
    assert last.claimant.span is not None
    assert last.claimant.span.of(text) == "Anna Keller"


def test_a_quotation_far_from_its_source_points_to_no_words():
    text = '"We lost," Anna Keller said. The hall was empty by nine. "It was close."'

    *_, last = read(text, Context(language="en")).claims

    assert last.claimant is not None
    assert (last.claimant.name, last.claimant.span) == ("Anna Keller", None)


def test_the_answers_of_an_interview_are_the_guests():
    text = "Signe Aas heads the board. Aas spoke in May.\n\nQ: Is it safe?\n\nA: It is.\n\nQ: Why?\n\nA: We tested it."

    claims = read(text, Context(language="en")).claims

    assert [claim.claimant.name for claim in claims if claim.claimant] == ["Signe Aas", "Signe Aas"]


def test_initials_before_an_answer_are_those_of_somebody_named_before_it():
    text = "Hydrologist Selma Aas left. Bo Ek sued her.\n\nOP: Why?\n\nSA: It is wet.\n\nOP: And?\n\nSA: Luck."

    claims = read(text, Context(language="en", outlet="Oslo Post")).claims

    assert [claim.claimant.name for claim in claims if claim.claimant] == ["Selma Aas", "Selma Aas"]


@pytest.mark.parametrize(
    ("talk", "claimants"),
    [
        ("Is it safe?\n\nIt is.\n\nWhy do you say so?\n\nWe tested it.\n\nAnd now?\n\nWe wait.", ["Signe Aas"] * 3),
        (
            "Is it safe?\n\nIt is.\n\nThe pumps work.\n\nAre you sure?\n\nI am.\n\nAnd now?\n\nWe wait.",
            ["Signe Aas"] * 4,
        ),
        ("OP: Is it safe?\n\nSA: It is.\n\nOP: Why?\n\nSA: The pumps work.", ["Signe Aas"] * 2),
        ("OP: Is it safe?\n\nSA: It is.\n\nThe pumps work.\n\nOP: Why?\n\nSA: Luck.", ["Signe Aas"] * 3),
        ("OP: Is it safe?\n\nSA: It is.\n\nAas laughed.\n\nOP: Why?\n\nSA: Luck.", ["Signe Aas"] * 2),
        ("Is it safe?\n\nNobody knows.\n\nWho pays?\n\nThe town pays.\n\nWhat next?\n\nThe court meets.", []),
        ("Is it safe?\n\nWe tested it.", []),
    ],
)
def test_an_interview_without_marks_is_the_guests(talk, claimants):
    text = f"Signe Aas heads the board. Aas spoke in May.\n\n{talk}"

    claims = read(text, Context(language="en", outlet="Oslo Post")).claims

    assert [claim.claimant.name for claim in claims if claim.claimant] == claimants


@pytest.mark.parametrize(
    ("title", "claimant"),
    [
        ("Kremlin: no decision on arms", "Kremlin"),
        ("Army chief visits Moscow: report", "report"),
        ("Russia will not sell arms, says Kremlin", "Kremlin"),
        ("Analysis: why the talks failed", None),
        ("Talks end in Moscow without a deal", None),
    ],
)
def test_a_headline_puts_its_claim_to_whom_it_names(title, claimant):
    text = f"{title}\n\nThe talks ended on Monday in Moscow without a deal."

    first = read(text, Context(language="en", title=title)).claims[0]

    assert (first.claimant and first.claimant.name) == claimant


def _paired(claims, rows):
    return [(claim, rows[at] if at < len(rows) else {}) for at, claim in enumerate(claims)]


def _written(claim, text, row):
    who = claim.claimant
    return {
        "says": claim.span.of(text),
        "by": who and who.name,
        "kind": who.kind.value if who and "kind" in row else None,
        "via": [hop.name for hop in claim.chain[1:]],
        "cue": claim.cue,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "quoted": claim.quoted,
    }


def _expected(row):
    plain = {"kind": None, "via": [], "cue": None, "polarity": "affirms", "modality": "certain", "quoted": False}
    return plain | row

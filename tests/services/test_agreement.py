"""Agreement between checkers, held against worked examples from the literature."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from factcheck.domain.agreement import Judgement, Measure
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict, Withdrawal
from factcheck.errors import NotFound
from factcheck.services.agreement import agreement, figures
from factcheck.services.verdict_history import withdraw_verdict
from factcheck.services.verdicts import add_verdict

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): four observers, twelve units, some not observed.
# There nominal alpha is 0.743 and ordinal alpha 0.815.
OBSERVED = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
KRIPPENDORFF = [
    Judgement(who, ClaimRef(1, unit), f"class {value}", "scale", Decimal(value))
    for who, values in OBSERVED.items()
    for unit, value in enumerate(values.split(), 1)
    if value != "."
]
# Two readers of 50 grant applications: both yes 20, both no 15, yes and no 5, no and yes 10. By hand: they say the same
# of 0.7, by chance they would of 0.5 * 0.6 + 0.5 * 0.4 = 0.5, so kappa is 0.2 / 0.5.
GRANTS = ["true true"] * 20 + ["true false"] * 5 + ["false true"] * 10 + ["false false"] * 15


def _two(pairs):
    said = [(unit, *pair.split()) for unit, pair in enumerate(pairs, 1)]
    return [
        Judgement(who, ClaimRef(1, unit), label, "scale", None)
        for unit, one, other in said
        for who, label in (("Huda", one), ("Omar", other))
    ]


def _of(found, measure):
    return next(figure for figure in found if figure.measure is measure)


def test_alpha_is_that_of_the_published_example():
    found = figures(KRIPPENDORFF, least=2)

    nominal, ordinal = _of(found, Measure.ALPHA), _of(found, Measure.ORDINAL_ALPHA)
    assert (nominal.value, nominal.claims) == (pytest.approx(0.743, abs=0.0005), 11)
    assert (ordinal.value, ordinal.scale) == (pytest.approx(0.815, abs=0.0005), "scale")


def test_kappa_is_that_worked_out_by_hand():
    kappa = _of(figures(_two(GRANTS)), Measure.KAPPA)

    assert (kappa.checkers, kappa.claims, kappa.same) == (("Huda", "Omar"), 50, pytest.approx(0.7))
    assert kappa.value == pytest.approx(0.4)


def test_kappa_of_a_pair_counts_only_what_both_judged():
    more = Judgement("Salma", ClaimRef(1, 1), "true", "scale", None)

    kappas = [figure for figure in figures([*_two(GRANTS), more]) if figure.measure is Measure.KAPPA]

    assert [(figure.checkers, figure.claims) for figure in kappas] == [
        (("Huda", "Omar"), 50),
        (("Huda", "Salma"), 1),
        (("Omar", "Salma"), 1),
    ]
    assert kappas[0].value == pytest.approx(0.4)


def test_where_claims_are_too_few_there_is_no_figure_but_the_reason():
    found = figures(_two(GRANTS[:9]))

    assert {(figure.value, figure.remark) for figure in found} == {(None, "too few claims: 9 of at least 10")}


def test_where_all_say_the_same_of_everything_agreement_is_not_defined():
    found = figures(_two(["true true"] * 20))

    assert {figure.value for figure in found} == {None}
    assert all("nothing to tell agreement from chance" in figure.remark for figure in found)


def test_those_who_agree_throughout_and_say_various_things_have_one():
    found = figures(_two(["true true", "false false"] * 10))

    assert {figure.value for figure in found} == {1.0}


@pytest.fixture
def judged(seeded, newsroom, say):
    """Two claims; Huda and Omar judged both, the second of them blind."""
    claims = newsroom.publish(say("موسكو وعدت", by="الناطق"), say("لا عقد", by="الوزير"), outlet="عربي21")
    for claim, rating, blind in zip(claims, ("true", "mostly-false"), (False, True), strict=True):
        add_verdict(seeded, NewVerdict(claim, rating, "seen", "Huda", blind=blind))
        add_verdict(seeded, NewVerdict(claim, "false", "seen", "Omar", blind=blind))
    return claims


def test_current_verdicts_count_each_under_its_class(database, judged):  # noqa: ARG001  # they are there
    found = agreement(database, least=2)

    kappa = _of(found, Measure.KAPPA)
    assert (kappa.claims, kappa.same) == (2, 0.5)
    assert _of(found, Measure.ORDINAL_ALPHA).scale == "truth5"


def test_a_withdrawn_verdict_counts_no_more(database, judged):
    withdraw_verdict(database, Withdrawal(judged[0], "Omar", "forged"))

    assert _of(agreement(database, least=2), Measure.KAPPA).claims == 1


def test_agreement_is_narrowed_to_a_scale_a_time_and_what_was_logged_blind(database, judged):  # noqa: ARG001  # there
    tomorrow = datetime.now(UTC) + timedelta(days=1)

    assert _of(agreement(database, blind_only=True), Measure.KAPPA).claims == 1
    assert agreement(database, since=tomorrow) == []
    assert _of(agreement(database, scale="truth5"), Measure.KAPPA).claims == 2
    assert agreement(database, scale="desk") == []
    with pytest.raises(NotFound, match="'stars'"):
        agreement(database, scale="stars")


def test_a_superseding_verdict_counts_in_place_of_the_first(database, judged):
    changed = NewVerdict(judged[0], "false", "seen", "Huda", supersedes=1, reason="news")
    add_verdict(database, replace(changed))

    assert _of(agreement(database, least=2), Measure.KAPPA).same == 1.0
